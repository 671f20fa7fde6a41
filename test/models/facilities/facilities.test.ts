import { describe, expect, test } from "vitest";
import type { Cohort } from "../../../src/models/cohorts.js";
import { Facilities } from "../../../src/models/facilities/facilities.js";
import type { FacilitiesOptions } from "../../../src/models/facilities/options.js";
import { makeContext, observed } from "../context.js";

const hours = (value: number) => ({ kind: "constant", value }) as const;

/** Facilities, and people at an intake who ask for a place; what happens to them by person. */
function setting(
  options: FacilitiesOptions,
  cohorts: readonly Cohort[] = [{ name: "all", count: 1 }],
  replication = 0,
) {
  const context = makeContext(cohorts, { replication });
  const { ledger, simulation } = context;
  const outside = new Set<number>();
  ledger.holder("intake", "test", () => outside.size);
  ledger.holder("at_large", "test", () => ledger.count("at_large"));
  const came: [person: number, facility: string, time: number][] = [];
  const facilities: Facilities = new Facilities(context, options, {
    collect: (person) => outside.delete(person),
    arrived: (person) => {
      came.push([person, facilities.facilityOf(person)?.name ?? "nowhere", simulation.now]);
    },
  });
  const ask = (cohort = 0): number => {
    const person = ledger.enter(cohort, "intake");
    outside.add(person);
    facilities.request(person);
    return person;
  };
  const release = (person: number) => {
    if (facilities.remove(person) || outside.delete(person)) ledger.move(person, "community");
  };
  const where = () => came.map(([person, facility]) => `${person} ${facility}`);
  return { context, simulation, ledger, facilities, came, where, ask, release };
}

const wait = { rule: "wait" } as const;

describe("which facility", () => {
  const three = [
    { name: "a", places: 2, overflow: wait },
    { name: "b", places: 10, occupied: 8, overflow: wait },
    { name: "c", places: 5, overflow: wait },
  ];

  test("in the order of the options while there are places; the rest wait, first come, first served", () => {
    const { ask, where, facilities, release, simulation, came } = setting({ facilities: three });
    for (let i = 0; i < 11; i++) ask();
    expect(
      where()
        .slice(0, 9)
        .map((one) => one.at(-1))
        .join(""),
    ).toBe("aabbccccc");
    expect(facilities.waitingForPlace).toBe(2);
    simulation.scheduleAt(5, () => release(3));
    simulation.run(10);
    expect(came.at(-1)).toEqual([9, "b", 5]);
    const { stages, outputs } = observed(facilities, 10);
    expect(outputs).toMatchObject({ waiting_for_place: 1, peak_over_capacity: 0 });
    expect(stages.facilities).toMatchObject({ utilisation: 1, maxQueue: 2 });
    expect(stages.facilities?.meanWait).toBeCloseTo(5 / 10, 12);
    expect(stages.facilities?.meanQueue).toBeCloseTo(1.5, 12);
  });

  test("the one with most free places, or the least crowded", () => {
    const most = setting({ facilities: three, choice: "most_free" });
    for (let i = 0; i < 4; i++) most.ask();
    // Free: a 2, b 2, c 5.
    expect(most.where()).toEqual(["0 c", "1 c", "2 c", "3 a"]);
    const least = setting({ facilities: three, choice: "least_crowded" });
    for (let i = 0; i < 4; i++) least.ask();
    // Shares taken: 0, .8, 0; then a .5, c 0; c .2; c .4; then a .5 < c .6.
    expect(least.where()).toEqual(["0 a", "1 c", "2 c", "3 c"]);
  });

  test("people who need a security level are held there or above", () => {
    const cohorts: Cohort[] = [
      { name: "low", count: 1 },
      { name: "high", count: 1, risk: "high" },
    ];
    const options: FacilitiesOptions = {
      facilities: [
        { name: "open", places: 9 },
        { name: "closed", places: 9, security: 2 },
      ],
      security: [{ who: { risk: ["high"] }, level: 2 }],
    };
    const { ask, where } = setting(options, cohorts);
    ask(1);
    ask(0);
    expect(where()).toEqual(["0 closed", "1 open"]);
    expect(() => setting({ ...options, facilities: options.facilities.slice(0, 1) }, cohorts)).toThrow(
      "cohort high",
    );
  });

  test("separation classes never share one: a facility holds one class, whoever comes first", () => {
    const cohorts: Cohort[] = [
      { name: "adults", count: 9 },
      { name: "children", count: 1, age: "juvenile" },
    ];
    const facilities = [
      { name: "prison", places: 9 },
      { name: "home", places: 1, who: { age: ["juvenile"] }, overflow: wait },
    ];
    const { ask, where, facilities: all } = setting({ facilities }, cohorts);
    ask(1);
    ask(1);
    ask(0);
    expect(where()).toEqual(["0 home", "2 prison"]);
    expect(all.waitingForPlace).toBe(1);
    expect(() => setting({ facilities: facilities.slice(0, 1) }, cohorts)).toThrow("cohort children");
  });
});

describe("over capacity", () => {
  test("taken above capacity only when no place is free, where least crowded; person-days and peak are counted", () => {
    const { ask, where, facilities, simulation, release, ledger } = setting({
      facilities: [
        { name: "a", places: 1 },
        { name: "b", places: 2, overflow: { rule: "allow", most: 3 } },
      ],
    });
    for (let i = 0; i < 3; i++) ask();
    simulation.scheduleAt(10, () => ask());
    simulation.scheduleAt(20, () => ask());
    simulation.scheduleAt(30, () => ask());
    simulation.scheduleAt(40, () => release(0));
    simulation.run(100);
    // a 1/1 and b 2/2; the 4th goes to a (1.0 = 1.0: the first), the 5th to b (1 < 2), the 6th to a: b is at its most.
    expect(where().slice(3)).toEqual(["3 a", "4 b", "5 a"]);
    const { outputs, indicators } = observed(facilities, 100);
    // a: over by 1 on [10,30), 2 on [30,40), 1 on [40,100); b: over by 1 on [20,100).
    expect(outputs.over_capacity_person_days).toBeCloseTo((20 + 20 + 60 + 80) / 24, 12);
    expect(outputs.peak_over_capacity).toBe(3);
    expect(indicators.any_over_capacity).toBe(true);
    // Crowded person-hours: a 2 x 20 + 3 x 10 + 2 x 60, b 3 x 80; all: 3 x 100 + 90 + 80 + 70 - 60.
    expect(outputs.overcrowded_share).toBeCloseTo((190 + 240) / 480, 12);
    expect(ledger.count("facility")).toBe(5);
  });

  test("people who were there before count towards capacity", () => {
    const { ask, facilities, simulation } = setting({
      facilities: [{ name: "a", places: 10, occupied: 15 }],
    });
    ask();
    simulation.run(24);
    const { outputs } = observed(facilities, 24);
    expect(outputs).toMatchObject({
      peak_over_capacity: 6,
      over_capacity_person_days: 6,
      overcrowded_share: 1,
    });
  });
});

describe("provinces", () => {
  const hosts = (province: object): FacilitiesOptions => ({
    facilities: [
      { name: "a", places: 9, province: "p", overflow: wait },
      { name: "b", places: 1, overflow: wait },
    ],
    provinces: [{ name: "p", ...province }],
  });

  test("an objection keeps people out until its date, those who wait come then", () => {
    const { ask, came, simulation } = setting(hosts({ objection: { until: 48 } }));
    for (let i = 0; i < 3; i++) ask();
    simulation.run(100);
    expect(came).toEqual([
      [0, "b", 0],
      [1, "a", 48],
      [2, "a", 48],
    ]);
  });

  test("an objection that begins later lets stay who is there", () => {
    const { ask, came, facilities, simulation } = setting(hosts({ objection: { from: 10, until: 20 } }));
    ask();
    for (const time of [5, 15, 16]) simulation.scheduleAt(time, () => ask());
    simulation.run(100);
    expect(came.map(([, facility, time]) => `${facility} ${time}`)).toEqual(["a 0", "a 5", "b 15", "a 20"]);
    expect(facilities.present).toBe(4);
  });

  test("a cap counts over all its facilities and can be lifted", () => {
    const options = hosts({ cap: 2, capUntil: 72 });
    const { ask, came, simulation } = setting({
      ...options,
      facilities: [...options.facilities, { name: "c", places: 9, province: "p", overflow: wait }],
    });
    for (let i = 0; i < 5; i++) ask();
    simulation.run(100);
    expect(came.map(([, facility, time]) => `${facility} ${time}`)).toEqual([
      "a 0",
      "a 0",
      "b 0",
      "a 72",
      "a 72",
    ]);
  });

  test("an objection with a chance of 0.3 is raised in 0.3 of the replications", () => {
    const n = 2000;
    let raised = 0;
    for (let replication = 0; replication < n; replication++) {
      const { ask, facilities } = setting(hosts({ objection: { probability: 0.3 } }), undefined, replication);
      const person = ask();
      if (facilities.facilityOf(person)?.name === "b") raised++;
    }
    expect(Math.abs(raised - 0.3 * n) / Math.sqrt(n * 0.21)).toBeLessThan(4);
  });
});

describe("transfers", () => {
  const pair = (swaps: boolean, travel = 0): FacilitiesOptions => ({
    facilities: [
      { name: "a", places: 1, overflow: wait },
      { name: "b", places: 1, overflow: wait },
    ],
    transfers: [
      { name: "out", from: "a", to: "b", when: { stay: hours(10) }, travel: hours(travel) },
      { name: "back", from: "b", to: "a", when: { stay: hours(20) }, travel: hours(travel) },
    ],
    swaps,
  });

  test("people go when a rule says so and there is a place; they are in transit on the way", () => {
    const { ask, came, ledger, simulation, facilities } = setting({
      facilities: [
        { name: "remand", places: 5 },
        { name: "prison", places: 1, overflow: wait },
      ],
      transfers: [
        { name: "after", from: "remand", to: "prison", when: { status: "sentenced" }, travel: hours(6) },
      ],
    });
    const [one, two] = [ask(), ask()];
    const sentence = (person: number) => {
      ledger.setStatus(person, "sentenced");
      facilities.statusChanged(person);
    };
    simulation.scheduleAt(10, () => sentence(one));
    simulation.scheduleAt(11, () => sentence(two));
    simulation.run(15);
    expect([ledger.locationOf(one), ledger.locationOf(two)]).toEqual(["in_transit", "facility"]);
    simulation.scheduleAt(50, () => facilities.remove(one) && ledger.move(one, "community"));
    simulation.run(100);
    expect(came.slice(2)).toEqual([
      [one, "prison", 16],
      [two, "prison", 56],
    ]);
    expect(observed(facilities, 100).outputs).toMatchObject({ facility_transfers: 2, facility_swaps: 0 });
  });

  test("two full places that must swap, swap", () => {
    const { ask, came, simulation, facilities, ledger } = setting(pair(true, 2));
    ask();
    ask();
    simulation.run(21);
    expect(ledger.count("in_transit")).toBe(2);
    simulation.run(25);
    expect(came).toEqual([
      [0, "a", 0],
      [1, "b", 0],
      [0, "b", 22],
      [1, "a", 22],
    ]);
    expect(observed(facilities, 25).outputs).toMatchObject({ facility_swaps: 2, transfers_deadlocked: 0 });
  });

  test("without swaps they are reported as a deadlock", () => {
    const { ask, simulation, facilities } = setting(pair(false));
    ask();
    ask();
    simulation.run(1000);
    expect(observed(facilities, 1000).outputs).toMatchObject({
      facility_swaps: 0,
      transfers_waiting: 2,
      transfers_deadlocked: 2,
    });
  });

  test("a circle of three is one exchange", () => {
    const names = ["a", "b", "c"];
    const { ask, simulation, facilities } = setting({
      facilities: names.map((name) => ({ name, places: 1, overflow: wait })),
      transfers: names.map((from, i) => ({
        name: from,
        from,
        to: names[(i + 1) % 3] ?? "",
        when: { stay: hours(10 * (i + 1)) },
      })),
    });
    const people = [ask(), ask(), ask()];
    const places = () => people.map((person) => facilities.facilityOf(person)?.name).join("");
    simulation.run(30);
    expect(places()).toBe("abc");
    simulation.run(31);
    expect(places()).toBe("bca");
    expect(observed(facilities, 31).outputs).toMatchObject({ facility_swaps: 3, facility_transfers: 3 });
  });

  test("no exchange with a province that objects", () => {
    const options = pair(true);
    const { ask, simulation, facilities, came } = setting({
      ...options,
      facilities: options.facilities.map((facility) =>
        facility.name === "b" ? { ...facility, province: "p" } : facility,
      ),
      provinces: [{ name: "p", objection: { from: 5, until: 48 } }],
    });
    ask();
    ask();
    simulation.run(47);
    expect(observed(facilities, 47).outputs).toMatchObject({ facility_swaps: 0, transfers_waiting: 2 });
    simulation.run(49);
    expect(came.slice(2)).toEqual([
      [0, "b", 48],
      [1, "a", 48],
    ]);
  });

  test("a rule that names a facility which is not there is an error", () => {
    const options = pair(true);
    const transfers = [{ name: "lost", to: "z", when: { stay: hours(1) } }];
    expect(() => setting({ ...options, transfers })).toThrow("there is no facility z");
  });
});

describe("people who are lost", () => {
  test("who dies while waiting is not admitted, who escapes and is caught is back, above capacity if need be", () => {
    const { ask, simulation, facilities, ledger, release, came } = setting({
      facilities: [{ name: "a", places: 1, overflow: wait }],
    });
    for (let i = 0; i < 3; i++) ask();
    simulation.scheduleAt(1, () => release(1));
    simulation.scheduleAt(2, () => {
      expect(facilities.remove(0)).toBe(true);
      ledger.move(0, "at_large");
    });
    simulation.scheduleAt(3, () => facilities.takeBack(0));
    simulation.run(10);
    expect(came).toEqual([
      [0, "a", 0],
      [2, "a", 2],
      [0, "a", 3],
    ]);
    expect(facilities.present).toBe(2);
    expect([0.1, 0.9].map((u) => facilities.pick(() => u)).sort()).toEqual([0, 2]);
    expect(facilities.remove(1)).toBe(false);
  });
});
