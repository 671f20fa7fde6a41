import { describe, expect, it } from "vitest";
import { inputSetter, inputsAt, replicate, scenarioInputs } from "../../src/experiment/index.js";
import { memoryReader, readScenario, type Scenario } from "../../src/scenario/index.js";

const text = `
name: Inputs
start: 2026-01-21
time_zone: Asia/Baghdad
horizon: 90 d
people: { count: 400 }
sites:
  prison: { kind: origin, gate: 60 people / h }
  reception: { kind: intake, desks: 4, service: { mean: 10 min } }
routes:
  road: { from: prison, to: reception, length: 100 km, speed: 50 km/h }
convoys: { route: road, minimum: 10, maximum: 80, longest_wait: 2 d }
fleet: { bus: { count: { value: 2, range: [1, 4] }, seats: 40 } }
threat: { road: { hazard: { low: 1e-6 / km, high: 1e-3 / km } } }
court: { judges: 3, investigation: { mean: { low: 1 h, high: 3 h }, cv: 0.5 } }
`;

function read(source: string): Scenario {
  const { scenario, problems } = readScenario("s.yaml", memoryReader({ "s.yaml": source }));
  if (scenario === undefined) throw new Error(JSON.stringify(problems));
  return scenario;
}

describe("inputs of a scenario", () => {
  const scenario = read(text);
  const inputs = scenarioInputs(scenario);
  const byName = new Map(inputs.map((input) => [input.name, input]));

  it("are its ranges, drawn ones in base units, others as written", () => {
    const hazard = byName.get("threat.road.hazard");
    expect(hazard?.law).toEqual({ kind: "logUniform", low: 1e-6, high: 1e-3 });
    const buses = byName.get("fleet.bus.count");
    expect(buses).toMatchObject({ whole: true, unit: "", law: { kind: "uniform", low: 0.5, high: 4.5 } });
    expect(buses?.written.drawn).toBe(false);
    expect(inputs.length).toBe(3);
    expect(inputsAt(inputs, [0, 0.5, 0.999])["fleet.bus.count"]).toBeTypeOf("number");
  });

  it("set, they hold in every replication and nothing else changes", () => {
    const set = inputSetter(scenario);
    const drawn = [0, 1].map((k) => replicate(scenario, 1, k).outputs["hazard: road"]);
    expect(drawn[0]).not.toBe(drawn[1]);
    const fixed = set({ "threat.road.hazard": 2e-4 });
    expect([0, 1].map((k) => replicate(fixed, 1, k).outputs["hazard: road"])).toEqual([2e-4, 2e-4]);
    expect(set({})).toEqual(scenario);
    const own = set({ "threat.road.hazard": drawn[0] ?? 0 });
    expect(replicate(own, 1, 0)).toEqual(replicate(scenario, 1, 0));
  });

  it("that are not drawn are set in the file's place", () => {
    const set = inputSetter(scenario);
    const days = (buses: number) =>
      replicate(set({ "fleet.bus.count": buses }), 1, 0).outputs.days_to_clear_origin ?? 90;
    expect(days(1)).toBeGreaterThan(days(4));
    expect(set({ "fleet.bus.count": 3 }).source.overrides).toEqual(["fleet.bus.count=3"]);
  });

  it("that are none, or have values that the scenario refuses, are errors", () => {
    const set = inputSetter(scenario);
    expect(() => set({ "court.judges": 4 })).toThrow("court.judges is no uncertain input of Inputs");
    expect(() => set({ "fleet.bus.count": -1 })).toThrow("fleet.bus.count");
  });
});
