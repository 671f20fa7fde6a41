import { expect, test } from "vitest";
import { allOf, anyOf, DeadlockError, type SimEvent, Simulation, within } from "../../src/engine/index.js";

test("processes that wait for each other are a deadlock: who waits for what, at what time", () => {
  const sim = new Simulation();
  const [left, right] = [sim.resource("left", 1), sim.resource("right", 1)];
  for (const [name, first, second] of [
    ["Ada", left, right],
    ["Bob", right, left],
  ] as const) {
    sim.process(
      function* dine() {
        yield* first.request();
        yield 2;
        yield* second.request();
      },
      { name },
    );
  }
  let error: unknown;
  try {
    sim.run(100);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(DeadlockError);
  expect(error).toMatchObject({
    time: 2,
    waiting: [
      { process: "Ada", awaits: '"right"' },
      { process: "Bob", awaits: '"left"' },
    ],
    message:
      'deadlock at time 2: no event is left, but 2 process(es) still wait: "Ada" for "right"; "Bob" for "left"',
  });
});

test("a long report is cut short and says so", () => {
  const sim = new Simulation();
  const never = sim.event("never");
  for (let k = 0; k < 12; k++) {
    sim.process(function* waiter() {
      yield* never;
    });
  }
  expect(() => sim.run()).toThrow(/12 process\(es\) still wait: ("waiter" for never; ){10}and 2 more$/);
});

test("what is waited for has a name in the report, whatever it is", () => {
  const sim = new Simulation();
  const desk = sim.resource("desk", 0);
  const theChild = sim.process(function* child() {
    yield* desk.use(1);
  });
  function* waitFor(event: SimEvent<unknown>) {
    yield* event;
  }
  for (const event of [
    theChild,
    desk.request(),
    sim.level("tank").get(1),
    sim.level("cistern", { capacity: 1, initial: 1 }).put(1),
    sim.store("shelf").get(),
    sim.gate("border").wait(),
    sim.condition("light").until(() => false),
    sim.batcher("bus").take(),
    sim.batcher("train", { minimum: 2 }).join(1),
    anyOf(sim.event("a"), within(1e9, sim.event("b"))),
    allOf([sim.event("c")]),
  ]) {
    sim.process(waitFor(event));
  }
  sim.run(1);
  expect(sim.waiting().map(({ awaits }) => awaits)).toEqual([
    'use of "desk"',
    'process "child"',
    '"desk"',
    'an amount of "tank"',
    'room in "cistern"',
    'an item of "shelf"',
    'gate "border"',
    'condition "light"',
    'a batch of "bus"',
    'batch of "train"',
    "any of a, b",
    "all of c",
  ]);
});

test("daemons may wait for ever", () => {
  const sim = new Simulation();
  sim.process(
    function* server() {
      yield* sim.event("never");
    },
    { daemon: true },
  );
  sim.run(10);
  expect([sim.now, sim.waiting()]).toEqual([10, []]);
});

test("a process that only waits for time is no deadlock, nor is one that has ended", () => {
  const sim = new Simulation();
  sim.process(function* sleeper() {
    yield 50;
  });
  sim.process(function* quick() {});
  sim.run(10);
  expect([sim.now, sim.waiting()]).toEqual([10, []]);
});

test("what to do with a deadlock can be chosen; the clock then goes on to the horizon", () => {
  const reports: string[] = [];
  const sim = new Simulation({ onDeadlock: (error) => reports.push(error.message) });
  sim.process(function* waiter() {
    yield* sim.event("never");
  });
  sim.run(10);
  expect([reports.length, sim.now]).toEqual([1, 10]);
});

test("a run that was stopped reports no deadlock", () => {
  const sim = new Simulation();
  sim.process(function* waiter() {
    yield* sim.event("never");
  });
  sim.schedule(1, () => sim.stop());
  sim.run(10);
  expect(sim.waiting()).toEqual([{ process: "waiter", awaits: "never" }]);
});

test("two full places that must swap: a reported deadlock, not silence to the horizon", () => {
  const sim = new Simulation();
  const [here, there] = [sim.resource("here", 1), sim.resource("there", 1)];
  for (const [from, to] of [
    [here, there],
    [there, here],
  ] as const) {
    sim.process(function* move() {
      const place = yield* from.request();
      yield 1;
      const next = yield* to.request();
      place.release();
      yield 1;
      next.release();
    });
  }
  expect(() => sim.run(1000)).toThrow(DeadlockError);
});

test.each([
  [
    "a batcher without a longest wait",
    (sim: Simulation) => {
      const bus = sim.batcher("bus", { minimum: 2 });
      bus.join(1);
      return bus.take();
    },
  ],
  [
    "a schedule that has had its last step",
    (sim: Simulation) => {
      const desk = sim.resource("desk", 1);
      desk.follow({ steps: [[1, 0]] });
      return sim.event("never");
    },
  ],
])("%s does not hide a deadlock", (_name, waitIn) => {
  const sim = new Simulation();
  const event = waitIn(sim);
  sim.process(function* waiter() {
    yield* event;
  });
  expect(() => sim.run()).toThrow(DeadlockError);
});

test("a repair that waits for ever is a deadlock", () => {
  const sim = new Simulation();
  const never = sim.event("spare part");
  sim.resource("lathe", 1, { preemptive: true }).breakDown({
    timeToFailure: () => 1,
    *repair() {
      yield* never;
    },
  });
  expect(() => sim.run()).toThrow('"repair of "lathe"" for spare part');
});
