import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, linkSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it, vi } from "vitest";
import { findJournal } from "../../src/experiment/node/index.js";
import { freePort, kill, redisInstalled, startRedis } from "../cluster/redis.js";
import { transfersim } from "./command.js";
import { smallScenario } from "./small-scenario.js";

const home = mkdtempSync(join(tmpdir(), "studio-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const file = join(home, "small.yaml");
writeFileSync(file, smallScenario);

const built = existsSync(new URL("../../dist/studio-page/index.html", import.meta.url));

/** A worker process, once it says that it works. */
async function startWorker(cluster: readonly string[]): Promise<ChildProcess> {
  const main = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));
  const worker = spawn(process.execPath, ["--import", "tsx", main, "worker", ...cluster, "--workers", "1"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  for await (const text of worker.stderr) {
    said += String(text);
    if (said.includes("Working on 1 thread for")) return worker;
  }
  throw new Error(`the worker ended: ${said}`);
}

describe("studio", () => {
  it("writes no page for a scenario that cannot be used", async () => {
    const broken = join(home, "broken.yaml");
    writeFileSync(broken, smallScenario.replace("horizon:", "horizn:"));
    const page = join(home, "page.html");
    const { code, stderr } = await transfersim(["studio", broken, "--export", page]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/did you mean horizon/);
    expect(existsSync(page)).toBe(false);
  });

  it.skipIf(!built)(
    "exports a page whole: whoever reads an earlier one keeps it (needs a build)",
    async () => {
      const page = join(home, "exported.html");
      const reading = join(home, "reading.html");
      writeFileSync(page, "an earlier page");
      linkSync(page, reading);
      expect(await transfersim(["studio", file, "--export", page])).toMatchObject({ code: 0 });
      expect(readFileSync(page, "utf8")).toContain("A small transfer");
      expect(readFileSync(reading, "utf8")).toBe("an earlier page");
      expect(readdirSync(home).filter((name) => name.endsWith(".partial"))).toEqual([]);
    },
  );

  it.skipIf(!built)("says that another program uses its port", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const { code, stderr } = await transfersim(["studio", file, "--port", String(port)]);
    other.close();
    expect(code).toBe(2);
    expect(stderr).toContain(`cannot serve on port ${port}: another program uses it`);
  });

  it("takes a file or a port, not both, and says so", async () => {
    const { code, stderr } = await transfersim(["studio", file, "--export", "a.html", "--port", "8080"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/export.*port|port.*export/);
  });
});

describe("a cluster", () => {
  it.each([
    ["a worker without one", ["worker"], /--cluster redis:\/\/HOST/],
    ["no address", ["worker", "--cluster", "somewhere"], /no Redis address/],
    [
      "a password in the address",
      ["run", file, "--cluster", "redis://:secret@localhost"],
      /TRANSFERSIM_REDIS_PASSWORD/,
    ],
    ["local threads as well", ["run", file, "--cluster", "redis://localhost", "--workers", "2"], /workers/],
  ])("%s is refused with what to do", async (_, line, message) => {
    const { code, stdout, stderr } = await transfersim(line);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain("secret");
  });
});

describe("a worker without a Redis", () => {
  it("ends when it is told to", async () => {
    const worker = await startWorker(["--cluster", `redis://127.0.0.1:${await freePort()}`]);
    worker.kill("SIGTERM");
    const ended = once(worker, "exit").then(([code]) => code);
    expect(await Promise.race([ended, sleep(15_000, "still there")])).toBe(0);
    await kill(worker);
  }, 60_000);
});

describe.skipIf(!redisInstalled)("a cluster with a Redis (needs redis-server)", () => {
  it("gives the summary of one thread and of two, although a worker is killed in the middle", async () => {
    const minimal = fileURLToPath(new URL("../../scenarios/minimal/scenario.yaml", import.meta.url));
    const replications = 100;
    const port = await freePort();
    const redis = await startRedis(port);
    const cluster = ["--cluster", `redis://127.0.0.1:${port}`];
    const workers = [startWorker(cluster), startWorker(cluster)];
    /** Starts a run; gives its folder, and its summary when it is done. */
    const started = (...words: string[]) => {
      const out = mkdtempSync(join(home, "out-"));
      const line = ["run", minimal, "-n", String(replications), "--quiet", "--out", out, ...words];
      const ended = transfersim(line);
      const summary = async () => {
        expect(await ended).toMatchObject({ code: 0, stderr: "" });
        return readFileSync(join(out, "summary.json"), "utf8");
      };
      return { out, summary };
    };
    try {
      const [victim] = await Promise.all(workers);
      const far = started(...cluster);
      const doneSoFar = async () => (await findJournal(join(far.out, "journal")))?.done ?? replications;
      await vi.waitUntil(async () => existsSync(join(far.out, "journal")) && (await doneSoFar()) > 0, {
        timeout: 60_000,
        interval: 20,
      });
      await kill(victim);
      expect(await doneSoFar(), "replications before the kill").toBeLessThan(replications);
      const summary = await far.summary();
      expect(JSON.parse(summary).replications).toBe(replications);
      for (const threads of ["1", "2"]) {
        expect(await started("--workers", threads).summary()).toBe(summary);
      }
    } finally {
      for (const worker of workers) await kill(await worker);
      await kill(redis);
    }
  }, 240_000);

  it("ends, run and worker, when it is told to after Redis has gone", async () => {
    const port = await freePort();
    const redis = await startRedis(port);
    const cluster = ["--cluster", `redis://127.0.0.1:${port}`];
    const worker = await startWorker(cluster);
    const stop = new AbortController();
    try {
      const out = mkdtempSync(join(home, "out-"));
      const line = ["run", file, "-n", "100000", "--quiet", "--out", out, ...cluster];
      const run = transfersim(line, { signal: stop.signal });
      await vi.waitUntil(async () => ((await findJournal(join(out, "journal")))?.done ?? 0) > 0, {
        timeout: 60_000,
        interval: 20,
      });
      await kill(redis);
      stop.abort();
      worker.kill("SIGTERM");
      const ended = once(worker, "exit").then(([code]) => code);
      expect(await Promise.race([ended, sleep(15_000, "still there")])).toBe(0);
      expect((await run).stderr).toMatch(/stopped after/);
    } finally {
      await kill(worker);
      await kill(redis);
    }
  }, 120_000);

  it("gives the bytes of a run on this machine", async () => {
    const port = await freePort();
    const redis = await startRedis(port);
    const leave = new AbortController();
    const cluster = ["--cluster", `redis://127.0.0.1:${port}`];
    const worker = transfersim(["worker", ...cluster, "--workers", "1"], { signal: leave.signal });
    try {
      const line = ["run", file, "-n", "6", "--json"];
      const far = await transfersim([...line, ...cluster]);
      const near = await transfersim([...line, "--workers", "1"]);
      expect(far.code).toBe(0);
      expect(far.stdout).toBe(near.stdout);
      const compare = ["compare", file, file, "-n", "4", "--json"];
      const comparedFar = await transfersim([...compare, ...cluster]);
      expect(comparedFar.code).toBe(0);
      expect(comparedFar.stdout).toBe((await transfersim([...compare, "--workers", "1"])).stdout);
    } finally {
      leave.abort();
      expect((await worker).code).toBe(0);
      await kill(redis);
    }
  });
});
