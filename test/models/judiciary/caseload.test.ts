import { describe, expect, test } from "vitest";
import { Simulation, Tally } from "../../../src/engine/index.js";
import { type CaseArrivalsOptions, scheduleArrivals } from "../../../src/models/judiciary/case-arrivals.js";
import { openBacklog } from "../../../src/models/judiciary/opening-backlog.js";
import type { CourtOptions } from "../../../src/models/judiciary/options.js";
import { observed } from "../context.js";
import { court, hours, investigation, setting } from "./setting.js";

/** Days on which cases arrive, over a time. */
function arrivals(
  law: CaseArrivalsOptions["law"],
  end: number,
  { until, replication = 0 }: { until?: number; replication?: number } = {},
) {
  const simulation = new Simulation({ seed: 5, replication });
  const times: number[] = [];
  const options = { name: "in", track: "t", law, ...(until === undefined ? {} : { until }) };
  scheduleArrivals(simulation, "court", options, () => times.push(simulation.now));
  simulation.run(end);
  return times;
}

describe("arrivals", () => {
  test("so many a day, at its beginning; fractions add up over the days", () => {
    expect(arrivals({ kind: "regular", perDay: 2 }, 72)).toEqual([0, 0, 24, 24, 48, 48]);
    expect(arrivals({ kind: "regular", perDay: 0.4 }, 240)).toEqual([48, 96, 168, 216]);
    expect(arrivals({ kind: "regular", perDay: 2 }, 720, { until: 25 })).toEqual([0, 0, 24, 24]);
  });

  test("by chance: the count over a time is Poisson", () => {
    const counts = new Tally();
    for (let k = 0; k < 2000; k++)
      counts.add(arrivals({ kind: "poisson", perHour: 0.5 }, 100, { replication: k }).length);
    expect(Math.abs(counts.mean - 50) / Math.sqrt(50 / 2000)).toBeLessThan(4);
    expect(Math.abs(counts.variance - 50) / (50 * Math.sqrt(2 / 2000))).toBeLessThan(4);
  });

  test("as many in each period as a record says, spread evenly over its days", () => {
    const periods = [
      { from: 0, to: 96, count: 6 },
      { from: 96, to: 192, count: 1 },
    ];
    const even = arrivals({ kind: "periods", periods, spread: "even" }, 500);
    expect(even).toEqual([0, 24, 24, 48, 72, 72, 168]);
    const counts = new Tally();
    for (let k = 0; k < 1000; k++) {
      const drawn = arrivals({ kind: "periods", periods, spread: "poisson" }, 500, { replication: k });
      counts.add(drawn.filter((time) => time < 96).length);
    }
    expect(Math.abs(counts.mean - 6) / Math.sqrt(6 / 1000)).toBeLessThan(4);
  });
});

describe("a court to which cases come", () => {
  /** Day on which a court of ample judges has cleared, in 10 days. */
  function cleared(law: CaseArrivalsOptions["law"], until?: number) {
    const source = { name: "in", track: "ordinary", law, ...(until === undefined ? {} : { until }) };
    const { court: made, context } = setting({ ...court(100), arrivals: [source] }, 0);
    made.start();
    context.simulation.run(240);
    expect(made.flow.book.open).toBe(0);
    return made.clearedAt();
  }

  test("has cleared when the last one that comes is decided, and not before: no case open at the end is luck", () => {
    expect(cleared({ kind: "regular", perDay: 2 })).toBeNull();
    expect(cleared({ kind: "regular", perDay: 2 }, 100)).toBe(97);
    expect(cleared({ kind: "regular", perDay: 0 })).toBe(0);
    expect(cleared({ kind: "poisson", perHour: 1e-9 })).toBeNull();
    expect(cleared({ kind: "poisson", perHour: 1e-9 }, 240)).toBe(0);
    const periods = (to: number) => [{ from: 0, to, count: 4 }];
    expect(cleared({ kind: "periods", periods: periods(480), spread: "even" })).toBeNull();
    expect(cleared({ kind: "periods", periods: periods(48), spread: "even" })).toBe(25);
  });
});

describe("opening backlog", () => {
  test("opens the oldest first", () => {
    const simulation = new Simulation({ seed: 1 });
    const opened: [number, number, boolean][] = [];
    const open = (age: number, stage: number, heard: boolean) => opened.push([age, stage, heard]);
    openBacklog(simulation, "court", { name: "old", track: "t", ages: [24, 72, 48] }, open);
    openBacklog(simulation, "court", { name: "tried", track: "t", ages: [1], stage: 1 }, open);
    expect(opened).toEqual([
      [72, 0, false],
      [48, 0, false],
      [24, 0, false],
      [1, 1, true],
    ]);
  });

  test("ages drawn from a law have its mean", () => {
    const ages = new Tally();
    const law = { kind: "exponential", mean: 100 } as const;
    openBacklog(new Simulation(), "court", { name: "old", track: "t", ages: { count: 20_000, law } }, (age) =>
      ages.add(age),
    );
    expect(Math.abs(ages.mean - 100) / (100 / Math.sqrt(20_000))).toBeLessThan(4);
  });

  test("old cases are heard before new ones, and their ages count from before the start", () => {
    const options: CourtOptions = {
      ...court(1, [{ ...investigation, hours: hours(24) }]),
      backlog: [{ name: "old", track: "ordinary", ages: [240, 480] }],
      arrivals: [{ name: "new", track: "ordinary", law: { kind: "regular", perDay: 1 }, until: 48 }],
    };
    const { context, court: judged, exits } = setting(options, 0);
    judged.start();
    context.simulation.run(60);
    const { outputs } = observed(judged, 60);
    // Heard at 0 (20 days old), 24 (11), 48 (2); at 60 h the last, which came at 24, still waits.
    expect(exits.map(([person]) => context.population.cohortOf(person))).toEqual([1, 1]);
    expect(outputs).toMatchObject({ cases_opened: 4, cases_open: 2, age_of_open_oldest: 2.5 });
    // Two came in and two were resolved; at that pace the two that are open take as long again.
    expect(outputs).toMatchObject({ clearance_rate: 1, disposition_time: 2.5 });
    expect(outputs.days_to_disposition_median).toBeCloseTo((21 + 12) / 2, 12);
    expect(outputs.days_to_first_hearing_median).toBe((11 + 20) / 2);
  });
});

describe("a docket: hearings per sitting day", () => {
  const docket = (perDay: number, more: Partial<CourtOptions["benches"][number]> = {}): CourtOptions => ({
    ...court(0),
    benches: [{ name: "judges", capacity: { kind: "docket", perDay: [{ from: 0, perDay }] }, ...more }],
  });

  test("fractions of a hearing are carried to the next day", () => {
    const { context, court: judged, exits } = setting(docket(1.5), 6);
    for (let person = 0; person < 6; person++) judged.open(person, 0);
    context.simulation.run(1000);
    expect(exits.map(([, , time]) => time / 24)).toEqual([0, 1, 1, 2, 3, 3]);
  });

  test("it sits on the days of its calendar, once a day, and not for the second time on the day of an adjournment", () => {
    // Open 9-12 and 13-16 on days 0, 1 and 4.
    const calendar = {
      open: [9, 13, 33, 37, 105, 109],
      close: [12, 16, 36, 40, 108, 112],
      day: [0, 0, 1, 1, 4, 4],
    };
    const stage = { ...investigation, adjournment: { probability: 1, maximum: 1 } };
    const options = { ...docket(2, { calendar }), tracks: [{ name: "ordinary", stages: [stage] }] };
    const { context, court: judged, exits } = setting(options, 2);
    judged.open(0, 0);
    judged.open(1, 0);
    context.simulation.run(1000);
    expect(exits).toEqual([
      [0, "committed", 33],
      [1, "committed", 33],
    ]);
    expect(judged.benches[0]?.judgeDays(0, 1000)).toBe(3);
    expect(judged.benches[0]?.observation()).toMatchObject({ utilisation: 1, maxQueue: 2 });
  });

  test("capacity changes in steps; a panel takes a place for each of its judges", () => {
    const steps = [
      { from: 0, perDay: 2 },
      { from: 48, perDay: 6 },
    ];
    const stage = { ...investigation, panel: 3 };
    const options: CourtOptions = {
      ...court(0),
      benches: [{ name: "judges", capacity: { kind: "docket", perDay: steps } }],
      tracks: [{ name: "ordinary", stages: [stage] }],
    };
    const { context, court: judged, exits } = setting(options, 4);
    for (let person = 0; person < 4; person++) judged.open(person, 0);
    context.simulation.run(1000);
    // Two places are too few for three judges and are kept: 2, then 4 = one panel, then 7 = two, 7 again.
    expect(exits.map(([, , time]) => time / 24)).toEqual([1, 2, 2, 3]);
  });

  test("who withdraws is not heard", () => {
    const { context, court: judged, exits } = setting(docket(1), 2);
    for (let person = 0; person < 2; person++) judged.open(person, 0);
    context.simulation.scheduleAt(20, () => context.ledger.move(1, "dead"));
    context.simulation.run(1000);
    expect(exits).toEqual([[0, "committed", 0]]);
  });
});
