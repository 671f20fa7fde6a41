import { expect, it } from "vitest";
import { packed, unpacked } from "../../../src/experiment/replications/packed.js";
import type { Observations } from "../../../src/models/index.js";

const observations = (series: Observations["series"]): Observations => ({
  outputs: { days: 3, late: null },
  indicators: { any_escape: false },
  series,
  stages: { court: { utilisation: 0.5, meanQueue: 1, meanWait: 2, maxQueue: 3 } },
});

it("a batch that was sent is the batch again, bit by bit", () => {
  const batch = {
    observations: [
      observations({ backlog: [5, 5, 0, -0, 2 ** 40, -7], cost: [0.1, 0.1, 1e-300], none: [] }),
      observations({ backlog: [1, 2, 3, 4, 5, 6], cost: [3, 3, 3], none: [] }),
    ],
    failure: "the third failed",
    milliseconds: 12,
  };
  const { observations: sent, ...rest } = unpacked(structuredClone(packed(batch)));
  expect([...sent]).toEqual(batch.observations);
  expect(rest).toEqual({ failure: "the third failed", milliseconds: 12 });
});

it("a replication is unpacked when it is its turn, not with those before it", () => {
  const whole = packed({ observations: [observations({}), observations({ a: [1] })], milliseconds: 1 });
  const unpackedSoFar: number[] = [];
  const watched = whole.observations.map((one, index) => ({
    ...one,
    get runs() {
      unpackedSoFar.push(index);
      return one.runs;
    },
  }));
  const replications = unpacked({ ...whole, observations: watched }).observations[Symbol.iterator]();
  expect(replications.next().value).toEqual(observations({}));
  expect(unpackedSoFar).toEqual([0]);
  expect(replications.next().value).toEqual(observations({ a: [1] }));
  expect(unpackedSoFar).toEqual([0, 1]);
});
