import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { Redis } from "ioredis";
import { afterEach, describe, expect, test, vi } from "vitest";
import { ClusterError, clusterPool, redisAddress, secretVariables } from "../../src/cluster/index.js";
import { localPool, type ReplicationPool, runReplications } from "../../src/experiment/index.js";
import { transfersim } from "../cli/command.js";
import { replicate, type Toy } from "../experiment/toy.js";
import { freePort, kill, redisInstalled, startRedis, startToyWorker } from "./redis.js";

const version = "1.2.3";
const subject: Toy = { people: 1000, pace: 20, horizon: 100, work: 2_000_000 };
const replications = 60;

const children: ChildProcess[] = [];
const keep = (child: ChildProcess): ChildProcess => {
  children.push(child);
  return child;
};
afterEach(async () => {
  await Promise.all(children.splice(0).map(kill));
});

const connect = (port: number, patience = 20_000, onTrouble: (message: string) => void = () => {}) =>
  clusterPool<Toy>({
    address: redisAddress(`redis://127.0.0.1:${port}`, {}),
    edition: { version, node: process.versions.node },
    patience,
    onTrouble,
  });

async function bytes(pool: ReplicationPool<Toy>, duringTheRun?: (done: number) => void): Promise<string> {
  try {
    const { rows, bands, stages } = await runReplications({
      pool,
      subject,
      seed: 7,
      replications,
      onProgress: ({ done }) => duringTheRun?.(done),
    });
    return JSON.stringify([[...rows.outputNames].map((name) => rows.output(name)), bands, stages]);
  } finally {
    await pool.close();
  }
}

describe.skipIf(!redisInstalled)("a distributed run (needs redis-server)", () => {
  test("gives the bytes of one thread, though a worker is killed in the middle", async () => {
    const port = await freePort();
    keep(await startRedis(port));
    const workers = [keep(await startToyWorker(port, version)), keep(await startToyWorker(port, version))];
    let killed = false;
    const distributed = await bytes(await connect(port), (done) => {
      if (done >= 10 && !killed) {
        killed = true;
        void kill(workers[0]);
      }
    });
    expect(killed).toBe(true);
    expect(distributed).toBe(await bytes(localPool(replicate)));
  });

  test("survives a restart of Redis that forgets everything", async () => {
    const port = await freePort();
    const first = keep(await startRedis(port));
    keep(await startToyWorker(port, version));
    let restarted: Promise<void> | undefined;
    const restart = async () => {
      await kill(first);
      await sleep(500);
      keep(await startRedis(port));
    };
    const distributed = await bytes(await connect(port), (done) => {
      if (done >= 10) restarted ??= restart();
    });
    await restarted;
    expect(restarted).toBeDefined();
    expect(distributed).toBe(await bytes(localPool(replicate)));
  });

  test("tells that the last worker has gone, and goes on when another comes", async () => {
    const port = await freePort();
    keep(await startRedis(port));
    const worker = keep(await startToyWorker(port, version));
    const told: string[] = [];
    let gone: Promise<void> | undefined;
    const replace = async () => {
      await kill(worker);
      await vi.waitUntil(() => told.some((message) => /any more: start one/.test(message)), {
        timeout: 30_000,
      });
      keep(await startToyWorker(port, version));
    };
    const distributed = await bytes(await connect(port, 20_000, (message) => told.push(message)), (done) => {
      if (done >= 10) gone ??= replace();
    });
    await gone;
    expect(gone).toBeDefined();
    expect(distributed).toBe(await bytes(localPool(replicate)));
  }, 90_000);

  test("the wait for a first worker can be ended", async () => {
    const port = await freePort();
    keep(await startRedis(port));
    const start = performance.now();
    const { code, stderr } = await transfersim(
      ["run", "scenarios/minimal/scenario.yaml", "--cluster", `redis://127.0.0.1:${port}`],
      { signal: AbortSignal.timeout(2000) },
    );
    expect(performance.now() - start).toBeLessThan(15_000);
    expect(code).toBe(1);
    expect(stderr).toMatch(/stopped before a worker was connected/);
  }, 90_000);

  test("a worker of another version is not used, and the message says what to do", async () => {
    const port = await freePort();
    keep(await startRedis(port));
    keep(await startToyWorker(port, "0.0.9"));
    const refused = connect(port, 1500);
    await expect(refused).rejects.toThrow(ClusterError);
    await expect(refused).rejects.toThrow(/1\.2\.3.*0\.0\.9/);
  });

  test("a run that is ended leaves no task behind for the workers of the next", async () => {
    const port = await freePort();
    keep(await startRedis(port));
    const worker = keep(await startToyWorker(port, version));
    const redis = new Redis(port);
    const waiting = async () => (await redis.keys("bull:*:wait")).length;
    try {
      const pool = await connect(port);
      await kill(worker);
      for (const first of [0, 1, 2]) pool.run({ subject, seed: 7, first, count: 1 }).catch(() => {});
      await vi.waitUntil(async () => (await waiting()) > 0, { timeout: 20_000 });
      await sleep(500);
      await pool.close();
      expect(await waiting()).toBe(0);
    } finally {
      redis.disconnect();
    }
  }, 60_000);

  test("what Redis refuses is told with what to do", async () => {
    const port = await freePort();
    keep(await startRedis(port, "--requirepass", "secret"));
    const refused = (environment: Record<string, string>, database = "") =>
      clusterPool<Toy>({
        address: redisAddress(`redis://127.0.0.1:${port}${database}`, environment),
        edition: { version, node: process.versions.node },
        patience: 2000,
      });
    await expect(refused({})).rejects.toThrow(/NOAUTH.*set TRANSFERSIM_REDIS_PASSWORD/);
    const { password } = secretVariables;
    await expect(refused({ [password]: "wrong" })).rejects.toThrow(/WRONGPASS.*TRANSFERSIM_REDIS_PASSWORD/);
    await expect(refused({ [password]: "secret" }, "/99")).rejects.toThrow(/choose a database/);
  });

  test("an address where no Redis listens ends with a message", async () => {
    await expect(connect(await freePort(), 1000)).rejects.toThrow(/Redis does not answer/);
  });
});
