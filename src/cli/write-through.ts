// Bytes that are on the disk when the call returns.
import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";

/** Writes a text to a file, all of it, and forces it to the disk. Throws what the file system throws. */
export function writeThrough(path: string, text: string): void {
  const descriptor = openSync(path, "w");
  try {
    const bytes = Buffer.from(text);
    let written = 0;
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
