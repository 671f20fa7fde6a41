import { describe, expect, it } from "vitest";
import {
  checkMeasures,
  checkQuantities,
  drawnInputs,
  forecastScenario,
  localPool,
  type Reading,
  replicate,
} from "../../../src/experiment/index.js";
import { memoryReader, readScenario } from "../../../src/scenario/index.js";
import { smallScenario } from "../../cli/small-scenario.js";

function scenarioOf(text: string) {
  const { scenario } = readScenario("s.yaml", memoryReader({ "s.yaml": text }));
  if (scenario === undefined) throw new Error("the small scenario is not usable");
  return scenario;
}
const scenario = scenarioOf(smallScenario);
const pool = localPool(replicate);
const reading: Reading = { day: 2, quantity: "received", kind: "about", value: 40 };

describe("the forecast of a scenario", () => {
  it("goes on to the horizon as each particle began, the days reported on included", async () => {
    const { particles, bands, rows } = await forecastScenario({
      pool,
      scenario,
      seed: 1,
      readings: [reading],
      particles: 12,
    });
    expect(rows.length).toBe(12);
    expect(bands.received?.p50).toHaveLength(61);
    for (const { observations } of particles) expect(observations.series.received).toHaveLength(61);
    expect(drawnInputs(scenario).map(({ name }) => name)).toEqual(Object.keys(particles[0]?.inputs ?? {}));
  });

  it("is refused without a report, or a range to learn about, and ends when it is interrupted", async () => {
    const options = { pool, scenario, seed: 1, readings: [reading], particles: 10 };
    await expect(forecastScenario({ ...options, readings: [] })).rejects.toThrow("needs a report");
    const known = scenarioOf(smallScenario.replace("{ low: 1e-5 / km, high: 5e-3 / km }", "1e-5 / km"));
    await expect(forecastScenario({ ...options, scenario: known })).rejects.toThrow("holds no range");
    await expect(forecastScenario({ ...options, signal: AbortSignal.abort() })).rejects.toThrow(
      "interrupted",
    );
  });
});

describe("names that a scenario does not know", () => {
  it("are refused before anything is run, with the nearest that it does", () => {
    expect(() => checkQuantities(scenario, [{ ...reading, quantity: "recieved" }])).toThrow(
      "a report speaks of recieved, which the scenario does not give\n  did you mean received?",
    );
    expect(() => checkQuantities(scenario, [reading])).not.toThrow();
    expect(() => checkMeasures(scenario, ["days_to_clear", "any_ambsuh"])).toThrow(
      "did you mean any_ambush?",
    );
    expect(() => checkMeasures(scenario, ["days_to_clear", "any_ambush"])).not.toThrow();
  });
});
