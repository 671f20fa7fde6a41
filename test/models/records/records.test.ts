import { describe, expect, it } from "vitest";
import { diskReader } from "../../../src/cli/disk-reader.js";
import { replicate } from "../../../src/experiment/index.js";
import type { StageRecord } from "../../../src/models/index.js";
import { readScenario, type Scenario } from "../../../src/scenario/index.js";
import { smallScenario } from "../../cli/small-scenario.js";
import { valid } from "../../scenario/sample.js";

const shipped = (name: string): Scenario => {
  const { scenario } = readScenario(`scenarios/${name}/scenario.yaml`, diskReader);
  if (scenario === undefined) throw new Error(`${name} cannot be read`);
  return scenario;
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
