import {
  formatProblem,
  memoryReader,
  type ReadResult,
  readScenario,
  type Scenario,
} from "../../src/scenario/index.js";

/** The scenario of the plan, word for word: what a planner should be able to write. */
export const sampleText = `name: One prison, one road, one court
start: 2026-01-21
time_zone: Asia/Baghdad
horizon: 400 d
people: { file: cohorts.csv }
sites:
  prison: { kind: origin, gate: 60 people / h }
  reception: { kind: intake, desks: 6, service: { median: 12 min, p90: 25 min } }
routes:
  road: { from: prison, to: reception, length: 420 km, speed: { median: 55 km/h, p90: 70 km/h } }
convoys: { route: road, minimum: 40, maximum: 160, longest_wait: 2 d, depart: night }
fleet: { bus: { count: 6, seats: 40 } }
threat: { road: { hazard: { low: 1e-7 / km, high: 5e-5 / km }, source: assumption } }
court: { judges: 19, investigation: { median: 5 h, p90: 12 h }, calendar: { weekend: [friday, saturday] } }
`;

/** A manifest to stand beside it. */
export const sampleCohorts =
  "cohort,count,age,source\nadults,400,adult,assumption\njuveniles,12,juvenile,assumption\n";

/** Reads a scenario from texts, as a user's files at these paths. */
export function read(
  text: string,
  files: Readonly<Record<string, string>> = {},
  overrides: string[] = [],
): ReadResult {
  const reader = memoryReader({ "plans/scenario.yaml": text, "plans/cohorts.csv": sampleCohorts, ...files });
  return readScenario("plans/scenario.yaml", reader, { overrides });
}

/** Reads a scenario that is expected to be valid; says what is wrong with it otherwise. */
export function valid(
  text: string,
  overrides: string[] = [],
  files: Readonly<Record<string, string>> = {},
): Scenario {
  const { scenario, problems } = read(text, files, overrides);
  if (scenario === undefined) throw new Error(problems.map(formatProblem).join("\n"));
  return scenario;
}

/** The problems of a scenario, a line each. */
export function problemLines(
  text: string,
  files: Readonly<Record<string, string>> = {},
  overrides: string[] = [],
): string[] {
  return (read(text, files, overrides).problems ?? []).map(formatProblem);
}
