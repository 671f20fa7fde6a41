import { expect, test } from "vitest";
import { Usage } from "../../src/models/index.js";

test("what is used adds up by kind and item", () => {
  const usage = new Usage();
  usage.add("vehicle_km", "bus", 100);
  usage.add("vehicle_km", "van", 20);
  usage.add("vehicle_km", "bus", 50);
  expect(usage.total("vehicle_km")).toBe(170);
  expect(usage.total("vehicle_km", "bus")).toBe(150);
  expect(usage.total("vehicle_km", "train")).toBe(0);
  expect(usage.total("flight")).toBe(0);
  expect(usage.items("vehicle_km").map(({ item }) => item)).toEqual(["bus", "van"]);
  expect(usage.items("flight")).toEqual([]);
});

test("places of one name at sites of two kinds are told apart", () => {
  const usage = new Usage();
  usage.add("place_day", "gate", 10, "origin");
  usage.add("place_day", "gate", 5, "facility");
  usage.add("place_day", "gate", 1, "origin");
  expect(usage.total("place_day", "gate")).toBe(16);
  expect(usage.items("place_day")).toEqual([
    { item: "gate", at: "origin", amount: 11 },
    { item: "gate", at: "facility", amount: 5 },
  ]);
});
