import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { progressBar } from "../../src/cli/progress.js";

const hideCursor = "\x1b[?25l";
const showCursor = "\x1b[?25h";

it("a bar that is stopped gives the terminal its cursor back at once, and does not come again", () => {
  const stderr = Object.assign(new PassThrough({ encoding: "utf8" }), { isTTY: true, columns: 80 });
  const stop = new AbortController();
  const bar = progressBar({ stdout: stderr, stderr, env: {}, interrupted: stop.signal }, false);
  bar.show({ done: 1, total: 9, secondsLeft: 5 });
  expect(stderr.read()).toContain(hideCursor);
  stop.abort();
  expect(stderr.read()).toContain(showCursor);
  bar.show({ done: 2, total: 9, secondsLeft: 4 });
  bar.end();
  expect(stderr.read()).toBeNull();
});

it("a terminal that cannot move its cursor (TERM=dumb) is shown no bar", () => {
  const stderr = Object.assign(new PassThrough({ encoding: "utf8" }), { isTTY: true, columns: 80 });
  const interrupted = new AbortController().signal;
  const bar = progressBar({ stdout: stderr, stderr, env: { TERM: "dumb" }, interrupted }, false);
  bar.show({ done: 1, total: 9, secondsLeft: 5 });
  bar.end();
  expect(stderr.read()).toBeNull();
});
