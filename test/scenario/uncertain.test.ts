import { describe, expect, it } from "vitest";
import { Simulation } from "../../src/engine/index.js";
import { drawOptions, settle, type Uncertain, type Unsettled } from "../../src/scenario/index.js";
import { uncertainIn } from "../../src/scenario/uncertain.js";
import { sampleText, valid } from "./sample.js";

const draws = (overrides: string[], pick: (options: ReturnType<typeof drawOptions>) => unknown, n = 400) => {
  const scenario = valid(sampleText, overrides);
  return Array.from({ length: n }, (_, replication) =>
    Number(pick(drawOptions(scenario, new Simulation({ seed: 7, replication })))),
  );
};

describe("a number that is a range in the file", () => {
  it("is drawn once per replication, between its ends, hazards evenly over their logarithm", () => {
    const hazards = draws([], ({ threats }) => {
      const hazard = threats?.[0]?.hazard;
      return hazard?.kind === "constant" ? hazard.value : Number.NaN;
    });
    expect(Math.min(...hazards)).toBeGreaterThanOrEqual(1e-7);
    expect(Math.max(...hazards)).toBeLessThanOrEqual(5e-5);
    // Half of log-uniform draws lie below the geometric mean of the ends: 200 of 400, sd 10.
    const below = hazards.filter((hazard) => hazard < Math.sqrt(1e-7 * 5e-5)).length;
    expect(Math.abs(below - 200)).toBeLessThan(40);
  });

  it("gives every whole number of a range the same chance, both ends included", () => {
    const counts = draws(
      ["fleet.bus.count={ low: 4, high: 6 }"],
      ({ vehicles }) => vehicles?.[0]?.count,
      600,
    );
    for (const count of [4, 5, 6]) {
      // 200 of 600 expected, sd 11.5.
      expect(Math.abs(counts.filter((drawn) => drawn === count).length - 200)).toBeLessThan(46);
    }
    expect(new Set(counts).size).toBe(3);
  });

  it("may stand inside a law", () => {
    const scenario = valid(sampleText, [
      "court.investigation={ median: { low: 4 h, high: 6 h }, p90: 12 h }",
    ]);
    const [median] = uncertainIn(scenario.model.court);
    expect(median).toEqual({
      uncertain: "court.investigation.median",
      law: { kind: "uniform", low: 4, high: 6 },
      whole: false,
    });
  });

  it("has a stream of its own: another range in the file disturbs no draw", () => {
    const hazardOf = (overrides: string[]) =>
      draws(overrides, ({ threats }) => JSON.stringify(threats).length, 1);
    const hazards = (overrides: string[]) =>
      draws(
        overrides,
        ({ threats }) => (threats?.[0]?.hazard.kind === "constant" ? threats[0].hazard.value : 0),
        5,
      );
    expect(hazardOf([])).toEqual(hazardOf([]));
    expect(hazards(["fleet.bus.count={ low: 2, high: 9 }"])).toEqual(hazards([]));
  });

  it("is listed with its ends as written, for a sensitivity analysis", () => {
    const scenario = valid(sampleText, [
      "court.judges={ value: 19, range: [12, 30], source: assumption }",
      "convoys.maximum={ low: 80, mode: 160, high: 200 }",
      "court.investigation={ median: { low: 4 h, high: 6 h }, p90: 12 h, source: a study }",
    ]);
    expect(scenario.uncertain).toEqual([
      {
        path: "convoys.maximum",
        low: "80",
        high: "200",
        spread: "uniform",
        drawn: true,
        source: "assumption",
      },
      {
        path: "threat.road.hazard",
        low: "1e-7 / km",
        high: "5e-5 / km",
        spread: "log_uniform",
        drawn: true,
        source: "assumption",
      },
      { path: "court.judges", low: "12", high: "30", spread: "uniform", drawn: false, source: "assumption" },
      {
        path: "court.investigation.median",
        low: "4 h",
        high: "6 h",
        spread: "uniform",
        drawn: true,
        source: "a study",
      },
    ]);
    for (const { path, low, high } of scenario.uncertain) {
      expect(() => valid(sampleText, [`${path}=${low}`])).not.toThrow();
      expect(() => valid(sampleText, [`${path}=${high}`])).not.toThrow();
    }
  });

  it("a law of service times is no uncertain input: it varies each time", () => {
    const scenario = valid(sampleText, ["court.investigation={ low: 2 h, high: 9 h }"]);
    expect(scenario.uncertain.map(({ path }) => path)).toEqual(["threat.road.hazard"]);
  });
});

describe("settling", () => {
  const uncertain: Uncertain = { uncertain: "a", law: { kind: "uniform", low: 0, high: 9 }, whole: true };

  it("replaces what is uncertain and shares all else", () => {
    interface Options {
      readonly a: number;
      readonly list: readonly { readonly b: number }[];
      readonly kept: { readonly table: readonly number[] };
    }
    const options: Unsettled<Options> = {
      a: uncertain,
      list: [{ b: 1 }, { b: uncertain }],
      kept: { table: [1, 2] },
    };
    const settled = settle<Options>(options, () => 4.4);
    expect(settled).toEqual({ a: 4, list: [{ b: 1 }, { b: 4 }], kept: { table: [1, 2] } });
    expect(settled.kept).toBe(options.kept);
    expect(settled.list[0]).toBe(options.list[0]);
  });
});
