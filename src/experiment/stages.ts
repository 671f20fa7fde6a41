// Use and waiting per stage over many replications: where the bottleneck is.
import type { Observations, StageFigures } from "../models/index.js";
import { ExperimentError } from "./errors.js";
import { estimateMean, type MeanEstimate } from "./statistics/mean.js";

/** One stage over all replications: the mean over replications of each figure, in its unit. */
export type StageSummary = Readonly<Record<keyof StageFigures, MeanEstimate>>;

const figures = ["utilisation", "meanQueue", "meanWait", "maxQueue"] as const;

/** Collects stages; every replication must have the same. */
export class Stages {
  readonly #stages = new Map<string, Record<keyof StageFigures, number[]>>();
  #count = 0;

  /** Adds the stages of the next replication. */
  add(stages: Observations["stages"]): void {
    this.#count++;
    for (const [name, stage] of Object.entries(stages)) {
      let columns = this.#stages.get(name);
      if (columns === undefined) {
        columns = { utilisation: [], meanQueue: [], meanWait: [], maxQueue: [] };
        this.#stages.set(name, columns);
      }
      for (const figure of figures) columns[figure].push(stage[figure]);
      if (columns.utilisation.length !== this.#count)
        throw new ExperimentError(`stage ${name} comes and goes`);
    }
  }

  /** The means of what has been added so far, by stage. */
  summaries(): Readonly<Record<string, StageSummary>> {
    const summaries: Record<string, StageSummary> = {};
    for (const [name, columns] of this.#stages) {
      summaries[name] = {
        utilisation: estimateMean(columns.utilisation),
        meanQueue: estimateMean(columns.meanQueue),
        meanWait: estimateMean(columns.meanWait),
        maxQueue: estimateMean(columns.maxQueue),
      };
    }
    return summaries;
  }
}
