import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type ReplicationPool, replicate } from "../../src/experiment/index.js";
import type { Scenario } from "../../src/scenario/index.js";
import { estimate } from "../../src/studio/page/estimate.js";
import { smallScenario } from "../cli/small-scenario.js";
import { valid } from "../scenario/sample.js";

const scenario = valid(smallScenario);
const observations = replicate(scenario, "1", 0);

/** Milliseconds that a replication of the reference scenario takes on a slow machine. */
const each = 200;

/** Two workers on a clock that the test moves: a task takes as long as its replications. */
const slowPool: ReplicationPool<Scenario> = {
  width: 2,
  run: async ({ count }) => {
    const milliseconds = each * count;
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    return { observations: Array(count).fill(observations), milliseconds };
  },
  close: () => Promise.resolve(),
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("a first estimate is there after the first replications, long before two seconds, and then a few times a second", async () => {
  const shown: { readonly at: number; readonly done: number }[] = [];
  const start = performance.now();
  const controller = new AbortController();
  const run = estimate({
    pool: slowPool,
    scenario,
    seed: "1",
    replications: 1000,
    signal: controller.signal,
    show: ({ rows }) => shown.push({ at: performance.now() - start, done: rows.length }),
  });
  await vi.advanceTimersByTimeAsync(2000);
  controller.abort();
  await vi.advanceTimersByTimeAsync(2000);
  await run;
  expect(shown[0]?.done).toBeLessThanOrEqual(4);
  expect(shown[0]?.at).toBeLessThanOrEqual(2 * each);
  expect(shown.length).toBeGreaterThanOrEqual(5);
});
