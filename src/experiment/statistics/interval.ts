// The shape of every interval, and the confidence used where none is named.

/** Lower and upper end. */
export type Interval = readonly [lower: number, upper: number];

/** The confidence of an interval that does not say otherwise. */
export const defaultConfidence = 0.95;
