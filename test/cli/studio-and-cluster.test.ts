import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { freePort, kill, redisInstalled, startRedis } from "../cluster/redis.js";
import { transfersim } from "./command.js";
import { smallScenario } from "./small-scenario.js";

const home = mkdtempSync(join(tmpdir(), "studio-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const file = join(home, "small.yaml");
writeFileSync(file, smallScenario);

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

describe.skipIf(!redisInstalled)("a cluster with a Redis (needs redis-server)", () => {
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
