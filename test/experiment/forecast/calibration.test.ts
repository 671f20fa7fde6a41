import { expect, it } from "vitest";
import { coverage } from "./calibration.js";

it("90% intervals hold most of 25 futures drawn from the priors", async () => {
  expect(await coverage(25, 60)).toBeGreaterThanOrEqual(0.76);
});
