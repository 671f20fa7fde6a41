import { describe, expect, it } from "vitest";
import { diskReader } from "../../../src/cli/disk-reader.js";
import { replicate } from "../../../src/experiment/index.js";
import type { StageRecord } from "../../../src/models/index.js";
import { readScenario, type Scenario, varyScenario } from "../../../src/scenario/index.js";
import { smallScenario } from "../../cli/small-scenario.js";
import { valid } from "../../scenario/sample.js";

const shipped = (name: string): Scenario => {
  const { scenario } = readScenario(`scenarios/${name}/scenario.yaml`, diskReader);
  if (scenario === undefined) throw new Error(`${name} cannot be read`);
  return scenario;
};

const varied = (scenario: Scenario, override: string): Scenario => {
  const { scenario: other } = varyScenario(scenario, [override]);
  if (other === undefined) throw new Error(`${override} cannot be`);
  return other;
};

const recordsOf = (scenario: Scenario, replication = 0) => {
  const records: StageRecord[] = [];
  const observations = replicate(scenario, 1, replication, { records: (record) => records.push(record) });
  return { records, observations };
};

const small = valid(smallScenario);

describe.each([
  ["a small transfer", small],
  ["a short one, with people left on the way", valid(smallScenario, ["horizon=3 d"])],
  ["the airlift", shipped("airlift")],
  ["rounds of returns", shipped("al-hol-families")],
  ["facilities that object", shipped("host-objection")],
])("records of %s", (_, scenario) => {
  const { records, observations } = recordsOf(scenario, 1);

  it("leave every figure as it is without them", () => {
    expect(observations).toEqual(replicate(scenario, 1, 1));
  });

  it("are the same each time", () => {
    expect(recordsOf(scenario, 1).records).toEqual(records);
  });

  it("tell an unbroken way for everybody: each stay begins where and when the last ended", () => {
    const stays = new Map<number, StageRecord[]>();
    for (const record of records) {
      if (record.kind === "stay") stays.set(record.id, [...(stays.get(record.id) ?? []), record]);
    }
    expect(stays.size).toBeGreaterThan(0);
    const final = new Set<string | null>(["abroad", "community", "dead"]);
    const broken = [...stays.values()].flatMap((way) =>
      way.filter((stay, i) => {
        const next = way[i + 1];
        if (stay.start !== stay.entry) return true;
        if (next === undefined) return stay.exit !== null && !final.has(stay.outcome);
        return !final.has(stay.outcome) && !(stay.exit === next.entry && stay.outcome === next.stage);
      }),
    );
    expect(broken).toEqual([]);
  });

  it("have their times in order, what has not happened last", () => {
    const wrong = records.filter(
      ({ entry, start, exit, outcome }) =>
        (outcome === null) !== (exit === null) ||
        (start !== null && start < entry) ||
        (exit !== null && exit < (start ?? entry)),
    );
    expect(wrong).toEqual([]);
    const ends = records.map(({ exit }) => exit ?? Number.POSITIVE_INFINITY);
    expect(ends.findIndex((end, i) => end < (ends[i - 1] ?? 0))).toBe(-1);
  });

  it("count the convoys that the run counts", () => {
    const convoys = records.filter(({ kind, start }) => kind === "convoy" && start !== null);
    expect(convoys).toHaveLength(observations.outputs.convoys ?? -1);
  });
});

describe("records of border posts and flights", () => {
  /** Two convoys of two buses pass a post of one lane that takes half an hour a vehicle, out at 1:00 and back. */
  const crossing = valid(`name: A border
start: 2026-01-05
time_zone: UTC
horizon: 3 d
people: { count: 8 }
sites: { prison: { kind: origin }, town: { kind: destination } }
borders: { post: { lanes: 1, service: 30 min, per: vehicle } }
routes:
  road:
    from: prison
    to: town
    legs: { first: { duration: 1 h, border: post }, second: { duration: 2 h } }
fleet: { bus: { count: 4, seats: 2 } }
convoys: { route: road, maximum: 4 }
`);

  it("tell each passage of a post: came, turn came, left, and who was aboard", () => {
    const rows = recordsOf(crossing).records.filter(({ kind }) => kind === "border");
    // Both set out at 0 and come at 1; the first is through at 2, the second at 3. They are in town two hours later, and
    // back at the post after two hours more.
    expect(rows.map(({ id, people, entry, start, exit }) => [id, people, entry, start, exit])).toEqual([
      [1, 4, 1, 1, 2],
      [2, 4, 1, 2, 3],
      [3, 0, 6, 6, 7],
      [4, 0, 7, 7, 8],
    ]);
    expect(rows[0]).toMatchObject({ cohort: "", stage: "border", place: "post", outcome: "passed" });
  });

  it("keep who is at the post at the end", () => {
    const rows = recordsOf(varied(crossing, "horizon=150 min")).records;
    const open = rows.filter(({ kind, exit }) => kind === "border" && exit === null);
    expect(open.map(({ id, start }) => [id, start])).toEqual([[2, 2]]);
  });

  it("count the flights, and everybody who flew", () => {
    const { records, observations } = recordsOf(shipped("al-sinaa-repatriation"));
    const flights = records.filter(({ kind }) => kind === "flight");
    const flown = flights.reduce((sum, { people }) => sum + people, 0);
    expect(flights.length).toBeGreaterThan(0);
    expect(flights).toHaveLength(observations.outputs.flights ?? -1);
    expect(flown).toBe(records.filter(({ kind, outcome }) => kind === "stay" && outcome === "abroad").length);
  });
});

describe("records of services", () => {
  const { records, observations } = recordsOf(small);
  const waits = (stage: string) => {
    const served = records.filter((record) => record.stage === stage && record.start !== null);
    return served.reduce((sum, { entry, start }) => sum + (start ?? 0) - entry, 0) / served.length;
  };

  it.each([
    ["gate", "prison: gate"],
    ["reception", "reception"],
    ["investigation", "court"],
  ])("wait at %s as long as the stage says", (stage, name) => {
    const { meanWait } = observations.stages[name] ?? { meanWait: Number.NaN };
    expect(waits(stage)).toBeCloseTo(meanWait, 9);
  });

  it("name site, court and convoy service, and the cohort", () => {
    const places = new Map(records.map(({ stage, place }) => [stage, place]));
    expect(Object.fromEntries(places)).toMatchObject({
      origin: "prison",
      gate: "prison",
      boarding: "prison",
      in_transit: "convoys",
      convoy: "convoys",
      intake: "reception",
      investigation: "court",
    });
    expect(new Set(records.map(({ kind, cohort }) => `${kind} ${cohort}`))).toEqual(
      new Set(["stay adults", "service adults", "convoy "]),
    );
  });

  it("count in convoys the people who board them", () => {
    const boarded = records.filter(({ stage, outcome }) => stage === "boarding" && outcome === "done");
    const convoys = records.filter(({ kind }) => kind === "convoy");
    expect(convoys.reduce((sum, { people }) => sum + people, 0)).toBe(boarded.length);
  });

  it("keep those who have not left, with empty cells for what has not happened", () => {
    const short = recordsOf(valid(smallScenario, ["horizon=1 h"])).records;
    expect(short.filter(({ kind, exit }) => kind === "service" && exit === null)).not.toHaveLength(0);
    expect(short.some(({ stage, start, exit }) => stage === "gate" && start !== null && exit === null)).toBe(
      true,
    );
    expect(short.some(({ stage, start }) => stage === "gate" && start === null)).toBe(true);
  });
});

it("have the wait of everybody who came to a facility, until the stay there begins", () => {
  const { records } = recordsOf(shipped("host-objection"), 1);
  const waited = records.filter(({ stage, outcome }) => stage === "place" && outcome === "done");
  const held = records.filter(({ kind, stage }) => kind === "stay" && stage === "facility");
  const begins = new Set(held.map(({ id, entry }) => `${id} ${entry}`));
  expect(waited.length).toBeGreaterThan(0);
  expect(waited.filter(({ id, exit }) => !begins.has(`${id} ${exit}`))).toEqual([]);
  expect(new Set(waited.map(({ id }) => id))).toEqual(new Set(held.map(({ id }) => id)));
});
