// A file written whole or not at all.

import { randomUUID } from "node:crypto";
import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { reasonOf } from "./disk-trouble.js";
import { UsageError } from "./errors.js";
import { writeThrough } from "./write-through.js";

/**
 * Writes a text to a file, beside it first, so that no reader ever sees half of it. A link stays a link, and what is no
 * file, such as `/dev/stdout` or a pipe, is written to and never replaced. Throws `UsageError`.
 *
 * @param option that named the file
 */
export function writeWhole(path: string, text: string, option: string): void {
  try {
    const status = statSync(path, { throwIfNoEntry: false });
    if (status === undefined) replace(path, text);
    else if (status.isFile()) replace(realpathSync(path), text);
    else writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(`${option} ${path} cannot be written: ${reasonOf(error)}`, "name another file", {
      cause: error,
    });
  }
}

function replace(path: string, text: string): void {
  const partial = join(dirname(path), `.${randomUUID()}.partial`);
  try {
    writeThrough(partial, text);
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}
