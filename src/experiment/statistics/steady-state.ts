// The mean in the long run from one long run: what to leave out at its start, and an interval from batches.
import { Tally } from "../../engine/index.js";
import { defaultConfidence } from "./interval.js";
import { normalProbability } from "./laws.js";
import { estimateMean, type MeanEstimate } from "./mean.js";

/** Values are looked at in groups of so many: the 5 of MSER-5. */
const groupSize = 5;

/** A least error among the last groups comes of there being so few of them. */
const lastGroups = 5;

/**
 * How many values to leave out at the start of a run that began empty or full, so that the rest tells of the long run:
 * MSER-5, the start that leaves the least standard error of the mean of groups of five (White 1997, Simulation 69:323;
 * White, Cobb and Spratt 2000, Winter Simulation Conference, 755). Where values hang together for long it may leave out
 * more than need be: that costs precision, and biases nothing.
 *
 * @param values of one run in the order in which they came, finite and at least 50
 * @returns a multiple of 5; null when that start lies in the second half: the run is too short to tell
 */
export function warmUpLength(values: readonly number[]): number | null {
  const groups = meansOf(values, groupSize, 0);
  if (groups.length < 2 * lastGroups) {
    throw new RangeError(
      `a warm-up needs at least ${2 * lastGroups * groupSize} values to be seen, not ${values.length}`,
    );
  }
  const rest = new Tally();
  let [least, start] = [Number.POSITIVE_INFINITY, 0];
  for (let first = groups.length - 1; first >= 0; first--) {
    rest.add(groups[first] as number);
    if (rest.count < lastGroups) continue;
    const error = rest.variance * ((rest.count - 1) / rest.count ** 2);
    if (error <= least) [least, start] = [error, first];
  }
  return start <= groups.length / 2 ? start * groupSize : null;
}

/** A mean from batches of one run: `n` is how many there are, `sd` how much their means vary. */
export interface BatchMeans extends MeanEstimate {
  /** Values in a batch. */
  readonly batchSize: number;
  /** How much neighbouring batches have in common, from -1 to 1: near 0 when they are long enough. Null if none differ. */
  readonly autocorrelation: number | null;
  /**
   * How likely so much in common is by chance: when small, such as below 0.1, batches are too short and the interval is
   * too narrow. Null if none differ.
   */
  readonly independence: number | null;
}

/**
 * The mean of values that hang together, as those of one run do, with an interval that holds: the run is cut into
 * batches so long that their means hardly hang together, and the interval is Student's from these (Law 2015, Simulation
 * Modeling and Analysis, 9.5.3). Whether they are long enough is tested by von Neumann's ratio (Fishman 1978, Management
 * Science 24:510). What does not fill the batches is left out at the start.
 *
 * @param values of one run in the order in which they came, finite, without its warm-up
 * @param batches how many, a whole number of at least 8; 10 to 30 do (Schmeiser 1982, Operations Research 30:556)
 */
export function batchMeans(
  values: readonly number[],
  batches = 20,
  confidence = defaultConfidence,
): BatchMeans {
  if (!(Number.isInteger(batches) && batches >= 8)) {
    throw new RangeError(`the number of batches must be a whole number of at least 8, not ${batches}`);
  }
  const batchSize = Math.floor(values.length / batches);
  if (batchSize === 0) throw new RangeError(`${values.length} values do not fill ${batches} batches`);
  const means = meansOf(values, batchSize, values.length - batches * batchSize);
  const estimate = estimateMean(means, confidence);
  return { ...estimate, batchSize, ...inCommon(means, estimate) };
}

function inCommon(
  means: readonly number[],
  { mean, sd }: MeanEstimate,
): Pick<BatchMeans, "autocorrelation" | "independence"> {
  if (sd === 0) return { autocorrelation: null, independence: null };
  const squares = means.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const steps = means.slice(1).reduce((sum, value, k) => sum + (value - (means[k] as number)) ** 2, 0);
  const autocorrelation = 1 - steps / (2 * squares);
  const n = means.length;
  return {
    autocorrelation,
    independence: normalProbability(-autocorrelation * Math.sqrt((n * n - 1) / (n - 2))),
  };
}

/** Means of groups of so many values from this one on; what does not fill the last is left out. */
function meansOf(values: readonly number[], size: number, from: number): number[] {
  const means: number[] = [];
  for (let end = from + size; end <= values.length; end += size) {
    const group = new Tally(); // of equal values it has the mean exactly, and so groups of them do not differ
    for (let i = end - size; i < end; i++) group.add(values[i] as number);
    if (!Number.isFinite(group.mean)) throw new RangeError("the values of a run must be finite numbers");
    means.push(group.mean);
  }
  return means;
}
