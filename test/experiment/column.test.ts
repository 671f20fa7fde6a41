import { describe, expect, it } from "vitest";
import { Column } from "../../src/experiment/column.js";

describe("a column", () => {
  it("gives back every number in order, across the edges of its blocks", () => {
    const numbers = Array.from({ length: 1025 }, (_, k) => (k % 3 === 0 ? Number.POSITIVE_INFINITY : k / 7));
    const column = new Column();
    for (const [k, number] of numbers.entries()) {
      column.add(number);
      expect(column.length).toBe(k + 1);
    }
    expect(column.values()).toEqual(numbers);
    for (const k of [0, 511, 512, 1023, 1024]) expect(column.at(k)).toBe(numbers[k]);
    expect(column.at(1025)).toBeUndefined();
  });

  it("is empty at first", () => {
    expect(new Column().values()).toEqual([]);
    expect(new Column().at(0)).toBeUndefined();
  });
});
