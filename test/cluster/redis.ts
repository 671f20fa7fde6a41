// A Redis of the tests' own, on a free port of this machine, without a disk.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

/** Whether a Redis server is installed; `.ci/run` installs it. */
export const redisInstalled = (() => {
  try {
    execFileSync("redis-server", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** Starts a server and waits until it accepts connections. */
export async function startRedis(port: number, ...more: readonly string[]): Promise<ChildProcess> {
  const settings = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const server = spawn("redis-server", [...settings, "--maxmemory-policy", "noeviction", ...more]);
  await output(server, /Ready to accept connections/);
  return server;
}

/** Starts a worker process that serves the toy model. */
export async function startToyWorker(port: number, version: string): Promise<ChildProcess> {
  const file = new URL("./toy-worker.ts", import.meta.url);
  const worker = spawn(process.execPath, [
    "--import",
    "tsx",
    file.pathname,
    `redis://127.0.0.1:${port}`,
    version,
  ]);
  await output(worker, /ready/);
  return worker;
}

/** Ends a process at once, and waits until it is gone. */
export async function kill(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}

function output(child: ChildProcess, expected: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = "";
    const read = (chunk: Buffer) => {
      text += chunk.toString();
      if (expected.test(text)) resolve();
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", (code) => reject(new Error(`ended with ${code} before it was ready:\n${text}`)));
  });
}
