import { expect, test } from "vitest";
import {
  allOf,
  anyOf,
  type Claim,
  Interrupt,
  Preempted,
  Priority,
  type Process,
  type RequestOptions,
  type Resource,
  Simulation,
  within,
} from "../../src/engine/index.js";

function machine(sim: Simulation, capacity = 1): Resource {
  return sim.resource("R", capacity, { preemptive: true });
}

/** A job that uses the resource whole and notes its end. */
function job(
  sim: Simulation,
  resource: Resource,
  at: number,
  length: number | (() => number),
  request: RequestOptions,
): { end: number; value: boolean | undefined } {
  const result: { end: number; value: boolean | undefined } = { end: Number.NaN, value: undefined };
  sim.process(
    function* work() {
      result.value = yield* resource.use(length, request);
      result.end = sim.now;
    },
    { delay: at },
  );
  return result;
}

test.each([
  ["resume", 9],
  ["restart", 11],
  ["resample", 10],
] as const)("a use of 5 broken off at 2 by one of 4: %s ends at %d", (onPreempt, end) => {
  const sim = new Simulation();
  const resource = machine(sim);
  const lengths = [5, 4];
  const low = job(sim, resource, 0, () => lengths.shift() ?? Number.NaN, { priority: 1, onPreempt });
  const high = job(sim, resource, 2, 4, {});
  sim.run();
  expect([high.end, low.end, low.value, resource.preemptions]).toEqual([6, end, true, 1]);
  expect([resource.inUse, resource.queue.length]).toEqual([0, 0]);
});

test("a use broken off at its very end, which rounding put too late, is not due before the time at which it goes on", () => {
  // Numbers are two apart here: 2^53 + 3 becomes 2^53 + 4, and less than nothing is left then.
  const start = 2 ** 53;
  const sim = new Simulation();
  const resource = machine(sim);
  const late = job(sim, resource, start, 3, {});
  sim.scheduleAt(start + 4, () => resource.setCapacity(0, "preempt"), Priority.reset);
  const due: number[] = [];
  sim.scheduleAt(start + 6, () => {
    resource.setCapacity(1);
    due.push(sim.nextTime);
  });
  sim.run();
  expect([resource.preemptions, due, late.end]).toEqual([1, [start + 6], start + 6]);
});

test("a use that gives up ends with false at the pre-emption", () => {
  const sim = new Simulation();
  const resource = machine(sim);
  const low = job(sim, resource, 0, 5, { priority: 1, onPreempt: "give up" });
  const high = job(sim, resource, 2, 4, {});
  sim.run();
  expect([high.end, low.end, low.value, resource.inUse]).toEqual([6, 2, false, 0]);
});

test("only a more urgent claim takes units, never an equal one", () => {
  const sim = new Simulation();
  const resource = machine(sim);
  const ends = [1, 1, 2].map((priority, k) => job(sim, resource, k, 5, { priority }));
  sim.run();
  expect(ends.map(({ end }) => end)).toEqual([5, 10, 15]);
  expect(resource.preemptions).toBe(0);
});

test("nobody is pre-empted when that would not free enough", () => {
  const sim = new Simulation();
  const resource = machine(sim, 3);
  const low = job(sim, resource, 0, 5, { priority: 2 });
  const even = job(sim, resource, 0, 5, { priority: 0, units: 2 });
  const high = job(sim, resource, 1, 1, { priority: 0, units: 2 });
  let never: Claim | undefined;
  sim.schedule(2, () => {
    never = resource.request({ units: 4, priority: -9 });
  });
  sim.schedule(6, () => {
    expect([low.end, even.end]).toEqual([5, 5]);
    never?.cancel();
  });
  sim.run();
  expect([high.end, resource.preemptions]).toEqual([7, 0]);
});

test("as many are pre-empted as needed, latest first, and go on in the order in which they had begun", () => {
  const sim = new Simulation();
  const resource = machine(sim, 3);
  const jobs = [0, 1, 2].map((at) => job(sim, resource, at, 10, { priority: 1 }));
  const urgent = job(sim, resource, 5, 2, { units: 2 });
  const second = job(sim, resource, 6, 1, { units: 1 });
  sim.run();
  expect([urgent.end, second.end]).toEqual([7, 7]);
  expect(jobs.map(({ end }) => end)).toEqual([11, 13, 14]);
});

test("a claim that was pre-empted goes before those of its priority that wait", () => {
  const sim = new Simulation();
  const resource = machine(sim);
  const first = job(sim, resource, 0, 5, { priority: 1 });
  const waiting = job(sim, resource, 1, 5, { priority: 1 });
  const urgent = job(sim, resource, 2, 5, {});
  sim.run();
  expect([urgent.end, first.end, waiting.end]).toEqual([7, 10, 15]);
  expect([resource.queue.wait.count, resource.queue.wait.sum]).toEqual([3, 9]);
});

test.each([
  ["before", ["replace", "urgent"]],
  ["after", ["urgent", "replace"]],
] as const)(
  "R(1); P's hold of 5 is replaced by 1 at 2, %s an urgent job takes R for 20: P ends 23",
  (_, order) => {
    const sim = new Simulation();
    const resource = machine(sim);
    let last = 0;
    sim.afterEvent = () => {
      expect(sim.now).toBeGreaterThanOrEqual(last);
      last = sim.now;
    };
    const p: Process<number> = sim.process(function* work() {
      const claim = yield* resource.request({ priority: 1 });
      try {
        yield* claim.hold(5);
      } catch {
        yield* claim.hold(1);
      }
      claim.release();
      return sim.now;
    });
    for (const what of order) {
      sim.schedule(2, () => {
        if (what === "replace") p.interrupt();
        else job(sim, resource, 0, 20, {});
      });
    }
    sim.run();
    expect([p.value, sim.now]).toEqual([23, 23]);
  },
);

test.each([
  ["before", ["replace", "urgent"]],
  ["after", ["urgent", "replace"]],
] as const)("the same, the hold being replaced by another process, %s the urgent job", (_, order) => {
  const sim = new Simulation();
  const resource = machine(sim);
  const claim = resource.request({ priority: 1 });
  const ends: [string, boolean, number][] = [];
  const watch = (name: string, length: number) =>
    sim.process(function* work() {
      ends.push([name, yield* claim.hold(length), sim.now]);
      if (name === "second") claim.release();
    });
  watch("first", 5);
  for (const what of order) {
    sim.schedule(2, () => {
      if (what === "replace") watch("second", 1);
      else job(sim, resource, 0, 20, {});
    });
  }
  sim.run();
  expect(ends).toEqual([
    ["first", false, 2],
    ["second", true, 23],
  ]);
});

test("a use that ends at the very instant of a pre-emption has ended", () => {
  const sim = new Simulation();
  const resource = machine(sim);
  const urgent = job(sim, resource, 5, 5, {});
  const low = job(sim, resource, 0, 5, { priority: 1 });
  sim.run();
  expect([low.end, urgent.end, resource.preemptions]).toEqual([5, 10, 0]);
});

test("outside of a hold the asker is interrupted, with who took its units and since when it had them", () => {
  const sim = new Simulation();
  const resource = machine(sim);
  const seen: unknown[] = [];
  sim.process(
    function* work() {
      const claim = yield* resource.request({ priority: 1 });
      try {
        yield 5;
      } catch (error) {
        const cause = error instanceof Interrupt ? error.cause : undefined;
        if (!(cause instanceof Preempted)) throw error;
        seen.push(sim.now, cause.since, cause.claim === claim, cause.by?.label, claim.held);
        yield* claim.hold(5 - (sim.now - cause.since));
      }
      claim.release();
      seen.push(sim.now);
    },
    { delay: 1 },
  );
  const urgent = job(sim, resource, 3, 10, {});
  sim.run();
  expect([urgent.end, seen]).toEqual([13, [3, 1, true, '"R"', false, 16]]);
  expect([resource.inUse, resource.queue.length]).toEqual([0, 0]);
});

test("an asker that loses its units for good is told so, and need not release", () => {
  const sim = new Simulation();
  const resource = machine(sim);
  let claim: Claim | undefined;
  sim.process(function* work() {
    claim = yield* resource.request({ priority: 1, onPreempt: "give up" });
    try {
      yield 5;
    } catch (error) {
      expect((error as Interrupt).cause).toBeInstanceOf(Preempted);
    }
    expect(() => claim?.hold(1)).toThrow("cannot hold");
  });
  const urgent = job(sim, resource, 3, 10, {});
  sim.run();
  expect([urgent.end, resource.inUse]).toEqual([13, 0]);
  claim?.release();
  expect([resource.inUse, resource.queue.abandoned]).toEqual([0, 0]);
});

test("the interrupt is called off when the asker releases, or holds, before it arrives", () => {
  const sim = new Simulation();
  const resource = machine(sim, 2);
  const p = sim.process(function* work() {
    const released = yield* resource.request({ priority: 1 });
    const held = yield* resource.request({ priority: 1 });
    yield 1;
    resource.use(3, { units: 2 });
    expect([released.held, held.held]).toEqual([false, false]);
    released.release();
    yield* held.hold(2);
    held.release();
    return sim.now;
  });
  sim.run();
  expect([p.value, resource.inUse]).toEqual([6, 0]);
});

test("units granted and taken away at one instant: the asker never knew and keeps its place", () => {
  const sim = new Simulation();
  const resource = machine(sim);
  const seen: unknown[] = [];
  const holder = resource.request({ priority: 1 });
  sim.process(function* work() {
    const claim = yield* resource.request({ priority: 1 });
    seen.push(sim.now, claim.held);
    yield 1;
    claim.release();
  });
  sim.schedule(2, () => {
    holder.release();
    resource.use(10);
  });
  sim.run();
  expect([seen, resource.preemptions, resource.queue.wait.count]).toEqual([[12, true], 1, 3]);
  expect([resource.inUse, resource.queue.wait.sum]).toEqual([0, 12]);
});

test("the same through a time limit, and through an all-of, which wait on", () => {
  const sim = new Simulation();
  const resource = machine(sim);
  const holder = resource.request({ priority: 1 });
  const seen: unknown[] = [];
  sim.process(function* patient() {
    const claim = yield* within(20, resource.request({ priority: 1 }));
    seen.push("patient", sim.now, claim?.held);
    claim?.release();
  });
  sim.process(function* all() {
    const [claim] = yield* allOf([resource.request({ priority: 1 })]);
    seen.push("all", sim.now, claim?.held);
    claim?.release();
  });
  sim.process(function* hasty() {
    seen.push("hasty", yield* within(5, resource.request({ priority: 1 })), sim.now);
  });
  sim.schedule(2, () => {
    holder.release();
    resource.use(10);
  });
  sim.run();
  expect(seen).toEqual(["hasty", undefined, 5, "patient", 12, true, "all", 12, true]);
  expect(resource.inUse).toBe(0);
});

test("units held for an all-of that is not complete can be taken away, and are waited for again", () => {
  const sim = new Simulation();
  const resource = machine(sim);
  const other = sim.resource("S", 1);
  const blocker = other.request();
  const seen: unknown[] = [];
  sim.process(function* both() {
    const claims = yield* allOf([resource.request({ priority: 1 }), other.request()]);
    seen.push(
      sim.now,
      claims.map((claim) => claim.held),
    );
    for (const claim of claims) claim.release();
  });
  job(sim, resource, 1, 10, {});
  sim.schedule(5, () => blocker.release());
  sim.run();
  expect(seen).toEqual([11, [true, true]]);
  expect([resource.inUse, other.inUse]).toEqual([0, 0]);
});

test("an any-of that was decided by units which are taken away at that instant: the asker is interrupted", () => {
  const sim = new Simulation();
  const resource = machine(sim);
  const holder = resource.request({ priority: 1 });
  const seen: unknown[] = [];
  sim.process(function* work() {
    try {
      yield* anyOf(resource.request({ priority: 1 }), sim.timeout(50));
    } catch (error) {
      seen.push((error as Interrupt).cause instanceof Preempted, sim.now, resource.queue.length);
    }
  });
  sim.schedule(2, () => {
    holder.release();
    resource.use(10);
  });
  sim.run();
  expect([seen, resource.inUse, sim.now]).toEqual([[true, 2, 0], 0, 12]);
});

test("a claim made outside of any process is pre-empted without anybody to tell", () => {
  const sim = new Simulation();
  const resource = machine(sim);
  const claim = resource.request({ priority: 1 });
  const urgent = resource.request();
  expect([claim.held, urgent.held, resource.queue.length]).toEqual([false, true, 1]);
  urgent.release();
  expect(claim.held).toBe(true);
});

test("giving up while pre-empted leaves the queue, and is not counted as never served", () => {
  const sim = new Simulation();
  const resource = machine(sim);
  const seen: unknown[] = [];
  sim.process(function* work() {
    seen.push(yield* within(6, resource.use(5, { priority: 1 })), sim.now, resource.queue.length);
  });
  job(sim, resource, 2, 20, {});
  sim.run();
  expect([seen, resource.queue.abandoned]).toEqual([[undefined, 6, 0], 0]);
});

test("a cut of capacity can pre-empt the latest holders, also on a resource that is so by capacity only", () => {
  const sim = new Simulation();
  const resource = sim.resource("R", 3, { preemptive: "by capacity" });
  const jobs = [0, 1, 2].map((at) => job(sim, resource, at, 10, { priority: 1 }));
  const urgent = job(sim, resource, 3, 10, {});
  sim.schedule(4, () => resource.setCapacity(1, "preempt"));
  sim.schedule(6, () => resource.setCapacity(3, "preempt"));
  sim.run();
  expect(jobs.map(({ end }) => end)).toEqual([10, 13, 18]);
  expect([urgent.end, resource.preemptions]).toEqual([16, 2]);
});

test("an urgent claim takes nothing on a resource that is pre-emptive by capacity only", () => {
  const sim = new Simulation();
  const resource = sim.resource("R", 1, { preemptive: "by capacity" });
  const low = job(sim, resource, 0, 5, { priority: 1 });
  const urgent = job(sim, resource, 1, 5, {});
  sim.run();
  expect([low.end, urgent.end]).toEqual([5, 10]);
});

test("a cut that pre-empts needs a pre-emptive resource", () => {
  const sim = new Simulation();
  const resource = sim.resource("R", 1);
  resource.request();
  expect(() => resource.setCapacity(0, "preempt")).toThrow('"R" is not pre-emptive');
});

test("pre-empted by a cut of capacity: the cause names no claim", () => {
  const sim = new Simulation();
  const resource = machine(sim);
  let cause: unknown;
  sim.process(function* work() {
    const claim = yield* resource.request();
    try {
      yield 5;
    } catch (error) {
      cause = (error as Interrupt).cause;
    }
    claim.release();
  });
  sim.schedule(1, () => resource.setCapacity(0, "preempt"));
  sim.run();
  expect(cause).toMatchObject({ by: undefined, since: 0 });
  expect([resource.inUse, resource.queue.length]).toEqual([0, 0]);
});

test("a victim whose end withdraws the urgent request itself does no harm", () => {
  const sim = new Simulation();
  const resource = machine(sim);
  const low = resource.request({ priority: 1, onPreempt: "give up" });
  const next = job(sim, resource, 2, 1, { priority: 5 });
  const seen: unknown[] = [];
  sim.process(
    function* odd() {
      const hold = low.hold(10);
      const urgent = resource.request({ priority: 0, units: 1 });
      const won = yield* anyOf(hold, urgent);
      seen.push(won === hold, hold.value, urgent.held, resource.queue.length);
      if (urgent.held) urgent.release();
    },
    { delay: 1 },
  );
  sim.run();
  expect(seen).toEqual([true, false, false, 0]);
  expect([next.end, resource.inUse]).toEqual([3, 0]);
});

test("a wait that a pre-emption of the same instant draws out counts once, at its full length", () => {
  const queueAfter = (patience: number) => {
    const sim = new Simulation();
    const bus = sim.resource("bus", 1, { preemptive: true });
    sim.process(function* first() {
      const claim = yield* bus.request({ priority: 1 });
      yield 5;
      claim.release();
      const urgent = yield* bus.request({ priority: 0 });
      yield 5;
      urgent.release();
    });
    sim.process(function* second() {
      yield 1;
      const claim = yield* within(patience, bus.request({ priority: 1 }));
      if (claim !== undefined) claim.release();
    });
    sim.run();
    return bus.queue;
  };
  const patient = queueAfter(20);
  expect([patient.wait.count, patient.wait.sum, patient.abandoned]).toEqual([3, 9, 0]);
  const impatient = queueAfter(6);
  expect([impatient.wait.count, impatient.wait.sum, impatient.abandoned]).toEqual([2, 0, 1]);
});

test.each([
  ["resume", 1],
  ["give up", 0],
] as const)(
  "an urgent request that is served at once was never in the queue: its victim may %s",
  (onPreempt, length) => {
    const sim = new Simulation();
    const resource = machine(sim);
    job(sim, resource, 0, 5, { priority: 1, onPreempt });
    job(sim, resource, 2, 4, {});
    sim.run();
    expect([resource.queue.maximumLength, resource.queue.length]).toEqual([length, 0]);
  },
);

test("one that bypasses the head at once was never in the queue", () => {
  const sim = new Simulation();
  const resource = sim.resource("R", 2, { discipline: "bypass" });
  job(sim, resource, 0, 5, {});
  job(sim, resource, 1, 5, { units: 2 });
  job(sim, resource, 2, 1, {});
  sim.run();
  expect([resource.queue.maximumLength, resource.queue.wait.count]).toEqual([1, 3]);
});

test("who lost units to an urgent request that went away meanwhile counts in the queue", () => {
  const sim = new Simulation();
  const resource = machine(sim, 2);
  const first = resource.request({ priority: 10, onPreempt: "give up" });
  const second = resource.request({ priority: 9 });
  const urgent = resource.request({ units: 3 });
  resource.request({ units: 4, priority: 5 });
  sim.process(function* odd() {
    yield* anyOf(first.hold(10), urgent);
  });
  sim.schedule(1, () => resource.setCapacity(3));
  sim.run(2);
  expect([first.held, second.held, urgent.held, resource.queue.length]).toEqual([false, false, false, 2]);
});
