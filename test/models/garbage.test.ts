import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";

const program = fileURLToPath(new URL("garbage-program.ts", import.meta.url));
const scenarioFile = (name: string): string =>
  fileURLToPath(new URL(`../../scenarios/${name}/scenario.yaml`, import.meta.url));
/**
 * Interpreted, since compiled code holds on to some of what it saw last; and with room for a whole replication, so that
 * nothing is collected in its midst.
 */
const node = [
  "--no-opt",
  "--min-semi-space-size=64",
  "--max-semi-space-size=64",
  "--expose-gc",
  "--import",
  "tsx",
];

const folder = mkdtempSync(join(tmpdir(), "garbage-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The smallest scenario, with people who are sent home from the prison. */
function minimalWithExits(): string {
  cpSync(join(scenarioFile("minimal"), ".."), folder, { recursive: true });
  const file = join(folder, "scenario.yaml");
  const exits = "exits: { sent_home: { to: abroad, per_person: 0.001 / d } }";
  const text = readFileSync(file, "utf8").replace(
    "prison: { kind: origin,",
    `prison: { kind: origin, ${exits},`,
  );
  expect(text).toContain(exits);
  writeFileSync(file, text);
  return file;
}

// V8 places a function that is written straight into a property among the long-lived, and keeps with it all it can see
// until a full collection: of each replication everything, where there is one such function.
test.concurrent.each([
  ["phases, threats on the road, exits", minimalWithExits(), []],
  ["families in a camp", scenarioFile("al-hol-families"), []],
  [
    "a bench that keeps classes apart, site threats, staging",
    scenarioFile("al-sinaa-2026"),
    ["horizon=8 days", "court.tracks.juvenile.investigation.bench=investigative_court"],
  ],
])(
  "a replication leaves nothing that outlives a collection of the nursery: %s",
  async (_, file, overrides) => {
    const { stdout } = await promisify(execFile)(process.execPath, [...node, program, file, ...overrides]);
    const replications: { made: number; left: number }[] = JSON.parse(stdout);
    for (const { made } of replications) expect(made).toBeGreaterThan(1e5);
    // Now and then one is still known to the notes on calls that V8 began afresh at the full collection before them.
    expect(Math.min(...replications.map(({ made, left }) => left / made))).toBeLessThan(0.01);
  },
);
