import { expect, test } from "vitest";
import { amongThem, type Cohort, scaleCohorts, selects, separationOf } from "../../src/models/index.js";

const cohorts: Cohort[] = [
  { name: "iraqi", count: 467, nationality: "IQ" },
  { name: "syrian", count: 3544, nationality: "SY" },
  { name: "other arab", count: 710 },
  { name: "other foreign", count: 983 },
];
const total = (list: readonly Cohort[]) => list.reduce((sum, { count }) => sum + count, 0);

test("cohorts are scaled by largest remainder and keep what they are", () => {
  const scaled = scaleCohorts(cohorts, 1000);
  expect(scaled.map(({ count }) => count)).toEqual([82, 621, 125, 172]);
  expect(scaled[1]).toMatchObject({ name: "syrian", nationality: "SY" });
});

test("157 juveniles among them are taken from all groups in proportion, and nobody is added", () => {
  const apart = amongThem(cohorts, "juvenile", 157, { age: "juvenile" });
  expect(total(apart)).toBe(5704);
  const juveniles = apart.filter(({ age }) => age === "juvenile");
  expect(total(juveniles)).toBe(157);
  expect(juveniles.map(({ name }) => name)).toContain("syrian (juvenile)");
  expect(juveniles.every(({ group }) => group !== undefined)).toBe(true);
  expect(() => amongThem(cohorts, "too many", 6000, {})).toThrow(RangeError);
});

test("who is kept apart: what the scenario says, else families, juveniles and women", () => {
  expect(separationOf({ separation: "witnesses", age: "juvenile" })).toBe("witnesses");
  expect(separationOf({ kind: "family_member", sex: "female" })).toBe("families");
  expect(separationOf({ age: "juvenile", sex: "female" })).toBe("juveniles");
  expect(separationOf({ sex: "female" })).toBe("women");
  expect(separationOf({ sex: "male", risk: "high" })).toBe("general");
});

test("a selection holds where every property that it names matches", () => {
  const cohort: Cohort = { name: "a (b)", group: "a", count: 1, nationality: "SY", risk: "high" };
  expect(selects(undefined, cohort)).toBe(true);
  expect(selects({}, cohort)).toBe(true);
  expect(selects({ nationality: ["IQ", "SY"], risk: ["high"] }, cohort)).toBe(true);
  expect(selects({ nationality: ["SY"], risk: ["low"] }, cohort)).toBe(false);
  expect(selects({ sex: ["female"] }, cohort)).toBe(false);
  expect(selects({ cohorts: ["a"] }, cohort)).toBe(true);
  expect(selects({ cohorts: ["b"] }, cohort)).toBe(false);
  expect(selects({ kind: ["detainee"], separation: ["general"] }, cohort)).toBe(true);
});
