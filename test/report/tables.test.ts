// What experiments print, of made-up results that can be checked by hand.
import { describe, expect, it } from "vitest";
import { compare, type Goals, Rows, type SweepRow } from "../../src/experiment/index.js";
import {
  coloursWhen,
  comparisonCsv,
  comparisonLines,
  type InputSensitivity,
  optimiseCsv,
  optimiseLines,
  sensitivityCsv,
  sensitivityLines,
  sweepCsv,
  sweepLines,
} from "../../src/report/index.js";

const plain = coloursWhen(false);
const known = { sha256: "ab", seed: 7 };

describe("a comparison", () => {
  const rows = (days: readonly (number | null)[], ambush: readonly boolean[]) =>
    Rows.of(
      days.map((value, k) => ({
        outputs: { days_to_clear: value, convoys: 12, incidents: 3 },
        indicators: { any_ambush: ambush[k] ?? false, any_escape: false },
      })),
    );
  const report = (other: Rows) => ({
    seed: 7,
    replications: 4,
    scenarios: [],
    horizonDays: 40,
    comparisons: compare(
      [
        { name: "plan", rows: rows([20, 22, 24, 26], [false, false, false, true]) },
        { name: "more buses", rows: other },
      ],
      { horizon: 40 },
    ),
  });
  const faster = report(rows([18, 19, 22, 23], [true, true, false, true]));

  it("tells what differs, with signs, points for shares, and what is the same", () => {
    const lines = comparisonLines(faster, 100, plain);
    expect(lines[0]).toBe("more buses against plan");
    // Differences -2, -3, -2, -3: -2.5 ± 3.182 · 0.577 / 2; ambushes in 3 of 4 against 1 of 4.
    expect(lines.find((line) => line.startsWith("everything cleared"))).toMatch(
      /cleared +23 +20\.5 +-2\.5 +-3\.4 to -1\.6 +lower$/,
    );
    expect(lines.find((line) => line.startsWith("at least one ambush"))).toMatch(
      /ambush +25% +75% +\+50 points +-\d.* to \+\d.* +no difference found$/,
    );
    const text = lines.join(" ");
    expect(text).not.toContain("escape");
    expect(text).toContain("The same in every replication: convoys, incidents on the way.");
    expect(text).toContain("4 replications each, seed 7");
    // (20/3 + 17/3) / (1/3)
    expect(text).toContain("as certain as 37 times as many independent replications");
    expect(text).not.toContain("horizon");
  });

  it("tells how many count as the horizon, of each side", () => {
    const late = report(rows([18, null, 22, null], [false, false, false, true]));
    expect(comparisonLines(late, 300, plain).join(" ")).toContain(
      "in so many replications of plan and of more buses, and counted as 40 days: everything cleared (0 and 2 of 4).",
    );
  });

  it("has a row for each figure in its table", async () => {
    const [head, days, , , ambush] = (await comparisonCsv(faster)).split("\n");
    expect(head).toBe(
      "base,other,figure,n,base_mean,other_mean,difference,ci95_low,ci95_high,p,p_holm,finding",
    );
    expect(days).toMatch(
      /^plan,more buses,days_to_clear,4,23,20\.5,-2\.5,-3\.4\d*,-1\.5\d*,0\.003\d*,0\.003\d*,lower$/,
    );
    // Two replications in which only the other met an ambush: p = 2 / 4.
    expect(ambush).toMatch(
      /^plan,more buses,any_ambush,4,0\.25,0\.75,0\.5,-.*,0\.5,0\.5,no difference found$/,
    );
  });
});

describe("levers", () => {
  const goals: Goals = { days: "days_to_clear", risk: "any_ambush", cost: "cost" };
  const candidate = (judges: number, days: number, risk: number, cost: number, onFront = true) => ({
    setting: { "court.judges": judges },
    replications: 20,
    days: { mean: days, interval: [days - 1, days + 1] as const },
    risk: { mean: risk, interval: null },
    cost: { mean: cost, interval: null },
    affordable: true,
    onFront,
  });
  const report = {
    ...known,
    scenario: "plan",
    goals,
    budget: 5000,
    currency: "USD",
    candidates: [
      candidate(2, 30, 0.1, 1000),
      candidate(4, 25, 0.3, 3000, false),
      candidate(6, 20, 0.25, 2000),
    ],
    best: 2,
    certain: true,
    message: "said so",
  };

  it("are told as their front, the quickest first and the choice marked, risks as shares and other goals as numbers", () => {
    const rows = (risk: string) =>
      optimiseLines({ ...report, goals: { ...goals, risk } }, 80, plain).filter((line) =>
        line.startsWith("judges"),
      );
    expect(rows("any_ambush").map((line) => line.split(/ {2,}/))).toEqual([
      ["judges 6", "20", "25%", "2,000", "20", "<- choice"],
      ["judges 2", "30", "10%", "1,000", "20"],
    ]);
    expect(rows("casualties").map((line) => line.split(/ {2,}/)[2])).toEqual(["0.25", "0.1"]);
    const text = optimiseLines(report, 80, plain).join(" ");
    expect(text).toContain("plan: what the levers buy, inside a budget of 5,000");
    expect(text).toContain("3 settings tried, seed 7");
    expect(optimiseLines({ ...report, budget: null }, 80, plain).join(" ")).toContain("without a budget");
  });

  it("are told by 16 rows at most, and how many more there are", () => {
    const of = (count: number) => {
      const candidates = Array.from({ length: count }, (_, k) => candidate(k, k, 0, 100 - k));
      return optimiseLines({ ...report, candidates }, 80, plain);
    };
    expect(of(16).filter((line) => line.startsWith("judges"))).toHaveLength(16);
    expect(of(16).join(" ")).not.toContain("more.");
    expect(of(19).filter((line) => line.startsWith("judges"))).toHaveLength(16);
    expect(of(19)).toContain("and 3 more.");
  });

  it("have a row for each setting in their table, of which one is chosen", async () => {
    expect((await optimiseCsv(report)).split("\n").slice(1, 4)).toEqual([
      "2,30,29,31,0.1,,,1000,,,20,true,true,false",
      "4,25,24,26,0.3,,,3000,,,20,true,false,false",
      "6,20,19,21,0.25,,,2000,,,20,true,true,true",
    ]);
  });
});

describe("a tornado", () => {
  const input = (path: string, atLow: number, atHigh: number): InputSensitivity => ({
    path,
    low: "1",
    high: "2",
    atLow,
    atHigh,
    muStar: 9,
    mu: 8,
    sigma: 1,
    sobol: null,
  });
  const index = (value: number) => ({ value, interval: [value - 0.1, value + 0.1] as const });
  const inputs = [input("a", 10, 30), input("b", 25, 20), input("c", 20, 20), input("d", 21, 25)];
  const report = {
    ...known,
    scenario: "plan",
    replications: 1,
    measure: "days_to_clear",
    middle: 20,
    inputs,
  };
  const bars = (of: readonly InputSensitivity[]) =>
    sensitivityLines({ ...report, inputs: of }, 100, plain)
      .filter((line) => /^[a-d] /.test(line))
      .map((line) => line.replace(/^. +\d+ {2}/, "").slice(0, 17));

  it("has bars of 8 blocks for the longest way from the middle, each from its own ends", () => {
    expect(bars(inputs)).toEqual([
      "████████│████████",
      "        │████    ",
      "        │        ",
      "        │████    ",
    ]);
    expect(bars([input("a", 20, 20)])).toEqual(["        │        "]);
  });

  it("says shares of the variance where there are any, within 0 and 1", () => {
    const shares = [index(-0.01), index(0.5), index(1.02)].map((total) => ({ first: index(0), total }));
    const varied = inputs.map((one, k) => ({ ...one, sobol: shares[k] ?? null }));
    const lines = sensitivityLines({ ...report, inputs: varied }, 100, plain);
    expect(lines.filter((line) => /^[a-d] /.test(line)).map((line) => line.split(/ +/).at(-1))).toEqual([
      "0%",
      "50%",
      "100%",
      "–",
    ]);
    const text = lines.join(" ");
    expect(text).toContain("Total:");
    expect(text).toContain("1 replication at each point, seed 7.");
    expect(sensitivityLines(report, 100, plain).join(" ")).not.toContain("otal");
  });

  it("has both indices with their intervals in its table", async () => {
    const sobol = {
      first: { value: 0.25, interval: [0.2, 0.3] as const },
      total: { value: 0.5, interval: [0.4, 0.6] as const },
    };
    const [, row, without] = (
      await sensitivityCsv({ ...report, inputs: [{ ...input("a", 10, 30), sobol }, input("b", 25, 20)] })
    ).split("\n");
    expect(row).toBe("a,1,2,days_to_clear,10,30,9,8,1,0.25,0.2,0.3,0.5,0.4,0.6");
    expect(without).toBe("b,1,2,days_to_clear,25,20,9,8,1,,,,,,");
  });
});

describe("a sweep", () => {
  const row = (point: number, measure: string, of: Partial<SweepRow>): SweepRow => ({
    point,
    setting: { "court.judges": 3 + point, name: "x" },
    measure,
    n: 10,
    censored: 0,
    value: null,
    lower: null,
    upper: null,
    p05: null,
    p50: null,
    p95: null,
    ...of,
  });
  const rows = [
    row(0, "days_to_clear", { p05: 30, p50: 40, p95: 50 }),
    row(0, "cleared_by_deadline", { value: 0 }),
    row(0, "cost", { value: 1000 }),
    row(1, "days_to_clear", { p05: 20, p50: 20, p95: 20 }),
    row(1, "any_ambush", { value: 0.25 }),
    row(2, "days_to_clear", { p05: 39, p50: "beyond_horizon", p95: "beyond_horizon" }),
  ];
  const report = { ...known, scenario: "plan", replications: 10, paths: ["court.judges", "name"], rows };

  it("has a row for each point, with a bar of 16 blocks for the longest median", () => {
    const cells = sweepLines(report, 120, plain)
      .filter((line) => /^\d · x/.test(line))
      .map((line) => line.split(/ {2,}/));
    expect(cells).toEqual([
      ["3 · x", "40", "30 to 50", "0%", "–", "1,000", "█".repeat(16)],
      ["4 · x", "20", "20", "–", "25%", "–", "█".repeat(8)],
      ["5 · x", "beyond", "39 to beyond", "–", "–", "–"],
    ]);
  });

  it("has a row for each point and measure in its table", async () => {
    const lines = (await sweepCsv(report)).split("\n");
    expect(lines[0]).toBe("point,court.judges,name,measure,n,censored,value,ci95_low,ci95_high,p05,p50,p95");
    expect(lines[1]).toBe("0,3,x,days_to_clear,10,0,,,,30,40,50");
    expect(lines[5]).toBe("1,4,x,any_ambush,10,0,0.25,,,,,");
  });
});
