// Which uncertain input moves the answer.
export { type InputEffect, type Sensitivity, type SensitivityOptions, sensitivity } from "./analyse.js";
export { type ElementaryEffects, elementaryEffects, type MorrisDesign, morrisDesign } from "./morris.js";
export {
  type BootstrapOptions,
  type Index,
  type SobolDesign,
  type SobolIndices,
  sobolDesign,
  sobolIndices,
} from "./sobol-indices.js";
export { type Swing, tornado, tornadoDesign } from "./tornado.js";
