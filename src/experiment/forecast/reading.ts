// What has been reported so far, as intervals: press reports and statements are rarely exact, and may be wrong.

/** What a report says of its number. */
export type ReadingKind = "exact" | "at_least" | "at_most" | "about";

/** One report of a quantity that accumulates (dispatched, received, cases_opened, interrogated, ...). */
export type Reading = {
  /** Day since the start that it speaks of, by its end: an index into the series. */
  readonly day: number;
  /**
   * When on that day it held: at its end (default), or at some moment of it, as a report does that was published on
   * the very day.
   */
  readonly moment?: "end" | "within";
  /** Name of the series it speaks of. */
  readonly quantity: string;
  /** Who says so. */
  readonly source?: string;
  /** Probability that the source is right. Default 0.9. */
  readonly reliability?: number;
} & (
  | { readonly kind: ReadingKind; readonly value: number }
  | { readonly low: number; readonly high: number }
);

/** How far off a report may be and still be right: shares of the number, and persons or cases at the least. */
export interface Tolerances {
  /** Of exact values and of bounds. */
  readonly exact: number;
  /** Of values reported as about. */
  readonly about: number;
  readonly least: number;
}

/** Three percent covers the usual differences between sources on one day; ten is what "about" means in the press. */
export const defaultTolerances: Tolerances = { exact: 0.03, about: 0.1, least: 10 };

/** A wrong report is off by this share of the true number, or ten times the tolerance. */
const wrongShare = 0.5;

/**
 * As far off as this, in the spreads of wrong reports, one says nothing of the truth any more: its number is a slip, and
 * the square of a distance without end would leave nothing to weigh.
 */
const furthest = 1000;

/** A reading as an interval with soft ends: no penalty inside, a normal one outside. */
export interface SoftInterval {
  readonly low: number;
  readonly high: number;
  /** Standard deviation of the ends. */
  readonly spread: number;
}

/** The interval that a report allows. */
export function softInterval(reading: Reading, tolerances: Tolerances = defaultTolerances): SoftInterval {
  const spreadOf = (value: number) => spreadAt(value, shareOf(reading, tolerances), tolerances);
  if ("low" in reading) return { low: reading.low, high: reading.high, spread: spreadOf(reading.high) };
  const { kind, value } = reading;
  const low = kind === "at_most" ? Number.NEGATIVE_INFINITY : value;
  const high = kind === "at_least" ? Number.POSITIVE_INFINITY : value;
  return { low, high, spread: spreadOf(value) };
}

/** How far off reports of this kind may be, as a share. */
function shareOf(reading: Reading, { exact, about }: Tolerances): number {
  return "kind" in reading && reading.kind === "about" ? about : exact;
}

function spreadAt(value: number, share: number, { least }: Tolerances): number {
  return Math.max(least, share * value);
}

/** How well a simulated value agrees with a report. */
export interface Agreement {
  /** Logarithm of the likelihood, up to a constant per report. */
  readonly logLikelihood: number;
  /** Probability that the report is right if this value is the truth. */
  readonly right: number;
}

/**
 * Likelihood of a report given the true value: with probability `reliability` it is right, and the value lies in
 * its interval but for the tolerance; else it is off by about half the true number. How far off a report is goes with the
 * truth and not with what it says: one that is far too small would else count as sure of itself. The mixture keeps a
 * wrong report from ruling out the truth, and gives the weight that contradicting sources deserve (Box and Tiao 1968,
 * Biometrika 55:119, contaminated observations).
 */
export function agreement(reading: Reading, value: number, tolerances = defaultTolerances): Agreement {
  const { low, high } = softInterval(reading, tolerances);
  const spread = spreadAt(value, shareOf(reading, tolerances), tolerances);
  const wide = Math.max(10 * spread, wrongShare * value);
  const off = Math.min(furthest * wide, Math.max(0, low - value, value - high));
  // A report of one number is a density; one of an interval is a probability, which has no width of its own.
  const height = low === high ? -Math.log(spread) : 0;
  const reliability = reading.reliability ?? 0.9;
  const logRight = Math.log(reliability) + height - 0.5 * (off / spread) ** 2;
  const logWrong = Math.log(1 - reliability) + height + Math.log(spread / wide) - 0.5 * (off / wide) ** 2;
  const larger = Math.max(logRight, logWrong);
  const logLikelihood = larger + Math.log(Math.exp(logRight - larger) + Math.exp(logWrong - larger));
  return { logLikelihood, right: Math.exp(logRight - logLikelihood) };
}

/** Moments of a day at which a report of some moment is tried: finer than the tolerance of most days' growth. */
const moments = 8;

/**
 * `agreement` with a day on which the quantity grew from one value to another: at its end, or, of a report that held at
 * some moment of the day, over all moments alike. The hour of a report is rarely known, and half a day of a transfer is
 * some hundreds of people.
 */
export function agreementOfDay(
  reading: Reading,
  before: number,
  after: number,
  tolerances = defaultTolerances,
): Agreement {
  if (reading.moment !== "within" || before === after) return agreement(reading, after, tolerances);
  const all = Array.from({ length: moments }, (_, i) =>
    agreement(reading, before + ((i + 0.5) / moments) * (after - before), tolerances),
  );
  const largest = Math.max(...all.map(({ logLikelihood }) => logLikelihood));
  const shares = all.map(({ logLikelihood }) => Math.exp(logLikelihood - largest));
  const sum = shares.reduce((a, b) => a + b, 0);
  return {
    logLikelihood: largest + Math.log(sum / moments),
    right: all.reduce((total, { right }, i) => total + right * (shares[i] as number), 0) / sum,
  };
}

/**
 * Pairs of reports that cannot both be right: a quantity that only grows cannot be below on a later day (or on the
 * same one) what it was at the least before.
 */
export function contradictions(
  readings: readonly Reading[],
  tolerances: Tolerances = defaultTolerances,
): readonly (readonly [earlier: Reading, later: Reading])[] {
  return readings.flatMap((earlier) =>
    readings
      .filter((later) => later !== earlier && later.quantity === earlier.quantity && later.day >= earlier.day)
      .filter((later) => {
        const [a, b] = [softInterval(earlier, tolerances), softInterval(later, tolerances)];
        return a.low - 2 * a.spread > b.high + 2 * b.spread;
      })
      .map((later): [Reading, Reading] => [earlier, later]),
  );
}
