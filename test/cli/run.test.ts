import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { transfersim } from "./command.js";
import { smallScenario } from "./small-scenario.js";

const home = mkdtempSync(join(tmpdir(), "run-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const file = join(home, "small.yaml");
writeFileSync(file, smallScenario);

/** Runs in this process with one thread unless told otherwise. */
const run = (line: string) =>
  transfersim(["run", file, "--workers", "1", ...line.split(" ").filter(Boolean)]);

describe("run", () => {
  it("prints on standard output the summary as JSON and nothing else", async () => {
    const { code, stdout, stderr } = await run("-n 6 --json");
    expect(code).toBe(0);
    expect(stderr).toBe("");
    const summary = JSON.parse(stdout);
    expect(Object.keys(summary)).toEqual(["scenario", "seed", "replications", "outputs", "probabilities"]);
    expect(summary).toMatchObject({ scenario: "A small transfer", seed: 1, replications: 6 });
    expect(stdout).not.toMatch(/\d\d:\d\d|\/tmp/);
  });

  it("gives the same bytes for 1, 2 and 3 workers and others for another seed", async () => {
    const [one, two, three, other] = await Promise.all(
      ["--workers 1", "--workers 2 --check", "--workers 3", "--workers 1 --seed 2"].map((line) =>
        transfersim(["run", file, "-n", "9", "--json", ...line.split(" ")]),
      ),
    );
    expect(two?.stdout).toBe(one?.stdout);
    expect(three?.stdout).toBe(one?.stdout);
    expect(other?.stdout).not.toBe(one?.stdout);
  });

  it("gives in 10 replications the first 5 that a run of 5 gives", async () => {
    const [five, ten] = [join(home, "five"), join(home, "ten")];
    await run(`-n 5 --quiet --out ${five}`);
    await run(`-n 10 --quiet --out ${ten}`);
    const rows = (folder: string) =>
      readFileSync(join(folder, "replications.csv"), "utf8").trim().split("\n");
    expect(rows(five)).toHaveLength(6);
    expect(rows(ten)).toHaveLength(11);
    expect(rows(ten).slice(0, 6)).toEqual(rows(five));
  });

  it("leaves a folder with the fixed names, without a time of day or a path, the same bytes each time", async () => {
    const [first, second] = [join(home, "first"), join(home, "second")];
    await run(`-n 4 --out ${first}`);
    await run(`-n 4 --out ${second}`);
    expect(readdirSync(first).sort()).toEqual([
      "manifest.json",
      "replications.csv",
      "report.html",
      "scenario.yaml",
      "stages.csv",
      "summary.json",
      "timeline.csv",
    ]);
    for (const name of readdirSync(first)) {
      const text = readFileSync(join(first, name), "utf8");
      expect(text, name).toBe(readFileSync(join(second, name), "utf8"));
      expect(text, name).not.toContain(home);
    }
    expect(readFileSync(join(first, "summary.json"), "utf8")).toBe((await run("-n 4 --json")).stdout);
    const manifest = JSON.parse(readFileSync(join(first, "manifest.json"), "utf8"));
    expect(manifest).toMatchObject({
      versions: { node: process.versions.node, icu: process.versions.icu, tz: process.versions.tz },
      scenario: { name: "A small transfer", sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      seed: 1,
      replications: 4,
    });
  });

  it("runs the scenario that it leaves to the same figures", async () => {
    const folder = join(home, "again");
    const first = await run(`-n 4 --json --set court.judges=2 --out ${folder}`);
    const again = await transfersim([
      "run",
      join(folder, "scenario.yaml"),
      "--workers",
      "1",
      "-n",
      "4",
      "--json",
    ]);
    expect(again.stdout).toBe(first.stdout);
    expect((await run("-n 4 --json")).stdout).not.toBe(first.stdout);
  });

  it("checks the conservation laws without changing a figure", async () => {
    const plain = await run("-n 3 --json");
    expect(await run("-n 3 --json --check")).toEqual(plain);
  });

  it("says where the report is and what to do next", async () => {
    const folder = join(home, "said");
    const { stdout } = await run(`-n 3 --out ${folder}`);
    expect(stdout.replaceAll("\n", " ")).toContain(`Written to ${folder}: open report.html there.`);
    for (const line of stdout.split("\n").slice(0, 20)) expect(line.length).toBeLessThanOrEqual(80);
  });

  it("fills 80 columns on a terminal that says it is 0 wide", async () => {
    const words = ["run", file, "--workers", "1", "-n", "2", "--quiet"];
    const shown = (columns: number) => transfersim(words, { terminal: true, columns });
    expect(await shown(0)).toEqual(await shown(80));
    const help = (columns: number) => transfersim(["run", "--help"], { terminal: true, columns });
    expect(await help(0)).toEqual(await help(80));
  });

  it("colours on a terminal only, and never with NO_COLOR", async () => {
    const words = ["run", file, "--workers", "1", "-n", "2", "--quiet"];
    const codes = "\u001b[";
    expect((await transfersim(words)).stdout).not.toContain(codes);
    expect((await transfersim(words, { terminal: true, columns: 80 })).stdout).toContain(codes);
    const never = await transfersim(words, { terminal: true, columns: 80, env: { NO_COLOR: "1" } });
    expect(never.stdout).not.toContain(codes);
  });

  it("shows progress on standard error, on a terminal only, unless quiet", async () => {
    const words = ["run", file, "--workers", "1", "-n", "3", "--json"];
    expect((await transfersim(words, { terminal: true })).stderr).toContain("median so far");
    expect((await transfersim([...words, "--quiet"], { terminal: true })).stderr).toBe("");
    expect((await transfersim(words)).stderr).toBe("");
  });

  it("that is stopped keeps what is done and says how to go on; resumed, it gives the bytes of an undisturbed run", async () => {
    const folder = join(home, "stopped");
    const stop = AbortSignal.timeout(1);
    const stopped = await transfersim(["run", file, "--workers", "1", "-n", "8", "--out", folder], {
      signal: stop,
    });
    expect(stopped.code).toBe(1);
    expect(stopped.stderr).toMatch(/stopped after \d of 8 replications/);
    expect(stopped.stderr).toContain("--resume goes on from there");
    expect(existsSync(join(folder, "summary.json"))).toBe(false);
    expect(existsSync(join(folder, "journal"))).toBe(true);
    const resumed = await run(`-n 8 --out ${folder} --resume --json`);
    expect(resumed.stdout).toBe((await run("-n 8 --json")).stdout);
    expect(existsSync(join(folder, "journal"))).toBe(false);
  });

  it("runs until the mean is as precise as asked, and says so", async () => {
    const { code, stdout, stderr } = await run("--precision 0.2 --json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout).replications).toBeLessThan(100);
    expect(stderr).toMatch(/days_to_clear is known to ±/);
  });

  it("writes nothing where the scenario cannot be used", async () => {
    const folder = join(home, "never");
    const { code } = await run(`--out ${folder} --set court.judges=-1`);
    expect(code).toBe(2);
    expect(existsSync(folder)).toBe(false);
  });
});
