// Variants of a scenario for a command.
import { type Scenario, varyScenario } from "../scenario/index.js";
import { UnusableScenario } from "./errors.js";

/** The scenario with values replaced, each `PATH=VALUE`. Throws `UnusableScenario` for what the scenario refuses. */
export function variantOf(scenario: Scenario, setting: Readonly<Record<string, number | string>>): Scenario {
  const { scenario: variant, problems } = varyScenario(
    scenario,
    Object.entries(setting).map(([path, value]) => `${path}=${value}`),
  );
  if (variant === undefined) throw new UnusableScenario(problems);
  return variant;
}
