import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { commands } from "../../src/cli/commands/index.js";
import { explain } from "../../src/cli/explain.js";
import { starterScenario } from "../../src/scenario/index.js";
import { transfersim } from "./command.js";

const home = mkdtempSync(join(tmpdir(), "command-line-"));
const good = join(home, "good.yaml");
writeFileSync(good, starterScenario);
afterAll(() => rmSync(home, { recursive: true, force: true }));

const out = join(home, "out");

/** Command lines that cannot be used, what must be said of each, and what to do. */
const broken: readonly [line: string, says: RegExp, advises: RegExp][] = [
  ["", /no command is given/, /--help/],
  ["rnu GOOD", /unknown command rnu/, /did you mean transfersim run\?/],
  ["zigzagging", /unknown command zigzagging/, /--help/],
  ["run", /run needs a file/, /transfersim run --help/],
  ["run GOOD GOOD", /run cannot use .*good\.yaml/, /--help/],
  ["run GOOD --replicatoins 5", /unknown option --replicatoins/, /did you mean --replications\?/],
  ["run GOOD --zzzz", /unknown option --zzzz/, /run --help/],
  ["run GOOD --sedd=3", /unknown option --sedd/, /did you mean --seed\?/],
  ["run GOOD --replications 0", /--replications 0 is not a whole number/, /--replications 200/],
  ["run GOOD --replications -5", /--replications -5 is not/, /for example/],
  ["run GOOD --replications 1.5", /--replications 1\.5 is not/, /for example/],
  ["run GOOD --replications many", /--replications many is not/, /for example/],
  ["run GOOD --replications 1e3", /--replications 1e3 is not/, /for example/],
  ["run GOOD --replications 99999999999", /is not a whole number from 1 to 10000000/, /for example/],
  ["run GOOD --replications", /--replications has no value/, /--replications VALUE/],
  ["run GOOD --replications 5 --replications 6", /--replications is given 2 times: 5, 6/, /give it once/],
  ["run GOOD --seed -1", /--seed -1 is not a whole number of 0 or more/, /--seed 42/],
  ["run GOOD --seed 99999999999999999999", /is not a whole number of 0 or more/, /--seed 42/],
  ["run GOOD --seed NaN", /--seed NaN is not/, /--seed 42/],
  ["run GOOD --workers 0", /--workers 0 is not a whole number from 1 to 1024/, /--workers 2/],
  ["run GOOD --precision 0", /--precision 0 is not between 0 and 1/, /0\.05 for 5%/],
  ["run GOOD --precision 1", /--precision 1 is not between 0 and 1/, /0\.05/],
  ["run GOOD --precision fine", /--precision fine is not/, /0\.05/],
  ["run GOOD --precision 0.1 --replications 5", /cannot be used together/, /choose one/],
  ["run GOOD --shard 3/2", /--shard 3\/2 is not a part I\/N/, /--shard 2\/4/],
  ["run GOOD --shard 0/2", /--shard 0\/2 is not/, /--shard 2\/4/],
  ["run GOOD --shard half", /--shard half is not/, /--shard 2\/4/],
  ["run GOOD --resume", /--resume needs --out/, /--help/],
  ["run GOOD --set court.judges", /--set court\.judges is not PATH=VALUE/, /--set court\.judges=25/],
  ["run GOOD --set =5", /is not PATH=VALUE/, /court\.judges=25/],
  ["run GOOD --set", /--set has no value/, /--set VALUE/],
  ["run GOOD --json=maybe", /--json takes no value/, /write --json/],
  ["run GOOD --out OUT/x --set court.judgse=5", /court\.judgse/, /judges/],
  ["run NONE --out OUT/x", /no such file/, /a file that exists/],
  ["validate", /validate needs a file/, /--help/],
  ["validate GOOD -", /- is no file: nothing is read from standard input/, /name a file/],
  ["run -", /- is no file/, /name a file/],
  ["init -", /- is no file/, /is \.\/-/],
  ["validate GOOD -- NONE", /-- is no option/, /as \.\/-NAME/],
  ["validate -x.yaml", /-x\.yaml is no option/, /is written \.\/-x\.yaml/],
  ["run -n.yaml", /-n\.yaml is no option/, /is written \.\/-n\.yaml/],
  ["run --x.yaml", /--x\.yaml is no option/, /is written \.\/--x\.yaml/],
  ["merge -part1 -part2 --out OUT/x", /-part1 is no option/, /is written \.\/-part1/],
  ["run GOOD --out -part", /-part is no option/, /is written \.\/-part/],
  ["run GOOD -out OUT/x", /-out is no option/, /did you mean --out\?/],
  ["run GOOD -n -5", /--replications -5 is not/, /for example/],
  ["run EMPTY", /name of a file or folder is empty/, /write it out/],
  ["validate GOOD EMPTY", /name of a file or folder is empty/, /write it out/],
  ["schema extra", /schema cannot use extra/, /--help/],
];

describe("a broken command line", () => {
  it.each(broken)(
    "%j ends with 2, says what is wrong and what to do, and writes nothing",
    async (line, says, advises) => {
      const words = line.split(" ").filter((word) => word !== "");
      const places: Readonly<Record<string, string>> = {
        GOOD: good,
        NONE: join(home, "none.yaml"),
        EMPTY: "",
        "OUT/x": join(out, "x"),
      };
      const before = readdirSync(home);
      const { code, stdout, stderr } = await transfersim(words.map((word) => places[word] ?? word));
      expect(stderr).toMatch(says);
      expect(stderr).toMatch(advises);
      expect(stderr).not.toMatch(/\n\s+at .*:\d+/);
      expect(stdout).toBe("");
      expect(code).toBe(2);
      expect(readdirSync(home)).toEqual(before);
    },
  );

  it("says so when the folder it was started in is gone", () => {
    const error = Object.assign(new Error("ENOENT: no such file or directory, uv_cwd"), {
      syscall: "uv_cwd",
    });
    expect(explain(error)).toMatchObject({
      message:
        "transfersim: the folder that this was started in does not exist any more\n  change to one that does",
      code: 1,
    });
  });

  it("shows where in the program only with --debug", async () => {
    const { stderr } = await transfersim(["run", good, "--seed", "x", "--debug"]);
    expect(stderr).toMatch(/--seed x is not/);
    expect(stderr).toMatch(/\n\s+at .*:\d+/);
  });
});

describe("help", () => {
  it("lists the commands and a way to begin", async () => {
    const { code, stdout, stderr } = await transfersim(["--help"]);
    expect(code).toBe(0);
    expect(stderr).toBe("");
    for (const { name } of commands) expect(stdout).toContain(`transfersim ${name}`);
    expect(stdout).toContain("transfersim init my.yaml");
  });

  it.each(commands.map(({ name }) => name))(
    "of %s explains every option and gives examples, in 80 columns",
    async (name) => {
      const { code, stdout } = await transfersim([name, "--help"]);
      expect(code).toBe(0);
      expect(stdout).toContain("Examples:");
      const command = await commands.find((listed) => listed.name === name)?.load();
      for (const option of command?.options ?? []) {
        expect(stdout).toMatch(new RegExp(`--${option}\\b`));
      }
      for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
    },
  );

  it("does not depend on the language of the host", async () => {
    const english = await transfersim(["--help"]);
    expect((await transfersim(["--help"], { env: { LC_ALL: "fr_FR", LANG: "fr_FR" } })).stdout).toBe(
      english.stdout,
    );
  });
});

describe("the version", () => {
  it("is the package's", async () => {
    expect((await transfersim(["--version"])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe("completion", () => {
  it("prints a script, and answers it with commands and options", async () => {
    expect((await transfersim(["completion"])).stdout).toContain("complete -o bashdefault");
    const { stdout } = await transfersim(["--get-yargs-completions", "transfersim", "run", "--re"]);
    expect(stdout).toContain("--replications");
  });
});
