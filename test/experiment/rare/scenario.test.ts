import { expect, it } from "vitest";
import { localPool, rareScenarioEvent, replicate } from "../../../src/experiment/index.js";
import { smallScenario } from "../../cli/small-scenario.js";
import { valid } from "../../scenario/sample.js";

const scenario = valid(smallScenario, ["horizon=1 d"]);
const find = (measure: string, atLeast: number) =>
  rareScenarioEvent({
    scenario,
    event: { measure, atLeast },
    pool: localPool(replicate),
    seed: 1,
    replications: 30,
    pilot: 10,
    pilots: 1,
  });

it("what has not come to an end counts as the days of the horizon", async () => {
  expect((await find("days_to_clear", 1)).hits).toBe(30);
  expect((await find("days_to_clear", 1.01)).hits).toBe(0);
});

it("what happens or does not is asked for without a level", async () => {
  expect((await find("any_ambush", 1)).n).toBe(30);
  await expect(find("any_ambush", 2)).rejects.toThrow("any_ambush happens or does not, and has no level 2");
  await expect(find("any_ambsh", 1)).rejects.toThrow("did you mean any_ambush?");
});
