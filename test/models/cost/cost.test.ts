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
