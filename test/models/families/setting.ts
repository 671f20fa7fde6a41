// Whole models with families in them.
import { Simulation } from "../../../src/engine/index.js";
import { Clearance, type ClearanceOptions } from "../../../src/models/index.js";

export { constant } from "../scenes.js";

/** A run to the horizon. @param before called with the model when it has been built */
export function runFamilies(
  options: ClearanceOptions,
  before: (model: Clearance, simulation: Simulation) => void = () => {},
  check = true,
) {
  const simulation = new Simulation({ seed: 1 });
  const model = new Clearance(options, simulation, { check });
  before(model, simulation);
  simulation.run(options.horizon);
  return { ...model.context, ...model.observe() };
}
