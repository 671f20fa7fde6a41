import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, describe, expect, it } from "vitest";
import { fitted } from "../../src/cli/fitted.js";
import { transfersim } from "./command.js";
import { smallScenario } from "./small-scenario.js";

const home = mkdtempSync(join(tmpdir(), "fitted-"));
const file = join(home, "small.yaml");
writeFileSync(file, smallScenario);
afterAll(() => rmSync(home, { recursive: true, force: true }));

const unknownEvent = ["rare", file, "--event", "nothing_at_all>=3", "-n", "200"];
const terminal = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
const linesOf = (text: string) => text.trimEnd().split("\n");
const joined = (lines: readonly string[]) => lines.map((line) => line.trimStart()).join(" ");

describe("an error too long for a line", () => {
  it("is one line for another program", async () => {
    const { stderr, code } = await transfersim(unknownEvent, { columns: 80 });
    expect(code).toBe(2);
    const [first, second, ...more] = linesOf(stderr);
    expect(first).toBe("transfersim: no output or probability is called nothing_at_all");
    expect(second?.length).toBeGreaterThan(300);
    expect(more).toEqual([]);
  });

  it.each([
    [80, 80],
    [60, 60],
    [300, 100],
    [0, 80],
    [undefined, 80],
  ])(
    "on a terminal of %s columns has lines of at most %d, the further ones set in",
    async (columns, widest) => {
      const plain = await transfersim(unknownEvent);
      const shown = await transfersim([...unknownEvent, "--quiet"], { terminal: true, columns });
      const lines = linesOf(shown.stderr);
      const widths = lines.map((line) => line.length);
      expect(Math.max(...widths)).toBeLessThanOrEqual(widest);
      expect(Math.max(...widths)).toBeGreaterThan(widest - 25);
      const [first = "", list = "", ...more] = lines.slice(widest < 62 ? 1 : 0);
      expect(first).toMatch(widest < 62 ? /^ {4}\S/ : /^transfersim: /);
      expect(list).toMatch(/^ {2}there are days_to_clear_origin, /);
      expect(more.every((line) => /^ {4}\S/.test(line))).toBe(true);
      expect(joined(lines)).toBe(joined(linesOf(plain.stderr)));
    },
  );

  it("keeps a path in one piece, with the spaces in it", async () => {
    const folder = join(home, "a folder with a long name ".repeat(4).trim(), "and another one within it");
    const { stderr } = await transfersim(["report", folder], { terminal: true, columns: 80 });
    expect(linesOf(stderr).some((line) => line.includes(folder))).toBe(true);
    const typed = ["run", "x.yaml", `--out=${folder}`];
    const message = `transfersim: cannot write to ${join(folder, "journal")}: no space left`;
    expect(linesOf(fitted(message, terminal, typed))).toEqual([
      "transfersim: cannot write to",
      `    ${join(folder, "journal")}:`,
      "    no space left",
    ]);
  });

  it("keeps what is in quotes in one piece", () => {
    const command = "transfersim worker --cluster redis://somewhere.example:6379 --workers 2";
    for (const mark of ['"', "`"]) {
      const message = `transfersim: no worker is connected: start one with ${mark}${command}${mark}. Or two.`;
      expect(linesOf(fitted(message, terminal))).toEqual([
        "transfersim: no worker is connected: start one with",
        `    ${mark}${command}${mark}.`,
        "    Or two.",
      ]);
    }
  });

  it("keeps the place of a problem in one piece", async () => {
    const folder = join(home, "a folder with a name that is longer than a line of eighty columns");
    mkdirSync(folder);
    const broken = join(folder, "a broken scenario.yaml");
    writeFileSync(
      broken,
      smallScenario.replace(/^start: .*$/m, "start: the day after tomorrow\nzone_of_time: UTC"),
    );
    const { stderr, code } = await transfersim(["validate", broken], { terminal: true, columns: 80 });
    expect(code).toBe(2);
    const lines = linesOf(stderr);
    const problems = lines.filter((line) => !line.startsWith(" "));
    expect(problems).toHaveLength(3);
    for (const line of problems.slice(0, 2)) expect(line.startsWith(`${broken}:`)).toBe(true);
    expect(lines.length).toBeGreaterThan(5);
    const plain = await transfersim(["validate", broken]);
    expect(joined(lines)).toBe(joined(linesOf(plain.stderr)));
    expect(fitted(plain.stderr, terminal), "without knowing what was typed").toBe(stderr);
  });

  it("leaves a stack trace as it is", async () => {
    const { stderr } = await transfersim([...unknownEvent, "--quiet", "--debug"], {
      terminal: true,
      columns: 60,
    });
    expect(stderr).toMatch(/\n\s+at .{60,}\n/);
  });
});
