// Those beside the servers whom some tasks need while they last: an interpreter beside the judges.

/** Whom tasks need beside their servers. A kind is a set of them, as a whole number; kind 0 needs nobody. */
export interface Companions {
  /** The kind of a task; it must not change from its submission to its end. */
  kindOf(task: number): number;
  /** Are all that the kind needs free now? */
  areFree(kind: number): boolean;
  /** A task of the kind waits (+1), or has been withdrawn (-1). */
  wait(kind: number, change: 1 | -1): void;
  /** A task of the kind begins after waiting so many hours, and holds what it needs. */
  take(kind: number, waited: number): void;
  /** A task of the kind has ended: what it held is free, and the listeners are told. */
  release(kind: number): void;
  /** Calls the listener whenever somebody may have become free. */
  onFreed(listener: () => void): void;
}

/** Where servers are enough. */
export const noCompanions: Companions = {
  kindOf: () => 0,
  areFree: () => true,
  wait: () => {},
  take: () => {},
  release: () => {},
  onFreed: () => {},
};
