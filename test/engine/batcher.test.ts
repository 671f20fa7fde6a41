import { expect, test } from "vitest";
import { anyOf, type Batcher, Interrupt, type SimEvent, Simulation, within } from "../../src/engine/index.js";

/** A server that takes batches for ever, and notes them. */
function serve<T>(sim: Simulation, batcher: Batcher<T>, length = 0, places?: number): string[] {
  const notes: string[] = [];
  sim.process(
    function* server() {
      for (;;) {
        const batch = yield* batcher.take(places);
        notes.push(`${batch.join("")}@${sim.now}`);
        yield length;
      }
    },
    { daemon: true },
  );
  return notes;
}

test("a batch leaves as soon as the minimum waits and a taker is there, up to the maximum", () => {
  const sim = new Simulation();
  const batcher = sim.batcher<string>("convoy", { minimum: 2, maximum: 3 });
  const notes = serve(sim, batcher, 10);
  for (const [at, name] of Object.entries(["a", "b", "c", "d", "e", "f", "g"])) {
    sim.schedule(Number(at), () => batcher.join(name));
  }
  sim.run(40);
  expect(notes).toEqual(["ab@1", "cde@11", "fg@21"]);
  expect([batcher.sizes.count, batcher.sizes.mean, batcher.queue.wait.count]).toEqual([3, 7 / 3, 7]);
  expect(batcher.queue.wait.sum).toBe(1 + 0 + 9 + 8 + 7 + 16 + 15);
});

test("103 at once, minimum 10, maximum 25, longest wait 12: 25, 25, 25, 25 and, at 12, the last 3", () => {
  const sim = new Simulation();
  const batcher = sim.batcher<number>("convoy", { minimum: 10, maximum: 25, longestWait: 12 });
  const sizes: [number, number][] = [];
  sim.process(
    function* server() {
      for (;;) sizes.push([(yield* batcher.take()).length, sim.now]);
    },
    { daemon: true },
  );
  for (let k = 0; k < 103; k++) batcher.join(k);
  sim.run();
  expect(sizes).toEqual([
    [25, 0],
    [25, 0],
    [25, 0],
    [25, 0],
    [3, 12],
  ]);
});

test("without a longest wait a remainder stays, until a flush says that no more will come", () => {
  const sim = new Simulation();
  const batcher = sim.batcher<string>("convoy", { minimum: 2 });
  const notes = serve(sim, batcher);
  batcher.flush();
  batcher.join("a");
  sim.run(100);
  expect([notes, batcher.ready, sim.now]).toEqual([[], false, 100]);
  batcher.flush();
  sim.run(101);
  batcher.join("b");
  sim.run(102);
  expect([notes, batcher.queue.length]).toEqual([["a@100"], 1]);
});

test("the longest wait counts from the first in line, also when the taker comes later", () => {
  const sim = new Simulation();
  const batcher = sim.batcher<string>("convoy", { minimum: 3, longestWait: 5 });
  sim.schedule(1, () => batcher.join("a"));
  sim.schedule(3, () => batcher.join("b"));
  let notes: string[] = [];
  sim.schedule(4, () => {
    notes = serve(sim, batcher, 1);
  });
  sim.schedule(7, () => batcher.join("c"));
  sim.schedule(20, () => batcher.join("d"));
  sim.run(30);
  expect(notes).toEqual(["ab@6", "c@12", "d@25"]);
  const overdue = sim.batcher<string>("other", { minimum: 3, longestWait: 5 });
  overdue.join("late");
  sim.run(40);
  expect([overdue.ready, overdue.take().value]).toEqual([true, ["late"]]);
});

test("the taker's places limit the batch, and takers are served in order", () => {
  const sim = new Simulation();
  const batcher = sim.batcher<string>("convoy", { minimum: 2, maximum: 4 });
  const small = batcher.take(3);
  const large = batcher.take(9);
  const urgent = batcher.take(2, -1);
  for (const name of "abcdefg") batcher.join(name);
  expect([urgent.value, small.value, large.value].map((batch) => batch.join(""))).toEqual(["ab", "cd", "ef"]);
  expect([batcher.queue.length, batcher.takeQueue.length]).toEqual([1, 0]);
  expect(() => batcher.take(1)).toThrow('"convoy": a batch of at least 2 never fits 1 places');
});

test("members learn which batch they left in, once the taker has it", () => {
  const sim = new Simulation();
  const batcher = sim.batcher<string>("convoy", { minimum: 2 });
  const seen: string[] = [];
  for (const name of ["a", "b"]) {
    sim.process(function* member() {
      const batch = yield* batcher.join(name);
      seen.push(`${name} in ${batch.join("+")}@${sim.now}`);
    });
  }
  serve(sim, batcher);
  sim.run(1);
  expect(seen).toEqual(["a in a+b@0", "b in a+b@0"]);
});

test("a member that gives up leaves the line, and the timer follows the new head", () => {
  const sim = new Simulation();
  const batcher = sim.batcher<string>("convoy", { minimum: 3, longestWait: 10 });
  const notes = serve(sim, batcher);
  sim.process(function* hasty() {
    expect(yield* within(4, batcher.join("a"))).toBeUndefined();
  });
  sim.schedule(3, () => batcher.join("b"));
  sim.run(20);
  expect([notes, batcher.queue.abandoned]).toEqual([["b@13"], 1]);
});

test("a taker that gives up leaves no timer that keeps the run alive", () => {
  const sim = new Simulation();
  const batcher = sim.batcher<string>("convoy", { minimum: 3, longestWait: 10 });
  batcher.join("a");
  sim.process(function* hasty() {
    expect(yield* within(4, batcher.take())).toBeUndefined();
  });
  sim.run();
  expect([sim.now, batcher.takeQueue.abandoned, batcher.queue.length]).toEqual([4, 1, 1]);
});

test("a taker interrupted at the instant of its batch gives the members back, in their order", () => {
  const sim = new Simulation();
  const batcher = sim.batcher<string>("convoy", { minimum: 3 });
  const taker = sim.process(function* take() {
    try {
      yield* batcher.take();
    } catch {}
  });
  for (const name of ["a", "b"]) batcher.join(name);
  sim.schedule(2, () => {
    batcher.join("c");
    taker.interrupt();
    expect(batcher.queue.length).toBe(0);
  });
  sim.run();
  expect([batcher.queue.length, batcher.queue.wait.count, batcher.sizes.count]).toEqual([3, 0, 0]);
  expect(batcher.take().value).toEqual(["a", "b", "c"]);
});

test("a member interrupted at the instant of the batch: it is formed anew without it", () => {
  const sim = new Simulation();
  const batcher = sim.batcher<string>("convoy", { minimum: 2 });
  const notes = serve(sim, batcher);
  const member = sim.process(function* join() {
    try {
      yield* batcher.join("a");
    } catch {}
  });
  sim.schedule(2, () => {
    batcher.join("b");
    member.interrupt();
  });
  sim.schedule(3, () => batcher.join("c"));
  sim.run();
  expect([notes, batcher.queue.abandoned]).toEqual([["bc@3"], 1]);
});

test("a batch that decided an any-of cannot be formed anew: it goes without the member that left", () => {
  const sim = new Simulation();
  const batcher = sim.batcher<string>("convoy", { minimum: 2 });
  const seen: unknown[] = [];
  sim.process(function* server() {
    const load = batcher.take();
    yield* anyOf(load, sim.timeout(50));
    seen.push([...load.value], sim.now);
  });
  const member = sim.process(function* join() {
    try {
      yield* batcher.join("a");
    } catch {}
  });
  sim.schedule(2, () => {
    batcher.join("b");
    member.interrupt();
  });
  sim.run();
  expect(seen).toEqual([["b"], 2]);
});

test("bounds that make no sense are errors", () => {
  const sim = new Simulation();
  expect(() => sim.batcher("b", { minimum: 0 })).toThrow(
    "minimum must be a whole number of at least 1, not 0",
  );
  expect(() => sim.batcher("b", { minimum: 1.5 })).toThrow("not 1.5");
  expect(() => sim.batcher("b", { minimum: 3, maximum: 2 })).toThrow("maximum must be");
  expect(() => sim.batcher("b", { maximum: 2.5 })).toThrow("not 2.5");
  expect(() => sim.batcher("b", { longestWait: -1 })).toThrow("longestWait must be at least 0");
  expect(() => sim.batcher("b", { longestWait: Number.NaN })).toThrow("not NaN");
});

test.each([3.5, Number.NaN])("a taker with %d places is an error, and nobody leaves", (places) => {
  const batcher = new Simulation().batcher<number>("b", { minimum: 2 });
  for (let k = 0; k < 10; k++) batcher.join(k);
  expect(() => batcher.take(places)).toThrow(
    new RangeError(`"b": places must be a whole number of at least 2, not ${places}`),
  );
  expect([batcher.queue.length, batcher.takeQueue.length]).toEqual([10, 0]);
  expect(batcher.take(Number.POSITIVE_INFINITY).value).toHaveLength(10);
});

test("with no wait at all whoever is there leaves with the taker that comes", () => {
  const sim = new Simulation();
  const batcher = sim.batcher<string>("convoy", { minimum: 3, longestWait: 0 });
  batcher.join("a");
  const notes = serve(sim, batcher);
  sim.run();
  expect(notes).toEqual(["a@0"]);
});

test("after a flush the remainder waits for a taker that comes later", () => {
  const sim = new Simulation();
  const batcher = sim.batcher<string>("convoy", { minimum: 3 });
  batcher.join("a");
  batcher.flush();
  const taking = batcher.take();
  expect(taking.value).toEqual(["a"]);
  batcher.join("b");
  expect([batcher.take().happened, batcher.ready]).toEqual([false, false]);
});

/** Takes a batch at some time, unless it is interrupted. */
function takeOnce(sim: Simulation, batcher: Batcher<string>, delay = 0) {
  return sim.process(
    function* taker() {
      try {
        return `${(yield* batcher.take()).join("")}@${sim.now}`;
      } catch (error) {
        if (!(error instanceof Interrupt)) throw error;
        return `interrupted@${sim.now}`;
      }
    },
    { delay },
  );
}

test("a flushed batch that comes back at its instant may still leave below the minimum", () => {
  const sim = new Simulation();
  const batcher = sim.batcher<string>("convoy", { minimum: 5 });
  for (const name of "abc") batcher.join(name);
  const [first, second] = [takeOnce(sim, batcher), takeOnce(sim, batcher, 6)];
  sim.schedule(5, () => {
    first.interrupt();
    batcher.flush();
  });
  sim.run();
  expect([first.value, second.value]).toEqual(["interrupted@5", "abc@6"]);
});

test("a flushed batch that a member leaves at its instant is formed anew below the minimum", () => {
  const sim = new Simulation();
  const batcher = sim.batcher<string>("convoy", { minimum: 5 });
  const member = sim.process(function* join() {
    try {
      yield* batcher.join("a");
    } catch {}
  });
  sim.schedule(1, () => batcher.join("b"));
  const taker = takeOnce(sim, batcher);
  sim.schedule(5, () => {
    batcher.flush();
    member.interrupt();
  });
  sim.run();
  expect([taker.value, batcher.queue.abandoned]).toEqual(["b@5", 1]);
});

test("a flush holds for a batch that is on its way to its taker, should it come back", () => {
  const sim = new Simulation();
  const batcher = sim.batcher<string>("convoy", { minimum: 2 });
  const member = sim.process(function* join() {
    try {
      yield* batcher.join("a");
    } catch {}
  });
  const taker = takeOnce(sim, batcher);
  sim.schedule(5, () => {
    batcher.join("b");
    batcher.flush();
    member.interrupt();
  });
  sim.run();
  expect(taker.value).toBe("b@5");
});

test("a flush holds for those who wait then, not for one who comes later and is left alone", () => {
  const sim = new Simulation();
  const batcher = sim.batcher<string>("convoy", { minimum: 2 });
  const member = batcher.join("a");
  batcher.flush();
  batcher.join("b");
  expect(batcher.ready).toBe(true);
  member.cancel();
  expect([batcher.ready, batcher.queue.length]).toEqual([false, 1]);
});

test("a taker whose batch is formed anew has waited once, until it has the batch", () => {
  const sim = new Simulation();
  const batcher = sim.batcher<number>("convoy", { minimum: 2, maximum: 2 });
  const members = [1, 2, 3].map((k) =>
    sim.process(function* member() {
      try {
        yield k;
        yield* batcher.join(k);
      } catch {}
    }),
  );
  sim.process(function* taker() {
    yield* batcher.take();
  });
  sim.process(function* disturber() {
    yield 2;
    members[0]?.interrupt();
  });
  sim.run();
  const { wait, abandoned } = batcher.takeQueue;
  expect([wait.count, wait.mean, abandoned]).toEqual([1, 3, 0]);
});

test("a taker that gives up at the instant of its batch counts among those who gave up", () => {
  const sim = new Simulation();
  const batcher = sim.batcher<string>("convoy");
  const taker = takeOnce(sim, batcher);
  sim.schedule(2, () => {
    batcher.join("a");
    taker.interrupt();
  });
  sim.run();
  const { wait, abandoned } = batcher.takeQueue;
  expect([taker.value, wait.count, abandoned]).toEqual(["interrupted@2", 0, 1]);
});

test("a taker's wait ends when its batch is ready, even if it looks only later", () => {
  const sim = new Simulation();
  const batcher = sim.batcher<string>("convoy");
  sim.process(function* taker() {
    yield 1;
    const load = batcher.take();
    yield 10;
    yield* load;
  });
  sim.schedule(3, () => batcher.join("a"));
  sim.run();
  expect([batcher.takeQueue.wait.count, batcher.takeQueue.wait.sum]).toEqual([1, 2]);
});

test("sizes of batches start afresh after a warm-up", () => {
  const sim = new Simulation();
  const batcher = sim.batcher<string>("convoy", { minimum: 1 });
  serve(sim, batcher);
  sim.schedule(1, () => batcher.join("a"));
  sim.warmUp(2);
  sim.schedule(3, () => batcher.join("b"));
  sim.run();
  expect(batcher.sizes.count).toBe(1);
});

test("who gives up a batch at the instant at which it was formed, as its taker or in it, cannot have it any more", () => {
  const sim = new Simulation();
  const batcher = sim.batcher<string>("convoy");
  const done = sim.event("done");
  done.succeed();
  sim.process(function* hasty() {
    const member = batcher.join("a");
    const load = batcher.take();
    yield* anyOf(done, load);
    expect([batcher.queue.length, load.happened]).toEqual([1, false]);
    yield* expectWithdrawn(load);
    batcher.take();
    yield* anyOf(done, member);
    expect(batcher.queue.length).toBe(0);
    yield* expectWithdrawn(member);
  });
  sim.run();
});

function* expectWithdrawn(event: SimEvent<unknown>) {
  let message = "nothing was wrong";
  try {
    yield* event;
  } catch (error) {
    message = (error as Error).message;
  }
  expect(message).toContain("the request was withdrawn and cannot be waited for");
}

/** A member that joins at one time and is interrupted at another. */
function leaving(sim: Simulation, batcher: Batcher<string>, name: string, at: number, until: number): void {
  const member = sim.process(
    function* join() {
      try {
        yield* batcher.join(name);
      } catch (error) {
        if (!(error instanceof Interrupt)) throw error;
      }
    },
    { delay: at },
  );
  sim.schedule(until, () => member.interrupt());
}

test("a batch whose taker waits for it only later is formed anew when a member leaves meanwhile", () => {
  const sim = new Simulation();
  const batcher = sim.batcher<string>("convoy", { minimum: 2 });
  const seen: unknown[] = [];
  sim.process(function* late() {
    const load = batcher.take();
    yield 10;
    seen.push([...(yield* load)], sim.now);
  });
  leaving(sim, batcher, "a", 1, 3);
  sim.schedule(2, () => batcher.join("b"));
  leaving(sim, batcher, "c", 2, 5);
  sim.schedule(12, () => batcher.join("d"));
  sim.run();
  expect(seen).toEqual([["b", "d"], 12]);
  expect([batcher.queue.abandoned, batcher.queue.length, batcher.queue.wait.sum]).toEqual([2, 0, 10]);
  expect([batcher.takeQueue.wait.count, batcher.takeQueue.wait.sum, batcher.sizes.mean]).toEqual([1, 12, 2]);
});

test("a batch that decided an any-of for which nobody waits yet goes without the member that left", () => {
  const sim = new Simulation();
  const batcher = sim.batcher<string>("convoy", { minimum: 2 });
  const seen: unknown[] = [];
  leaving(sim, batcher, "a", 0, 3);
  sim.schedule(1, () => batcher.join("b"));
  sim.process(
    function* late() {
      const load = batcher.take();
      const first = anyOf(load, sim.timeout(50));
      yield 10;
      seen.push((yield* first) === load, [...load.value], sim.now);
    },
    { delay: 2 },
  );
  sim.run();
  expect([seen, batcher.queue.wait.count]).toEqual([[true, ["b"], 12], 1]);
});
