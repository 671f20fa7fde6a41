import { expect, test } from "vitest";
import type { ClearanceOptions, PhaseOptions } from "../../../src/models/index.js";
import { constant, oneRoad, run } from "../scenes.js";

const phased = (phases: readonly PhaseOptions[], rest: Partial<ClearanceOptions> = {}) =>
  run(oneRoad(100, {}, { phases, ...rest }));
const convoys = ({ departures }: ReturnType<typeof run>) =>
  departures.map(({ time, people }) => [time, people]);

test("each phase calls its quota once the one before has left; the last calls whoever remains", () => {
  const loading = { convoys: [{ name: "convoys", routes: ["road"], loading: constant(1) }] };
  expect(
    convoys(phased([{ name: "a", quota: 30 }, { name: "b", quota: 20 }, { name: "c" }], loading)),
  ).toEqual([
    [1, 30],
    [2, 20],
    [3, 50],
  ]);
});

test("a phase that waits until all before it are received starts on their arrival", () => {
  const phases: PhaseOptions[] = [
    { name: "a", quota: 30 },
    { name: "b", after: "received" },
  ];
  expect(convoys(phased(phases))).toEqual([
    [0, 30],
    [2, 70],
  ]);
});

test("a quota of zero is legal: nobody goes, and the next phase starts", () => {
  expect(convoys(phased([{ name: "none", quota: 0 }, { name: "all" }]))).toEqual([[0, 100]]);
  const { outputs } = phased([{ name: "none", quota: 0 }]);
  expect(outputs.days_to_clear_origin).toBeNull();
  expect(outputs.convoys).toBe(0);
});

test("dates, pauses and reviews put a start off", () => {
  const phases: PhaseOptions[] = [
    { name: "a", quota: 30, start: 10 },
    { name: "b", quota: 30, pause: constant(5) },
    { name: "c", review: { duration: constant(7), approval: 1 }, pause: constant(1) },
  ];
  expect(convoys(phased(phases))).toEqual([
    [10, 30],
    [15, 30],
    [23, 40],
  ]);
});

test("a review that refuses is held again: the number of rounds is geometric", () => {
  // One person a phase, taken the moment a review approves: departures are as far apart as reviews take.
  const review = { duration: constant(1), approval: 0.25 };
  const people = 400;
  const phases = Array.from({ length: people }, (_, i) => ({ name: `phase ${i}`, quota: 1, review }));
  const replications = process.env.LONG ? 800 : 80;
  let hours = 0;
  for (let replication = 0; replication < replications; replication++) {
    const options = oneRoad(people, { return: "at_once" }, { phases, horizon: 8000, days: [0] });
    const { departures } = run(options, { replication });
    expect(departures).toHaveLength(people);
    hours += departures.at(-1)?.time ?? 0;
  }
  const reviews = people * replications;
  expect(Math.abs(hours / reviews - 4)).toBeLessThan(4 * Math.sqrt(12 / reviews));
});

test("phases that do not wait run side by side", () => {
  const phases: PhaseOptions[] = [
    { name: "a", who: { cohorts: ["one"] }, pace: { people: 10, hours: 24 } },
    { name: "b", who: { cohorts: ["other"] }, after: "none", start: 30 },
  ];
  const people = [
    { name: "one", count: 30 },
    { name: "other", count: 7 },
  ];
  expect(convoys(phased(phases, { people }))).toEqual([
    [0, 10],
    [24, 10],
    [30, 7],
    [48, 10],
  ]);
});

test("a pace lets so many go in each period, and a convoy waits for its minimum meanwhile", () => {
  const pace = { people: 15, hours: 24 };
  expect(convoys(phased([{ name: "slow", pace, quota: 40 }])).slice(0, 3)).toEqual([
    [0, 15],
    [24, 15],
    [48, 10],
  ]);
  const minimum = { convoys: [{ name: "convoys", routes: ["road"], minimum: 25 }] };
  expect(convoys(phased([{ name: "slow", pace, quota: 40 }], minimum))).toEqual([
    [24, 30],
    [48, 10],
  ]);
});

test("a quota is divided over several origins in proportion to who is there", () => {
  const origins = [{ name: "prison" }, { name: "other" }];
  const { network } = phased([{ name: "a", quota: 10 }], {
    origins,
    people: [
      { name: "here", count: 75, site: "prison" },
      { name: "there", count: 25, site: "other" },
    ],
    routes: origins.map(({ name }) => ({
      name: `road of ${name}`,
      from: name,
      to: "reception",
      legs: [{ name: "leg", duration: constant(1) }],
    })),
    convoys: origins.map(({ name }) => ({ name, routes: [`road of ${name}`] })),
  });
  expect(network.origins.map(({ dispatched }) => dispatched)).toEqual([8, 2]);
});

test("a phase calls only whom it names, from the origins that it names", () => {
  const { model } = phased([{ name: "a", who: { age: ["juvenile"] } }], {
    people: [
      { name: "adults", count: 20, age: "adult" },
      { name: "young", count: 5, age: "juvenile" },
    ],
  });
  expect(model.context.ledger.count("facility")).toBe(5);
});

const always = { name: "road", hazard: constant(10), per: "convoy", empty: 0 } as const;

test("a stop rule ends a phase when incidents reach its number, and the next phase starts", () => {
  const phases: PhaseOptions[] = [
    { name: "a", pace: { people: 10, hours: 24 }, stop: [{ count: "incidents", reaches: 1 }] },
    { name: "b", start: 100 },
  ];
  expect(convoys(phased(phases, { threats: [always] }))).toEqual([
    [0, 10],
    [100, 90],
  ]);
});

test("a stop rule can end the transfer: nobody is called any more", () => {
  const phases: PhaseOptions[] = [
    {
      name: "a",
      pace: { people: 10, hours: 24 },
      stop: [{ count: "hours", reaches: 50, effect: "end_transfer" }],
    },
    { name: "b" },
  ];
  const result = phased(phases);
  expect(result.outputs.convoys).toBe(3);
  expect(result.outputs.days_to_clear_origin).toBeNull();
});

test("a stop rule can pause all movements, and counts anew", () => {
  const stop = { count: "incidents", reaches: 1, effect: "pause", pause: constant(60) } as const;
  const result = phased([{ name: "a", pace: { people: 50, hours: 24 }, stop: [stop] }], {
    threats: [{ ...always, hazard: constant(1000), outcomes: [{}] }],
  });
  expect(result.departures[0]?.time).toBe(0);
  expect(result.departures[1]?.time).toBeGreaterThanOrEqual(60);
});

test("a phase closes when the next one starts: those who are brought back are called by the next, or by none", () => {
  const escapes = {
    threats: [{ ...always, outcomes: [{ escapes: constant(1) }] }],
    recapture: { probability: 1, delay: constant(50) },
  };
  const closed = phased([{ name: "all" }, { name: "nobody", quota: 0 }], escapes);
  expect(closed.outputs.recaptured).toBeGreaterThan(0);
  expect(closed.outputs.convoys).toBe(1);
  expect(closed.model.context.ledger.count("origin")).toBe(closed.outputs.recaptured);
  expect(phased([{ name: "all" }], escapes).outputs.convoys).toBeGreaterThan(1);
});
