/**
 * Holds the model against the public record and writes docs/validation.md with its pictures. Fixed seeds: the same
 * program writes the same bytes.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { alHol } from "./validate/al-hol.js";
import { crownCourt } from "./validate/crown-court.js";
import type { Section } from "./validate/markdown.js";
import { theory } from "./validate/theory.js";
import { transferOf2026 } from "./validate/transfer-2026.js";
import { usCourts } from "./validate/us-courts.js";

const replications = 50;

// Scenarios and their records are named from the top of the repository, as messages and the page show them.
process.chdir(resolve(import.meta.dirname, ".."));

const sections: readonly Section[] = [
  await transferOf2026(replications),
  await alHol(replications),
  await usCourts(),
  await crownCourt(replications / 2),
  theory(),
];
const page = [
  "<!-- Written by `npm run validate`; change scripts/validate, not this file. -->",
  "# Held against the record and against theory",
  "What the shipped scenarios and the models give, beside what was published. Every band is from the 5% to the 95% quantile of the replications. Where the record contradicts itself, where a figure was set with the record known, and where a simple baseline does better, it says so.",
  ...sections.flatMap(({ title, blocks }) => [`## ${title}`, ...blocks]),
];
mkdirSync("docs/validation", { recursive: true });
for (const { pictures } of sections) {
  for (const [file, svg] of Object.entries(pictures)) writeFileSync(`docs/validation/${file}`, svg);
}
writeFileSync("docs/validation.md", `${page.join("\n\n")}\n`);
