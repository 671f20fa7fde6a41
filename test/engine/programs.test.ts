import fc from "fast-check";
import { expect, test } from "vitest";
import { programs } from "./programs/program.js";
import { runProgram } from "./programs/run.js";

const scale = process.env.LONG === undefined ? 1 : 100;

test("random programs: what is held is in use, nobody waits who could be served, nothing is left behind", () => {
  fc.assert(
    fc.property(programs, (program) => {
      runProgram(program);
    }),
    { numRuns: 1_500 * scale, seed: 20260121 },
  );
});

test("random programs: two runs give equal traces", () => {
  fc.assert(
    fc.property(programs, (program) => {
      expect(runProgram(program)).toEqual(runProgram(program));
    }),
    { numRuns: 200 * scale, seed: 20260122 },
  );
});
