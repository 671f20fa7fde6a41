import { expect, test } from "vitest";
import { Simulation } from "../../src/engine/index.js";
import { Places } from "../../src/models/index.js";

test("free is what is neither taken nor reserved; giving back tells those who wait", () => {
  let taken = 3;
  const places = new Places(new Simulation({ seed: 1 }), "site", 10, () => taken);
  let told = 0;
  places.freed.subscribe(() => told++);
  places.reserve(4);
  places.reserve(2);
  expect([places.free, places.reserved, told]).toEqual([1, 6, 0]);
  places.unreserve(4);
  expect([places.free, places.reserved, told]).toEqual([5, 2, 1]);
  taken = 12;
  expect(places.free).toBe(-4);
});

test("where nobody counts there is always room", () => {
  const places = new Places(new Simulation({ seed: 1 }), "site", undefined, () => 1e6);
  places.reserve(1e6);
  expect([places.capacity, places.free]).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
});
