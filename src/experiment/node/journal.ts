// The journal of a run: every replication as soon as it is done, so that nothing but a lost disk loses it.
import { constants, type FileHandle, open } from "node:fs/promises";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Observations } from "../../models/index.js";
import { ExperimentError } from "../errors.js";
import { checkSameRun, type Identity, type Range } from "../shards.js";
import { frame, RecordWriter, readRecords } from "./record-file.js";

const magic = Buffer.from("transfersim journal 1\n");

/** The first record: whose journal it is. */
export interface JournalHead extends Range {
  readonly identity: Identity;
  /** Replications of the whole run; more than the range's when it is a shard. */
  readonly total: number;
}

/** A journal as found on disk. */
export interface FoundJournal {
  readonly head: JournalHead;
  /** Replications it holds whole, from `head.first` on. */
  readonly done: number;
  /** Where the last whole one ends. */
  readonly end: number;
}

/**
 * Looks through a journal. Null when the file is not there, or was cut off before its head was whole: then
 * nothing had been done. Throws when it is some other file.
 */
export async function findJournal(path: string): Promise<FoundJournal | null> {
  const file = await openIfThere(path);
  if (file === null) return null;
  try {
    return await scan(file, path);
  } finally {
    await file.close();
  }
}

/** The observations of a journal, from `head.first` on, one at a time. */
export async function* readJournal(path: string): AsyncGenerator<Observations, void> {
  const file = await openIfThere(path);
  if (file === null) return;
  try {
    let head = true;
    for await (const { payload } of readRecords(file, magic.length)) {
      if (!head) yield decode(payload);
      head = false;
    }
  } finally {
    await file.close();
  }
}

/** A journal that is being written. */
export class Journal {
  private constructor(
    private readonly file: FileHandle,
    private readonly writer: RecordWriter,
    /** Replications it already held when it was opened. */
    readonly done: number,
  ) {}

  /**
   * Opens a journal to go on with it, or starts it when there is none. A torn tail is cut off. Throws when it
   * belongs to another run.
   */
  static async open(path: string, head: JournalHead): Promise<Journal> {
    const found = await findJournal(path);
    if (found !== null) checkHead(found.head, head, path);
    const file = await open(path, constants.O_RDWR | constants.O_CREAT);
    if (found !== null) {
      await file.truncate(found.end);
      return new Journal(file, new RecordWriter(file, found.end, path), found.done);
    }
    await file.truncate(0);
    const bytes = Buffer.concat([magic, frame(encode(head))]);
    await file.write(bytes, 0, bytes.length, 0);
    return new Journal(file, new RecordWriter(file, bytes.length, path), 0);
  }

  /** Adds the next replication. Throws an ExperimentError when the disk does not take it. */
  async append(observations: Observations): Promise<void> {
    await this.writer.append(encode(observations));
  }

  /** Sees everything onto the disk and closes. */
  async close(): Promise<void> {
    try {
      await this.writer.finish();
    } finally {
      await this.file.close();
    }
  }
}

async function scan(file: FileHandle, path: string): Promise<FoundJournal | null> {
  const start = Buffer.alloc(magic.length);
  const { bytesRead } = await file.read(start, 0, magic.length, 0);
  if (!magic.subarray(0, bytesRead).equals(start.subarray(0, bytesRead))) {
    throw new ExperimentError(`${path} is not a journal of a run; move it away`);
  }
  if (bytesRead < magic.length) return null;
  let head: JournalHead | undefined;
  let records = 0;
  let end = magic.length;
  for await (const record of readRecords(file, magic.length)) {
    head ??= decode(record.payload);
    records++;
    end = record.end;
  }
  return head === undefined ? null : { head, done: records - 1, end };
}

/** A run may be resumed with more replications than before; a shard may not, for its range would move. */
function checkHead(found: JournalHead, wanted: JournalHead, path: string): void {
  checkSameRun(found.identity, wanted.identity, path, "this run");
  const whole = (head: JournalHead) => head.first === 0 && head.end === head.total;
  if (whole(found) && whole(wanted)) return;
  if (found.first !== wanted.first || found.end !== wanted.end || found.total !== wanted.total) {
    throw new ExperimentError(
      `${path} holds replications ${found.first} to ${found.end - 1} of ${found.total}, ` +
        `not ${wanted.first} to ${wanted.end - 1} of ${wanted.total}`,
    );
  }
}

async function openIfThere(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, "r");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    throw error;
  }
}

/** JSON keeps doubles exactly; series of counts shrink to a tenth. */
function encode(value: Observations | JournalHead): Buffer {
  return deflateRawSync(JSON.stringify(value), { level: 1 });
}

function decode<T>(payload: Buffer): T {
  return JSON.parse(inflateRawSync(payload).toString());
}
