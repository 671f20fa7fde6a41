import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transfersim } from "./command.js";
import { smallScenario } from "./small-scenario.js";

const home = mkdtempSync(join(tmpdir(), "stored-"));
const file = join(home, "small.yaml");
const whole = join(home, "whole");
const shards = [1, 2, 3].map((index) => join(home, `shard${index}`));
const run = (...words: string[]) => transfersim(["run", file, "--workers", "1", "-n", "7", ...words]);

beforeAll(async () => {
  writeFileSync(file, smallScenario);
  await run("--out", whole);
  for (const [i, shard] of shards.entries()) await run("--shard", `${i + 1}/3`, "--out", shard);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const textsOf = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]));

describe("report", () => {
  it("makes from the files of a folder the very report that the run made", async () => {
    const before = textsOf(whole);
    writeFileSync(join(whole, "report.html"), "lost");
    const { code, stdout } = await transfersim(["report", whole]);
    expect(code).toBe(0);
    expect(stdout).toContain("A small transfer");
    expect(textsOf(whole)).toEqual(before);
  });

  it("with --stress prints the checklist of a journal, and keeps it", async () => {
    const { code, stdout, stderr } = await transfersim(["report", shards[0] as string, "--stress"]);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/holds shard 1\/3 of a run.*\n.*transfersim merge/s);
    const printed = await transfersim(["report", whole, "--stress"]);
    expect(printed.stdout.match(/^### \d\.\d /gm)).toHaveLength(20);
    expect(readFileSync(join(whole, "stress-des.md"), "utf8")).toBe(printed.stdout);
    rmSync(join(whole, "stress-des.md"));
  });

  it("takes the one shard of one for the whole, also when it went on and no merge takes it", async () => {
    const folder = join(home, "one-of-one");
    const words = ["run", file, "--workers", "1", "--shard", "1/1", "--out", folder];
    await transfersim([...words, "-n", "2"]);
    await transfersim([...words, "-n", "3", "--resume"]);
    const before = textsOf(folder);
    const { code, stdout } = await transfersim(["report", folder]);
    expect(code).toBe(0);
    expect(stdout).toContain("3 replications");
    expect(textsOf(folder)).toEqual(before);
  });

  it("says what to do where its folder cannot be written, which no --out named", async () => {
    const folder = join(home, "blocked");
    cpSync(whole, folder, { recursive: true });
    rmSync(join(folder, "report.html"));
    mkdirSync(join(folder, "report.html"));
    const { code, stderr } = await transfersim(["report", folder]);
    expect(code).toBe(2);
    expect(stderr).toBe(
      `transfersim: ${folder} cannot be written: report.html: a folder of that name is in the way\n  move it away, or copy the run to where you may write, and report on the copy\n`,
    );
  });

  it.each([
    ["a missing folder", () => join(home, "none"), /holds no finished run/],
    ["an unfinished run", () => shardWith("journal", undefined, "manifest.json"), /holds no finished run/],
    ["a damaged table", () => shardWith("replications.csv", "replication,days\n0,x\n"), /cannot be read/],
    ["a summary of another run", () => shardWith("summary.json", "{}\n"), /cannot be read|not of one run/],
    [
      "a table that has lost its last replication",
      () => shardWith("replications.csv", textsOf(whole)["replications.csv"]?.replace(/[^\n]*\n$/, "")),
      /not of one run/,
    ],
    [
      "a summary of another scenario",
      () =>
        shardWith(
          "summary.json",
          textsOf(whole)["summary.json"]?.replace(/"scenario": "[^"]*"/, '"scenario": "x"'),
        ),
      /not of one run/,
    ],
    [
      "a summary edited by hand",
      () => shardWith("summary.json", '{"replications":7}'),
      /not as it was written/,
    ],
    [
      "a scenario that was changed since",
      () => shardWith("scenario.yaml", textsOf(whole)["scenario.yaml"]?.replace("judges: ", "judges: 1")),
      /scenario.yaml is not as the run left it/,
    ],
  ])("refuses %s with what to do", async (_, folder, says) => {
    const { code, stderr } = await transfersim(["report", folder()]);
    expect(code).toBe(2);
    expect(stderr).toMatch(says);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

/** A copy of the whole run with one file changed and another taken away. */
function shardWith(name: string, text: string | undefined, without = "report.html"): string {
  const folder = mkdtempSync(join(home, "copy-"));
  for (const [file, content] of Object.entries(textsOf(whole))) writeFileSync(join(folder, file), content);
  if (text !== undefined) writeFileSync(join(folder, name), text);
  rmSync(join(folder, without));
  return folder;
}

/** A copy of the first shard with one file changed. */
function firstWith(name: string, text: string): string {
  const folder = mkdtempSync(join(home, "copy-"));
  cpSync(shards[0] as string, folder, { recursive: true });
  writeFileSync(join(folder, name), text);
  return folder;
}

/** A folder whose journal is a folder. */
function withFolderAsJournal(): string {
  const folder = mkdtempSync(join(home, "copy-"));
  mkdirSync(join(folder, "journal"));
  return folder;
}

describe("merge", () => {
  it("joins shards, in any order, into the bytes of one undisturbed run", async () => {
    const out = join(home, "merged");
    const words = ["merge", ...shards.toReversed(), "--out", out];
    const stopped = await transfersim(words, { signal: AbortSignal.abort() });
    expect(stopped.stderr).toMatch(/the merge was stopped before it had an answer/);
    expect([stopped.code, existsSync(out)]).toEqual([1, false]);
    const { code } = await transfersim(words);
    expect(code).toBe(0);
    expect(textsOf(out)).toEqual(textsOf(whole));
  });

  it("says what is amiss, and writes nothing", async () => {
    const other = join(home, "other");
    await run("--shard", "2/3", "--seed", "9", "--out", other);
    const [first = "", second = "", third = ""] = shards;
    const out = join(home, "refused");
    for (const [parts, says] of [
      [[first, second, second, third], /overlap/],
      [[first, third], /no shard holds replications 2 to 3/],
      [[first, other, third], /they differ in seed/],
      [[whole, second], /holds no journal/],
      [[join(home, "none")], /holds no journal/],
      [[first, file, third], /holds no journal/],
      [[withFolderAsJournal(), second, third], /journal: a folder of that name.*\n.*or run that shard again/],
      [[firstWith("manifest.json", "{\n"), second, third], /manifest.json is not as it was written/],
      [[firstWith("manifest.json", "{}\n"), second, third], /manifest.json is not as it was written/],
      [
        [firstWith("scenario.yaml", `${readFileSync(file, "utf8")}\n`), second, third],
        /scenario.yaml is not as/,
      ],
    ] as const) {
      const { code, stderr } = await transfersim(["merge", ...parts, "--out", out]);
      expect(stderr).toMatch(says);
      expect(code).toBe(2);
      expect(existsSync(out)).toBe(false);
    }
    expect((await transfersim(["merge", ...shards, "--out", `${second}/`])).stderr).toMatch(
      /is one of the shards/,
    );
  });
});

describe("trace", () => {
  it("writes every event of a replication, the same each time", async () => {
    const first = await transfersim(["trace", file, "--replication", "2"]);
    expect(first.code).toBe(0);
    expect(first.stdout.startsWith("time,priority,name\n0,")).toBe(true);
    expect(first.stdout.split("\n").length).toBeGreaterThan(100);
    expect((await transfersim(["trace", file, "--replication", "2"])).stdout).toBe(first.stdout);
    expect((await transfersim(["trace", file, "--replication", "3"])).stdout).not.toBe(first.stdout);
  });

  it("hears Ctrl-C before its end, and then writes nothing", async () => {
    const long = join(home, "long.yaml");
    writeFileSync(
      long,
      smallScenario.replace(/count: \d+/, "count: 30000").replace("horizon: 60 d", "horizon: 3000 d"),
    );
    const out = join(home, "stopped.csv");
    const stop = new AbortController();
    const stopped = transfersim(["trace", long, "--out", out], { signal: stop.signal });
    setTimeout(() => stop.abort(), 0);
    const { code, stderr } = await stopped;
    expect(stderr).toMatch(/the replication was stopped before its end/);
    expect(code).toBe(1);
    expect(existsSync(out)).toBe(false);
  });

  it("verifies a replication against a trace, and names the first event that differs", async () => {
    const out = join(home, "trace.csv");
    await transfersim(["trace", file, "--out", out]);
    const same = await transfersim(["trace", file, "--verify", out]);
    expect(same).toMatchObject({ code: 0, stdout: "" });
    expect(same.stderr).toMatch(/\d+ events, all as in/);
    const other = await transfersim(["trace", file, "--verify", out, "--seed", "2"]);
    expect(other.code).toBe(1);
    expect(other.stderr).toMatch(/event \d+: the trace has .*, the run has /);
    writeFileSync(out, readFileSync(out, "utf8").split("\n").slice(0, -10).join("\n"));
    expect((await transfersim(["trace", file, "--verify", out])).stderr).toMatch(
      /the trace has no more events/,
    );
  });

  it("refuses what is no trace, and a place where it cannot write", async () => {
    expect(await transfersim(["trace", file, "--verify", join(home, "none.csv")])).toMatchObject({ code: 2 });
    expect(await transfersim(["trace", file, "--verify", file])).toMatchObject({ code: 2 });
    expect(await transfersim(["trace", file, "--out", join(home, "no", "where.csv")])).toMatchObject({
      code: 2,
    });
  });
});
