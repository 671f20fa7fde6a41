import { describe, type Fault, type Place, type Problem, problemAt } from "./problem.js";
import { FileReadError, type FileReader, folderOf } from "./reader.js";

/** A file may be this big: enough for a long manifest, too small to exhaust memory. */
export const maximumBytes = { scenario: 1_000_000, data: 50_000_000 };

const troubles = {
  missing: { found: "no such file", expected: "a file that exists" },
  outside: { found: "a link that leads out of the scenario's folder", expected: "a file inside it" },
  "too large": { found: "a file too large to read", expected: "a smaller one" },
  "not a file": { found: "something that is not a file", expected: "a text file" },
  unreadable: { found: "a file that cannot be read", expected: "a text file that can" },
};

/** The same of the scenario itself: its data files are looked for beside its path as given, where a link has none. */
const ofScenario = {
  ...troubles,
  outside: {
    found: "a link that leads out of its folder",
    expected: "the path of the file itself, with its data beside it",
  },
};

/**
 * The text of a file in UTF-8 without its byte order mark, or what is wrong with it. `at` is where the file
 * was named, so that a missing data file is reported at the word in the scenario that asked for it.
 */
export function readText(
  path: string,
  reader: FileReader,
  limits: { readonly folder?: string; readonly maximumBytes: number },
  at: Place & { readonly path: string },
): string | Problem {
  const bytes = readBytes(path, reader, limits);
  if (!(bytes instanceof Uint8Array)) return problemAt(at, at.path, bytes);
  if (bytes.includes(0)) {
    return problemAt(at, at.path, { found: `binary data in ${path}`, expected: "a text file in UTF-8" });
  }
  try {
    // A carriage return alone ends a line in YAML too, and its parser does not know it: all would be one remark.
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes).replace(/\r(?!\n)/g, "\n");
  } catch {
    return problemAt(at, at.path, {
      found: `bytes that are no UTF-8 text in ${path}`,
      expected: "a text file in UTF-8",
    });
  }
}

function readBytes(
  path: string,
  reader: FileReader,
  { folder, maximumBytes }: { readonly folder?: string; readonly maximumBytes: number },
): Uint8Array | Fault {
  const fault = (trouble: keyof typeof troubles): Fault => {
    const { found, expected } = (folder === undefined ? ofScenario : troubles)[trouble];
    return { found: `${found}: ${path}`, expected };
  };
  try {
    const bytes = reader.read(path, { folder: folder ?? folderOf(path), maximumBytes });
    return bytes.length > maximumBytes ? fault("too large") : bytes;
  } catch (error) {
    if (error instanceof FileReadError) return fault(error.trouble);
    return { found: describe(error instanceof Error ? error.message : error), expected: `to read ${path}` };
  }
}
