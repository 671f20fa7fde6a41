/**
 * Runs every command that docs/commands.md shows and puts what it prints below it. Fixed seeds: the same program
 * writes the same bytes. Needs the studio's page (`npm run build`).
 */
import { readFileSync, writeFileSync } from "node:fs";
import { withOutputs } from "./manual/blocks.js";
import { openShell } from "./manual/shell.js";

const file = new URL("../docs/commands.md", import.meta.url);

const shell = openShell("al-sinaa-2026");
try {
  writeFileSync(file, withOutputs(readFileSync(file, "utf8"), shell.printed));
} finally {
  shell.end();
}
