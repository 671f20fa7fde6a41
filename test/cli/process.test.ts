// The program as a process: what cannot be seen from inside.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { transfersim } from "./command.js";
import { smallScenario } from "./small-scenario.js";

const home = mkdtempSync(join(tmpdir(), "process-"));
const file = join(home, "small.yaml");
writeFileSync(file, smallScenario);
afterAll(() => rmSync(home, { recursive: true, force: true }));

const main = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));

/** Starts the program with its output into a pipe, or as a shell redirects it; `before` sets limits in that shell. */
function start(words: readonly string[], redirect = "", before = "true"): ChildProcess {
  const quoted = [process.execPath, "--import", "tsx", main, ...words].map((word) => `'${word}'`).join(" ");
  return spawn("bash", [
    "-c",
    `${before}; set -o pipefail; ${redirect === "" ? "exec " : ""}${quoted} ${redirect}`,
  ]);
}

function ended(child: ChildProcess): Promise<{ code: number | null; stdout: string; stderr: string }> {
  let stdout = "";
  child.stdout?.on("data", (chunk) => {
    stdout += chunk;
  });
  let stderr = "";
  child.stderr?.on("data", (chunk) => {
    stderr += chunk;
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, stdout, stderr })));
}

describe("the program", () => {
  it("ends quietly when its reader has seen enough", async () => {
    const { code, stderr } = await ended(start(["trace", file], "| head -n 1"));
    expect(stderr).toBe("");
    expect(code).toBe(0);
  });

  it("fails, and says so, when the result cannot be written", async () => {
    const { code, stderr } = await ended(start(["schema"], "> /dev/full"));
    expect(stderr).toMatch(/^transfersim: cannot write the result: .*no space left/i);
    expect(code).toBe(1);
  });

  it("leaves nothing of a file that the disk did not take", async () => {
    const full = join(home, "full.yaml");
    const { code, stderr } = await ended(start(["init", full], "", "ulimit -f 0"));
    expect(stderr).toMatch(/cannot write/);
    expect(code).toBe(2);
    expect(existsSync(full)).toBe(false);
  });

  it("does its work although its messages reach nobody", async () => {
    const warned = join(home, "warned.yaml");
    writeFileSync(warned, smallScenario.replace("horizon: 60 d", "horizon: 20 d"));
    expect((await transfersim(["validate", warned])).stderr).toMatch(/warning: deadline/);
    const words = (out: string) => ["run", warned, "-n", "2", "--workers", "1", "--out", join(home, out)];
    const { code } = await ended(start(words("full"), "2> /dev/full"));
    expect(code).toBe(0);
    expect(existsSync(join(home, "full", "summary.json"))).toBe(true);
    const child = start(words("closed"));
    const end = ended(child);
    child.stderr?.destroy();
    expect((await end).code).toBe(0);
    expect(existsSync(join(home, "closed", "summary.json"))).toBe(true);
  });

  it("keeps what is done on Ctrl-C, and goes on to the bytes of an undisturbed run", async () => {
    const out = join(home, "out");
    const words = ["run", file, "-n", "400", "--workers", "1", "--out", out];
    const child = start(words);
    const end = ended(child);
    const journal = join(out, "journal");
    while (!existsSync(journal) || readFileSync(journal).length < 2000)
      await new Promise((go) => setTimeout(go, 20));
    child.kill("SIGINT");
    const { code, stdout, stderr } = await end;
    expect(stdout).toMatch(/^A small transfer/);
    expect(stdout).not.toMatch(/Written to|report\.html/);
    expect(stderr).toMatch(/stopped after \d+ of 400 replications; they are kept in/);
    expect(stderr).toContain("--resume");
    expect(code).toBe(1);
    expect(existsSync(join(out, "summary.json"))).toBe(false);
    const resumed = await transfersim([...words, "--resume", "--json"]);
    const undisturbed = await transfersim(["run", file, "-n", "400", "--workers", "1", "--json"]);
    expect(resumed.stdout).toBe(undisturbed.stdout);
  });

  it("told that its terminal has gone ends as on Ctrl-C, and leaves no folder with nothing in it", async () => {
    const out = join(home, "left");
    const child = start(["sweep", file, "--set", "court.judges=3,4", "-n", "100000", "--out", out]);
    const end = ended(child);
    while (!existsSync(out)) await new Promise((go) => setTimeout(go, 20));
    child.kill("SIGHUP");
    const { code, stderr } = await end;
    expect(stderr).toContain("the sweep was stopped before it had an answer");
    expect(code).toBe(1);
    expect(existsSync(out)).toBe(false);
  });

  it.each([
    ["SIGINT", "SIGTERM"],
    ["SIGTERM", "SIGINT"],
  ] as const)(
    "told to end by %s takes its time to say goodbye, and by %s ends at once",
    async (first, second) => {
      const child = start(["worker", "--cluster", "redis://127.0.0.1:1", "--workers", "1"]);
      const end = ended(child);
      await new Promise<void>((go) => {
        child.stderr?.on("data", (chunk) => String(chunk).includes("Working on") && go());
      });
      child.kill(first);
      await new Promise((go) => setTimeout(go, 300));
      expect(child.signalCode).toBe(null);
      child.kill(second);
      await end;
      expect(child.signalCode).toBe(second);
    },
  );

  it("killed twice in a comparison and resumed, leaves the files of an undisturbed one", async () => {
    const other = join(home, "other.yaml");
    writeFileSync(other, smallScenario.replace("judges: 3,", "judges: 6,").replace("A small", "Another"));
    const compare = (out: string) =>
      ["compare", file, other, "-n", "150", "--workers", "1", "--out", join(home, out)] as const;
    const journal = join(home, "killed", "journal");
    for (const bytes of [2000, 20_000]) {
      const child = start([...compare("killed"), ...(bytes === 2000 ? [] : ["--resume"])]);
      const end = ended(child);
      while (!existsSync(journal) || readFileSync(journal).length < bytes)
        await new Promise((go) => setTimeout(go, 5));
      child.kill("SIGKILL");
      expect((await end).code).toBe(null);
    }
    expect(existsSync(join(home, "killed", "compare.json"))).toBe(false);
    expect(await transfersim(compare("killed"))).toMatchObject({ code: 2 });
    expect(await transfersim([...compare("killed"), "--resume"])).toMatchObject({ code: 0 });
    expect(await transfersim(compare("whole"))).toMatchObject({ code: 0 });
    expect(readdirSync(join(home, "killed"))).toEqual(readdirSync(join(home, "whole")));
    for (const name of readdirSync(join(home, "whole"))) {
      const texts = ["killed", "whole"].map((folder) => readFileSync(join(home, folder, name), "utf8"));
      expect(texts[0], name).toBe(texts[1]);
    }
  });
});
