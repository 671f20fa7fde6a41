import { existsSync, readFileSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { localPool, replicate, runReplications, summarise } from "../../src/experiment/index.js";
import { memoryReader, readScenario } from "../../src/scenario/index.js";
import { pageTemplate, servePage, studioPage } from "../../src/studio/index.js";
import { chromiumInstalled, chromiumPath } from "./browser.js";

const built = existsSync(new URL("../../dist/studio-page/index.html", import.meta.url));
const path = "scenario.yaml";
const text = readFileSync(new URL("./scenario.yaml", import.meta.url), "utf8");
const seed = "7";
const replications = 12;

describe.skipIf(!chromiumInstalled || !built)("the studio (needs chromium, and a build)", () => {
  let browser: Browser;
  let served: Awaited<ReturnType<typeof servePage>>;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox"] });
    const data = { path, files: { [path]: text }, overrides: [], seed, replications };
    served = await servePage(studioPage(await pageTemplate(), data), 0);
  });
  afterAll(async () => {
    await browser.close();
    await served.close();
  });

  async function open(width: number): Promise<{ page: Page; trouble: string[] }> {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    const trouble: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") trouble.push(message.text());
    });
    page.on("pageerror", (error) => trouble.push(error.message));
    page.on("request", (request) => {
      if (!/^(blob|data):/.test(request.url()) && request.url() !== served.url) trouble.push(request.url());
    });
    await page.goto(served.url);
    await finished(page);
    return { page, trouble };
  }

  const finished = (page: Page) =>
    page.locator("#status", { hasText: `${replications} replications done` }).waitFor();
  const median = async (page: Page) => Number(await page.getAttribute("#median", "data-days"));

  async function medianByLibrary(overrides: readonly string[]): Promise<unknown> {
    const { scenario } = readScenario(path, memoryReader({ [path]: text }), { overrides });
    if (scenario === undefined) throw new Error("the scenario of this test is broken");
    const { rows } = await runReplications({
      pool: localPool(replicate),
      subject: scenario,
      seed,
      replications,
    });
    return summarise(scenario.name, seed, rows).outputs.days_to_clear?.p50.value;
  }

  test("one replication is said as one", async () => {
    const { page } = await open(1440);
    await page.locator("#replications").fill("1");
    await page.getByText("1 replication done", { exact: true }).waitFor();
    expect(await page.locator("#headline").textContent()).toContain(`1 replication, seed ${seed}`);
    await page.close();
  });

  test.each([360, 1440])(
    "at %i pixels: no errors, no requests out, nothing serious for axe",
    async (width) => {
      const { page, trouble } = await open(width);
      expect(await page.locator(".chart [role=img][aria-label]").count()).toBe(3);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
      const overflow = await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      expect(trouble).toEqual([]);
      await page.close();
    },
  );

  test("the figure is the library's for the same seed, and a moved lever moves it in the same way", async () => {
    const { page } = await open(1000);
    expect(await median(page)).toBe(await medianByLibrary([]));
    const slower = await medianByLibrary(["court.judges=2"]);
    await page.locator("#lever-form input").first().fill("1");
    await page.locator(`#median[data-days="${slower}"]`).waitFor();
    await finished(page);
    expect(await page.textContent("#difference")).toMatch(/days later than the base/);
    await page.close();
  });

  test("an error in the text is shown with its place, as the command line shows it", async () => {
    const { page } = await open(1000);
    await page.fill("#editor", text.replace("judges: 4", "judges: many"));
    await page.waitForSelector("#problems li");
    const { problems = [] } = readScenario(
      path,
      memoryReader({ [path]: text.replace("judges: 4", "judges: many") }),
    );
    expect(problems.length).toBeGreaterThan(0);
    expect(await page.textContent("#problems")).toContain(
      `:${problems[0]?.line}:${problems[0]?.column}: court.judges`,
    );
    await page.close();
  });
});
