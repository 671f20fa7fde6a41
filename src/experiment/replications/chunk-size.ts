// How many replications go into one task: enough that handing it over costs nothing, few enough that all workers
// finish together and nobody waits long for the first result.

/** Long against the cost of a message between threads (well under 1 ms), short for whoever watches. */
const targetMilliseconds = 200;

/**
 * So few are done before the nursery of a thread is full, so that what they gave is sent and gone by then; and they are
 * sent back in a message of less than 100 KB, which V8 clears up sooner than a larger one.
 */
const mostReplications = 6;

/** The least that a task of very short replications takes: still long against the cost of a message. */
const leastMilliseconds = 20;

/** Chooses sizes from how long earlier tasks took. Only speed depends on it, never a result. */
export class ChunkSize {
  #perReplication: number | undefined;

  /** @param width workers that share the work */
  constructor(private readonly width: number) {}

  /** Learns from a task that is done. */
  learn(replications: number, milliseconds: number): void {
    if (replications > 0) this.#perReplication = milliseconds / replications;
  }

  /** The size of the next task when this many replications are left: smaller towards the end (guided). */
  next(left: number): number {
    if (this.#perReplication === undefined) return 1;
    const each = Math.max(this.#perReplication, 0.01);
    const most = Math.max(mostReplications, Math.floor(leastMilliseconds / each));
    const byTime = Math.min(most, Math.floor(targetMilliseconds / each));
    return Math.max(1, Math.min(byTime, Math.ceil(left / (2 * this.width)), left));
  }
}
