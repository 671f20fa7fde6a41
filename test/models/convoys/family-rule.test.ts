import { expect, test } from "vitest";
import { Simulation } from "../../../src/engine/index.js";
import type { Plan } from "../../../src/models/convoys/convoy-plan.js";
import { FamilyRule } from "../../../src/models/convoys/family-rule.js";

const plan = (people: number, leftFamily: number): Plan => ({ seatings: [], people, leftFamily });

test("patience begins when a convoy that separates families could go, not before", () => {
  const simulation = new Simulation();
  const rule = new FamilyRule(simulation, 24);
  const together = plan(7, 5);
  const choose = (apart: number) =>
    rule.choose(
      together,
      () => plan(apart, 0),
      10,
      () => 40,
    );
  expect(choose(9)).toEqual({ plan: together, least: 10, until: Number.POSITIVE_INFINITY });
  simulation.run(5);
  expect(choose(12)).toEqual({ plan: together, least: 10, until: 29 });
  simulation.run(29);
  expect(choose(12)).toEqual({ plan: plan(12, 0), least: 10, until: Number.POSITIVE_INFINITY });
});
