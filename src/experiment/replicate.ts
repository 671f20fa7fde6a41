// A scenario -> one replication: what every pool runs at its far end.
import { Simulation } from "../engine/index.js";
import type { ClearanceSettings, Observations } from "../models/index.js";
import { buildModel, type Scenario } from "../scenario/index.js";
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
