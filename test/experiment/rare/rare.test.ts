import { describe, expect, it } from "vitest";
import { deriveStream, exponential, type RandomStream } from "../../../src/engine/index.js";
import {
  type Factor,
  hazardWeight,
  type Inputs,
  localPool,
  multilevelSplitting,
  rareEvent,
  type SplittingProcess,
  weightedProbability,
} from "../../../src/experiment/index.js";

/** Up with chance p, down otherwise, from 1: reaches n before 0 with a known probability (gambler's ruin). */
const walk: SplittingProcess<number> = {
  start: () => 1,
  advance(from, level, { uniform }) {
    let at = from;
    while (at > 0 && at < level) at += uniform() < 0.3 ? 1 : -1;
    return at === level ? at : undefined;
  },
};
const ruin = (n: number) => (7 / 3 - 1) / ((7 / 3) ** n - 1);

describe("multilevel splitting", () => {
  it("agrees with the exact probability of one in 100,000, |z| < 4, to a relative error below 5%", () => {
    const exact = ruin(14);
    expect(exact).toBeLessThan(1.2e-5);
    const levels = [3, 5, 7, 9, 11, 12, 13, 14];
    const { p, relativeError, interval, passed } = multilevelSplitting(walk, {
      seed: 1,
      levels,
      effort: 2000,
      repeats: 40,
    });
    expect(relativeError).toBeLessThan(0.05);
    expect(Math.abs(p - exact) / (p * (relativeError ?? 0))).toBeLessThan(4);
    expect(interval?.[0]).toBeLessThan(exact);
    expect(interval?.[1]).toBeGreaterThan(exact);
    expect(passed.length).toBe(levels.length);
  });

  it("is unbiased against plain counting where both are feasible, with less work", () => {
    const { p, relativeError, passages } = multilevelSplitting(walk, {
      seed: 2,
      levels: [2, 3, 4, 5, 6],
      effort: 400,
      repeats: 50,
    });
    const stream = deriveStream(3, 0, "plain");
    const n = 200_000;
    let hits = 0;
    for (let k = 0; k < n; k++) if (walk.advance(1, 6, stream) !== undefined) hits++;
    const plain = hits / n;
    const error = Math.hypot(p * (relativeError ?? 1), Math.sqrt((plain * (1 - plain)) / n));
    expect(Math.abs(p - plain) / error).toBeLessThan(4);
    expect(Math.abs(plain - ruin(6)) / ruin(6)).toBeLessThan(0.1);
    // counting would need (1 - p) / p / e² whole runs for this relative error
    expect((1 - p) / p / (relativeError ?? 1) ** 2 / passages).toBeGreaterThan(3);
  });

  it("gives 0 without an interval that pretends, when nothing gets through", () => {
    const never: SplittingProcess<number> = { start: () => 0, advance: () => undefined };
    expect(multilevelSplitting(never, { seed: 1, levels: [1], effort: 10 })).toMatchObject({
      p: 0,
      interval: null,
      relativeError: null,
    });
    expect(() => multilevelSplitting(never, { seed: 1, levels: [2, 1], effort: 10 })).toThrow("must rise");
  });

  it("passes at most all copies, and cannot go without any", () => {
    const always: SplittingProcess<number> = { start: () => 0, advance: (_, level) => level };
    const split = (effort: number, repeats: number) =>
      multilevelSplitting(always, { seed: 1, levels: [1, 2], effort, repeats });
    expect(split(10, 20).passed).toEqual([1, 1]);
    expect(() => split(0, 20)).toThrow("number of copies, at least 1, not 0");
    expect(() => split(10, 0)).toThrow("number of estimates, at least 1, not 0");
    expect(() => split(2.5, 20)).toThrow("not 2.5");
  });
});

describe("95% intervals of rare probabilities", () => {
  // u uniform, the thing happens with chance u³/100: P = 1/400. Drawn from Beta(4, 1), and one in ten from the true law.
  const exact = 1 / 400;
  const weightOf = (u: number) => 1 / (0.1 + 0.9 * 4 * u ** 3);

  it("are about the probability that brute force finds", () => {
    const { uniform } = deriveStream(11, 0, "brute force");
    const n = 2_000_000;
    let count = 0;
    for (let k = 0; k < n; k++) if (uniform() < uniform() ** 3 / 100) count++;
    expect(Math.abs(count / n - exact) / Math.sqrt(exact / n)).toBeLessThan(4);
  });

  // 0.922 is four standard errors below 0.95; an interval of the normal law holds 0.6, 0.8 and 0.9 of the time
  it.each([
    [200, "one hit"],
    [600, "three hits"],
    [2000, "ten hits"],
  ])("hold it in at least 92.2% of 1,000 experiments of %d replications, %s on average", (n) => {
    let held = 0;
    let without = 0;
    for (let experiment = 0; experiment < 1000; experiment++) {
      const { uniform } = deriveStream(12, experiment, "tilted");
      const points = Array.from({ length: n }, () => (uniform() < 0.1 ? uniform() : uniform() ** (1 / 4)));
      const happened = points.map((u) => uniform() < u ** 3 / 100);
      const { interval, hits } = weightedProbability(happened, points.map(weightOf));
      if (interval[0] <= exact && exact <= interval[1]) held++;
      if (hits === 0) without++;
    }
    console.log(`${n} replications: held ${held} of 1,000, ${without} of them without a hit`);
    expect(held).toBeGreaterThanOrEqual(922);
    if (n === 200) expect(without).toBeGreaterThan(200);
  });

  it("belong to probabilities of at most 1, also where the mean weight is above it", () => {
    const weights = [1.1, 1, 1.05, 0.95, 1.02, 1];
    const { p, gain, interval } = weightedProbability(
      weights.map(() => true),
      weights,
    );
    expect(p).toBe(1);
    expect(gain).toBeNull();
    expect(interval[1]).toBe(1);
    const below = weightedProbability([true, true, true], [1, 0.9999, 0.9998]);
    expect(below.p).toBeLessThan(1);
    expect(below.gain).toBeNull();
  });

  it("hold weights so small that their squares are 0, and are refused where no weight is above 0", () => {
    const [happened, weights] = [
      [true, false, true, false],
      [1, 0.5, 0.25, 2],
    ];
    const plain = weightedProbability(happened, weights);
    const tiny = weightedProbability(
      happened,
      weights.map((weight) => weight * 2 ** -900),
    );
    expect(tiny.p).toBe(plain.p * 2 ** -900);
    expect(tiny.relativeError).toBe(plain.relativeError);
    expect(tiny.interval[0]).toBe(plain.interval[0] * 2 ** -900);
    // The plain one ends at 1, which is no end for the small ones.
    expect(tiny.interval[1] * 2 ** 900).toBeGreaterThan(1);
    expect(() => weightedProbability([true, false], [0, 0])).toThrow("no weight is above 0");
    expect(() => weightedProbability([], [])).toThrow("at least one value");
  });

  it("are Garwood's exact ones where all weights are equal", () => {
    const of = (hits: number) =>
      weightedProbability(
        Array.from({ length: 1000 }, (_, k) => k < hits),
        Array<number>(1000).fill(1),
      ).interval.map((end) => end * 1000);
    expect(of(0)).toEqual([0, expect.closeTo(3.6889, 3)]);
    expect(of(3)).toEqual([expect.closeTo(0.6187, 3), expect.closeTo(8.7673, 3)]);
  });

  it("come without a relative error and a gain where nothing varies: no hit, nothing else, a single replication", () => {
    const cases: [boolean[], number[], number][] = [
      [[false, false, false], [1, 0.5, 2], 0],
      [[false], [1], 0],
      [[true, true], [0.25, 0.25], 0.25],
      [[true], [0.25], 0.25],
    ];
    for (const [happened, weights, p] of cases) {
      expect(weightedProbability(happened, weights)).toMatchObject({ p, relativeError: null, gain: null });
    }
  });

  it("of splitting hold it in at least 90% of 300 experiments, few copies of which get through", () => {
    let held = 0;
    for (let seed = 0; seed < 300; seed++) {
      const options = { seed, levels: [3, 5, 7, 9], effort: 30, repeats: 10 };
      const { interval } = multilevelSplitting(walk, options);
      if (interval !== null && interval[0] <= ruin(9) && ruin(9) <= interval[1]) held++;
    }
    console.log(`splitting: held ${held} of 300`);
    expect(held).toBeGreaterThanOrEqual(270);
  });
});

describe("importance sampling over inputs", () => {
  // An event comes with chance min(1, hazard); hazard log-uniform over [1e-6, 1e-2]: P = (1e-2 - 1e-6) / ln(1e4).
  const pool = localPool<Inputs>(({ hazard = 0 }, seed, k) => ({
    outputs: {},
    indicators: { hit: deriveStream(seed, k, "luck").uniform() < hazard },
    series: {},
    stages: {},
  }));
  const hazard: Factor = { name: "hazard", law: { kind: "logUniform", low: 1e-6, high: 1e-2 } };
  const idle: Factor = { name: "idle", law: { kind: "uniform", low: 0, high: 1 } };
  const exact = (1e-2 - 1e-6) / Math.log(1e4);

  const run = (seed: number, replications = 20_000) =>
    rareEvent({
      pool,
      factors: [hazard, idle],
      subjectOf: (inputs) => inputs,
      seed,
      score: ({ indicators }) => Number(indicators.hit),
      threshold: 1,
      replications,
    });

  it("agrees with the exact probability and gains on counting", async () => {
    const { p, relativeError, interval, gain, tilt } = await run(1, 40_000);
    expect(Math.abs(p - exact) / (p * (relativeError ?? 0))).toBeLessThan(4);
    expect(relativeError).toBeLessThan(0.11);
    expect(interval?.[0]).toBeLessThan(exact);
    expect(interval?.[1]).toBeGreaterThan(exact);
    expect(gain).toBeGreaterThan(1.8); // at most 2.35 here: the event stays rare at the highest hazard
    expect(tilt.hazard).toBeGreaterThan(2);
  });

  it("gains much where the inputs decide", async () => {
    const inputs = ["a", "b", "c"];
    const { p, relativeError, gain } = await rareEvent({
      pool: localPool<Inputs>((all) => ({
        outputs: { product: inputs.reduce((product, name) => product * (all[name] ?? 0), 1) },
        indicators: {},
        series: {},
        stages: {},
      })),
      factors: inputs.map((name): Factor => ({ name, law: { kind: "uniform", low: 0, high: 1 } })),
      subjectOf: (all) => all,
      seed: 1,
      score: ({ outputs }) => outputs.product ?? 0,
      threshold: 0.9,
      replications: 20_000,
      pilot: 1000,
    });
    const x = -Math.log(0.9);
    const exactly = 1 - Math.exp(-x) * (1 + x + x ** 2 / 2); // -ln of the product is gamma(3)
    expect(exactly).toBeLessThan(2e-4);
    expect(Math.abs(p - exactly) / (p * (relativeError ?? 0))).toBeLessThan(4);
    expect(relativeError).toBeLessThan(0.1);
    expect(gain).toBeGreaterThan(20);
  });

  it("is unbiased over 60 small estimates, although each learns its own tilt", async () => {
    const estimates: number[] = [];
    for (let seed = 0; seed < 60; seed++) estimates.push((await run(seed, 2000)).p);
    const mean = estimates.reduce((a, b) => a + b, 0) / 60;
    const sd = Math.sqrt(estimates.reduce((sum, p) => sum + (p - mean) ** 2, 0) / 59);
    expect(Math.abs(mean - exact) / (sd / Math.sqrt(60))).toBeLessThan(4);
    expect(sd / Math.sqrt(60) / exact).toBeLessThan(0.1);
  });

  it("says that it was interrupted", async () => {
    const aborted = rareEvent({
      pool,
      factors: [hazard],
      subjectOf: (inputs) => inputs,
      seed: 1,
      score: () => 1,
      threshold: 1,
      replications: 10,
      signal: AbortSignal.abort(),
    });
    await expect(aborted).rejects.toThrow("interrupted");
  });
});

describe("scaled hazards", () => {
  it("weighted back, give the true probability of an incident whose hazard grows after each", () => {
    // Incidents at rate 0.002 (1 + 4 N) on [0, 1]: at least two of them are rare.
    const course = (factor: number, stream: RandomStream) => {
      const unit = exponential(stream, { mean: 1 });
      let [time, events, endured] = [0, 0, 0];
      for (;;) {
        const rate = 0.002 * (1 + 4 * events);
        const wait = unit() / (factor * rate);
        if (time + wait >= 1) return { events, endured: endured + rate * (1 - time) };
        time += wait;
        endured += rate * wait;
        events++;
      }
    };
    // P(N >= 2) for a pure birth process with rates 0.002 and 0.01
    const exact = 1 - Math.exp(-0.002) - (0.002 / 0.008) * (Math.exp(-0.002) - Math.exp(-0.01));
    const stream = deriveStream(4, 0, "birth");
    const courses = Array.from({ length: 100_000 }, () => course(300, stream));
    const { p, relativeError, gain } = weightedProbability(
      courses.map(({ events }) => events >= 2),
      courses.map(({ events, endured }) => hazardWeight(300, events, endured)),
    );
    expect(Math.abs(p - exact) / (p * (relativeError ?? 0))).toBeLessThan(4);
    expect(relativeError).toBeLessThan(0.02);
    expect(gain).toBeGreaterThan(1000);
  });
});
