// What stops a phase early: too many incidents, too much harm, too much time.
import { type Simulation, sampler } from "../../engine/index.js";
import type { IncidentLog } from "../threats/incidents.js";
import type { StopRule } from "./options.js";
import type { Phase } from "./phase.js";

/** What a stop rule can do. */
export interface StopActions {
  endPhase(): void;
  endTransfer(): void;
  /** All movements wait for so many hours. */
  pause(hours: number): void;
}

/** Watches the stop rules of a phase that starts now, until it closes. */
export function watchStopRules(
  simulation: Simulation,
  phase: Phase,
  incidents: IncidentLog,
  actions: StopActions,
): void {
  for (const [i, rule] of (phase.options.stop ?? []).entries()) {
    const stream = simulation.stream(`phase.${phase.options.name}`).substream(`stop ${i}`);
    const pause = rule.pause === undefined ? () => 0 : sampler(stream, rule.pause);
    const act = () => {
      if (rule.effect === "pause") actions.pause(pause());
      else if (rule.effect === "end_transfer") actions.endTransfer();
      else actions.endPhase();
    };
    if (rule.count === "hours") watchClock(simulation, phase, rule, act);
    else watchCount(phase, incidents, rule, rule.count, act);
  }
}

function watchClock(simulation: Simulation, phase: Phase, rule: StopRule, act: () => void): void {
  const phaseIsOld = () => {
    if (phase.state !== "open") return;
    act();
    if (rule.effect === "pause") watchClock(simulation, phase, rule, act);
  };
  simulation.schedule(rule.reaches, phaseIsOld);
}

function watchCount(
  phase: Phase,
  incidents: IncidentLog,
  rule: StopRule,
  count: Exclude<StopRule["count"], "hours">,
  act: () => void,
): void {
  let from = incidents.count(count);
  incidents.onChange(() => {
    if (phase.state !== "open" || incidents.count(count) - from < rule.reaches) return;
    from = incidents.count(count);
    act();
  });
}
