// The page in a real browser: what the tests of its text cannot see.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { htmlReport } from "../../src/report/index.js";
import { fixtureStored } from "./fixture.js";
import { hostile } from "./hostile.js";

const executablePath = "/usr/bin/chromium";
const home = mkdtempSync(join(tmpdir(), "browser-"));
let browser: Browser;

beforeAll(async () => {
  if (!existsSync(executablePath))
    throw new Error("the browser tests need Debian's chromium: apt-get install chromium");
  browser = await chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--disable-background-networking",
      "--disable-component-update",
    ],
  });
  writeFileSync(join(home, "plain.html"), await htmlReport(fixtureStored({ censored: 3 })));
  const name = Object.values(hostile).join(" ");
  const figures = Object.values(hostile).map((path) => ({
    path,
    text: path,
    source: path,
    assumption: true,
  }));
  const stage = hostile.oneWord ?? "";
  writeFileSync(
    join(home, "hostile.html"),
    await htmlReport(fixtureStored({ facts: { name, question: name, figures }, stage })),
  );
});
afterAll(async () => {
  await browser?.close();
  rmSync(home, { recursive: true, force: true });
});

/** Opens a page, and gives what it complained of or asked for on the way. */
async function open(
  name: string,
  width: number,
  colorScheme: "light" | "dark",
): Promise<{ page: Page; trouble: string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
  const page = await context.newPage();
  const trouble: string[] = [];
  const address = pathToFileURL(join(home, name)).href;
  page.on("console", (message) => trouble.push(message.text()));
  page.on("pageerror", (error) => trouble.push(error.message));
  page.on("request", (request) => {
    if (request.url() !== address) trouble.push(request.url());
  });
  await page.goto(address);
  return { page, trouble };
}

describe.each([
  ["plain.html", 360, "light"],
  ["plain.html", 1440, "dark"],
  ["hostile.html", 360, "dark"],
  ["hostile.html", 1440, "light"],
] as const)("%s at %d pixels, %s", (name, width, scheme) => {
  it("complains of nothing, asks for nothing, and fits", async () => {
    const { page, trouble } = await open(name, width, scheme);
    expect(trouble).toEqual([]);
    expect(await page.evaluate("window.broken")).toBeUndefined();
    expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
    const visible = await page.locator("svg:visible").count();
    expect(visible).toBe((await page.locator("svg").count()) / 2);
    await page.context().close();
  });
});

describe.each([
  [360, "light"],
  [1440, "dark"],
] as const)("the page at %d pixels, %s", (width, scheme) => {
  it("is accessible: axe finds nothing serious", async () => {
    const { page } = await open("plain.html", width, scheme);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await page.context().close();
  });
});

describe("a table of the report", () => {
  it("is saved as CSV whose numbers are numbers", async () => {
    const { page } = await open("plain.html", 1440, "light");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save CSV: Stages" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("stages.csv");
    const text = readFileSync(await download.path(), "utf8");
    expect(text.split("\r\n").slice(0, 3)).toEqual([
      "\ufeffStage,waiting (mean),waiting (most),mean wait,in use",
      "court,400,700,10 d,90%",
      "gate,50,1000,5 h,30%",
    ]);
    await page.context().close();
  });
});
