import { diskReader } from "../../src/cli/disk-reader.js";
import { Simulation } from "../../src/engine/index.js";
import { buildModel, formatProblem, readScenario, type Scenario } from "../../src/scenario/index.js";
import { fileOfPackage } from "../root.js";
import type { Suite } from "../row.js";

const REFERENCE = fileOfPackage("scenarios", "al-sinaa-2026", "scenario.yaml");
const SIZES = [5700, 57_000];
/** Replications of the smallest in a turn; of the others so many that turns take about as long. */
const TURN = 10;

/**
 * The reference scenario with more people, all else the same: how much longer a replication takes. The sizes take turns
 * on the same seeds, and processor time counts; the least of all turns is what the work takes when nobody disturbs it.
 */
export const growth: Suite = async ({ time }) => {
  const contestants = SIZES.map((people) => {
    const size = { people, scenario: scenarioOf(people), events: 0, least: Number.POSITIVE_INFINITY };
    return { ...size, replications: Math.max(1, Math.round((TURN * (SIZES[0] ?? people)) / people)) };
  });
  const end = performance.now() + time * 40;
  for (let turn = 0; turn < 2 || performance.now() < end; turn++) {
    for (const one of contestants) {
      const start = process.cpuUsage();
      for (let k = 0; k < one.replications; k++) one.events = replicate(one.scenario, k);
      const { user, system } = process.cpuUsage(start);
      one.least = Math.min(one.least, (user + system) / 1000 / one.replications);
    }
  }
  const smallest = contestants[0]?.least ?? Number.NaN;
  return contestants.map(({ people, events, least }) => ({
    suite: "growth",
    name: "al-sinaa-2026 with so many people, the same means",
    people,
    events_per_replication: events,
    milliseconds: least,
    times_the_smallest: least / smallest,
    per_second: 1000 / least,
  }));
};

function scenarioOf(people: number): Scenario {
  const { scenario, problems } = readScenario(REFERENCE, diskReader, {
    overrides: [`people.total=${people}`],
  });
  if (scenario === undefined) throw new Error(problems.map(formatProblem).join("\n"));
  return scenario;
}

/** @returns how many events it took */
function replicate(scenario: Scenario, replication: number): number {
  const simulation = new Simulation({ seed: 1, replication });
  const model = buildModel(scenario, simulation);
  simulation.run(scenario.horizon);
  model.observe();
  return simulation.eventsExecuted;
}
