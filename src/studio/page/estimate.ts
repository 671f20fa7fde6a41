// A run whose figures are shown while it goes on.
import {
  type Collected,
  Collector,
  type ReplicationPool,
  streamReplications,
} from "../../experiment/index.js";
import type { Scenario } from "../../scenario/index.js";

/** How often the page is redrawn while replications come in (milliseconds). */
const redrawEvery = 150;

/** What to estimate. */
export interface EstimateOptions {
  readonly pool: ReplicationPool<Scenario>;
  readonly scenario: Scenario;
  readonly seed: string;
  readonly replications: number;
  readonly signal: AbortSignal;
  /** Called a few times a second, and at the end, with what is there so far. */
  readonly show: (collected: Collected) => void;
}

/** Runs replications, showing what is there as it comes. Ends early, without an error, when the signal fires. */
export async function estimate(options: EstimateOptions): Promise<void> {
  const { pool, scenario, seed, replications, signal, show } = options;
  const collector = new Collector();
  let shown = performance.now();
  const stream = streamReplications({
    pool,
    seed,
    signal,
    jobs: [{ subject: scenario, first: 0, end: replications }],
  });
  for await (const { replication, observations } of stream) {
    collector.add(replication, observations);
    if (performance.now() - shown > redrawEvery && replication + 1 < replications) {
      show(collector.collected());
      shown = performance.now();
    }
  }
  if (!signal.aborted) show(collector.collected());
}
