import { describe, expect, it } from "vitest";
import {
  type Batch,
  localPool,
  type Progress,
  ReplicationError,
  type ReplicationPool,
  type RunOptions,
  runReplications,
  runTask,
  summarise,
} from "../../../src/experiment/index.js";
import type { Observations } from "../../../src/models/observations.js";
import { replicate, type Toy } from "../toy.js";

const toy: Toy = { people: 100, pace: 5, horizon: 24 };

function run(replications: number, options: Partial<RunOptions<Toy>> = {}) {
  return runReplications({ pool: localPool(replicate), subject: toy, seed: 7, replications, ...options });
}

/** A pool whose tasks end in a scrambled order. */
function scrambledPool(width: number): ReplicationPool<Toy> {
  let task = 0;
  return {
    width,
    run: (work) => {
      const wait = (task++ * 7) % 5;
      return new Promise((resolve) => setTimeout(() => resolve(runTask(replicate, work)), wait));
    },
    close: () => Promise.resolve(),
  };
}

describe("runReplications", () => {
  it("gives replication k whatever else runs: the first five rows of ten equal a run of five", async () => {
    const five = [...(await run(5)).rows];
    const ten = [...(await run(10)).rows];
    expect(ten.slice(0, 5)).toEqual(five);
    expect([...(await run(5, { seed: 8 })).rows]).not.toEqual(five);
    expect(five[3]?.outputs).toEqual(replicate(toy, 7, 3).outputs);
  });

  it("is bit-identical for a pool that finishes in any order", async () => {
    const json = async (pool: ReplicationPool<Toy>) => {
      const { rows, bands, stages } = await run(60, { pool });
      return JSON.stringify([summarise("toy", 7, rows, 24), bands, stages]);
    };
    const alone = await json(localPool(replicate));
    expect(await json(scrambledPool(1))).toBe(alone);
    expect(await json(scrambledPool(3))).toBe(alone);
  });

  it("counts replications from `first` for a shard", async () => {
    const { rows } = await run(3, { first: 4 });
    expect(rows.replications).toEqual([4, 5, 6]);
    expect([...rows]).toEqual([...(await run(7)).rows].slice(4));
  });

  it("takes earlier observations instead of running them again", async () => {
    const ran: number[] = [];
    const counting = localPool<Toy>((subject, seed, k) => {
      ran.push(k);
      return replicate(subject, seed, k);
    });
    const earlier = [0, 1, 2].map((k) => replicate(toy, 7, k));
    const resumed = await run(5, { pool: counting, earlier });
    expect(ran).toEqual([3, 4]);
    expect([...resumed.rows]).toEqual([...(await run(5)).rows]);
  });

  it("stops when the rule has seen enough, also among earlier observations", async () => {
    const ruleOf = (limit: number) => {
      let seen = 0;
      return { enough: () => ++seen === limit };
    };
    const stopped = await run(50, { rule: ruleOf(4) });
    expect(stopped.rows.length).toBe(4);
    expect(stopped.complete).toBe(true);
    const earlier = [0, 1, 2, 3, 4].map((k) => replicate(toy, 7, k));
    expect((await run(50, { rule: ruleOf(4), earlier })).rows.length).toBe(4);
    expect((await run(5, { rule: ruleOf(9) })).rows.length).toBe(5);
  });

  it("tells of each replication in order, and how far it is", async () => {
    const told: number[] = [];
    const progress: Progress[] = [];
    await run(20, {
      pool: scrambledPool(3),
      onObservations: (k) => void told.push(k),
      onProgress: (p) => void progress.push(p),
    });
    expect(told).toEqual(Array.from({ length: 20 }, (_, k) => k));
    expect(progress.map(({ done }) => done)).toEqual(told.map((k) => k + 1));
    expect(progress.at(-1)).toMatchObject({ total: 20, secondsLeft: 0 });
  });

  it("keeps what is done when the signal fires", async () => {
    const abort = new AbortController();
    const result = await run(1000, {
      signal: abort.signal,
      onObservations: (k) => {
        if (k === 9) abort.abort();
      },
    });
    expect(result.complete).toBe(false);
    expect(result.rows.length).toBeGreaterThanOrEqual(10);
    expect(result.rows.length).toBeLessThan(1000);
    const never = await run(10, { signal: AbortSignal.abort() });
    expect(never.rows.length).toBe(0);
  });

  it("does not wait for a task that hangs when the signal fires", async () => {
    const abort = new AbortController();
    const hanging: ReplicationPool<Toy> = {
      width: 2,
      run: () => new Promise<Batch>(() => {}),
      close: () => Promise.resolve(),
    };
    setTimeout(() => abort.abort(), 5);
    expect((await run(10, { pool: hanging, signal: abort.signal })).complete).toBe(false);
  });

  it("names the replication that failed, the first one in order for any pool", async () => {
    for (const pool of [localPool(replicate), scrambledPool(3)]) {
      const failing = run(40, { pool, subject: { ...toy, failsAt: 13 } });
      await expect(failing).rejects.toThrow(ReplicationError);
      await expect(failing).rejects.toMatchObject({ replication: 13, seed: 7, reason: "the toy broke" });
      await expect(failing).rejects.toThrow("--seed 7 --replication 13");
    }
  });

  it("has few tasks in flight however many replications there are", async () => {
    let running = 0;
    let most = 0;
    const pool: ReplicationPool<Toy> = {
      width: 2,
      run: async (task) => {
        running += task.count;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 0));
        running -= task.count;
        return { ...runTask(replicate, task), milliseconds: 200 * task.count };
      },
      close: () => Promise.resolve(),
    };
    await run(200, { pool });
    expect(most).toBeLessThanOrEqual(6);
  });

  it("refuses a number of replications that is no number", async () => {
    for (const wrong of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      await expect(run(wrong)).rejects.toThrow("whole number of at least 1");
    }
  });

  it("passes on what the journal says", async () => {
    const full = run(3, { onObservations: () => Promise.reject(new Error("disk full")) });
    await expect(full).rejects.toThrow("disk full");
  });

  it("refuses replications whose outputs differ", async () => {
    const moody = localPool<Toy>((subject, seed, k): Observations => {
      const observations = replicate(subject, seed, k);
      return k === 2 ? { ...observations, outputs: { other: 1 } } : observations;
    });
    await expect(run(4, { pool: moody })).rejects.toThrow("replication 2 has other, which earlier ones lack");
  });
});
