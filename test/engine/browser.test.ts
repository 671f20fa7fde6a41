import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { type Browser, chromium } from "playwright-core";
import { build, type Rollup } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exponential, Simulation } from "../../src/engine/index.js";
import { chromiumInstalled, chromiumPath } from "../studio/browser.js";

const folder = fileURLToPath(new URL(".", import.meta.url));
const library = fileURLToPath(new URL("../../src/engine/index.ts", import.meta.url));

/** Bundles a module text for browsers, with all it imports; tells which packages that took in. */
async function bundle(text: string, keepNames = false): Promise<{ code: string; packages: Set<string> }> {
  const entry = "virtual:entry";
  const built = await build({
    configFile: false,
    root: folder,
    logLevel: "silent",
    esbuild: { keepNames },
    plugins: [
      {
        name: "entry",
        resolveId: (id) => (id.endsWith(entry) ? entry : undefined),
        load: (id) => (id === entry ? text : undefined),
      },
    ],
    build: {
      write: false,
      target: "es2022",
      minify: "esbuild",
      lib: { entry, formats: ["iife"], name: "engine", fileName: "engine" },
    },
  });
  const [output] = (Array.isArray(built) ? built : [built]) as Rollup.RollupOutput[];
  const [chunk] = output?.output ?? [];
  if (chunk?.type !== "chunk") throw new Error("nothing was bundled");
  const packages = new Set<string>();
  for (const id of chunk.moduleIds) {
    const name = /node_modules\/([^/]+)/.exec(id)?.[1];
    if (name !== undefined) packages.add(name);
  }
  return { code: chunk.code, packages };
}

const meanWait = `
  const simulation = new Simulation({ seed: 42 });
  const clerk = simulation.resource("clerk", 1);
  const gap = exponential(simulation.stream("arrivals"), { mean: 1 });
  const service = exponential(simulation.stream("service"), { mean: 0.8 });
  function* customer() {
    const claim = yield* clerk.request();
    yield service();
    claim.release();
  }
  simulation.process(function* source() {
    for (let k = 0; k < 20_000; k++) {
      yield gap();
      simulation.process(customer());
    }
  });
  simulation.run();
  return clerk.queue.wait.mean;
`;

describe("the engine in a browser", () => {
  it("is under 20 KB with every primitive and a law, minified and gzipped", async () => {
    const { code } = await bundle(
      `export { Simulation, exponential, anyOf, allOf, within } from ${JSON.stringify(library)};`,
    );
    expect(gzipSync(code).length).toBeLessThan(20_000);
  });

  it("takes in no package but seedrandom and simple-statistics, all of it", async () => {
    const { packages } = await bundle(`export * from ${JSON.stringify(library)};`);
    expect([...packages].filter((name) => name !== "seedrandom" && name !== "simple-statistics")).toEqual([]);
    expect(packages).toContain("seedrandom");
  });
});

// V8 up to Node 22 compiles a subclass again and again, and its users run ten times slower, when the class has no field of
// its own and a bundler has set its name.
it("is compiled once where a bundler keeps the names of classes", async () => {
  const text = `import { Simulation, exponential } from ${JSON.stringify(library)}; export function meanWait() { ${meanWait} }`;
  const { code } = await bundle(text, true);
  const script = `${code}; for (let k = 0; k < 30; k++) engine.meanWait();`;
  const told = execFileSync(process.execPath, ["--trace-opt", "-"], { input: script, encoding: "utf8" });
  expect(told).toContain("completed optimizing");
  expect(told.split("aborted optimizing").length - 1).toBeLessThan(20);
});

// needs Chromium; `.ci/run` installs it
describe.skipIf(!chromiumInstalled)("the engine in Chromium", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox"] });
  });
  afterAll(() => browser.close());

  it("serves the customers of an M/M/1 queue as it does here, to the last digit", async () => {
    const { code } = await bundle(
      `import { Simulation, exponential } from ${JSON.stringify(library)}; export function meanWait() { ${meanWait} }`,
    );
    const page = await browser.newPage();
    await page.addScriptTag({ content: code });
    const there = await page.evaluate("engine.meanWait()");
    const here = new Function("Simulation", "exponential", meanWait)(Simulation, exponential);
    expect(there).toBe(here);
    expect(here).toBeGreaterThan(2.5);
    expect(here).toBeLessThan(4.2);
  });
});
