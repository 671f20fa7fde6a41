// Observations as they travel between threads: series, which are nearly all of it, in few bytes.
import type { Observations } from "../../models/index.js";
import { RunLengths } from "../run-lengths.js";
import type { Batch, WholeBatch } from "./pool.js";

/** Observations whose series are runs, one after the other in the order of the names. */
export interface PackedObservations extends Omit<Observations, "series"> {
  readonly lengths: Readonly<Record<string, number>>;
  readonly runs: Uint8Array;
}

/**
 * A batch as it is sent. Copied as they are, the series of a few replications take a message of 200 KB, and V8 puts what
 * comes in a message of more than 100 KB where only a full collection of the heap finds it again.
 */
export type PackedBatch = WholeBatch<PackedObservations>;

/**
 * The batch that was sent, bit by bit. Each replication is unpacked when it is its turn: the series of whole batches that
 * wait for theirs would outlive the nursery, and lie about until the whole heap is cleared up.
 */
export function unpacked({ observations, ...rest }: PackedBatch): Batch {
  return { ...rest, observations: oneByOne(observations) };
}

function* oneByOne(observations: readonly PackedObservations[]): Generator<Observations, void> {
  for (const one of observations) yield unpack(one);
}

/**
 * What observations are sent as. Each is packed when its replication is done: series that wait for the others of their
 * batch would outlive the nursery.
 */
export function pack({ series, ...rest }: Observations): PackedObservations {
  const runs = new RunLengths();
  const lengths: Record<string, number> = {};
  for (const [name, values] of Object.entries(series)) {
    lengths[name] = values.length;
    runs.add(values);
  }
  return { ...rest, lengths, runs: runs.bytes() };
}

function unpack({ lengths, runs: bytes, ...rest }: PackedObservations): Observations {
  const runs = new RunLengths(bytes);
  const cursor = { position: 0, left: 0, value: 0 };
  const series: Record<string, readonly number[]> = {};
  for (const [name, length] of Object.entries(lengths)) series[name] = runs.sequence(cursor, length);
  const { outputs, indicators, stages } = rest;
  return { outputs, indicators, series, stages };
}
