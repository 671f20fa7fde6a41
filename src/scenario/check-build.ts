import { Simulation } from "../engine/index.js";
import { Clearance, type ClearanceOptions } from "../models/index.js";
import type { Context } from "./context.js";
import { leastOf, mostOf, settle, type Unsettled, uncertainIn } from "./uncertain.js";

/**
 * Builds the model once with every range at either end, and reports what the parts themselves refuse: people whom no
 * facility takes, for one. Whatever the checks by place have not thought of is so still told before a run.
 */
export function checkBuild(model: Unsettled<ClearanceOptions>, context: Context): void {
  for (const end of uncertainIn(model).length === 0 ? [leastOf] : [leastOf, mostOf]) {
    try {
      new Clearance(settle<ClearanceOptions>(model, end), new Simulation({ seed: 0 }));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      context.error(partOf(message, context), {
        found: `parts that do not fit: ${message}`,
        expected: "parts that fit together",
      });
      return;
    }
  }
}

const words: readonly (readonly [RegExp, string])[] = [
  [/facilit/, "facilities"],
  [/convoy/, "convoys"],
  [/court|bench|track/, "court"],
  [/phase/, "phases"],
  [/camp|famil/, "families"],
  [/state/, "repatriation"],
  [/cohort|people/, "people"],
];

/** The part of the file that a message of a model speaks of, as far as its words tell. */
function partOf(message: string, context: Context): readonly string[] {
  const part = words.find(([word, key]) => word.test(message) && context.names(key).length > 0);
  return part === undefined ? [] : [part[1]];
}
