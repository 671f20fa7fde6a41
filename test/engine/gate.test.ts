import { expect, test } from "vitest";
import { Simulation, within } from "../../src/engine/index.js";

test("an open gate lets pass at once, a closed one when it opens, in order of arrival", () => {
  const sim = new Simulation();
  const gate = sim.gate("border", true);
  const seen: string[] = [];
  function* traveller(name: string) {
    yield* gate.wait();
    seen.push(`${name}@${sim.now}`);
  }
  sim.process(traveller("a"));
  sim.schedule(1, () => gate.close());
  for (const name of ["b", "c"]) sim.process(traveller(name), { delay: 2 });
  sim.schedule(5, () => gate.open());
  sim.process(traveller("d"), { delay: 6 });
  sim.run();
  expect(seen).toEqual(["a@0", "b@5", "c@5", "d@6"]);
  expect([gate.isOpen, gate.queue.wait.sum, gate.queue.wait.count]).toEqual([true, 6, 4]);
});

test("those who waited pass even if the gate closes at the same instant", () => {
  const sim = new Simulation();
  const gate = sim.gate("border");
  expect(gate.isOpen).toBe(false);
  const waited = gate.wait();
  gate.open();
  gate.close();
  const late = gate.wait();
  expect([waited.happened, late.happened, gate.queue.length]).toEqual([true, false, 1]);
});

test("giving up leaves the line at the gate", () => {
  const sim = new Simulation();
  const gate = sim.gate("border");
  sim.process(function* hasty() {
    expect(yield* within(3, gate.wait())).toBeUndefined();
    expect([gate.queue.length, gate.queue.abandoned, gate.queue.meanLength]).toEqual([0, 1, 1]);
  });
  sim.run();
  expect(sim.now).toBe(3);
});

test("the share of the time that a gate is open", () => {
  const sim = new Simulation();
  const gate = sim.gate("border");
  sim.schedule(3, () => gate.open());
  sim.schedule(5, () => gate.close());
  sim.run(8);
  expect(gate.shareOpen).toBe(0.25);
  sim.resetStatistics();
  sim.run(9);
  expect(gate.shareOpen).toBe(0);
});
