// What happens to one person or case at a time: one kind of event for many, told apart by their numbers.
import { type EventHandle, type EventKind, Priority, type Simulation } from "../engine/index.js";

/**
 * Lets something happen at a time.
 * @param time hours since start, not before now
 * @param id of the person or case, less than 2^31
 * @throws RangeError if the time is in the past or no finite number
 */
export function occurAt(simulation: Simulation, time: number, kind: EventKind, id: number): EventHandle {
  if (!(time >= simulation.now && time < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`${kind.name(id)} at ${time}: not possible at ${simulation.now}`);
  }
  return simulation.insert(time, Priority.ordinary, kind, id);
}

/** Lets something happen after a delay (hours), at least 0. Throws as {@link occurAt} does. */
export function occurIn(simulation: Simulation, delay: number, kind: EventKind, id: number): EventHandle {
  return occurAt(simulation, simulation.now + delay, kind, id);
}
