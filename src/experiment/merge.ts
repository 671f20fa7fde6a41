// Parts of one run -> the run.
import type { Observations } from "../models/index.js";
import { type Collected, Collector } from "./replications/index.js";
import { orderParts, type Part } from "./shards.js";

/** A part with its observations, from `first` on. */
export interface FilledPart extends Part {
  readonly observations: Iterable<Observations> | AsyncIterable<Observations>;
}

/**
 * Joins shards: the same figures, bit by bit, as one undisturbed run. Throws when the parts are not of one run,
 * overlap, leave a gap or are unfinished.
 *
 * @param signal when it fires the merge is given up: it throws the signal's reason
 */
export async function mergeParts(parts: readonly FilledPart[], signal?: AbortSignal): Promise<Collected> {
  const collector = new Collector();
  let replication = 0;
  for (const { observations } of orderParts(parts)) {
    for await (const one of observations) {
      signal?.throwIfAborted();
      collector.add(replication++, one);
    }
  }
  return collector.collected();
}
