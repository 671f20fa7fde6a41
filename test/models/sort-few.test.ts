import fc from "fast-check";
import { expect, test } from "vitest";
import { sortFew } from "../../src/models/sort-few.js";

test("a few things are sorted as `sort` would, equals in the order in which they stood", () => {
  const things = fc.array(fc.record({ key: fc.nat(4), name: fc.string() }), { maxLength: 12, size: "max" });
  fc.assert(
    fc.property(things, (list) => {
      const expected = list.toSorted((a, b) => a.key - b.key);
      expect(sortFew([...list], ({ key }) => key)).toEqual(expected);
    }),
  );
});
