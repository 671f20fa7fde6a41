import { expect, test } from "vitest";
import { bill, Cost } from "../../../src/models/cost/cost.js";
import { Usage } from "../../../src/models/usage.js";
import { observed } from "../context.js";

const used = () => {
  const usage = new Usage();
  usage.add("vehicle_km", "bus", 1000);
  usage.add("vehicle_km", "truck", 200);
  usage.add("judge_day", "court", 30);
  usage.add("flight", "weekly", 2);
  return usage;
};

test("the price of an item goes before that of its kind; what has no price costs nothing", () => {
  const { total, payers } = bill(used(), [
    { kind: "vehicle_km", price: 1.5, payer: "coalition" },
    { kind: "vehicle_km", item: "truck", price: 4, payer: "host" },
    { kind: "judge_day", price: 100 },
    { kind: "place_day", price: 9 },
  ]);
  expect(total).toBe(1500 + 800 + 3000);
  expect([...payers]).toEqual([
    ["coalition", 1500],
    ["host", 800],
    ["unnamed", 3000],
  ]);
});

test("places are priced by name, else by kind of site, else all alike, each by its payers", () => {
  const usage = new Usage();
  usage.add("place_day", "prison", 100, "origin");
  usage.add("place_day", "camp", 10, "origin");
  usage.add("place_day", "airport", 7, "staging");
  usage.add("place_day", "hall", 3, "facility");
  usage.add("judge_day", "prison", 5);
  const { total, payers } = bill(usage, [
    { kind: "place_day", price: 1, payer: "host" },
    { kind: "place_day", at: "origin", price: 2, payer: "guards" },
    { kind: "place_day", at: "origin", price: 3, payer: "donor" },
    { kind: "place_day", item: "camp", price: 20, payer: "donor" },
    { kind: "place_day", at: "staging", item: "prison", price: 1000 },
  ]);
  // Prison 100 x (2 + 3), camp 10 x 20, airport 7 x 1, hall 3 x 1.
  expect(total).toBe(500 + 200 + 7 + 3);
  expect([...payers]).toEqual([
    ["guards", 200],
    ["donor", 300 + 200],
    ["host", 10],
  ]);
});

test("several payers share what something costs", () => {
  const shares = ["host", "donor"].map((payer) => ({ kind: "flight" as const, price: 50, payer }));
  const cost = new Cost(used(), [...shares, { kind: "escort_hour", price: 7, payer: "coalition" }]);
  expect(observed(cost, 1).outputs).toEqual({
    cost: 200,
    cost_host: 100,
    cost_donor: 100,
    cost_coalition: 0,
  });
});

test("without prices it costs nothing", () => {
  expect(observed(new Cost(used(), []), 1).outputs).toEqual({ cost: 0 });
});

test("a price without a payer is in the whole cost and in no payer's", () => {
  const prices = [
    { kind: "judge_day", price: 100 },
    { kind: "flight", price: 50, payer: "host" },
  ] as const;
  expect(observed(new Cost(used(), prices), 1).outputs).toEqual({ cost: 3100, cost_host: 100 });
});
