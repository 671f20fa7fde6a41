// People who are in the centre when the scenario starts.
import { expect, test } from "vitest";
import type { ClearanceOptions } from "../../../src/models/index.js";
import { constant, runFamilies } from "./setting.js";

const options: ClearanceOptions = {
  horizon: 1000,
  people: [{ name: "families", count: 4, kind: "family_member" }],
  families: {
    camp: "camp",
    size: constant(4),
    rounds: { first: 10, gap: constant(100), persons: constant(10), travel: constant(5) },
    rehabilitation: {
      name: "centre",
      places: 8,
      stay: constant(50),
      inside: { count: 6, remaining: constant(30) },
    },
  },
};

test("they enter at the start in families, fill places, and go home when what is left of their stay is over", () => {
  const seen: number[][] = [];
  const { ledger, outputs, population } = runFamilies(options, (model, simulation) => {
    const { ledger } = model.context;
    const places = ["origin", "in_transit", "rehabilitation", "community"] as const;
    for (const time of [0, 29, 31, 36, 90])
      simulation.scheduleAt(time, () => seen.push(places.map((place) => ledger.count(place))));
  });
  // The round of four due at 10 finds two free places, and waits until the six leave at 30.
  expect(seen).toEqual([
    [4, 0, 6, 0],
    [4, 0, 6, 0],
    [0, 4, 0, 6],
    [0, 0, 4, 6],
    [0, 0, 0, 10],
  ]);
  expect(ledger.entered).toBe(10);
  expect(population.when("dispatched", 0)).toBe(30);
  expect(outputs).toMatchObject({
    reintegrated: 10,
    peak_in_rehabilitation: 6,
    days_to_clear_rehabilitation: 85 / 24,
    persons_at_origin: 4,
  });
});

test("their place-days are priced like any other's", () => {
  const prices = [{ kind: "place_day", at: "rehabilitation", price: 24 } as const];
  expect(runFamilies({ ...options, prices }).outputs.cost).toBe(6 * 30 + 4 * 50);
});

test("they can be all there are, and may come back", () => {
  const { people: _people, families: _families, ...rest } = options;
  const rehabilitation = {
    name: "centre",
    stay: constant(50),
    inside: { count: 3 },
    reintegration: { returnRate: 1, delay: constant(400) },
  };
  const { outputs, ledger } = runFamilies({ ...rest, families: { camp: "none", rehabilitation } });
  expect(outputs.returned_to_rehabilitation).toBe(6);
  expect(ledger.count("community")).toBe(3);
  expect(outputs).not.toHaveProperty("rounds");
});

test("without a law of what is left of their stay it is that of stays met at any moment", () => {
  const { families, ...rest } = options;
  const rehabilitation = { name: "centre", stay: constant(50), inside: { count: 20_000 } };
  const halfway: number[] = [];
  runFamilies(
    { ...rest, families: { ...families, camp: "camp", rehabilitation } },
    ({ context }, simulation) => {
      for (const time of [25, 50.001])
        simulation.scheduleAt(time, () => halfway.push(context.ledger.count("community")));
    },
    false,
  );
  // Uniform below 50 h: half are gone after 25 h, all after 50 h; families of four go together.
  expect(Math.abs((halfway[0] ?? 0) - 10_000) / (4 * Math.sqrt(5000 / 4))).toBeLessThan(4);
  expect(halfway[1]).toBe(20_000);
});
