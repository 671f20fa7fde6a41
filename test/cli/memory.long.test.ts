// Memory does not grow with the number of replications. Of the whole program, its threads included.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { smallScenario } from "./small-scenario.js";

const main = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));
const witness = "data:text/javascript,process.on('exit',()=>console.error(process.resourceUsage().maxRSS))";

/** Peak resident memory in kilobytes of a run with two workers. */
async function peak(file: string, replications: number): Promise<number> {
  const words = ["run", file, "-n", String(replications), "--workers", "2", "--json", "--quiet"];
  const child = spawn(process.execPath, ["--import", witness, "--import", "tsx", main, ...words], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (text) => {
    said += text;
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect(code, said).toBe(0);
  return Number(said);
}

it("10,000 replications take hardly more memory than 3,000: beyond the garbage that is let lie, nothing is kept", async () => {
  const home = mkdtempSync(join(tmpdir(), "memory-"));
  try {
    const file = join(home, "small.yaml");
    writeFileSync(file, smallScenario);
    const [first, few, many] = [await peak(file, 100), await peak(file, 3000), await peak(file, 10_000)];
    console.log(`peak in KB: ${first} of 100 replications, ${few} of 3,000, ${many} of 10,000`);
    expect(few).toBeGreaterThan(50_000);
    expect(many / few).toBeLessThanOrEqual(1.2);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});
