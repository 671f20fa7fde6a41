// Use and waiting per stage over many replications: where the bottleneck is.
import { Tally } from "../engine/index.js";
import type { Observations, StageFigures } from "../models/index.js";
import { ExperimentError } from "./errors.js";
import { estimateTallied, type MeanEstimate } from "./statistics/mean.js";

/** One stage over all replications: the mean over replications of each figure, in its unit. */
export type StageSummary = Readonly<Record<keyof StageFigures, MeanEstimate>>;

const figures = ["utilisation", "meanQueue", "meanWait", "maxQueue"] as const;

/** Collects stages; every replication must have the same. */
export class Stages {
  readonly #stages = new Map<string, Record<keyof StageFigures, Tally>>();
  #count = 0;

  /** Adds the stages of the next replication. */
  add(stages: Observations["stages"]): void {
    this.#count++;
    for (const [name, stage] of Object.entries(stages)) {
      let tallies = this.#stages.get(name);
      if (tallies === undefined) {
        tallies = {
          utilisation: new Tally(),
          meanQueue: new Tally(),
          meanWait: new Tally(),
          maxQueue: new Tally(),
        };
        this.#stages.set(name, tallies);
      }
      for (const figure of figures) tallies[figure].add(stage[figure]);
      if (tallies.utilisation.count !== this.#count)
        throw new ExperimentError(`stage ${name} comes and goes`);
    }
  }

  /** The means of what has been added so far, by stage. */
  summaries(): Readonly<Record<string, StageSummary>> {
    const summaries: Record<string, StageSummary> = {};
    for (const [name, tallies] of this.#stages) {
      summaries[name] = {
        utilisation: estimateTallied(tallies.utilisation),
        meanQueue: estimateTallied(tallies.meanQueue),
        meanWait: estimateTallied(tallies.meanWait),
        maxQueue: estimateTallied(tallies.maxQueue),
      };
    }
    return summaries;
  }
}
