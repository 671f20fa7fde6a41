import { describe, expect, it } from "vitest";
import { deriveStream, normal } from "../../../src/engine/index.js";
import { paretoFront, Selection } from "../../../src/experiment/index.js";

/** Runs a selection on normal systems of variance 1, a share of it common to all; which was chosen, at what cost. */
function race(means: readonly number[], run: number, common = 0): { best: number; runs: number } {
  const selection = new Selection(means.length, { indifference: 0.5, initial: 10 });
  const draw = normal(deriveStream(6, run, "race"), { mean: 0, standardDeviation: 1 });
  let runs = 0;
  while (!selection.done) {
    const shared = draw() * Math.sqrt(common);
    const values = means.map((mean) => mean + shared + draw() * Math.sqrt(1 - common));
    runs += selection.survivors.length;
    selection.add(new Map(values.entries()));
  }
  return { best: selection.best, runs };
}

describe("selection of the best", () => {
  it("is right in at least 95% of 400 races in the hardest case: all others just worth detecting", () => {
    const means = [0.5, 0.5, 0, 0.5, 0.5, 0.5];
    const right = Array.from({ length: 400 }, (_, run) => race(means, run).best).filter(
      (best) => best === 2,
    ).length;
    expect(right / 400).toBeGreaterThanOrEqual(0.95);
  });

  it("does not spend replications on systems that are far behind", () => {
    const cost = (means: readonly number[]) =>
      Array.from({ length: 40 }, (_, run) => race(means, run).runs).reduce((a, b) => a + b);
    expect(cost([0, 3, 3, 3, 3, 3])).toBeLessThan(cost([0, 0.5, 0.5, 0.5, 0.5, 0.5]) / 3);
  });

  it("profits from common random numbers and stays right", () => {
    const means = [0.5, 0.5, 0, 0.5, 0.5, 0.5];
    const runs = (common: number) => Array.from({ length: 60 }, (_, run) => race(means, run, common));
    const [paired, alone] = [runs(0.9), runs(0)];
    const total = (of: readonly { runs: number }[]) => of.reduce((sum, one) => sum + one.runs, 0);
    expect(total(paired)).toBeLessThan(total(alone) / 2);
    expect(paired.filter(({ best }) => best === 2).length).toBeGreaterThanOrEqual(57);
  });

  it("takes more systems than a call takes pairs of them", () => {
    const systems = 400;
    const selection = new Selection(systems, { indifference: 1, initial: 2 });
    for (let k = 0; k < 2; k++) {
      selection.add(new Map(Array.from({ length: systems }, (_, i) => [i, i === 7 ? 0 : 5])));
    }
    expect(selection.done).toBe(true);
    expect(selection.best).toBe(7);
  });

  it("ends with equal systems, with systems that do not vary, and with a single one", () => {
    const selection = new Selection(3, { indifference: 1, initial: 2 });
    for (let k = 0; k < 2; k++) {
      selection.add(
        new Map([
          [0, 5],
          [1, 4],
          [2, 4],
        ]),
      );
    }
    expect(selection.done).toBe(true);
    expect(selection.best).toBe(1);
    expect(new Selection(1, { indifference: 1 }).done).toBe(true);
    expect(() => selection.add(new Map())).toThrow("has no value");
    expect(() => new Selection(2, { indifference: 0 })).toThrow("above 0");
  });

  it("refuses what would leave nobody in the race: a certainty, and half a replication", () => {
    for (const confidence of [0, 1, 1.5, Number.NaN]) {
      expect(() => new Selection(3, { indifference: 1, confidence })).toThrow("must lie between 0 and 1");
    }
    for (const initial of [1, 2.5, Number.NaN]) {
      expect(() => new Selection(3, { indifference: 1, initial })).toThrow(`not ${initial}`);
    }
  });
});

describe("the Pareto front", () => {
  it("keeps what nothing beats in everything", () => {
    const points = [
      [1, 5],
      [2, 4],
      [3, 4],
      [5, 1],
      [5, 5],
      [1, 5],
    ];
    expect(paretoFront(points)).toEqual([true, true, false, true, false, true]);
    expect(paretoFront([])).toEqual([]);
  });
});
