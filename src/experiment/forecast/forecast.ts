// Learning from reports: sequential Monte Carlo over the uncertain inputs and the course of events together.
import { deriveStream, type RandomStream } from "../../engine/index.js";
import type { Observations } from "../../models/index.js";
import { type Inputs, inputsAt, latinHypercube } from "../design/index.js";
import { ExperimentError } from "../errors.js";
import { type Collected, Collector } from "../replications/index.js";
import {
  agreed,
  evaluate,
  proposals,
  type Simulated,
  type Stage,
  type State,
  stagesOf,
} from "./particles.js";
import { contradictions, defaultTolerances, type Reading } from "./reading.js";
import { nextExponent, normalised, resample } from "./tempering.js";

/** What to forecast from what; the priors of `factors` are fixed before the reports are looked at. */
export interface ForecastOptions<S> extends Simulated<S> {
  /** What has been published so far. */
  readonly readings: readonly Reading[];
  /** Number of particles. Default 400. */
  readonly particles?: number;
  /** Most moves of every particle at each step. Default 40. */
  readonly moves?: number;
  /** Told after each step how much of the reports' weight is in: 0 to 1. */
  readonly onProgress?: (share: number) => void;
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

/** Share of particles that must have courses of events of their own: copies of one course all have the same future. */
const distinctOnTheWay = 0.7;
const distinctAtTheEnd = 0.95;
/** Moves that are made in any case: of inputs and of courses four times. */
const fewestMoves = 8;

/** All that a forecast needs to know of the reports to date; the last of `forecastByDay`. */
export async function forecast<S>(options: ForecastOptions<S>): Promise<Forecast> {
  let last: Forecast | undefined;
  for await (const next of forecastByDay(options)) last = next;
  if (last === undefined) throw new ExperimentError("the forecast was interrupted");
  return last;
}

/**
 * Forecasts from the reports up to one day after the other; a single one, of the priors, when there is no report. Days
 * that follow close on each other count as one.
 *
 * Particles are drawn from the priors. The reports are brought in day by day (Chopin 2002, Biometrika 89:539), those of
 * a day step by step (tempering), each time resampling and moving the particles by Metropolis steps, of the inputs and of
 * the course of events in turn (Del Moral, Doucet and Jasra 2006, JRSS B 68:411, with adaptive steps; the replication's
 * number is part of the state, so that each particle is a whole simulated course that agrees with what was reported and
 * goes on from there). Courses are simulated no further than the day whose reports are weighed: early ones, which rule
 * out most, cost little. Deterministic for a seed, whatever the pool.
 */
export async function* forecastByDay<S>(options: ForecastOptions<S>): AsyncGenerator<Forecast, void> {
  const { factors, readings, seed, particles: n = 400, onProgress } = options;
  if (n < 10) throw new ExperimentError(`a forecast needs at least 10 particles, not ${n}`);
  const stream = deriveStream(seed, 0, "forecast");
  const walk: Walk = { stream, taken: n, accepted: 0, proposed: 0 };
  const start = latinHypercube(factors.length, n, stream);
  let states: readonly State[] = start.map((point, replication) => ({ ...unseen, point, replication }));
  const stages = stagesOf(readings);
  if (stages.length === 0) {
    yield conclude(await evaluate(states, { day: 0, earlier: [], fresh: [] }, options), [], options, walk);
  }
  for (const [i, stage] of stages.entries()) {
    states = await evaluate(states, stage, options);
    for (let exponent = 0; exponent < 1; ) {
      const logs = states.map(({ fresh }) => fresh);
      const next = nextExponent(logs, exponent);
      const weights = normalised(logs.map((log) => (next - exponent) * log));
      exponent = next;
      states = resample(weights, stream).map((ancestor) => states[ancestor] as State);
      states = await moved(states, stage, exponent, options, walk);
      onProgress?.((i + exponent) / stages.length);
    }
    yield conclude(states, [...stage.earlier, ...stage.fresh], options, walk);
  }
}

/** A particle that has not been simulated yet. */
const unseen = {
  observations: { outputs: {}, indicators: {}, series: {}, stages: {} },
  earlier: 0,
  fresh: 0,
};

/** What the moves have used and done so far. */
interface Walk {
  readonly stream: RandomStream;
  /** Replications that somebody has taken. */
  taken: number;
  accepted: number;
  proposed: number;
}

/** Particles after Metropolis moves that leave the law given the reports, those of the stage to a power, as it is. */
async function moved<S>(
  from: readonly State[],
  stage: Stage,
  exponent: number,
  options: ForecastOptions<S>,
  walk: Walk,
): Promise<readonly State[]> {
  const { moves = 40 } = options;
  const states = [...from];
  const wanted = exponent < 1 ? distinctOnTheWay : distinctAtTheEnd;
  const heightOf = ({ earlier, fresh }: State) => earlier + exponent * fresh;
  for (
    let move = 0;
    move < moves && (move < fewestMoves || distinctOf(states) < wanted * states.length);
    move++
  ) {
    const places = proposals(states, move, () => walk.taken++, walk.stream);
    for (const [i, candidate] of (await evaluate(places, stage, options)).entries()) {
      walk.proposed++;
      const gain = heightOf(candidate) - heightOf(states[i] as State);
      if (Math.log(walk.stream.uniformPositive()) > gain) continue;
      walk.accepted++;
      states[i] = candidate;
    }
  }
  return states;
}

/** Number of different courses of events. */
function distinctOf(states: readonly State[]): number {
  return new Set(states.map(({ replication }) => replication)).size;
}

function conclude<S>(
  states: readonly State[],
  readings: readonly Reading[],
  { factors, tolerances = defaultTolerances }: ForecastOptions<S>,
  { accepted, proposed }: Walk,
): Forecast {
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
        states.reduce((sum, { observations }) => sum + agreed(observations, reading, tolerances).right, 0) /
        states.length,
    })),
    contradictions: contradictions(readings, tolerances),
    distinct: distinctOf(states),
    acceptance: proposed === 0 ? 1 : accepted / proposed,
  };
}
