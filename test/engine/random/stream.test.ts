import { sampleCorrelation } from "simple-statistics";
import { expect, test } from "vitest";
import { deriveStream, type RandomStream } from "../../../src/engine/index.js";
import { expectCounts, expectFit, expectMean } from "./fit.js";

function draws(stream: RandomStream, n = 5): number[] {
  return Array.from({ length: n }, stream.uniform);
}

test("the same seed, replication and name give the same numbers", () => {
  expect(draws(deriveStream(7, 3, "road"))).toEqual(draws(deriveStream(7, 3, "road")));
});

test("the numbers stay the same from version to version", () => {
  expect(draws(deriveStream(1, 0, "arrivals"), 3)).toEqual([
    0.4095705174840987, 0.8916064566001296, 0.2191739957779646,
  ]);
});

test("the number 1 and the text 1 are the same seed", () => {
  expect(draws(deriveStream(1, 0, "road"))).toEqual(draws(deriveStream("1", 0, "road")));
});

test("seeds, replications and names that look alike when joined stay apart", () => {
  const streams = [
    deriveStream("1", 11, "a"),
    deriveStream("11", 1, "a"),
    deriveStream("1", 1, "1a"),
    deriveStream("1", 1, "a"),
    deriveStream("", 1, "1a"),
    deriveStream("1:1,", 1, "a"),
    deriveStream("1", 1, "1:a,1:b"),
    deriveStream("1", 1, "a").substream("b"),
    deriveStream("1", 1, "a,1:b"),
    deriveStream("1", 1, "a").substream("b").substream("c"),
    deriveStream("1", 1, "a").substream("b/c"),
    deriveStream("1", 1, "a", true),
  ];
  expect(new Set(streams.map((stream) => stream.uniform())).size).toBe(streams.length);
});

test("drawing from one stream never disturbs another", () => {
  const alone = draws(deriveStream(1, 0, "a"), 10);
  const a = deriveStream(1, 0, "a");
  const first = draws(a);
  const b = deriveStream(1, 0, "b");
  draws(b, 100);
  expect([...first, ...draws(a)]).toEqual(alone);
});

test("a substream is the same whatever was drawn before, and draws nothing from its parent", () => {
  const parent = deriveStream(1, 0, "court");
  const early = draws(parent.substream(17));
  const parentOn = deriveStream(1, 0, "court");
  draws(parentOn, 50);
  draws(parentOn.substream("other"), 50);
  expect(draws(parentOn.substream("17"))).toEqual(early);
  const untouched = deriveStream(1, 0, "court");
  draws(untouched, 50);
  expect(draws(untouched)).toEqual(draws(parentOn));
});

test("an antithetic stream mirrors its partner, and so do its substreams", () => {
  for (const key of [undefined, 5]) {
    const [plain, mirror] = [false, true].map((antithetic) => {
      const stream = deriveStream(1, 0, "a", antithetic);
      return key === undefined ? stream : stream.substream(key);
    }) as [RandomStream, RandomStream];
    for (let i = 0; i < 1000; i++) expect(plain.uniform() + mirror.uniform()).toBe(1 - 2 ** -32);
    for (let i = 0; i < 1000; i++) expect(plain.uniformPositive() + mirror.uniformPositive()).toBe(1);
  }
});

test("uniforms are uniform, one by one and from one draw to the next", () => {
  const stream = deriveStream(2, 0, "u");
  const values = draws(stream, 200_000);
  expectMean(values, 0.5);
  expectFit(values, (x) => x);
  const pairs = values
    .slice(1)
    .map((value, i) => Math.floor(20 * value) * 20 + Math.floor(20 * (values[i] ?? 0)));
  expectCounts(pairs, () => 1 / 400);
});

test("the first draws of neighbouring replications, names and substreams are uniform and unrelated", () => {
  const parent = deriveStream(1, 0, "person");
  const families: readonly ((k: number) => RandomStream)[] = [
    (k) => deriveStream(1, k, "arrivals"),
    (k) => deriveStream(k, 0, "arrivals"),
    (k) => deriveStream(1, 0, `leg${k}`),
    (k) => parent.substream(k),
  ];
  for (const family of families) {
    const first = Array.from({ length: 20_000 }, (_, k) => family(k).uniform());
    expectFit(first, (x) => x);
    const z = sampleCorrelation(first.slice(1), first.slice(0, -1)) * Math.sqrt(first.length);
    expect(Math.abs(z)).toBeLessThan(4);
  }
});

test("uniformPositive never gives 0 or 1", () => {
  for (const extreme of [0, 1 - 2 ** -32]) {
    const stream = deriveStream(1, 0, "u");
    const positive = stream.uniformPositive.call({ uniform: () => extreme } as RandomStream);
    expect(positive).toBeGreaterThan(0);
    expect(positive).toBeLessThan(1);
  }
});

test("integer gives each whole number below n alike", () => {
  const stream = deriveStream(1, 0, "integers");
  expectCounts(
    Array.from({ length: 60_000 }, () => stream.integer(6)),
    (k) => (k < 6 ? 1 / 6 : 0),
  );
  expect(stream.integer(1)).toBe(0);
});

test.each([0, -1, 1.5, Number.NaN, 2 ** 33])("integer(%s) is refused", (n) => {
  expect(() => deriveStream(1, 0, "a").integer(n)).toThrow(`n is ${n}`);
});

test("a seed that is no number and a replication that is no count are refused", () => {
  expect(() => deriveStream(Number.NaN, 0, "a")).toThrow("seed NaN");
  expect(() => deriveStream(Number.POSITIVE_INFINITY, 0, "a")).toThrow("seed Infinity");
  for (const replication of [-1, 0.5, Number.NaN]) {
    expect(() => deriveStream(1, replication, "a")).toThrow(`replication ${replication}`);
  }
});
