import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { Simulation } from "../../src/engine/index.js";
import { standardIndicators, standardOutputs } from "../../src/models/index.js";
import {
  buildModel,
  formatProblem,
  memoryReader,
  readScenario,
  resolvedYaml,
  type Scenario,
  scenarioJsonSchema,
  starterScenario,
} from "../../src/scenario/index.js";
import { sampleText, valid } from "./sample.js";

const root = new URL("../../scenarios/", import.meta.url);
const names = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();
const reader = { read: (path: string) => readFileSync(new URL(path, root)) };
const replications = process.env.LONG === undefined ? 1 : 50;

function shipped(name: string): Scenario {
  const { scenario, problems, warnings } = readScenario(`${name}/scenario.yaml`, reader);
  expect([...(problems ?? []), ...warnings].map(formatProblem)).toEqual([]);
  if (scenario === undefined) throw new Error(`${name} cannot be read`);
  return scenario;
}

const accepts = new Ajv2020({ strict: false, allErrors: true }).compile(scenarioJsonSchema());
function schemaErrors(text: string): unknown {
  accepts(parse(text, { version: "1.2", schema: "core" }));
  return accepts.errors;
}

it("ships the scenarios that the README tells of, and no others", () => {
  const readme = readFileSync(new URL("README.md", root), "utf8");
  expect([...readme.matchAll(/^## (\S+)$/gm)].map(([, name]) => name).sort()).toEqual(names);
});

describe.each(names)("the shipped scenario %s", (name) => {
  const text = readFileSync(new URL(`${name}/scenario.yaml`, root), "utf8");

  it("is valid, without a warning, also by the JSON Schema", () => {
    shipped(name);
    expect(schemaErrors(text)).toBeNull();
  });

  it("can be sent to a worker, and read back from its resolved file as the same model", () => {
    const scenario = shipped(name);
    expect(structuredClone(scenario)).toEqual(scenario);
    const again = readScenario(
      "out/scenario.yaml",
      memoryReader({ "out/scenario.yaml": resolvedYaml(scenario) }),
    );
    expect((again.problems ?? []).map(formatProblem)).toEqual([]);
    expect(again.scenario?.model).toEqual(scenario.model);
    const inOrder = ({ figures }: Pick<typeof scenario, "figures">) =>
      figures.map(({ path, source }) => `${path} ${source}`).sort();
    expect(inOrder(again.scenario ?? { figures: [] })).toEqual(inOrder(scenario));
  });

  it("runs with both conservation laws checked, and yields every output", () => {
    const scenario = shipped(name);
    for (let replication = 0; replication < replications; replication++) {
      const simulation = new Simulation({ seed: 1, replication });
      const model = buildModel(scenario, simulation, { check: true });
      simulation.run(scenario.horizon);
      const { outputs, indicators, series } = model.observe();
      expect(Object.keys(outputs).slice(0, standardOutputs.length)).toEqual(standardOutputs);
      expect(Object.keys(indicators)).toEqual(expect.arrayContaining([...standardIndicators]));
      for (const values of Object.values(series)) expect(values).toHaveLength(scenario.days.length);
      expect(Object.values(outputs).every((value) => value === null || Number.isFinite(value))).toBe(true);
    }
  });

  it("says of every figure where it comes from or that it is an assumption", () => {
    const { figures } = shipped(name);
    expect(figures.length).toBeGreaterThan(0);
    for (const { path, source } of figures) expect(`${path}: ${source}`).toMatch(/: \S/);
    // A source that is silent for a whole file would make every figure an assumption without saying so.
    expect(/^source: /m.test(text) || /source: assumption/.test(text)).toBe(true);
  });
});

it("the smallest is a whole plan in under 20 lines", () => {
  expect(readFileSync(new URL("minimal/scenario.yaml", root), "utf8").trim().split("\n").length).toBeLessThan(
    20,
  );
});

it("the reference case has the people of the record, its juveniles apart, and clears in the months expected", () => {
  const scenario = shipped("al-sinaa-2026");
  const people = scenario.model.people ?? [];
  const total = (chosen: typeof people) => chosen.reduce((sum, { count }) => sum + Number(count), 0);
  expect(total(people)).toBe(5704);
  expect(total(people.filter(({ age }) => age === "juvenile"))).toBe(157);
  expect(total(people.filter(({ nationality }) => nationality === "syrian"))).toBe(3544);
  const days = Array.from({ length: 12 }, (_, replication) => {
    const simulation = new Simulation({ seed: 2, replication });
    const model = buildModel(scenario, simulation);
    simulation.run(scenario.horizon);
    const { outputs } = model.observe();
    return { origin: outputs.days_to_clear_origin ?? 999, judicial: outputs.days_to_clear_judicial ?? 999 };
  });
  const middle = (key: "origin" | "judicial") => days.map((one) => one[key]).sort((a, b) => a - b)[6] ?? 0;
  // The record: 23 days of transport; 4 to 6 months from 28 January (day 7) for the investigations.
  expect(middle("origin")).toBeGreaterThan(15);
  expect(middle("origin")).toBeLessThan(45);
  expect(middle("judicial")).toBeGreaterThan(7 + 120);
  expect(middle("judicial")).toBeLessThan(7 + 184);
});

describe("the JSON Schema", () => {
  it("is the one that ships beside the scenarios", () => {
    expect(JSON.parse(readFileSync(new URL("scenario.schema.json", root), "utf8"))).toEqual(
      scenarioJsonSchema(),
    );
  });

  it("accepts the sample of the plan and the starter", () => {
    expect(schemaErrors(sampleText)).toBeNull();
    expect(schemaErrors(starterScenario)).toBeNull();
  });

  it.each([
    ["an unknown part", "fleet:", "fleat:"],
    ["an unknown key", "judges: 19", "judgez: 19"],
    ["a missing key", "start: 2026-01-21\n", ""],
    ["a bare number for a length", "420 km", "420"],
    ["a wrong word", "kind: intake", "kind: intakes"],
    ["half a vehicle", "count: 6", "count: 6.5"],
    ["a negative number", "seats: 40", "seats: -40"],
  ])("refuses %s", (_what, from, to) => {
    expect(schemaErrors(sampleText.replace(from, to))).not.toBeNull();
  });

  it("describes every key", () => {
    const { properties } = scenarioJsonSchema() as {
      properties: Record<string, { description?: string; $ref?: string }>;
    };
    for (const [key, { description, $ref }] of Object.entries(properties)) {
      expect(`${key}: ${description ?? $ref ?? ""}`).toMatch(/: \S/);
    }
  });
});

describe("the starter", () => {
  it("is valid without a warning, and runs", () => {
    const { scenario, problems, warnings } = readScenario(
      "s.yaml",
      memoryReader({ "s.yaml": starterScenario }),
    );
    expect([...(problems ?? []), ...warnings].map(formatProblem)).toEqual([]);
    if (scenario === undefined) return;
    const simulation = new Simulation({ seed: 1 });
    const model = buildModel(scenario, simulation, { check: true });
    simulation.run(scenario.horizon);
    expect(model.observe().outputs.days_to_clear).toBeGreaterThan(10);
  });
});

describe("a resolved file", () => {
  it("has the overrides and the data in it, and the comments", () => {
    const yaml = resolvedYaml(valid(`# kept\n${sampleText}`, ["court.judges=25"]));
    expect(yaml).toContain("# kept");
    expect(yaml).toContain("judges: 25");
    expect(yaml).toMatch(/adults:\n\s+count: 400/);
    expect(yaml).not.toContain("cohorts.csv");
  });

  it("is right also where anchors stand in the file", () => {
    const text = sampleText.replace("seats: 40 }", "seats: &seats 40 }, van: { count: 2, seats: *seats }");
    const scenario = valid(text, ["fleet.van.count=3"]);
    const again = readScenario("s.yaml", memoryReader({ "s.yaml": resolvedYaml(scenario) }));
    expect(again.scenario?.model).toEqual(scenario.model);
  });
});
