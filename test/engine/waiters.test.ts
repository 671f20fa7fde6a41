import { expect, test } from "vitest";
import {
  allOf,
  anyOf,
  type Claim,
  Interrupt,
  Preempted,
  type SimEvent,
  Simulation,
  within,
} from "../../src/engine/index.js";

/** Starts a process that waits for an event and notes its name, and the cause of an interrupt if one comes. */
function waiter(sim: Simulation, name: string, event: SimEvent<unknown>, log: unknown[]) {
  return sim.process(
    function* wait() {
      try {
        yield* event;
        log.push(name);
      } catch (error) {
        if (!(error instanceof Interrupt)) throw error;
        log.push(`${name} leaves`);
      }
    },
    { name },
  );
}

test.each([
  ["the first", 0, ["a leaves", "b", "c", "d"]],
  ["one of the others", 1, ["b leaves", "a", "c", "d"]],
])("%s that waits leaves: all the rest go on, in the order in which they came", (_who, index, order) => {
  const sim = new Simulation();
  const bell = sim.event("bell");
  const log: unknown[] = [];
  const early = ["a", "b", "c"].map((name) => waiter(sim, name, bell, log));
  sim.schedule(1, () => early[index]?.interrupt());
  sim.schedule(2, () => waiter(sim, "d", bell, log));
  sim.schedule(3, () => bell.succeed());
  sim.run();
  expect(log).toEqual(order);
});

test("a request that several wait for is withdrawn when the last of them leaves, whoever that is", () => {
  for (const order of [
    [0, 1, 2],
    [2, 1, 0],
    [1, 0, 2],
  ]) {
    const sim = new Simulation();
    const desk = sim.resource("desk", 1);
    desk.request();
    const claim = desk.request();
    const log: unknown[] = [];
    const waiting = ["a", "b", "c"].map((name) => waiter(sim, name, claim, log));
    const lengths: number[] = [];
    order.forEach((index, k) => {
      sim.schedule(k + 1, () => waiting[index]?.interrupt());
      sim.schedule(k + 1.5, () => lengths.push(desk.queue.length));
    });
    sim.run();
    expect(lengths).toEqual([1, 1, 0]);
  }
});

test("an event that a process yields as it is gives its value, or throws its error", () => {
  const sim = new Simulation();
  const [good, bad] = [sim.event<number>("good"), sim.event("bad")];
  sim.schedule(1, () => good.succeed(7));
  sim.schedule(2, () => bad.fail(new Error("cracked")));
  const p = sim.process(function* plain() {
    const seen: unknown[] = [yield good];
    try {
      yield bad;
    } catch (error) {
      seen.push((error as Error).message, sim.now);
    }
    return seen;
  });
  sim.run();
  expect(p.value).toEqual([7, "cracked", 2]);
});

test("a request that was withdrawn fails the condition over it, and the others are left alone", () => {
  for (const condition of [anyOf<SimEvent<unknown>[]>, (...events: SimEvent<unknown>[]) => allOf(events)]) {
    const sim = new Simulation();
    const desk = sim.resource("desk", 1);
    desk.request();
    const [withdrawn, pending] = [desk.request(), desk.request()];
    withdrawn.cancel();
    const p = sim.process(function* work() {
      try {
        yield* condition(withdrawn, pending);
        return "";
      } catch (error) {
        return (error as Error).message;
      }
    });
    sim.run();
    expect([p.value, desk.queue.length]).toEqual([expect.stringContaining("withdrawn"), 0]);
  }
});

test("an any-of that is given up leaves all of its events", () => {
  const sim = new Simulation();
  const desk = sim.resource("desk", 1);
  desk.request();
  const p = sim.process(function* work() {
    return yield* within(1, anyOf(desk.request(), desk.request()));
  });
  sim.run();
  expect([p.value, desk.queue.length, desk.queue.abandoned]).toEqual([undefined, 0, 2]);
});

test("an any-of that is given up at the instant of its decision gives back what it had won, and that only", () => {
  const sim = new Simulation();
  const [tank, other] = [sim.level("tank"), sim.level("other")];
  const p = waiter(sim, "a", anyOf(tank.get(3), other.get(5)), []);
  sim.schedule(1, () => {
    tank.put(3);
    p.interrupt();
  });
  sim.run();
  expect([tank.current, other.current]).toEqual([3, 0]);
});

test("what failed after an all-of had failed is still to be heard", () => {
  const sim = new Simulation();
  const [early, late] = [sim.event("early"), sim.event("late")];
  sim.process(function* work() {
    try {
      yield* allOf([early, late]);
    } catch {}
  });
  sim.schedule(1, () => early.fail(new Error("one")));
  sim.schedule(2, () => late.fail(new Error("two")));
  expect(() => sim.run()).toThrow("late failed at time 2 and nobody waited for it: two");
});

test.each([
  ["an all-of", (claim: Claim) => allOf([claim])],
  ["a time limit", (claim: Claim) => within(5, claim)],
])("a claim that was received through %s is not given back by a later condition", (_name, through) => {
  const sim = new Simulation();
  const desk = sim.resource("desk", 1);
  const first = desk.request();
  sim.schedule(1, () => first.release());
  sim.process(function* work() {
    const claim = desk.request();
    yield* through(claim);
    const late = sim.event("late");
    late.succeed();
    yield* anyOf(late, claim);
    expect([claim.held, desk.inUse]).toEqual([true, 1]);
  });
  sim.run();
  expect([desk.inUse, sim.now]).toEqual([1, 1]);
});

test("an all-of that units had completed, and that loses them at that instant, waits for them again", () => {
  const sim = new Simulation();
  const desk = sim.resource("desk", 1, { preemptive: true });
  const holder = desk.request({ priority: 1 });
  const p = sim.process(function* work() {
    const [claim] = yield* allOf([desk.request({ priority: 1 })]);
    return [sim.now, claim?.held];
  });
  sim.schedule(2, () => {
    holder.release();
    desk.use(10);
  });
  sim.run();
  expect(p.value).toEqual([12, true]);
});

test.each([
  ["the claim", (claim: Claim) => claim],
  ["a time limit on it", (claim: Claim) => within(50, claim)],
  ["an all-of over it", (claim: Claim) => allOf([claim])],
])(
  "units lost at the instant at which several heard of them, through %s: they keep what they heard",
  (_, over) => {
    const sim = new Simulation();
    const desk = sim.resource("desk", 1, { preemptive: true });
    const holder = desk.request({ priority: 1 });
    const log: unknown[] = [];
    sim.process(function* asker() {
      const shared = over(desk.request({ priority: 1 }));
      waiter(sim, "other", shared, log);
      try {
        yield* shared;
      } catch (error) {
        log.push((error as Interrupt).cause instanceof Preempted, sim.now);
      }
    });
    sim.schedule(2, () => {
      holder.release();
      desk.use(10);
    });
    sim.run();
    expect(log).toEqual([true, 2, "other"]);
  },
);

test("a callback on a claim that is lost at the instant of its grant comes with the next grant, once", () => {
  const sim = new Simulation();
  const desk = sim.resource("desk", 1, { preemptive: true });
  const holder = desk.request({ priority: 1 });
  const calls: unknown[] = [];
  desk.request({ priority: 1 }).onHappen((claim) => calls.push(sim.now, claim.held));
  sim.schedule(2, () => {
    holder.release();
    desk.use(10);
  });
  sim.run();
  expect(calls).toEqual([12, true]);
});

test("a callback on nothing at all has no simulation to be called in", () => {
  expect(() => allOf([]).onHappen(() => {})).toThrow(/belongs to no simulation/);
});

test.each([
  ["a time limit", (taking: SimEvent<readonly string[]>) => within(5, taking)],
  ["an all-of", (taking: SimEvent<readonly string[]>) => allOf([taking])],
])("a batch that its taker received through %s has left: its members know", (_name, through) => {
  const sim = new Simulation();
  const bus = sim.batcher<string>("bus");
  const log: unknown[] = [];
  sim.process(function* taker() {
    yield* through(bus.take());
  });
  sim.schedule(1, () => waiter(sim, "member", bus.join("a"), log));
  sim.run();
  expect([log, bus.sizes.count]).toEqual([["member"], 1]);
});
