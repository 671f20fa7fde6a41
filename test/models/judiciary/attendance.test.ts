import { describe, expect, test } from "vitest";
import type { Cohort } from "../../../src/models/cohorts.js";
import type { CourtOptions, StageOptions } from "../../../src/models/judiciary/options.js";
import { observed } from "../context.js";
import { court, hours, investigation, setting } from "./setting.js";

/** 9:00-16:00 on days 0 to 9. */
const day = Array.from({ length: 10 }, (_, i) => i);
const calendar = { open: day.map((d) => 24 * d + 9), close: day.map((d) => 24 * d + 16), day };

const interpreter = { name: "interpreter", pool: "arabic" };
const interpreted = (length: number): StageOptions => ({
  ...investigation,
  hours: hours(length),
  readiness: [interpreter],
});

/** A court of two tracks, the second of which needs an interpreter, and cohorts 0 and 1 for them. */
const twoTracks = (judges: number, interpreters: number, length = 1): CourtOptions => ({
  ...court(judges),
  pools: [{ name: "arabic", count: interpreters }],
  tracks: [
    { name: "plain", who: { cohorts: ["plain"] }, stages: [{ ...investigation, hours: hours(length) }] },
    { name: "arabic", who: { cohorts: ["arabic"] }, stages: [interpreted(length)] },
  ],
});
const cohorts: Cohort[] = [
  { name: "plain", count: 0 },
  { name: "arabic", count: 0 },
];

/** When each case is closed; `whose` is the cohort of each. */
function closing(options: CourtOptions, whose: readonly number[], until = 1000, groups = cohorts) {
  const { context, court: made, exits } = setting(options, 0, { cohorts: groups });
  for (const cohort of whose) context.ledger.enter(cohort, "community");
  whose.forEach((_, person) => {
    made.open(person, 0);
  });
  context.simulation.run(until);
  const times = Object.fromEntries(exits.map(([person, , time]) => [person, time]));
  return { times: whose.map((_, person) => times[person]), ...observed(made, until), context };
}

describe("interpreters and counsel who are counted", () => {
  test("one interpreter and ten judges: the throughput is the interpreter's", () => {
    const { times, stages } = closing(twoTracks(10, 1, 2), Array(12).fill(1));
    expect(times).toEqual(Array.from({ length: 12 }, (_, i) => 2 * (i + 1)));
    expect(stages["court: arabic"]).toMatchObject({ utilisation: 1, meanWait: 11, maxQueue: 11 });
    expect(stages.court?.utilisation).toBeCloseTo(0.1, 12);
  });

  test("who needs nobody is not held up by those who wait for an interpreter", () => {
    const { times } = closing(twoTracks(2, 1), [1, 1, 0, 0, 1]);
    // The second case that needs the interpreter is passed over by the third; from 1 on each judge has one.
    expect(times).toEqual([1, 2, 1, 2, 3]);
  });

  test("with nobody counted nothing changes", () => {
    const { pools: _, ...uncounted } = twoTracks(2, 1);
    const tracks = uncounted.tracks.map(({ stages, ...track }) => ({
      ...track,
      stages: stages.map(({ readiness: __, ...stage }) => stage),
    }));
    const without = closing({ ...uncounted, tracks }, [1, 1, 0, 0, 1]);
    const plenty = closing(twoTracks(2, 5), [1, 1, 0, 0, 1]);
    expect(without.times).toEqual([1, 1, 2, 2, 3]);
    expect(plenty.times).toEqual(without.times);
    expect(Object.keys(without.stages)).toEqual(["court"]);
  });

  test("they stay for the hearing, overnight too, and their use is counted in the court's hours", () => {
    const options = twoTracks(5, 1, 10);
    const benches = [{ name: "judges", calendar, capacity: { kind: "judges", judges: 5 } as const }];
    const { times, stages } = closing({ ...options, benches }, [1, 1], 10 * 24);
    // 9-16 and 9-12 on the next day; then 12-16, and 9-15 the day after.
    expect(times).toEqual([24 + 12, 48 + 15]);
    expect(stages["court: arabic"]?.utilisation).toBe(1);
    expect(stages.court?.utilisation).toBeCloseTo(0.2, 12);
  });

  test("a hearing that needs two sits when both are free", () => {
    const stage = {
      ...interpreted(1),
      readiness: [interpreter, { name: "counsel", pool: "legal aid" }],
    };
    const options: CourtOptions = {
      ...twoTracks(9, 2),
      pools: [
        { name: "arabic", count: 2 },
        { name: "legal aid", count: 1 },
      ],
    };
    const tracks = [...options.tracks.slice(1), { name: "both", stages: [stage] }];
    const { times, stages } = closing({ ...options, tracks }, [0, 0, 1, 1, 1]);
    // Counsel has one hearing at a time with one of the interpreters, the other has the rest.
    expect(times).toEqual([1, 2, 1, 2, 3]);
    expect(stages["court: legal aid"]?.utilisation).toBe(1);
  });

  test("benches that share them are served in turn", () => {
    const options: CourtOptions = {
      name: "court",
      benches: ["a", "b"].map((name) => ({ name, capacity: { kind: "judges", judges: 9 } })),
      pools: [{ name: "arabic", count: 1 }],
      tracks: ["plain", "arabic"].map((name, i) => ({
        name,
        who: { cohorts: [name] },
        stages: [{ ...interpreted(1), bench: i === 0 ? "a" : "b" }],
      })),
    };
    const { times } = closing(options, [0, 0, 0, 0, 1, 1, 1, 1]);
    expect([...times].sort((x, y) => (x ?? 0) - (y ?? 0))).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    // After six hours neither has waited for the other's last.
    const soon = times.map((time) => (time ?? 99) <= 6);
    expect(soon.slice(0, 4).filter(Boolean).length).toBe(3);
    expect(soon.slice(4).filter(Boolean).length).toBe(3);
  });

  test("their number may change; those in a hearing finish it", () => {
    const count = [
      { from: 0, count: 2 },
      { from: 1, count: 1 },
      { from: 6, count: 3 },
    ];
    const { times } = closing({ ...twoTracks(9, 2, 4), pools: [{ name: "arabic", count }] }, [1, 1, 1, 1, 1]);
    // Two from 0 to 4, one from 4 to 8, two more from 6.
    expect(times).toEqual([4, 4, 8, 10, 10]);
  });

  test("whoever dies in a hearing leaves the interpreter to the next", () => {
    const { context, court: made, exits } = setting(twoTracks(2, 1, 5), 0, { cohorts });
    for (const person of [0, 1]) {
      context.ledger.enter(1, "community");
      made.open(person, 0);
    }
    context.simulation.scheduleAt(2, () => context.ledger.move(0, "dead"));
    context.simulation.run(100);
    expect(exits.map(([person, , time]) => [person, time])).toEqual([[1, 7]]);
  });

  test("judges who hear one class a day share them too", () => {
    const groups: Cohort[] = [
      { name: "plain", count: 9 },
      { name: "arabic", count: 9, age: "juvenile" },
    ];
    const options = twoTracks(2, 1);
    const tracks = options.tracks.map((track) => ({ ...track, stages: [interpreted(1)] }));
    const benches = [{ name: "judges", calendar, capacity: { kind: "judges", judges: 2 } as const }];
    const { times, stages } = closing({ ...options, benches, tracks }, [0, 1, 0, 1, 0], 240, groups);
    // A judge for each class, and one interpreter between them: one hearing an hour from 9 on.
    expect([...times].sort((x, y) => (x ?? 0) - (y ?? 0))).toEqual([10, 11, 12, 13, 14]);
    expect(stages["court: arabic"]?.utilisation).toBe(1);
  });

  test("the same cases need one, however many there are", () => {
    const needs = (interpreters: number) => {
      const options = twoTracks(1000, interpreters);
      const stages = [{ ...investigation, readiness: [{ ...interpreter, share: 0.4 }] }];
      const { times } = closing({ ...options, tracks: [{ name: "all", stages }] }, Array(500).fill(0));
      return times.flatMap((time, person) => ((time ?? 0) > 1 ? [person] : []));
    };
    const one = needs(1);
    expect(one.length).toBeGreaterThan(150);
    expect(one.length).toBeLessThan(250);
    // The first few of those who need one have theirs at once.
    expect(needs(4)).toEqual(one.slice(3));
  });

  test("100 cases, 5 interpreters, exponential hearings: cleared after 95/5 + H5 on average", () => {
    const n = 600;
    let sum = 0;
    for (let replication = 0; replication < n; replication++) {
      const stage = { ...interpreted(1), hours: { kind: "exponential", mean: 1 } as const };
      const options = { ...twoTracks(50, 5), tracks: [{ name: "all", stages: [stage] }] };
      const seeds = { seed: 7, replication, check: false };
      const { context, court: made } = setting(options, 100, { seeds });
      for (let person = 0; person < 100; person++) made.open(person, 0);
      context.simulation.run(1000);
      sum += made.clearedAt() ?? Number.NaN;
    }
    const mean = 95 / 5 + 1 + 1 / 2 + 1 / 3 + 1 / 4 + 1 / 5;
    const sd = Math.sqrt(5.26361 / n);
    expect(4 * sd).toBeLessThan(0.02 * mean);
    expect(Math.abs((sum / n - mean) / sd)).toBeLessThan(4);
  });

  test("a pool that is not there, hearings without hours, and too many pools are refused", () => {
    const { pools: _, ...none } = twoTracks(2, 1);
    expect(() => setting(none, 0, { cohorts })).toThrow("no pool of the court is called arabic");
    const docket = [
      { name: "judges", capacity: { kind: "docket", perDay: [{ from: 0, perDay: 3 }] } as const },
    ];
    expect(() => setting({ ...twoTracks(2, 1), benches: docket }, 0, { cohorts })).toThrow(
      "investigation: interpreter cannot be counted on judges, whose hearings take no hours",
    );
    const many = Array.from({ length: 31 }, (_, i) => ({ name: `pool ${i}`, count: 1 }));
    expect(() => setting({ ...twoTracks(2, 1), pools: many }, 0, { cohorts })).toThrow("at most 30 pools");
  });
});
