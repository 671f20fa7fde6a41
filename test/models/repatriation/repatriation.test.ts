import { describe, expect, test } from "vitest";
import type { Cohort } from "../../../src/models/cohorts.js";
import type { ReceivingStateOptions, RepatriationOptions } from "../../../src/models/repatriation/options.js";
import { Repatriation } from "../../../src/models/repatriation/repatriation.js";
import { makeContext, observed } from "../context.js";

const hours = (value: number) => ({ kind: "constant", value }) as const;
const cohorts: Cohort[] = [
  { name: "x", count: 0, nationality: "X" },
  { name: "y", count: 0, nationality: "Y" },
  { name: "own", count: 0 },
];
const x: ReceivingStateOptions = { name: "X", who: { nationality: ["X"] } };
const y: ReceivingStateOptions = { name: "Y", who: { nationality: ["Y"] } };

function setting(options: RepatriationOptions, { court = false, replication = 0 } = {}) {
  const context = makeContext(cohorts, { replication });
  const { ledger, simulation } = context;
  const held = new Set<number>();
  const left: [person: number, time: number][] = [];
  ledger.holder("facility", "test", () => held.size);
  ledger.holder("at_large", "test", () => ledger.count("at_large"));
  const repatriation = new Repatriation(context, options, () => court, {
    collect: (person) => {
      if (!held.delete(person)) return false;
      left.push([person, simulation.now]);
      return true;
    },
  });
  /** Somebody is registered at a time; returns the number the person will have. */
  const register = (time: number, cohort: number) => {
    const person = ledger.enter(cohort, "facility", "registered");
    held.add(person);
    simulation.scheduleAt(time, () => repatriation.registered(person));
    return person;
  };
  const blocked = () =>
    ["investigation", "verification", "check", "agreement", "seats"].map(
      (gate) => repatriation.series[`blocked_by_${gate}`]?.() ?? Number.NaN,
    );
  return { ...context, repatriation, register, left, held, blocked };
}

describe("gates", () => {
  test("all must open: investigation and verification in any order, then the check, then the agreement, then a seat", () => {
    const { register, repatriation, simulation, left, blocked, ledger } = setting(
      {
        states: [
          {
            ...x,
            verification: hours(30),
            nonRefoulement: { duration: hours(10), refusal: 0 },
            agreement: { at: hours(70) },
          },
        ],
        flights: [{ name: "weekly", to: ["X"], seats: 9, first: 24, every: 168 }],
      },
      { court: true },
    );
    const person = register(0, 0);
    simulation.scheduleAt(50, () => repatriation.investigationClosed(person));
    const seen: number[][] = [];
    for (const time of [10, 40, 55, 65, 100, 193]) simulation.scheduleAt(time, () => seen.push(blocked()));
    simulation.run(1000);
    // The state has not agreed before 70, so that it blocks besides everything else.
    expect(seen).toEqual([
      [1, 1, 0, 1, 0],
      [1, 0, 0, 1, 0],
      [0, 0, 1, 1, 0],
      [0, 0, 0, 1, 0],
      [0, 0, 0, 0, 1],
      [0, 0, 0, 0, 0],
    ]);
    expect(left).toEqual([[0, 192]]);
    expect([ledger.locationOf(0), ledger.statusOf(0)]).toEqual(["abroad", "handed_over"]);
  });

  test("nobody is handed over before the investigation ends; without a court, or where it is not needed, the gate is open", () => {
    const blocked = setting({ states: [x] }, { court: true });
    blocked.register(0, 0);
    blocked.simulation.run(1e5);
    expect(blocked.left).toEqual([]);
    expect(observed(blocked.repatriation, 1e5).outputs).toMatchObject({
      blocked_by_investigation: 1,
      repatriated: 0,
    });
    for (const open of [
      setting({ states: [x] }),
      setting({ states: [{ ...x, needsInvestigation: false }] }, { court: true }),
    ]) {
      open.register(5, 0);
      open.simulation.run(100);
      expect(open.left).toEqual([[0, 5]]);
    }
  });

  test("a refusal is for ever; it comes with its probability", () => {
    const { register, simulation, left, repatriation, ledger } = setting({
      states: [{ ...x, nonRefoulement: { duration: hours(1), refusal: 0.25 } }],
    });
    const n = 4000;
    simulation.afterEvent = undefined;
    for (let i = 0; i < n; i++) register(0, 0);
    simulation.run(10);
    const refused = observed(repatriation, 10).outputs.repatriation_refused ?? 0;
    expect(Math.abs(refused - n / 4) / Math.sqrt((n * 3) / 16)).toBeLessThan(4);
    expect(left.length).toBe(n - refused);
    expect(ledger.count("facility")).toBe(refused);
  });

  test("a state takes so many in each period from its agreement on, and no more than its most", () => {
    const pace = { persons: 2, period: 168 };
    const { register, simulation, left } = setting({
      states: [{ ...x, agreement: { at: hours(10), pace, most: 5 } }],
    });
    for (let i = 0; i < 7; i++) register(i, 0);
    simulation.run(5000);
    expect(left).toEqual([
      [0, 10],
      [1, 10],
      [2, 178],
      [3, 178],
      [4, 346],
    ]);
  });

  test("a pace of half a person in a period is one in every second", () => {
    const { register, simulation, left } = setting({
      states: [{ ...x, agreement: { pace: { persons: 0.5, period: 24 } } }],
    });
    for (let i = 0; i < 3; i++) register(0, 0);
    simulation.run(5000);
    expect(left.map(([, time]) => time)).toEqual([24, 72, 120]);
  });

  test("what a period does not use is lost", () => {
    const { register, simulation, left } = setting({
      states: [{ ...x, agreement: { pace: { persons: 1, period: 24 } } }],
    });
    for (let i = 0; i < 3; i++) register(100, 0);
    simulation.run(5000);
    expect(left.map(([, time]) => time)).toEqual([100, 120, 144]);
  });

  test("a state agrees with its probability, once per replication", () => {
    let agreed = 0;
    const n = 1500;
    for (let replication = 0; replication < n; replication++) {
      const { register, simulation, left } = setting(
        { states: [{ ...x, agreement: { probability: 0.4 } }] },
        { replication },
      );
      register(0, 0);
      register(0, 0);
      simulation.run(10);
      expect([0, 2]).toContain(left.length);
      if (left.length === 2) agreed++;
    }
    expect(Math.abs(agreed - 0.4 * n) / Math.sqrt(n * 0.24)).toBeLessThan(4);
  });
});

describe("flights", () => {
  const flight = { name: "f", to: ["X", "Y"], seats: 3, first: 10, every: 100 };

  test("leave on their days with those accepted first, whatever their state, if there are enough", () => {
    const { register, simulation, left, repatriation, usage } = setting({
      states: [x, y],
      flights: [{ ...flight, minimum: 2 }],
    });
    for (const [time, cohort] of [
      [1, 0],
      [2, 1],
      [3, 1],
      [4, 0],
      [5, 2],
      [150, 1],
    ] as const)
      register(time, cohort);
    simulation.run(1000);
    expect(left).toEqual([
      [0, 10],
      [1, 10],
      [2, 10],
      [3, 210],
      [5, 210],
    ]);
    const { outputs, stages } = observed(repatriation, 1000);
    expect(outputs).toMatchObject({ flights: 2, repatriated: 5, blocked_by_seats: 0 });
    expect(stages["flight: f"]?.utilisation).toBeCloseTo(5 / 6, 12);
    expect(usage.total("flight")).toBe(2);
  });

  test("who becomes ready at the very hour of a departure goes with it", () => {
    const { register, simulation, left } = setting({ states: [x, y], flights: [flight] });
    register(110, 0);
    simulation.run(1000);
    expect(left).toEqual([[0, 110]]);
  });

  test("who is at large when the flight leaves goes with a later one; who has died never", () => {
    const { register, simulation, left, held, ledger } = setting({ states: [x, y], flights: [flight] });
    const [one, two] = [register(0, 0), register(0, 0)];
    simulation.scheduleAt(5, () => {
      for (const person of [one, two]) held.delete(person);
      ledger.move(one, "at_large");
      ledger.move(two, "dead");
    });
    simulation.scheduleAt(50, () => {
      held.add(one);
      ledger.move(one, "facility");
    });
    simulation.run(1000);
    expect(left).toEqual([[0, 110]]);
  });

  test("to a state that is not there is an error", () => {
    expect(() => setting({ states: [x, y], flights: [flight] })).not.toThrow();
    expect(() => setting({ states: [y], flights: [{ ...flight, to: ["Z"] }] })).toThrow(
      "no receiving state is called Z",
    );
  });
});
