// What a run was made of, so that it can be made again.
import type { Seed } from "../experiment/index.js";

/** manifest.json: everything that the figures depend on, and nothing else of the host; no time of day, no path. */
export interface Manifest {
  /** Version of this package; the key also marks a folder as one of ours. */
  readonly transfersim: string;
  /** Versions that can change a date or the last bit of a figure. */
  readonly versions: {
    readonly node: string;
    readonly icu: string;
    readonly tz: string;
  };
  readonly scenario: {
    readonly name: string;
    /** SHA-256 of scenario.yaml beside this file, in hexadecimal. */
    readonly sha256: string;
  };
  readonly seed: Seed;
  /** Number of the first replication; above 0 for a shard. */
  readonly first: number;
  /** Replications done. */
  readonly replications: number;
  /** Options that shaped the run; those that change speed only are left out. */
  readonly options: Readonly<Record<string, number | string | boolean | readonly string[]>>;
}
