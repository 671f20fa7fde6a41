import { expect, test } from "vitest";
import { deriveStream, Hawkes, type HawkesParameters } from "../../../src/engine/index.js";
import { expectFit, expectMean, scale } from "./fit.js";

const source = deriveStream(9, 0, "incidents");
const parameters: HawkesParameters = { base: 0.5, jump: 0.6, decay: 1 };

/** Times of all events up to the end. */
function run(process: Hawkes, end: number, start = 0): number[] {
  const times: number[] = [];
  for (let time = process.next(start, end); time < end; time = process.next(time, end)) {
    process.excite(time);
    times.push(time);
  }
  return times;
}

test("the mean count from an empty start is Hawkes's", () => {
  const counts = Float64Array.from(
    { length: 20_000 * scale },
    () => run(new Hawkes(source, parameters), 20).length,
  );
  expectMean(counts, 23.12563);
});

test("in the time of its own intensity a self-exciting process is a plain Poisson process", () => {
  const { base, jump, decay } = parameters;
  const gaps: number[] = [];
  let excitation = 0;
  let previous = 0;
  for (const time of run(new Hawkes(source, parameters), 40_000)) {
    const wait = time - previous;
    gaps.push(base * wait - (excitation / decay) * Math.expm1(-decay * wait));
    excitation = excitation * Math.exp(-decay * wait) + jump;
    previous = time;
  }
  expectMean(gaps, 1);
  expectFit(gaps, (x) => 1 - Math.exp(-x));
});

test("the intensity rises by the jump at an event and decays between", () => {
  const process = new Hawkes(source, { ...parameters, start: 3 });
  expect(process.intensity(5)).toBe(0.5);
  process.excite(5);
  expect(process.intensity(5)).toBeCloseTo(1.1, 12);
  process.excite(6, 2);
  expect(process.intensity(7)).toBeCloseTo(0.5 + 0.6 * Math.exp(-2) + 2 * Math.exp(-1), 12);
  process.setBase(0.1);
  expect(process.intensity(7)).toBeCloseTo(0.1 + 0.6 * Math.exp(-2) + 2 * Math.exp(-1), 12);
});

test("an excitation from outside brings its own events, and may bring none", () => {
  // Without base and jump of its own the events of one outside jump J are Poisson: mean J / decay (1 - exp(-decay T)).
  const counts = Float64Array.from({ length: 60_000 * scale }, () => {
    const process = new Hawkes(source, { base: 0, jump: 0, decay: 2 });
    expect(process.next(0)).toBe(Number.POSITIVE_INFINITY);
    process.excite(1, 3);
    return run(process, 2, 1).length;
  });
  expectMean(counts, 1.5 * (1 - Math.exp(-2)));
});

test("another base rate on the way is exact: ask again from there", () => {
  // From 0 to 10 the base is 0.5, then 2: the expected intensity solves m' = decay base - (decay - jump) m + base'.
  const counts = Float64Array.from({ length: 20_000 * scale }, () => {
    const process = new Hawkes(source, parameters);
    const before = run(process, 10).length;
    process.setBase(2);
    return before + run(process, 20, 10).length;
  });
  const k = 0.4;
  const count = (base: number, time: number): number =>
    (base * (time - (0.6 * -Math.expm1(-k * time)) / k)) / k;
  expectMean(counts, count(0.5, 20) + count(1.5, 10));
});

test("the smallest and the largest uniform give events after the time asked from", () => {
  const after = (uniform: number): number =>
    new Hawkes({ uniform: () => uniform }, { base: 1, jump: 0, decay: 1 }).next(0);
  expect(after(0)).toBeCloseTo(2 ** -33, 15);
  expect(after(0)).toBeGreaterThan(0);
  expect(after(1 - 2 ** -32)).toBeCloseTo(33 * Math.LN2, 9);
});

test("no event at or after the limit", () => {
  const process = new Hawkes({ uniform: () => 0.5 }, { base: 1, jump: 0, decay: 1 });
  const first = process.next(10);
  expect(process.next(10, first + 1)).toBe(first);
  expect(process.next(10, first)).toBe(Number.POSITIVE_INFINITY);
});

test("two uniforms for each answer, whatever comes of it", () => {
  let drawn = 0;
  const counting = {
    uniform: () => {
      drawn++;
      return source.uniform();
    },
  };
  const process = new Hawkes(counting, { base: 0, jump: 1, decay: 1 });
  process.next(0);
  expect(drawn).toBe(2);
  process.excite(1);
  process.next(1, 1.001);
  expect(drawn).toBe(4);
});

test.each([
  [{ base: -1, jump: 0, decay: 1 }, "Hawkes: base is -1"],
  [{ base: 1, jump: Number.NaN, decay: 1 }, "Hawkes: jump is NaN"],
  [{ base: 1, jump: 1, decay: 0 }, "Hawkes: decay is 0"],
])("%j is refused", (bad, message) => {
  expect(() => new Hawkes(source, bad)).toThrow(message);
});

test("what is told must be a rate and must not lie in the past", () => {
  const process = new Hawkes(source, parameters);
  process.excite(5);
  expect(() => process.excite(4)).toThrow("time 4 is before 5");
  expect(() => process.next(Number.NaN)).toThrow("time NaN");
  expect(() => process.excite(6, -1)).toThrow("Hawkes: jump is -1");
  expect(() => process.setBase(Number.NaN)).toThrow("Hawkes: base is NaN");
});
