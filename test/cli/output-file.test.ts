import { execFileSync, spawn } from "node:child_process";
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { writeWhole } from "../../src/cli/output-file.js";

const home = mkdtempSync(join(tmpdir(), "output-file-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe("a file written whole", () => {
  it("replaces what a link leads to, and the link stays", () => {
    const file = join(home, "file");
    const link = join(home, "link");
    writeFileSync(file, "old");
    symlinkSync(file, link);
    writeWhole(link, "new", "--out");
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(file, "utf8")).toBe("new");
    expect(readdirSync(home).filter((name) => name.endsWith(".partial"))).toEqual([]);
  });

  it("is written into a pipe, which stays one", async () => {
    const pipe = join(home, "pipe");
    execFileSync("mkfifo", [pipe]);
    const reader = spawn("cat", [pipe]);
    writeWhole(pipe, "new", "--out");
    let read = "";
    for await (const text of reader.stdout) read += String(text);
    expect(read).toBe("new");
    expect(lstatSync(pipe).isFIFO()).toBe(true);
  });

  it("does not take the place of a folder, and says so", () => {
    const folder = join(home, "folder");
    mkdirSync(folder);
    expect(() => writeWhole(folder, "new", "--out")).toThrow(/cannot be written: a folder of that name/);
  });
});
