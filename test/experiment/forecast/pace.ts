// A model of a transfer's pace for forecasts: slow at first, fast from some day on, noisy from day to day.
import { deriveStream } from "../../../src/engine/index.js";
import type { Inputs } from "../../../src/experiment/index.js";
import type { Observations } from "../../../src/models/index.js";

/**
 * People moved by the end of each day.
 *
 * @param inputs burst: people on each of the first two days (default as `first`); first, later: people a day until
 *   and after the day `change`; noise: half range of a day's factor
 */
export function pace(
  { first = 0, later = 0, change = 0, noise = 0.5, burst = first }: Inputs,
  seed: number | string,
  k: number,
): Observations {
  const { uniform } = deriveStream(seed, k, "pace");
  const received = [0];
  let sum = 0;
  for (let day = 1; day <= 150; day++) {
    sum += (1 + noise * (2 * uniform() - 1)) * (day <= 2 ? burst : day <= change ? first : later);
    received.push(sum);
  }
  return { outputs: { moved: sum }, indicators: {}, series: { received }, stages: {} };
}
