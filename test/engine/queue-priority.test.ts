import { expect, test } from "vitest";
import { Simulation } from "../../src/engine/index.js";

test("a request whose priority is NaN is an error: it would have no place in the line", () => {
  const sim = new Simulation();
  const priority = Number.NaN;
  const message = "a priority must be a number, not NaN";
  expect(() => sim.resource("bus", 1).request({ priority })).toThrow(`"bus": ${message}`);
  expect(() => sim.level("fuel").get(1, priority)).toThrow(message);
  expect(() => sim.batcher("convoy").take(1, priority)).toThrow(message);
});
