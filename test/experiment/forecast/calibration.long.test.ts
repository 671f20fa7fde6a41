import { expect, it } from "vitest";
import { coverage } from "./calibration.js";

it("90% intervals hold 84% to 96% of 300 futures drawn from the priors", async () => {
  const held = await coverage(300, 200);
  expect(held).toBeGreaterThanOrEqual(0.84);
  expect(held).toBeLessThanOrEqual(0.96);
});
