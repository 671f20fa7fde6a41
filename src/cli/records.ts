// --records: everybody's way through the replications of a run, in records.csv.
import { createReadStream, existsSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { type Range, replicate } from "../experiment/index.js";
import { RecordLines, recordsHead } from "../report/index.js";
import type { Scenario } from "../scenario/index.js";
import { reasonOf } from "./disk-trouble.js";
import { Interrupted, OutputError, UsageError } from "./errors.js";
import type { Io } from "./io.js";
import type { OutputFolder } from "./output-folder.js";
import type { StreamedFile } from "./streamed-file.js";
import { wholeNumber } from "./values.js";

const recordsName = "records.csv";

/** `--records`, and how many replications it is for. */
export const recordsOptions = {
  records: {
    type: "boolean",
    describe: `Write ${recordsName} too: a row per person or convoy and stage with entry, start and exit`,
  },
  "records-first": {
    type: "string",
    requiresArg: true,
    describe: `Write ${recordsName} for the first so many replications only`,
    read: wholeNumber("--records-first", { minimum: 1, maximum: 10_000_000, example: 5 }),
  },
} as const;

/** The replications of those done that records are wanted of; an empty range without either option. */
export function recorded(
  given: { readonly records?: boolean | undefined; readonly "records-first"?: number | undefined },
  { first, end }: Range,
): Range {
  const most = given["records-first"] ?? (given.records === true ? end - first : 0);
  return { first, end: Math.min(end, first + most) };
}

/** Whose records to write. */
export interface RecordsRequest {
  readonly scenario: Scenario;
  readonly seed: number;
  /** The replications, all of them done before. */
  readonly range: Range;
  readonly quiet: boolean;
  readonly folder: OutputFolder;
}

/**
 * Plays replications again, which gives the same, and writes who was where when, in the order of the replications.
 * So the run itself carries nothing of it, and any number of workers gives the same file. It is kept beside its place
 * until the folder's other files are written. Without a replication the folder has none: what is there is of an
 * earlier run.
 *
 * @throws Interrupted when the person stopped it
 * @throws OutputError when there is no room for it
 */
export async function writeRecords(request: RecordsRequest, io: Io): Promise<void> {
  const { folder, range } = request;
  if (range.end === range.first) {
    folder.forget(recordsName);
    return;
  }
  await written(folder, fewer, (file) => addAll(file, request, io));
}

/**
 * Joins the records of the shards of a run, in the order given: the file of the whole. Where some shards have none, the
 * whole has none, and that is said.
 *
 * @param shards folders
 * @throws OutputError when there is no room for it
 */
export async function joinRecords(shards: readonly string[], folder: OutputFolder, io: Io): Promise<void> {
  const files = shards.map((shard) => join(shard, recordsName)).filter((file) => existsSync(file));
  if (files.length < shards.length) {
    folder.forget(recordsName);
    if (files.length > 0) {
      const there = `${files.length} of ${shards.length} shards have ${recordsName}`;
      io.stderr.write(`transfersim: ${there}: the whole has none\n`);
    }
    return;
  }
  await written(folder, "make room", async (joined) => {
    joined.add(recordsHead);
    for (const file of files) {
      for await (const text of linesOf(file)) joined.add(text);
    }
    joined.finish();
  });
}

/** What a records.csv holds after its heading. Throws `UsageError` when it has another one. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const encoding = "utf8";
  let head = "";
  for await (const text of createReadStream(file, { encoding, end: recordsHead.length - 1 })) head += text;
  if (head !== recordsHead) throw new UsageError(`${file} is not as it was written`, "run that shard again");
  yield* createReadStream(file, { encoding, start: recordsHead.length });
}

/** Writes the file beside its place. Throws `OutputError` when there is no room for it, with what to do `next`. */
async function written(
  folder: OutputFolder,
  next: string,
  write: (file: StreamedFile) => Promise<void>,
): Promise<void> {
  try {
    const file = folder.stream(recordsName);
    try {
      await write(file);
    } finally {
      file.close();
    }
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    throw noRoom(`${folder.path}: ${reasonOf(error)}`, next, error);
  }
}

async function addAll(file: StreamedFile, request: RecordsRequest, io: Io): Promise<void> {
  const { scenario, seed, range, folder, quiet } = request;
  const lines = new RecordLines();
  file.add(recordsHead);
  for (let k = range.first; k < range.end; k++) {
    await setImmediate(); // Ctrl-C gets its turn
    if (io.interrupted.aborted) {
      throw new Interrupted(
        `stopped while ${recordsName} was written; the replications are kept in ${folder.path}`,
        "the same command with --resume goes on from there",
      );
    }
    replicate(scenario, seed, k, { records: (record) => file.add(lines.line(k, record)) });
    if (k > range.first || range.end - range.first === 1) continue;
    const all = file.bytes * (range.end - range.first);
    if (!quiet) io.stderr.write(`${recordsName}: about ${size(all)} for these replications\n`);
    const { bavail, bsize } = statfsSync(folder.path);
    if (all > bavail * bsize) throw noRoom(`${folder.path} has room for ${size(bavail * bsize)}`, fewer);
  }
  file.finish();
}

const fewer = "make room, or write fewer with --records-first N; --resume then needs no replication again";

function noRoom(why: string, next: string, cause?: Error): OutputError {
  return new OutputError(`cannot write ${recordsName}: ${why}`, next, { cause });
}

function size(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}
