import { expect, test } from "vitest";
import { SitePeople } from "../../../src/models/sites/site-people.js";
import { makeContext } from "../context.js";

test.each([
  ["many of all people", 40],
  ["few of all people", 4000],
])("where %s are at the site everybody there is picked equally often", (_, size) => {
  const context = makeContext([{ name: "all", count: size }], { check: false });
  for (let i = 0; i < size; i++) context.ledger.enter(0, "origin");
  const lines = [context.links.queue(), context.links.queue()];
  const people = [1, 5, 8, 20, 33];
  for (const person of people) lines[person % 2]?.push(person);
  const site = new SitePeople(context, lines);
  expect(site.length).toBe(5);
  const { uniform } = context.simulation.stream("pick");
  const times = new Map<number | undefined, number>();
  const picks = 20_000;
  for (let i = 0; i < picks; i++) {
    const person = site.pick(uniform);
    times.set(person, (times.get(person) ?? 0) + 1);
  }
  expect([...times.keys()].sort()).toEqual([...people].sort());
  for (const count of times.values()) {
    expect(Math.abs(count - picks / 5)).toBeLessThan(4 * Math.sqrt(picks * 0.16));
  }
  expect(site.pick(uniform, (person) => person === 20)).toBe(20);
  expect(site.pick(uniform, (person) => person > 50)).toBeUndefined();
});

test("nobody can be picked where nobody is", () => {
  const context = makeContext();
  expect(new SitePeople(context, []).pick(() => 0.5)).toBeUndefined();
});
