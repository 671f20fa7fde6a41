// Futures drawn from the priors, reported on with the errors that reports have, forecast, and compared.
import { deriveStream, normal } from "../../../src/engine/index.js";
import {
  centralInterval,
  dayReached,
  type Factor,
  forecast,
  inputsAt,
  latinHypercube,
  localPool,
  type Reading,
} from "../../../src/experiment/index.js";
import { pace } from "./pace.js";

const factors: readonly Factor[] = [
  { name: "first", law: { kind: "logUniform", low: 5, high: 200 } },
  { name: "later", law: { kind: "logUniform", low: 50, high: 1000 } },
  { name: "change", law: { kind: "uniform", low: 0, high: 30 }, whole: true },
];

/** Share of futures whose day of the 5,000th person lies in the 90% interval of the forecast at day 15. */
export async function coverage(futures: number, particles: number): Promise<number> {
  let held = 0;
  for (const [i, point] of latinHypercube(3, futures, deriveStream(9, 0, "truths")).entries()) {
    const truth = pace(inputsAt(factors, point), "truth", i).series.received ?? [];
    const error = normal(deriveStream(9, i, "reports"), { mean: 0, standardDeviation: 1 });
    const readings = [5, 10, 15].map((day): Reading => {
      const exact = truth[day] ?? 0;
      return {
        day,
        quantity: "received",
        kind: "exact",
        value: exact + Math.max(10, 0.03 * exact) * error(),
      };
    });
    const pool = localPool(pace);
    const result = await forecast({
      pool,
      factors,
      subjectOf: (inputs) => inputs,
      seed: i,
      readings,
      particles,
    });
    const dayOf = (series: readonly number[] = []) => dayReached(series, 5000) ?? 999;
    const [low, high] = centralInterval(
      result.particles.map(({ observations }) => dayOf(observations.series.received)),
      0.9,
    );
    if (low <= dayOf(truth) && dayOf(truth) <= high) held++;
  }
  return held / futures;
}
