// A scenario forecast: reports weighed over the days they speak of, then a look ahead to the horizon.
import { nearest, type Scenario } from "../../scenario/index.js";
import type { Inputs } from "../design/index.js";
import { ExperimentError } from "../errors.js";
import { replicate } from "../replicate.js";
import { Collector, streamReplications } from "../replications/index.js";
import { drawnInputs, inputSetter } from "../scenario-inputs.js";
import { type Forecast, type ForecastOptions, forecastByDay } from "./forecast.js";
import type { Reading } from "./reading.js";

/** What to forecast from what; the inputs to learn about are those that the scenario draws (`drawnInputs`). */
export interface ScenarioForecastOptions extends Omit<ForecastOptions<Scenario>, "factors" | "subjectOf"> {
  readonly scenario: Scenario;
}

/**
 * `forecast` of a scenario. Courses of events are weighed over the days that reports speak of only, which is a fraction
 * of the work; those that remain are then played to the horizon, where each goes on as it began. Throws when nothing in
 * the scenario is drawn, or there is no report.
 */
export async function forecastScenario(options: ScenarioForecastOptions): Promise<Forecast> {
  let last: Forecast | undefined;
  for await (const weighed of weighedByDay(options)) last = weighed;
  if (last === undefined) throw new ExperimentError("a forecast needs a report to learn from");
  return playedOn(last, options);
}

/** `forecastByDay` of a scenario, each played as far as the day of its last report only: `playedOn` takes it further. */
export function weighedByDay(options: ScenarioForecastOptions): AsyncGenerator<Forecast, void> {
  const { scenario, readings } = options;
  const factors = drawnInputs(scenario);
  if (factors.length === 0)
    throw new ExperimentError(`${scenario.name} holds no range that a forecast could learn about`);
  if (readings.length === 0) throw new ExperimentError("a forecast needs a report to learn from");
  const setters = new Map<number, (inputs: Inputs) => Scenario>();
  const subjectOf = (inputs: Inputs, day: number) => {
    const setter = setters.get(day) ?? inputSetter(untilDay(scenario, day));
    setters.set(day, setter);
    return setter(inputs);
  };
  return forecastByDay({ ...options, factors, subjectOf });
}

/** A forecast whose particles go on to the scenario's horizon as they began. */
export async function playedOn(
  weighed: Forecast,
  { scenario, pool, seed, signal }: Pick<ScenarioForecastOptions, "scenario" | "pool" | "seed" | "signal">,
): Promise<Forecast> {
  const whole = inputSetter(scenario);
  const jobs = weighed.particles.map(({ inputs, replication }) => {
    return { subject: whole(inputs), first: replication, end: replication + 1 };
  });
  const collector = new Collector();
  const particles = [...weighed.particles];
  for await (const { job, observations } of streamReplications({ pool, seed, jobs, signal })) {
    collector.add(job, observations);
    const particle = particles[job];
    if (particle !== undefined) particles[job] = { ...particle, observations };
  }
  if (collector.rows.length < jobs.length) throw new ExperimentError("the forecast was interrupted");
  return { ...weighed, ...collector.collected(), particles };
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

/**
 * Throws when a report speaks of a quantity that the scenario does not give, with the nearest one that it does: found
 * out with a single replication, rather than after all of them.
 */
export function checkQuantities(scenario: Scenario, readings: readonly Reading[]): void {
  const known = Object.keys(replicate(scenario, 0, 0).series);
  for (const { quantity } of readings) {
    if (known.includes(quantity)) continue;
    const guess = nearest(quantity, known);
    throw new ExperimentError(
      `a report speaks of ${quantity}, which the scenario does not give\n  ` +
        (guess === undefined ? `it gives ${known.join(", ")}` : `did you mean ${guess}?`),
    );
  }
}
