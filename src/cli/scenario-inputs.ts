// A scenario's uncertain inputs as factors of an experiment, and the scenario with given values for them.
import type { Factor, Inputs } from "../experiment/index.js";
import { type Scenario, settle, type UncertainInput } from "../scenario/index.js";
import { UsageError } from "./errors.js";
import { variantOf } from "./vary.js";

/** The inputs of a scenario that are ranges. */
export interface ScenarioInputs {
  /** Named by their places in the file. */
  readonly factors: readonly Factor[];
  /** As the file writes them, in the order of the factors. */
  readonly ranges: readonly UncertainInput[];
  /** The scenario with these values; inputs that are left out stay as the file has them. */
  readonly subjectOf: (inputs: Inputs) => Scenario;
}

/** A range that stays at its value unless varied: its ends are texts with a unit. */
interface TextRange {
  readonly factor: Factor;
  readonly unit: string;
}

/**
 * The uncertain inputs. Those that each replication draws are settled in the model itself; the others are set as
 * `--set` would.
 *
 * @param drawnOnly leaves out what the file holds fixed unless varied
 */
export function scenarioInputs(scenario: Scenario, { drawnOnly = false } = {}): ScenarioInputs {
  const drawn = drawnFactors(scenario);
  const texts = new Map<string, TextRange>();
  for (const range of scenario.uncertain) {
    if (!range.drawn && !drawnOnly) texts.set(range.path, textRange(range));
  }
  const all = scenario.uncertain.flatMap((range) => {
    const factor = drawn.get(range.path) ?? texts.get(range.path)?.factor;
    return factor === undefined ? [] : [{ range, factor }];
  });
  const variants = new Map<string, Scenario>();
  return {
    factors: all.map(({ factor }) => factor),
    ranges: all.map(({ range }) => range),
    subjectOf(inputs) {
      const setting = Object.fromEntries(
        [...texts]
          .filter(([path]) => path in inputs)
          .map(([path, { unit }]) => [path, `${inputs[path]} ${unit}`.trim()]),
      );
      const key = JSON.stringify(setting);
      const variant = variants.get(key) ?? (key === "{}" ? scenario : variantOf(scenario, setting));
      variants.set(key, variant);
      const known = [...drawn.keys()].every((path) => path in inputs);
      if (!known) return variant;
      const model = settle(variant.model, ({ uncertain }) => inputs[uncertain] ?? Number.NaN);
      return { ...variant, model };
    },
  };
}

/** What each replication draws: the laws stand in the model, in base units. */
function drawnFactors({ model }: Scenario): Map<string, Factor> {
  const factors = new Map<string, Factor>();
  settle(model, ({ uncertain, law, whole }) => {
    factors.set(uncertain, { name: uncertain, law, whole });
    return 0;
  });
  return factors;
}

function textRange({ path, low, high, spread }: UncertainInput): TextRange {
  const [from, to] = [low, high].map((text) => /^\s*([-+]?[\d.]+(?:[eE][-+]?\d+)?)\s*(.*?)\s*$/.exec(text));
  const unit = to?.[2] ?? "";
  if (from == null || to == null || (from[2] !== unit && from[2] !== "")) {
    throw new UsageError(
      `the ends of ${path}, ${low} and ${high}, have different units`,
      "write both in the same unit in the scenario",
    );
  }
  const ends = { low: Number(from[1]), high: Number(to[1]) };
  const whole = unit === "" && Number.isInteger(ends.low) && Number.isInteger(ends.high);
  const kind = spread === "log_uniform" ? "logUniform" : "uniform";
  return { factor: { name: path, law: { kind, ...ends }, whole }, unit };
}
