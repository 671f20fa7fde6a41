import { readdirSync, readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const folder = new URL("../examples/", import.meta.url);
const examples = readdirSync(folder).filter((name) => name.endsWith(".ts"));

let printed: string[] = [];
beforeEach(() => {
  printed = [];
  vi.spyOn(console, "log").mockImplementation((...values) => {
    printed.push(values.join(" "));
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

test.each(examples)("%s prints what stands beside it", async (name) => {
  // A module of its own, also where another test of the same process has imported the example.
  await import(new URL(`${name}?printed`, folder).href);
  const expected = readFileSync(new URL(name.replace(/\.ts$/, ".out"), folder), "utf8");
  expect(`${printed.join("\n")}\n`).toBe(expected);
});
