import { describe, expect, it } from "vitest";
import {
  betaQuantile,
  binomialQuantile,
  chiSquareProbability,
  chiSquareQuantile,
  normalHalfWidth,
  normalProbability,
  signTestProbability,
  studentProbability,
  studentQuantile,
} from "../../../src/experiment/index.js";

// Reference values: SciPy's stats module and R.
describe("quantiles of sampling laws", () => {
  it("normal", () => {
    expect(normalHalfWidth(0.95)).toBeCloseTo(1.959963984540054, 12);
    expect(normalProbability(1.959963984540054)).toBeCloseTo(0.975, 12);
    expect(normalProbability(-10) / 7.61985302416052e-24).toBeCloseTo(1, 8);
  });

  it.each([
    [0.975, 1, 12.706204736174694],
    [0.975, 4, 2.7764451051977934],
    [0.975, 9, 2.262157162798205],
    [0.95, 30, 1.697260886593957],
    [0.9995, 12, 4.3177912836062475],
    [0.975, 99, 1.9842169515864174],
    [0.975, 99999, 1.9599877077718442],
    [0.500001, 1e6, 2.506628901362853e-6],
    [1e-12, 2, -707106.7811854869],
    [0.025, 9, -2.262157162798205],
  ])("Student's t(%d; %d)", (p, degrees, exact) => {
    expect(studentQuantile(p, degrees) / exact).toBeCloseTo(1, 9);
    expect(studentProbability(exact, degrees) / p).toBeCloseTo(1, 9);
  });

  it.each([
    [0.975, 1, 100, 0.03621669264517641],
    [0.025, 5, 96, 0.016431879182052155],
    [0.5, 0.5, 0.5, 0.5],
    [0.025, 500, 501, 0.46854917297179194],
    [1e-12, 100, 1, 0.758577575029184],
    [1 - 1e-9, 1, 1e6, 2.07230511398e-5],
  ])("beta(%d; %d, %d)", (p, a, b, exact) => {
    expect(betaQuantile(p, a, b) / exact).toBeCloseTo(1, 6);
  });

  it.each([
    [0.95, 1, 3.841458820694124],
    [0.99, 20, 37.56623478662507],
    [0.05, 3, 0.35184631774927144],
  ])("chi-square(%d; %d)", (p, degrees, exact) => {
    expect(chiSquareQuantile(p, degrees) / exact).toBeCloseTo(1, 8);
    expect(chiSquareProbability(exact, degrees) / p).toBeCloseTo(1, 8);
  });

  it.each([
    [0.025, 100, 0.9, 84],
    [0.975, 100, 0.9, 95],
    [0.025, 100_000, 0.05, 4865],
    [0.975, 100_000, 0.95, 95_135],
    [0.5, 7, 0.3, 2],
    [0.975, 10_000, 0.5, 5098],
    [0.5, 0, 0.3, 0],
    [0.5, 5, 0.5, 2],
    [0.5, 101, 0.5, 50],
  ])("binomial(%d; %d, %d) to the unit", (p, n, chance, exact) => {
    expect(binomialQuantile(p, n, chance)).toBe(exact);
  });

  it("exact sign test", () => {
    expect(signTestProbability(3, 15)).toBeCloseTo(0.03515625, 12);
    expect(signTestProbability(60, 100)).toBeCloseTo(0.05688793364098089, 12);
    expect(signTestProbability(5, 10)).toBe(1);
  });

  it("a probability of 0 or 1, or no degrees of freedom, is an error that says so", () => {
    expect(() => normalHalfWidth(1)).toThrow("between 0 and 1");
    expect(() => studentQuantile(0.975, 0)).toThrow("degrees of freedom");
    expect(() => betaQuantile(Number.NaN, 1, 1)).toThrow("NaN");
  });
});
