// The transfer of 2026, forecast from the reference scenario at four reports as they came in.
import {
  centralInterval,
  crps,
  dayReached,
  type Forecast,
  playedOn,
  type ReplicationPool,
  readingsOf,
  weighedByDay,
} from "../../src/experiment/index.js";
import type { Scenario } from "../../src/scenario/index.js";
import { medianOf, seed, shipped } from "./ensemble.js";
import { shown, table } from "./markdown.js";
import { readRecord } from "./record.js";
import type { Interval } from "./scores.js";

const name = "al-sinaa-2026";
/** Everybody of the record, and the day on which the last of them came. */
const people = 5704;
const truth = 23;

/** Days of the reports, and how many had been moved by what was known then. */
const reports = [
  { day: 10, moved: 500 },
  { day: 13, moved: 1387 },
  { day: 17, moved: 2250 },
  { day: 21, moved: 4583 },
] as const;

/** How one forecast did. */
export interface Trial {
  readonly day: number;
  /** The day of the last person, in 90% of the courses. */
  readonly interval: Interval;
  readonly median: number;
  /** Continuous ranked probability score against what came, days. */
  readonly score: number;
  /** How far off the straight line from the start through the last report is, days. */
  readonly straightLine: number;
  /** Different courses of events. */
  readonly distinct: number;
}

/** Does the interval hold what came? */
export function holds({ interval: [low, high] }: Trial): boolean {
  return low <= truth && truth <= high;
}

/** The score as a share of the straight line's error. */
export function ratio({ score, straightLine }: Trial): number {
  return score / straightLine;
}

/** What the forecasts are made with. */
export interface ForecastsOptions {
  readonly pool: ReplicationPool<Scenario>;
  readonly particles: number;
}

/**
 * Forecasts at each of the reports, from what had been published by then. The scenario ends 100 days after its start:
 * nothing is asked of the court, and nearly all courses have moved everybody by then.
 */
export async function* forecastsOf2026(options: ForecastsOptions): AsyncGenerator<Trial, void> {
  // The reports of days 10 to 13 are weighed together once they are all there; until then there is only the first.
  const [first, last] = [reports[0], reports[3]];
  yield* trialsUntil(first.day, options);
  yield* trialsUntil(last.day, options);
}

async function* trialsUntil(day: number, { pool, particles }: ForecastsOptions): AsyncGenerator<Trial, void> {
  const scenario = shipped(name, ["horizon=100 d"]);
  const until = scenario.dates[day - 1];
  const readings = readingsOf(await readRecord(`scenarios/${name}/transfers.csv`), scenario, { until });
  const options = { pool, scenario, seed, readings, particles };
  for await (const weighed of weighedByDay(options)) {
    const known = Math.max(...weighed.readings.map(({ reading }) => reading.day));
    const report = reports.find((one) => one.day === known);
    if (report !== undefined) yield trialOf(report, await playedOn(weighed, options));
  }
}

function trialOf({ day, moved }: (typeof reports)[number], { particles, distinct }: Forecast): Trial {
  const days = particles.map(({ observations }) => dayOfLast(observations.series.received ?? []));
  return {
    day,
    interval: centralInterval(days, 0.9),
    median: medianOf(days),
    score: crps(days, truth),
    straightLine: Math.abs((day * people) / moved - truth),
    distinct,
  };
}

/**
 * The day, counted from 1, on which the last of all came: number 5,704, or fewer where some died or got away before.
 */
function dayOfLast(received: readonly number[]): number {
  const all = Math.min(people, Math.max(...received));
  return Math.ceil(dayReached(received, all) ?? received.length);
}

/** The forecasts as a table. */
export function tableOf(trials: readonly Trial[]): string {
  return table(
    ["day", "reported", "5%", "median", "95%", "came", "holds it", "score", "straight line off by", "ratio"],
    trials.map((trial, i) => [
      String(trial.day),
      shown(reports[i]?.moved ?? 0),
      shown(trial.interval[0], 1),
      shown(trial.median, 1),
      shown(trial.interval[1], 1),
      String(truth),
      holds(trial) ? "yes" : "**no**",
      shown(trial.score, 2),
      shown(trial.straightLine, 1),
      shown(ratio(trial), 2),
    ]),
  );
}

/** The page. */
export function forecastPage(trials: readonly Trial[], particles: number): string {
  const good = trials.filter((trial) => holds(trial) && ratio(trial) <= 0.5).length;
  const blocks = [
    "<!-- Written by `npm run validate:forecast`; change scripts/validate, not this file. -->",
    "# The transfer of 2026, forecast as it came in",
    `When will the last of the ${shown(people)} come? Asked of the reference scenario (\`scenarios/${name}\`) at four of the published reports, each time with what had been published by then, as \`transfersim forecast --until\` does, with ${particles} courses of events. The last one came on day ${truth}. The straight line runs from the start through the number moved by the last report. The score is the continuous ranked probability score of the whole forecast, in days: of a forecast without spread it is the error, so that the ratio of the two compares like with like.`,
    tableOf(trials),
    `**At ${good} of ${trials.length} reports the 90% interval holds day ${truth} and the score is at most half the straight line's error.**`,
    "**This is no blind forecast.** The ranges of the scenario were written with the record known, and cannot be otherwise now: it can show that the method finds, among what the ranges allow, what agrees with the reports, and that it grows surer as they come in; it cannot show that it would have been right beforehand. The ranges are bounded by what is said beside each of them in the scenario: seats, vehicles and nights, how long a halt is, and a wait for a go-ahead. How many aircraft, buses, lanes of the gate, escorts and places there were is on no record, so that these are ranges too.",
    "What cannot be tuned to the one truth is tested with a model of the pace alone (`test/experiment/forecast/calibration.test.ts`): futures drawn from the priors, each reported on at the same days with the errors that reports are supposed to have, one in ten far off. Of 24 such futures the 90% intervals have to hold 15 to 24 and the 50% intervals 5 to 19 at each day, in the long tests of 300 futures 253 to 285 and 123 to 177: what a right forecast does with a probability of 99.8% each.",
    "A report that was published on the day it speaks of is taken to hold at some moment of that day, as its hour is rarely known; half a day of the transfer at its fastest is 300 people. Reports of days at most two apart are weighed together: about 450 received by 1 February and 1,387 cases open on the next day cannot both be right.",
  ];
  return `${blocks.join("\n\n")}\n`;
}
