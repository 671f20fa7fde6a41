import fc from "fast-check";
import { expect, test } from "vitest";
import { PersonSet } from "../../src/models/person-set.js";

test("behaves as a set does, whoever is added, taken out or picked", () => {
  const step = fc.record({ action: fc.constantFrom("add", "add", "delete"), person: fc.nat(60) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 150, size: "max" }), (steps) => {
      const people = new PersonSet();
      const set = new Set<number>();
      for (const { action, person } of steps) {
        expect(people[action](person)).toBe(action === "add" ? !set.has(person) : set.has(person));
        set[action](person);
        expect(people.size).toBe(set.size);
        expect(people.has(person)).toBe(set.has(person));
      }
      expect([...people].sort((a, b) => a - b)).toEqual([...set].sort((a, b) => a - b));
      const picked = [...set].map((_, i) => people.pick(() => (i + 0.5) / set.size));
      expect(new Set(picked)).toEqual(set);
      if (set.size === 0) expect(people.pick(() => 0.5)).toBe(undefined);
    }),
    { seed: 4, numRuns: 100 },
  );
});
