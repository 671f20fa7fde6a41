// What every test of a domain model needs: one replication's shared things, and figures to read afterwards.
import { Simulation } from "../../src/engine/index.js";
import { Closures } from "../../src/models/calendar/closures.js";
import type { Cohort } from "../../src/models/cohorts.js";
import { Ledger } from "../../src/models/ledger.js";
import type { StageObservation } from "../../src/models/observations.js";
import type { Figures, Part } from "../../src/models/part.js";
import { PersonLinks } from "../../src/models/person-queue.js";
import { Population } from "../../src/models/population.js";
import type { ModelContext } from "../../src/models/site.js";
import { Usage } from "../../src/models/usage.js";

/** A context of its own, with the conservation laws checked after every event. */
export function makeContext(
  cohorts: readonly Cohort[] = [{ name: "all", count: 0 }],
  options: { readonly seed?: number; readonly replication?: number; readonly check?: boolean } = {},
): ModelContext & { readonly closures: Closures } {
  const { check = true, ...seeds } = options;
  const simulation = new Simulation({ seed: 1, ...seeds });
  const population = new Population(cohorts);
  const ledger = new Ledger(simulation, population);
  if (check) simulation.afterEvent = () => ledger.verify();
  return {
    simulation,
    population,
    ledger,
    links: new PersonLinks(),
    usage: new Usage(),
    closures: new Closures((name) => simulation.stream(name)),
  };
}

/** Figures of one part, by name. */
export function observed(part: Part, end: number) {
  const outputs: Record<string, number | null> = {};
  const indicators: Record<string, boolean> = {};
  const stages: Record<string, StageObservation> = {};
  const figures: Figures = {
    end,
    add: (name, value) => {
      const before = outputs[name] ?? 0;
      outputs[name] = value === null ? null : before + value;
    },
    raise: (name, value) => {
      outputs[name] = value === null ? null : Math.max(outputs[name] ?? 0, value);
    },
    indicate: (name, happened) => {
      indicators[name] = (indicators[name] ?? false) || happened;
    },
    stage: (name, observation) => {
      stages[name] = observation;
    },
  };
  part.observe?.(figures);
  return { outputs, indicators, stages };
}
