// Observations in replication order -> everything that reports are made of.
import type { Observations } from "../../models/index.js";
import { Rows } from "../rows.js";
import { type StageSummary, Stages } from "../stages.js";
import { type Bands, Timeline } from "../timeline.js";

/** What a run gave: a row per replication, a band per series, means per stage. */
export interface Collected {
  readonly rows: Rows;
  readonly bands: Bands;
  readonly stages: Readonly<Record<string, StageSummary>>;
}

/** Takes observations one by one, in order, and keeps what summaries need. */
export class Collector {
  readonly rows = new Rows();
  readonly #timeline = new Timeline();
  readonly #stages = new Stages();

  /** Adds the next replication. Throws when it does not follow the last or has other names than the first. */
  add(replication: number, observations: Observations): void {
    this.rows.add(replication, observations.outputs, observations.indicators);
    this.#timeline.add(observations.series);
    this.#stages.add(observations.stages);
  }

  /** What has been collected so far. */
  collected(): Collected {
    return { rows: this.rows, bands: this.#timeline.bands(), stages: this.#stages.summaries() };
  }
}
