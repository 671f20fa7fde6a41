import { z } from "zod";
import { frameShape } from "./frame.js";
import { sections } from "./sections/index.js";

/**
 * The JSON Schema (draft 2020-12) of a scenario file, for editors and other tools: every key with what it means, every
 * quantity with its unit and examples. What depends on other places in a file (names that must exist, dates inside
 * the horizon) is beyond it; `readScenario` checks that.
 */
export function scenarioJsonSchema(): Record<string, unknown> {
  const optional = Object.entries(sections).map(([key, schema]) => [key, (schema as z.ZodType).optional()]);
  const whole = z.strictObject({ ...frameShape, ...Object.fromEntries(optional) });
  const schema = z.toJSONSchema(whole, { io: "input", reused: "inline" });
  return {
    ...schema,
    title: "transfersim scenario",
    description:
      "A scenario for transfersim: who is to be transferred, from where to where, how, and what follows.",
  };
}
