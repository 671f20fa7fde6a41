// A file that is written bit by bit, because it may be larger than memory.
import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";

const writeAtCharacters = 1 << 20;

/** An open file; what is added reaches the disk a megabyte at a time. Throws what the file system throws. */
export class StreamedFile {
  readonly #descriptor: number;
  #waiting: string[] = [];
  #characters = 0;
  #bytes = 0;

  constructor(path: string) {
    this.#descriptor = openSync(path, "w");
  }

  /** Bytes added so far, those that still wait included. */
  get bytes(): number {
    this.#flush();
    return this.#bytes;
  }

  /** Adds a text at the end. */
  add(text: string): void {
    this.#waiting.push(text);
    this.#characters += text.length;
    if (this.#characters >= writeAtCharacters) this.#flush();
  }

  /** Forces everything to the disk. */
  finish(): void {
    this.#flush();
    fsyncSync(this.#descriptor);
  }

  /** Closes the file, finished or not. */
  close(): void {
    closeSync(this.#descriptor);
  }

  #flush(): void {
    const bytes = Buffer.from(this.#waiting.join(""));
    for (let written = 0; written < bytes.length; ) {
      written += writeSync(this.#descriptor, bytes, written);
    }
    this.#bytes += bytes.length;
    this.#waiting = [];
    this.#characters = 0;
  }
}
