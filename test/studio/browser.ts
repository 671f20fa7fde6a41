// A browser for the tests of pages; `.ci/run` installs one.
import { existsSync } from "node:fs";

/** Where Debian puts Chromium. */
export const chromiumPath = "/usr/bin/chromium";

/** Whether pages can be tried here. */
export const chromiumInstalled = existsSync(chromiumPath);
