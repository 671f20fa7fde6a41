// What a site offers to the convoys that leave it.

import type { KeepsPeople } from "../site.js";
import type { Platform } from "./platform.js";

/** A site from which convoys leave. */
export interface Departures extends KeepsPeople {
  /** Where those who are ready wait. */
  readonly platform: Platform;
  /** Persons it can hold; Infinity if nobody counts. */
  readonly capacity: number;
  /** Will more people become ready without anything new being decided? If not, the last partial convoy goes. */
  moreToCome(): boolean;
  /** Are people on their way out of it, or about to be? */
  flowing(): boolean;
  /**
   * When a person who is ready must go, in a convoy of any size (hours since start); Infinity if never.
   * @param longestWait of the convoy service; undefined if it has none
   */
  overdueAt(person: number, longestWait: number | undefined): number;
  /** These people leave with a convoy, now: the site forgets them, and their location is in transit. */
  departed(people: readonly number[]): void;
}
