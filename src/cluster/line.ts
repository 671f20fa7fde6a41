// The line to Redis: tried again for as long as somebody wants it, and cut off where Redis does not answer a farewell.
import { setTimeout as sleep } from "node:timers/promises";
import type { RedisAddress } from "./connection.js";
import { inFirstWords, inWords } from "./refusal.js";

/** How long a farewell may take when Redis does not answer any more (milliseconds). */
const farewell = 2000;
/** Longest time between two attempts to connect (milliseconds). */
const longestPause = 1000;

/** One address for several connections that end together. */
export class Line {
  #wanted = true;
  #answered = false;
  /** The address, with how long to go on trying: what is tried for ever keeps a process from ending. */
  readonly address: RedisAddress & { readonly retryStrategy: (times: number) => number | null };

  constructor(address: RedisAddress) {
    const retryStrategy = (times: number) => (this.#wanted ? Math.min(times * 50, longestPause) : null);
    this.address = { ...address, retryStrategy };
  }

  /** Redis has answered: whatever happens from now on, the address is right. */
  readonly answered = (): void => {
    this.#answered = true;
  };

  /** An error on this line, in words that say what to do. */
  inWords(error: Error): string {
    return this.#answered ? inWords(error) : inFirstWords(error, this.address.tls !== undefined);
  }

  /**
   * Ends the connections.
   *
   * @param lastWord what is still to be said, for which Redis has to listen
   * @param hangUp closes the connections, whether it listens or not
   */
  async end(lastWord: () => Promise<unknown>, hangUp: () => Promise<unknown>): Promise<void> {
    await briefly(lastWord());
    this.#wanted = false;
    await briefly(hangUp());
  }
}

/** Waits for what never ends without Redis; what cannot be said any more expires there by itself. */
async function briefly(work: Promise<unknown>): Promise<void> {
  const limit = new AbortController();
  await Promise.race([
    work.catch(() => {}),
    sleep(farewell, undefined, { signal: limit.signal }).catch(() => {}),
  ]);
  limit.abort();
}
