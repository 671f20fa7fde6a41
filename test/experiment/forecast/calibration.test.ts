import { expect, it } from "vitest";
import { coverage } from "./calibration.js";

// The interval of 90% of 60 courses holds another one with probability 0.9 x 59 / 61 = 87%. Of 24 futures a right
// forecast then holds 15 to 24 in it and 5 to 19 in that of 50%, each with probability 99.8% (binomial): too narrow a
// forecast falls below the one, too wide a one above the other. The long test is sharper.
it("intervals hold as many of 24 futures drawn from the priors as they say, at each report", async () => {
  const held = await coverage(24, 60);
  expect([...held.keys()]).toEqual([10, 13, 17, 21]);
  for (const [day, { ninety, fifty }] of held) {
    expect(ninety, `90% on day ${day}`).toBeGreaterThanOrEqual(15);
    expect(fifty, `50% on day ${day}`).toBeGreaterThanOrEqual(5);
    expect(fifty, `50% on day ${day}`).toBeLessThanOrEqual(19);
  }
});
