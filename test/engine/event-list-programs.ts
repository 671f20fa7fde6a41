import fc from "fast-check";
import { type EventHandle, EventList } from "../../src/engine/index.js";

/** What a program does to an event list, step by step. */
export type Step =
  | { readonly kind: "insert"; readonly delay: number; readonly priority: number }
  | { readonly kind: "pop"; readonly horizon: number }
  | { readonly kind: "cancel"; readonly which: number }
  | { readonly kind: "peek" }
  | { readonly kind: "clear" };

interface Entry {
  readonly time: number;
  readonly priority: number;
  readonly sequence: number;
  readonly handle: EventHandle;
}

/** The event list that is right by its simplicity: a sorted array. */
class SortedList {
  readonly entries: Entry[] = [];

  insert(entry: Entry): void {
    let low = 0;
    let high = this.entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.entries[middle] as Entry;
      // Among equals the new one goes last: its sequence is the highest.
      if (other.time < entry.time || (other.time === entry.time && other.priority <= entry.priority))
        low = middle + 1;
      else high = middle;
    }
    this.entries.splice(low, 0, entry);
  }

  popBefore(horizon: number): Entry | undefined {
    const first = this.entries[0];
    return first !== undefined && first.time < horizon ? this.entries.shift() : undefined;
  }
}

/**
 * Runs a program on the event list and on the sorted array side by side; throws at the first difference.
 * Returns how many events were popped.
 */
export function runSideBySide(steps: Iterable<Step>): number {
  const list = new EventList<number>();
  const right = new SortedList();
  const ended: EventHandle[] = [];
  let sequence = 0;
  let now = 0;
  let popped = 0;
  const same = (what: string, found: unknown, expected: unknown): void => {
    if (!Object.is(found, expected))
      throw new Error(`${what}: ${String(found)}, expected ${String(expected)}`);
  };
  for (const step of steps) {
    if (step.kind === "insert") {
      // Kept finite: the list is promised no other times.
      const time = Math.min(now + step.delay, Number.MAX_VALUE);
      const handle = list.insert(time, step.priority, sequence);
      right.insert({ time, priority: step.priority, sequence, handle });
      same("scheduled", list.isScheduled(handle), true);
      sequence++;
    } else if (step.kind === "pop") {
      const horizon = now + step.horizon;
      const expected = right.popBefore(horizon);
      same("popped", list.popBefore(horizon), expected?.sequence);
      if (expected !== undefined) {
        same("time", list.time, expected.time);
        same("priority", list.priority, expected.priority);
        same("scheduled after it ran", list.isScheduled(expected.handle), false);
        ended.push(expected.handle);
        now = expected.time;
        popped++;
      }
    } else if (step.kind === "cancel") {
      const { entries } = right;
      const [entry] = entries.splice(step.which % Math.max(entries.length, 1), 1);
      if (entry !== undefined) {
        same("cancelled", list.cancel(entry.handle), true);
        ended.push(entry.handle);
      }
      const stale = ended[step.which % Math.max(ended.length, 1)];
      if (stale !== undefined) same("stale handle cancelled", list.cancel(stale), false);
    } else if (step.kind === "peek") {
      const [first] = right.entries;
      // Asked before the list has looked for its first event, about that event's instant and the one before.
      for (const time of [now, first?.time ?? now]) {
        for (const priority of [-1, 0, 1]) {
          const leads = first !== undefined && first.time === time && first.priority <= priority;
          same("leads", list.leadsAt(time, priority), leads);
        }
      }
      same("peeked", list.peekTime(), first?.time ?? Number.POSITIVE_INFINITY);
      if (first !== undefined) same("peeked priority", list.peekPriority(), first.priority);
    } else {
      list.clear();
      for (const { handle } of right.entries.splice(0)) ended.push(handle);
    }
    same("size", list.size, right.entries.length);
  }
  const left = [...list.items()].sort((a, b) => a - b);
  const expected = right.entries.map((entry) => entry.sequence).sort((a, b) => a - b);
  same("items", left.join(), expected.join());
  for (const entry of right.entries)
    same("drained", list.popBefore(Number.POSITIVE_INFINITY), entry.sequence);
  same("at the end", list.popBefore(Number.POSITIVE_INFINITY), undefined);
  return popped;
}

/** Delays of every magnitude, many of them equal. */
const delays: fc.Arbitrary<number> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 5 }) },
  { weight: 6, arbitrary: fc.double({ min: 0, max: 10, noNaN: true }) },
  { weight: 3, arbitrary: fc.integer({ min: -320, max: 300 }).map((power) => 10 ** power) },
  { weight: 1, arbitrary: fc.constantFrom(0, Number.MIN_VALUE, 2 ** 53, Number.MAX_VALUE) },
);

const priorities = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: -1, max: 1 }) },
  { weight: 1, arbitrary: fc.constantFrom(-(2 ** 31), 2 ** 31 - 1) },
);

const horizons = fc.oneof(
  { weight: 3, arbitrary: fc.constant(Number.POSITIVE_INFINITY) },
  { weight: 1, arbitrary: delays },
);

const insert: fc.Arbitrary<Step> = fc.record({
  kind: fc.constant("insert" as const),
  delay: delays,
  priority: priorities,
});
const pop: fc.Arbitrary<Step> = fc.record({ kind: fc.constant("pop" as const), horizon: horizons });
const cancel: fc.Arbitrary<Step> = fc.record({ kind: fc.constant("cancel" as const), which: fc.nat() });
const peek: fc.Arbitrary<Step> = fc.constant({ kind: "peek" });

/** A stretch of like steps: bursts of insertions, of pops, of cancellations are what moves events between the tiers. */
const stretch: fc.Arbitrary<readonly Step[]> = fc.oneof(
  { weight: 4, arbitrary: fc.array(insert, { maxLength: 60, size: "max" }) },
  { weight: 3, arbitrary: fc.array(pop, { maxLength: 60, size: "max" }) },
  { weight: 2, arbitrary: fc.array(cancel, { maxLength: 30, size: "max" }) },
  { weight: 4, arbitrary: fc.array(fc.oneof(insert, pop, cancel, peek), { maxLength: 60, size: "max" }) },
  { weight: 1, arbitrary: fc.constant([{ kind: "clear" } as const]) },
);

/** Programs of insertions, pops, cancellations (of live and of ended events), peeks and clears. */
export const programs: fc.Arbitrary<readonly Step[]> = fc
  .array(stretch, { maxLength: 12, size: "max" })
  .map((stretches) => stretches.flat());
