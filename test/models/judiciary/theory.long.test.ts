import { expect, test } from "vitest";
import { expectMean, queue } from "./queue.js";
import { hours, investigation } from "./setting.js";

test("M/M/5 at 4 cases an hour: wait 0.55411, queue 2.21645 (Erlang C)", () => {
  const { waits, length } = queue(
    5,
    4,
    { ...investigation, hours: { kind: "exponential", mean: 1 } },
    200_000,
    100,
  );
  expectMean(waits, 0.55411);
  expectMean(length, 2.21645);
});

test("M/D/1 at 0.8: wait 2 (Pollaczek-Khinchine)", () => {
  const { waits } = queue(1, 0.8, { ...investigation, hours: hours(1) }, 200_000, 100);
  expectMean(waits, 2);
  expect(waits.count).toBe(100);
});
