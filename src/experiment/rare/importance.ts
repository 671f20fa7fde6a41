// Probabilities below one in a thousand, by drawing the uncertain inputs from where they matter.
import { deriveStream } from "../../engine/index.js";
import type { Observations } from "../../models/index.js";
import { type Factor, type Inputs, inputsAt } from "../design/index.js";
import { ExperimentError } from "../errors.js";
import { type ReplicationPool, type Seed, streamReplications } from "../replications/index.js";
import { crossEntropy, drawTilted, steadiest, type Tilt, type TiltedPoint } from "./tilt.js";
import { type RareEstimate, weightedProbability } from "./weighted.js";

/** What is rare, and how hard to look for it. */
export interface RareOptions<S> {
  readonly pool: ReplicationPool<S>;
  /** The uncertain inputs with their laws; the more of the chance they carry, the more is gained. */
  readonly factors: readonly Factor[];
  /** The subject with its inputs set. */
  readonly subjectOf: (inputs: Inputs) => S;
  readonly seed: Seed;
  /** How close a replication came: a number that grows towards the event, such as how many escaped. */
  readonly score: (observations: Observations) => number;
  /** The event: a score of at least this. */
  readonly threshold: number;
  /** Replications of the estimate. */
  readonly replications: number;
  /** Replications of each pilot that looks for the tilt. Default: a tenth of the estimate's, at least `smallestPilot`. */
  readonly pilot?: number;
  /** Number of pilots. Default: `pilotRounds`. */
  readonly pilots?: number;
  readonly signal?: AbortSignal | undefined;
}

/** A rare probability, and from where it was drawn. */
export interface RareResult extends RareEstimate {
  /** Exponent of each factor: 1 untouched, above 1 tilted to high values, below 1 to low ones. */
  readonly tilt: Readonly<Record<string, number>>;
}

/** Pilots that look for the tilt, one after the other. */
export const pilotRounds = 3;

/** The smallest pilot: with fewer replications the closest tenth says little. */
export const smallestPilot = 200;

/** Replications of each pilot for an estimate of so many: a tenth, but not below the smallest. */
function pilotReplications(replications: number): number {
  return Math.max(smallestPilot, Math.ceil(replications / 10));
}

/** Share of replications from the true law: bounds the weights at 10. */
const defensive = 0.1;

/** Share of a pilot that counts as close when fewer reach the threshold. */
const elite = 0.1;

/**
 * Importance sampling over the inputs: pilots learn by cross-entropy which values the event comes from, through
 * thresholds that rise to the true one; then fresh replications, independent of the pilots, give the estimate, which
 * so is unbiased whatever the pilots found.
 */
export async function rareEvent<S>(options: RareOptions<S>): Promise<RareResult> {
  const { factors, replications, threshold, pilots = pilotRounds } = options;
  const { pilot = pilotReplications(replications) } = options;
  let tilt: Tilt = { exponents: factors.map(() => 1), defensive };
  const hits: TiltedPoint[] = [];
  let first = 0;
  for (let i = 0; i < pilots; i++) {
    const { points, scores } = await sample(tilt, first, pilot, options);
    const level = Math.min(threshold, closest(scores));
    hits.push(...points.filter((_, k) => (scores[k] as number) >= threshold));
    const close = points.filter((_, k) => (scores[k] as number) >= level);
    tilt = { exponents: crossEntropy(level < threshold ? close : hits, factors.length), defensive };
    first += pilot;
  }
  if (hits.length > 0) tilt = steadiest(hits, tilt);
  const { points, scores } = await sample(tilt, first, replications, options);
  const estimate = weightedProbability(
    scores.map((score) => score >= threshold),
    points.map(({ weight }) => weight),
  );
  return {
    ...estimate,
    tilt: Object.fromEntries(factors.map(({ name }, i) => [name, tilt.exponents[i] as number])),
  };
}

/** The score that the best tenth reaches; where more than that share the lowest, the next one above it. */
function closest(scores: readonly number[]): number {
  const sorted = [...scores].sort((a, b) => a - b);
  const quantile = sorted[Math.floor((1 - elite) * sorted.length)] as number;
  return quantile > (sorted[0] as number)
    ? quantile
    : (sorted.find((score) => score > quantile) ?? Number.POSITIVE_INFINITY);
}

async function sample<S>(
  tilt: Tilt,
  first: number,
  count: number,
  { pool, seed, factors, subjectOf, score, signal }: RareOptions<S>,
): Promise<{ points: readonly TiltedPoint[]; scores: readonly number[] }> {
  const stream = deriveStream(seed, first, "rare.tilt");
  const points = Array.from({ length: count }, () => drawTilted(tilt, stream));
  const jobs = points.map(({ point }, k) => ({
    subject: subjectOf(inputsAt(factors, point)),
    first: first + k,
    end: first + k + 1,
  }));
  const scores: number[] = [];
  for await (const { observations } of streamReplications({ pool, seed, jobs, signal })) {
    scores.push(score(observations));
  }
  if (scores.length < count) throw new ExperimentError("the estimate was interrupted");
  return { points, scores };
}
