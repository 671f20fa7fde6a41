import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { transfersim } from "./command.js";
import { smallScenario } from "./small-scenario.js";

const home = mkdtempSync(join(tmpdir(), "records-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const file = join(home, "small.yaml");
writeFileSync(file, smallScenario);

const run = (line: string) => transfersim(["run", file, ...line.split(" ")]);
const text = (folder: string, name = "records.csv") => readFileSync(join(home, folder, name), "utf8");
const replications = (folder: string) =>
  text(folder)
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",")[0]);

describe("--records", () => {
  it("covers every replication, in their order, the same bytes for any number of workers", async () => {
    const out = (folder: string) => `--records --quiet --out ${join(home, folder)}`;
    await run(`-n 3 --workers 1 ${out("one")}`);
    await run(`-n 3 --workers 2 ${out("two")}`);
    expect(text("two")).toBe(text("one"));
    const seen = replications("one");
    expect(new Set(seen)).toEqual(new Set(["0", "1", "2"]));
    expect(seen).toEqual(seen.toSorted());
  });

  it("leaves every other file as it is", async () => {
    await run(`-n 3 --workers 1 --quiet --out ${join(home, "plain")}`);
    const names = readdirSync(join(home, "plain"));
    expect(readdirSync(join(home, "one")).sort()).toEqual([...names, "records.csv"].sort());
    for (const name of names) expect(text("one", name), name).toBe(text("plain", name));
  });

  it("of a shard are those of its replications", async () => {
    await run(`-n 4 --shard 2/2 --workers 1 --records --quiet --out ${join(home, "shard")}`);
    expect(new Set(replications("shard"))).toEqual(new Set(["2", "3"]));
  });

  it("of shards are joined to those of the whole, and left out with a word where some have none", async () => {
    const folder = (name: string) => join(home, name);
    await run(`-n 4 --shard 1/2 --workers 1 --records --quiet --out ${folder("shard1")}`);
    await run(`-n 4 --workers 1 --records --quiet --out ${folder("whole")}`);
    await transfersim(["merge", folder("shard"), folder("shard1"), "--out", folder("joined")]);
    expect(text("joined")).toBe(text("whole"));

    await run(`-n 4 --shard 1/2 --workers 1 --quiet --out ${folder("bare")}`);
    const line = ["merge", folder("bare"), folder("shard"), "--out", folder("joined")];
    const { code, stderr } = await transfersim(line);
    expect(code).toBe(0);
    expect(stderr).toContain("1 of 2 shards have records.csv");
    expect(existsSync(join(folder("joined"), "records.csv"))).toBe(false);

    writeFileSync(join(folder("shard"), "records.csv"), "not,the,table\n");
    const damaged = await transfersim(["merge", folder("shard1"), folder("shard"), "--out", folder("no")]);
    expect(damaged.code).toBe(2);
    expect(damaged.stderr).toContain("records.csv is not as it was written");
    expect(existsSync(folder("no"))).toBe(false);
  });

  it("can be of the first replications only, and says how large the file will be", async () => {
    const { stderr } = await run(`-n 3 --workers 1 --records-first 2 --out ${join(home, "first")}`);
    expect(stderr).toMatch(/records\.csv: about \d+ kB for these replications/);
    expect(new Set(replications("first"))).toEqual(new Set(["0", "1"]));
    expect(text("one").startsWith(text("first"))).toBe(true);
  });

  it("go when the folder's next run has none", async () => {
    await run(`-n 2 --workers 1 --quiet --out ${join(home, "first")}`);
    expect(existsSync(join(home, "first", "records.csv"))).toBe(false);
  });

  it("need a folder", async () => {
    const { code, stderr } = await run("-n 2 --records");
    expect(code).toBe(2);
    expect(stderr).toContain("--out");
  });
});
