// One replication told as movements of people: what the schematic shows.
import { Priority, Simulation } from "../engine/index.js";
import { type Location, locations } from "../models/index.js";
import { buildModel, type Scenario } from "../scenario/index.js";
import type { Seed } from "./replications/index.js";

/** A group that moved from one location to another at one instant. */
export interface Move {
  /** Days since the start, fractions included. */
  readonly day: number;
  readonly from: Location;
  readonly to: Location;
  readonly people: number;
}

/** Where everybody was in one replication. */
export interface Journey {
  /** People by location at the end of each sampled instant of the scenario's days; places that stayed empty are left out. */
  readonly counts: Readonly<Record<string, readonly number[]>>;
  /** In order of time. */
  readonly moves: readonly Move[];
}

const hoursPerDay = 24;

/** Runs one replication, the same as every run's of this seed and number, and tells who moved when. */
export function journey(scenario: Scenario, seed: Seed, replication: number): Journey {
  const simulation = new Simulation({ seed, replication });
  const { ledger } = buildModel(scenario, simulation).context;
  const moves: Move[] = [];
  ledger.onMove((_, from, to) => {
    const day = simulation.now / hoursPerDay;
    const last = moves.at(-1);
    if (last?.day === day && last.from === from && last.to === to) {
      moves[moves.length - 1] = { ...last, people: last.people + 1 };
    } else {
      moves.push({ day, from, to, people: 1 });
    }
  });
  const counts = new Map<Location, number[]>(locations.map((location) => [location, []]));
  const sample = () => {
    for (const [location, values] of counts) values.push(ledger.count(location));
  };
  for (const hours of scenario.days) simulation.scheduleAt(hours, sample, Priority.statistics);
  simulation.run(scenario.horizon);
  // the horizon is exclusive: a sample due there has not been taken
  if (scenario.days.at(-1) === scenario.horizon) sample();
  const used = [...counts].filter(([, values]) => values.some((count) => count > 0));
  return { counts: Object.fromEntries(used), moves };
}
