// How to reach Redis: an address without secrets, and the secrets from the environment.
import { ClusterError } from "./errors.js";

/** Where Redis listens, in the words of its client. */
export interface RedisAddress {
  readonly host: string;
  readonly port: number;
  readonly db: number;
  readonly username?: string;
  readonly password?: string;
  readonly tls?: Record<string, never>;
  /** A worker outlives a restart of Redis: requests wait for it instead of failing. */
  readonly maxRetriesPerRequest: null;
}

/** The environment variables that hold what must not stand on a command line. */
export const secretVariables = {
  username: "TRANSFERSIM_REDIS_USERNAME",
  password: "TRANSFERSIM_REDIS_PASSWORD",
} as const;

/**
 * Reads `redis://host:port/db` (or `rediss://`, encrypted). A password in the address is refused: command
 * lines are seen by everybody on the machine and kept in histories.
 *
 * @param environment where the user name and password come from
 * @throws ClusterError for an address that cannot be used
 */
export function redisAddress(
  url: string,
  environment: Readonly<Record<string, string | undefined>>,
): RedisAddress {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !["redis:", "rediss:"].includes(parsed.protocol) || parsed.hostname === "") {
    throw new ClusterError(
      `"${url}" is no Redis address: write redis://HOST:6379, or rediss:// for an encrypted one`,
    );
  }
  if (parsed.password !== "" || parsed.username !== "") {
    const { username, password } = secretVariables;
    throw new ClusterError(
      `the address of the cluster must hold no user name or password: set ${username} and ${password} instead`,
    );
  }
  if (parsed.search !== "" || parsed.hash !== "") {
    throw new ClusterError(
      `"${parsed.search}${parsed.hash}" in the address of the cluster means nothing: write the number of a database as in redis://HOST:6379/0`,
    );
  }
  const db = parsed.pathname.replace(/^\//, "");
  if (!/^\d*$/.test(db))
    throw new ClusterError(`"${db}" is no Redis database: write a number, as in redis://HOST:6379/0`);
  const username = environment[secretVariables.username];
  const password = environment[secretVariables.password];
  return {
    host: parsed.hostname.replace(/^\[(.*)\]$/, "$1"),
    port: parsed.port === "" ? 6379 : Number(parsed.port),
    db: Number(db),
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(parsed.protocol === "rediss:" && { tls: {} }),
    maxRetriesPerRequest: null,
  };
}
