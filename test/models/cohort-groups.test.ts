import { expect, test } from "vitest";
import { CohortGroups } from "../../src/models/cohort-groups.js";

const cohorts = [
  { name: "a", count: 1, nationality: "SY" },
  { name: "b", count: 1, nationality: "IQ" },
  { name: "c", count: 1, nationality: "SY", age: "juvenile" },
  { name: "d", count: 1, nationality: "SY" },
];

test("cohorts between which no selection tells stand in one group", () => {
  const groups = new CohortGroups(cohorts, [{ nationality: ["SY"] }, undefined, { age: ["juvenile"] }]);
  expect(groups.count).toBe(3);
  expect([0, 1, 2, 3].map((cohort) => groups.of(cohort))).toEqual([0, 1, 2, 0]);
  expect([0, 1, 2].map((selection) => groups.selectedBy(selection))).toEqual([[0, 2], [0, 1, 2], [2]]);
});

test("a further property keeps cohorts apart", () => {
  const groups = new CohortGroups(cohorts, [], (cohort) => cohort % 2);
  expect(groups.count).toBe(2);
  expect([0, 1, 2, 3].map((cohort) => groups.of(cohort))).toEqual([0, 1, 0, 1]);
});
