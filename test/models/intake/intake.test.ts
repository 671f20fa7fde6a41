import { describe, expect, test } from "vitest";
import type { Cohort } from "../../../src/models/cohorts.js";
import { Intake } from "../../../src/models/intake/intake.js";
import type { StationOptions } from "../../../src/models/intake/options.js";
import { makeContext, observed } from "../context.js";

const hours = (value: number) => ({ kind: "constant", value }) as const;
const station = (name: string, desks: number, service: number, rest: Partial<StationOptions> = {}) => ({
  name,
  desks,
  service: hours(service),
  ...rest,
});

interface Setting {
  readonly stations: readonly StationOptions[];
  readonly cohorts?: readonly Cohort[];
  readonly places?: number;
  /** Who has passed stays at the intake for so long (hours). */
  readonly wait?: number;
}

function setting({ stations, cohorts = [{ name: "all", count: 0 }], places, wait = 0 }: Setting) {
  const context = makeContext(cohorts);
  const { simulation, ledger } = context;
  const passed: Record<number, number> = {};
  const intake: Intake = new Intake(
    context,
    context.closures,
    { name: "intake", stations, ...(places === undefined ? {} : { places }) },
    (person) => {
      passed[person] = simulation.now;
      simulation.schedule(wait, () => {
        if (intake.remove(person)) ledger.move(person, "community");
      });
    },
  );
  let road = 0;
  ledger.holder("in_transit", "road", () => road);
  /** People on the road, one for each cohort number given, who arrive together. */
  const arrive = (time: number, ...members: number[]) => {
    const people = members.map((cohort) => ledger.enter(cohort, "in_transit"));
    road += people.length;
    simulation.scheduleAt(time, () => {
      road -= people.length;
      intake.receive(people);
    });
  };
  return { context, intake, passed, arrive };
}

describe("the chain", () => {
  test("everybody passes all stations in order; each has its own queue", () => {
    const { context, passed, arrive, intake } = setting({
      stations: [station("reception", 1, 1), station("registration", 1, 3)],
    });
    arrive(10, 0, 0, 0);
    context.simulation.run(100);
    // Reception 11, 12, 13; registration 14, 17, 20.
    expect(passed).toEqual({ 0: 14, 1: 17, 2: 20 });
    expect(context.population.when("received", 2)).toBe(10);
    expect(context.population.when("registered", 2)).toBe(20);
    expect(context.ledger.countStatus("registered")).toBe(3);
    const { outputs, stages } = observed(intake, 100);
    expect(outputs).toEqual({ days_to_clear_intake: 20 / 24, received: 3 });
    expect(stages["intake: reception"]).toMatchObject({ utilisation: 1, meanWait: 1, maxQueue: 2 });
    expect(stages["intake: registration"]).toMatchObject({ utilisation: 1, meanWait: 2 });
    expect(context.usage.total("desk_hour")).toBe(12);
  });

  test("nobody passes a station by, however many come one by one", () => {
    const { context, passed, arrive } = setting({ stations: [station("registration", 2, 1.5)] });
    for (let person = 0; person < 1000; person++) arrive(person, 0);
    context.simulation.run(2000);
    for (let person = 0; person < 1000; person++) expect(passed[person]).toBe(person + 1.5);
  });

  test("only those who need it stop at a station: by class, or by chance", () => {
    const { context, passed, arrive } = setting({
      stations: [
        station("registration", 9, 1),
        station("age assessment", 9, 5, { who: { age: ["juvenile"] } }),
        station("interview", 9, 100, { share: 0 }),
      ],
      cohorts: [
        { name: "adults", count: 0 },
        { name: "children", count: 0, age: "juvenile" },
      ],
    });
    arrive(0, 0, 1);
    context.simulation.run(100);
    expect(passed).toEqual({ 0: 1, 1: 6 });
  });

  test("a share of 0.25 is met by chance, the same for the same people whatever the desks", () => {
    const count = (desks: number) => {
      const { context, passed, arrive } = setting({
        stations: [station("interview", desks, 0.001, { share: 0.25 })],
      });
      arrive(0, ...new Array<number>(4000).fill(0));
      context.simulation.run(1e5);
      return Object.values(passed).filter((time) => time > 0).length;
    };
    expect(Math.abs(count(5000) - 1000) / Math.sqrt(4000 * 0.25 * 0.75)).toBeLessThan(4);
    expect(count(1)).toBe(count(5000));
  });

  test("an intake without stations passes people on at once, registered", () => {
    const { context, passed, arrive } = setting({ stations: [] });
    arrive(7, 0);
    context.simulation.run(100);
    expect(passed).toEqual({ 0: 7 });
    expect(context.ledger.statusOf(0)).toBe("registered");
  });
});

describe("hospital", () => {
  const stations = (share: number) => [
    station("medical check", 1, 1, { hospital: { share, stay: hours(50) } }),
    station("classification", 1, 1),
  ];

  test("those who are referred come back and go on with the next station; their places are kept", () => {
    const { context, intake, passed, arrive } = setting({ stations: stations(1), places: 3 });
    arrive(0, 0, 0);
    context.simulation.run(20);
    expect([context.ledger.count("hospital"), intake.present, intake.places.free]).toEqual([2, 0, 1]);
    expect([intake.clearedAt(), intake.series.in_hospital?.()]).toEqual([null, 2]);
    context.simulation.run(100);
    expect(passed).toEqual({ 0: 52, 1: 53 });
    expect(observed(intake, 100).outputs).toMatchObject({
      taken_to_hospital: 2,
      days_to_clear_intake: 53 / 24,
    });
  });

  test("who dies there does not come back", () => {
    const { context, intake, passed, arrive } = setting({ stations: stations(1) });
    arrive(0, 0, 0);
    context.simulation.scheduleAt(10, () => {
      expect(intake.remove(0)).toBe(true);
      context.ledger.move(0, "dead");
    });
    context.simulation.run(100);
    expect(passed).toEqual({ 1: 53 });
  });

  test("a share of 0.25 is referred, by chance", () => {
    const n = 4000;
    const { context, intake, arrive } = setting({ stations: stations(0.25) });
    context.simulation.afterEvent = undefined;
    arrive(0, ...new Array<number>(n).fill(0));
    context.simulation.run(1e5);
    const referred = observed(intake, 1e5).outputs.taken_to_hospital ?? 0;
    expect(Math.abs(referred - n / 4) / Math.sqrt((n * 3) / 16)).toBeLessThan(4);
  });
});

describe("places", () => {
  test("those on their way and those who wait for a place elsewhere take one; a place that becomes free is told", () => {
    const { context, intake, arrive } = setting({
      stations: [station("reception", 1, 1)],
      places: 5,
      wait: 10,
    });
    const told: number[] = [];
    intake.places.freed.subscribe(() => told.push(context.simulation.now));
    intake.places.reserve(2);
    expect(intake.places.free).toBe(3);
    expect(intake.clearedAt()).toBe(null);
    context.simulation.scheduleAt(0, () => intake.places.unreserve(2));
    arrive(0, 0, 0);
    context.simulation.run(5);
    expect([intake.places.free, intake.present]).toEqual([3, 2]);
    context.simulation.run(100);
    expect(intake.places.free).toBe(5);
    expect(told).toEqual([0, 11, 12]);
    expect(intake.clearedAt()).toBe(12);
  });

  test("who is lost from a queue or a desk is no longer served; who is brought back goes on where they were", () => {
    const { context, intake, passed, arrive } = setting({
      stations: [station("reception", 1, 2), station("medical", 1, 4)],
    });
    const { simulation, ledger } = context;
    ledger.holder("at_large", "test", () => ledger.count("at_large"));
    arrive(0, 0, 0);
    // 0: reception 0-2, medical from 2, escapes at 3. 1: reception 2-4, medical 4-8.
    simulation.scheduleAt(3, () => {
      expect(intake.remove(0)).toBe(true);
      ledger.move(0, "at_large");
    });
    simulation.scheduleAt(5, () => intake.takeBack(0));
    simulation.run(100);
    expect(passed).toEqual({ 1: 8, 0: 12 });
    expect(intake.remove(0)).toBe(false);
  });

  test("anybody present is picked with equal chances", () => {
    const { context, intake, arrive } = setting({ stations: [station("reception", 1, 1)] });
    arrive(0, 0, 0, 0, 0);
    context.simulation.run(0.5);
    expect([0, 0.3, 0.6, 0.9].map((u) => intake.pick(() => u)).sort()).toEqual([0, 1, 2, 3]);
    context.simulation.run(100);
    expect(intake.pick(() => 0.5)).toBe(undefined);
  });
});
