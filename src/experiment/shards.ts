// One run in several parts: which replications are whose, and whether the parts make a whole.
import { ExperimentError } from "./errors.js";

/** Part `index` of `count`, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Replications `first` to `end - 1`. */
export interface Range {
  readonly first: number;
  readonly end: number;
}

/** Reads `I/N`, as in `--shard 2/3`. */
export function parseShard(text: string): Shard {
  const match = /^(\d{1,9})\/(\d{1,9})$/.exec(text.trim());
  const [index, count] = [Number(match?.[1]), Number(match?.[2])];
  if (!(index >= 1 && index <= count)) {
    throw new ExperimentError(`a shard is written I/N with I from 1 to N, as in 2/3, not "${text}"`);
  }
  return { index, count };
}

/** The replications of a shard: contiguous, all shards together each replication once. */
export function shardRange({ index, count }: Shard, replications: number): Range {
  if (count > replications) {
    throw new ExperimentError(`${replications} replications cannot be cut into ${count} shards`);
  }
  const cut = (i: number) => Math.floor((i * replications) / count);
  return { first: cut(index - 1), end: cut(index) };
}

/** What must agree between parts of one run: scenario, seed, version, ... */
export type Identity = Readonly<Record<string, string | number>>;

/** Throws when two parts do not belong to one run, naming what differs. */
export function checkSameRun(a: Identity, b: Identity, nameA: string, nameB: string): void {
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    if (a[key] !== b[key]) {
      throw new ExperimentError(
        `${nameA} and ${nameB} are not of one run: they differ in ${key} (${a[key]} and ${b[key]})`,
      );
    }
  }
}

/** A finished or unfinished part of a run, as found. */
export interface Part extends Range {
  /** What to call it in messages. */
  readonly name: string;
  readonly identity: Identity;
  /** Replications of the whole run. */
  readonly total: number;
  /** Replications that are done, from `first` on. */
  readonly done: number;
}

/**
 * Parts in replication order. Throws when they are not of one run, overlap, leave a gap, are unfinished or hold
 * more than their share, so that what is merged is exactly what one undisturbed run would have given.
 */
export function orderParts<P extends Part>(parts: readonly P[]): readonly P[] {
  const [head, ...rest] = [...parts].sort((a, b) => a.first - b.first);
  if (head === undefined) throw new ExperimentError("there is nothing to merge");
  for (const part of rest) {
    checkSameRun(
      { ...head.identity, replications: head.total },
      { ...part.identity, replications: part.total },
      head.name,
      part.name,
    );
  }
  let next = 0;
  let before: P | undefined;
  for (const part of [head, ...rest]) {
    if (part.first < next) {
      throw new ExperimentError(
        `${before?.name} and ${part.name} overlap: both hold replication ${part.first}`,
      );
    }
    if (part.first > next) throw missing(next, part.first);
    if (part.done < part.end - part.first) {
      throw new ExperimentError(
        `${part.name} is unfinished: ${part.done} of ${part.end - part.first} replications; --resume it first`,
      );
    }
    if (part.done > part.end - part.first) {
      throw new ExperimentError(
        `${part.name} was begun with ${part.end - part.first} replications and went on to ${part.done}: ` +
          "it is no shard any more, but a run of its own; its figures stand in its folder when it is finished",
      );
    }
    next = part.end;
    before = part;
  }
  if (next < head.total) throw missing(next, head.total);
  return [head, ...rest];
}

function missing(first: number, end: number): ExperimentError {
  return new ExperimentError(`no shard holds replications ${first} to ${end - 1}`);
}
