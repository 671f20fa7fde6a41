import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { localPool, mergeParts, runReplications } from "../../../src/experiment/index.js";
import {
  findJournal,
  Journal,
  type JournaledRunOptions,
  readJournal,
  readPart,
  runWithJournal,
} from "../../../src/experiment/node/index.js";
import { RecordWriter } from "../../../src/experiment/node/record-file.js";
import type { Observations } from "../../../src/models/observations.js";
import { replicate, type Toy } from "../toy.js";

const toy: Toy = { people: 20, pace: 5, horizon: 3 };
const identity = { scenario: "abc", seed: 7, version: "1.0.0" };
const head = { identity, first: 0, end: 4, total: 4 };
const all = [0, 1, 2, 3].map((k) => replicate(toy, 7, k));

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "journal-"));
  path = join(folder, "journal");
});
afterEach(() => rm(folder, { recursive: true }));

async function append(observations: readonly Observations[]): Promise<void> {
  const journal = await Journal.open(path, head);
  for (const one of observations) await journal.append(one);
  await journal.close();
}

async function read(): Promise<Observations[]> {
  const found: Observations[] = [];
  for await (const one of readJournal(path)) found.push(one);
  return found;
}

function run(options: Partial<JournaledRunOptions<Toy>> = {}) {
  const pool = localPool(replicate);
  const resume = false;
  return runWithJournal({
    pool,
    subject: toy,
    seed: 7,
    replications: 4,
    journal: path,
    identity,
    resume,
    ...options,
  });
}

describe("journal", () => {
  it("gives back what was put in", async () => {
    await append(all);
    expect(await read()).toEqual(all);
    expect(await findJournal(path)).toMatchObject({ head, done: 4 });
    expect(await findJournal(join(folder, "nothing"))).toBeNull();
  });

  it("cut off at any byte, it keeps the whole records, and going on gives the same bytes", async () => {
    const ends = [0];
    for (let n = 1; n <= all.length; n++) {
      await rm(path, { force: true });
      await append(all.slice(0, n));
      ends.push((await readFile(path)).length);
    }
    const whole = await readFile(path);
    for (let cut = 0; cut <= whole.length; cut++) {
      await writeFile(path, whole.subarray(0, cut));
      const done = ends.findLastIndex((end) => end <= cut);
      expect(await read()).toEqual(all.slice(0, done));
      if (cut % 8 > 0 && !ends.includes(cut)) continue; // going on waits for the disk
      await append(all.slice((await findJournal(path))?.done ?? 0));
      expect(await readFile(path)).toEqual(whole);
    }
  });

  it("never believes a damaged byte: records from there on count as not done", async () => {
    await append(all);
    const whole = await readFile(path);
    for (let position = 22; position < whole.length; position += 3) {
      const damaged = Buffer.from(whole);
      damaged.writeUInt8((damaged[position] ?? 0) ^ 0x20, position);
      await writeFile(path, damaged);
      const found = await read();
      expect(found.length).toBeLessThan(4);
      expect(found).toEqual(all.slice(0, found.length));
    }
  });

  it("a tail of zeros, as power loss leaves it, is cut off", async () => {
    await append(all.slice(0, 2));
    const good = await readFile(path);
    await writeFile(path, Buffer.concat([good, Buffer.alloc(500)]));
    expect(await findJournal(path)).toMatchObject({ done: 2, end: good.length });
  });

  it("refuses another run's journal, naming what differs, and a file that is none", async () => {
    await append(all);
    const other = { ...head, identity: { ...identity, seed: 8 } };
    await expect(Journal.open(path, other)).rejects.toThrow("they differ in seed (7 and 8)");
    await expect(Journal.open(path, { ...head, first: 4, end: 8, total: 8 })).rejects.toThrow(
      "holds replications 0 to 3 of 4, not 4 to 7 of 8",
    );
    await writeFile(path, "convoys,days\n1,2\n");
    await expect(Journal.open(path, head)).rejects.toThrow("is not a journal");
    expect(await readFile(path, "utf8")).toBe("convoys,days\n1,2\n");
  });

  it("goes on with a shard of the same range alone", async () => {
    const shard = { identity, first: 1, end: 3, total: 8 };
    await (await Journal.open(path, shard)).close();
    for (const [moved, as] of [
      [{ first: 0 }, "0 to 2 of 8"],
      [{ end: 4 }, "1 to 3 of 8"],
      [{ total: 9 }, "1 to 2 of 9"],
    ] as const) {
      await expect(Journal.open(path, { ...shard, ...moved })).rejects.toThrow(
        `holds replications 1 to 2 of 8, not ${as}`,
      );
    }
    const again = await Journal.open(path, shard);
    expect(again.done).toBe(0);
    await again.close();
  });

  it("says that the disk is full, and what to do", async () => {
    const full = {
      write: () => Promise.reject(Object.assign(new Error("write ENOSPC"), { code: "ENOSPC" })),
      datasync: () => Promise.resolve(),
    };
    const writer = new RecordWriter(full, 0, "out/journal");
    await expect(writer.append(Buffer.alloc(100_000))).rejects.toThrow(
      "cannot write out/journal: the disk is full. What it already holds is safe: make room and go on with --resume.",
    );
  });
});

describe("a run with a journal", () => {
  it("interrupted and resumed gives the bytes of an undisturbed run", async () => {
    const abort = new AbortController();
    const first = await run({
      signal: abort.signal,
      onProgress: ({ done }) => {
        if (done === 2) abort.abort();
      },
    });
    expect(first.complete).toBe(false);
    const resumed = await run({ resume: true });
    const whole = await runReplications({
      pool: localPool(replicate),
      subject: toy,
      seed: 7,
      replications: 4,
    });
    expect(JSON.stringify([...resumed.rows])).toBe(JSON.stringify([...whole.rows]));
    expect(resumed.bands).toEqual(whole.bands);
    expect(await read()).toEqual(all);
  });

  it("does not overwrite an unfinished run without being told to resume", async () => {
    await run();
    await expect(run()).rejects.toThrow("holds 4 replications of an unfinished run: go on with --resume");
    expect(await read()).toEqual(all);
  });

  it("begins a run anew that ended before its first replication", async () => {
    await append([]);
    expect((await run()).rows.length).toBe(4);
  });

  it("resumed with more replications goes on, with fewer takes the first ones", async () => {
    await run();
    expect((await run({ resume: true, replications: 6 })).rows.length).toBe(6);
    expect((await run({ resume: true, replications: 3 })).rows.length).toBe(3);
  });

  it("in shards merges to the bytes of one run", async () => {
    const paths = ["a", "b"].map((name) => join(folder, name));
    await run({ journal: paths[1] ?? "", first: 3, replications: 1, total: 4 });
    await run({ journal: paths[0] ?? "", first: 0, replications: 3, total: 4 });
    const merged = await mergeParts(await Promise.all(paths.reverse().map((shard) => readPart(shard))));
    const whole = await run();
    expect([...merged.rows]).toEqual([...whole.rows]);
    expect(merged.bands).toEqual(whole.bands);
    await expect(readPart(join(folder, "c"), "c")).rejects.toThrow("c holds no journal of a shard");
  });
});
