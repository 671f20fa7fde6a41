// Reading a scenario for a command.
import { formatProblem, type Problem, readScenario, type Scenario } from "../scenario/index.js";
import { diskReader } from "./disk-reader.js";
import { UnusableScenario } from "./errors.js";
import { fitted } from "./fitted.js";
import type { Io } from "./io.js";

/**
 * Reads the scenario at a path with values replaced. Warnings go to standard error. Throws `UnusableScenario` with
 * every problem.
 */
export function loadScenario(path: string, overrides: readonly string[], io: Io): Scenario {
  const { scenario, problems, warnings } = readScenario(path, diskReader, { overrides });
  if (scenario === undefined) throw new UnusableScenario([...problems, ...warnings]);
  warn(warnings, io);
  return scenario;
}

/** Shows warnings. */
export function warn(warnings: readonly Problem[], io: Io): void {
  for (const warning of warnings) io.stderr.write(`${fitted(formatProblem(warning), io.stderr)}\n`);
}
