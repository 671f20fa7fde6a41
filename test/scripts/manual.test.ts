// The page of commands: every command is there, and what it names exists. That its outputs are those of today is
// checked in manual.long.test.ts.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { withOutputs } from "../../scripts/manual/blocks.js";
import { openShell } from "../../scripts/manual/shell.js";
import { commands } from "../../src/cli/commands/index.js";

const page = readFileSync("docs/commands.md", "utf8");
const everywhere = ["help", "version", "debug"];
/** The completion script is the parser's own command, beside ours. */
const optionsOf = new Map([
  ...(await Promise.all(
    commands.map(async ({ name, load }) => [name, [...(await load()).options, ...everywhere]] as const),
  )),
  ["completion", everywhere] as const,
]);

/** What holds for all, then the sections by the word before the colon of their heading. */
const [beginning = "", ...rest] = page.split(/^## (?=\w+: )/m);
const sections = new Map(rest.map((text) => [text.slice(0, text.indexOf(":")), text]));

describe("every command has a section with an example", () => {
  test.each([...optionsOf.keys()])("%s", (name) => {
    expect(examplesIn(sections.get(name) ?? "").map(({ command }) => command)).toContain(name);
  });

  test("and no section is of a command that is not there", () => {
    expect([...sections.keys()].filter((name) => !optionsOf.has(name))).toEqual([]);
  });
});

describe("every option that the page names is one of the command's", () => {
  test("in the examples", () => {
    const examples = examplesIn(page);
    expect(examples.length).toBeGreaterThan(optionsOf.size);
    expect(examples.flatMap(({ command, line }) => unknownOptions(command, line))).toEqual([]);
  });

  test.each([...optionsOf.keys()])("in the words on %s", (name) => {
    expect(mentions(sections.get(name) ?? "", name)).toEqual([]);
  });

  test("in the words on all of them: an option of some command", () => {
    const known = [...optionsOf.values()].flat();
    const named = optionsIn(prose(beginning));
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((option) => !known.includes(option))).toEqual([]);
  });
});

test("links lead to headings and files that exist", () => {
  const anchors = [...page.matchAll(/^## (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, "")
      .replaceAll(" ", "-"),
  );
  const links = [...page.matchAll(/\]\(([^)]+)\)/g)].map(([, link = ""]) => link);
  expect(links.length).toBeGreaterThan(optionsOf.size);
  const broken = links.filter((link) =>
    link.startsWith("#") ? !anchors.includes(link.slice(1)) : !existsSync(join("docs", link)),
  );
  expect(broken).toEqual([]);
});

describe("what commands print goes below them", () => {
  const typed = "words\n```console\n$ one \\\n> --more\nold\n$ two\n```\nbetween\n```sh\n$ three\n```\n";

  test("in place of what was there, other blocks and words untouched, the same when done again", () => {
    const ran: string[] = [];
    const printed = (command: string) => {
      ran.push(command);
      return command === "two" ? "a  \n\nb\n\n" : "";
    };
    const written = withOutputs(typed, printed);
    expect(ran).toEqual(["one --more", "two"]);
    expect(written).toBe(typed.replace("old\n", "").replace("$ two\n", "$ two\na\n\nb\n"));
    expect(withOutputs(written, printed)).toBe(written);
  });

  test.each(["```\n", "$ rm\n"])("what would be taken for the page's own is refused: %j", (output) => {
    expect(() => withOutputs(typed, () => output)).toThrow(/"one --more" prints/);
  });
});

describe("a shell for the examples", () => {
  test("has the scenario in a folder of its own, and stops at what fails or tells of this machine", () => {
    const shell = openShell("minimal");
    try {
      expect(shell.printed("ls scenarios; echo said >&2; false || echo $?")).toBe("minimal\nsaid\n1\n");
      expect(() => shell.printed("echo why; exit 3")).toThrow(/ended with 3:\nwhy/);
      expect(() => shell.printed("pwd -P")).toThrow(/this machine's/);
      expect(() => shell.printed("printf '\\033[1m'")).toThrow(/colours/);
      expect(shell.printed("transfersim --version")).toMatch(/^\d+\.\d+\.\d+\n$/);
    } finally {
      shell.end();
    }
  });
});

interface Example {
  readonly command: string;
  readonly line: string;
}

/** Each call of the tool in the blocks of commands of a text. */
function examplesIn(text: string): Example[] {
  const blocks = [...text.matchAll(/^```(?:console|sh)\n([\s\S]*?)^```$/gm)].map(([, block = ""]) => block);
  const lines = blocks.flatMap(
    (block) => block.replace(/\\\n(?:> )?/g, "").match(/^\$? ?transfersim .*$/gm) ?? [],
  );
  return lines.flatMap((line) =>
    [...line.matchAll(/transfersim (\w+)([^|;&]*)/g)].map(([call, command = ""]) => ({
      command,
      line: call,
    })),
  );
}

function prose(text: string): string {
  return text.replace(/^```[\s\S]*?^```$/gm, "");
}

function optionsIn(text: string): string[] {
  return [...text.matchAll(/--([a-z][a-z-]*)/g)].map(([, option = ""]) => option);
}

function unknownOptions(command: string, text: string): string[] {
  return optionsIn(text)
    .filter((option) => !optionsOf.get(command)?.includes(option))
    .map((option) => `${command} --${option}`);
}

/** Options in a section's words that are none: of the command that stands before them (`run --out`), else its own. */
function mentions(section: string, own: string): string[] {
  return [...prose(section).matchAll(/`([^`]+)`/g)].flatMap(([, code = ""]) => {
    const [first = ""] = code.split(" ");
    return unknownOptions(optionsOf.has(first) ? first : own, code);
  });
}
