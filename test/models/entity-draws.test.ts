import { expect, test } from "vitest";
import { deriveStream, Tally } from "../../src/engine/index.js";
import { EntityDraws, entityChances } from "../../src/models/entity-draws.js";

const law = { kind: "exponential", mean: 2 } as const;
const draws = (antithetic = false) => new EntityDraws(deriveStream(1, 0, "work", antithetic), law);

test("each entity has its value, in whatever order and how often it is asked for", () => {
  const [one, other] = [draws(), draws()];
  const forwards = [0, 1, 2, 3].map((entity) => one.of(entity));
  expect([3, 1, 0, 2, 1].map((entity) => other.of(entity))).toEqual([3, 1, 0, 2, 1].map((i) => forwards[i]));
  expect(new Set(forwards).size).toBe(4);
});

test("later occasions have values of their own, the same whoever asked before", () => {
  const [one, other] = [draws(), draws()];
  const occasions = Array.from({ length: 14 }, (_, occasion) => one.again(5, occasion));
  expect(occasions[0]).toBe(one.of(5));
  expect(new Set(occasions).size).toBe(14);
  other.again(7, 3);
  expect(occasions.map((_, occasion) => other.again(5, 13 - occasion)).reverse()).toEqual(occasions);
});

test("values follow the law, on the first occasion and on later ones", () => {
  for (const occasion of [0, 1, 12]) {
    const source = draws();
    const n = occasion > 8 ? 2_000 : 20_000;
    const tally = new Tally();
    for (let entity = 0; entity < n; entity++) tally.add(source.again(entity, occasion));
    expect(Math.abs(tally.mean - 2) / (2 / Math.sqrt(n))).toBeLessThan(4);
  }
});

test("antithetic partners mirror each other on every occasion", () => {
  const [chances, mirrored] = [false, true].map((antithetic) =>
    entityChances(deriveStream(1, 0, "c", antithetic)),
  );
  for (const occasion of [0, 1, 10]) {
    const sum = (chances?.again(3, occasion) ?? 0) + (mirrored?.again(3, occasion) ?? 0);
    expect(sum).toBeCloseTo(1, 8);
  }
});

test("a constant draws nothing", () => {
  const stream = deriveStream(1, 0, "constant");
  const before = deriveStream(1, 0, "constant").uniform();
  const constant = new EntityDraws(stream, { kind: "constant", value: 7 });
  expect([constant.of(1000), constant.again(3, 2), constant.again(3, 20)]).toEqual([7, 7, 7]);
  expect(stream.uniform()).toBe(before);
});
