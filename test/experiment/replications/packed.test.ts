import { expect, it } from "vitest";
import { pack, unpacked } from "../../../src/experiment/replications/packed.js";
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
  const { observations: sent, ...rest } = unpacked(
    structuredClone({ ...batch, observations: batch.observations.map(pack) }),
  );
  expect([...sent]).toEqual(batch.observations);
  expect(rest).toEqual({ failure: "the third failed", milliseconds: 12 });
});

it("a replication is unpacked when it is its turn, not with those before it", () => {
  const unpackedSoFar: number[] = [];
  const watched = [observations({}), observations({ a: [1] })].map((one, index) => {
    const packed = pack(one);
    return {
      ...packed,
      get runs() {
        unpackedSoFar.push(index);
        return packed.runs;
      },
    };
  });
  const replications = unpacked({ observations: watched, milliseconds: 1 }).observations[Symbol.iterator]();
  expect(replications.next().value).toEqual(observations({}));
  expect(unpackedSoFar).toEqual([0]);
  expect(replications.next().value).toEqual(observations({ a: [1] }));
  expect(unpackedSoFar).toEqual([0, 1]);
});
