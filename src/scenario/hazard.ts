import type { Dimension } from "./dimensions.js";

/** What a hazard is counted over. */
export type HazardUnit = "km" | "h" | "convoy";

/** How a hazard may be written: per kilometre, per hour, or per convoy. */
export const hazard: Dimension = {
  noun: "a hazard",
  measures: ["/length", "/time", "/convoy"],
  examples: ["1e-7 / km", "2e-5 / h", "0.001 / convoy"],
  unit: "1/km, 1/h or 1/convoy",
  maximum: 10,
};

/** A hazard for each of the three exposures. */
export const hazardPer: Readonly<Record<HazardUnit, Dimension>> = {
  km: { ...hazard, measures: ["/length"], examples: ["1e-7 / km", "5e-5 / km"], unit: "1/km" },
  h: { ...hazard, measures: ["/time"], examples: ["2e-5 / h", "0.001 / d"], unit: "1/h" },
  convoy: { ...hazard, measures: ["/convoy"], examples: ["0.001 / convoy"], unit: "1/convoy" },
};
