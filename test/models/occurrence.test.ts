import { expect, test } from "vitest";
import { Simulation } from "../../src/engine/index.js";
import { occurAt, occurIn } from "../../src/models/occurrence.js";

const seen: string[] = [];
const kind = { name: (id: number) => `person ${id} leaves`, wake: (id: number) => seen.push(`${id}`) };

test("happens at its time in the order of events, can be taken back, and has a name in traces", () => {
  const names: string[] = [];
  const simulation = new Simulation({ trace: ({ time, name }) => names.push(`${time} ${name}`) });
  occurAt(simulation, 5, kind, 1);
  simulation.scheduleAt(5, () => seen.push("between"));
  occurAt(simulation, 5, kind, 2);
  simulation.cancel(occurIn(simulation, 1, kind, 3));
  simulation.run();
  expect(seen).toEqual(["1", "between", "2"]);
  expect(names.filter((name) => name.includes("person"))).toEqual(["5 person 1 leaves", "5 person 2 leaves"]);
});

test("a time that cannot be is an error that names who and when", () => {
  const simulation = new Simulation();
  for (const time of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => occurIn(simulation, time, kind, 7)).toThrow(`person 7 leaves at ${time}`);
  }
});
