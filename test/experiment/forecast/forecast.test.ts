import { describe, expect, it } from "vitest";
import { deriveStream, normal } from "../../../src/engine/index.js";
import {
  type Factor,
  type ForecastOptions,
  forecast,
  type Inputs,
  localPool,
  type Reading,
} from "../../../src/experiment/index.js";

/** x(day) = rate · day + one normal error a replication: the posterior is known. */
const linear = localPool<Inputs>(({ rate = 0, error = 0 }, seed, k) => {
  const off = error === 0 ? 0 : normal(deriveStream(seed, k, "off"), { mean: 0, standardDeviation: error })();
  const received = Array.from({ length: 31 }, (_, day) => rate * day + off);
  return { outputs: { total: received[30] ?? 0 }, indicators: {}, series: { received }, stages: {} };
});

const rate: Factor = { name: "rate", law: { kind: "uniform", low: 10, high: 100 } };
const reading: Reading = { day: 10, quantity: "received", kind: "exact", value: 500, reliability: 1 - 1e-12 };

function options(error: number, readings: readonly Reading[]): ForecastOptions<Inputs> {
  return {
    pool: linear,
    factors: [rate],
    subjectOf: (inputs) => ({ ...inputs, error }),
    seed: 1,
    readings,
    particles: 600,
  };
}

const moments = (values: readonly number[]) => {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return { mean, sd: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) };
};

describe("forecast", () => {
  it.each([
    [0, 1.5], // the tolerance of an exact 500 is 15, a day 10 times less
    [30, Math.sqrt(15 ** 2 + 30 ** 2) / 10],
  ])(
    "finds the posterior where it is known: error %d of the course gives spread %d",
    async (error, spread) => {
      const { particles, acceptance, distinct } = await forecast(options(error, [reading]));
      const { mean, sd } = moments(particles.map(({ inputs }) => inputs.rate ?? 0));
      expect(Math.abs(mean - 50)).toBeLessThan(0.2 * spread);
      expect(sd / spread).toBeGreaterThan(0.85);
      expect(sd / spread).toBeLessThan(1.15);
      expect(distinct).toBeGreaterThan(400);
      expect(acceptance).toBeGreaterThan(0.2);
    },
  );

  it("gives the prior when nothing has been reported, and the same again for the same seed", async () => {
    const none = await forecast(options(0, []));
    const { mean, sd } = moments(none.particles.map(({ inputs }) => inputs.rate ?? 0));
    expect(mean).toBeCloseTo(55, 0);
    expect(sd).toBeCloseTo(90 / Math.sqrt(12), 0);
    const twice = [await forecast(options(30, [reading])), await forecast(options(30, [reading]))];
    expect(JSON.stringify(twice[0])).toBe(JSON.stringify(twice[1]));
  });

  it("goes on from courses that agree with the reports", async () => {
    const { bands } = await forecast(options(30, [reading]));
    const { p05 = [], p95 = [] } = bands.received ?? {};
    expect(p05[10]).toBeGreaterThan(460);
    expect(p95[10]).toBeLessThan(540);
    expect((p95[30] ?? 0) - (p05[30] ?? 0)).toBeGreaterThan(2 * ((p95[10] ?? 0) - (p05[10] ?? 0)));
  });

  it("at least and at most cut off one side, low and high both", async () => {
    const rates = async (readings: readonly Reading[]) =>
      (await forecast(options(0, readings))).particles.map(({ inputs }) => inputs.rate ?? 0);
    const at = { day: 10, quantity: "received", reliability: 1 - 1e-12 };
    const least = await rates([{ ...at, kind: "at_least", value: 700 }]);
    expect(Math.min(...least)).toBeGreaterThan(60);
    expect(moments(least).mean).toBeCloseTo(83.7, -0.5); // 85, and a tail of 2.1 a day below
    const most = await rates([{ ...at, kind: "at_most", value: 300 }]);
    expect(moments(most).mean).toBeCloseTo(20, -0.5);
    const between = await rates([{ ...at, low: 400, high: 600 }]);
    expect(moments(between).mean).toBeCloseTo(50, -0.5);
    expect(moments(between).sd).toBeGreaterThan(5);
  });

  it("weighs sources that contradict each other, and says which it believes", async () => {
    const at = { quantity: "received", kind: "exact" } as const;
    const readings: Reading[] = [
      { ...at, day: 5, value: 250 },
      { ...at, day: 10, value: 500 },
      { ...at, day: 12, value: 300, source: "stale" },
      { ...at, day: 15, value: 750 },
    ];
    const result = await forecast(options(0, readings));
    expect(result.contradictions.map(([a, b]) => [a.day, b.day])).toEqual([[10, 12]]);
    expect(result.readings.map(({ right }) => right > 0.5)).toEqual([true, true, false, true]);
    expect(moments(result.particles.map(({ inputs }) => inputs.rate ?? 0)).mean).toBeCloseTo(50, 0);
  });

  it("says what it cannot use, and that it was interrupted", async () => {
    const wrong = forecast(options(0, [{ ...reading, quantity: "recieved" }]));
    await expect(wrong).rejects.toThrow("a report speaks of recieved, but the scenario gives received");
    await expect(forecast(options(0, [{ ...reading, day: 31 }]))).rejects.toThrow("days 0 to 30");
    await expect(forecast({ ...options(0, []), signal: AbortSignal.abort() })).rejects.toThrow("interrupted");
    await expect(forecast({ ...options(0, []), particles: 5 })).rejects.toThrow("at least 10");
  });
});
