// The cases of a court as columns, so that a million of them fit.
import { widen } from "../widen.js";

/** Where a case stands. */
export const CaseState = {
  /** Never opened. */
  unknown: 0,
  /** Waits for its file, counsel, an interpreter, or the gap between hearings. */
  preparing: 1,
  /** Waits on a judge's list, or is being heard. */
  listed: 2,
  /** Its person is out of reach (escaped): nothing happens until they are back. */
  suspended: 3,
  closed: 4,
} as const;

/** Columns by case number. Times are hours since the start of the scenario; NaN: not yet. */
export class CaseBook {
  /** One of {@link CaseState}. */
  state = new Uint8Array(0);
  /** Index of the track. */
  track = new Uint8Array(0);
  /** Index of the stage in its track. */
  stage = new Uint8Array(0);
  /** Hearings begun in this stage. */
  hearing = new Int32Array(0);
  /** Hearings of this stage that were held and not adjourned. */
  held = new Int32Array(0);
  /** When custody (or the case, if nobody is held) began; negative before the start. */
  since = new Float64Array(0);
  /** First time before a judge; -Infinity if that was before the start. */
  heardAt = new Float64Array(0);
  /** When it was closed. */
  closedAt = new Float64Array(0);
  /** 1 if a legal limit was breached. */
  breached = new Uint8Array(0);
  /** Handle of the event that makes it ready. */
  wake = new Float64Array(0);

  /** One more than the largest case number used. */
  #end = 0;
  #open = 0;
  #opened = 0;

  /** Cases open now, suspended ones among them. */
  get open(): number {
    return this.#open;
  }

  /** Cases ever opened. */
  get opened(): number {
    return this.#opened;
  }

  /** Writes a new case into the book. Throws if the number is taken. */
  enter(number: number, track: number, stage: number, since: number): void {
    if (this.has(number)) throw new RangeError(`case ${number} is open already`);
    this.reserve(number + 1);
    this.#end = Math.max(this.#end, number + 1);
    this.state[number] = CaseState.preparing;
    this.track[number] = track;
    this.stage[number] = stage;
    this.since[number] = since;
    this.#open++;
    this.#opened++;
  }

  /** Marks an open case closed. */
  close(number: number, now: number): void {
    this.state[number] = CaseState.closed;
    this.closedAt[number] = now;
    this.#open--;
  }

  /** Has there ever been a case of this number? */
  has(number: number): boolean {
    return (this.state[number] ?? CaseState.unknown) !== CaseState.unknown;
  }

  /** Is the case open? Suspended cases are. */
  isOpen(number: number): boolean {
    const state = this.state[number] ?? CaseState.unknown;
    return state !== CaseState.unknown && state !== CaseState.closed;
  }

  /** Numbers of all cases ever opened, ascending. */
  numbers(): number[] {
    const numbers: number[] = [];
    for (let number = 0; number < this.#end; number++) if (this.has(number)) numbers.push(number);
    return numbers;
  }

  /** Makes room for so many case numbers at once; without it room is made as cases come. */
  reserve(count: number): void {
    if (count <= this.state.length) return;
    const size = Math.max(count, 64);
    this.state = widen(this.state, size);
    this.track = widen(this.track, size);
    this.stage = widen(this.stage, size);
    this.hearing = widen(this.hearing, size);
    this.held = widen(this.held, size);
    this.since = widen(this.since, size, Number.NaN);
    this.heardAt = widen(this.heardAt, size, Number.NaN);
    this.closedAt = widen(this.closedAt, size, Number.NaN);
    this.breached = widen(this.breached, size);
    this.wake = widen(this.wake, size, -1);
  }
}
