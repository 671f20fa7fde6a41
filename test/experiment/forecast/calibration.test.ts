import { expect, it } from "vitest";
import { coverage } from "./calibration.js";

// Of 20 futures, a right forecast holds 13 to 20 in the interval of 90% and 3 to 17 in that of 50%, each with
// probability 99.8% (binomial): too narrow a forecast falls below the one, too wide a one above the other.
it("intervals hold as many of 20 futures drawn from the priors as they say, at each report", async () => {
  const held = await coverage(20, 40);
  expect([...held.keys()]).toEqual([10, 13, 17, 21]);
  for (const [day, { ninety, fifty }] of held) {
    expect(ninety, `90% on day ${day}`).toBeGreaterThanOrEqual(13);
    expect(fifty, `50% on day ${day}`).toBeGreaterThanOrEqual(3);
    expect(fifty, `50% on day ${day}`).toBeLessThanOrEqual(17);
  }
});
