// The --out folder: refused when it holds something else, and written whole or not at all.
import {
  closeSync,
  type Dirent,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { reasonOf } from "./disk-trouble.js";
import { OutputError, UsageError } from "./errors.js";
import { StreamedFile } from "./streamed-file.js";
import { writeThrough } from "./write-through.js";

/** The journal of an unfinished run. */
export const journalName = "journal";

/** What people are told about a folder that cannot be used. */
interface Words {
  /** What it is called. */
  readonly name: string;
  /** What to do instead, after "or". */
  readonly instead: string;
}

/** A folder that a run writes into. */
export class OutputFolder {
  /** First of the folders that did not exist before, to be taken away again when nothing is written. */
  readonly #created: string | undefined;
  /** Names of files that are written beside their places and take them at the next {@link write}. */
  readonly #streamed = new Set<string>();

  private constructor(
    readonly path: string,
    created: string | undefined,
  ) {
    this.#created = created;
  }

  /**
   * Makes the folder ready, creating it where needed. Throws `UsageError` when it holds anything that this tool did
   * not write, an unfinished run that is not to be resumed, a folder in the place of a file, or cannot be written.
   *
   * @param resume whether an unfinished run in it is wanted
   * @param words for a folder that no `--out` named
   */
  static open(
    path: string,
    {
      resume,
      words = { name: `--out ${path}`, instead: "name another folder" },
    }: { resume: boolean; words?: Words },
  ): OutputFolder {
    const { name, instead } = words;
    const folder = new OutputFolder(path, ready(path, words));
    // What an earlier run could not finish to write is no reason to refuse.
    const found = readdirSync(path, { withFileTypes: true });
    const entries = found.map(({ name }) => name).filter((name) => !/^\..*\.partial$/.test(name));
    if (entries.includes(journalName)) {
      folder.#openJournal(words);
      if (!resume) {
        throw new UsageError(`${name} holds an unfinished run`, `finish it with --resume, or ${instead}`);
      }
    } else if (entries.length > 0 && !isOurs(path)) {
      throw new UsageError(
        `${name} holds files that are no run of transfersim; nothing was written`,
        "name a new or an empty folder",
      );
    }
    refuseFolders(found, words);
    folder.#probe(words);
    return folder;
  }

  /** Where the journal of this folder is, or would be. */
  get journal(): string {
    return join(this.path, journalName);
  }

  /**
   * Writes all files, or none: each first under another name and forced to the disk, and only when all are there
   * do they take their places, in the order given. Throws `OutputError`.
   */
  write(files: ReadonlyMap<string, string>): void {
    const names = [...this.#streamed, ...files.keys()];
    try {
      for (const [name, text] of files) writeThrough(this.#partial(name), text);
      for (const name of names) renameSync(this.#partial(name), join(this.path, name));
      this.#streamed.clear();
    } catch (error) {
      for (const name of names) rmSync(this.#partial(name), { force: true });
      const kept = existsSync(this.journal) ? "; --resume then needs no replication again" : "";
      throw new OutputError(
        `cannot write to ${this.path}: ${reasonOf(error)}`,
        `nothing in it was changed: make room${kept}`,
        { cause: error },
      );
    }
  }

  /** Opens a file that is written bit by bit; it takes its place with the next {@link write}, or never. */
  stream(name: string): StreamedFile {
    this.#streamed.add(name);
    return new StreamedFile(this.#partial(name));
  }

  /** Takes away the journal: what it held is in the files now. */
  forgetJournal(): void {
    this.forget(journalName);
  }

  /** Takes away a file, if it is there: it is of an earlier run. */
  forget(name: string): void {
    rmSync(join(this.path, name), { force: true });
  }

  /** Takes away what did not come to be: files that took no place, and folders that `open` created, if empty. */
  abandon(): void {
    for (const name of this.#streamed) rmSync(this.#partial(name), { force: true });
    if (this.#created === undefined) return;
    for (let path = resolve(this.path); ; path = dirname(path)) {
      try {
        rmdirSync(path);
      } catch {
        return; // something is in it after all
      }
      if (path === this.#created) return;
    }
  }

  #partial(name: string): string {
    return join(this.path, `.${name}.partial`);
  }

  /** Throws `UsageError` where what has the journal's name can be none. */
  #openJournal({ name, instead }: Words): void {
    try {
      closeSync(openSync(this.journal, "r+"));
    } catch (error) {
      throw new UsageError(
        `${name} cannot be written: ${journalName}: ${reasonOf(error)}`,
        `move it away, or ${instead}`,
        { cause: error },
      );
    }
  }

  #probe({ name, instead }: Words): void {
    const probe = join(this.path, ".probe.partial");
    try {
      writeThrough(probe, "can be written\n");
      rmSync(probe);
    } catch (error) {
      rmSync(probe, { force: true });
      this.abandon();
      throw new UsageError(`${name} cannot be written: ${reasonOf(error)}`, instead);
    }
  }
}

/**
 * Creates what is missing of a path, step by step; says which folder was the first that had to be. (Node's own
 * recursive mkdir never returns where the system answers ENOENT, as it does under /proc.)
 */
function ready(path: string, { name, instead }: Words): string | undefined {
  const missing: string[] = [];
  for (let folder = resolve(path); !existsSync(folder); folder = dirname(folder)) missing.push(folder);
  try {
    for (const folder of missing.toReversed()) mkdirSync(folder);
    if (!statSync(path).isDirectory()) throw Object.assign(new Error(), { code: "EEXIST" });
  } catch (error) {
    throw new UsageError(`${name} cannot be a folder: ${reasonOf(error)}`, instead);
  }
  return missing.at(-1);
}

/** Throws `UsageError` where a folder has a name that a file of a run may have. */
function refuseFolders(entries: readonly Dirent[], { name, instead }: Words): void {
  const folder = entries.find((entry) => entry.isDirectory() && /\.(csv|html|json|yaml)$/.test(entry.name));
  if (folder === undefined) return;
  throw new UsageError(
    `${name} cannot be written: ${folder.name}: a folder of that name is in the way`,
    `move it away, or ${instead}`,
  );
}

function isOurs(path: string): boolean {
  try {
    return "transfersim" in JSON.parse(readFileSync(join(path, "manifest.json"), "utf8"));
  } catch {
    return false;
  }
}
