// What Redis answers when it refuses, in words that say what to do.
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

/** An error's message, with what to do where Redis itself refused, or shows a certificate that is not trusted. */
export function inWords(error: Error): string {
  const { message } = error;
  if ("code" in error && strangers.has(error.code)) {
    return `Redis shows a certificate that this machine does not trust (${message}); name the file of its authority in NODE_EXTRA_CA_CERTS`;
  }
  const next = advice.find(([beginning]) => beginning.test(message))?.[1];
  return next === undefined ? message : `Redis refuses: ${message.replace(/\.$/, "")}; ${next}`;
}

/** The error as one that says what to do, where Redis itself refused. */
export function refusal(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const message = inWords(error);
  return message === error.message ? error : new ClusterError(message, { cause: error });
}
