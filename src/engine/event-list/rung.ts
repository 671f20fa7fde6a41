import { NEXT, type Slots } from "./slots.js";

const COUNT_SHIFT = 26;
const ONE = 2 ** COUNT_SHIFT;
/** A bucket counts its events up to here, which stands for "this many or more". */
export const MANY = 31;
const FULL = MANY * ONE;

/**
 * A rung of the ladder: buckets of equal width, each a linked list of slots, the youngest first.
 *
 * A time's bucket is computed by one formula only, which never decreases as time grows, whatever the rounding. So
 * buckets are in order by construction, and no boundary is ever compared with a time.
 */
export class Rung {
  /** Time at which bucket 0 begins. */
  start = 0;
  /** Buckets per unit of time. */
  density = 1;
  /** Number of buckets; one more, the last, holds all that is later. */
  buckets = 0;
  /** First bucket that has not been taken out yet. */
  next = 0;
  /** How many events are worth taking out at once. */
  load = 0;
  /** Set when most of the events went into the last bucket. */
  overran = false;

  /** Per bucket: how many events (up to {@link MANY}) from bit 26 up, the first one's slot below. */
  private heads = new Int32Array(64);

  constructor(private readonly slots: Slots) {}

  /** Lays out empty buckets. */
  lay(start: number, density: number, buckets: number, load: number): void {
    if (this.heads.length <= buckets) this.heads = new Int32Array(2 ** (32 - Math.clz32(buckets)));
    else this.heads.fill(0, 0, buckets + 1);
    this.start = start;
    this.density = density;
    this.buckets = buckets;
    this.next = 0;
    this.load = load;
  }

  /** Where a time falls, in buckets from the start: a bucket's number once rounded down; below 0 or beyond the end it may be infinite. */
  position(time: number): number {
    return (time - this.start) * this.density;
  }

  /** Links an event into a bucket. */
  add(bucket: number, slot: number): void {
    const head = this.heads[bucket] as number;
    this.slots.words[slot * 8 + NEXT] = head & (ONE - 1);
    this.heads[bucket] = (Math.min(head, FULL - 1) & -ONE) + ONE + slot;
  }

  /** Number of events in a bucket; {@link MANY} stands for that many or more. */
  count(bucket: number): number {
    return (this.heads[bucket] as number) >> COUNT_SHIFT;
  }

  /** Empties a bucket and returns its first slot, the youngest event's. */
  take(bucket: number): number {
    const head = this.heads[bucket] as number;
    this.heads[bucket] = 0;
    return head & (ONE - 1);
  }
}
