import { expect, test } from "vitest";
import type { ClearanceOptions, RouteChoice, ThreatOptions } from "../../../src/models/index.js";
import { constant, oneRoad, run } from "../scenes.js";

const times = ({ departures }: ReturnType<typeof run>) => departures.map(({ time }) => time);

/** Convoys of 25 that meet a border post an hour into a journey of 3. */
const border = (post: object, rest: Partial<ClearanceOptions> = {}) =>
  run(
    oneRoad(
      50,
      {},
      {
        borders: [{ name: "post", service: constant(1), ...post }],
        routes: [
          {
            name: "road",
            from: "prison",
            to: "reception",
            legs: [
              { name: "a", duration: constant(1), border: "post" },
              { name: "b", duration: constant(2) },
            ],
          },
        ],
        convoys: [{ name: "convoys", routes: ["road"], maximum: 25 }],
        ...rest,
      },
    ),
  );

test("convoys queue at a border post, one after the other", () => {
  const { outputs, stages } = border({});
  // Both reach it at 1; handled 1-2 and 2-3; the second is aboard for 5 h.
  expect(outputs.hours_aboard_longest).toBe(5);
  expect(outputs.hours_aboard_mean).toBeCloseTo(4.5, 9);
  expect(stages.post?.maxQueue).toBe(1);
  expect(border({ lanes: 2 }).outputs.hours_aboard_longest).toBe(4);
});

test("a border post has hours, and convoys wait for it to open", () => {
  const { outputs } = border({ hours: { open: [6], close: [100] }, lanes: 2 });
  expect(outputs.hours_aboard_longest).toBe(6 + 1 + 2);
});

test("handled vehicle by vehicle, a convoy takes as long as its vehicles", () => {
  const convoys = [{ name: "convoys", routes: ["road"] }];
  expect(border({ per: "vehicle" }, { convoys }).outputs.hours_aboard_longest).toBe(1 + 2 + 2);
});

test("empty vehicles stop at the post too, unless it lets them pass", () => {
  const one = { vehicles: [{ name: "bus", seats: 25, count: 1 }] };
  expect(times(border({}, one))).toEqual([0, 8]);
  expect(times(border({ empty: false }, one))).toEqual([0, 7]);
});

test("on the way back the legs are passed in reverse, and the post between them", () => {
  // Out: the post 1-2, arrival 4. Back: the post is reached at 6, opens at 10; the bus is there again at 12.
  const hours = { open: [0, 10], close: [5.5, 1000] };
  expect(times(border({ hours }, { vehicles: [{ name: "bus", seats: 25, count: 1 }] }))).toEqual([0, 12]);
});

test("on a day of bad weather nobody departs, and the mode that it does not stop does", () => {
  const weather = [{ name: "storm", chance: 1, season: { open: [0], close: [48] } }];
  expect(times(run(oneRoad(10, {}, { weather })))).toEqual([48]);
  expect(times(run(oneRoad(10, {}, { weather: [{ name: "fog", chance: 1, modes: ["air"] }] })))).toEqual([0]);
  const never = run(oneRoad(10, {}, { weather: [{ name: "storm", chance: 1 }] }));
  expect(times(never)).toEqual([]);
  expect(never.outputs.hours_waiting_for_weather).toBe(1000);
});

test("bad days come with their chance, and in spells where they persist", () => {
  const share = (persistence: number | undefined) => {
    // One person a day arrives and departs at once unless the weather is bad: departures a day apart are good days.
    const options = oneRoad(
      0,
      {},
      {
        horizon: 24 * 20_000,
        days: [0],
        origins: [{ name: "prison", arrivals: [{ cohort: "all", gap: constant(24), from: 1 }] }],
        weather: [{ name: "storm", chance: 0.2, ...(persistence === undefined ? {} : { persistence }) }],
      },
    );
    const { departures } = run(options);
    return 1 - departures.filter(({ time }) => time % 24 === 1).length / 20_000;
  };
  const independent = share(undefined);
  expect(Math.abs(independent - 0.2)).toBeLessThan(4 * Math.sqrt(0.16 / 20_000));
  // Chain with P(bad | good) = .2 and P(bad | bad) = .7: stationary share .2 / .5.
  expect(Math.abs(share(0.7) - 0.4)).toBeLessThan(4 * Math.sqrt((0.24 * 3) / 20_000));
});

/** 12 convoys over two roads, of which the second is the safer. */
function choose(choice: RouteChoice, threats: readonly ThreatOptions[] = []): string[] {
  const roads = ["short", "long"];
  const { departures } = run(
    oneRoad(
      120,
      {},
      {
        routes: roads.map((name, i) => ({
          name,
          from: "prison",
          to: "reception",
          legs: [{ name: "leg", length: 100 + i, duration: constant(1 + i) }],
        })),
        convoys: [{ name: "convoys", routes: roads, choice, maximum: 10, headway: 1 }],
        threats,
      },
    ),
  );
  return departures.map(({ route }) => route);
}

test("the fixed choice is the first, alternating takes turns, random takes both", () => {
  expect(new Set(choose("fixed"))).toEqual(new Set(["short"]));
  expect(choose("alternating").slice(0, 4)).toEqual(["short", "long", "short", "long"]);
  expect(new Set(choose("random"))).toEqual(new Set(["short", "long"]));
});

test("the choice by least expected risk takes the safer road, and leaves one that has been used too often", () => {
  const threat = { name: "road", hazard: constant(1e-9) };
  expect(new Set(choose("least_expected_risk", [threat]))).toEqual(new Set(["short"]));
  const short = { name: "on the short one", hazard: constant(1e-6), routes: ["short"] };
  expect(new Set(choose("least_expected_risk", [threat, short]))).toEqual(new Set(["long"]));
  const habit = { ...threat, use: { growth: 1, rest: 20 } };
  const taken = choose("least_expected_risk", [habit]);
  expect(new Set(taken)).toEqual(new Set(["short", "long"]));
  expect(taken[0]).toBe("short");
  expect(taken[1]).toBe("long");
});
