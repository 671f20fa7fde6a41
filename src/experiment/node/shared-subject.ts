// A subject on its way to worker threads: written down once and read by each thread once, however many tasks it has.
// Sent along with each task it would be another object each time, for which a model makes anew what it keeps for a
// subject, and which only a full collection of garbage takes away again.
import { deserialize, serialize } from "node:v8";

/** A subject as it is sent: in memory that all threads see. */
export interface SharedSubject {
  /** Counts up: another number is another subject. */
  readonly number: number;
  readonly bytes: Uint8Array;
}

/** Gives a function that shares subjects; the last one, which most tasks have in common, is written down once. */
export function subjectSharer<S extends object>(): (subject: S) => SharedSubject {
  let last: S | undefined;
  let shared: SharedSubject = { number: 0, bytes: new Uint8Array() };
  return (subject) => {
    if (subject !== last) {
      const written = serialize(subject);
      const bytes = new Uint8Array(new SharedArrayBuffer(written.length));
      bytes.set(written);
      shared = { number: shared.number + 1, bytes };
      last = subject;
    }
    return shared;
  };
}

/** Gives a function that reads shared subjects; the last one is the same object each time. */
export function subjectReader(): (shared: SharedSubject) => unknown {
  let last = 0;
  let subject: unknown;
  return ({ number, bytes }) => {
    if (number !== last) {
      subject = deserialize(bytes);
      last = number;
    }
    return subject;
  };
}
