// Where the people wait.
import type { StageSummary } from "../experiment/index.js";

/** A stage and its means over the replications. */
export interface NamedStage {
  readonly name: string;
  readonly figures: StageSummary;
}

/** The stages, the one with the most waiting (persons or cases waiting, averaged over time) first. */
export function stagesByWaiting(stages: Readonly<Record<string, StageSummary>>): NamedStage[] {
  return Object.entries(stages)
    .map(([name, figures]) => ({ name, figures }))
    .sort((a, b) => b.figures.meanQueue.mean - a.figures.meanQueue.mean);
}

/**
 * The bottleneck: the stage with the most waiting. Undefined when nobody waits anywhere. Waiting, not
 * use, decides: a stage can be busy all day and hold nobody up.
 */
export function bottleneckOf(stages: Readonly<Record<string, StageSummary>>): NamedStage | undefined {
  const first = stagesByWaiting(stages)[0];
  return first !== undefined && first.figures.meanQueue.mean > 0 ? first : undefined;
}
