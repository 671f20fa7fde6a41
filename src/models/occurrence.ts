// What happens to one person or case at a time: one kind of event for many, told apart by their numbers.
import { type EventHandle, Priority, type Simulation } from "../engine/index.js";

/** A kind of event: "the hearing of person … ends". */
export interface OccurrenceKind {
  /** How a trace calls it; asked only when there is a trace. */
  name(id: number): string;
  /** What it does. */
  happens(id: number): void;
}

/** An event of one person or case. Lighter than a callback of its own, and has a name. */
class Occurrence {
  constructor(
    private readonly kind: OccurrenceKind,
    private readonly id: number,
  ) {}

  get name(): string {
    return this.kind.name(this.id);
  }

  wake(): void {
    this.kind.happens(this.id);
  }
}

/**
 * Lets something happen at a time.
 * @param time hours since start, not before now
 * @throws RangeError if the time is in the past or no finite number
 */
export function occurAt(simulation: Simulation, time: number, kind: OccurrenceKind, id: number): EventHandle {
  if (!(time >= simulation.now && time < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`${kind.name(id)} at ${time}: not possible at ${simulation.now}`);
  }
  return simulation.insert(time, Priority.ordinary, new Occurrence(kind, id));
}

/** Lets something happen after a delay (hours), at least 0. Throws as {@link occurAt} does. */
export function occurIn(
  simulation: Simulation,
  delay: number,
  kind: OccurrenceKind,
  id: number,
): EventHandle {
  return occurAt(simulation, simulation.now + delay, kind, id);
}
