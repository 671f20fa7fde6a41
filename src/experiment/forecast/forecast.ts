// Learning from reports: sequential Monte Carlo over the uncertain inputs and the course of events together.
import { deriveStream, normalQuantile, type RandomStream } from "../../engine/index.js";
import type { Observations } from "../../models/index.js";
import { type Factor, type Inputs, inputsAt, latinHypercube } from "../design/index.js";
import { ExperimentError } from "../errors.js";
import {
  type Collected,
  Collector,
  type ReplicationPool,
  type Seed,
  streamReplications,
} from "../replications/index.js";
import { agreement, contradictions, defaultTolerances, type Reading, type Tolerances } from "./reading.js";
import { nextExponent, normalised, resample } from "./tempering.js";

/** What to forecast from what. */
export interface ForecastOptions<S> {
  readonly pool: ReplicationPool<S>;
  /** The uncertain inputs and their priors, fixed before the reports are looked at. */
  readonly factors: readonly Factor[];
  /** The subject with its inputs set. */
  readonly subjectOf: (inputs: Inputs) => S;
  readonly seed: Seed;
  /** What has been published so far. */
  readonly readings: readonly Reading[];
  readonly tolerances?: Tolerances;
  /** Number of particles. Default 400. */
  readonly particles?: number;
  /** Most moves of every particle at each step. Default 40. */
  readonly moves?: number;
  /** Told after each step how much of the reports' weight is in: 0 to 1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/** One equally likely future with the inputs behind it. */
export interface Particle {
  readonly inputs: Inputs;
  /** Number of the replication that gave its course of events. */
  readonly replication: number;
  readonly observations: Observations;
}

/** A report and how the forecast weighed it. */
export interface WeighedReading {
  readonly reading: Reading;
  /** Probability that it is right, given all others. */
  readonly right: number;
}

/** What is to come. */
export interface Forecast extends Collected {
  readonly particles: readonly Particle[];
  readonly readings: readonly WeighedReading[];
  /** Reports that cannot both be right. */
  readonly contradictions: readonly (readonly [earlier: Reading, later: Reading])[];
  /** Different courses of events among all; few of them mean that the model hardly reaches what was reported. */
  readonly distinct: number;
  /** Share of the moves that were accepted. */
  readonly acceptance: number;
}

/** A particle on its way: a place in the unit cube of the priors, and the replication that gave its course. */
interface State {
  readonly point: readonly number[];
  readonly replication: number;
  readonly observations: Observations;
  readonly logLikelihood: number;
}

/**
 * Share of particles that must have taken a new course of events since they were resampled: copies of one course
 * would all have the same future.
 */
const renewedOnTheWay = 0.5;
const renewedAtTheEnd = 0.95;

/**
 * Draws particles from the priors, then brings in the likelihood of the reports step by step (tempering), each
 * time resampling and moving the particles by Metropolis steps, of the inputs and of the course of events in turn
 * (Del Moral, Doucet and Jasra 2006, JRSS B 68:411, with adaptive steps; the replication's number is part of the
 * state, so that each particle is a whole simulated course that agrees with what was reported and goes on from
 * there). Deterministic for a seed, whatever the pool.
 */
export async function forecast<S>(options: ForecastOptions<S>): Promise<Forecast> {
  const { factors, readings, seed, particles: n = 400, moves = 40, onProgress } = options;
  if (n < 10) throw new ExperimentError(`a forecast needs at least 10 particles, not ${n}`);
  const stream = deriveStream(seed, 0, "forecast");
  let fresh = n;
  const start = latinHypercube(factors.length, n, stream).map((point, replication) => ({
    point,
    replication,
  }));
  let states = await evaluate(start, options);
  let [exponent, accepted, proposed] = [0, 0, 0];
  while (readings.length > 0 && exponent < 1) {
    const logs = states.map(({ logLikelihood }) => logLikelihood);
    const next = nextExponent(logs, exponent);
    const weights = normalised(logs.map((log) => (next - exponent) * log));
    exponent = next;
    states = resample(weights, stream).map((ancestor) => states[ancestor] as State);
    const renewed = new Set<number>();
    const wanted = n * (exponent < 1 ? renewedOnTheWay : renewedAtTheEnd);
    for (let move = 0; move < moves && renewed.size < wanted; move++) {
      const spread = spreadOf(states);
      const proposals = states.map(({ point, replication }) =>
        move % 2 === 0
          ? { point: perturbed(point, spread, stream), replication }
          : { point, replication: fresh++ },
      );
      const candidates = await evaluate(proposals, options);
      for (const [i, candidate] of candidates.entries()) {
        proposed++;
        const gain = candidate.logLikelihood - (states[i] as State).logLikelihood;
        if (Math.log(stream.uniformPositive()) > exponent * gain) continue;
        accepted++;
        if (move % 2 === 1) renewed.add(i);
        states[i] = candidate;
      }
    }
    onProgress?.(exponent);
  }
  return conclude(states, options, proposed === 0 ? 1 : accepted / proposed);
}

async function evaluate<S>(
  places: readonly Pick<State, "point" | "replication">[],
  { pool, seed, factors, subjectOf, readings, tolerances, signal }: ForecastOptions<S>,
): Promise<State[]> {
  const jobs = places.map(({ point, replication }) => ({
    subject: subjectOf(inputsAt(factors, point)),
    first: replication,
    end: replication + 1,
  }));
  const states: State[] = [];
  for await (const { job, observations } of streamReplications({ pool, seed, jobs, signal })) {
    const { point, replication } = places[job] as State;
    const logLikelihood = readings.reduce(
      (sum, reading) => sum + agreement(reading, reported(observations, reading), tolerances).logLikelihood,
      0,
    );
    states.push({ point, replication, observations, logLikelihood });
  }
  if (states.length < places.length) throw new ExperimentError("the forecast was interrupted");
  return states;
}

/** The simulated value that a report speaks of. */
function reported({ series }: Observations, { quantity, day }: Reading): number {
  const values = series[quantity];
  if (values === undefined) {
    throw new ExperimentError(
      `a report speaks of ${quantity}, but the scenario gives ${Object.keys(series).join(", ")}`,
    );
  }
  const value = values[day];
  if (value === undefined) {
    throw new ExperimentError(
      `a report is of day ${day}, but the scenario has days 0 to ${values.length - 1}`,
    );
  }
  return value;
}

/** Standard deviation of the particles in each dimension, scaled for random-walk moves (Roberts et al. 1997). */
function spreadOf(states: readonly State[]): readonly number[] {
  const dimensions = states[0]?.point.length ?? 0;
  return Array.from({ length: dimensions }, (_, d) => {
    const values = states.map(({ point }) => point[d] as number);
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    return (2.38 / Math.sqrt(dimensions)) * Math.sqrt(variance) + 0.002;
  });
}

/** A random step, reflected at the faces of the cube, so that it is as likely there as back. */
function perturbed(
  point: readonly number[],
  spread: readonly number[],
  stream: RandomStream,
): readonly number[] {
  return point.map((value, d) => {
    const stepped = value + (spread[d] as number) * normalQuantile(stream.uniformPositive());
    const folded = Math.abs(stepped) % 2;
    return Math.min(folded > 1 ? 2 - folded : folded, 1 - 2 ** -32);
  });
}

function conclude<S>(states: readonly State[], options: ForecastOptions<S>, acceptance: number): Forecast {
  const { factors, readings, tolerances = defaultTolerances } = options;
  const collector = new Collector();
  for (const [i, { observations }] of states.entries()) collector.add(i, observations);
  return {
    ...collector.collected(),
    particles: states.map(({ point, replication, observations }) => ({
      inputs: inputsAt(factors, point),
      replication,
      observations,
    })),
    readings: readings.map((reading) => ({
      reading,
      right:
        states.reduce(
          (sum, { observations }) =>
            sum + agreement(reading, reported(observations, reading), tolerances).right,
          0,
        ) / states.length,
    })),
    contradictions: contradictions(readings, tolerances),
    distinct: new Set(states.map(({ replication }) => replication)).size,
    acceptance,
  };
}
