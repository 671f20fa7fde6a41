import { expect, test } from "vitest";
import { Simulation } from "../../src/engine/index.js";
import { DailySeries } from "../../src/models/daily-series.js";

test("values are read after all else at their time, and at the end for times that were not reached", () => {
  const simulation = new Simulation();
  const series = new DailySeries(simulation, [0, 24, 48]);
  let value = 1;
  series.track("value", () => value);
  series.track("value", () => 100);
  series.start();
  simulation.scheduleAt(24, () => {
    value = 2;
  });
  simulation.scheduleAt(40, () => {
    value = 3;
  });
  simulation.run(48);
  expect(series.result()).toEqual({ value: [101, 102, 103] });
});
