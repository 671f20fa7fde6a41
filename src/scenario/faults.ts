import type { Fault } from "./problem.js";

/** A fault and where it is, below the value that was read. */
export interface LocatedFault {
  readonly path: readonly (string | number)[];
  readonly fault: Fault;
}

/** Collects the faults of a value that has parts, so that all of them are reported at once. */
export class Faults {
  readonly list: LocatedFault[] = [];

  /** Notes a fault at a place below the value. */
  add(path: readonly (string | number)[], fault: Fault): void {
    this.list.push({ path, fault });
  }
}
