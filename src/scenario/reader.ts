/** Why a file could not be read, in the reader's terms. */
export type ReadTrouble = "missing" | "outside" | "too large" | "not a file" | "unreadable";

/** What a `FileReader` throws; the scenario reader turns it into a located problem. */
export class FileReadError extends Error {
  override readonly name = "FileReadError";
  constructor(
    readonly trouble: ReadTrouble,
    message: string,
  ) {
    super(message);
  }
}

/**
 * How the scenario room reads the scenario file and the data beside it, without knowing about disks.
 * An implementation over a disk resolves symbolic links, and throws `FileReadError("outside")` for a file
 * that is not inside `folder` in the end; it throws `too large` before loading a file above `maximumBytes`.
 */
export interface FileReader {
  /**
   * The bytes of a file. `path` is the scenario's path as the user gave it, or that path's folder joined with
   * a relative path from the scenario, always with `/`. `folder` is the folder that must contain it.
   */
  read(path: string, limits: { readonly folder: string; readonly maximumBytes: number }): Uint8Array;
}

/** A reader over texts held in memory, by path: for tests, the browser, and reading a scenario again. */
export function memoryReader(files: Readonly<Record<string, string>>): FileReader {
  return {
    read(path, { maximumBytes }) {
      const text = Object.hasOwn(files, path) ? files[path] : undefined;
      if (text === undefined) throw new FileReadError("missing", `no file ${path}`);
      const bytes = new TextEncoder().encode(text);
      if (bytes.length > maximumBytes) throw new FileReadError("too large", `${bytes.length} bytes`);
      return bytes;
    },
  };
}

/** The folder of a path: all before the last stroke; `.` when there is none. */
export function folderOf(path: string): string {
  const at = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"));
  return at < 0 ? "." : path.slice(0, Math.max(at, 1));
}

/**
 * The path of a data file named in a scenario, or undefined when the name leaves the scenario's folder:
 * absolute, with a drive letter, a backslash, a step up, or a NUL.
 */
export function besideScenario(scenarioPath: string, name: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a NUL ends a path early on some systems
  if (/^\/|^[A-Za-z]:|\\|\u0000/.test(name) || name.split("/").includes("..")) return undefined;
  const folder = folderOf(scenarioPath);
  return folder === "." && !scenarioPath.startsWith("./") ? name : `${folder}/${name}`;
}
