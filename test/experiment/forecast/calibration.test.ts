import { expect, it } from "vitest";
import { coverage } from "./calibration.js";

// Of 30 futures, a right forecast holds 21 to 30 in the interval of 90% and 7 to 23 in that of 50%, each with
// probability 99.8% (binomial): too narrow a forecast falls below the one, too wide a one above the other.
it("intervals hold as many of 30 futures drawn from the priors as they say, at each report", async () => {
  const held = await coverage(30, 50);
  expect([...held.keys()]).toEqual([10, 13, 17, 21]);
  for (const [day, { ninety, fifty }] of held) {
    expect(ninety, `90% on day ${day}`).toBeGreaterThanOrEqual(21);
    expect(fifty, `50% on day ${day}`).toBeGreaterThanOrEqual(7);
    expect(fifty, `50% on day ${day}`).toBeLessThanOrEqual(23);
  }
});
