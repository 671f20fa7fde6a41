/**
 * What happens first at one instant. Events at equal times run by priority, smaller first; events of equal
 * time and priority run in the order in which they were scheduled.
 *
 * | order | constant | what runs there |
 * | --- | --- | --- |
 * | 1 | `reset` | statistics start afresh at the end of a warm-up |
 * | 2 | `interrupt` | delivery of an interrupt to a process |
 * | 3 | `release` | the end of a `use` or `hold`: a `use` gives its units back |
 * | 4 | `capacityChange` | a resource's capacity changes by schedule |
 * | 5 | `ordinary` | everything else (the default): processes run, requests are granted |
 * | 6 | `statistics` | readings taken at the end of an instant |
 *
 * Units that come back, or come in, before `ordinary` are given to the queue at `ordinary`: a shift that ends
 * at 10 starts nobody at 10.
 *
 * Numbers between the constants are free for a model's own use; every value is a 32-bit integer.
 */
export const Priority = {
  /** Statistics start afresh at the end of a warm-up. */
  reset: -4000,
  /** An interrupt is delivered to a process. */
  interrupt: -3000,
  /** A `use` or `hold` ends: a `use` gives its units back. */
  release: -2000,
  /** A resource's capacity changes by schedule, or a machine fails or comes back. */
  capacityChange: -1000,
  /** Everything else, the default: processes run, requests are granted. */
  ordinary: 0,
  /** Readings are taken at the end of an instant. */
  statistics: 1000,
} as const;

/** @internal Throws for what the event list cannot order by: fractions, NaN and numbers beyond 32 bits. */
export function checkEventPriority(priority: number): void {
  if ((priority | 0) !== priority) {
    throw new RangeError(
      `priority ${priority}: the priority of an event is a whole number from -2147483648 to 2147483647`,
    );
  }
}

/** @internal Throws for a place in a line that is none. */
export function checkQueuePriority(label: string, priority: number): void {
  if (Number.isNaN(priority)) throw new RangeError(`${label}: a priority must be a number, not NaN`);
}
