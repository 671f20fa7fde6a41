import { Bench } from "tinybench";

/**
 * How often per second something can be done, by tinybench: the median over samples, so that a sample during which
 * the machine did something else does not count.
 *
 * @param operations how many operations one call of `run` does
 * @param time milliseconds to measure for
 * @param warmUp how many calls of `run` at least go before and do not count
 */
export async function measure(
  operations: number,
  run: () => void,
  time: number,
  warmUp = 2,
): Promise<number> {
  const bench = new Bench({
    time,
    warmupTime: time / 5,
    iterations: 5,
    warmupIterations: warmUp,
    retainSamples: true,
  });
  bench.add("run", run);
  const [task] = await bench.run();
  const result = task?.result;
  if (result === undefined || !("latency" in result)) throw new Error("nothing was measured");
  return Number(((operations * 1000) / result.latency.p50).toPrecision(5));
}
