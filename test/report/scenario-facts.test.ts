import { expect, it } from "vitest";
import { factsOf } from "../../src/report/index.js";
import { sampleText, valid } from "../scenario/sample.js";

const facts = (...overrides: string[]) =>
  factsOf(valid(sampleText, ["horizon=40 d", "people={ count: 400 }", ...overrides]));

it("horizon and deadline are days from the start", () => {
  expect(facts("deadline=2026-01-31T12:00")).toMatchObject({ horizonDays: 40, deadlineDays: 10.5 });
  expect(facts().deadlineDays).toBeUndefined();
});

it("a facility has the places that are free at the start, and no number where either is a range", () => {
  const range = "{ low: 100, high: 200 }";
  const places = (words: string) => facts(`facilities={ hall: { ${words} } }`).facilities;
  expect(places("places: 500, occupied: 100")).toEqual([{ name: "hall", places: 400 }]);
  expect(places("places: 500")).toEqual([{ name: "hall", places: 500 }]);
  expect(places(`places: ${range}`)).toEqual([{ name: "hall", places: undefined }]);
  expect(places(`places: 500, occupied: ${range}`)).toEqual([{ name: "hall", places: undefined }]);
});

it("risks are those that something in the scenario can bring about", () => {
  const site = "sites.prison.attacks={ riot: { rate: 1 / year } }";
  expect(facts().risks).toEqual(["any_ambush", "any_casualty", "any_escape"]);
  const quiet = valid(sampleText.replace(/^threat:.*\n/m, ""));
  expect(factsOf(quiet).risks).toEqual([]);
  expect(factsOf(valid(sampleText.replace(/^threat:.*\n/m, ""), [site])).risks).toEqual([
    "any_casualty",
    "any_escape",
  ]);
  expect(facts("facilities={ hall: { places: 500 } }").risks).toContain("any_over_capacity");
});
