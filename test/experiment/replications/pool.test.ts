import { describe, expect, it } from "vitest";
import { localPool } from "../../../src/experiment/index.js";

/** A pool whose replications take longer than others may be kept waiting. */
function slowPool(onStart: (started: number) => void = () => {}) {
  let started = 0;
  const pool = localPool(() => {
    onStart(++started);
    const end = performance.now() + 25;
    while (performance.now() < end);
    return { outputs: {}, indicators: {}, series: {}, stages: {} };
  });
  return { pool, started: () => started };
}

const task = { subject: null, seed: 1, first: 0, count: 1 };

describe("a pool in this thread", () => {
  it("lets signals in between tasks, however many wait", async () => {
    let heard = Number.POSITIVE_INFINITY;
    const { pool, started } = slowPool((replication) => {
      if (replication !== 2) return;
      // Comes when Node has looked for what happened outside, as a signal does; a timer would come sooner.
      setImmediate(() => {
        heard = started();
      });
    });
    await Promise.all(Array.from({ length: 12 }, () => pool.run(task)));
    expect(heard).toBeLessThanOrEqual(3);
  });

  it("begins no task once it is closed", async () => {
    const { pool, started } = slowPool();
    const tasks = [pool.run(task), pool.run(task), pool.run(task)];
    await tasks[0];
    await pool.close();
    const rest = await Promise.allSettled(tasks.slice(1));
    expect(rest.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(started()).toBe(1);
  });
});
