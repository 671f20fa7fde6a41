import { readFileSync } from "node:fs";
import { parseString } from "fast-csv";
import { describe, expect, it } from "vitest";
import {
  centralInterval,
  crps,
  dayReached,
  type Factor,
  forecast,
  type Inputs,
  localPool,
  type ReportRow,
  readingsOf,
} from "../../../src/experiment/index.js";
import { pace } from "./pace.js";

// The public record of the transfer of 2026, forecast as it came in. The priors are the ranges of the reference
// scenario's phases: 150 people on each of the first two days, then a slow phase of some hundreds at some tens a day,
// a pause, and a main phase.
const factors: readonly Factor[] = [
  { name: "quota", law: { kind: "uniform", low: 100, high: 600 } },
  { name: "slow", law: { kind: "uniform", low: 15, high: 60 } },
  { name: "pause", law: { kind: "triangular", low: 0, mode: 1, high: 14 } },
  { name: "main", law: { kind: "uniform", low: 200, high: 700 } },
];

const inputsOf = ({ quota = 0, slow = 1, pause = 0, main = 0 }: Inputs): Inputs => ({
  burst: 150,
  first: slow,
  later: main,
  change: Math.round(2 + quota / slow + pause),
});

const start = Date.UTC(2026, 0, 21);
const dates = Array.from({ length: 151 }, (_, day) =>
  new Date(start + day * 86_400_000).toISOString().slice(0, 10),
);

const table = new Promise<ReportRow[]>((resolve, reject) => {
  const rows: ReportRow[] = [];
  const text = readFileSync(
    new URL("../../../scenarios/al-sinaa-2026/transfers.csv", import.meta.url),
    "utf8",
  );
  parseString<ReportRow, ReportRow>(text, { headers: true })
    .on("data", (row) => rows.push(row))
    .on("error", reject)
    .on("end", () => resolve(rows));
});

/** Everybody whose case is open has been received, and was dispatched before; the small difference is left out. */
const pool = localPool<Inputs>((inputs, seed, k) => {
  const observations = pace(inputsOf(inputs), seed, k);
  const received = observations.series.received ?? [];
  return { ...observations, series: { received, dispatched: received, cases_opened: received } };
});

describe("the transfer of 2026, forecast at each report", () => {
  it.each([
    [10, "2026-01-30", 500],
    [13, "2026-02-02", 1387],
    [17, "2026-02-06", 2250],
    [21, "2026-02-10", 4583],
  ])(
    "on day %d (%s) the 90%% interval holds day 23, and the score is at most half the straight line's error",
    async (day, until, so_far) => {
      const readings = readingsOf(await table, { dates }, { until });
      const { particles } = await forecast({
        pool,
        factors,
        subjectOf: (i) => i,
        seed: 1,
        readings,
        particles: 250,
      });
      const days = particles.map(
        ({ observations }) => dayReached(observations.series.received ?? [], 5704) ?? 150,
      );
      const [low, high] = centralInterval(days, 0.9);
      expect(low).toBeLessThanOrEqual(23);
      expect(high).toBeGreaterThanOrEqual(22); // "day 23" begins when 22 days have passed
      const straightLine = (day * 5704) / so_far;
      expect(crps(days, 23)).toBeLessThanOrEqual(Math.abs(straightLine - 23) / 2);
    },
  );
});

describe("a table of reports", () => {
  const scenario = { dates: ["2026-01-21", "2026-01-22", "2026-01-23", "2026-01-24"] };
  const row = (change: ReportRow): ReportRow => ({
    as_of: "2026-01-21",
    quantity: "received",
    value: "144",
    kind: "exact",
    published: "",
    source: "",
    ...change,
  });

  it("speaks of the end of a day, as known by a date", () => {
    const rows = [
      row({}),
      row({ as_of: "2026-01-22", kind: "about", value: "300", published: "2026-01-24", source: "AP" }),
    ];
    expect(readingsOf(rows, scenario)).toEqual([
      { day: 1, quantity: "received", kind: "exact", value: 144 },
      { day: 2, quantity: "received", kind: "about", value: 300, source: "AP" },
    ]);
    expect(readingsOf(rows, scenario, { until: "2026-01-23" })).toHaveLength(1);
    expect(readingsOf([row({ value: "", low: "100", high: "200" })], scenario)).toEqual([
      { day: 1, quantity: "received", low: 100, high: 200 },
    ]);
  });

  it("holds at some moment of the day when it was published on it, and is believed as much as it says", () => {
    const [today, tomorrow] = ["2026-01-21", "2026-01-22"].map((published) =>
      readingsOf([row({ published, reliability: "0.5" })], scenario),
    );
    expect(today).toEqual([
      { day: 1, quantity: "received", kind: "exact", value: 144, moment: "within", reliability: 0.5 },
    ]);
    expect(tomorrow?.[0]).not.toHaveProperty("moment");
  });

  it("names every line that cannot be used", () => {
    const rows = [
      row({ as_of: "2026-02-30" }),
      row({ kind: "roughly" }),
      row({ value: "-3" }),
      row({ value: "", low: "5", high: "2" }),
      row({ quantity: "" }),
      row({ as_of: "2026-01-24" }),
      row({ reliability: "90 %" }),
      row({ reliability: "1" }),
      row({ published: "22 Jan 2026" }),
      row({ published: "2026-1-22" }),
    ];
    expect(() => readingsOf(rows, scenario)).toThrow(
      [
        'line 1: as_of is "2026-02-30"; a day from 2026-01-21 to 2026-01-23 is needed',
        'line 2: kind is "roughly", not one of exact, at_least, at_most, about',
        'line 3: value is "-3", not a number of at least 0',
        "line 4: neither a value nor low and high are numbers",
        "line 5: there is no quantity",
        'line 6: as_of is "2026-01-24"; a day from 2026-01-21 to 2026-01-23 is needed',
        'line 7: reliability is "90 %", not a number between 0 and 1',
        'line 8: reliability is "1", not a number between 0 and 1',
        'line 9: published is "22 Jan 2026", not a day such as 2026-01-21',
        'line 10: published is "2026-1-22", not a day such as 2026-01-21',
      ].join("\n"),
    );
  });
});
