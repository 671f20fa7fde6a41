// The only place where a scenario's files are read from the disk.
import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from "node:fs";
import { relative, sep } from "node:path";
import { FileReadError, type FileReader, type ReadTrouble } from "../scenario/index.js";

/**
 * Reads files for a scenario: only regular files that are inside the scenario's folder once symbolic links are
 * followed, and no more bytes than allowed even when the file grows meanwhile.
 */
export const diskReader: FileReader = {
  read(path, { folder, maximumBytes }) {
    const real = attempt(path, () => realpathSync(path));
    const home = attempt(folder, () => realpathSync(folder));
    const inside = relative(home, real);
    if (
      inside === "" ||
      inside === ".." ||
      inside.startsWith(`..${sep}`) ||
      /^([A-Za-z]:|[\\/])/.test(inside)
    ) {
      // A folder in the place of a file is the likelier slip than an escape.
      throw new FileReadError(inside === "" ? "not a file" : "outside", `${path} leads out of ${folder}`);
    }
    return attempt(path, () => readRegularFile(real, maximumBytes));
  },
};

/** Opens without waiting, so that a pipe with no writer is refused rather than waited for. */
function readRegularFile(path: string, maximumBytes: number): Uint8Array {
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const status = fstatSync(descriptor);
    if (!status.isFile()) throw new FileReadError("not a file", `${path} is not a file`);
    if (status.size > maximumBytes) throw new FileReadError("too large", `${status.size} bytes`);
    const bytes = Buffer.alloc(Math.min(status.size, maximumBytes));
    let length = 0;
    while (length < bytes.length) {
      const read = readSync(descriptor, bytes, length, bytes.length - length, null);
      if (read === 0) break;
      length += read;
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}

const troubles: Readonly<Record<string, ReadTrouble>> = {
  ENOENT: "missing",
  ENOTDIR: "missing",
  EISDIR: "not a file",
  ENXIO: "not a file",
};

function attempt<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof FileReadError) throw error;
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    throw new FileReadError(troubles[code] ?? "unreadable", `${path}: ${code}`);
  }
}
