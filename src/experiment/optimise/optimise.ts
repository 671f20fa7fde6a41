// Which setting of the levers, inside a budget: the front of days, risk and cost, and the quickest setting on it.
import { deriveStream } from "../../engine/index.js";
import { ExperimentError } from "../errors.js";
import { estimateMeasure, type MeasureEstimate, measureValues } from "../measure.js";
import {
  madeInTurn,
  type Progress,
  type ReplicationPool,
  runPoints,
  type Seed,
  type Variants,
} from "../replications/index.js";
import { Rows } from "../rows.js";
import type { Setting } from "../sweep.js";
import { distinct, type LeverChoice, LeverSpace, type Place } from "./levers.js";
import { paretoFront } from "./pareto.js";
import { Selection } from "./selection.js";

/** The three goals, each the name of an output or a probability, all to be small. */
export interface Goals {
  readonly days: string;
  readonly risk: string;
  readonly cost: string;
}

/** What to optimise, and how hard to look. */
export interface OptimiseOptions<S> {
  readonly pool: ReplicationPool<S>;
  readonly levers: readonly LeverChoice[];
  /** The subject with its levers set. */
  readonly subjectOf: (setting: Setting) => S;
  readonly seed: Seed;
  readonly goals: Goals;
  /** Most that the mean cost, with the levers' own, may be. Default: no limit. */
  readonly budget?: number | undefined;
  /** What a censored output counts as. */
  readonly horizon: number;
  /** Smallest difference in days worth detecting. */
  readonly indifference: number;
  /** Probability that the chosen setting is the quickest, or within the indifference of it. Default 0.95. */
  readonly confidence?: number;
  /** Replications of every setting before any is dropped. Default 20. */
  readonly initial?: number;
  /** Most replications of any setting. Default 1,000. */
  readonly replications?: number;
  /** Most settings that are tried; a larger space is searched around its front. Default 256. */
  readonly settings?: number;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal | undefined;
}

/** A setting that was tried. */
export interface Candidate {
  readonly setting: Setting;
  readonly replications: number;
  readonly days: MeasureEstimate;
  readonly risk: MeasureEstimate;
  /** With the levers' own cost. */
  readonly cost: MeasureEstimate;
  /** Whether the mean cost is inside the budget. */
  readonly affordable: boolean;
  /** Whether no other affordable setting is at least as good in days, risk and cost, and better in one. */
  readonly onFront: boolean;
}

/** What was found. */
export interface Optimum {
  readonly candidates: readonly Candidate[];
  /** The quickest affordable setting, by its number among the candidates; null when none is affordable. */
  readonly best: number | null;
  /** Whether the choice has the stated probability of being right; false when replications ran out first. */
  readonly certain: boolean;
  /** That in words. */
  readonly message: string;
}

/** A setting under trial. */
interface Trial<S> {
  readonly place: Place;
  rows: Rows;
  /** Once it was run a second time, it may well be run again. */
  subject?: S;
}

/** Replications added to every survivor of the selection at a time: enough to keep the workers busy. */
const round = 10;

/**
 * Tries settings under common random numbers, keeps the Pareto front of days, risk and cost, and selects the
 * quickest affordable one by `Selection` (KN). A space larger than `settings` is first sampled evenly, then searched
 * by steps around the front; the probability of being right is then among the settings tried.
 */
export async function optimise<S>(options: OptimiseOptions<S>): Promise<Optimum> {
  const space = new LeverSpace(options.levers);
  const trials = await explore(space, options);
  const { winner, certain } = await choose(trials, space, options);
  const candidates = describe(trials, space, options);
  if (winner === undefined) {
    const message = `none of the ${trials.length} settings tried costs at most ${options.budget}`;
    return { candidates, best: null, certain, message };
  }
  const { confidence = 0.95, indifference, replications = 1000 } = options;
  const among = trials.length < space.size ? ` of the ${trials.length} settings tried of ${space.size}` : "";
  return {
    candidates,
    best: unbeaten(candidates, trials.indexOf(winner)),
    certain,
    message: certain
      ? `with probability ${confidence} the quickest affordable setting${among}, or within ${indifference} of it`
      : `the quickest so far${among}: ${replications} replications did not suffice to tell it from the next`,
  };
}

async function explore<S>(space: LeverSpace, options: OptimiseOptions<S>): Promise<readonly Trial<S>[]> {
  const { settings = 256, seed } = options;
  const whole = space.size <= settings;
  const first = space.start(
    whole ? settings : Math.ceil(settings / 2),
    deriveStream(seed, 0, "optimise.start"),
  );
  const trials = await tryOut(first, space, options);
  while (!whole && trials.length < settings) {
    const known = new Set(trials.map(({ place }) => place.join()));
    const next = distinct(
      promising(trials, space, options).flatMap((place) => space.neighbours(place)),
    ).filter((p) => !known.has(p.join()));
    if (next.length === 0) break;
    trials.push(...(await tryOut(next.slice(0, settings - trials.length), space, options)));
  }
  return trials;
}

/** Where to look for better settings: around the front or, while nothing is inside the budget, around the cheapest. */
function promising<S>(
  trials: readonly Trial<S>[],
  space: LeverSpace,
  options: OptimiseOptions<S>,
): readonly Place[] {
  const candidates = describe(trials, space, options);
  const least = candidates.reduce((cost, candidate) => Math.min(cost, candidate.cost.mean), Infinity);
  const none = candidates.every(({ affordable }) => !affordable);
  return trials
    .filter((_, i) => (none ? candidates[i]?.cost.mean === least : candidates[i]?.onFront))
    .map(({ place }) => place);
}

async function tryOut<S>(
  places: readonly Place[],
  space: LeverSpace,
  options: OptimiseOptions<S>,
): Promise<Trial<S>[]> {
  const { initial = 20 } = options;
  const subjects = madeInTurn(places, (place) => options.subjectOf(space.setting(place)));
  const points = await run(subjects, options, 0, initial);
  return places.map((place, i) => ({ place, rows: points[i] as Rows }));
}

async function run<S>(
  subjects: Variants<S>,
  { pool, seed, onProgress, signal }: OptimiseOptions<S>,
  first: number,
  replications: number,
): Promise<readonly Rows[]> {
  const points = await runPoints({ pool, seed, subjects, first, replications, onProgress, signal });
  if (points.length < subjects.length) throw new ExperimentError("the optimisation was interrupted");
  return points;
}

/**
 * The quickest affordable trial, none when no trial is. One that was affordable at first may not be any more after the
 * replications of its selection: then the others are looked at again. In the end the front has as many replications as
 * it, for their figures are held against each other.
 */
async function choose<S>(
  trials: readonly Trial<S>[],
  space: LeverSpace,
  options: OptimiseOptions<S>,
): Promise<{ winner: Trial<S> | undefined; certain: boolean }> {
  for (;;) {
    const affordable = trials.filter((trial) => isAffordable(trial, space, options));
    if (affordable.length === 0) return { winner: undefined, certain: false };
    const chosen = await select(affordable, space, options);
    await evenOut(trials, chosen.winner, space, options);
    if (isAffordable(chosen.winner, space, options)) return chosen;
  }
}

/** Runs the winner and the trials on the front until they have all the same replications: the most of any trial. */
async function evenOut<S>(
  trials: readonly Trial<S>[],
  winner: Trial<S>,
  space: LeverSpace,
  options: OptimiseOptions<S>,
): Promise<void> {
  const most = trials.reduce((length, { rows }) => Math.max(length, rows.length), 0);
  for (;;) {
    const candidates = describe(trials, space, options);
    const shorter = trials.filter(
      (trial, i) => (trial === winner || candidates[i]?.onFront) && trial.rows.length < most,
    );
    const [first] = shorter;
    if (first === undefined) return;
    const at = first.rows.length;
    const alike = shorter.filter(({ rows }) => rows.length === at);
    await runOn(alike, most - at, space, options);
  }
}

/** Runs further replications of trials that have equally many. */
async function runOn<S>(
  trials: readonly Trial<S>[],
  replications: number,
  space: LeverSpace,
  options: OptimiseOptions<S>,
): Promise<void> {
  const at = trials[0]?.rows.length ?? 0;
  const subjects = madeInTurn(trials, (trial) => {
    trial.subject ??= options.subjectOf(space.setting(trial.place));
    return trial.subject;
  });
  const more = await run(subjects, options, at, replications);
  for (const [i, trial] of trials.entries()) trial.rows = joined(trial.rows, more[i] as Rows);
}

/** The candidate itself if it is on the front; else the quickest that is, of equal ones the cheapest: one that beats it. */
function unbeaten(candidates: readonly Candidate[], chosen: number): number {
  if (candidates[chosen]?.onFront) return chosen;
  const [first] = candidates
    .filter(({ onFront }) => onFront)
    .sort((a, b) => a.days.mean - b.days.mean || a.cost.mean - b.cost.mean);
  return first === undefined ? chosen : candidates.indexOf(first);
}

/** The quickest of the trials by ranking and selection, with more replications as needed. */
async function select<S>(
  trials: readonly Trial<S>[],
  space: LeverSpace,
  options: OptimiseOptions<S>,
): Promise<{ winner: Trial<S>; certain: boolean }> {
  const { horizon, goals, replications = 1000 } = options;
  const selection = new Selection(trials.length, options);
  while (!selection.done && selection.taken < replications) {
    const at = selection.taken;
    const lacking = selection.survivors
      .map((i) => trials[i] as Trial<S>)
      .filter(({ rows }) => rows.length === at);
    if (lacking.length > 0) await runOn(lacking, Math.min(round, replications - at), space, options);
    const values = new Map(
      selection.survivors.map((i) => [i, measureValues((trials[i] as Trial<S>).rows, goals.days, horizon)]),
    );
    const available = Math.min(...[...values.values()].map(({ length }) => length));
    for (let k = at; k < available && !selection.done; k++) {
      selection.add(new Map([...values].map(([i, days]) => [i, days[k] as number])));
    }
  }
  return { winner: trials[selection.best] as Trial<S>, certain: selection.done };
}

function joined(...parts: readonly Rows[]): Rows {
  const rows = new Rows();
  for (const part of parts) {
    for (const { replication, outputs, indicators } of part) rows.add(replication, outputs, indicators);
  }
  return rows;
}

function costOf<S>(
  { place, rows }: Trial<S>,
  space: LeverSpace,
  { goals, horizon }: OptimiseOptions<S>,
): MeasureEstimate {
  const { mean, interval } = estimateMeasure(rows, goals.cost, horizon);
  const extra = space.cost(place);
  return { mean: mean + extra, interval: interval && [interval[0] + extra, interval[1] + extra] };
}

function isAffordable<S>(trial: Trial<S>, space: LeverSpace, options: OptimiseOptions<S>): boolean {
  return costOf(trial, space, options).mean <= (options.budget ?? Number.POSITIVE_INFINITY);
}

function describe<S>(
  trials: readonly Trial<S>[],
  space: LeverSpace,
  options: OptimiseOptions<S>,
): readonly Candidate[] {
  const { goals, horizon } = options;
  const plain = trials.map((trial) => ({
    setting: space.setting(trial.place),
    replications: trial.rows.length,
    days: estimateMeasure(trial.rows, goals.days, horizon),
    risk: estimateMeasure(trial.rows, goals.risk, horizon),
    cost: costOf(trial, space, options),
    affordable: isAffordable(trial, space, options),
  }));
  const affordable = plain.filter((candidate) => candidate.affordable);
  const front = paretoFront(affordable.map(({ days, risk, cost }) => [days.mean, risk.mean, cost.mean]));
  const onFront = new Set(affordable.filter((_, i) => front[i]));
  return plain.map((candidate) => ({ ...candidate, onFront: onFront.has(candidate) }));
}
