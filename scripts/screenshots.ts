// Takes the pictures of the manual again: `npx tsx scripts/screenshots.ts`, after a build. Needs Debian's chromium.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { runCommandLine } from "../src/cli/command-line.js";
import { pageTemplate, servePage, studioPage } from "../src/studio/index.js";

const folder = "docs/images";
const home = "scenarios/al-sinaa-2026";
const path = `${home}/scenario.yaml`;
const replications = 100;
const seed = "1";

const temporary = mkdtempSync(join(tmpdir(), "screenshots-"));
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
mkdirSync(folder, { recursive: true });
try {
  await report();
  await studio();
} finally {
  await browser.close();
  rmSync(temporary, { recursive: true, force: true });
}

/** The top of the reference run's report on a wide screen, on a phone, and on paper. */
async function report(): Promise<void> {
  const out = join(temporary, "run");
  const interrupted = new AbortController().signal;
  const io = { stdout: process.stderr, stderr: process.stderr, env: process.env, interrupted };
  const code = await runCommandLine(
    ["run", path, "-n", String(replications), "--seed", seed, "--quiet", "--out", out],
    io,
  );
  if (code !== 0) throw new Error(`the run ended with ${code}`);
  const address = pathToFileURL(join(out, "report.html")).href;
  const views = [
    ["report", { width: 1180, height: 1000 }, "screen"],
    ["report-narrow", { width: 360, height: 1000 }, "screen"],
    ["report-print", { width: 794, height: 1123 }, "print"],
  ] as const;
  for (const [name, viewport, media] of views) {
    const page = await browser.newPage({ viewport });
    await page.emulateMedia({ media, colorScheme: "light" });
    await page.goto(address);
    await page.screenshot({ path: join(folder, `${name}.png`) });
    await page.close();
  }
}

/** The studio with its first lever moved, when all replications are done. */
async function studio(): Promise<void> {
  const names = ["scenario.yaml", "cohorts.csv"];
  const files = Object.fromEntries(
    names.map((name) => [`${home}/${name}`, readFileSync(`${home}/${name}`, "utf8")]),
  );
  const data = { path, files, overrides: [], seed, replications };
  const served = await servePage(studioPage(await pageTemplate(), data), 0);
  try {
    const page = await browser.newPage({ viewport: { width: 1180, height: 1000 }, colorScheme: "light" });
    page.setDefaultTimeout(300_000);
    await page.goto(served.url);
    const done = page.locator("#status", { hasText: `${replications} replications done` });
    await done.waitFor();
    const lever = page.locator("#lever-form input").first();
    await lever.fill(String(await lever.getAttribute("max")));
    await page.locator("#difference", { hasText: "the base on average" }).waitFor();
    await done.waitFor();
    await page.screenshot({ path: join(folder, "studio.png") });
    await page.close();
  } finally {
    await served.close();
  }
}
