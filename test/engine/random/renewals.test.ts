import { test } from "vitest";
import { deriveStream, uniform } from "../../../src/engine/index.js";
import { expectMean, scale } from "./fit.js";

// The renewal function of U(0, 1): e^t - 1 up to 1, then e^t - 1 - (t - 1) e^(t - 1) (Feller 1971, XI.1).
test.each([
  [1, Math.E - 1],
  [2, Math.E ** 2 - Math.E - 1],
])("renewals of a uniform law by time %d", (horizon, exact) => {
  const gap = uniform(deriveStream(1, 0, "renewals"), { low: 0, high: 1 });
  const counts = Float64Array.from({ length: 50_000 * scale }, () => {
    let renewals = 0;
    for (let time = gap(); time <= horizon; time += gap()) renewals++;
    return renewals;
  });
  expectMean(counts, exact);
});
