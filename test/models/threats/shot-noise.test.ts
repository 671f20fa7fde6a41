import fc from "fast-check";
import { expect, test } from "vitest";
import { ShotNoise } from "../../../src/models/threats/shot-noise.js";

test("kicks add up and fade, and the integral is that of the level", () => {
  const times = fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(times, fc.double({ min: 0.5, max: 20, noNaN: true }), (list, decay) => {
      const kicks = list.toSorted((a, b) => a - b);
      const noise = new ShotNoise(0.7, decay);
      for (const time of kicks) noise.kick(time);
      const level = (t: number) => kicks.reduce((sum, s) => sum + 0.7 * Math.exp((s - t) / decay), 0);
      expect(noise.level(12)).toBeCloseTo(level(12), 9);
      const steps = 2000;
      let area = 0;
      for (let i = 0; i < steps; i++) area += level(11 + ((i + 0.5) / steps) * 5) * (5 / steps);
      expect(noise.integral(11, 16)).toBeCloseTo(area, 5);
    }),
    { numRuns: 30 },
  );
});

test("a copy goes its own way", () => {
  const noise = new ShotNoise(1, 5);
  noise.kick(0);
  const copy = noise.copy();
  noise.kick(1);
  expect(copy.level(1)).toBeCloseTo(Math.exp(-0.2), 12);
  expect(noise.level(1)).toBeCloseTo(1 + Math.exp(-0.2), 12);
});

test("what feeds on itself has an end: the level never passes 100", () => {
  const noise = new ShotNoise(60, 1000);
  for (let time = 0; time < 10; time++) noise.kick(time);
  expect(noise.level(9)).toBe(100);
});

test.each([
  [-1, 1],
  [Number.NaN, 1],
  [1, 0],
])("refuses a jump of %d with a decay of %d", (jump, decay) => {
  expect(() => new ShotNoise(jump, decay)).toThrow(RangeError);
});
