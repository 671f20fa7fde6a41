import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const long = process.env.LONG !== undefined;
const program = fileURLToPath(new URL("heap-program.ts", import.meta.url));

/** Bytes in use in the middle of a run, after each of these counts, in a process of its own. */
async function measure(what: string, counts: readonly number[]): Promise<{ bytes: number[]; most: number }> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...["--expose-gc", "--import", "tsx", program, what],
    ...counts.map(String),
  ]);
  return JSON.parse(stdout);
}

/** Bytes that the queue and the compiler's own notes may take more at one moment than at another. */
const slack = 200_000;
const growth = ([before = 0, after = Number.NaN]: readonly number[]): number => after - before;

test("any-ofs against an event that never fires leave one listener at most and a flat heap: a million when LONG", async () => {
  const { bytes, most } = await measure("any-of", long ? [100_000, 1_000_000] : [20_000, 100_000]);
  expect(most).toBe(1);
  expect(growth(bytes), `bytes in use: ${bytes}`).toBeLessThan(slack);
});

test("M/M/1 through processes, a resource and its statistics: the heap stays as it is, over 10 million customers when LONG", async () => {
  const { bytes } = await measure("queue", long ? [1_000_000, 10_000_000] : [20_000, 200_000]);
  expect(growth(bytes), `bytes in use: ${bytes}`).toBeLessThan(slack);
});
