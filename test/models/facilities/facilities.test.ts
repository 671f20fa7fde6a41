import { describe, expect, test } from "vitest";
import type { Cohort } from "../../../src/models/cohorts.js";
import type { FacilitiesOptions } from "../../../src/models/facilities/options.js";
import { observed } from "../context.js";
import { setting, wait } from "./setting.js";

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

  test("facilities without a place are used by nobody who waits, and filled by who is there", () => {
    const use = (overflow: typeof wait | { readonly rule: "allow" }) => {
      const { ask, simulation, facilities } = setting({ facilities: [{ name: "a", places: 0, overflow }] });
      ask();
      ask();
      simulation.run(0.1);
      return observed(facilities, 0.1).stages.facilities?.utilisation;
    };
    expect([use(wait), use({ rule: "allow" })]).toEqual([0, 1]);
  });

  test("above capacity, people come last to a facility that has no place at all", () => {
    const { ask, where } = setting({
      facilities: [
        { name: "none", places: 0 },
        { name: "one", places: 1 },
      ],
    });
    ask();
    ask();
    expect(where()).toEqual(["0 one", "1 one"]);
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

test("somebody is picked from all who are held, with equal chances wherever they are", () => {
  const places = [2, 3, 4].map((count, i) => ({ name: "abc".charAt(i), places: count, overflow: wait }));
  const { facilities, ask } = setting({ facilities: places });
  expect(facilities.pick(() => 0.5)).toBe(undefined);
  for (let i = 0; i < 9; i++) ask();
  const picked = Array.from({ length: 9 }, (_, i) => {
    const person = facilities.pick(() => (i + 0.5) / 9);
    return person === undefined ? "nobody" : facilities.facilityOf(person)?.name;
  });
  expect(picked.join("")).toBe("aabbbcccc");
});
