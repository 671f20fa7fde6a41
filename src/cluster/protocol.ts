// What producer and workers agree on: names in Redis, and the form of a job.
import type { Seed } from "../experiment/index.js";

/**
 * Who understands whom: the same package and the same major version of Node, since either may change a bit of
 * a result. Producers and workers of another edition share nothing, not even a queue.
 */
export interface Edition {
  /** Version of this package. */
  readonly version: string;
  /** Version of Node, as `process.versions.node`. */
  readonly node: string;
}

/** A task as a job carries it: the subject stands in Redis once, under its fingerprint. */
export interface JobData {
  readonly fingerprint: string;
  readonly seed: Seed;
  readonly first: number;
  readonly count: number;
}

/** One worker as it makes itself known. */
export interface Presence {
  readonly edition: string;
  readonly threads: number;
}

const prefix = "transfersim";

/** An edition as one word. */
export function editionName({ version, node }: Edition): string {
  return `${version}-node${node.split(".")[0]}`;
}

/** The queue of an edition. */
export function queueName(edition: Edition): string {
  return `${prefix}-${editionName(edition)}`;
}

/** Where a subject stands. */
export function subjectKey(fingerprint: string): string {
  return `${prefix}:subject:${fingerprint}`;
}

/** Where a worker makes itself known. */
export function presenceKey(worker: string): string {
  return `${prefix}:worker:${worker}`;
}

/** All workers, of any edition. */
export const everyPresence = `${prefix}:worker:*`;

/** A worker says that it is there this often, and is forgotten after three silences (seconds). */
export const presenceSeconds = { every: 2, expire: 6 } as const;

/** Subjects and finished jobs are kept this long (seconds): a week, longer than any run. */
export const keptSeconds = 7 * 24 * 3600;
