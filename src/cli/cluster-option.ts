// `--cluster`: where the workers of a distributed run meet.
import { ClusterError, redisAddress } from "../cluster/index.js";
import { UsageError } from "./errors.js";
import type { Io } from "./io.js";
import { once } from "./values.js";

/** `--cluster`: an address without secrets; those come from the environment. */
export const clusterOption = {
  cluster: {
    type: "string",
    requiresArg: true,
    describe: "Redis where workers meet, such as redis://HOST:6379; the password comes from the environment",
    read: once("--cluster", (url) => {
      try {
        return redisAddress(url, process.env);
      } catch (error) {
        if (error instanceof ClusterError) throw new UsageError(error.message, undefined, { cause: error });
        throw error;
      }
    }),
  },
} as const;

/** Tells of trouble that passes by itself; of the same trouble once. */
export function troubleTeller({ stderr }: Io): (message: string) => void {
  let last = "";
  return (message) => {
    if (message !== last) stderr.write(`transfersim: ${message}\n`);
    last = message;
  };
}
