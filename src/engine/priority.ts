/**
 * What happens first at one instant. Events at equal times run by priority, smaller first; events of equal
 * time and priority run in the order in which they were scheduled.
 *
 * | order | constant | what runs there |
 * | --- | --- | --- |
 * | 1 | `interrupt` | delivery of an interrupt to a process |
 * | 2 | `release` | the end of a `use` or `hold`: units come back |
 * | 3 | `capacityChange` | a resource's capacity changes by schedule |
 * | 4 | `ordinary` | everything else (the default) |
 * | 5 | `statistics` | readings taken at the end of an instant |
 *
 * Numbers between the constants are free for a model's own use; every value is a 32-bit integer.
 */
export const Priority = {
  interrupt: -3000,
  release: -2000,
  capacityChange: -1000,
  ordinary: 0,
  statistics: 1000,
} as const;
