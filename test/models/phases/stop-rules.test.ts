import { expect, test } from "vitest";
import type { StopRule } from "../../../src/models/index.js";
import { Phase } from "../../../src/models/phases/phase.js";
import { watchStopRules } from "../../../src/models/phases/stop-rules.js";
import { IncidentLog } from "../../../src/models/threats/incidents.js";
import { makeContext } from "../context.js";
import { constant } from "../scenes.js";

/** A phase that is open from now on, with what its rule does. */
function watched(rule: StopRule) {
  const { simulation } = makeContext();
  const incidents = new IncidentLog();
  incidents.incident("ambush");
  const phase = new Phase(simulation, { name: "phase", stop: [rule] }, 0);
  phase.state = "open";
  const done: string[] = [];
  watchStopRules(simulation, phase, incidents, {
    endPhase: () => done.push("end_phase"),
    endTransfer: () => done.push("end_transfer"),
    pause: (hours) => done.push(`pause ${hours} at ${simulation.now}`),
  });
  return { simulation, incidents, phase, done };
}

test("a rule counts from the start of its phase, and anew after each pause", () => {
  const { incidents, done } = watched({ count: "ambushes", reaches: 2, effect: "pause", pause: constant(6) });
  for (let i = 0; i < 5; i++) incidents.incident("ambush");
  expect(done).toEqual(["pause 6 at 0", "pause 6 at 0"]);
});

test("a rule counts only what it names, and is silent once its phase is closed", () => {
  const { incidents, phase, done } = watched({ count: "casualties", reaches: 3 });
  incidents.incident("ambush");
  incidents.harmed({ deaths: 1, wounded: 1, staff: 0 });
  expect(done).toEqual([]);
  incidents.harmed({ deaths: 0, wounded: 0, staff: 1 });
  expect(done).toEqual(["end_phase"]);
  phase.state = "closed";
  incidents.harmed({ deaths: 9, wounded: 0, staff: 0 });
  expect(done).toHaveLength(1);
});

test("a pause by age comes again and again", () => {
  const { simulation, done } = watched({ count: "hours", reaches: 10, effect: "pause", pause: constant(1) });
  simulation.run(35);
  expect(done).toEqual(["pause 1 at 10", "pause 1 at 20", "pause 1 at 30"]);
});
