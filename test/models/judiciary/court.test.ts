import { describe, expect, test } from "vitest";
import { Tally } from "../../../src/engine/index.js";
import type { CourtOptions, StageOptions } from "../../../src/models/judiciary/options.js";
import { observed } from "../context.js";
import { court, hours, investigation, setting } from "./setting.js";

describe("theory", () => {
  test("100 cases, 5 judges of exponential service: mean 95/5 + H5 = 21.28333, variance 5.26361", () => {
    const days = new Tally();
    const stage: StageOptions = { ...investigation, hours: { kind: "exponential", mean: 1 } };
    const n = 1_000 * (process.env.LONG === undefined ? 1 : 10);
    for (let replication = 0; replication < n; replication++) {
      const { context, court: judged } = setting(court(5, [stage]), 100, {
        seeds: { replication, check: false },
      });
      for (let person = 0; person < 100; person++) judged.open(person, 0);
      context.simulation.run(1e6);
      days.add(judged.clearedAt() ?? Number.NaN);
    }
    expect(Math.abs(days.mean - 21.28333) / Math.sqrt(5.26361 / n)).toBeLessThan(4);
    // The variance of a sample variance is about 2 sigma^4 / n for a nearly normal sum; kurtosis adds little.
    expect(Math.abs(days.variance - 5.26361) / (5.26361 * Math.sqrt(2.6 / n))).toBeLessThan(4);
  });

  test("10 cases a day in, 5 out, 100 days: 500 resolved, 500 open, the oldest 50 days old", () => {
    const options: CourtOptions = {
      name: "court",
      benches: [{ name: "judges", capacity: { kind: "docket", perDay: [{ from: 0, perDay: 5 }] } }],
      tracks: [{ name: "ordinary", stages: [investigation] }],
      arrivals: [{ name: "in", track: "ordinary", law: { kind: "regular", perDay: 10 } }],
    };
    const { context, court: judged } = setting(options, 0);
    judged.start();
    context.simulation.run(2400);
    const { outputs, stages } = observed(judged, 2400);
    expect(outputs).toMatchObject({
      cases_opened: 1000,
      cases_resolved: 500,
      cases_open: 500,
      age_of_open_oldest: 50,
      age_of_open_median: 25.5,
      days_to_clear_judicial: null,
      days_to_disposition_median: 25,
      clearance_rate: 0.5,
      disposition_time: 100,
    });
    expect(stages.court?.utilisation).toBeCloseTo(1, 12);
    // First-come: the 500th is heard on day 99 after 50 days; 500 of 1000 were never heard, so p90 is censored.
    expect(outputs.days_to_first_hearing_p90).toBe(null);
  });
});

describe("the way of a case", () => {
  test("through investigation, trial and appeal, each hearing on its bench; legal status follows", () => {
    const options: CourtOptions = {
      name: "court",
      benches: [
        { name: "one", capacity: { kind: "judges", judges: 1 } },
        { name: "panels", capacity: { kind: "judges", judges: 3 } },
      ],
      tracks: [
        {
          name: "ordinary",
          stages: [
            { stage: "investigation", bench: "one", hours: hours(5) },
            { stage: "trial", bench: "panels", panel: 3, hours: hours(4), hearings: 2, gap: 10 },
            { stage: "appeal", bench: "panels", panel: 3, hours: hours(1) },
          ],
        },
      ],
    };
    const { context, court: judged, exits } = setting(options, 2);
    const { simulation, ledger, population } = context;
    judged.open(0, -24);
    judged.open(1, -48);
    const seen: string[] = [];
    for (const time of [4, 6, 22, 23.5, 30]) {
      simulation.scheduleAt(time, () => seen.push(`${time}: ${ledger.statusOf(0)}, ${ledger.statusOf(1)}`));
    }
    simulation.run(1000);
    // Person 0: investigation 0-5, trial 5-9 and 19-23, appeal 23-24. Person 1: 5-10, 10-14 and 24-28, 28-29.
    expect(seen).toEqual([
      "4: investigation, investigation",
      "6: trial, investigation",
      "22: trial, trial",
      "23.5: appeal, trial",
      "30: sentenced, sentenced",
    ]);
    expect(exits).toEqual([
      [0, "sentenced", 24],
      [1, "sentenced", 29],
    ]);
    expect(population.when("first_hearing", 1)).toBe(5);
    expect(population.when("resolved", 1)).toBe(29);
    // Days from custody to the first hearing: 24/24 and 53/24; type 7 at 0.9 lies 0.9 of the way between them.
    expect(observed(judged, 1000).outputs.days_to_first_hearing_p90).toBeCloseTo(1 + 0.9 * (53 / 24 - 1), 12);
  });

  test("a case is listed when the slowest of what it needs is there", () => {
    const stage: StageOptions = {
      ...investigation,
      readiness: [
        { name: "file", delay: hours(7) },
        { name: "interpreter", delay: hours(12) },
        { name: "counsel", share: 0, delay: hours(99) },
      ],
    };
    const { context, court: judged, exits } = setting(court(1, [stage]), 1);
    judged.open(0, 0);
    context.simulation.run(100);
    expect(exits).toEqual([[0, "committed", 13]]);
    expect(context.ledger.statusOf(0)).toBe("trial");
  });

  test("a hearing that is adjourned sends the case back; no more than the maximum; never sooner than the gap", () => {
    const stage: StageOptions = {
      ...investigation,
      gap: 3,
      adjournment: { probability: 1, maximum: 2, delay: hours(20) },
    };
    const { context, court: judged, exits } = setting(court(1, [stage]), 1);
    judged.open(0, 0);
    context.simulation.run(1000);
    // 0-1, 21-22, 42-43.
    expect(exits).toEqual([[0, "committed", 43]]);
    const gap: StageOptions = { ...stage, adjournment: { probability: 1, maximum: 1 } };
    const second = setting(court(1, [gap]), 1);
    second.court.open(0, 0);
    second.context.simulation.run(1000);
    expect(second.exits).toEqual([[0, "committed", 5]]);
  });

  test("adjournments at chance 0.3 take 1 / 0.7 hearings on average", () => {
    const stage: StageOptions = { ...investigation, adjournment: { probability: 0.3 } };
    const n = 20_000;
    const { context, court: judged } = setting(court(n, [stage]), n, { seeds: { check: false } });
    for (let person = 0; person < n; person++) judged.open(person, 0);
    context.simulation.run(1e6);
    const hearings = new Tally();
    for (let person = 0; person < n; person++) hearings.add(judged.flow.book.hearing[person] ?? 0);
    const sd = Math.sqrt(0.3) / 0.7;
    expect(Math.abs(hearings.mean - 1 / 0.7) / (sd / Math.sqrt(n))).toBeLessThan(4);
  });

  test("outcomes come with their probabilities", () => {
    const stage: StageOptions = {
      ...investigation,
      outcomes: [
        { to: "released", probability: 0.2 },
        { to: "handed_over", probability: 0.3 },
        { to: "next", probability: 0.5 },
      ],
    };
    const trial: StageOptions = { ...investigation, stage: "trial" };
    const n = 40_000;
    const { context, court: judged } = setting(court(n, [stage, trial]), n, { seeds: { check: false } });
    for (let person = 0; person < n; person++) judged.open(person, 0);
    context.simulation.run(1e6);
    const { released, handed_over, sentenced, closed, committed } = judged.flow.exits;
    expect([released + handed_over + sentenced, closed, committed]).toEqual([n, 0, 0]);
    for (const [count, p] of [
      [released, 0.2],
      [handed_over, 0.3],
      [sentenced, 0.5],
    ] as const) {
      expect(Math.abs(count - n * p) / Math.sqrt(n * p * (1 - p))).toBeLessThan(4);
    }
    expect(context.ledger.countStatus("released")).toBe(released);
  });
});

describe("people who leave before their case is decided", () => {
  test("who escapes is not heard until recaptured, who dies never; both free the judge", () => {
    const { context, court: judged, exits } = setting(court(1, [{ ...investigation, hours: hours(10) }]), 3);
    for (const person of [0, 1, 2]) judged.open(person, 0);
    const { simulation, ledger } = context;
    ledger.holder("at_large", "test", () => ledger.count("at_large"));
    simulation.scheduleAt(4, () => ledger.move(0, "at_large"));
    simulation.scheduleAt(6, () => ledger.move(1, "dead"));
    ledger.holder("facility", "test", () => ledger.count("facility"));
    simulation.scheduleAt(9, () => ledger.move(0, "facility"));
    simulation.run(100);
    // 0 is heard from 0 to 4, 1 from 4 to 6, 2 from 6 to 16, then 0 anew.
    expect(exits).toEqual([
      [2, "committed", 16],
      [0, "committed", 26],
    ]);
    expect([ledger.statusOf(0), ledger.statusOf(1)]).toEqual(["trial", "closed"]);
    expect(judged.clearedAt()).toBe(26);
  });

  test("who is handed over or let go before the court has decided is no case any more", () => {
    const { context, court: judged, exits } = setting(court(1, [{ ...investigation, hours: hours(10) }]), 0);
    const { simulation, ledger } = context;
    let held = 3;
    ledger.holder("facility", "test", () => held);
    for (let i = 0; i < 3; i++) ledger.enter(0, "facility");
    for (const person of [0, 1, 2]) judged.open(person, 0);
    const leave = (person: number, to: "abroad" | "community") => {
      held--;
      ledger.move(person, to);
    };
    simulation.scheduleAt(4, () => leave(0, "abroad"));
    simulation.scheduleAt(5, () => leave(1, "community"));
    simulation.run(100);
    expect(exits).toEqual([
      [0, "handed_over", 4],
      [1, "released", 5],
      [2, "committed", 15],
    ]);
    expect([0, 1].map((person) => ledger.statusOf(person))).toEqual(["handed_over", "released"]);
  });

  test("a case stays open while its person is at large", () => {
    const { context, court: judged } = setting(court(1), 1);
    const { simulation, ledger } = context;
    ledger.holder("at_large", "test", () => ledger.count("at_large"));
    judged.open(0, 0);
    simulation.scheduleAt(0.5, () => ledger.move(0, "at_large"));
    simulation.run(100);
    expect(judged.clearedAt()).toBe(null);
    expect(observed(judged, 100).outputs).toMatchObject({ cases_open: 1, cases_resolved: 0 });
  });
});

describe("common random numbers", () => {
  test("the same case takes the same time under 18 and 20 judges: the variance of the difference falls at least fivefold", () => {
    const stage: StageOptions = { ...investigation, hours: { kind: "lognormal", median: 5, p90: 12 } };
    const days = (judges: number, replication: number) => {
      const { context, court: judged } = setting(court(judges, [stage]), 400, {
        seeds: { replication, check: false },
      });
      for (let person = 0; person < 400; person++) judged.open(person, 0);
      context.simulation.run(1e6);
      return judged.clearedAt() ?? Number.NaN;
    };
    const [paired, independent] = [new Tally(), new Tally()];
    for (let k = 0; k < 200; k++) {
      const eighteen = days(18, k);
      paired.add(eighteen - days(20, k));
      independent.add(eighteen - days(20, k + 1000));
    }
    expect(independent.variance / paired.variance).toBeGreaterThan(5);
  });
});

describe("errors", () => {
  test("a bench that is not there, a panel that is too large, a cohort that no track takes, a case opened twice", () => {
    expect(() => setting(court(1, [{ ...investigation, bench: "judge" }]), 0)).toThrow("there are judges");
    expect(() => setting(court(2, [{ ...investigation, panel: 3 }]), 0)).toThrow(
      "a panel of 3 can never sit",
    );
    const options = {
      ...court(1),
      tracks: [{ name: "t", who: { age: ["juvenile"] }, stages: [investigation] }],
    };
    const { court: picky } = setting(options, 1);
    expect(picky.takes(0)).toBe(false);
    expect(() => picky.open(0, 0)).toThrow("cohort all");
    const { court: judged } = setting(court(1), 1);
    judged.open(0, 0);
    expect(() => judged.open(0, 0)).toThrow("case 0 is open already");
  });
});
