import { diskReader } from "../../src/cli/disk-reader.js";
import { Simulation } from "../../src/engine/index.js";
import { buildModel, formatProblem, readScenario } from "../../src/scenario/index.js";
import { measure } from "../measure.js";
import { fileOfPackage } from "../root.js";
import type { Suite } from "../row.js";

const REFERENCE = fileOfPackage("scenarios", "al-sinaa-2026", "scenario.yaml");

/**
 * Replications before the measurement: the compiler is done with the model after about thirty, and a run of a thousand
 * spends nearly all of its time as it is then.
 */
const WARM_UP = 40;

/** The reference scenario on one thread: whole replications per second, and the events they consist of. */
export const model: Suite = async ({ time }) => {
  const { scenario, problems } = readScenario(REFERENCE, diskReader, {});
  if (scenario === undefined) throw new Error(problems.map(formatProblem).join("\n"));
  let replication = 0;
  let events = 0;
  const replicate = (): void => {
    const simulation = new Simulation({ seed: 1, replication: replication++ });
    const built = buildModel(scenario, simulation, {});
    simulation.run(scenario.horizon);
    built.observe();
    events += simulation.eventsExecuted;
  };
  const perSecond = await measure(1, replicate, time * 4, WARM_UP);
  const eventsEach = Math.round(events / replication);
  return [
    {
      suite: "model",
      name: "al-sinaa-2026, one replication after the other",
      events_per_replication: eventsEach,
      events_per_second: Math.round(eventsEach * perSecond),
      per_second: perSecond,
    },
  ];
};
