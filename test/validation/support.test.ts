import { expect, test } from "vitest";
import { deriveStream, normal } from "../../src/engine/index.js";
import { estimate, expectAgreement } from "./support.js";

const noise = (name: string) =>
  Array.from({ length: 200 }, normal(deriveStream(1, 0, name), { mean: 0, standardDeviation: 1 }));

test("without controls: the mean and its usual standard error", () => {
  const { mean, error } = estimate([1, 2, 3, 6], []);
  expect(mean).toBe(3);
  expect(error).toBeCloseTo(Math.sqrt(14 / 3 / 4), 12);
});

test("what controls explain is taken away, to the last digit if they explain everything", () => {
  const [a, b] = [noise("a"), noise("b")];
  const values = a.map((x, i) => 7 + 2 * x - 3 * (b[i] ?? 0));
  const { mean, error } = estimate(values, [a, b, a.map((x, i) => x + (b[i] ?? 0)), a.map(() => 5)]);
  expect(mean).toBeCloseTo(7, 10);
  expect(error).toBeLessThan(1e-10);
});

test("controls that have nothing to do with the measure change next to nothing", () => {
  const values = noise("values");
  const plain = estimate(values, []);
  const controlled = estimate(values, [noise("other"), noise("another")]);
  expect(Math.abs(controlled.mean - plain.mean)).toBeLessThan(0.3 * plain.error);
  expect(controlled.error / plain.error).toBeCloseTo(1, 1);
});

test("an error of 2% is found, and a sample that could not find it is refused", () => {
  const sharp = noise("sharp").map((x) => 10 + 0.5 * x);
  const results = { values: { measure: sharp }, controls: [] };
  expectAgreement(results, "measure", 10);
  expect(() => expectAgreement(results, "measure", 10.2)).toThrow("exact 10.2");
  const blunt = sharp.map((x) => 10 * x - 90);
  expect(() => expectAgreement({ values: { measure: blunt }, controls: [] }, "measure", 10)).toThrow(
    "too few",
  );
});
