import { expect, test } from "vitest";
import { type Distribution, Simulation, Tally } from "../../../src/engine/index.js";
import { ResidualStays } from "../../../src/models/families/residual-stays.js";

/** Means of what is left of 3,000 stays, and of its square, over 40 replications. */
function moments(law: Distribution): { readonly mean: Tally; readonly square: Tally } {
  const [mean, square] = [new Tally(), new Tally()];
  for (let replication = 0; replication < 40; replication++) {
    const left = new ResidualStays(new Simulation({ seed: 3, replication }).stream("left"), law);
    const values = Array.from({ length: 3000 }, (_, i) => left.of(i));
    mean.add(values.reduce((a, b) => a + b, 0) / values.length);
    square.add(values.reduce((a, b) => a + b * b, 0) / values.length);
  }
  return { mean, square };
}

/** The lognormal law of median 1 and this sigma has moments exp(k² sigma² / 2). */
const sigma = 0.5;
const lognormal = (k: number) => Math.exp((k * k * sigma * sigma) / 2);
const p90 = Math.exp(1.2815515655446004 * sigma);

// E[left] = E[S²] / 2 E[S] and E[left²] = E[S³] / 3 E[S] (Cox 1962, Renewal Theory, section 5.2).
test.each<[string, Distribution, number, number]>([
  ["constant: uniform below the stay", { kind: "constant", value: 6 }, 3, 12],
  ["exponential: the same law again", { kind: "exponential", mean: 2 }, 2, 8],
  ["uniform", { kind: "uniform", low: 0, high: 3 }, 1, 1.5],
  [
    "lognormal: longer than half a stay",
    { kind: "lognormal", median: 1, p90 },
    lognormal(2) / (2 * lognormal(1)),
    lognormal(3) / (3 * lognormal(1)),
  ],
])("%s", (_name, law, expected, expectedSquare) => {
  const { mean, square } = moments(law);
  for (const [tally, value] of [
    [mean, expected],
    [square, expectedSquare],
  ] as const) {
    const error = tally.standardDeviation / Math.sqrt(tally.count);
    expect(Math.abs(tally.mean - value) / error).toBeLessThan(4);
    // Four errors are less than 2% of the mean, and 4% of the mean of the squares.
    expect(error).toBeLessThan((tally === mean ? 0.005 : 0.01) * value);
  }
});

test("stays of no length leave nothing", () => {
  const left = new ResidualStays(new Simulation({ seed: 1 }).stream("left"), { kind: "constant", value: 0 });
  expect(left.of(7)).toBe(0);
});
