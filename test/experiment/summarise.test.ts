import { describe, expect, it } from "vitest";
import { quantile } from "../../src/engine/index.js";
import { Rows, Stages, summarise, Timeline } from "../../src/experiment/index.js";

function rowsOf(days: readonly (number | null)[], hits = 0): Rows {
  return Rows.of(days.map((value, k) => ({ outputs: { days: value }, indicators: { hit: k < hits } })));
}

const summaryOf = (days: readonly (number | null)[], horizon?: number) =>
  summarise("toy", 1, rowsOf(days), horizon).outputs.days;

describe("summarise", () => {
  it("has the shape of summary.json and nothing else", () => {
    const summary = summarise("toy", 42, rowsOf([1, 2, 3, 4], 1));
    expect(Object.keys(summary)).toEqual(["scenario", "seed", "replications", "outputs", "probabilities"]);
    expect(Object.keys(summary.outputs.days ?? {})).toEqual(
      "n censored mean sd ci95 restricted_mean min max p05 p25 p50 p75 p90 p95".split(" "),
    );
    expect(summary).toMatchObject({ scenario: "toy", seed: 42, replications: 4 });
    expect(summary.probabilities.hit).toMatchObject({ p: 0.25, n: 4 });
  });

  it("a sample by hand", () => {
    const days = summaryOf([40, 10, 31, 11, 25, 12, 20, 14, 18, 15]);
    expect(days).toMatchObject({ n: 10, censored: 0, restricted_mean: null, min: 10, max: 40 });
    expect(days?.mean).toBeCloseTo(19.6, 12);
    // Squares about the mean add up to 854.4; t(0.975; 9) = 2.262157.
    expect(days?.sd).toBeCloseTo(Math.sqrt(854.4 / 9), 12);
    expect(days?.ci95?.[0]).toBeCloseTo(19.6 - 6.97003, 4);
    expect(days?.ci95?.[1]).toBeCloseTo(19.6 + 6.97003, 4);
    expect(
      [days?.p05, days?.p25, days?.p75, days?.p90, days?.p95].map((quantile) => quantile?.value),
    ).toEqual([10.45, 12.5, 23.75, 31.9, 35.95].map((value) => expect.closeTo(value, 12)));
    expect(days?.p50).toEqual({ value: 16.5, ci95: [11, 31] }); // 2nd and 9th of ten
    expect(days?.p95.ci95[1]).toBeNull();
  });

  it("the interval of p90 with n = 100 runs from the 84th to the 96th", () => {
    expect(summaryOf(Array.from({ length: 100 }, (_, i) => 100 - i))?.p90.ci95).toEqual([84, 96]);
  });

  it("censored: mean, sd and ci95 null, a restricted mean beside them, upper quantiles beyond the horizon", () => {
    const days = summaryOf([1, 2, 3, 4, 5, 6, 7, null, null, null], 10);
    expect(days).toMatchObject({ n: 10, censored: 3, mean: null, sd: null, ci95: null, min: 1 });
    expect(days?.restricted_mean).toBeCloseTo((28 + 30) / 10, 12);
    expect(days?.max).toBe("beyond_horizon");
    expect(days?.p50).toEqual({ value: 5.5, ci95: [2, "beyond_horizon"] });
    expect(days?.p75.value).toBe("beyond_horizon"); // between the 7th value and a censored one
    expect(days?.p90.value).toBe("beyond_horizon");
    expect(summaryOf([1, 2, null])?.restricted_mean).toBeCloseTo(5 / 3, 12); // no horizon: the largest seen
  });

  it("all censored", () => {
    const days = summaryOf([null, null], 30);
    expect(days).toMatchObject({ n: 2, censored: 2, mean: null, restricted_mean: 30, min: "beyond_horizon" });
    expect(summaryOf([null, null])?.restricted_mean).toBeNull();
  });

  it("a single replication has a mean and no interval", () => {
    expect(summaryOf([3])).toMatchObject({ n: 1, mean: 3, sd: null, ci95: null, min: 3, max: 3 });
  });
});

describe("rows", () => {
  it("come back as they went in", () => {
    const rows = rowsOf([1, null], 1);
    expect([...rows]).toEqual([
      { replication: 0, outputs: { days: 1 }, indicators: { hit: true } },
      { replication: 1, outputs: { days: null }, indicators: { hit: false } },
    ]);
    expect(rows.outputNames).toEqual(["days"]);
    expect(rows.output("days")).toEqual([1, Number.POSITIVE_INFINITY]);
    expect(rows.indicator("hit")).toEqual([true, false]);
  });

  it("out of order, with other names or with NaN are refused", () => {
    const rows = rowsOf([1, 2]);
    expect(() => rows.add(1, { days: 1 }, { hit: false })).toThrow("came after 1");
    expect(() => rows.add(2, { days: Number.NaN }, { hit: false })).toThrow("days is NaN");
    expect(() => rowsOf([1]).add(1, { weeks: 1 }, { hit: false })).toThrow(
      "has weeks, which earlier ones lack",
    );
    expect(() => rowsOf([1]).add(1, {}, { hit: false })).toThrow("has no days");
    expect(() => rows.output("dais")).toThrow("no output is called dais; there are days");
  });
});

describe("timeline", () => {
  it("gives mean and quantiles per day", () => {
    const timeline = new Timeline();
    for (let k = 0; k < 5; k++) timeline.add({ backlog: [10, k, 0] });
    expect(timeline.bands().backlog).toEqual({
      mean: [10, 2, 0],
      p05: [10, 0.2, 0],
      p25: [10, 1, 0],
      p50: [10, 2, 0],
      p75: [10, 3, 0],
      p95: [10, expect.closeTo(3.8, 12), 0],
    });
  });

  it("keeps the first replications for the quantiles and all for the mean", () => {
    const timeline = new Timeline(2);
    for (const value of [1, 3, 100]) timeline.add({ x: [value] });
    expect(timeline.bands().x).toMatchObject({ mean: [104 / 3], p50: [2] });
  });

  it("gives every day its quantiles, whether some series move, all stand still or one moves alone", () => {
    const courses = [
      [5, 5, 5, 7, 7],
      [1, 1, 1, 1, 1],
      [0, 0, 9, 9, 9],
      [3, 3, 3, 3, 3],
    ];
    const timeline = new Timeline();
    for (const course of courses) timeline.add({ x: course });
    const { p25, p95 } = timeline.bands().x ?? {};
    for (let day = 0; day < 5; day++) {
      const values = courses.map((course) => course[day] as number);
      expect(p25?.[day]).toBeCloseTo(quantile(values, 0.25), 12);
      expect(p95?.[day]).toBeCloseTo(quantile(values, 0.95), 12);
    }
  });

  it("keeps every value exactly: people, many people, hours, and what is below nothing", () => {
    const courses = [
      [1, -2],
      [40_000, 3],
      [3e9, 0],
      [0.1, 1 / 3],
      [-0, 7],
    ];
    for (const values of courses) {
      const timeline = new Timeline();
      timeline.add({ x: values });
      expect(timeline.bands().x?.p50).toEqual(values);
    }
  });

  it("refuses replications whose series differ", () => {
    const timeline = new Timeline();
    timeline.add({ x: [1, 2] });
    expect(() => timeline.add({ x: [1] })).toThrow("series x");
    expect(() => timeline.add({ x: [1, 2], y: [1, 2] })).toThrow("different series");
  });
});

describe("stages", () => {
  it("average over replications", () => {
    const stages = new Stages();
    stages.add({ court: { utilisation: 0.9, meanQueue: 10, meanWait: 24, maxQueue: 20 } });
    stages.add({ court: { utilisation: 0.7, meanQueue: 20, meanWait: 48, maxQueue: 30 } });
    const { court } = stages.summaries();
    expect(court?.utilisation.mean).toBeCloseTo(0.8, 12);
    expect(court?.meanWait.mean).toBe(36);
    expect(court?.maxQueue.n).toBe(2);
    expect(() => stages.add({ gate: { utilisation: 0, meanQueue: 0, meanWait: 0, maxQueue: 0 } })).toThrow(
      "gate",
    );
  });
});
