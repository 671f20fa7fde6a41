// The uncertain inputs of a scenario as factors, and the scenario with values set for them.
import {
  formatProblem,
  isUncertain,
  type Scenario,
  type Uncertain,
  type UncertainInput,
  varyScenario,
} from "../scenario/index.js";
import type { Factor, Inputs } from "./design/index.js";
import { ExperimentError } from "./errors.js";

/** An input that the scenario gives as a range. */
export interface ScenarioInput extends Factor {
  /** What the file says of it: its ends as written, its source, whether each replication draws it. */
  readonly written: UncertainInput;
  /**
   * Unit of the values: of those that are drawn the model's base unit, already in the law, hence empty; of others
   * the unit in the file.
   */
  readonly unit: string;
}

/**
 * The inputs that the scenario marks as uncertain: ranges that each replication draws from (`low`, `high`), with
 * their laws in the model's base units, and values with a `range` beside them, uniform over it in the file's units.
 * Throws when the two ends of such a range have different units.
 */
export function scenarioInputs(scenario: Scenario): readonly ScenarioInput[] {
  const drawn = new Map(
    uncertainNumbers(scenario.model).map((uncertain) => [uncertain.uncertain, uncertain]),
  );
  return scenario.uncertain.map((written): ScenarioInput => {
    const { path: name } = written;
    const uncertain = drawn.get(name);
    if (uncertain !== undefined)
      return { name, law: uncertain.law, whole: uncertain.whole, written, unit: "" };
    return { name, ...rangeOf(written), written };
  });
}

/** The inputs of a scenario that each replication draws: what reports can teach something about, and rare events come from. */
export function drawnInputs(scenario: Scenario): readonly ScenarioInput[] {
  return scenarioInputs(scenario).filter(({ written }) => written.drawn);
}

/**
 * A function that sets inputs of a scenario. Drawn ones are fixed in the model's data; for the others the scenario
 * is read again with the value in the file's place, once per combination. Throws for a name that is no input, and
 * when the scenario refuses a value.
 */
export function inputSetter(scenario: Scenario): (inputs: Inputs) => Scenario {
  const known = new Map(scenarioInputs(scenario).map((input) => [input.name, input]));
  const variants = new Map<string, Scenario>();
  return (inputs) => {
    const overrides: string[] = [];
    const fixed = new Map<string, number>();
    for (const [name, value] of Object.entries(inputs)) {
      const input = known.get(name);
      if (input === undefined) throw new ExperimentError(`${name} is no uncertain input of ${scenario.name}`);
      if (input.written.drawn) fixed.set(name, value);
      else overrides.push(`${name}=${input.unit === "" ? value : `${value} ${input.unit}`}`);
    }
    const key = overrides.join("\n");
    const variant = variants.get(key) ?? varied(scenario, overrides);
    if (variants.size >= 256) variants.clear();
    variants.set(key, variant);
    return { ...variant, model: withFixed(variant.model, fixed) as Scenario["model"] };
  };
}

function varied(scenario: Scenario, overrides: readonly string[]): Scenario {
  if (overrides.length === 0) return scenario;
  const { scenario: variant, problems } = varyScenario(scenario, overrides);
  if (variant === undefined) throw new ExperimentError(problems.map(formatProblem).join("\n"));
  return variant;
}

/** Plain data in which the named uncertain numbers have a law of one value; what has none is shared. */
function withFixed(value: unknown, fixed: ReadonlyMap<string, number>): unknown {
  if (typeof value !== "object" || value === null || fixed.size === 0) return value;
  if (isUncertain(value)) {
    const at = fixed.get(value.uncertain);
    return at === undefined ? value : { ...value, law: { kind: "constant", value: at } };
  }
  if (Array.isArray(value)) {
    if (typeof value[0] === "number" && value.length > 64) return value; // a long table holds no range
    return value.map((item) => withFixed(item, fixed));
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withFixed(item, fixed)]));
}

function uncertainNumbers(value: unknown): readonly Uncertain[] {
  if (typeof value !== "object" || value === null) return [];
  if (isUncertain(value)) return [value];
  return Object.values(value).flatMap(uncertainNumbers);
}

/** The law of a written range: uniform, over whole numbers where both ends are whole and have no unit. */
function rangeOf({ path, low, high }: UncertainInput): Pick<ScenarioInput, "law" | "whole" | "unit"> {
  const [from, to] = [takenApart(low), takenApart(high)];
  if (from === undefined || to === undefined || from.unit !== to.unit) {
    throw new ExperimentError(`write both ends of the range of ${path} in one unit, not ${low} and ${high}`);
  }
  const { unit } = from;
  const whole = unit === "" && Number.isInteger(from.value) && Number.isInteger(to.value);
  const margin = whole ? 0.5 : 0; // each whole number is equally likely after rounding
  return { law: { kind: "uniform", low: from.value - margin, high: to.value + margin }, whole, unit };
}

function takenApart(text: string): { value: number; unit: string } | undefined {
  const match = /^([-+]?[\d.]+(?:e[-+]?\d+)?)\s*(.*)$/i.exec(text.trim());
  return match === null ? undefined : { value: Number(match[1]), unit: match[2] ?? "" };
}
