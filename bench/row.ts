/** One line of a benchmark's result: what was measured, and how often per second it can be done. */
export interface Row {
  readonly suite: string;
  readonly name: string;
  /** Median over many short samples. */
  readonly per_second: number;
  /** What else describes the line: sizes, ratios. */
  readonly [column: string]: number | string;
}

/** How a suite is asked to measure. */
export interface Settings {
  /** Milliseconds to spend measuring each line, besides its set-up. */
  readonly time: number;
}

/** A suite: measures and returns its lines. */
export type Suite = (settings: Settings) => Promise<readonly Row[]>;
