/** Collectors of what happens in a simulation, and quantiles of what they kept. */
export { Histogram } from "./histogram.js";
export { quantile, quantileSorted } from "./quantile.js";
export { SampleTally } from "./sample-tally.js";
export { Tally } from "./tally.js";
export { TimeSeries } from "./time-series.js";
export { TimeWeighted } from "./time-weighted.js";
