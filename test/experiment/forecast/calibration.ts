// Futures drawn from the priors, reported on by the law that the forecast supposes, forecast, and compared: simulation-
// based calibration (Talts, Betancourt, Simpson, Vehtari and Gelman 2018, arXiv 1804.06788). No range can be tuned to it:
// the truth is another one each time.
import { deriveStream, normal } from "../../../src/engine/index.js";
import {
  centralInterval,
  dayReached,
  defaultTolerances,
  type Factor,
  forecastByDay,
  type Inputs,
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

/** Days of the reports; the record of 2026 has those from the tenth on. */
const reported = [5, 10, 13, 17, 21];
/** First day at which a forecast is looked at. */
const forecastFrom = 10;
const target = 5000;

/** Forecasts at one day of many futures: how many held what came, in the interval of 90% and in that of 50%. */
export interface Held {
  readonly ninety: number;
  readonly fifty: number;
}

/** Futures whose day of the 5,000th person lies in the forecasts' intervals, by the day of the forecast: 10, 13, 17 and 21. */
export async function coverage(futures: number, particles: number): Promise<ReadonlyMap<number, Held>> {
  const held = new Map<number, Held>();
  const points = latinHypercube(factors.length, futures, deriveStream(9, 0, "truths"));
  for (const [i, point] of points.entries()) {
    const truth = pace(inputsAt(factors, point), "truth", i).series.received ?? [];
    const came = dayOf(truth);
    const readings = reportsOf(truth, i);
    for await (const next of forecastByDay({ pool, factors, subjectOf, seed: i, readings, particles })) {
      const day = Math.max(...next.readings.map(({ reading }) => reading.day));
      if (day < forecastFrom) continue;
      const ensemble = next.particles.map(({ observations }) => dayOf(observations.series.received));
      const holds = (share: number) => {
        const [low, high] = centralInterval(ensemble, share);
        return low <= came && came <= high ? 1 : 0;
      };
      const { ninety, fifty } = held.get(day) ?? { ninety: 0, fifty: 0 };
      held.set(day, { ninety: ninety + holds(0.9), fifty: fifty + holds(0.5) });
    }
  }
  return held;
}

const pool = localPool(pace);
const subjectOf = (inputs: Inputs) => inputs;
const dayOf = (series: readonly number[] = []) => dayReached(series, target) ?? 999;

/** Reports of some moment of their day, nine in ten of them right but for the tolerance, the tenth far off. */
function reportsOf(truth: readonly number[], future: number): readonly Reading[] {
  const stream = deriveStream(9, future, "reports");
  const error = normal(stream, { mean: 0, standardDeviation: 1 });
  return reported.map((day): Reading => {
    const [before, after] = [truth[day - 1] ?? 0, truth[day] ?? 0];
    const exact = before + stream.uniform() * (after - before);
    const { exact: share, least } = defaultTolerances;
    const spread = Math.max(least, share * exact);
    const off = stream.uniform() < 0.9 ? spread : Math.max(10 * spread, 0.5 * exact);
    return { day, quantity: "received", kind: "exact", moment: "within", value: exact + off * error() };
  });
}
