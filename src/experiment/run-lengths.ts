// Sequences of numbers in few bytes, exactly: equal values that follow each other are one run.

/** Where a reader of one sequence is. */
export interface Cursor {
  /** The byte that comes next. */
  position: number;
  /** How often the value is still to come. */
  left: number;
  value: number;
}

const firstBytes = 1 << 12;

/** The longest run that is written: a varint of 32 bits with one of them for the kind of value. */
const longestRun = 2 ** 31 - 1;

/** A run takes no more: five bytes of length and kind, eight of value. */
const runBytes = 13;

/**
 * Sequences, written one after the other and read side by side. A run is its length and whether its value is whole,
 * as a varint; then the value: whole ones as a zigzag varint of the difference from the value before, as in Protocol
 * Buffers, others as a double. Series of a simulation stand still most of the time, and most of them count people.
 */
export class RunLengths {
  #bytes: Uint8Array;
  #view: DataView;
  #end = 0;
  readonly #starts: number[] = [];

  /** @param bytes what `bytes` gave elsewhere, to be read from the first on; without it there is nothing yet */
  constructor(bytes: Uint8Array = new Uint8Array(firstBytes)) {
    this.#bytes = bytes;
    this.#view = viewOf(bytes);
  }

  /** Number of sequences added. */
  get length(): number {
    return this.#starts.length;
  }

  /** All that was added, as bytes of their own. */
  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#end);
  }

  /** Adds a sequence. */
  add(values: readonly number[]): void {
    this.#starts.push(this.#end);
    let before = 0;
    for (let i = 0; i < values.length; ) {
      const value = values[i] as number;
      const start = i;
      do i++;
      while (i < values.length && i - start < longestRun && Object.is(values[i], value));
      this.#run(i - start, value, before);
      before = value;
    }
  }

  /** A reader at the start of each sequence, in the order in which they were added. */
  cursors(): Cursor[] {
    return this.#starts.map((position) => ({ position, left: 0, value: 0 }));
  }

  /** The next values of a reader that is between two sequences, all of one sequence. */
  sequence(cursor: Cursor, length: number): number[] {
    cursor.value = 0;
    const values: number[] = [];
    while (values.length < length) values.push(this.next(cursor));
    return values;
  }

  /** The next value of a sequence that has one. */
  next(cursor: Cursor): number {
    if (cursor.left === 0) {
      const head = this.#readVarint(cursor);
      cursor.left = head >>> 1;
      if ((head & 1) === 0) {
        const zigzag = this.#readVarint(cursor);
        // a difference is of whole values only; where the one before was none, it counted as 0
        cursor.value = whole(cursor.value) + ((zigzag >>> 1) ^ -(zigzag & 1));
      } else {
        cursor.value = this.#view.getFloat64(cursor.position);
        cursor.position += 8;
      }
    }
    cursor.left--;
    return cursor.value;
  }

  #run(length: number, value: number, before: number): void {
    if (this.#end + runBytes > this.#bytes.length) this.#grow();
    const difference = value - whole(before);
    if (whole(value) === value && !Object.is(value, -0) && difference === (difference | 0)) {
      this.#writeVarint(length * 2);
      this.#writeVarint(((difference << 1) ^ (difference >> 31)) >>> 0);
    } else {
      this.#writeVarint(length * 2 + 1);
      this.#view.setFloat64(this.#end, value);
      this.#end += 8;
    }
  }

  #writeVarint(number: number): void {
    let rest = number;
    for (; rest > 127; rest >>>= 7) this.#bytes[this.#end++] = (rest & 127) | 128;
    this.#bytes[this.#end++] = rest;
  }

  #readVarint(cursor: Cursor): number {
    let number = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.#bytes[cursor.position++] as number;
      number |= (byte & 127) << shift;
      if (byte < 128) return number >>> 0;
    }
  }

  #grow(): void {
    const bytes = new Uint8Array(Math.ceil(this.#bytes.length * 1.5));
    bytes.set(this.#bytes);
    this.#bytes = bytes;
    this.#view = viewOf(bytes);
  }
}

/** The value where it is a whole number of 32 bits, else 0. */
function whole(value: number): number {
  return value === (value | 0) ? value : 0;
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
