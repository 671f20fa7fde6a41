import { describe, expect, test } from "vitest";
import type { CourtOptions, LegalClockOptions, StageOptions } from "../../../src/models/judiciary/options.js";
import { observed } from "../context.js";
import { court, hours, investigation, setting } from "./setting.js";

const clock: LegalClockOptions = {
  name: "limit",
  start: "custody",
  stop: "first_hearing",
  limit: 24,
  breach: "count",
};

const withClocks = (judges: number, stage: StageOptions, ...clocks: LegalClockOptions[]): CourtOptions => ({
  ...court(judges, [stage]),
  clocks,
});

const ten = { ...investigation, hours: hours(10) };

describe("what starts and stops a clock", () => {
  test("custody to first hearing: the third of three cases of 10 h waits 20 h of 15", () => {
    const options = withClocks(1, ten, { ...clock, limit: 15 });
    const { context, court: judged } = setting(options, 3);
    for (const person of [0, 1, 2]) judged.open(person, 0);
    context.simulation.run(1000);
    expect(observed(judged, 1000).outputs.deadline_breaches).toBe(1);
    expect(judged.clocks.counts(0)).toEqual({ breaches: 1, granted: 0 });
  });

  test("a clock that runs out at the very hour of the hearing has run out", () => {
    const { context, court: judged } = setting(withClocks(1, ten, { ...clock, limit: 20 }), 3);
    for (const person of [0, 1, 2]) judged.open(person, 0);
    context.simulation.run(1000);
    expect(judged.clocks.counts(0).breaches).toBe(1);
  });

  test("custody that began before the start counts; a limit that has passed already is breached at once", () => {
    const { context, court: judged } = setting(withClocks(1, ten, clock), 3);
    judged.open(0, -24);
    judged.open(1, -20);
    judged.open(2, -100);
    context.simulation.run(1000);
    // 0 is heard at 0, in the 24th hour; 1 at 10, after 30 hours; 2 was over the limit before.
    expect(judged.clocks.counts(0).breaches).toBe(2);
  });

  test("cases of the opening backlog were opened when their age began, and what is behind them breaches nothing", () => {
    const clocks = [
      { ...clock, name: "a", start: "opened", stop: "closed", limit: 120 },
      { ...clock, name: "b", start: "custody", stop: "first_hearing", limit: 24 },
      { ...clock, name: "c", start: "custody", stop: "investigation_ends", limit: 24 },
    ] as const;
    const trial: StageOptions = { ...ten, stage: "trial" };
    const { context, court: judged } = setting(
      {
        ...court(1, [ten, trial]),
        clocks,
        backlog: [{ name: "old", track: "ordinary", stage: 1, ages: [100, 115] }],
      },
      0,
    );
    judged.start();
    context.simulation.run(1000);
    // Tried 0-10, at most 125 h old, and 10-20, 120 h old: too late, both.
    expect(clocks.map((_, i) => judged.clocks.counts(i).breaches)).toEqual([2, 0, 0]);
  });

  test("who was heard before the start is not heard too late", () => {
    const { context, court: judged } = setting(
      {
        ...withClocks(1, ten, { ...clock, limit: 24 }),
        backlog: [
          { name: "seen", track: "ordinary", ages: [100], heard: true },
          { name: "unseen", track: "ordinary", ages: [100] },
        ],
      },
      0,
    );
    judged.start();
    context.simulation.run(1000);
    expect(judged.clocks.counts(0).breaches).toBe(1);
  });

  test("stages begin and end, cases open and close", () => {
    const clocks = [
      { ...clock, name: "a", start: "opened", stop: "closed", limit: 9 },
      { ...clock, name: "b", start: "investigation_begins", stop: "investigation_ends", limit: 11 },
      { ...clock, name: "c", start: "first_hearing", stop: "closed", limit: 9.5 },
      { ...clock, name: "d", start: "investigation_ends", stop: "trial_ends", limit: 1 },
    ] as const;
    const { context, court: judged } = setting(withClocks(1, ten, ...clocks), 1);
    judged.open(0, 0);
    context.simulation.run(1000);
    // The case closes when its only stage ends, which stops even a clock that this starts.
    expect(clocks.map((_, i) => judged.clocks.counts(i).breaches)).toEqual([1, 0, 1, 0]);
    expect(observed(judged, 1000).outputs.deadline_breaches).toBe(1);
  });

  test("a clock runs for its tracks only", () => {
    const { context, court: judged } = setting(
      withClocks(1, ten, { ...clock, limit: 5, tracks: ["juvenile"] }),
      2,
    );
    judged.open(0, 0);
    judged.open(1, 0);
    context.simulation.run(1000);
    expect(judged.clocks.counts(0).breaches).toBe(0);
  });

  test("clocks stand still while the person is at large, and go on with what was left", () => {
    const heard = { ...clock, stop: "first_hearing" } as const;
    const long = { ...investigation, hours: hours(60) };
    const clocks = [
      { ...heard, limit: 12.9 },
      { ...heard, name: "longer", limit: 13.1 },
    ];
    const { context, court: judged } = setting(withClocks(1, long, ...clocks), 2);
    for (const place of ["at_large", "facility"] as const)
      context.ledger.holder(place, "test", () => context.ledger.count(place));
    for (const person of [0, 1]) judged.open(person, 0);
    context.simulation.scheduleAt(3, () => context.ledger.move(1, "at_large"));
    context.simulation.scheduleAt(50, () => context.ledger.move(1, "facility"));
    context.simulation.run(50);
    expect(judged.clocks.counts(0).breaches).toBe(0);
    // 13 hours of the limit pass before person 1 is heard at 60: 3 and, back again, 10.
    context.simulation.run(1000);
    expect([0, 1].map((i) => judged.clocks.counts(i).breaches)).toEqual([1, 0]);
  });

  test("a case whose person escapes is in no breach", () => {
    const { context, court: judged } = setting(withClocks(1, ten, clock), 4);
    context.ledger.holder("at_large", "test", () => context.ledger.count("at_large"));
    for (const person of [0, 1, 2, 3]) judged.open(person, 0);
    context.simulation.scheduleAt(3, () => context.ledger.move(3, "at_large"));
    context.simulation.run(1000);
    expect(judged.clocks.counts(0).breaches).toBe(0);
  });
});

describe("a breach", () => {
  test("releases where the law says so, also from the middle of a hearing; the judge is free at once", () => {
    const options = withClocks(1, ten, { ...clock, stop: "closed", limit: 14, breach: "release" });
    const { context, court: judged, exits } = setting(options, 3);
    for (const person of [0, 1, 2]) judged.open(person, 0);
    judged.clocks.counts(0);
    context.simulation.run(1000);
    // 0: heard 0-10. 1 is being heard and 2 waits when their limits pass at 14.
    expect(exits).toEqual([
      [0, "committed", 10],
      [1, "released", 14],
      [2, "released", 14],
    ]);
    expect(context.ledger.countStatus("released")).toBe(2);
    expect(judged.clearedAt()).toBe(14);
    expect(judged.benches[0]?.queue).toBe(0);
  });
});

describe("renewals", () => {
  const renewals = { length: 24, maximum: 2, hours: hours(1), notice: 4, bench: "judges" };
  const renewed: LegalClockOptions = { ...clock, stop: "closed", renewals };

  test("are decided before other business, cost the judge's time, and put the limit off", () => {
    // Four cases of 15 h: without renewals they end at 15, 30, 45, 60. Clocks: 24, 48, 72 with two renewals.
    const {
      context,
      court: judged,
      exits,
    } = setting(withClocks(1, { ...ten, hours: hours(15) }, renewed), 4);
    for (const person of [0, 1, 2, 3]) judged.open(person, 0);
    context.simulation.run(1000);
    // 0: 0-15. 1: 15-30. At 20 the renewals of 1, 2, 3 are listed; the judge is busy until 30: all breached at 24.
    expect(exits.map(([, , time]) => time)).toEqual([15, 30, 45, 60]);
    expect(judged.clocks.counts(0)).toEqual({ breaches: 3, granted: 0 });
    const two = setting(withClocks(2, { ...ten, hours: hours(15) }, renewed), 5);
    for (const person of [0, 1, 2, 3, 4]) two.court.open(person, 0);
    two.context.simulation.run(1000);
    // Two judges: 0, 1 end at 15; 2, 3 at 30. The renewals of 2, 3, 4, listed at 20, are late for 24.
    expect(two.court.clocks.counts(0)).toEqual({ breaches: 3, granted: 0 });
    // A free judge decides at 20 what is listed then, one hour each, and hears case 4 afterwards.
    const three = setting(withClocks(3, { ...ten, hours: hours(30) }, renewed), 3);
    for (const person of [0, 1]) three.court.open(person, 0);
    three.context.simulation.run(1000);
    expect(three.court.clocks.counts(0)).toEqual({ breaches: 0, granted: 2 });
    expect(three.court.benches[0]?.observation().utilisation).toBeCloseTo(62 / 90, 12);
  });

  test("no more than the maximum, each counted from the limit before", () => {
    const { context, court: judged } = setting(withClocks(2, { ...ten, hours: hours(100) }, renewed), 1);
    judged.open(0, 0);
    const breach: number[] = [];
    context.simulation.scheduleAt(71.9, () => breach.push(judged.clocks.counts(0).breaches));
    context.simulation.scheduleAt(72.1, () => breach.push(judged.clocks.counts(0).breaches));
    context.simulation.run(1000);
    // 24 + 24 + 24.
    expect(breach).toEqual([0, 1]);
    expect(observed(judged, 1000).outputs).toMatchObject({ renewals: 2, deadline_breaches: 1 });
  });

  test("a decision that is not needed any more is taken off the list", () => {
    const {
      context,
      court: judged,
      exits,
    } = setting(withClocks(1, { ...ten, hours: hours(23) }, renewed), 2);
    judged.open(0, 0);
    context.simulation.scheduleAt(21, () => judged.open(1, 21));
    context.simulation.run(1000);
    // The renewal of 0 was listed at 20 and dropped at 23, when its case closed: 1 is heard from 23 to 46, its
    // own renewal, listed at 41, is late at 45.
    expect(exits.map(([, , time]) => time)).toEqual([23, 46]);
    expect(judged.clocks.counts(0)).toEqual({ breaches: 1, granted: 0 });
  });
});
