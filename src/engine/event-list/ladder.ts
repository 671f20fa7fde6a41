import { Batch } from "./batch.js";
import type { NearList } from "./near.js";
import { Rung } from "./rung.js";
import { NEXT, type Slots } from "./slots.js";

/** A bucket with more events than this is spread over a rung of its own; less than a bucket can count. */
const CROWDED = 24;
/** So few events are kept in order without buckets. */
const FEW = 12;
/** Events per bucket that a new rung aims at. */
const PER_BUCKET = 2;
/** Rungs below each other; what is still crowded then is sorted by a heap. */
const DEEPEST = 8;
/** From this many events on, memory is slower than the processor and larger loads hide its delay. */
const LARGE = 2000;
const LOAD = 6;
const LARGE_LOAD = 16;
/** How many times the span of the nearer half of the events a rung covers; more would cost memory, and so time. */
const REACH = 6;
const LARGE_REACH = 2;
/** Times looked at to estimate how dense the near future is. */
const SAMPLE = 9;
const LARGE_SAMPLE = 33;

/**
 * Starts of the top rung while there are no rungs. Every time is before the one, which sends events to the near list,
 * and after the other, which sends them to the far list.
 */
const ALL_NEAR = Number.POSITIVE_INFINITY;
const ALL_FAR = Number.NEGATIVE_INFINITY;

/**
 * The future beyond the near list: an unsorted far list and rungs of buckets, each rung finer than the one above and
 * covering one bucket of it (ladder queue: Tang, Goh and Thng 2005, ACM TOMACS 15(3)). An event moves from the far
 * list to a bucket, perhaps to a finer one, then to the near list, each time at constant cost, so that a list of any
 * size costs the same per event.
 *
 * Unlike the original, a rung covers not the whole span of its events but a few times the span of the nearer half of
 * them, at the density found there: a few very late events then do not make the buckets of all others too wide. The
 * rest stays in the far list (of a lower rung: in its last bucket) until the rung is used up.
 */
export class Ladder {
  private readonly top: Rung;
  private readonly rungs: Rung[];
  /** Rungs in use: the first `depth`. */
  private depth = 0;
  private readonly far = new Batch();
  /** Holds 64 events without a check: more than a load can be. */
  private readonly scratch = new Batch();
  private readonly sample = new Float64Array(LARGE_SAMPLE);

  constructor(
    private readonly slots: Slots,
    private readonly near: NearList,
  ) {
    this.top = new Rung(slots);
    this.top.start = ALL_NEAR;
    this.rungs = [this.top];
  }

  /** Adds an event that is scheduled now, here or in the near list. */
  insert(time: number, slot: number): void {
    const { top } = this;
    const position = top.position(time);
    if (position < top.buckets) {
      if (position >= top.next) top.add(position | 0, slot);
      else this.insertLower(time, slot);
    } else this.far.push(time, slot);
  }

  /** Fills the near list, which is empty, with the next events; false when there are none. */
  refill(): boolean {
    this.near.clear();
    for (;;) {
      if (this.depth === 0) {
        if (this.far.count === 0) {
          this.top.start = ALL_NEAR;
          return false;
        }
        if (!this.descend(this.far)) {
          this.top.start = ALL_NEAR;
          return true;
        }
      }
      if (this.loadFrom(this.rungs[this.depth - 1] as Rung)) return true;
    }
  }

  /** Forgets every event; those that follow go to the far list until the next refill. */
  clear(): void {
    this.depth = 0;
    this.far.count = 0;
    this.top.start = ALL_FAR;
  }

  private insertLower(time: number, slot: number): void {
    for (let i = 1; i < this.depth; i++) {
      const rung = this.rungs[i] as Rung;
      const position = rung.position(time);
      if (position < rung.next) continue;
      rung.add(position < rung.buckets ? position | 0 : rung.buckets, slot);
      return;
    }
    this.insertNear(time, slot);
  }

  private insertNear(time: number, slot: number): void {
    const { near } = this;
    near.insert(time, slot);
    if (near.crowded) this.relieve();
  }

  /** Too many events came in before the next bucket: spread them over a finer rung. */
  private relieve(): void {
    const { near, scratch } = this;
    if (this.depth === 0) {
      near.drainInto(this.far);
      this.top.start = ALL_FAR;
    } else if (this.depth === DEEPEST) near.acceptCrowd();
    else {
      scratch.count = 0;
      near.drainInto(scratch);
      if (!this.spread(scratch)) near.loadAll(scratch);
    }
  }

  /** Takes the next events out of the lowest rung; false when the near list is still empty. */
  private loadFrom(rung: Rung): boolean {
    // The far list stands for the last bucket of the top rung.
    const isTop = rung === this.top;
    const end = isTop ? rung.buckets : rung.buckets + 1;
    const { scratch } = this;
    const { numbers, words, held } = this.slots;
    const { times, slots } = scratch;
    let loaded = 0;
    let bucket = rung.next;
    // Only gather here, by counts that are known before the records are: so the processor fetches several lists at once,
    // and what the events hold, which is needed soon, with them.
    for (; bucket < end && loaded < rung.load; bucket++) {
      const count = rung.count(bucket);
      if (count > CROWDED) break;
      if (count === 0) continue;
      let slot = rung.take(bucket);
      for (let i = 0; i < count; i++) {
        const next = words[slot * 8 + NEXT] as number;
        if (held[slot] === undefined) this.slots.drop(slot);
        else {
          times[loaded] = numbers[slot * 4] as number;
          slots[loaded++] = slot;
        }
        slot = next;
      }
    }
    rung.next = bucket;
    // Once the last bucket is taken no event may join it: the rung is used up. The top rung serves until it is empty.
    if (bucket === end && (loaded === 0 || !isTop)) this.depth--;
    if (loaded > 0) {
      this.near.loadFew(scratch, loaded);
      return true;
    }
    if (bucket === end) return false;

    rung.next = bucket + 1;
    this.gather(rung.take(bucket));
    if (bucket === rung.buckets) this.depth--;
    return !this.descend(scratch);
  }

  /** Puts the events of a bucket into the scratch batch, the oldest first. */
  private gather(first: number): void {
    const { scratch } = this;
    const { numbers, words } = this.slots;
    let count = 0;
    for (let slot = first; slot !== 0; slot = words[slot * 8 + NEXT] as number) count++;
    scratch.reserve(count);
    scratch.count = count;
    for (let slot = first; slot !== 0; slot = words[slot * 8 + NEXT] as number) {
      scratch.times[--count] = numbers[slot * 4] as number;
      scratch.slots[count] = slot;
    }
  }

  /** Spreads a batch over a new lowest rung; where that is no use, moves it to the near list and returns false. */
  private descend(batch: Batch): boolean {
    if (batch.count <= FEW) this.near.loadFew(batch, batch.count);
    else if (this.depth < DEEPEST && this.spread(batch)) return true;
    else this.near.loadAll(batch);
    batch.count = 0;
    return false;
  }

  /** Spreads a batch over a new lowest rung; false when its times cannot be told apart. */
  private spread(batch: Batch): boolean {
    const { times, slots, count } = batch;
    const start = earliest(batch);
    const reach = count < LARGE ? REACH : LARGE_REACH;
    const buckets = Math.ceil((count * reach) / (2 * PER_BUCKET));
    const rung = this.rungs[this.depth] ?? this.addRung();
    let density = rung.overran ? 0 : buckets / (reach * this.median(batch, start));
    // At least half of all values are below twice their mean (Markov), so this one always makes way.
    if (!isUsable(density)) density = buckets / (2 * meanFrom(batch, start));
    if (!isUsable(density)) return false;

    rung.lay(start, density, buckets, count < LARGE ? LOAD : LARGE_LOAD);
    this.depth++;
    const isTop = batch === this.far;
    let later = 0;
    // The oldest first, so that each bucket has the youngest first.
    for (let i = 0; i < count; i++) {
      const time = times[i] as number;
      const slot = slots[i] as number;
      const position = rung.position(time);
      if (position < buckets) rung.add(position | 0, slot);
      else if (isTop) {
        times[later] = time;
        slots[later++] = slot;
      } else {
        rung.add(buckets, slot);
        later++;
      }
    }
    if (isTop) batch.count = later;
    rung.overran = later > 0.8 * count;
    return true;
  }

  /** Median of a batch, estimated by that of a sample, from a start. */
  private median({ times, count }: Batch, start: number): number {
    const { sample } = this;
    const size = count < LARGE ? SAMPLE : LARGE_SAMPLE;
    for (let k = 0; k < size; k++) {
      const time = times[Math.floor(((k + 0.5) * count) / size)] as number;
      let at = k;
      for (; at > 0 && (sample[at - 1] as number) > time; at--) sample[at] = sample[at - 1] as number;
      sample[at] = time;
    }
    return (sample[size >> 1] as number) - start;
  }

  private addRung(): Rung {
    const rung = new Rung(this.slots);
    this.rungs.push(rung);
    return rung;
  }
}

/** Buckets per unit of time must be a number that is neither lost to rounding nor beyond all. */
function isUsable(density: number): boolean {
  return density > 0 && density < Number.POSITIVE_INFINITY;
}

function earliest({ times, count }: Batch): number {
  let least = times[0] as number;
  for (let i = 1; i < count; i++) if ((times[i] as number) < least) least = times[i] as number;
  return least;
}

function meanFrom({ times, count }: Batch, start: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += (times[i] as number) - start;
  return sum / count;
}
