import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { starterScenario } from "../../src/scenario/index.js";
import { transfersim } from "./command.js";

const home = mkdtempSync(join(tmpdir(), "small-commands-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe("init", () => {
  it("writes a scenario that is usable as it stands, and says what to do with it", async () => {
    const file = join(home, "mine.yaml");
    const { code, stderr } = await transfersim(["init", file]);
    expect(code).toBe(0);
    expect(stderr).toContain(`transfersim run ${file}`);
    expect(readFileSync(file, "utf8")).toBe(starterScenario);
    expect(await transfersim(["validate", file])).toEqual({
      code: 0,
      stdout: `${file}: usable\n`,
      stderr: "",
    });
  });

  it("never overwrites", async () => {
    const file = join(home, "taken.yaml");
    writeFileSync(file, "my work");
    const { code, stderr } = await transfersim(["init", file]);
    expect(code).toBe(2);
    expect(stderr).toContain("a file of that name is in the way");
    expect(readFileSync(file, "utf8")).toBe("my work");
  });
});

describe("validate", () => {
  it("tells every problem of every file with its place, and which files are usable", async () => {
    const [first, second, usable] = ["a.yaml", "b.yaml", "c.yaml"].map((name) => join(home, name));
    writeFileSync(
      first as string,
      starterScenario.replace("judges:", "jugdes:").replace("minimum: 20", "minimum: -3"),
    );
    writeFileSync(second as string, "");
    writeFileSync(usable as string, starterScenario);
    const { code, stdout, stderr } = await transfersim([
      "validate",
      first as string,
      second as string,
      usable as string,
    ]);
    expect(code).toBe(2);
    expect(stdout).toBe(`${usable}: usable\n`);
    expect(stderr).toMatch(/a\.yaml:\d+:\d+: court\.jugdes: found jugdes.*did you mean judges\?/);
    expect(stderr).toMatch(/a\.yaml:\d+:\d+: convoys\.minimum: found -3/);
    expect(stderr).toMatch(/b\.yaml:1:1: found an empty file/);
    expect(stderr).toMatch(/\d+ problems; nothing was run or written\.\n$/);
  });
});

describe("a link", () => {
  const file = join(home, "elsewhere", "scenario.yaml");
  mkdirSync(join(home, "elsewhere"));
  mkdirSync(join(home, "links"));
  writeFileSync(file, starterScenario);
  symlinkSync(file, join(home, "links", "scenario.yaml"));

  it("to a scenario in another folder is told with what to do: its data is not beside the link", async () => {
    const { code, stderr } = await transfersim(["validate", join(home, "links", "scenario.yaml")]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/a link that leads out of its folder: .*, expected the path of the file itself/);
  });

  it("from a scenario's folder to data elsewhere is told as that", async () => {
    writeFileSync(
      join(home, "people.yaml"),
      starterScenario.replace(/^people:.*(\n {2}.*)*/m, "people: { file: people.csv }"),
    );
    symlinkSync("/etc/hostname", join(home, "people.csv"));
    const { code, stderr } = await transfersim(["validate", join(home, "people.yaml")]);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /people\.file: found a link that leads out of the scenario's folder: .*people\.csv/,
    );
  });
});

describe("schema", () => {
  it("prints a JSON Schema and nothing else", async () => {
    const { code, stdout, stderr } = await transfersim(["schema"]);
    expect(code).toBe(0);
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toMatchObject({ $schema: "https://json-schema.org/draft/2020-12/schema" });
  });
});
