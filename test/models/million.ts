// A scenario of any number of people who all go the whole way, and a program that runs it once and tells what it took.
//
//   node --import tsx test/models/million.ts PEOPLE
import { pathToFileURL } from "node:url";
import { Simulation } from "../../src/engine/index.js";
import { buildModel, formatProblem, memoryReader, readScenario } from "../../src/scenario/index.js";

/** What one run took. */
export interface Footprint {
  /** Events that were executed. */
  readonly events: number;
  /** The largest memory that the process had, in MB. */
  readonly megabytes: number;
  /** Days until all was clear; null where it was not. */
  readonly days: number | null;
  /** People whom convoys brought to reception. */
  readonly received: number | null;
}

/** Prison, road, reception, court and deaths; means in proportion to the people, in trains and not in buses. */
export function scenarioOf(people: number): string {
  const share = (part: number) => Math.max(1, Math.round(people * part));
  return `name: ${people} people
start: 2026-01-21
time_zone: UTC
horizon: 900 d
people:
  cohorts:
    men: ${share(0.9)}
    women: { count: ${share(0.08)}, sex: female }
    juveniles: { count: ${share(0.02)}, age: juvenile }
sites:
  prison: { kind: origin, gate: { lanes: ${share(1e-4)}, service: { median: 1 min, p90: 3 min } } }
  reception: { kind: intake, desks: ${share(4e-4)}, service: { median: 12 min, p90: 25 min } }
routes: { road: { from: prison, to: reception, length: 420 km, speed: { median: 55 km/h, p90: 70 km/h } } }
fleet: { train: { count: ${share(2e-5)}, seats: 1000 } }
convoys: { route: road, minimum: 200, maximum: 5000, longest_wait: 2 d, depart: "18:00-06:00" }
threat: { road: { hazard: { low: 1e-6 / km, high: 1e-4 / km }, outcomes: { harm: { deaths: 2, escapes: 5 } } } }
recapture: { probability: 0.7, delay: { median: 3 d, p90: 30 d } }
court: { judges: ${share(4e-3)}, investigation: { median: 5 h, p90: 12 h }, calendar: { weekend: [friday, saturday], hours: "08:00-15:00" } }
deaths: { in_custody: { per_person: 0.003 / year } }
`;
}

/** Runs it once, in this process. */
export function footprintOf(people: number): Footprint {
  const reader = memoryReader({ "scenario.yaml": scenarioOf(people) });
  const { scenario, problems } = readScenario("scenario.yaml", reader);
  if (scenario === undefined) throw new Error(problems.map(formatProblem).join("\n"));
  const simulation = new Simulation({ seed: 1 });
  const model = buildModel(scenario, simulation);
  simulation.run(scenario.horizon);
  const { days_to_clear: days = null, received = null } = model.observe().outputs;
  const megabytes = Math.ceil(process.resourceUsage().maxRSS / 1024);
  return { events: simulation.eventsExecuted, megabytes, days, received };
}

const [, program, people] = process.argv;
if (program !== undefined && import.meta.url === pathToFileURL(program).href) {
  console.log(JSON.stringify(footprintOf(Number(people))));
}
