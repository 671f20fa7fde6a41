/** A contestant: does so many operations and says how many nanoseconds of processor time they took. */
export type Contestant = (operations: number) => number | Promise<number>;

/** What one contestant reached. */
export interface Standing {
  /** Operations per second, from the median of its turns. */
  readonly per_second: number;
  /** How many times as fast as the first contestant: the median over rounds of the ratio within a round. */
  readonly ratio: number;
}

const WARM_UP_ROUNDS = 4;

/**
 * Times a synchronous piece of work, by the processor time of all threads of this process: garbage collection counts,
 * waiting for a processor that others use does not.
 */
export function timed(work: (operations: number) => void): Contestant {
  return (operations) => {
    const start = process.cpuUsage();
    work(operations);
    const { user, system } = process.cpuUsage(start);
    return (user + system) * 1000;
  };
}

/**
 * Lets contestants take short turns in one run, and compares within each round: whatever slows the machine down for a
 * while slows all of them, and the ratios hold.
 *
 * @param turn operations in one turn; a few milliseconds' worth, since the clock counts microseconds
 */
export async function alternate(
  contestants: readonly Contestant[],
  turn: number,
  milliseconds: number,
): Promise<readonly Standing[]> {
  const turns: number[][] = contestants.map(() => []);
  let spent = 0;
  for (let round = -WARM_UP_ROUNDS; round < 15 || spent < milliseconds * 1e6; round++) {
    for (let k = 0; k < contestants.length; k++) {
      // Another one begins each round, so that none always finds the caches that the same one left.
      const index = (k + round + WARM_UP_ROUNDS) % contestants.length;
      const nanoseconds = await (contestants[index] as Contestant)(turn);
      if (round < 0) continue;
      turns[index]?.push(nanoseconds);
      spent += nanoseconds;
    }
  }
  const first = turns[0] as number[];
  return turns.map((own) => ({
    per_second: Number(((turn * 1e9) / median(own)).toPrecision(5)),
    ratio: Number(median(own.map((time, round) => (first[round] as number) / time)).toFixed(3)),
  }));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] as number;
}
