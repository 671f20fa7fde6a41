import fc from "fast-check";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { Simulation } from "../../src/engine/index.js";
import { buildModel, formatProblem } from "../../src/scenario/index.js";
import { formatPath, type Path } from "../../src/scenario/path.js";
import { read, sampleText } from "./sample.js";

const numRuns = process.env.LONG === undefined ? 120 : 3000;
const place = "place={ latitude: 36.5, longitude: 40.75 }";

/** Every place of the sample. */
const paths = placesOf(parse(sampleText, { version: "1.2", schema: "core" }), []).map(formatPath);
function placesOf(value: unknown, path: Path): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  const inside = Object.entries(value).flatMap(([key, item]) =>
    placesOf(item, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return path.length === 0 ? inside : [path, ...inside];
}

const values = [
  "0",
  "1",
  "-1",
  "0.5",
  "1000000000",
  "1e300",
  ".nan",
  "null",
  "[]",
  "{}",
  "[1, 2]",
  "true",
  "xyz",
  "0 h",
  "1 min",
  "5 km",
  "1e300 h",
  "1e-300 h",
  "1e9 / h",
  "0 / km",
  "100 %",
  "2026-02-30",
  "{ low: 0, high: 3 }",
  "{ low: 0 h, high: 1 h }",
  "{ mean: 1 h }",
  "{ value: { value: 1 } }",
  "night",
  "always",
  "00:00-00:01",
  "5 USD",
  "0.001 people / day",
];

/** A scenario is read, and every problem is a line a person can use; a valid one can be run. */
function isTold(text: string, overrides: string[]): void {
  const { scenario, problems, warnings } = read(text, {}, overrides);
  for (const problem of [...(problems ?? []), ...warnings]) {
    expect(problem.line).toBeGreaterThan(0);
    expect(problem.column).toBeGreaterThan(0);
    expect(formatProblem(problem)).not.toMatch(/\n|undefined|\[object/);
  }
  if (scenario === undefined) {
    expect(problems.length).toBeGreaterThan(0);
    return;
  }
  const simulation = new Simulation({ seed: 1 });
  const model = buildModel(scenario, simulation, { check: true });
  simulation.run(Math.min(scenario.horizon, 96));
  model.observe();
}

it("any value at any place of a scenario is told as a problem or runs", () => {
  const override = fc
    .tuple(fc.constantFrom(...paths), fc.constantFrom(...values))
    .map(([path, value]) => `${path}=${value}`);
  fc.assert(
    fc.property(fc.array(override, { minLength: 1, maxLength: 2 }), (overrides) => {
      isTold(sampleText, ["horizon=10 d", place, ...overrides]);
    }),
    { numRuns, seed: 1 },
  );
});

it("a text with pieces cut out, doubled or put elsewhere is told as problems or runs", () => {
  const piece = fc.tuple(
    fc.nat(sampleText.length),
    fc.nat(12),
    fc.nat(sampleText.length),
    fc.constantFrom("cut", "double", "move"),
  );
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 3 }), (changes) => {
      const text = changes.reduce((before, [from, length, to, kind]) => {
        const part = before.slice(from, from + length);
        const rest = kind === "double" ? before : before.slice(0, from) + before.slice(from + length);
        return kind === "cut" ? rest : rest.slice(0, to) + part + rest.slice(to);
      }, sampleText);
      isTold(text, []);
    }),
    { numRuns, seed: 1 },
  );
});
