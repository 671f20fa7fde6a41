import { describe, expect, it } from "vitest";
import { deriveStream } from "../../../src/engine/index.js";
import { agreed, proposals, type State, stagesOf } from "../../../src/experiment/forecast/particles.js";
import { agreement, agreementOfDay, type Reading } from "../../../src/experiment/forecast/reading.js";

const on = (day: number): Reading => ({ day, quantity: "received", kind: "exact", value: 10 * day });

describe("reports", () => {
  it("come in together while each is at most two days after the one before, others one stage after the other", () => {
    const daysOf = (days: readonly number[]) =>
      stagesOf(days.map(on)).map(({ day, earlier, fresh }) => ({
        day,
        earlier: earlier.map((reading) => reading.day),
        fresh: fresh.map((reading) => reading.day),
      }));
    expect(daysOf([])).toEqual([]);
    expect(daysOf([9, 3, 5, 3, 12])).toEqual([
      { day: 5, earlier: [], fresh: [3, 5, 3] },
      { day: 9, earlier: [3, 5, 3], fresh: [9] },
      { day: 12, earlier: [9, 3, 5, 3], fresh: [12] },
    ]);
  });

  it("of some moment of a day are weighed over eight moments of it, evenly", () => {
    const reading: Reading = { ...on(4), kind: "at_least", value: 500, moment: "within" };
    const moments = [0, 1, 2, 3, 4, 5, 6, 7].map((i) => agreement(reading, 400 + 25 * i + 12.5));
    const likelihoods = moments.map(({ logLikelihood }) => Math.exp(logLikelihood));
    const sum = likelihoods.reduce((a, b) => a + b);
    const right = moments.reduce((total, one, i) => total + one.right * (likelihoods[i] ?? 0), 0) / sum;
    const found = agreementOfDay(reading, 400, 600);
    expect(found.logLikelihood).toBeCloseTo(Math.log(sum / 8), 12);
    expect(found.right).toBeCloseTo(right, 12);
    expect(agreementOfDay({ ...reading, moment: "end" }, 400, 600)).toEqual(agreement(reading, 600));
  });

  it("are held against the day that they speak of, from the end of the one before to its own", () => {
    const course = { outputs: {}, indicators: {}, stages: {}, series: { received: [5, 100, 400, 600, 650] } };
    const within: Reading = { ...on(3), kind: "exact", value: 480, moment: "within" };
    expect(agreed(course, within, undefined)).toEqual(agreementOfDay(within, 400, 600));
    expect(agreed(course, { ...within, day: 0 }, undefined)).toEqual(
      agreement({ ...within, moment: "end" }, 5),
    );
    expect(() => agreed(course, { ...within, day: 5 }, undefined)).toThrow("has days 0 to 4");
    expect(() => agreed(course, { ...within, quantity: "sent" }, undefined)).toThrow(
      "the scenario gives received",
    );
  });
});

describe("particles", () => {
  const observations = { outputs: {}, indicators: {}, series: {}, stages: {} };
  const stream = () => deriveStream(8, 0, "moves");
  /** Particles at random of a spread in each dimension, about the middle. */
  const cloud = (spreads: readonly number[], count: number): State[] => {
    const { uniform } = deriveStream(8, 1, "cloud");
    return Array.from({ length: count }, (_, replication) => ({
      point: spreads.map((spread) => 0.5 + Math.sqrt(12) * spread * (uniform() - 0.5)),
      replication,
      observations,
      earlier: 0,
      fresh: 0,
    }));
  };

  it("take new inputs with the same luck, and new luck with the same inputs, in turns", () => {
    const states = cloud([0.1, 0.1], 5);
    let next = 100;
    const [inputs, luck] = [0, 1].map((move) => proposals(states, move, () => next++, stream()));
    expect(inputs?.map(({ replication }) => replication)).toEqual([0, 1, 2, 3, 4]);
    for (const [k, { point }] of (inputs ?? []).entries()) expect(point).not.toEqual(states[k]?.point);
    expect(luck?.map(({ replication }) => replication)).toEqual([100, 101, 102, 103, 104]);
    expect(luck?.map(({ point }) => point)).toEqual(states.map(({ point }) => point));
  });

  it("move three inputs on average, by 2.38 / √3 of their spread", () => {
    const states = cloud(Array<number>(12).fill(0.05), 4000);
    const moved = proposals(states, 0, () => 0, stream());
    const steps = moved
      .flatMap(({ point }, k) => point.map((value, d) => value - (states[k]?.point[d] ?? 0)))
      .filter((step) => step !== 0);
    // 12,000 ± 95 of 48,000; the width of a step is known to 1 / √24,000, and the spread is that of the particles.
    expect(Math.abs(steps.length - 12_000)).toBeLessThan(4 * 95);
    const width = Math.sqrt(steps.reduce((sum, step) => sum + step ** 2, 0) / steps.length);
    expect(width / ((2.38 / Math.sqrt(3)) * 0.05 + 0.002)).toBeCloseTo(1, 1);
  });

  it("stay inside, however wide their steps are, as many on one side of the middle as on the other", () => {
    const states = cloud([0.28], 4000);
    const places = proposals(states, 0, () => 0, stream()).map(({ point: [value = Number.NaN] }) => value);
    for (const value of places) expect(value >= 0 && value < 1).toBe(true);
    const above = places.filter((value) => value > 0.5).length;
    expect(Math.abs(above - 2000)).toBeLessThan(4 * Math.sqrt(1000));
  });
});
