import {
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
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { OutputFolder } from "../../src/cli/output-folder.js";

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "output-folder-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const fresh = { resume: false };
const files = new Map([
  ["summary.json", "{}\n"],
  ["manifest.json", '{ "transfersim": "1" }\n'],
]);

describe("an --out folder", () => {
  it("is created with the folders above it, and holds the files and nothing else", () => {
    const path = join(home, "a", "b");
    OutputFolder.open(path, fresh).write(files);
    expect(readdirSync(path).sort()).toEqual(["manifest.json", "summary.json"]);
    expect(readFileSync(join(path, "summary.json"), "utf8")).toBe("{}\n");
  });

  it("of an earlier run is written again", () => {
    OutputFolder.open(home, fresh).write(files);
    OutputFolder.open(home, fresh).write(new Map([["summary.json", "new\n"]]));
    expect(readFileSync(join(home, "summary.json"), "utf8")).toBe("new\n");
  });

  it.each([
    ["a file", () => writeFileSync(join(home, "thesis.doc"), "x")],
    ["another tool's manifest", () => writeFileSync(join(home, "manifest.json"), '{"name":"app"}')],
    ["a manifest that is no JSON", () => writeFileSync(join(home, "manifest.json"), "transfersim")],
    ["a folder", () => mkdirSync(join(home, ".git"))],
  ])("that holds %s of somebody else is refused and left alone", (_, fill) => {
    fill();
    const before = readdirSync(home);
    expect(() => OutputFolder.open(home, fresh)).toThrow(/holds files that are no run/);
    expect(readdirSync(home)).toEqual(before);
  });

  it("with an unfinished run is refused, unless that is to be resumed", () => {
    writeFileSync(join(home, "journal"), "");
    expect(() => OutputFolder.open(home, fresh)).toThrow(/unfinished run/);
    expect(OutputFolder.open(home, { resume: true }).journal).toBe(join(home, "journal"));
  });

  it.each([[fresh], [{ resume: true }]])("whose journal is a folder is refused at once (%j)", (options) => {
    mkdirSync(join(home, "journal"));
    expect(() => OutputFolder.open(home, options)).toThrow(
      expect.objectContaining({
        name: "UsageError",
        message: `--out ${home} cannot be written: journal: a folder of that name is in the way`,
        next: "move it away, or name another folder",
      }),
    );
  });

  it.each(["report.html", "people.csv"])(
    "that has a folder in the place of %s is refused before the work, not after",
    (name) => {
      OutputFolder.open(home, fresh).write(new Map([["manifest.json", '{"transfersim":"1"}']]));
      mkdirSync(join(home, name));
      expect(() => OutputFolder.open(home, fresh)).toThrow(
        expect.objectContaining({
          name: "UsageError",
          message: `--out ${home} cannot be written: ${name}: a folder of that name is in the way`,
        }),
      );
    },
  );

  it.each([
    ["a file in the way", () => join(home, "f")],
    ["a file on the way", () => join(home, "f", "deep", "er")],
    ["a place where nobody can write", () => "/proc/transfersim-out"],
    ["a name too long", () => join(home, "x".repeat(300))],
  ])("at %s is refused with what to do", (_, path) => {
    writeFileSync(join(home, "f"), "");
    expect(() => OutputFolder.open(path(), fresh)).toThrow(
      expect.objectContaining({ name: "UsageError", next: "name another folder" }),
    );
  });

  it("is written whole or not at all", () => {
    const folder = OutputFolder.open(home, fresh);
    folder.write(files);
    const broken = new Map([
      ["summary.json", "changed"],
      ["no/such/folder.csv", "x"],
      ["manifest.json", "changed"],
    ]);
    expect(() => folder.write(broken)).toThrow(/cannot write to /);
    expect(readdirSync(home).sort()).toEqual(["manifest.json", "summary.json"]);
    expect(readFileSync(join(home, "summary.json"), "utf8")).toBe("{}\n");
  });

  it("keeps a file that is written bit by bit beside its place until all is written", () => {
    const folder = OutputFolder.open(home, fresh);
    const file = folder.stream("records.csv");
    file.add("one\n");
    file.add("two\n");
    file.finish();
    file.close();
    expect(readdirSync(home)).toEqual([".records.csv.partial"]);
    folder.write(files);
    expect(readdirSync(home).sort()).toEqual(["manifest.json", "records.csv", "summary.json"]);
    expect(readFileSync(join(home, "records.csv"), "utf8")).toBe("one\ntwo\n");
  });

  it("takes a file that is written bit by bit away when the run fails", () => {
    const folder = OutputFolder.open(home, fresh);
    folder.stream("records.csv").close();
    folder.abandon();
    expect(readdirSync(home)).toEqual([]);
  });

  it("that was created for a run that failed is taken away again, one that was there is not", () => {
    const path = join(home, "a", "b");
    OutputFolder.open(path, fresh).abandon();
    expect(existsSync(join(home, "a"))).toBe(false);
    OutputFolder.open(home, fresh).abandon();
    expect(existsSync(home)).toBe(true);
  });
});
