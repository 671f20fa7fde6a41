import { expect, test } from "vitest";
import { Simulation } from "../../src/engine/index.js";
import { Signal } from "../../src/models/index.js";

test("a signal wakes those who wait for its next time, again and again", () => {
  const simulation = new Simulation();
  const signal = new Signal(simulation, "a place");
  const heard: string[] = [];
  signal.subscribe(() => heard.push(`told at ${simulation.now}`));
  simulation.process(function* waiter() {
    for (let i = 0; i < 2; i++) {
      yield* signal.next();
      heard.push(`woken at ${simulation.now}`);
    }
  });
  for (const time of [1, 2, 3]) simulation.scheduleAt(time, () => signal.fire());
  simulation.run(10);
  expect(heard).toEqual(["told at 1", "woken at 1", "told at 2", "woken at 2", "told at 3"]);
});

test("who waits for a signal that never comes is reported with what they wait for", () => {
  const simulation = new Simulation();
  const signal = new Signal(simulation, "a free place at X");
  simulation.process(function* waiter() {
    yield* signal.next();
  });
  expect(() => simulation.run()).toThrow(/waiter.*a free place at X/);
});
