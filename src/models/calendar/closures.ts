// The uncertain days off of one replication: drawn once, the same for every calendar that names them.
import type { UniformSource } from "../../engine/index.js";
import type { ExtraDaysOff, MovingFeast } from "./calendar-data.js";

/** One possible extra day: whether it is given, and where among the candidate days it falls (0 to 1). */
interface ExtraDaySlot {
  readonly chance: number;
  readonly position: number;
}

/**
 * What chance decides about days off in one replication. All calendars of a replication are drawn with the same
 * object, so that a feast never moves one way for one court and another way for the next.
 */
export class Closures {
  readonly #source: (name: string) => UniformSource;
  readonly #shifts = new Map<string, number>();
  readonly #slots = new Map<string, ExtraDaySlot[]>();

  /** @param source gives the random stream of a name, as `(name) => simulation.stream(name)` does */
  constructor(source: (name: string) => UniformSource) {
    this.#source = source;
  }

  /** Days by which the feast moves in this replication, between minus and plus its `plusMinus`. */
  shift(feast: MovingFeast): number {
    let chance = this.#shifts.get(feast.name);
    if (chance === undefined) {
      chance = this.#source(`calendar.feast.${feast.name}`).uniform();
      this.#shifts.set(feast.name, chance);
    }
    return Math.floor(chance * (2 * feast.plusMinus + 1)) - feast.plusMinus;
  }

  /**
   * Which of the candidate days (ascending, days on which the calendar would be open) are given off. A day is
   * chosen at most once; calendars with the same candidates lose the same days.
   */
  extraDays(extra: ExtraDaysOff, candidates: readonly number[]): number[] {
    const slots = this.#slotsOf(extra);
    const left = [...candidates];
    const chosen: number[] = [];
    for (const slot of slots.slice(0, extra.maximum)) {
      if (slot.chance >= extra.probability || left.length === 0) continue;
      chosen.push(...left.splice(Math.floor(slot.position * left.length), 1));
    }
    return chosen;
  }

  #slotsOf(extra: ExtraDaysOff): ExtraDaySlot[] {
    let slots = this.#slots.get(extra.name);
    if (slots === undefined) {
      slots = [];
      this.#slots.set(extra.name, slots);
    }
    if (slots.length < extra.maximum) {
      const stream = this.#source(`calendar.extra.${extra.name}`);
      while (slots.length < extra.maximum) {
        slots.push({ chance: stream.uniform(), position: stream.uniform() });
      }
    }
    return slots;
  }
}
