/**
 * The records of events, by slot: flat memory that is used again and grows by doubling.
 *
 * A record is four doubles (32 bytes, so that one touch of memory brings all of it): time, sequence, then as 32-bit
 * words priority, next slot of the list it is linked in, generation, and the number that the event was given.
 *
 * The generation goes up by one when the event ends. With one added, so that no small number is a handle, it is half
 * of every handle: a handle whose generation has passed refers to nothing. A slot whose generations are used up (after
 * 134 million events) is retired, so a handle never comes to mean a different event.
 */

/** First of the words of a record (index in {@link Slots.words} is `slot * 8 + PRIORITY`). */
export const PRIORITY = 4;
/** Next slot of a linked list; 0 ends it. */
export const NEXT = 5;
/** How many events of this slot have ended. */
export const GENERATION = 6;
/** Which of its kind the event is. */
export const NUMBER = 7;

const SLOT_BITS = 26;
/** Slots are 1 to MAXIMUM_SLOTS - 1; slot 0 means none. */
export const MAXIMUM_SLOTS = 2 ** SLOT_BITS;
/** A generation fits beside the slot in the 53 bits of a double. */
const LAST_GENERATION = 2 ** (53 - SLOT_BITS) - 2;
const FIRST_CAPACITY = 64;

/** Records of events by slot, and the list of free slots. */
export class Slots<Item = unknown> {
  /** Doubles of the records: time at `slot * 4`, sequence at `slot * 4 + 1`. Slot 0 keeps the next sequence there. */
  numbers = new Float64Array(FIRST_CAPACITY * 4);
  /** The same memory as 32-bit words: see {@link PRIORITY}, {@link NEXT}, {@link GENERATION}, {@link NUMBER}. */
  words = new Int32Array(this.numbers.buffer);
  /** What the events run, by slot; undefined in a slot whose event has ended. */
  readonly held: (Item | undefined)[] = [undefined];
  /** Cancelled events that are still linked somewhere; their slots are not free yet. */
  cancelled = 0;
  /** One past the highest slot that was ever used. */
  used = 1;

  private free = 0;

  /** A free slot; its record is to be written by the caller, all but the generation. */
  take(): number {
    const slot = this.free;
    if (slot === 0) return this.takeFresh();
    this.free = this.words[slot * 8 + NEXT] as number;
    return slot;
  }

  /** The event in a slot has run or is cancelled: lets go of its item and makes its handle stale. */
  end(slot: number): void {
    this.held[slot] = undefined;
    this.words[slot * 8 + GENERATION] = (this.words[slot * 8 + GENERATION] as number) + 1;
  }

  /** Gives back a slot whose event has ended. */
  release(slot: number): void {
    const { words } = this;
    if ((words[slot * 8 + GENERATION] as number) > LAST_GENERATION) return;
    words[slot * 8 + NEXT] = this.free;
    this.free = slot;
  }

  /** Gives back the slot of a cancelled event that is linked nowhere any more. */
  drop(slot: number): void {
    this.cancelled--;
    this.release(slot);
  }

  /** Whether the slot holds a scheduled event. */
  isLive(slot: number): boolean {
    return this.held[slot] !== undefined;
  }

  /** Whether the event in slot a runs before the one in slot b when their times are equal. */
  precedes(a: number, b: number): boolean {
    const difference = (this.words[a * 8 + PRIORITY] as number) - (this.words[b * 8 + PRIORITY] as number);
    if (difference !== 0) return difference < 0;
    return (this.numbers[a * 4 + 1] as number) < (this.numbers[b * 4 + 1] as number);
  }

  /** Makes every slot free that holds no scheduled event. */
  releaseAllButLive(): void {
    this.free = 0;
    for (let slot = this.used - 1; slot > 0; slot--) if (!this.isLive(slot)) this.release(slot);
  }

  private takeFresh(): number {
    if (this.used === MAXIMUM_SLOTS)
      throw new RangeError(`${MAXIMUM_SLOTS} events are scheduled at once: the model schedules without end`);
    const slot = this.used++;
    if (slot * 4 === this.numbers.length) {
      const grown = new Float64Array(this.numbers.length * 2);
      grown.set(this.numbers);
      this.numbers = grown;
      this.words = new Int32Array(grown.buffer);
    }
    return slot;
  }
}
