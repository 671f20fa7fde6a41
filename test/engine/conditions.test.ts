import { expect, test } from "vitest";
import { allOf, anyOf, Interrupt, type SimEvent, Simulation, within } from "../../src/engine/index.js";

test("an event happens once, and has a value only then", () => {
  const sim = new Simulation();
  const bell = sim.event<number>("bell");
  expect(() => bell.value).toThrow("bell has not happened yet");
  expect([bell.happened, bell.failed]).toEqual([false, false]);
  bell.succeed(3);
  expect([bell.happened, bell.failed, bell.value]).toEqual([true, false, 3]);
  expect(() => bell.succeed(4)).toThrow("bell has already happened");
  expect(() => bell.fail(new Error("late"))).toThrow("bell has already happened and cannot fail");
});

test("an event that fails has its error as value, and ends the run unless somebody hears it", () => {
  const sim = new Simulation();
  const bell = sim.event("bell");
  sim.schedule(2, () => bell.fail(new Error("cracked")));
  expect(() => sim.run()).toThrow("bell failed at time 2 and nobody waited for it: cracked");
  expect([bell.happened, bell.failed]).toEqual([false, true]);
  expect(() => bell.value).toThrow("cracked");
  const heard = sim.event("heard");
  sim.schedule(1, () => heard.fail(new Error("cracked")));
  sim.schedule(1, () => expect(() => heard.value).toThrow("cracked"));
  sim.run();
});

test("a failure heard by one that starts to wait later in the same instant is heard", () => {
  const sim = new Simulation();
  const bell = sim.event("bell");
  let heard = "";
  sim.schedule(2, () => bell.fail(new Error("cracked")));
  sim.process(
    function* late() {
      try {
        yield* bell;
      } catch (error) {
        heard = (error as Error).message;
      }
    },
    { delay: 2 },
  );
  sim.run();
  expect(heard).toBe("cracked");
});

test("several processes wait for one event and go on in the order in which they came", () => {
  const sim = new Simulation();
  const bell = sim.event<string>("bell");
  const seen: string[] = [];
  for (let k = 0; k < 4; k++) {
    sim.process(function* listener() {
      seen.push(`${k} ${yield* bell}`);
    });
  }
  sim.schedule(1, () => {
    expect(bell.waiting).toBe(4);
    bell.succeed("ding");
    expect(bell.waiting).toBe(0);
  });
  sim.run();
  expect(seen).toEqual(["0 ding", "1 ding", "2 ding", "3 ding"]);
});

test("onHappen calls back through the event list, before or after the event, and not when it fails", () => {
  const sim = new Simulation();
  const bell = sim.event<string>("bell");
  const seen: string[] = [];
  bell.onHappen((value) => seen.push(`before: ${value}@${sim.now}`));
  sim.schedule(1, () => {
    bell.succeed("ding");
    seen.push("first the rest of this event");
  });
  sim.schedule(3, () => bell.onHappen((value) => seen.push(`after: ${value}@${sim.now}`)));
  sim.run();
  expect(seen).toEqual(["first the rest of this event", "before: ding@1", "after: ding@3"]);
});

test("any-of happens with the first event, and leaves the others", () => {
  const sim = new Simulation();
  const slow = sim.event<string>("slow");
  const fast = sim.event<string>("fast");
  const seen: unknown[] = [];
  sim.process(function* waiter() {
    const first = yield* anyOf(slow, fast);
    seen.push(first === fast, first.value, sim.now, slow.waiting);
  });
  sim.schedule(2, () => fast.succeed("fast"));
  sim.schedule(5, () => slow.succeed("slow"));
  sim.run();
  expect(seen).toEqual([true, "fast", 2, 0]);
});

test("any-of of events that have happened: the first of them counts, at once", () => {
  const sim = new Simulation();
  const [a, b, c] = ["a", "b", "c"].map((name) => sim.event(name));
  if (a === undefined || b === undefined || c === undefined) throw new Error();
  c.succeed();
  b.succeed();
  expect(anyOf(a, b, c).value).toBe(b);
  expect(a.waiting).toBe(0);
  expect(() => anyOf()).toThrow("anyOf needs at least one event");
});

test("any-of of the same event twice", () => {
  const sim = new Simulation();
  const bell = sim.event("bell");
  const either = anyOf(bell, bell);
  bell.succeed();
  expect(either.value).toBe(bell);
});

test("any-of fails if the first to settle failed, and whoever waits hears it once", () => {
  const sim = new Simulation();
  const bad = sim.event("bad");
  const good = sim.event("good");
  let heard = "";
  sim.process(function* waiter() {
    try {
      yield* anyOf(good, bad);
    } catch (error) {
      heard += (error as Error).message;
    }
  });
  sim.schedule(1, () => bad.fail(new Error("broken")));
  sim.schedule(2, () => good.succeed());
  sim.run();
  expect(heard).toBe("broken");
});

test("an event that fails after its any-of was decided is not heard by it", () => {
  const sim = new Simulation();
  const bad = sim.event("bad");
  const good = sim.event("good");
  sim.process(function* waiter() {
    yield* anyOf(good, bad);
  });
  sim.schedule(1, () => good.succeed());
  sim.schedule(2, () => bad.fail(new Error("broken")));
  expect(() => sim.run()).toThrow("bad failed at time 2 and nobody waited for it: broken");
});

test("all-of nothing, and of events that have happened, resumes now, values in the order given", () => {
  const sim = new Simulation();
  const [a, b] = [sim.event<number>("a"), sim.event<number>("b")];
  b.succeed(2);
  a.succeed(1);
  const seen: unknown[] = [];
  sim.process(function* waiter() {
    seen.push(yield* allOf([]));
    seen.push(yield* allOf([a, b, a]));
  });
  sim.run();
  expect([seen, sim.eventsExecuted]).toEqual([[[], [1, 2, 1]], 1]);
});

test("all-of waits for the last of its events, one given twice included", () => {
  const sim = new Simulation();
  const [a, b, c] = [sim.event<number>("a"), sim.event<number>("b"), sim.event<number>("c")];
  const seen: unknown[] = [];
  a.succeed(1);
  sim.process(function* waiter() {
    seen.push(yield* allOf([c, b, a, c]), sim.now);
  });
  sim.schedule(3, () => b.succeed(2));
  sim.schedule(2, () => c.succeed(3));
  sim.run();
  expect(seen).toEqual([[3, 2, 1, 3], 3]);
});

test("all-of fails as soon as one fails, before or after it is made, and leaves the others", () => {
  const sim = new Simulation();
  const other = sim.event("other");
  const bad = sim.event("bad");
  const heard: string[] = [];
  function* waiter() {
    try {
      yield* allOf([other, bad]);
    } catch (error) {
      heard.push(`${(error as Error).message}@${sim.now} ${other.waiting}`);
    }
  }
  sim.process(waiter);
  sim.process(waiter, { delay: 5 });
  sim.schedule(1, () => bad.fail(new Error("broken")));
  sim.run();
  expect(heard).toEqual(["broken@1 0", "broken@5 0"]);
});

test("conditions nest, and their labels say what is waited for", () => {
  const sim = new Simulation();
  const [a, b, c] = [sim.event("a"), sim.event("b"), sim.event("c")];
  const nested = anyOf(allOf([a, b]), within(9, c));
  expect(nested.label).toBe("any of all of a, b, c");
  const seen: number[] = [];
  sim.process(function* waiter() {
    yield* nested;
    seen.push(sim.now);
  });
  sim.schedule(1, () => a.succeed());
  sim.schedule(2, () => b.succeed());
  sim.run();
  expect([seen, c.waiting, sim.now]).toEqual([[2], 0, 2]);
});

test("within gives the value in time, undefined after the limit, and leaves the event then", () => {
  const sim = new Simulation();
  const bell = sim.event<string>("bell");
  const seen: unknown[] = [];
  sim.process(function* patient() {
    seen.push(yield* within(5, bell), sim.now);
  });
  sim.process(function* hasty() {
    seen.push(yield* within(2, bell), sim.now, bell.waiting);
  });
  sim.schedule(3, () => bell.succeed("ding"));
  sim.run();
  expect(seen).toEqual([undefined, 2, 1, "ding", 3]);
  expect(sim.now).toBe(3);
});

test("within an event that has happened, has failed, or fails in time", () => {
  const sim = new Simulation();
  const [done, bad] = [sim.event<string>("done"), sim.event<string>("bad")];
  done.succeed("done");
  const seen: unknown[] = [];
  sim.process(function* waiter() {
    seen.push(yield* within(0, done));
    for (let k = 0; k < 2; k++) {
      try {
        yield* within(5, bad);
      } catch (error) {
        seen.push((error as Error).message, sim.now);
      }
    }
  });
  sim.schedule(1, () => bad.fail(new Error("broken")));
  sim.run();
  expect(seen).toEqual(["done", "broken", 1, "broken", 1]);
  expect(sim.now).toBe(1);
});

test("within no time: what is due before the limit at this instant counts", () => {
  const sim = new Simulation();
  const bell = sim.event<string>("bell");
  const seen: unknown[] = [];
  sim.process(function* waiter() {
    sim.schedule(0, () => bell.succeed("ding"));
    seen.push(yield* within(0, bell));
    seen.push(yield* within(0, sim.event("never")), sim.now);
  });
  sim.run();
  expect(seen).toEqual(["ding", undefined, 0]);
});

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("a time limit of %d is an error", (limit) => {
  const sim = new Simulation();
  const done = sim.event("done");
  done.succeed();
  expect(() => within(limit, sim.event("e"))).toThrow(`delay ${limit}`);
  expect(() => within(limit, done)).toThrow(`delay ${limit}`);
});

test("a timeout is an event: it happens at its time, whether or not somebody waits", () => {
  const sim = new Simulation();
  const timeout = sim.timeout(3);
  expect(timeout.label).toBe("timeout at 3");
  sim.run(3);
  expect(timeout.happened).toBe(false);
  sim.run(4);
  expect(timeout.happened).toBe(true);
});

test("a timeout that lost an any-of does not keep the run alive", () => {
  const sim = new Simulation();
  sim.process(function* waiter() {
    yield* anyOf(sim.timeout(1), sim.timeout(100));
  });
  sim.run();
  expect(sim.now).toBe(1);
});

test("a timeout that lost an any-of can be waited for again, before its time and after", () => {
  const sim = new Simulation();
  const seen: unknown[] = [];
  sim.process(function* waiter() {
    const deadline = sim.timeout(10);
    yield* anyOf(sim.timeout(1), deadline);
    yield* anyOf(deadline, sim.timeout(2));
    seen.push(sim.now);
    yield* deadline;
    seen.push(sim.now);
    const past = sim.timeout(1);
    yield* anyOf(sim.event("never"), past, sim.timeout(0.5));
    expect(past.happened).toBe(false);
    yield 5;
    expect(past.happened).toBe(true);
    const alsoPast = sim.timeout(1);
    yield* anyOf(alsoPast, sim.timeout(0.5));
    yield 5;
    yield* alsoPast;
    seen.push(sim.now);
    const viaAny = sim.timeout(1);
    yield* anyOf(viaAny, sim.timeout(0.5));
    yield 5;
    seen.push((yield* anyOf(sim.event("never"), viaAny)) === viaAny);
    const viaAll = sim.timeout(1);
    yield* anyOf(viaAll, sim.timeout(0.5));
    yield 5;
    yield* allOf([viaAll, sim.timeout(2)]);
    seen.push(sim.now);
  });
  sim.run();
  expect(seen).toEqual([3, 10, 21, true, 34]);
});

test("a condition over nothing can be a part of any other", () => {
  const sim = new Simulation();
  const seen: unknown[] = [];
  const failing = sim.process(function* failing() {
    yield 1;
    throw new Error("boom");
  });
  sim.process(function* waits() {
    const values = yield* within(5, allOf([allOf([]), sim.timeout(3)]));
    seen.push(sim.now, values);
    yield* allOf([]);
    yield* anyOf(allOf([]), sim.timeout(3));
    seen.push(sim.now);
  });
  sim.process(function* hears() {
    try {
      yield* allOf([allOf([]), failing]);
    } catch (error) {
      seen.push(sim.now, error);
    }
  });
  sim.run();
  expect(seen).toEqual([1, new Error("boom"), 3, [[], undefined], 3]);
});

test("a timeout whose time passed while nobody waited has happened then, to whoever asks", () => {
  const sim = new Simulation();
  const timeout = sim.timeout(2);
  const later = sim.event("later");
  const calls: number[] = [];
  sim.process(function* leaves() {
    yield* within(1, timeout);
    yield 3;
    later.succeed();
    expect(timeout.value).toBeUndefined();
    timeout.onHappen(() => calls.push(sim.now));
    yield 1;
  });
  const early = sim.timeout(2.5);
  sim.process(function* chooses() {
    yield* within(1, early);
    yield 4;
    expect(yield* anyOf(early, later)).toBe(early);
  });
  const late = sim.timeout(2.6);
  sim.process(function* listens() {
    yield* within(1, late);
    yield 4;
    late.onHappen(() => calls.push(-1));
  });
  sim.run();
  expect(calls).toEqual([4, -1]);
});

test("a condition that was given up can be waited for again: what happened meanwhile counts", () => {
  const sim = new Simulation();
  const [a, b] = [sim.event("a"), sim.event("b")];
  sim.schedule(3, () => a.succeed());
  sim.schedule(9, () => b.succeed());
  const seen: unknown[] = [];
  sim.process(function* patient() {
    const both = allOf([a, b]);
    expect(yield* within(5, both)).toBeUndefined();
    yield* both;
    seen.push(["both", sim.now]);
  });
  sim.process(function* either() {
    const first = anyOf(b, sim.timeout(20));
    yield* within(2, first);
    seen.push([(yield* first) === b, sim.now]);
  });
  sim.process(function* late() {
    const first = anyOf(a, b);
    yield* within(2, first);
    yield 5;
    seen.push([(yield* first) === a, sim.now]);
  });
  sim.process(function* limited() {
    const limit = within(6, b);
    yield* anyOf(limit, sim.timeout(1));
    seen.push([yield* limit, sim.now]);
    const long = within(100, b);
    yield* anyOf(sim.timeout(1), long);
    yield 4;
    yield* long; // happened while nobody waited for it
    seen.push(["long", sim.now]);
    const past = within(2, sim.event("never"));
    yield* anyOf(past, sim.timeout(1));
    yield 5;
    seen.push([yield* past, sim.now]);
  });
  sim.run();
  expect(seen).toEqual([
    [undefined, 6],
    [true, 7],
    [true, 9],
    ["both", 9],
    ["long", 11],
    [undefined, 17],
  ]);
});

test("a wait for all or any that is interrupted can be taken up again", () => {
  const sim = new Simulation();
  const [a, b] = [sim.event("a"), sim.event("b")];
  const waits = [allOf([a, b]), anyOf(a, b), within(100, a)].map((wait) =>
    sim.process(function* stubborn() {
      try {
        yield* wait;
      } catch (error) {
        if (!(error instanceof Interrupt)) throw error;
      }
      yield* wait;
      return sim.now;
    }),
  );
  sim.schedule(1, () => {
    for (const wait of waits) wait.interrupt();
  });
  sim.schedule(3, () => a.succeed());
  sim.schedule(4, () => b.succeed());
  sim.run();
  expect(waits.map(({ value }) => value)).toEqual([4, 3, 3]);
});

test("a condition whose request went back at that instant has not happened, and is no more to be had", () => {
  const sim = new Simulation();
  const tank = sim.level("tank", { initial: 10 });
  const done = sim.event("done");
  done.succeed();
  const withdrawn = 'an amount of "tank": the request was withdrawn and cannot be waited for';
  sim.process(function* hasty() {
    const gave = sim.event("gave");
    gave.succeed();
    const makers = [
      () => anyOf(tank.get(1)),
      () => allOf([gave, tank.get(1)]),
      () => allOf([anyOf(tank.get(1)), gave]),
    ];
    for (const make of makers) {
      const condition = make();
      expect([tank.current, condition.happened]).toEqual([9, true]);
      yield* anyOf(done, condition);
      expect([tank.current, condition.happened]).toEqual([10, false]);
      let message = "";
      try {
        yield* condition;
      } catch (error) {
        message = (error as Error).message;
      }
      expect(message).toBe(withdrawn);
    }
    const later = sim.event("later");
    for (const kept of [allOf([gave]), anyOf(gave, later), within(5, later)]) {
      if (!kept.happened) later.succeed();
      yield* anyOf(done, kept);
      expect(kept.happened).toBe(true);
    }
  });
  sim.run();
});

test("1,000 conditions may stand one within the other; one more is an error that says so", () => {
  const wrappings: ((event: SimEvent<unknown>) => SimEvent<unknown>)[] = [
    (event) => allOf([event]),
    (event) => anyOf(event),
    (event) => within(9, event),
  ];
  for (const wrap of wrappings) {
    const sim = new Simulation();
    const bell = sim.event("bell");
    let nested: SimEvent<unknown> = bell;
    for (let depth = 1; depth <= 1000; depth++) nested = wrap(nested);
    expect(() => wrap(nested)).toThrow(
      "more than 1000 conditions stand one within the other: give one anyOf or allOf all of the events",
    );
    sim.process(function* listener() {
      yield* anyOf(sim.timeout(1), sim.event("never"));
      yield* nested;
    });
    sim.schedule(2, () => bell.succeed());
    sim.run();
    expect([nested.happened, nested.label.endsWith("bell")]).toEqual([true, true]);
  }
});
