import { expect, test } from "vitest";
import { anyOf, Interrupt, Priority, Simulation } from "../../src/engine/index.js";

test("statistics of a resource start afresh after a warm-up", () => {
  const sim = new Simulation();
  const desk = sim.resource("desk", 2, { preemptive: true });
  desk.use(10, { units: 2, priority: 1 });
  sim.schedule(1, () => desk.use(1));
  sim.schedule(2, () => desk.use(30, { priority: 2 }));
  sim.schedule(3, () => desk.setCapacity(4));
  sim.warmUp(4);
  sim.run(8);
  expect([desk.preemptions, desk.queue.wait.count, desk.queue.meanLength]).toEqual([0, 0, 0]);
  expect([desk.meanInUse, desk.meanCapacity, desk.utilisation]).toEqual([3, 4, 0.75]);
});

test("a request made before ordinary events waits for a cut of the capacity at that instant", () => {
  const sim = new Simulation();
  const desk = sim.resource("desk", 1);
  const seen: unknown[] = [];
  sim.schedule(1, () => desk.request().onHappen(() => seen.push(sim.now)), Priority.release);
  sim.schedule(1, () => desk.setCapacity(0), Priority.capacityChange);
  sim.schedule(2, () => seen.push(desk.inUse, desk.queue.length));
  sim.schedule(3, () => desk.setCapacity(1));
  sim.run();
  expect(seen).toEqual([0, 1, 3]);
});

test("units that come back together are handed on in one event, however many come", () => {
  const sim = new Simulation();
  const desk = sim.resource("desk", 3);
  for (let k = 0; k < 6; k++) desk.use(1);
  sim.run();
  // Three ends of use and one service of the queue at 1, three ends at 2.
  expect([sim.eventsExecuted, desk.queue.wait.sum]).toEqual([7, 3]);
});

test("no more are pre-empted than needed", () => {
  const sim = new Simulation();
  const desk = sim.resource("desk", 3, { preemptive: true });
  const held = [0, 1, 2].map(() => desk.request({ priority: 1 }));
  sim.schedule(1, () => desk.use(5, { units: 1 }));
  sim.run(2);
  expect([held.map((claim) => claim.held), desk.preemptions]).toEqual([[true, true, false], 1]);
});

test("one that loses its units by the loss of another is not made to lose them twice", () => {
  const sim = new Simulation();
  const desk = sim.resource("desk", 2, { preemptive: true });
  const request = { priority: 1, onPreempt: "give up" } as const;
  const p = sim.process(function* work() {
    yield* anyOf(desk.use(10, request), desk.use(10, request));
    return sim.now;
  });
  sim.schedule(1, () => desk.use(5, { units: 2 }));
  sim.run(2);
  expect([p.value, desk.inUse, desk.preemptions]).toEqual([1, 2, 1]);
});

test("when an urgent request is withdrawn by what it displaces, the next is served in its stead", () => {
  const sim = new Simulation();
  const desk = sim.resource("desk", 1, { preemptive: true });
  const low = desk.request({ priority: 1, onPreempt: "give up" });
  const urgent = desk.request({ units: 2 });
  const next = desk.request({ priority: 5 });
  sim.process(function* odd() {
    yield* anyOf(low.hold(10), urgent);
  });
  sim.schedule(1, () => desk.setCapacity(2));
  sim.run(2);
  expect([low.held, urgent.held, next.held, desk.inUse]).toEqual([false, false, true, 1]);
});

test("pre-emptive by capacity only: an urgent request takes nothing, where bypassing is allowed too", () => {
  const sim = new Simulation();
  const desk = sim.resource("desk", 2, { preemptive: "by capacity", discipline: "bypass" });
  const low = desk.request({ priority: 1 });
  const urgent = desk.request({ units: 2 });
  sim.run(1);
  expect([low.held, urgent.held, desk.preemptions]).toEqual([true, false, 0]);
});

test("an urgent request for more than there is displaces nobody", () => {
  const sim = new Simulation();
  const desk = sim.resource("desk", 2, { preemptive: true });
  const low = [desk.request({ priority: 1 }), desk.request({ priority: 1 })];
  desk.setCapacity(1);
  const urgent = desk.request({ units: 2 });
  expect([low.map(({ held }) => held), urgent.held]).toEqual([[true, true], false]);
});

test("an asker outside of a hold is interrupted at the instant at which its units are lost for good", () => {
  const sim = new Simulation();
  const desk = sim.resource("desk", 1, { preemptive: true });
  const p = sim.process(function* work() {
    yield* desk.request({ priority: 1, onPreempt: "give up" });
    try {
      yield 5;
    } catch (error) {
      if (!(error instanceof Interrupt)) throw error;
    }
    return sim.now;
  });
  sim.schedule(3, () => desk.use(10));
  sim.run();
  expect(p.value).toBe(3);
});

test("a claim that is lost can be cancelled and still be released, once", () => {
  const sim = new Simulation();
  const desk = sim.resource("desk", 1, { preemptive: true });
  const claim = desk.request({ priority: 1, onPreempt: "give up" });
  desk.use(1);
  claim.cancel();
  claim.release();
  expect(() => claim.release()).toThrow("released twice");
});

test("giving up a hold that is over leaves the one that follows it on the same claim", () => {
  const sim = new Simulation();
  const claim = sim.resource("desk", 1).request();
  const first = claim.hold(1);
  const p = sim.process(function* work() {
    try {
      yield* first;
    } catch (error) {
      if (!(error instanceof Interrupt)) throw error;
    }
  });
  let second = first;
  sim.schedule(
    1,
    () => {
      second = claim.hold(5);
      p.interrupt();
    },
    Priority.capacityChange,
  );
  sim.schedule(2, () => claim.release());
  sim.run();
  expect([first.value, second.value, sim.now]).toEqual([true, false, 2]);
});

test("a use may take no time", () => {
  const sim = new Simulation();
  const desk = sim.resource("desk", 1);
  sim.schedule(1, () => desk.use(0));
  sim.schedule(1, () => desk.use(() => 0));
  sim.run();
  expect([sim.now, desk.inUse, desk.queue.wait.count]).toEqual([1, 0, 2]);
});
