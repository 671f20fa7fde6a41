// Weighing reports, and then looking ahead.
import {
  Collector,
  type Forecast,
  forecast,
  inputSetter,
  type Reading,
  type ScenarioInput,
  streamReplications,
} from "../experiment/index.js";
import type { Scenario } from "../scenario/index.js";
import { Interrupted } from "./errors.js";
import type { Io } from "./io.js";
import { progressBar } from "./progress.js";
import { scenarioPool } from "./scenario-pool.js";

/** What to learn from what. */
export interface LearnRequest {
  readonly scenario: Scenario;
  /** The inputs to learn about: those that each replication draws. */
  readonly inputs: readonly ScenarioInput[];
  /** At least one. */
  readonly readings: readonly Reading[];
  readonly seed: number;
  readonly particles: number;
  readonly workers?: number | undefined;
  readonly quiet?: boolean | undefined;
}

/**
 * The forecast. Courses of events are weighed over the days that reports speak of only, which is a fraction of the
 * work; those that remain are then played to the horizon, where each goes on as it began.
 */
export async function learn(request: LearnRequest, io: Io): Promise<Forecast> {
  const { scenario, inputs: factors, readings, seed, particles, workers, quiet = false } = request;
  const lastDay = Math.max(...readings.map(({ day }) => day));
  const bar = progressBar(io, quiet);
  const pool = scenarioPool({ workers, check: false });
  const signal = io.interrupted;
  const start = performance.now();
  try {
    const weighed = await forecast({
      pool,
      factors,
      subjectOf: inputSetter(untilDay(scenario, lastDay)),
      seed,
      readings,
      particles,
      onProgress(share) {
        const spent = (performance.now() - start) / 1000;
        bar.show({ done: Math.round(share * 100), total: 100, secondsLeft: (spent / share) * (1 - share) });
      },
      signal,
    });
    const whole = inputSetter(scenario);
    const jobs = weighed.particles.map(({ inputs, replication }) => {
      return { subject: whole(inputs), first: replication, end: replication + 1 };
    });
    const collector = new Collector();
    for await (const { job, observations } of streamReplications({ pool, seed, jobs, signal })) {
      collector.add(job, observations);
    }
    if (collector.rows.length < jobs.length) throw stopped();
    return { ...weighed, ...collector.collected() };
  } catch (error) {
    throw signal.aborted ? stopped() : error;
  } finally {
    bar.end();
    await pool.close();
  }
}

function stopped(): Interrupted {
  return new Interrupted("the forecast was stopped before it had an answer");
}

/** The scenario as far as a day, whose value its series still hold: the same events, fewer of them. */
export function untilDay(scenario: Scenario, day: number): Scenario {
  const [last, next] = [scenario.days[day], scenario.days[day + 1]];
  if (last === undefined || next === undefined) return scenario;
  const horizon = (last + next) / 2;
  const days = scenario.days.slice(0, day + 1);
  const dates = scenario.dates.slice(0, day + 1);
  return { ...scenario, horizon, days, dates, model: { ...scenario.model, horizon, days } };
}
