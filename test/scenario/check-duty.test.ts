import { describe, expect, it } from "vitest";
import { formatProblem } from "../../src/scenario/index.js";
import { read, sampleText } from "./sample.js";

/** Warnings of limits of duty, for the sample with these overrides. */
function warnings(...overrides: string[]): string[] {
  const { scenario, problems, warnings } = read(sampleText, {}, [...overrides]);
  if (scenario === undefined) throw new Error(problems.map(formatProblem).join("\n"));
  return warnings
    .map((problem) => formatProblem(problem))
    .filter((line) => line.includes("duty"))
    .map((line) => line.replace(/^.*?warning: /, ""));
}

// 420 km at 60 km/h: 7 h each way.
const road = (speed = "60 km/h") =>
  `routes.road={ from: prison, to: reception, length: 420 km, speed: ${speed} }`;
const bus = (limit: string) => `fleet.bus={ count: 6, seats: 40, duty: { limit: ${limit}, rest: 10 h } }`;
const convoys = (words: string) => `convoys={ route: road, depart: 22:00-06:00${words} }`;
const said = "crews go when they are rested and pass their limit: allow more hours, or a shorter way";

describe("a limit of duty", () => {
  it("that out and back fit into needs no word", () => {
    expect(warnings(road(), bus("14 h"))).toEqual([]);
  });

  it("that they pass is said, where it stands", () => {
    expect(warnings(road(), bus("13 h"))).toEqual([
      `fleet.bus.duty.limit: found 13 h, expected at least 14 h, the expected duty of convoys out and back (${said})`,
    ]);
    const { warnings: found } = read(
      sampleText.replace("seats: 40", "seats: 40, duty: { limit: 13 h, rest: 1 d }"),
    );
    const places = found.filter(({ path }) => path.includes("duty"));
    expect(places.map(({ file, line, column }) => `${file}:${line}:${column}`)).toEqual([
      "plans/scenario.yaml:12:53",
    ]);
  });

  it("counts loading and unloading, and only the way out where vehicles are there again at once", () => {
    const handling = convoys(", loading: 30 min, unloading: 1 h");
    expect(warnings(road(), bus("15 h"), handling)[0]).toContain("at least 15.5 h");
    expect(warnings(road(), bus("15.5 h"), handling)).toEqual([]);
    expect(warnings(road(), bus("7 h"), convoys(", return: at_once"))).toEqual([]);
  });

  it("counts border posts, and takes ranges at their most generous", () => {
    const post = "borders={ post: { service: 2 h } }";
    const leg =
      "routes.road={ from: prison, to: reception, legs: { all: { length: 420 km, speed: 60 km/h, border: post } } }";
    expect(warnings(post, leg, bus("17 h"))[0]).toContain("found 17 h, expected at least 18 h");
    expect(warnings(road(), bus("{ low: 10 h, high: 15 h }"))).toEqual([]);
  });

  it("holds for the routes that may be chosen, and the vehicles that may go on them", () => {
    const two =
      "routes={ road: { from: prison, to: reception, length: 420 km, speed: 60 km/h }, detour: { from: prison, to: reception, length: 900 km, speed: 60 km/h } }";
    const either = (choice: string) => `convoys={ route: [road, detour], choice: ${choice}, vehicles: bus }`;
    expect(warnings(two, bus("14 h"), either("fixed"))).toEqual([]);
    expect(warnings(two, bus("14 h"), either("alternating"))[0]).toContain("at least 30 h");
    const van = "fleet.van={ count: 1, seats: 8, duty: { limit: 2 h, rest: 10 h } }";
    expect(warnings(two, bus("14 h"), van, either("fixed"))).toEqual([]);
  });

  it("holds for escorts", () => {
    const escorts = "escorts={ guards: { teams: 2, duty: { limit: 12 h, rest: 8 h } } }";
    expect(warnings(road(), escorts, convoys(", escort: { teams: guards }"))).toEqual([
      `escorts.guards.duty.limit: found 12 h, expected at least 14 h, the expected duty of convoys out and back (${said})`,
    ]);
    expect(warnings(road(), escorts)).toEqual([]);
  });
});
