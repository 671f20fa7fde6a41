// A file written whole or not at all.

import { randomUUID } from "node:crypto";
import { renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { reasonOf } from "./disk-trouble.js";
import { UsageError } from "./errors.js";
import { writeThrough } from "./write-through.js";

/**
 * Writes a text to a file, beside it first, so that no reader ever sees half of it. Throws `UsageError`.
 *
 * @param option that named the file
 */
export function writeWhole(path: string, text: string, option: string): void {
  const partial = join(dirname(path), `.${randomUUID()}.partial`);
  try {
    writeThrough(partial, text);
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    throw new UsageError(`${option} ${path} cannot be written: ${reasonOf(error)}`, "name another file", {
      cause: error,
    });
  }
}
