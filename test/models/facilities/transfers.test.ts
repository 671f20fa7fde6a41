import { describe, expect, test } from "vitest";
import type { FacilitiesOptions } from "../../../src/models/facilities/options.js";
import { observed } from "../context.js";
import { hours, setting, wait } from "./setting.js";

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

  test("of two rules that lead to one facility, each takes its own time on the way", () => {
    const { ask, came, simulation } = setting({
      facilities: [{ name: "remand" }, { name: "prison" }],
      transfers: [
        { name: "slow", from: "remand", to: "prison", when: { status: "sentenced" }, travel: hours(50) },
        { name: "fast", from: "remand", to: "prison", when: { stay: hours(10) }, travel: hours(1) },
      ],
      choice: "listed",
    });
    const person = ask();
    simulation.run(100);
    expect(came.slice(1)).toEqual([[person, "prison", 11]]);
  });

  test("a rule brings nobody to a facility that does not take them: classes never share one", () => {
    const { ask, where, simulation } = setting(
      {
        facilities: [
          { name: "remand", who: { separation: ["general"] } },
          { name: "centre", who: { age: ["juvenile"] } },
          { name: "prison", who: { separation: ["general"] } },
        ],
        transfers: [{ name: "on", to: "prison", when: { stay: hours(10) } }],
      },
      [
        { name: "men", count: 1, sex: "male" },
        { name: "boys", count: 1, sex: "male", age: "juvenile" },
      ],
    );
    ask(0);
    ask(1);
    simulation.run(100);
    expect(where()).toEqual(["0 remand", "1 centre", "0 prison"]);
  });

  test("a stay of no length is over at once", () => {
    const { ask, came, simulation } = setting({
      facilities: [{ name: "first" }, { name: "second" }],
      transfers: [{ name: "through", from: "first", to: "second", when: { stay: hours(0) } }],
    });
    const person = ask();
    simulation.run(10);
    expect(came.slice(1)).toEqual([[person, "second", 0]]);
  });

  test("the end of a stay that was broken off sends nobody who has come back since", () => {
    const { ask, came, ledger, simulation, facilities } = setting({
      facilities: [{ name: "a" }, { name: "b" }],
      transfers: [{ name: "on", from: "a", to: "b", when: { stay: hours(10) } }],
    });
    const person = ask();
    simulation.scheduleAt(3, () => facilities.remove(person) && ledger.move(person, "at_large"));
    simulation.scheduleAt(5, () => facilities.takeBack(person));
    simulation.run(100);
    expect(came.slice(1)).toEqual([
      [person, "a", 5],
      [person, "b", 15],
    ]);
  });

  test("a rule that names a facility which is not there is an error", () => {
    const options = pair(true);
    const transfers = [{ name: "lost", to: "z", when: { stay: hours(1) } }];
    expect(() => setting({ ...options, transfers })).toThrow("there is no facility z");
  });
});
