// A scenario -> one replication: what every pool runs at its far end. Each thread loads this file, so it takes what it
// needs from where it is defined: a thread has no use for the reader of scenario files.
import { Simulation } from "../engine/index.js";
import type { ClearanceSettings, Observations } from "../models/index.js";
import { buildModel } from "../scenario/build.js";
import type { Scenario } from "../scenario/index.js";
import { sideBySide } from "./compare/side-by-side.js";
import type { Seed } from "./replications/index.js";

/**
 * Runs replication `replication` of a scenario on a simulation of its own.
 *
 * @param settings with `check`, both conservation laws are checked after every event
 * @throws ConservationError on a breach, ProcessError when a part of the model fails
 */
export function replicate(
  scenario: Scenario,
  seed: Seed,
  replication: number,
  settings: ClearanceSettings = {},
): Observations {
  const simulation = new Simulation({ seed, replication });
  const model = buildModel(scenario, simulation, settings);
  simulation.run(scenario.horizon);
  return model.observe();
}

/**
 * Runs replication `replication` of each scenario, under common random numbers, and gives what they yield side by side.
 * Throws as `replicate` does, naming the scenario.
 */
export function replicateEach(
  scenarios: readonly Scenario[],
  seed: Seed,
  replication: number,
  settings: ClearanceSettings = {},
): Observations {
  return sideBySide(
    scenarios.map((scenario) => {
      try {
        return replicate(scenario, seed, replication, settings);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(`${scenario.name}: ${reason}`, { cause: error });
      }
    }),
  );
}

/** What a worker of a cluster is given: the scenario of a run, or the scenarios of a comparison. */
export type Subject = Scenario | readonly Scenario[];

/** `replicate` of a scenario, `replicateEach` of several. */
export function replicateSubject(subject: Subject, seed: Seed, replication: number): Observations {
  return "horizon" in subject
    ? replicate(subject, seed, replication)
    : replicateEach(subject, seed, replication);
}
