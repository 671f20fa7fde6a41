import { expect, it } from "vitest";
import { readAxis } from "../../src/cli/sweep-values.js";

it("varies a place whose name has an equals sign in it", () => {
  const path = 'sites.reception.stations["a=b"].desks';
  expect(readAxis(`${path}=1,2`)).toEqual({ path, values: ["1", "2"] });
  expect(readAxis(`${path}=1..4`)).toEqual({ path, low: 1, high: 4, unit: "" });
});
