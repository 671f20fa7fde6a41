import { describe, expect, it } from "vitest";

import { replicate, untilDay } from "../../../src/experiment/index.js";
import { memoryReader, readScenario, starterScenario } from "../../../src/scenario/index.js";

const { scenario } = readScenario("s.yaml", memoryReader({ "s.yaml": starterScenario }));
if (scenario === undefined) throw new Error("the starter scenario is not usable");

describe("a scenario as far as a day", () => {
  it("has the same course of events as the whole one, in every series, up to that day", () => {
    for (const k of [0, 1, 2]) {
      const [part, whole] = [replicate(untilDay(scenario, 20), 7, k), replicate(scenario, 7, k)];
      for (const [name, values] of Object.entries(part.series)) {
        expect(values, name).toEqual(whole.series[name]?.slice(0, 21));
      }
    }
  });

  it("is the whole one when the day is the last", () => {
    expect(untilDay(scenario, scenario.days.length - 1)).toBe(scenario);
  });
});
