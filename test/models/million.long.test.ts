import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { Footprint } from "./million.js";

const loader = new URL("../../node_modules/tsx/dist/loader.mjs", import.meta.url).href;
const program = fileURLToPath(new URL("./million.ts", import.meta.url));

/** In a process of its own: the memory is that of this run alone. */
function run(people: number): Footprint {
  const output = execFileSync(process.execPath, ["--import", loader, program, String(people)]);
  return JSON.parse(output.toString()) as Footprint;
}

test("a million people go the whole way in 4 GB, with ten times the events of a hundred thousand", () => {
  const [part, whole] = [run(100_000), run(1_000_000)];
  expect(whole.days).not.toBeNull();
  expect(whole.received).toBeGreaterThan(990_000);
  expect(whole.megabytes).toBeLessThan(4096);
  expect(whole.events).toBeLessThan(11 * part.events);
});
