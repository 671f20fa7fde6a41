// Kills a journaled run twice at random moments, then lets it end, and gives what it printed.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { RandomStream } from "../../../src/engine/index.js";

const root = new URL("../../../", import.meta.url);
const loader = new URL("node_modules/tsx/dist/loader.mjs", root).href;
const program = fileURLToPath(new URL("./journaled-toy.ts", import.meta.url));

/** @param kill milliseconds after the start of the run; after its end it changes nothing */
async function runOnce(journal: string, kill: number | undefined): Promise<string> {
  const child = spawn(process.execPath, ["--import", loader, program, journal], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  child.stdout.on("data", (text) => {
    printed += text;
    if (kill !== undefined && printed.startsWith("started")) setTimeout(() => child.kill("SIGKILL"), kill);
  });
  await once(child, "close");
  return printed.slice("started\n".length);
}

/** What the run prints when it was killed twice on the way; undisturbed without a stream of random moments. */
export async function survive(moments?: RandomStream): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "killed-"));
  const journal = join(folder, "journal");
  try {
    if (moments !== undefined) {
      for (let kill = 0; kill < 2; kill++) await runOnce(journal, 500 * moments.uniform());
    }
    return await runOnce(journal, undefined);
  } finally {
    await rm(folder, { recursive: true });
  }
}
