// Names of outputs and probabilities as a person types them.
import { replicate } from "../experiment/index.js";
import { nearest, type Scenario } from "../scenario/index.js";
import { UsageError } from "./errors.js";

/**
 * Throws `UsageError` for a name that is no output or probability of the scenario: found out with a single replication,
 * rather than after all of them.
 */
export function checkMeasures(scenario: Scenario, seed: number, names: readonly string[]): void {
  const { outputs, indicators } = replicate(scenario, seed, 0);
  const known = [...Object.keys(outputs), ...Object.keys(indicators)];
  for (const name of names) {
    if (known.includes(name)) continue;
    const guess = nearest(name, known);
    throw new UsageError(
      `no output or probability is called ${name}`,
      guess === undefined ? `there are ${known.join(", ")}` : `did you mean ${guess}?`,
    );
  }
}
