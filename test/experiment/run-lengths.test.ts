import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RunLengths } from "../../src/experiment/run-lengths.js";

/** What comes back of sequences of equal length, read side by side as a timeline reads them. */
function read(sequences: readonly (readonly number[])[]): number[][] {
  const runs = new RunLengths();
  for (const sequence of sequences) runs.add(sequence);
  const cursors = runs.cursors();
  const back: number[][] = sequences.map(() => []);
  for (const _ of sequences[0] ?? []) {
    for (const [k, cursor] of cursors.entries()) back[k]?.push(runs.next(cursor));
  }
  return back;
}

const edges = [0, -0, 1, -1, 63, 64, -65, 2 ** 31 - 1, -(2 ** 31), 2 ** 31, 2 ** 53, 0.1, -0.5, 5e-324];

describe("sequences kept as runs", () => {
  it("come back bit by bit, whatever they hold", () => {
    const value = fc.oneof(fc.constantFrom(...edges), fc.integer(), fc.double({ noNaN: true }));
    const stretch = fc
      .tuple(value, fc.integer({ min: 1, max: 300 }))
      .map(([v, n]) => Array<number>(n).fill(v));
    const sequence = fc.array(stretch, { minLength: 1, maxLength: 20 }).map((parts) => parts.flat());
    fc.assert(
      fc.property(fc.array(sequence, { minLength: 1, maxLength: 5 }), (sequences) => {
        const shortest = Math.min(...sequences.map(({ length }) => length));
        const equal = sequences.map((values) => values.slice(0, shortest));
        expect(read(equal)).toStrictEqual(equal); // tells 0 from -0
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it("come back for every pair of values that follow each other", () => {
    const pairs = edges.flatMap((a) => edges.map((b) => [a, b]));
    expect(read(pairs)).toStrictEqual(pairs);
  });

  it("take two bytes a day for a count that moves by some, and as good as none where nothing moves", () => {
    const runs = new RunLengths();
    runs.add(Array.from({ length: 1000 }, (_, day) => 5000 - 7 * day));
    expect(runs.bytes().length).toBeLessThanOrEqual(2020);
    const before = runs.bytes().length;
    runs.add(Array<number>(1000).fill(0.25));
    expect(runs.bytes().length - before).toBeLessThanOrEqual(20);
  });
});
