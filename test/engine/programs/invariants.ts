import type { Claim, Resource } from "../../../src/engine/index.js";
import type { Program } from "./program.js";

/** A resource with every claim that was ever made on it, except those of `use`. */
export interface Watched {
  readonly resource: Resource;
  readonly options: Program["resources"][number];
  readonly claims: Claim[];
  /** How many are inside a `use` of it, or wait for one. */
  uses: number;
}

/**
 * At the end of an instant nobody waits who could be served. The head of the queue is one of the most urgent
 * that wait: if each of them fits, the head fits.
 */
export function checkWaiting({ resource, options, claims, uses }: Watched): void {
  const waiting = claims.filter(({ inQueue }) => inQueue);
  const expected = waiting.length + (uses === 0 ? 0 : resource.queue.length - waiting.length);
  if (resource.queue.length !== expected) {
    throw new Error(`${resource.queue.length} in the queue, but ${waiting.length} claims wait`);
  }
  const first = Math.min(...waiting.map(({ priority }) => priority));
  const heads = waiting.filter(({ priority }) => priority === first);
  const free = resource.capacity - resource.inUse;
  const fit = (claim: Claim) => claim.units <= free;
  if (uses === 0 && waiting.length > 0 && heads.every(fit)) throw new Error("the head waits though it fits");
  if (options.discipline === "bypass" && waiting.some(fit)) throw new Error("one that fits is not let by");
  if (uses > 0 || options.preemptive !== true) return;
  const weaker = claims.filter((claim) => claim.held && claim.priority > first);
  const yielding = weaker.reduce((sum, { units }) => sum + units, 0);
  const obtainable = (claim: Claim) => claim.units <= free + yielding && claim.units <= resource.capacity;
  if (waiting.length > 0 && yielding > 0 && heads.every(obtainable)) {
    throw new Error("a less urgent claim keeps what the head needs");
  }
}
