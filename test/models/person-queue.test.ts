import fc from "fast-check";
import { expect, test } from "vitest";
import { PersonLinks } from "../../src/models/index.js";

test("lines behave as lists do, whoever joins, leaves or is taken from the middle", () => {
  const step = fc.record({
    action: fc.constantFrom("push", "unshift", "shift", "remove"),
    line: fc.nat(2),
    person: fc.nat(40),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200, size: "max" }), (steps) => {
      const links = new PersonLinks();
      const lines = [links.queue(), links.queue(), links.queue()];
      const lists: number[][] = [[], [], []];
      for (const { action, line: l, person } of steps) {
        const [line, list] = [lines[l], lists[l]];
        if (line === undefined || list === undefined) throw new Error("no such line");
        if (action === "shift") expect(line.shift()).toBe(list.shift());
        else if (action === "remove") {
          const at = list.indexOf(person);
          expect(line.remove(person)).toBe(at >= 0);
          if (at >= 0) list.splice(at, 1);
        } else if (lists.some((other) => other.includes(person))) {
          expect(() => line[action](person)).toThrow(/another line/);
        } else {
          line[action](person);
          list[action](person);
        }
        lines.forEach((one, i) => {
          expect([...one]).toEqual(lists[i]);
          expect(one.length).toBe(lists[i]?.length);
          expect(one.first).toBe(lists[i]?.[0]);
        });
      }
    }),
  );
});
