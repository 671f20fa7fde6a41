import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { localPool, runReplications, summarise } from "../../../src/experiment/index.js";
import { threadPool } from "../../../src/experiment/node/index.js";
import { replicate, type Toy } from "../toy.js";

const module = new URL("../toy.ts", import.meta.url);
const toy: Toy = { people: 100, pace: 5, horizon: 24 };

async function onThreads(workers: number, subject: Toy, replications = 40) {
  const pool = threadPool<Toy>({ module, workers });
  try {
    return await runReplications({ pool, subject, seed: "s", replications });
  } finally {
    await pool.close();
  }
}

/** Closes a pool with an answer under way; false where the answer was there before, as on a busy machine it may be. */
async function answersLate(): Promise<boolean> {
  const pool = threadPool<Toy>({ module, workers: 1 });
  const task = { subject: toy, seed: 1, first: 0, count: 1 };
  const [asked, lost] = [pool.run(task), pool.run(task)];
  const late = lost.then(
    () => false,
    () => true,
  );
  await asked;
  // The thread answers the second while this one looks away; it is read after the pool has been closed.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
  await pool.close();
  return late;
}

describe("worker threads", () => {
  it("give the same bytes as this thread, for 1, 2 and 3 of them", async () => {
    const pool = localPool(replicate);
    const alone = await runReplications({ pool, subject: toy, seed: "s", replications: 40 });
    const bytes = JSON.stringify([summarise("toy", "s", alone.rows, 24), alone.bands, alone.stages]);
    for (const workers of [1, 2, 3]) {
      const { rows, bands, stages } = await onThreads(workers, toy);
      expect(JSON.stringify([summarise("toy", "s", rows, 24), bands, stages])).toBe(bytes);
    }
  });

  it("gives a thread the same subject for all tasks in a row that have it, and the right one when they alternate", async () => {
    const pool = threadPool<Toy>({ module: new URL("./subject-counter.ts", import.meta.url), workers: 1 });
    try {
      const other = { ...toy, people: 7 };
      const outputs = [];
      for (const [k, subject] of [toy, toy, toy, other, other, toy].entries()) {
        const { observations } = await pool.run({ subject, seed: "s", first: k, count: 1 });
        outputs.push(...[...observations].map((one) => one.outputs));
      }
      expect(outputs.map(({ subjects }) => subjects)).toEqual([1, 1, 1, 2, 2, 3]);
      expect(outputs.map(({ people }) => people)).toEqual([100, 100, 100, 7, 7, 100]);
    } finally {
      await pool.close();
    }
  });

  it("a model that fails gives the number of the replication and its words", async () => {
    const failing = onThreads(2, { ...toy, failsAt: 5 });
    await expect(failing).rejects.toMatchObject({ name: "ReplicationError", replication: 5 });
    await expect(failing).rejects.toThrow("the toy broke");
  });

  it("an answer that comes when the pool has been closed is no error", async () => {
    let late = false;
    for (let attempt = 0; attempt < 20 && !late; attempt++) late = await answersLate();
    expect(late).toBe(true);
  });

  it("a module without the function, and no workers, are clear errors", async () => {
    const pool = threadPool<Toy>({ module, name: "replicat", workers: 1 });
    await expect(pool.run({ subject: toy, seed: 1, first: 0, count: 1 })).rejects.toThrow(
      "exports no function replicat",
    );
    await pool.close();
    expect(() => threadPool({ module, workers: 0 })).toThrow("at least 1, not 0");
  });

  it("starts from any working directory", async () => {
    const script = new URL("./pool-from-elsewhere.ts", import.meta.url);
    const tsx =
      import.meta.resolve?.("tsx") ??
      new URL("../../../node_modules/tsx/dist/loader.mjs", import.meta.url).href;
    const { stdout } = await promisify(execFile)(process.execPath, ["--import", tsx, script.pathname], {
      cwd: "/",
    });
    expect(stdout.trim()).toBe("6 replications");
  });
});
