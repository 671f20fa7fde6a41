import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { Simulation } from "../../src/engine/index.js";
import { buildModel, formatProblem, readScenario } from "../../src/scenario/index.js";

const root = new URL("../../scenarios/", import.meta.url);
const reader = { read: (path: string) => readFileSync(new URL(path, root)) };

it.each(["al-sinaa-2026", "host-objection", "al-hol-families"])(
  "watching every event of %s, and checking both laws at each, changes no result",
  (name) => {
    const reading = readScenario(`${name}/scenario.yaml`, reader);
    if (reading.scenario === undefined) throw new Error(reading.problems.map(formatProblem).join("\n"));
    const { scenario } = reading;
    const run = (watched: boolean) => {
      let events = 0;
      const trace = () => {
        events++;
      };
      const seeds = { seed: 3, replication: 1 };
      const simulation = new Simulation(watched ? { ...seeds, trace } : seeds);
      const model = buildModel(scenario, simulation, { check: watched });
      simulation.run(scenario.horizon);
      return { events, observations: model.observe() };
    };
    const plain = run(false);
    const watched = run(true);
    expect(watched.events).toBeGreaterThan(1000);
    expect(plain.events).toBe(0);
    expect(watched.observations).toEqual(plain.observations);
  },
);
