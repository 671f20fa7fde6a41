import { describe, expect, test } from "vitest";
import { deriveStream, exponential, type Sampler, sampler } from "../../../src/engine/index.js";
import type { CourtOptions, StageOptions } from "../../../src/models/judiciary/options.js";
import { observed } from "../context.js";
import { expectMean, queue } from "./queue.js";
import { court, hours, investigation, setting } from "./setting.js";

describe("a court with Poisson arrivals", () => {
  /** Waits by the recursion of Kiefer and Wolfowitz (1955): who comes next goes to the judge who is free first. */
  function recursion(judges: number, gap: Sampler, service: Sampler, end: number) {
    const free = new Array<number>(judges).fill(0);
    const waits: number[] = [];
    for (let time = gap(); time < end; time += gap()) {
      free.sort((a, b) => a - b);
      const begin = Math.max(time, free[0] ?? 0);
      if (begin < end) waits.push(begin - time);
      free[0] = begin + service();
    }
    return waits;
  }

  test.each([
    ["M/M/5", 5, 4, { kind: "exponential", mean: 1 }],
    ["M/D/1", 1, 0.8, hours(1)],
    ["M/LN/3", 3, 2.5, { kind: "lognormal", median: 0.8, p90: 2 }],
  ] as const)("%s: every wait is the recursion's on the same draws", (_, judges, perHour, law) => {
    const options: CourtOptions = {
      ...court(judges, [{ ...investigation, hours: law }]),
      arrivals: [{ name: "in", track: "ordinary", law: { kind: "poisson", perHour } }],
    };
    const { context, court: judged } = setting(options, 0, { seeds: { seed: 9, check: false } });
    judged.start();
    context.simulation.run(2000);
    const exact = recursion(
      judges,
      exponential(deriveStream(9, 0, "court.arrivals.in"), { mean: 1 / perHour }),
      sampler(deriveStream(9, 0, "court.ordinary.investigation.hours"), law),
      2000,
    );
    const { heardAt, since } = judged.flow.book;
    const waits = exact.map((_, person) => (heardAt[person] ?? Number.NaN) - (since[person] ?? Number.NaN));
    expect(Math.max(...waits.map((wait, i) => Math.abs(wait - (exact[i] ?? Number.NaN))))).toBeLessThan(1e-9);
    expect(observed(judged, 2000).stages.court?.meanWait).toBeCloseTo(
      exact.reduce((sum, wait) => sum + wait, 0) / exact.length,
      9,
    );
  });

  test("the judges' use is the load: 4 cases of an hour for 5 judges, and 1 / 0.8 hearings with adjournments", () => {
    const exponentialHour: StageOptions = { ...investigation, hours: { kind: "exponential", mean: 1 } };
    expectMean(queue(5, 4, exponentialHour, 20_000, 10).use, 0.8);
    const adjourned: StageOptions = { ...investigation, hours: hours(1), adjournment: { probability: 0.2 } };
    expectMean(queue(1, 0.4, adjourned, 10_000, 10).use, 0.5);
  });
});

describe("calendars as deterministic capacity", () => {
  const weekdays = Array.from({ length: 70 }, (_, i) => i).filter((i) => i % 7 < 5);
  const calendar = {
    open: weekdays.map((d) => 24 * d + 9),
    close: weekdays.map((d) => 24 * d + 16),
    day: weekdays,
    feasts: [{ name: "feast", day: 7, length: 3, plusMinus: 0 }],
  };

  test("100 cases of 3.5 h before 2 judges of 7 h a day, five days a week, three of them a feast: 28 days", () => {
    const options: CourtOptions = {
      ...court(2, [{ ...investigation, hours: hours(3.5) }]),
      benches: [{ name: "judges", calendar, capacity: { kind: "judges", judges: 2 } }],
    };
    const { context, court: judged } = setting(options, 100);
    for (let person = 0; person < 100; person++) judged.open(person, 0);
    context.simulation.run(70 * 24);
    // 4 cases a day: 25 sitting days. Weeks of 5, 2, 5, 5, 5: the 25th is the Wednesday of the sixth week.
    expect(judged.clearedAt()).toBe((35 + 2) * 24 + 16);
    expect(judged.benches[0]?.judgeDays(0, 70 * 24)).toBe(2 * 47);
    expect(observed(judged, 70 * 24).stages.court?.utilisation).toBeCloseTo(1, 12);
  });

  test("a hearing rests over a weekend and a feast and goes on where it stopped", () => {
    const options: CourtOptions = {
      ...court(1, [{ ...investigation, hours: hours(38) }]),
      benches: [{ name: "judges", calendar, capacity: { kind: "judges", judges: 1 } }],
    };
    const { context, court: judged } = setting(options, 1);
    judged.open(0, 0);
    context.simulation.run(70 * 24);
    // 35 hours in the first week; the feast takes Monday to Wednesday of the second; three hours on Thursday.
    expect(judged.clearedAt()).toBe(10 * 24 + 12);
  });
});
