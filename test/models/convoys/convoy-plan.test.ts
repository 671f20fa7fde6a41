import fc from "fast-check";
import { expect, test } from "vitest";
import { planConvoy, type Ready } from "../../../src/models/convoys/convoy-plan.js";
import { Vehicle } from "../../../src/models/fleet/vehicle.js";

const vehiclesOf = (...seats: number[]) =>
  seats
    .toSorted((a, b) => b - a)
    .map((number, i) => new Vehicle({ name: `of ${number}`, seats: number, count: 1 }, i + 1));
const everything = { people: Number.POSITIVE_INFINITY, vehicles: Number.POSITIVE_INFINITY };

test("the smallest vehicle that holds what is left of a class is taken, else the largest", () => {
  const ready = [{ index: 0, count: 65, oldest: 0 }];
  const { seatings } = planConvoy(ready, vehiclesOf(10, 30, 50), everything, 1);
  expect(seatings.map(({ vehicle, people }) => [vehicle.seats, people])).toEqual([
    [50, 50],
    [30, 15],
  ]);
});

test("a few people of a small class do not keep all others from going", () => {
  const ready = [
    { index: 0, count: 3, oldest: 0 },
    { index: 1, count: 100, oldest: 5 },
  ];
  const oneBus = vehiclesOf(40);
  expect(planConvoy(ready, oneBus, everything, 40).seatings).toMatchObject([{ index: 1, people: 40 }]);
  expect(planConvoy(ready, oneBus, everything, 1).seatings).toMatchObject([{ index: 0, people: 3 }]);
});

test("no plan seats anybody twice, mixes classes, or passes a limit", () => {
  const ready = fc
    .array(fc.record({ count: fc.integer({ min: 1, max: 80 }), oldest: fc.nat(50) }), {
      minLength: 1,
      maxLength: 5,
    })
    .map((list) => list.map((one, index): Ready => ({ ...one, index })));
  const seats = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 });
  const limits = fc.record({
    people: fc.integer({ min: 1, max: 300 }),
    vehicles: fc.integer({ min: 1, max: 8 }),
  });
  fc.assert(
    fc.property(ready, seats, limits, fc.integer({ min: 1, max: 100 }), (classes, list, most, least) => {
      const plan = planConvoy(classes, vehiclesOf(...list), most, least);
      const used = plan.seatings.map(({ vehicle }) => vehicle);
      expect(new Set(used).size).toBe(used.length);
      expect(used.length).toBeLessThanOrEqual(most.vehicles);
      expect(plan.people).toBeLessThanOrEqual(most.people);
      expect(plan.people).toBe(plan.seatings.reduce((sum, { people }) => sum + people, 0));
      for (const { vehicle, people } of plan.seatings) {
        expect(people).toBeGreaterThan(0);
        expect(people).toBeLessThanOrEqual(vehicle.seats);
      }
      for (const { index, count } of classes) {
        const seated = plan.seatings.filter((one) => one.index === index);
        expect(seated.reduce((sum, { people }) => sum + people, 0)).toBeLessThanOrEqual(count);
      }
      expect(plan.people).toBeGreaterThan(0);
    }),
  );
});
