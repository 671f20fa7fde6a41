// Hostile words of a scenario file, all the way: through validation, run, tables, report, checklist, records and studio.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseString } from "fast-csv";
import { parseHTML } from "linkedom";
import { afterAll, describe, expect, it } from "vitest";
import { studioPage } from "../../src/studio/index.js";
import { hostile } from "../report/hostile.js";
import { transfersim } from "./command.js";

const home = mkdtempSync(join(tmpdir(), "hostile-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** What no terminal and no page may get: control characters, halves of letters, marks that turn the direction. */
const unsafe = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/u;

/** As a file in UTF-8 holds it. */
const wellFormed = (text: string) => Buffer.from(text).toString();

/** A scenario with these free texts (name, question, source) and this word in every name. */
function scenarioWith(text: string, word: string): string {
  const [free, of] = [JSON.stringify(wellFormed(text)), (name: string) => JSON.stringify(`${word}${name}`)];
  const cohort = wellFormed(text).slice(0, 900); // the longest key that YAML takes is 1,024
  return `name: ${free}
question: ${free}
start: 2026-01-21
time_zone: Asia/Baghdad
horizon: 60 d
deadline: 2026-02-20
people: { cohorts: { ${JSON.stringify(cohort)}: { count: 40 }, boys: { count: 8, age: juvenile } } }
sites:
  ${of("prison")}: { kind: origin, gate: 60 people / h }
  ${of("reception")}: { kind: intake, desks: 4, service: { median: 12 min, p90: 25 min } }
routes:
  ${of("road")}: { from: ${of("prison")}, to: ${of("reception")}, length: 420 km, speed: { median: 55 km/h, p90: 70 km/h } }
convoys: { route: ${of("road")}, minimum: 1, maximum: 40, longest_wait: 2 d, depart: always }
fleet: { ${of("bus")}: { count: 2, seats: 40 } }
threat: { ${of("road")}: { hazard: { low: 1e-5 / km, high: 5e-3 / km }, source: ${free} } }
court: { judges: 3, investigation: { median: 5 h, p90: 12 h } }
`;
}

let files = 0;
async function ran(text: string, word: string) {
  const file = join(home, `${files++}.yaml`);
  const out = `${file}.out`;
  writeFileSync(file, scenarioWith(text, word));
  const outcome = await transfersim(
    ["run", file, "-n", "2", "--workers", "1", "--records", "--quiet", "--out", out],
    { columns: 80 },
  );
  const stress = await transfersim(["report", out, "--stress"]);
  return {
    ...outcome,
    stress: stress.stdout,
    read: (name: string) => readFileSync(join(out, name), "utf8"),
    file,
  };
}

const table = (text: string) =>
  new Promise<string[][]>((resolve, reject) => {
    const rows: string[][] = [];
    parseString<string[], string[]>(text)
      .on("data", (row: string[]) => rows.push(row))
      .on("error", reject)
      .on("end", () => resolve(rows));
  });

const elements = (page: string) => [...parseHTML(page).document.querySelectorAll("*")];

/** Everything that a run says and leaves is whole and safe. */
async function expectSafe({ code, stdout, stderr, stress, read, file }: Awaited<ReturnType<typeof ran>>) {
  expect(stderr).toBe("");
  expect(code).toBe(0);
  for (const line of `${stdout}\n${stress}`.split("\n")) expect(line).not.toMatch(unsafe);
  expect(stress.match(/^### /gm)).toHaveLength(20);
  expect(stress).not.toMatch(/(?<!\\)<(script|img|svg|style)/);
  const report = read("report.html");
  const attributes = elements(report).flatMap((element) => element.getAttributeNames());
  expect(attributes.filter((name) => /^on|^src$/.test(name))).toEqual([]);
  expect(elements(report).filter(({ tagName }) => /^(SCRIPT|IMG|IFRAME|OBJECT)$/.test(tagName))).toHaveLength(
    1,
  );
  expect(report.length).toBeLessThan(1_000_000);
  for (const name of ["replications.csv", "timeline.csv", "stages.csv", "records.csv"]) {
    const rows = await table(read(name));
    expect(rows.length, name).toBeGreaterThan(1);
    const [head = []] = rows;
    const wrong = rows.filter(
      (row) => row.length !== head.length || row.some((cell) => /^[=+@\t\r]|^-(?!\d)/.test(cell)),
    );
    expect(wrong, name).toEqual([]);
  }
  const data = {
    path: file,
    files: { [file]: read("scenario.yaml") },
    overrides: [],
    seed: "1",
    replications: 1,
  };
  const page = studioPage('<script type="application/json">"__SCENARIO__"</script>', data);
  expect(page.match(/<\/?script/g)).toHaveLength(2);
  expect(JSON.parse(page.replace(/<[^>]*>/g, "")).files[file]).toBe(read("scenario.yaml"));
}

describe("a scenario whose texts are hostile", () => {
  it.each(Object.entries(hostile))("of the kind %s is run and told whole and safe", async (_, text) => {
    await expectSafe(await ran(text, ""));
  });

  it("names may be long", async () => {
    await expectSafe(await ran("سجن الصناعة", "x".repeat(400)));
  });

  it.each(Object.entries(hostile))(
    "names of the kind %s are refused where they stand, visibly",
    async (_, word) => {
      const file = join(home, "refused.yaml");
      writeFileSync(file, scenarioWith("a plain one", `${wellFormed(word)} `));
      const { code, stderr } = await transfersim(["validate", file]);
      expect(code).toBe(2);
      for (const line of stderr.split("\n")) {
        expect(line).not.toMatch(unsafe);
        expect(line.length).toBeLessThan(500);
      }
      expect(stderr).toMatch(/refused\.yaml:\d+:\d+: /);
    },
  );
});
