import { expect, it } from "vitest";
import { bottleneckOf, stagesByWaiting } from "../../src/report/bottleneck.js";
import { fixtureRun } from "./fixture.js";

const { stages } = fixtureRun();

it("the bottleneck is where most wait, however busy others are", () => {
  expect(stagesByWaiting(stages).map(({ name }) => name)).toEqual(["court", "gate", "intake"]);
  expect(bottleneckOf(stages)?.name).toBe("court");
});

it("there is none where nobody waits, and none without stages", () => {
  const { intake } = stages;
  if (intake === undefined) throw new Error("the fixture has an intake");
  const nobody = { ...intake, meanQueue: { ...intake.meanQueue, mean: 0 } };
  expect(bottleneckOf({ intake: nobody })).toBeUndefined();
  expect(bottleneckOf({})).toBeUndefined();
});
