import { expect, test } from "vitest";
import { Gate } from "../../../src/models/sites/gate.js";
import { makeContext } from "../context.js";
import { constant } from "../scenes.js";

/** A gate where each person takes an hour, and when people passed. */
function gate(options?: { lanes?: number }) {
  const context = makeContext([{ name: "all", count: 5 }], { check: false });
  const passed: [number, number][] = [];
  const made = new Gate(context, "site", { service: constant(1), ...options }, (person) =>
    passed.push([person, context.simulation.now]),
  );
  for (let person = 0; person < 4; person++) context.ledger.enter(0, "origin");
  return { ...context, passed, gate: made };
}

test("while a gate is closed nobody begins to pass; whoever was passing finishes", () => {
  const { gate: made, simulation, passed } = gate();
  for (const person of [0, 1, 2]) made.call(person);
  simulation.schedule(0.5, () => made.close(4));
  simulation.run(20);
  expect(passed).toEqual([
    [0, 1],
    [1, 5.5],
    [2, 6.5],
  ]);
});

test("a longer closure outlasts a shorter one", () => {
  const { gate: made, simulation, passed } = gate();
  made.close(10);
  made.close(2);
  made.call(0);
  simulation.run(20);
  expect(passed).toEqual([[0, 11]]);
});

test("who leaves the line, or the gate itself, does not pass, and the next takes their place", () => {
  const { gate: made, simulation, passed } = gate();
  for (const person of [0, 1, 2]) made.call(person);
  simulation.schedule(0.25, () => {
    expect(made.remove(0)).toBe(true);
    expect(made.remove(1)).toBe(true);
    expect(made.remove(3)).toBe(false);
  });
  simulation.run(20);
  expect(passed).toEqual([[2, 1.25]]);
  expect(made.length).toBe(0);
});

test("a closed gate without service time lets nobody pass until it opens", () => {
  const context = makeContext([{ name: "all", count: 1 }], { check: false });
  const passed: number[] = [];
  const open = new Gate(context, "site", undefined, () => passed.push(context.simulation.now));
  context.ledger.enter(0, "origin");
  open.close(3);
  open.call(0);
  context.simulation.run(10);
  expect(passed).toEqual([3]);
});
