// What Redis answers when it refuses, or loses, in words that say what to do.
import { secretVariables } from "./connection.js";
import { ClusterError } from "./errors.js";

const { username, password } = secretVariables;

/** How an answer begins, and what to do about it. */
const advice: readonly (readonly [RegExp, string])[] = [
  [/^(NOAUTH|WRONGPASS|NOPERM|ERR AUTH)/, `set ${password}, and ${username} if Redis knows users`],
  [/^ERR DB index/, "choose a database that this Redis has, as in redis://HOST:6379/0"],
  [/^OOM/, "Redis is full: give it more memory (maxmemory)"],
];

/** Codes of TLS for a certificate whose authority this machine does not know. */
const strangers: ReadonlySet<unknown> = new Set([
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

/** Codes of the queue for a task without the job, without the lock, not at work, or with another worker's lock. */
const lostTask: ReadonlySet<unknown> = new Set([-1, -2, -3, -6]);

/** One for all: Redis emptied gives several of them in turn, and what follows is the same. */
const taskIsLost =
  "a task that was in hand here is done again: Redis has lost it, or has not heard of this worker in time";

/** An error's message, with what to do where Redis itself refused, or shows a certificate that is not trusted. */
export function inWords(error: Error): string {
  const { message } = error;
  if ("code" in error && strangers.has(error.code)) {
    return `Redis shows a certificate that this machine does not trust (${message}); name the file of its authority in NODE_EXTRA_CA_CERTS`;
  }
  // the queue gives no code where a lock cannot be renewed
  if (("code" in error && lostTask.has(error.code)) || message.startsWith("could not renew lock"))
    return taskIsLost;
  const next = advice.find(([beginning]) => beginning.test(message))?.[1];
  return next === undefined ? message : `Redis refuses: ${message.replace(/\.$/, "")}; ${next}`;
}

/** Codes of a port that cannot make sense of what it is sent, without and with encryption. */
const misunderstood = {
  plain: new Set<unknown>(["ECONNRESET", "EPIPE"]),
  encrypted: new Set<unknown>([
    "ECONNRESET",
    "EPIPE",
    "EPROTO",
    "ERR_SSL_PACKET_LENGTH_TOO_LONG",
    "ERR_SSL_WRONG_VERSION_NUMBER",
    "ETIMEDOUT", // Redis waits for the end of a line, which a greeting in TLS need not have
  ]),
} as const;

/**
 * What an error says of a Redis that has not answered yet: it may have been called with encryption where it has none,
 * or the other way round.
 */
export function inFirstWords(error: Error, encrypted: boolean): string {
  const codes = encrypted ? misunderstood.encrypted : misunderstood.plain;
  if (!("code" in error && codes.has(error.code))) return inWords(error);
  // the codes of one misunderstanding take turns: without them in the message it is told once
  return encrypted
    ? "there is no answer that is encrypted: if Redis listens without TLS on this port, write redis:// instead of rediss://"
    : "the connection is broken off: if Redis listens with TLS on this port, write rediss:// instead of redis://";
}

/** The error as one that says what to do, where Redis itself refused. */
export function refusal(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const message = inWords(error);
  return message === error.message ? error : new ClusterError(message, { cause: error });
}
