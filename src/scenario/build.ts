import { type Simulation, sampler } from "../engine/index.js";
import type { ClearanceOptions } from "../models/index.js";
import { Clearance, type ClearanceSettings } from "../models/index.js";
import type { Scenario } from "./scenario.js";
import { settle, type Uncertain } from "./uncertain.js";

/**
 * Builds one replication of a scenario on a fresh simulation. What is uncertain is drawn first, each number from a
 * stream named after its place in the file, so that one more range in a scenario disturbs no other draw.
 */
export function buildModel(
  scenario: Scenario,
  simulation: Simulation,
  settings: ClearanceSettings = {},
): Clearance {
  return new Clearance(drawOptions(scenario, simulation), simulation, settings);
}

/** The options of one replication, every uncertain number drawn. */
export function drawOptions(scenario: Scenario, simulation: Simulation): ClearanceOptions {
  const draw = ({ uncertain, law }: Uncertain) => sampler(simulation.stream(`uncertain.${uncertain}`), law)();
  return settle<ClearanceOptions>(scenario.model, draw);
}
