// A tornado: how far the answer moves when one input goes from low to high and all others stay in the middle.

/** Low and high end of an input in the tornado, and the middle, as shares of its law. */
const [low, middle, high] = [0.05, 0.5, 0.95];

/** The swing of one input. */
export interface Swing {
  /** The answer with this input at its 5% point. */
  readonly atLow: number;
  /** The answer with this input at its 95% point. */
  readonly atHigh: number;
}

/** Points to evaluate: the middle, then low and high of each input in turn. */
export function tornadoDesign(dimensions: number): readonly (readonly number[])[] {
  const centre = new Array<number>(dimensions).fill(middle);
  return [centre, ...centre.flatMap((_, i) => [centre.with(i, low), centre.with(i, high)])];
}

/**
 * The swings by input, and the answer in the middle.
 *
 * @param values the answer at each of the design's points
 */
export function tornado(values: readonly number[]): {
  readonly middle: number;
  readonly swings: readonly Swing[];
} {
  const [centre, ...ends] = values;
  if (centre === undefined || ends.length % 2 === 1)
    throw new RangeError("the values are not those of a tornado");
  const swings = Array.from({ length: ends.length / 2 }, (_, i) => ({
    atLow: ends[2 * i] as number,
    atHigh: ends[2 * i + 1] as number,
  }));
  return { middle: centre, swings };
}
