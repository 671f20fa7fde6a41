import { describe, expect, it } from "vitest";
import {
  deriveStream,
  exponential,
  normal,
  SampleTally,
  Simulation,
  Tally,
} from "../../../src/engine/index.js";
import { batchMeans, warmUpLength } from "../../../src/experiment/index.js";

/** A run of x' = share × x + noise, which in the long run has mean 0 and variance 1. */
function autoregressive(experiment: number, length: number, share: number): number[] {
  const noise = normal(deriveStream("steady state", experiment, "noise"), {
    mean: 0,
    standardDeviation: Math.sqrt(1 - share ** 2),
  });
  let x = noise() / Math.sqrt(1 - share ** 2);
  return Array.from({ length }, () => {
    const now = x;
    x = share * x + noise();
    return now;
  });
}

describe("batch means", () => {
  it("by hand", () => {
    const values = [99, 1, 3, 2, 2, 5, 1, 4, 4, 0, 2, 3, 3, 2, 4, 1, 1]; // the first does not fill a batch
    const estimate = batchMeans(values, 8); // 2, 2, 3, 4, 1, 3, 3, 1
    expect(estimate).toMatchObject({ n: 8, mean: 2.375, batchSize: 2 });
    // squares 53 - 8 × 2.375² = 7.875; steps 0 + 1 + 1 + 9 + 4 + 0 + 4 = 19
    expect(estimate.sd).toBeCloseTo(Math.sqrt(7.875 / 7), 12);
    expect(estimate.autocorrelation).toBeCloseTo(1 - 19 / 15.75, 12);
    expect(estimate.independence).toBeCloseTo(0.7481, 4); // z = -0.2063 × √(63 / 6) = -0.6686
    expect(estimate.interval?.[1]).toBeCloseTo(2.375 + 2.364624 * Math.sqrt(7.875 / 56), 5);
  });

  it("the interval holds the mean of a run whose values hang together in 95% of 1,000", () => {
    let held = 0;
    for (let k = 0; k < 1000; k++) {
      const [low = 0, high = 0] = batchMeans(autoregressive(k, 5000, 0.8)).interval ?? [];
      if (low <= 0 && 0 <= high) held++;
    }
    expect(held).toBeGreaterThanOrEqual(922);
    expect(held).toBeLessThanOrEqual(978);
  });

  it("their spread is that of the mean in theory, within 2%", () => {
    const [share, size, batches] = [0.5, 25, 20];
    const squares = new Tally();
    for (let k = 0; k < 8000; k++) {
      squares.add((batchMeans(autoregressive(k, size * batches, share)).sd as number) ** 2);
    }
    /** Variance of the mean of n values in a row. */
    const variance = (n: number) => {
      let sum = 1;
      for (let lag = 1; lag < n; lag++) sum += 2 * (1 - lag / n) * share ** lag;
      return sum / n;
    };
    // the mean of all takes its own variance out of what the batches show
    const expected = (batches / (batches - 1)) * (variance(size) - variance(size * batches));
    expect(squares.mean / expected).toBeGreaterThan(0.98);
    expect(squares.mean / expected).toBeLessThan(1.02);
    expect(squares.standardDeviation / Math.sqrt(squares.count) / expected).toBeLessThan(0.005);
  });

  it("batches of independent values are called related as often as said, those of too short ones nearly always", () => {
    let [independent, short] = [0, 0];
    for (let k = 0; k < 2000; k++) {
      if ((batchMeans(autoregressive(k, 200, 0)).independence as number) < 0.1) independent++;
      if ((batchMeans(autoregressive(k, 200, 0.98)).independence as number) < 0.1) short++;
    }
    expect(independent / 2000).toBeGreaterThan(0.08);
    expect(independent / 2000).toBeLessThan(0.12);
    expect(short / 2000).toBeGreaterThan(0.9);
  });

  it("equal values have nothing in common and no width", () => {
    const none = { sd: 0, autocorrelation: null, independence: null };
    for (const value of [0.1, 1e9 / 3]) {
      expect(batchMeans(new Array<number>(140).fill(value))).toMatchObject({ mean: value, ...none });
    }
  });

  it("refuses too few batches and too few values", () => {
    expect(() => batchMeans([1, 2, 3], 7)).toThrow("at least 8, not 7");
    expect(() => batchMeans([1, 2, 3], 8.5)).toThrow("not 8.5");
    expect(() => batchMeans([1, 2, 3])).toThrow("3 values do not fill 20 batches");
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const values = Array.from({ length: 100 }, (_, k) => (k === 50 ? value : 1));
      expect(() => batchMeans(values)).toThrow("must be finite");
      expect(() => warmUpLength(values)).toThrow("must be finite");
    }
  });
});

describe("warm-up", () => {
  it("leaves out what came before the long run, to the group of five", () => {
    const long = Array.from({ length: 90 }, (_, k) => (k % 2 === 0 ? 1 : -1));
    expect(warmUpLength(long)).toBe(0);
    expect(warmUpLength([40, 30, 20, 10, 50, 9, 40, 8, 7, 30, ...long])).toBe(10);
    expect(warmUpLength([40, 30, 20, 10, 50, 9, 40, 8, ...long])).toBe(10);
    expect(warmUpLength(new Array<number>(50).fill(0.1))).toBe(0);
  });

  it("a run that has not come to its long run is too short to tell", () => {
    expect(warmUpLength(Array.from({ length: 200 }, (_, k) => k))).toBeNull();
    expect(() => warmUpLength([1, 2, 3])).toThrow("at least 50 values to be seen, not 3");
  });

  it("takes away the bias of a start far off", () => {
    const [whole, rest] = [new Tally(), new Tally()];
    for (let k = 0; k < 300; k++) {
      const values = autoregressive(k, 4000, 0.8).map((x, i) => x + 20 * 0.99 ** i);
      const start = warmUpLength(values) ?? values.length;
      whole.add(batchMeans(values).mean);
      rest.add(batchMeans(values.slice(start)).mean);
    }
    expect(whole.mean).toBeCloseTo(20 / (1 - 0.99) / 4000, 1); // 0.5
    expect(Math.abs(rest.mean)).toBeLessThan(0.02);
  });

  it("one long run of M/M/1: 200 intervals hold the wait of the long run, 0.5 × 0.5 / 0.5", () => {
    let held = 0;
    for (let replication = 0; replication < 200; replication++) {
      const sim = new Simulation({ seed: "one long run", replication });
      const clerk = sim.resource("clerk", 1);
      const gap = exponential(sim.stream("arrivals"), { mean: 1 });
      const service = exponential(sim.stream("service"), { mean: 0.5 });
      const waits = new SampleTally();
      function* customer() {
        const came = sim.now;
        const claim = yield* clerk.request();
        waits.add(sim.now - came);
        yield service();
        claim.release();
      }
      sim.process(function* source() {
        for (let k = 0; k < 4000; k++) {
          yield gap();
          sim.process(customer());
        }
      });
      sim.run();
      const [low = 0, high = 0] =
        batchMeans(waits.values.slice(warmUpLength(waits.values) ?? 0)).interval ?? [];
      if (low <= 0.5 && 0.5 <= high) held++;
    }
    expect(held / 200).toBeGreaterThan(0.9);
    expect(held / 200).toBeLessThanOrEqual(0.99);
  });
});
