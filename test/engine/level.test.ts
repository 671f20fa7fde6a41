import { expect, test } from "vitest";
import { anyOf, Simulation, within } from "../../src/engine/index.js";

test("takers wait for the amount, bringers for room, and each is served as soon as it fits", () => {
  const sim = new Simulation();
  const tank = sim.level("tank", { capacity: 10, initial: 3 });
  const seen: unknown[] = [];
  sim.process(function* taker() {
    seen.push("got", yield* tank.get(5), sim.now);
  });
  sim.process(function* bringer() {
    yield 2;
    yield* tank.put(9);
    seen.push("put", sim.now);
  });
  sim.process(
    function* late() {
      yield* tank.put(2);
      seen.push("late", sim.now, tank.current);
    },
    { delay: 1 },
  );
  sim.run(4);
  expect(seen).toEqual(["late", 1, 0, "got", 5, 1, "put", 2]);
  expect([tank.current, tank.mean, tank.range]).toEqual([9, 5.25, [0, 9]]);
});

test("strict first come: a small taking does not pass a large one, unless it is more urgent", () => {
  const sim = new Simulation();
  const tank = sim.level("tank", { initial: 2 });
  const large = tank.get(5);
  const small = tank.get(1);
  expect([large.happened, small.happened, tank.queue.length]).toEqual([false, false, 2]);
  const urgent = tank.get(1, -1);
  expect([urgent.happened, tank.current]).toEqual([true, 1]);
  tank.put(4);
  expect([large.happened, small.happened, tank.current]).toEqual([true, false, 0]);
});

test("giving up lets those behind by, for takers and for bringers", () => {
  const sim = new Simulation();
  const tank = sim.level("tank", { capacity: 4, initial: 2 });
  const seen: unknown[] = [];
  sim.process(function* taker() {
    seen.push(yield* within(1, tank.get(3)));
  });
  sim.process(function* next() {
    seen.push(yield* tank.get(2), sim.now);
    seen.push(yield* within(1, tank.get(3)), tank.queue.abandoned);
  });
  sim.run();
  expect(seen).toEqual([undefined, 2, 1, undefined, 2]);
  sim.process(function* bringers() {
    yield* tank.put(3);
    const small = tank.put(1);
    expect(small.happened).toBe(true);
    const large = tank.put(2);
    const behind = tank.put(1);
    yield* anyOf(large, sim.timeout(1));
    seen.push(tank.putQueue.length, behind.happened);
    tank.get(1);
    seen.push(behind.happened, tank.putQueue.abandoned);
  });
  sim.run();
  expect(seen.slice(5)).toEqual([1, false, true, 1]);
});

test("an amount handed over at the instant of an interrupt goes back, and serves the next", () => {
  const sim = new Simulation();
  const tank = sim.level("tank");
  const seen: unknown[] = [];
  const taker = sim.process(function* take() {
    try {
      yield* tank.get(2);
    } catch {
      seen.push("interrupted");
    }
  });
  sim.process(function* next() {
    yield* tank.get(1);
    seen.push(sim.now);
  });
  sim.schedule(1, () => {
    tank.put(2);
    taker.interrupt();
  });
  sim.run();
  expect([seen, tank.current]).toEqual([["interrupted", 1], 1]);
});

test("fractions: three takings of 0.1 need a little more than 0.3", () => {
  const sim = new Simulation();
  const tank = sim.level("tank", { initial: 0.3 });
  const takings = [tank.get(0.1), tank.get(0.1), tank.get(0.1)];
  expect(takings.map((taking) => taking.happened)).toEqual([true, true, false]);
  tank.put(1e-15);
  expect(takings[2]?.happened).toBe(true);
});

test("statistics of both queues, reset after a warm-up", () => {
  const sim = new Simulation();
  const tank = sim.level("tank", { capacity: 5, initial: 4 });
  tank.put(3);
  sim.schedule(2, () => tank.get(2));
  sim.warmUp(4);
  sim.schedule(4, () => tank.get(1));
  sim.run(3);
  expect([tank.putQueue.wait.mean, tank.putQueue.meanLength]).toEqual([2, 2 / 3]);
  sim.run(6);
  expect([tank.putQueue.wait.count, tank.queue.wait.count, tank.mean]).toEqual([0, 1, 4]);
  expect(tank.range).toEqual([4, 5]);
});

test("what can never be is an error", () => {
  const sim = new Simulation();
  const tank = sim.level("tank", { capacity: 5 });
  expect(() => tank.put(6)).toThrow('"tank" holds 5 at most: 6 can never be put in');
  expect(() => tank.get(6)).toThrow('"tank" holds 5 at most: 6 can never be taken out');
  for (const amount of [0, -1, Number.NaN]) expect(() => tank.get(amount)).toThrow(`not ${amount}`);
  expect(() => tank.get(Number.POSITIVE_INFINITY)).toThrow("finite");
  expect(() => sim.level("t", { capacity: 0 })).toThrow('"t": capacity must be above 0, not 0');
  expect(() => sim.level("t", { initial: -1 })).toThrow("not at -1");
  expect(() => sim.level("t", { capacity: 2, initial: 3 })).toThrow("capacity 2, not at 3");
  expect(sim.level("t", { capacity: 2, initial: 2 }).current).toBe(2);
});

test("a bringer that gives up lets the one behind in at once", () => {
  const sim = new Simulation();
  const tank = sim.level("tank", { capacity: 4, initial: 3 });
  sim.process(function* large() {
    yield* within(1, tank.put(2));
  });
  const small = sim.process(
    function* small() {
      yield* tank.put(1);
      return sim.now;
    },
    { delay: 0.5 },
  );
  sim.run();
  expect([small.value, tank.current]).toEqual([1, 4]);
});
