// Particles of a forecast: where they are among the inputs, which course of events they took, and how they move.
import { normalQuantile, type RandomStream } from "../../engine/index.js";
import type { Observations } from "../../models/index.js";
import { type Factor, type Inputs, inputsAt } from "../design/index.js";
import { ExperimentError } from "../errors.js";
import { type ReplicationPool, type Seed, streamReplications } from "../replications/index.js";
import { type Agreement, agreementOfDay, type Reading, type Tolerances } from "./reading.js";

/** A place in the unit cube of the priors, and the replication that gives the course of events. */
export interface Place {
  readonly point: readonly number[];
  readonly replication: number;
}

/** A particle on its way. */
export interface State extends Place {
  readonly observations: Observations;
  /** Log-likelihood of the reports that are in already. */
  readonly earlier: number;
  /** Log-likelihood of those that are being brought in. */
  readonly fresh: number;
}

/** Reports that are brought in together, and all of earlier days. */
export interface Stage {
  /** The last day that one of them speaks of. */
  readonly day: number;
  readonly earlier: readonly Reading[];
  readonly fresh: readonly Reading[];
}

/** Reports of days no further apart than this are weighed against each other, not one after the other. */
const daysTogether = 2;

/**
 * Reports in the order of the days they speak of. Those that follow close on each other come in together: one of them
 * may be stale, and who has made up their mind for it cannot be brought back by the next.
 */
export function stagesOf(readings: readonly Reading[]): readonly Stage[] {
  const days = [...new Set(readings.map(({ day }) => day))].sort((a, b) => a - b);
  const lasts = days.filter((day, i) => !((days[i + 1] ?? Number.POSITIVE_INFINITY) - day <= daysTogether));
  return lasts.map((day, i) => {
    const before = lasts[i - 1] ?? Number.NEGATIVE_INFINITY;
    return {
      day,
      earlier: readings.filter((reading) => reading.day <= before),
      fresh: readings.filter((reading) => reading.day > before && reading.day <= day),
    };
  });
}

/** What particles are simulated with. */
export interface Simulated<S> {
  readonly pool: ReplicationPool<S>;
  readonly factors: readonly Factor[];
  /**
   * The subject with its inputs set, which has to give series as far as a day; what it does after that day is not
   * looked at while the reports up to there are weighed.
   */
  readonly subjectOf: (inputs: Inputs, day: number) => S;
  readonly seed: Seed;
  readonly tolerances?: Tolerances;
  readonly signal?: AbortSignal | undefined;
}

/** Simulates places as far as the stage's day, in their order. Throws when it is interrupted. */
export async function evaluate<S>(
  places: readonly Place[],
  { day, earlier, fresh }: Stage,
  { pool, seed, factors, subjectOf, tolerances, signal }: Simulated<S>,
): Promise<State[]> {
  const jobs = places.map(({ point, replication }) => ({
    subject: subjectOf(inputsAt(factors, point), day),
    first: replication,
    end: replication + 1,
  }));
  const states: State[] = [];
  for await (const { job, observations } of streamReplications({ pool, seed, jobs, signal })) {
    const { point, replication } = places[job] as Place;
    const sumOf = (readings: readonly Reading[]) =>
      readings.reduce((sum, reading) => sum + agreed(observations, reading, tolerances).logLikelihood, 0);
    states.push({ point, replication, observations, earlier: sumOf(earlier), fresh: sumOf(fresh) });
  }
  if (states.length < places.length) throw new ExperimentError("the forecast was interrupted");
  return states;
}

/** How a course of events agrees with a report. Throws when it has no such quantity or day. */
export function agreed(
  { series }: Observations,
  reading: Reading,
  tolerances: Tolerances | undefined,
): Agreement {
  const { quantity, day } = reading;
  const values = series[quantity];
  if (values === undefined) {
    throw new ExperimentError(
      `a report speaks of ${quantity}, but the scenario gives ${Object.keys(series).join(", ")}`,
    );
  }
  const after = values[day];
  if (after === undefined) {
    throw new ExperimentError(
      `a report is of day ${day}, but the scenario has days 0 to ${values.length - 1}`,
    );
  }
  return agreementOfDay(reading, values[day - 1] ?? after, after, tolerances);
}

/** Inputs that one step changes on average: of many, only few matter, and the others may not stand in their way. */
const inputsPerStep = 3;

/**
 * Where particles look next. Inputs and course of events take turns: first a random-walk step of a few inputs drawn by
 * lot, as wide as the particles are spread (Roberts, Gelman and Gilks 1997), with the same luck; then fresh luck with the
 * same inputs. Both are as likely there as back.
 *
 * @param nextReplication number of a replication that nobody has taken
 */
export function proposals(
  states: readonly State[],
  move: number,
  nextReplication: () => number,
  stream: RandomStream,
): readonly Place[] {
  if (changesCourse(move)) return states.map(({ point }) => ({ point, replication: nextReplication() }));
  const spread = spreadOf(states);
  return states.map(({ point, replication }) => ({ point: perturbed(point, spread, stream), replication }));
}

/** Whether a move takes fresh luck. */
function changesCourse(move: number): boolean {
  return move % 2 === 1;
}

/** Standard deviation of the particles in each dimension. */
function spreadOf(states: readonly State[]): readonly number[] {
  const dimensions = states[0]?.point.length ?? 0;
  return Array.from({ length: dimensions }, (_, d) => {
    const values = states.map(({ point }) => point[d] as number);
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    return Math.sqrt(variance);
  });
}

/** A random step, reflected at the faces of the cube, so that it is as likely there as back. */
function perturbed(
  point: readonly number[],
  spread: readonly number[],
  stream: RandomStream,
): readonly number[] {
  const share = Math.min(1, inputsPerStep / point.length);
  const scale = 2.38 / Math.sqrt(share * point.length);
  return point.map((value, d) => {
    if (stream.uniform() >= share) return value;
    const width = scale * (spread[d] as number) + 0.002;
    const stepped = value + width * normalQuantile(stream.uniformPositive());
    const folded = Math.abs(stepped) % 2;
    return Math.min(folded > 1 ? 2 - folded : folded, 1 - 2 ** -32);
  });
}
