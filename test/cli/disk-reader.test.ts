import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { diskReader } from "../../src/cli/disk-reader.js";

const home = mkdtempSync(join(tmpdir(), "disk-reader-"));
const folder = join(home, "scenario");
mkdirSync(join(folder, "data"), { recursive: true });
writeFileSync(join(home, "secret.csv"), "secret");
writeFileSync(join(folder, "scenario.yaml"), "name: x");
writeFileSync(join(folder, "data", "people.csv"), "cohort,count\n");
writeFileSync(join(folder, "..name.csv"), "odd but inside");
symlinkSync(join(home, "secret.csv"), join(folder, "link.csv"));
symlinkSync(home, join(folder, "up"));
symlinkSync(join(folder, "data", "people.csv"), join(folder, "within.csv"));
symlinkSync(folder, join(home, "alias"));
execFileSync("mkfifo", [join(folder, "pipe.csv")]);
afterAll(() => rmSync(home, { recursive: true, force: true }));

const read = (name: string, maximumBytes = 1000) =>
  new TextDecoder().decode(diskReader.read(join(folder, name), { folder, maximumBytes }));

describe("the disk reader", () => {
  it("reads files in the scenario's folder and below, and links that stay there", () => {
    expect(read("scenario.yaml")).toBe("name: x");
    expect(read("data/people.csv")).toBe("cohort,count\n");
    expect(read("within.csv")).toBe("cohort,count\n");
    expect(read("..name.csv")).toBe("odd but inside");
  });

  it("reads a scenario whose folder is reached by a link", () => {
    const alias = join(home, "alias");
    const bytes = diskReader.read(join(alias, "scenario.yaml"), { folder: alias, maximumBytes: 1000 });
    expect(new TextDecoder().decode(bytes)).toBe("name: x");
  });

  it.each([
    ["link.csv", "outside"],
    ["up/secret.csv", "outside"],
    ["../secret.csv", "outside"],
    ["none.csv", "missing"],
    ["scenario.yaml/x", "missing"],
    ["data", "not a file"],
    [".", "not a file"],
    ["pipe.csv", "not a file"],
  ])("refuses %s: %s", (name, trouble) => {
    expect(() => read(name)).toThrow(expect.objectContaining({ name: "FileReadError", trouble }));
  });

  it("refuses a file above the limit, and takes one at the limit", () => {
    expect(() => read("scenario.yaml", 6)).toThrow(expect.objectContaining({ trouble: "too large" }));
    expect(read("scenario.yaml", 7)).toBe("name: x");
  });

  it("refuses devices", () => {
    expect(() => diskReader.read("/dev/zero", { folder: "/dev", maximumBytes: 10 })).toThrow(
      expect.objectContaining({ trouble: "not a file" }),
    );
  });
});
