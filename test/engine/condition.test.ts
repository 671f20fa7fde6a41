import { expect, test } from "vitest";
import { type Process, Simulation, within } from "../../src/engine/index.js";

test("until a predicate holds: at once if it does, else when signalled and true", () => {
  const sim = new Simulation();
  const changed = sim.condition("stock changed");
  let stock = 1;
  const seen: string[] = [];
  for (const need of [1, 3, 2]) {
    sim.process(function* buyer() {
      yield* changed.until(() => stock >= need);
      seen.push(`${need}@${sim.now}`);
    });
  }
  sim.schedule(1, () => {
    stock = 2;
  });
  sim.schedule(2, () => changed.signal());
  sim.schedule(3, () => {
    stock = 3;
    changed.signal();
    changed.signal();
  });
  sim.run();
  expect(seen).toEqual(["1@0", "2@2", "3@3"]);
  expect([changed.queue.wait.sum, changed.queue.wait.count, changed.queue.length]).toEqual([5, 3, 0]);
});

test("each goes on before the next is asked: one token that two wait for is taken once", () => {
  const sim = new Simulation();
  const token = sim.condition("token");
  let tokens = 0;
  const seen: string[] = [];
  for (const name of ["a", "b"]) {
    sim.process(function* taker() {
      yield* token.until(() => tokens > 0);
      tokens--;
      seen.push(`${name}@${sim.now}`);
    });
  }
  for (const at of [1, 2]) {
    sim.schedule(at, () => {
      tokens++;
      token.signal();
    });
  }
  sim.run();
  expect([seen, tokens]).toEqual([["a@1", "b@2"], 0]);
});

test("one who leaves while others are asked is not asked", () => {
  const sim = new Simulation();
  const changed = sim.condition("changed");
  const seen: string[] = [];
  let go = false;
  sim.process(function* first() {
    yield* changed.until(() => go);
    seen.push("first");
    second.kill();
  });
  const second = sim.process(function* other() {
    yield* changed.until(() => go);
    seen.push("second");
  });
  sim.schedule(1, () => {
    go = true;
    changed.signal();
  });
  sim.run();
  expect([seen, changed.queue.abandoned]).toEqual([["first"], 1]);
});

test("a predicate that throws fails the wait of its own process only", () => {
  const sim = new Simulation();
  const changed = sim.condition("changed");
  const seen: string[] = [];
  let go = false;
  sim.process(function* broken() {
    try {
      yield* changed.until(() => {
        if (go) throw new Error("no such thing");
        return false;
      });
    } catch (error) {
      seen.push((error as Error).message);
    }
  });
  sim.process(function* sound() {
    yield* changed.until(() => go);
    seen.push("sound");
  });
  sim.schedule(1, () => {
    go = true;
    changed.signal();
  });
  sim.run();
  expect(seen.sort()).toEqual(["no such thing", "sound"]);
});

test("a signal with nobody waiting costs no event, and giving up leaves", () => {
  const sim = new Simulation();
  const changed = sim.condition("changed");
  changed.signal();
  sim.run();
  expect(sim.eventsExecuted).toBe(0);
  sim.process(function* hasty() {
    expect(
      yield* within(
        3,
        changed.until(() => false),
      ),
    ).toBeUndefined();
  });
  sim.run();
  expect([changed.queue.length, changed.queue.abandoned]).toEqual([0, 1]);
});

test("many signals at one instant ask once", () => {
  const sim = new Simulation();
  const light = sim.condition("light");
  let asked = 0;
  light.until(() => ++asked > 2);
  sim.schedule(1, () => {
    light.signal();
    light.signal();
  });
  sim.run();
  expect(asked).toBe(2);
});

test("a predicate that throws when it is first asked fails the wait and is not asked again", () => {
  const sim = new Simulation();
  const condition = sim.condition("c");
  const caught: string[] = [];
  sim.process(function* asks() {
    try {
      yield* condition.until(() => {
        throw new Error("boom");
      });
    } catch (error) {
      caught.push(String(error));
    }
    yield 1;
    condition.signal();
    yield 1;
  });
  sim.run();
  expect([caught, condition.queue.length, sim.now]).toEqual([["Error: boom"], 0, 2]);
});

test("a predicate that ends its own wait leaves the line once", () => {
  const sim = new Simulation();
  const place = sim.condition("place");
  const lengths: number[] = [];
  const hasty: Process = sim.process(function* quits() {
    yield* place.until(() => {
      if (sim.now > 0) hasty.kill();
      return sim.now > 0;
    });
  });
  sim.process(function* next() {
    yield* place.until(() => sim.now >= 2);
  });
  for (const at of [1, 2]) sim.schedule(at, () => place.signal());
  for (const at of [1.5, 3]) sim.schedule(at, () => lengths.push(place.queue.length));
  sim.run();
  expect([lengths, place.queue.abandoned, place.queue.wait.count]).toEqual([[1, 0], 1, 1]);
});
