import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { scenarioReference } from "../../src/scenario/index.js";

const reference = scenarioReference();

it("the reference names every key of every part with what it means", () => {
  for (const row of [
    "| `start` | A date, or a local date and time, in ISO 8601 | When it begins, local time: the first instant of a date, or a date and time (required) |",
    "| `NAME.gate` |",
    "| `NAME.stations.NAME.service` |",
    "| `benches.NAME.listing` | `first_come`, `oldest_custody`, `shortest_expected` |",
    "| `states.NAME.who` | a [who](#a-who) |",
    "| lognormal | median, p90 | the keys are enough |",
    "| `horizon` | a duration of at least 1 s, such as 90 min or 2 h or 3 d |",
  ]) {
    expect(reference).toContain(row);
  }
});

it("lists under each kind all of its keys, though another kind has the same", () => {
  const rowsAfter = (heading: string, from: string, to: string) => {
    const section = reference.split(`## ${heading}\n`)[1] ?? "";
    return section.split(from)[1]?.split(to)[0] ?? "";
  };
  const staging = rowsAfter("sites", "| `NAME.kind` | `staging` |", "| `NAME.kind` |");
  for (const key of ["places", "exits", "exits.NAME.to", "attacks.NAME.rate", "place"]) {
    expect(staging).toContain(`| \`NAME.${key}\` |`);
  }
  const escorts = rowsAfter("cost", "| `NAME.of` | `escort_hour` |", "| `NAME.of` |");
  for (const key of ["price", "item", "payer"]) expect(escorts).toContain(`| \`NAME.${key}\` |`);
});

it("says what holds where nothing is given", () => {
  for (const [key, usual] of [
    ["arrivals.NAME.spread", "random"],
    ["clocks.NAME.breach", "count"],
    ["overflow", "allow (when not given)"],
    ["benches.NAME.shift_end", "suspend (it goes on at the next opening) when not given"],
  ]) {
    const row = reference.split("\n").find((line) => line.includes(`${key}\` | `));
    expect(row).toContain(usual?.includes("given") ? usual : `; ${usual} when not given`);
  }
});

it("has a section for each part, and no row without a value", () => {
  const headings = [...reference.matchAll(/^## (.+)$/gm)].map(([, title]) => title);
  expect(headings).toEqual(
    expect.arrayContaining(["people", "sites", "court", "families", "cost", "A calendar", "A stage"]),
  );
  for (const row of reference.split("\n").filter((line) => line.startsWith("| `"))) {
    expect(row).toMatch(/^\| `[^`]+` \| \S.* \| .*\|$/);
  }
});

it("is the one in the manual: npm run reference writes it", () => {
  const page = readFileSync(new URL("../../docs/scenario-reference.md", import.meta.url), "utf8");
  expect(page).toBe(reference);
});
