import { expect, test } from "vitest";
import { deriveStream } from "../../../src/engine/index.js";
import { LoadingTimes } from "../../../src/models/convoys/loading-times.js";

const stream = () => deriveStream(1, 0, "loading");

test("vehicles are loaded at the place that is free first", () => {
  const times = new LoadingTimes({ kind: "constant", value: 2 }, stream);
  expect([1, 2, 3, 4, 5].map((vehicles) => times.makespan(vehicles, 2))).toEqual([2, 2, 4, 4, 6]);
  expect(times.makespan(5, Number.POSITIVE_INFINITY)).toBe(2);
  expect(times.makespan(0, 2)).toBe(0);
});

test("a convoy that is planned anew keeps the times of its vehicles", () => {
  const law = { kind: "exponential", mean: 1 } as const;
  const [once, anew] = [new LoadingTimes(law, stream), new LoadingTimes(law, stream)];
  const expected = [1, 2, 3].map((vehicles) => once.makespan(vehicles, 1));
  expect(anew.makespan(3, 1)).toBe(expected[2]);
  expect(anew.makespan(1, 1)).toBe(expected[0]);
  expect(expected.toSorted((a, b) => a - b)).toEqual(expected);
});

test("without a law loading takes no time and no stream is made", () => {
  const times = new LoadingTimes(undefined, () => {
    throw new Error("nothing is drawn");
  });
  expect(times.makespan(3, 1)).toBe(0);
});
