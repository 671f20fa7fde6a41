import { expect, it } from "vitest";
import { coverage } from "./calibration.js";

// Of 300 futures, a right forecast holds 253 to 285 in the interval of 90% and 123 to 177 in that of 50%, each with
// probability 99.8% (binomial).
it("intervals hold as many of 300 futures drawn from the priors as they say, at each report", async () => {
  const held = await coverage(300, 200);
  expect([...held.keys()]).toEqual([10, 13, 17, 21]);
  for (const [day, { ninety, fifty }] of held) {
    expect(ninety, `90% on day ${day}`).toBeGreaterThanOrEqual(253);
    expect(ninety, `90% on day ${day}`).toBeLessThanOrEqual(285);
    expect(fifty, `50% on day ${day}`).toBeGreaterThanOrEqual(123);
    expect(fifty, `50% on day ${day}`).toBeLessThanOrEqual(177);
  }
});
