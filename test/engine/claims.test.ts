import { expect, test } from "vitest";
import { allOf, anyOf, Interrupt, type Process, Simulation, within } from "../../src/engine/index.js";

test("R(1): A 0-12; B at 1 waits 2 at most; C at 4 holds 1: B leaves at 3, nobody queues on [3, 4)", () => {
  const sim = new Simulation();
  const resource = sim.resource("R", 1);
  const seen: unknown[] = [];
  sim.process(function* a() {
    yield* resource.use(12);
  });
  sim.process(
    function* b() {
      seen.push(yield* within(2, resource.request()), sim.now);
    },
    { delay: 1 },
  );
  sim.process(
    function* c() {
      const claim = yield* resource.request();
      seen.push(sim.now);
      yield 1;
      claim.release();
      seen.push(sim.now);
    },
    { delay: 4 },
  );
  sim.schedule(2.9, () => seen.push(`queue ${resource.queue.length}`));
  sim.schedule(3.5, () => seen.push(`queue ${resource.queue.length}`));
  sim.run();
  expect(seen).toEqual(["queue 1", undefined, 3, "queue 0", 12, 13]);
  expect([resource.inUse, resource.queue.abandoned, resource.queue.wait.count]).toEqual([0, 1, 2]);
});

test("a capacity that comes and goes: jobs of 5 at 0 on R: 0 before 5, 1 on [5,10), 0 on [10,15), 1 after", () => {
  for (const way of ["use", "request, delay, release"]) {
    const sim = new Simulation();
    const resource = sim.resource("R", 0);
    const ends: number[] = [];
    for (const [time, capacity] of [
      [5, 1],
      [10, 0],
      [15, 1],
    ] as const) {
      sim.scheduleAt(time, () => resource.setCapacity(capacity), -1000);
    }
    for (let k = 0; k < 3; k++) {
      sim.process(function* job() {
        if (way === "use") yield* resource.use(5);
        else {
          const claim = yield* resource.request();
          yield 5;
          claim.release();
        }
        ends.push(sim.now);
      });
    }
    sim.run();
    expect(ends).toEqual([10, 20, 25]);
    expect([resource.meanInUse * 25, resource.meanCapacity * 25, resource.utilisation]).toEqual([15, 15, 1]);
  }
});

test("a use gives its units back before anybody else acts at that instant", () => {
  const sim = new Simulation();
  const resource = sim.resource("R", 1);
  const seen: string[] = [];
  sim.schedule(5, () => {
    seen.push(`in use ${resource.inUse}`);
    expect(resource.request().held).toBe(true);
  });
  sim.process(function* job() {
    yield* resource.use(5);
    seen.push("job goes on");
  });
  sim.run();
  expect(seen).toEqual(["in use 0", "job goes on"]);
});

test("units that come back before ordinary events go to the head of the queue, not to a newcomer", () => {
  const sim = new Simulation();
  const resource = sim.resource("R", 1);
  const seen: string[] = [];
  sim.schedule(5, () => {
    resource.request().onHappen(() => seen.push("newcomer"));
  });
  sim.process(function* job() {
    yield* resource.use(5);
  });
  sim.process(function* head() {
    yield* resource.request();
    seen.push("head");
  });
  expect(() => sim.run()).not.toThrow();
  expect([seen, resource.queue.length]).toEqual([["head"], 1]);
});

test("requests are served by priority, equals in order of arrival", () => {
  const sim = new Simulation();
  const resource = sim.resource("R", 1);
  const order: string[] = [];
  sim.process(function* first() {
    yield* resource.use(1);
  });
  for (const [name, priority] of [
    ["c1", 2],
    ["b1", 1],
    ["c2", 2],
    ["a1", -3],
    ["b2", 1],
    ["b3", 1],
    ["a2", -3],
  ] as const) {
    sim.process(
      function* job() {
        yield* resource.use(1, { priority });
        order.push(name);
      },
      { delay: 0.5 },
    );
  }
  sim.run();
  expect(order).toEqual(["a1", "a2", "b1", "b2", "b3", "c1", "c2"]);
});

test("a request that does not fit holds up those behind it, and leaving lets them by", () => {
  const sim = new Simulation();
  const resource = sim.resource("R", 3);
  const held = resource.request(2);
  const large = resource.request(2);
  const small = resource.request(1);
  expect([held.held, large.held, small.held]).toEqual([true, false, false]);
  large.cancel();
  expect([small.held, resource.inUse, resource.queue.length, resource.queue.abandoned]).toEqual([
    true,
    3,
    0,
    1,
  ]);
});

test("bypassing serves whoever fits, in order, and several at once", () => {
  const sim = new Simulation();
  const resource = sim.resource("R", 4, { discipline: "bypass" });
  const first = resource.request(4);
  const claims = [3, 2, 1, 2, 1].map((units) => resource.request(units));
  first.release();
  expect(claims.map((claim) => claim.held)).toEqual([true, false, true, false, false]);
  claims[0]?.release();
  expect(claims.map((claim) => claim.held)).toEqual([false, true, true, false, true]);
  expect([resource.inUse, resource.queue.length]).toEqual([4, 1]);
});

test("bypassing stays right when a grant withdraws another request of the same queue", () => {
  const sim = new Simulation();
  const resource = sim.resource("R", 3, { discipline: "bypass" });
  const all = resource.request(3);
  const granted: number[] = [];
  sim.process(function* either() {
    const claim = yield* anyOf(resource.request(1), resource.request(2));
    granted.push(claim.value.units);
  });
  sim.process(function* other() {
    granted.push((yield* resource.request(2)).units);
  });
  sim.schedule(1, () => all.release());
  sim.run();
  expect([granted, resource.inUse, resource.queue.length]).toEqual([[1, 2], 3, 0]);
});

test("double release is an error, also of what was withdrawn, and in use never falls below 0", () => {
  const sim = new Simulation();
  const resource = sim.resource("R", 1);
  const claim = resource.request();
  const second = resource.request();
  claim.release();
  expect(() => claim.release()).toThrow('"R": released twice');
  expect([second.held, resource.inUse]).toEqual([true, 1]);
  second.release();
  expect(() => second.release()).toThrow("released twice");
  expect(resource.inUse).toBe(0);
  const holder = resource.request();
  const waiting = resource.request();
  waiting.release();
  expect(() => waiting.release()).toThrow("released twice");
  expect([resource.inUse, holder.held]).toEqual([1, true]);
});

test("releasing while waiting leaves the queue and does not touch what another holds", () => {
  const sim = new Simulation();
  const resource = sim.resource("R", 1);
  const holder = resource.request();
  const waiting = resource.request();
  waiting.release();
  expect([holder.held, resource.inUse, resource.queue.length]).toEqual([true, 1, 0]);
  expect([waiting.held, waiting.happened, resource.queue.abandoned]).toEqual([false, false, 1]);
  holder.release();
  expect(resource.inUse).toBe(0);
});

test("cancel leaves the queue only: it does nothing to units that are held or given back", () => {
  const sim = new Simulation();
  const resource = sim.resource("R", 1);
  const holder = resource.request();
  const waiting = resource.request();
  holder.cancel();
  waiting.cancel();
  waiting.cancel();
  expect([holder.held, resource.inUse, resource.queue.length, resource.queue.abandoned]).toEqual([
    true,
    1,
    0,
    1,
  ]);
  holder.release();
  holder.cancel();
  expect(resource.inUse).toBe(0);
});

test("waiting for a request that was withdrawn is an error, not a wait for ever", () => {
  const sim = new Simulation();
  const resource = sim.resource("R", 1);
  resource.request();
  const heard: string[] = [];
  sim.process(function* waiter() {
    const claim = resource.request();
    try {
      yield* anyOf(sim.timeout(1), claim);
      yield* claim;
    } catch (error) {
      heard.push(`${(error as Error).message}@${sim.now}`);
    }
    const other = resource.request();
    sim.schedule(1, () => other.release());
    try {
      yield* other;
    } catch (error) {
      heard.push(`${(error as Error).message}@${sim.now}`);
    }
  });
  sim.run();
  expect(heard).toEqual([
    '"R": the request was withdrawn and cannot be waited for@1',
    '"R": the request was withdrawn and cannot be waited for@2',
  ]);
});

test("an interrupt while waiting withdraws the request", () => {
  const sim = new Simulation();
  const resource = sim.resource("R", 1);
  const claim = resource.request();
  const waiter = sim.process(function* work() {
    try {
      yield* resource.request();
    } catch (error) {
      if (!(error instanceof Interrupt)) throw error;
    }
  });
  sim.schedule(1, () => waiter.interrupt());
  sim.schedule(2, () => claim.release());
  sim.run();
  expect([resource.queue.length, resource.inUse]).toEqual([0, 0]);
});

test("units granted at the instant of an interrupt, before the asker knew, are given back", () => {
  const sim = new Simulation();
  const resource = sim.resource("R", 1);
  const claim = resource.request();
  const waiter: Process = sim.process(function* work() {
    try {
      yield* resource.request();
    } catch (error) {
      if (!(error instanceof Interrupt)) throw error;
    }
  });
  const next: Process<number> = sim.process(function* follow() {
    yield* resource.request();
    return sim.now;
  });
  sim.schedule(1, () => {
    claim.release();
    waiter.interrupt();
  });
  sim.run();
  expect([next.value, resource.inUse]).toEqual([1, 1]);
});

test("a kill while holding inside use, or while waiting, gives the units back", () => {
  const sim = new Simulation();
  const resource = sim.resource("R", 1);
  const ends: number[] = [];
  const processes = [0, 1, 2].map(() =>
    sim.process(function* job() {
      yield* resource.use(10);
      ends.push(sim.now);
    }),
  );
  sim.schedule(1, () => processes[1]?.kill());
  sim.schedule(3, () => processes[0]?.kill());
  sim.run();
  expect([ends, resource.inUse, resource.queue.length]).toEqual([[13], 0, 0]);
});

test("a use is an event: a time limit on it covers the wait and the service", () => {
  const sim = new Simulation();
  const resource = sim.resource("R", 1);
  const seen: unknown[] = [];
  sim.process(function* first() {
    seen.push(yield* within(3, resource.use(2)), sim.now);
  });
  sim.process(function* second() {
    seen.push(yield* within(3, resource.use(2)), sim.now, resource.inUse);
  });
  sim.process(function* third() {
    seen.push(yield* within(1, resource.use(2)), sim.now, resource.queue.length);
  });
  sim.run();
  expect(seen).toEqual([undefined, 1, 1, true, 2, undefined, 3, 0]);
  expect(resource.inUse).toBe(0);
});

test("the loser of an any-of of two requests is withdrawn, or given back when granted at that instant", () => {
  const sim = new Simulation();
  const [r, s] = [sim.resource("R", 1), sim.resource("S", 1)];
  const seen: unknown[] = [];
  sim.process(function* pending() {
    s.request();
    const claim = yield* anyOf(r.request(), s.request());
    seen.push(claim.label, s.queue.length);
    claim.value.release();
  });
  sim.run();
  const [a, b] = [r.request(), s.request()];
  const either = anyOf(a, b);
  expect([either.value === a, b.held, s.queue.length]).toEqual([true, false, 0]);
  expect(seen).toEqual(['"R"', 0]);
  expect([r.inUse, s.inUse]).toEqual([1, 1]);
});

test("all-of requests holds what came first while it waits for the rest, and gives it back when it gives up", () => {
  const sim = new Simulation();
  const [r, s] = [sim.resource("R", 1), sim.resource("S", 1)];
  const blocker = s.request();
  const seen: unknown[] = [];
  sim.process(function* hasty() {
    seen.push(yield* within(2, allOf([r.request(), s.request()])), r.inUse, s.queue.length);
  });
  sim.process(function* patient() {
    const claims = yield* allOf([r.request(), s.request()]);
    seen.push(sim.now);
    yield 1;
    for (const claim of claims) claim.release();
  });
  sim.schedule(1, () => seen.push(r.inUse));
  sim.schedule(5, () => blocker.release());
  sim.run();
  expect(seen).toEqual([1, undefined, 1, 1, 5]);
  expect([r.inUse, s.inUse]).toEqual([0, 0]);
});

test("a claim that was received is not given back when a later condition over it is lost", () => {
  const sim = new Simulation();
  const resource = sim.resource("R", 2);
  sim.process(function* work() {
    const [claim] = yield* allOf([resource.request()]);
    const first = resource.request();
    yield* anyOf(first, sim.event("never"));
    const late = sim.event("late");
    late.succeed();
    yield* anyOf(late, claim, first);
    expect([claim.held, resource.inUse]).toEqual([true, 2]);
  });
  sim.run();
  expect(resource.inUse).toBe(2);
});

test("statistics: waits with zero waits, mean length, busy time over capacity time", () => {
  const sim = new Simulation();
  const resource = sim.resource("R", 2);
  for (const [at, length] of [
    [0, 4],
    [0, 6],
    [2, 2],
  ] as const) {
    sim.process(
      function* job() {
        yield* resource.use(length);
      },
      { delay: at },
    );
  }
  sim.run(10);
  expect([resource.queue.wait.count, resource.queue.wait.sum, resource.queue.wait.maximum]).toEqual([
    3, 2, 2,
  ]);
  expect([resource.queue.meanLength, resource.queue.maximumLength]).toEqual([0.2, 1]);
  expect([resource.meanInUse, resource.meanCapacity, resource.utilisation]).toEqual([1.2, 2, 0.6]);
});

test("no capacity at all gives a utilisation of 0", () => {
  expect(new Simulation().resource("R", 0).utilisation).toBe(0);
});

test("after a cut the units that drain count as capacity", () => {
  const sim = new Simulation();
  const resource = sim.resource("R", 2);
  for (let k = 0; k < 2; k++) {
    sim.process(function* job() {
      yield* resource.use(6);
    });
  }
  sim.schedule(2, () => resource.setCapacity(0));
  sim.schedule(4, () => expect([resource.capacity, resource.inUse]).toEqual([0, 2]));
  sim.run(8);
  expect([resource.meanCapacity * 8, resource.meanInUse * 8]).toEqual([12, 12]);
});

test.each([0, -1, 1.5, Number.NaN])("a request for %d units is an error", (units) => {
  const resource = new Simulation().resource("R", 1);
  expect(() => resource.request(units)).toThrow(`"R": units requested must be a whole number`);
  expect(() => resource.request({ units })).toThrow(RangeError);
  expect(() => resource.use(1, units)).toThrow(RangeError);
});

test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("a capacity of %d is an error", (capacity) => {
  const sim = new Simulation();
  expect(() => sim.resource("R", capacity)).toThrow(`"R": capacity must be a whole number`);
  expect(() => sim.resource("R", 1).setCapacity(capacity)).toThrow(RangeError);
});

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])(
  "holding for %d is an error, and frees the unit",
  (length) => {
    const sim = new Simulation();
    const resource = sim.resource("R", 1);
    expect(() => resource.use(length)).toThrow(`delay ${length}`);
    expect([resource.inUse, resource.queue.length]).toEqual([0, 0]);
    sim.process(function* job() {
      yield* resource.use(() => length);
    });
    expect(() => sim.run()).toThrow(`process "job" failed at time 0: delay ${length}`);
    expect(resource.inUse).toBe(0);
  },
);

test("the length of a use is drawn when it starts", () => {
  const sim = new Simulation();
  const resource = sim.resource("R", 1);
  const drawn: number[] = [];
  const draw = () => {
    drawn.push(sim.now);
    return 4;
  };
  for (let k = 0; k < 3; k++) {
    sim.process(function* job() {
      yield* resource.use(draw);
    });
  }
  sim.run();
  expect([drawn, sim.now]).toEqual([[0, 4, 8], 12]);
});

test("a hold that is replaced, or whose claim is released by another, ends with false", () => {
  const sim = new Simulation();
  const resource = sim.resource("R", 1);
  const seen: unknown[] = [];
  const claim = resource.request();
  sim.process(function* first() {
    seen.push(yield* claim.hold(10), sim.now);
  });
  sim.process(
    function* second() {
      seen.push(yield* claim.hold(10), sim.now);
    },
    { delay: 2 },
  );
  sim.schedule(5, () => claim.release());
  sim.run();
  expect(seen).toEqual([false, 2, false, 5]);
  expect(sim.now).toBe(5);
  expect(() => claim.hold(1)).toThrow("cannot hold what has not been granted or is gone");
});

test("an interrupted hold keeps the claim", () => {
  const sim = new Simulation();
  const resource = sim.resource("R", 1);
  const worker = sim.process(function* work() {
    const claim = yield* resource.request();
    try {
      yield* claim.hold(10);
    } catch {
      expect(claim.held).toBe(true);
    }
    yield* claim.hold(3);
    claim.release();
  });
  sim.schedule(2, () => worker.interrupt());
  sim.run();
  expect([sim.now, resource.inUse]).toEqual([5, 0]);
});

test("waiting for a use or a hold that was given up is an error, and it leaves the next hold alone", () => {
  const sim = new Simulation();
  const clerk = sim.resource("clerk", 1, { preemptive: true });
  const givenUp = 'use of "clerk": it was given up and cannot be waited for';
  const done = sim.event("done");
  done.succeed();
  sim.process(function* impatient() {
    const use = clerk.use(5);
    yield* within(1, use);
    let message = "";
    try {
      yield* use;
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).toBe(givenUp);
    const claim = yield* clerk.request({ priority: 5 });
    const first = claim.hold(5);
    yield* within(1, first);
    const second = claim.hold(5);
    yield* anyOf(done, first); // given up long ago
    expect([yield* second, sim.now]).toEqual([true, 10]); // broken off from 3 to 6, and resumed
    claim.release();
    const again = clerk.use(5);
    yield* within(1, again);
    expect(() => again.value).toThrow("has not happened");
    yield* anyOf(again, sim.timeout(1)); // fails as well
  });
  sim.schedule(3, () => clerk.use(3, { priority: 1 }));
  expect(() => sim.run()).toThrow(givenUp);
  expect([sim.now, clerk.inUse]).toEqual([11, 0]);
});

test("a length that gives the units back as it is drawn starts no use of them", () => {
  const sim = new Simulation();
  const bed = sim.resource("bed", 1);
  const seen: unknown[] = [];
  sim.process(function* odd() {
    const claim = yield* bed.request();
    const length = () => {
      claim.release();
      return 5;
    };
    seen.push(yield* claim.hold(length), sim.now);
  });
  sim.run();
  expect([seen, sim.now, bed.inUse]).toEqual([[false, 0], 0, 0]);
});
