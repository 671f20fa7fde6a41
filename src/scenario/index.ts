/** The scenario room: a file in plain words becomes a validated scenario, or a list of what is wrong with it. */
export { buildModel, drawOptions } from "./build.js";
export { type Figure, isAssumption, type UncertainInput } from "./figures.js";
export { scenarioJsonSchema } from "./json-schema.js";
export { nearest } from "./nearest.js";
export { formatProblem, type Problem } from "./problem.js";
export { type ReadOptions, type ReadResult, readScenario, varyScenario } from "./read.js";
export { FileReadError, type FileReader, memoryReader, type ReadTrouble } from "./reader.js";
export { scenarioReference } from "./reference.js";
export { resolvedYaml } from "./resolved-yaml.js";
export type { Scenario, ScenarioSource } from "./scenario.js";
export type { Lever } from "./sections/levers.js";
export { starterScenario } from "./starter.js";
export { isUncertain, settle, type Uncertain, type Unsettled } from "./uncertain.js";
