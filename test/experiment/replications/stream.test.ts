import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { type Batch, streamReplications } from "../../../src/experiment/index.js";

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

it.each([
  ["without a signal", undefined],
  ["with a signal that may still fire", new AbortController().signal],
])("batches that have been read are let go, %s", async (_, signal) => {
  const batches: WeakRef<Batch>[] = [];
  const pool = {
    width: 2,
    run: async ({ count }: { readonly count: number }): Promise<Batch> => {
      const observations = Array.from({ length: count }, (_, k) => {
        return { outputs: { days: k }, indicators: {}, series: {}, stages: {} };
      });
      const batch = { observations, milliseconds: 1000 * count }; // so slow that each replication is a batch
      batches.push(new WeakRef(batch));
      return batch;
    },
    close: () => Promise.resolve(),
  };
  let read = 0;
  for await (const { replication } of streamReplications({
    pool,
    seed: 1,
    jobs: [{ subject: null, first: 0, end: 300 }],
    signal,
  })) {
    expect(replication).toBe(read++);
    if (read < 250) continue;
    await new Promise((resolve) => setTimeout(resolve, 0)); // a WeakRef holds on until the turn ends
    collectGarbage();
    break;
  }
  const alive = batches.filter((batch) => batch.deref() !== undefined).length;
  expect(batches.length).toBeGreaterThanOrEqual(250);
  expect(alive).toBeLessThanOrEqual(10); // at most three per worker are in flight
});
