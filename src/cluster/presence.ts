// Who is there: workers make themselves known in Redis, producers count their threads.
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Redis } from "ioredis";
import { ClusterError } from "./errors.js";
import {
  type Edition,
  editionName,
  everyPresence,
  type Presence,
  presenceKey,
  presenceSeconds,
} from "./protocol.js";
import { inWords } from "./refusal.js";

/** Makes a worker known until `end` is called; a worker that dies is forgotten within seconds. */
export function announce(options: {
  readonly redis: Redis;
  readonly edition: Edition;
  readonly threads: number;
  readonly onTrouble: (message: string) => void;
}): { end(): Promise<void> } {
  const { redis, edition, threads, onTrouble } = options;
  const key = presenceKey(randomUUID());
  const presence = JSON.stringify({ edition: editionName(edition), threads } satisfies Presence);
  const speak = () => {
    redis.set(key, presence, "EX", presenceSeconds.expire).catch((error: Error) => onTrouble(inWords(error)));
  };
  speak();
  const heartbeat = setInterval(speak, presenceSeconds.every * 1000);
  return {
    async end() {
      clearInterval(heartbeat);
      await redis.del(key);
    },
  };
}

/**
 * Waits until a worker of this edition is there.
 *
 * @returns how many threads they have together
 * @throws ClusterError after `patience` milliseconds; it names the editions that are there instead
 */
export async function waitForWorkers(options: {
  readonly redis: Redis;
  readonly edition: Edition;
  readonly patience: number;
  readonly onTrouble: (message: string) => void;
}): Promise<number> {
  const { redis, edition, patience, onTrouble } = options;
  const wanted = editionName(edition);
  const step = Math.min(500, patience);
  let others: readonly string[] = [];
  for (let waited = 0; waited <= patience; waited += Math.max(step, 1)) {
    const present = await presences(redis, Math.max(patience, 1000));
    const threads = threadsOf(present, wanted);
    if (threads > 0) return threads;
    others = [...new Set(present.map((worker) => worker.edition))].sort();
    if (waited === 0)
      onTrouble(`no worker is connected yet: start one with "transfersim worker --cluster URL"`);
    await sleep(step);
  }
  const found = others.length === 0 ? "none is connected" : `those connected are ${others.join(", ")}`;
  throw new ClusterError(
    `no worker of edition ${wanted} is there (${found}): results are the same only between equal editions. ` +
      `Start workers of this version with "transfersim worker --cluster URL".`,
  );
}

/** Workers that have gone are noticed by looking this often (milliseconds), twice in a row. */
const lookEvery = 5000;

/**
 * Tells when the last worker has gone, and when one is back: tasks wait for ever for a worker that does not come. Goes
 * on until the connection is closed.
 */
export async function watchWorkers(options: {
  readonly redis: Redis;
  readonly edition: Edition;
  readonly onTrouble: (message: string) => void;
}): Promise<void> {
  const { redis, edition, onTrouble } = options;
  const wanted = editionName(edition);
  let looksInVain = 0;
  for (;;) {
    await sleep(lookEvery, undefined, { ref: false });
    const present = await read(redis).catch(() => undefined);
    if (present === undefined) {
      if (redis.status === "end") return;
      continue; // the connection tells of its own trouble
    }
    if (threadsOf(present, wanted) > 0) {
      if (looksInVain > 1) onTrouble("a worker is connected again");
      looksInVain = 0;
    } else if (++looksInVain === 2) {
      onTrouble(`no worker is connected any more: start one with "transfersim worker --cluster URL"`);
    }
  }
}

function threadsOf(present: readonly Presence[], edition: string): number {
  return present
    .filter((worker) => worker.edition === edition)
    .reduce((total, worker) => total + worker.threads, 0);
}

async function presences(redis: Redis, patience: number): Promise<readonly Presence[]> {
  const answer = await Promise.race([read(redis), sleep(patience, undefined, { ref: false })]);
  if (answer === undefined)
    throw new ClusterError("Redis does not answer: check the address, and that it runs");
  return answer;
}

async function read(redis: Redis): Promise<readonly Presence[]> {
  const keys: string[] = [];
  for await (const page of redis.scanStream({ match: everyPresence })) keys.push(...page);
  if (keys.length === 0) return [];
  const texts = await redis.mget(keys);
  return texts.filter((text) => text !== null).map((text): Presence => JSON.parse(text));
}
