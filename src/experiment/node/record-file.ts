// Records on disk that survive a kill at any byte: append-only, each with its length and checksum.
import type { FileHandle } from "node:fs/promises";
import { crc32 } from "node:zlib";
import { ExperimentError } from "../errors.js";

/** Length and CRC-32 of the payload, four bytes each, little-endian, before every record. */
const frameSize = 8;

/** No record is that long: a length beyond it is damage, not a reason to ask for the memory. */
const longestRecord = 1 << 28;

/** A record as it stands in the file. */
export function frame(payload: Uint8Array): Buffer {
  const bytes = Buffer.allocUnsafe(frameSize + payload.length);
  bytes.writeUInt32LE(payload.length, 0);
  bytes.writeUInt32LE(crc32(payload), 4);
  bytes.set(payload, frameSize);
  return bytes;
}

/** One whole record and where it ends in the file. */
export interface FoundRecord {
  readonly payload: Buffer;
  readonly end: number;
}

/**
 * Reads whole records from a position on, one at a time. Ends silently at the first one that is cut off or
 * damaged: everything from there on was not safely written and counts as never done.
 */
export async function* readRecords(file: FileHandle, start: number): AsyncGenerator<FoundRecord, void> {
  const head = Buffer.alloc(frameSize);
  for (let position = start; ; ) {
    if ((await file.read(head, 0, frameSize, position)).bytesRead < frameSize) return;
    const length = head.readUInt32LE(0);
    if (length === 0 || length > longestRecord) return;
    const payload = Buffer.alloc(length);
    if ((await file.read(payload, 0, length, position + frameSize)).bytesRead < length) return;
    if (crc32(payload) !== head.readUInt32LE(4)) return;
    position += frameSize + length;
    yield { payload, end: position };
  }
}

/** Bytes that wait for the disk at most: one write for many short records. */
const writeAtBytes = 1 << 16;

/** Milliseconds that a record waits at most, and between two flushes to the medium (for power loss). */
const writeAfter = 250;
const syncAfter = 1000;

/** Appends records to an open file. */
export class RecordWriter {
  #waiting: Buffer[] = [];
  #bytes = 0;
  #written = performance.now();
  #synced = performance.now();

  /**
   * @param position where the next record goes
   * @param path for messages
   */
  constructor(
    private readonly file: Pick<FileHandle, "write" | "datasync">,
    private position: number,
    private readonly path: string,
  ) {}

  /** Takes a record; it is on its way to the disk within a quarter of a second of steady work. */
  async append(payload: Uint8Array): Promise<void> {
    const bytes = frame(payload);
    this.#waiting.push(bytes);
    this.#bytes += bytes.length;
    const now = performance.now();
    if (this.#bytes >= writeAtBytes || now - this.#written >= writeAfter) await this.write(now);
  }

  /** Writes what waits. */
  async write(now = performance.now()): Promise<void> {
    const bytes = Buffer.concat(this.#waiting);
    try {
      for (let done = 0; done < bytes.length; ) {
        const { bytesWritten } = await this.file.write(bytes, done, bytes.length - done, this.position);
        done += bytesWritten;
        this.position += bytesWritten;
      }
      if (now - this.#synced >= syncAfter) {
        await this.file.datasync();
        this.#synced = now;
      }
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      throw new ExperimentError(
        `cannot write ${this.path}: ${code === "ENOSPC" ? "the disk is full" : message}. ` +
          "What it already holds is safe: make room and go on with --resume.",
        { cause: error },
      );
    }
    this.#waiting = [];
    this.#bytes = 0;
    this.#written = now;
  }

  /** Writes what waits and sees it onto the medium. */
  async finish(): Promise<void> {
    await this.write(this.#synced + syncAfter);
  }
}
