import fc from "fast-check";
import { expect, test } from "vitest";
import { Agenda } from "../../src/engine/agenda.js";
import type { EventHandle } from "../../src/engine/event-list.js";

const scale = process.env.LONG === undefined ? 1 : 100;

/** The same, trivially right: a list that is sorted at every step. */
class Reference {
  time = 0;
  private readonly events: { time: number; priority: number; item: number }[] = [];

  insert(time: number, priority: number, item: number): void {
    this.events.push({ time, priority, item });
    this.events.sort((a, b) => a.time - b.time || a.priority - b.priority || a.item - b.item);
  }

  popBefore(horizon: number): number | undefined {
    const [event] = this.events;
    if (event === undefined || !(event.time < horizon)) return undefined;
    this.events.shift();
    this.time = event.time;
    return event.item;
  }

  cancel(item: number): boolean {
    const index = this.events.findIndex((event) => event.item === item);
    if (index >= 0) this.events.splice(index, 1);
    return index >= 0;
  }

  get size(): number {
    return this.events.length;
  }
}

const operations = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ kind: fc.constant("now" as const), count: fc.integer({ min: 1, max: 90 }) }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant("insert" as const),
        delay: fc.constantFrom(0, 0, 0, 1, 2, 0.5),
        priority: fc.constantFrom(-1, 0, 0, 1),
      }),
    },
    {
      weight: 8,
      arbitrary: fc.record({ kind: fc.constant("pop" as const), horizon: fc.constantFrom(0, 1, 9) }),
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant("cancel" as const), which: fc.nat(500) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("advance" as const) }) },
  ),
  { maxLength: 60, size: "max" },
);

/** The number that goes with an item: of either sign, as large as 32 bits allow. */
const numberOf = (item: number) => (item % 2 === 0 ? item - 2 ** 31 : 2 ** 31 - item);

test("what is due now and what is due later run in one order: time, priority, insertion; each gives back its number", () => {
  fc.assert(
    fc.property(operations, (steps) => {
      const agenda = new Agenda<number>();
      const reference = new Reference();
      const handles: EventHandle[] = [];
      const insert = (delay: number, priority: number) => {
        reference.insert(agenda.time + delay, priority, handles.length);
        const item = handles.length;
        handles.push(agenda.insert(agenda.time + delay, priority, item, numberOf(item)));
      };
      for (const step of steps) {
        if (step.kind === "insert") insert(step.delay, step.priority);
        else if (step.kind === "now") for (let k = 0; k < step.count; k++) insert(0, 0);
        else if (step.kind === "pop") {
          const horizon = agenda.time + step.horizon;
          const item = agenda.popBefore(horizon);
          expect(item).toBe(reference.popBefore(horizon));
          if (item !== undefined) expect(agenda.number).toBe(numberOf(item));
          expect(agenda.time).toBe(reference.time);
        } else if (step.kind === "cancel") {
          const handle = handles[step.which];
          if (handle !== undefined) expect(agenda.cancel(handle)).toBe(reference.cancel(step.which));
        } else if (agenda.peekTime() > agenda.time) {
          const time = Math.min(agenda.peekTime(), agenda.time + 0.25);
          agenda.advanceTo(time);
          reference.time = time;
        }
        expect(agenda.size).toBe(reference.size);
      }
    }),
    { numRuns: 400 * scale, seed: 1 },
  );
});

test("a handle from the queue of an instant stays stale when its place is used again", () => {
  const agenda = new Agenda<number>();
  const first = agenda.insert(0, 0, 1);
  expect(agenda.popBefore(1)).toBe(1);
  for (let k = 0; k < 64; k++) agenda.insert(0, 0, k);
  expect(agenda.cancel(first)).toBe(false);
  expect(agenda.size).toBe(64);
});

test("what is more urgent goes before the queue of the instant, also just after cancelled events were swept away", () => {
  const agenda = new Agenda<string>();
  const limits = Array.from({ length: 600 }, (_, k) => agenda.insert(5 + k, 0, "time limit"));
  for (const limit of limits) agenda.cancel(limit);
  agenda.insert(0, 0, "plain");
  agenda.insert(0, -1, "urgent");
  expect([agenda.popBefore(1), agenda.popBefore(1)]).toEqual(["urgent", "plain"]);
});

test("what is put off at one instant and cancelled there, time after time, takes no more memory", () => {
  const agenda = new Agenda<number>();
  const before = process.memoryUsage().arrayBuffers;
  for (let k = 0; k < 3_000_000; k++) agenda.cancel(agenda.insert(0, 0, k));
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(4e6);
  const first = agenda.insert(0, 0, 1);
  agenda.insert(0, 0, 2);
  expect([agenda.cancel(first), agenda.cancel(first), agenda.size]).toEqual([true, false, 1]);
  expect([agenda.popBefore(1), agenda.popBefore(1), agenda.size]).toEqual([2, undefined, 0]);
});
