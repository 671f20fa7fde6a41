// The programs of the manual that read a run, on a run.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transfersim } from "../cli/command.js";
import { smallScenario } from "../cli/small-scenario.js";

const home = mkdtempSync(join(tmpdir(), "reading-"));
const folder = join(home, "run");
afterAll(() => rmSync(home, { recursive: true, force: true }));
beforeAll(async () => {
  const file = join(home, "small.yaml");
  writeFileSync(file, smallScenario);
  await transfersim(["run", file, "-n", "10", "--workers", "1", "--records", "--quiet", "--out", folder]);
});

const isThere = (program: string) => spawnSync(program, ["--version"]).error === undefined;
const output = (program: string, script: string) => {
  const { stdout, stderr } = spawnSync(program, [`docs/reading-results/${script}`, folder], {
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  return stdout.split("\n");
};

/** Mean wait at a stage over all its people, from stages.csv: the same number of people in every replication. */
function meanWait(stage: string): number {
  const lines = readFileSync(join(folder, "stages.csv"), "utf8").split("\n");
  return Number(lines.find((line) => line.startsWith(`${stage},meanWait,`))?.split(",")[2]);
}

describe.skipIf(!isThere("python3"))("read_run.py (needs python3)", () => {
  it("prints what summary.json, timeline.csv and stages.csv say", () => {
    const printed = output("python3", "read_run.py");
    const { p50, p05, p95 } = JSON.parse(readFileSync(join(folder, "summary.json"), "utf8")).outputs
      .days_to_clear;
    const [median, low, high] = [p50, p05, p95].map(({ value }) => value.toFixed(2));
    expect(printed[0]).toBe("replications 10, not cleared 0");
    expect(printed[1]).toBe(`days to clear: median ${median}, 5% ${low}, 95% ${high}`);
    expect(printed[2]).toMatch(/^origin empty \(median\) on 2026-0[12]-\d\d$/);
    const waits = [
      ["gate at prison", "prison: gate"],
      ["reception at reception", "reception"],
    ] as const;
    for (const [line, stage] of waits) {
      const found = printed.find((text) => text.startsWith(`${line}: `)) ?? "";
      expect(Number(/waited ([\d.]+) h/.exec(found)?.[1])).toBeCloseTo(meanWait(stage), 1);
      expect(found).toContain("0 still there");
    }
  });
});

describe.skipIf(!isThere("Rscript"))("read_run.R (needs R)", () => {
  it("prints what read_run.py prints, its stages in R's order", () => {
    expect(output("Rscript", "read_run.R").sort()).toEqual(output("python3", "read_run.py").sort());
  });
});
