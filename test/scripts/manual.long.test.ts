// The page of commands shows what the commands print today. Runs them all; takes minutes.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { withOutputs } from "../../scripts/manual/blocks.js";
import { openShell } from "../../scripts/manual/shell.js";
import { pageTemplate } from "../../src/studio/index.js";

const isBuilt = await pageTemplate().then(
  () => true,
  () => false,
);

test.skipIf(!isBuilt)("docs/commands.md is what npm run manual writes (needs npm run build)", () => {
  const page = readFileSync("docs/commands.md", "utf8");
  const shell = openShell("al-sinaa-2026");
  try {
    expect(withOutputs(page, shell.printed)).toBe(page);
  } finally {
    shell.end();
  }
});
