import { describe, expect, it } from "vitest";
import {
  localPool,
  mergeParts,
  orderParts,
  type Part,
  parseShard,
  runReplications,
  shardRange,
  summarise,
} from "../../src/experiment/index.js";
import { replicate, type Toy } from "./toy.js";

const toy: Toy = { people: 100, pace: 5, horizon: 24 };
const identity = { scenario: "abc", seed: 7 };

function part(first: number, end: number, change: Partial<Part> = {}): Part {
  return { name: `part ${first}`, identity, first, end, total: 10, done: end - first, ...change };
}

describe("shards", () => {
  it("are written I/N, counted from 1", () => {
    expect(parseShard("2/3")).toEqual({ index: 2, count: 3 });
    for (const wrong of ["0/3", "4/3", "1", "a/b", "1/0", "-1/2", "1.5/2", ""]) {
      expect(() => parseShard(wrong)).toThrow("I/N");
    }
  });

  it("hold each replication once, in blocks of about equal size", () => {
    for (const [count, replications] of [
      [1, 10],
      [3, 10],
      [7, 100],
      [10, 10],
    ] as const) {
      const ranges = Array.from({ length: count }, (_, i) =>
        shardRange({ index: i + 1, count }, replications),
      );
      expect(
        ranges.flatMap(({ first, end }) => Array.from({ length: end - first }, (_, k) => first + k)),
      ).toEqual(Array.from({ length: replications }, (_, k) => k));
      const sizes = ranges.map(({ first, end }) => end - first);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }
    expect(() => shardRange({ index: 1, count: 11 }, 10)).toThrow("cannot be cut");
  });

  it("merge to the bytes of one run, given in any order", async () => {
    const run = (first: number, replications: number) =>
      runReplications({ pool: localPool(replicate), subject: toy, seed: 7, first, replications });
    const parts = [5, 0, 8].map((first) => {
      const end = { 0: 5, 5: 8, 8: 10 }[first] ?? 0;
      const observations = Array.from({ length: end - first }, (_, k) => replicate(toy, 7, first + k));
      return { ...part(first, end), observations };
    });
    const merged = await mergeParts(parts);
    const whole = await run(0, 10);
    expect(JSON.stringify(summarise("t", 7, merged.rows))).toBe(
      JSON.stringify(summarise("t", 7, whole.rows)),
    );
    expect(merged.bands).toEqual(whole.bands);
    expect(merged.stages).toEqual(whole.stages);
  });

  it("that overlap, leave a gap, are unfinished or of another run are refused, by name", () => {
    expect(() => orderParts([part(0, 6), part(5, 10)])).toThrow(
      "part 0 and part 5 overlap: both hold replication 5",
    );
    expect(() => orderParts([part(0, 10), part(0, 10)])).toThrow("overlap");
    expect(() => orderParts([part(0, 4), part(5, 10)])).toThrow("no shard holds replications 4 to 4");
    expect(() => orderParts([part(0, 4), part(4, 8)])).toThrow("no shard holds replications 8 to 9");
    expect(() => orderParts([part(3, 10)])).toThrow("no shard holds replications 0 to 2");
    expect(() => orderParts([part(0, 5), part(5, 10, { done: 3 })])).toThrow("part 5 is unfinished: 3 of 5");
    expect(() => orderParts([part(0, 10, { done: 12 })])).toThrow(
      "part 0 was begun with 10 replications and went on to 12",
    );
    const other = { identity: { ...identity, seed: 8 } };
    expect(() => orderParts([part(0, 5), part(5, 10, other)])).toThrow("they differ in seed (7 and 8)");
    expect(() => orderParts([part(0, 5), part(5, 10, { total: 11 })])).toThrow("they differ in replications");
    expect(() => orderParts([])).toThrow("nothing to merge");
  });
});
