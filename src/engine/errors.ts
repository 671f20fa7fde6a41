/** Any error that the engine raises about the running of a simulation. */
export class SimulationError extends Error {
  /** "SimulationError". */
  override name = "SimulationError";
}

/** A process failed and nobody waited for it: carries its name and the time. The original error is `cause`. */
export class ProcessError extends SimulationError {
  /** "ProcessError". */
  override name = "ProcessError";
  constructor(
    /** The process that failed. */
    readonly processName: string,
    /** When it failed. */
    readonly time: number,
    cause: unknown,
  ) {
    super(`process "${processName}" failed at time ${time}: ${messageOf(cause)}`, { cause });
  }
}

/** No event is left, but processes still wait: `waiting` says who waits for what, and since when. */
export class DeadlockError extends SimulationError {
  /** "DeadlockError". */
  override name = "DeadlockError";
  constructor(
    /** When the last event had run. */
    readonly time: number,
    /** Who waits for what, in order of creation; daemons do not count. */
    readonly waiting: readonly Waiting[],
  ) {
    super(
      `deadlock at time ${time}: no event is left, but ${waiting.length} process(es) still wait: ` +
        waiting
          .slice(0, 10)
          .map((entry) => `"${entry.process}" for ${entry.awaits}`)
          .join("; ") +
        (waiting.length > 10 ? `; and ${waiting.length - 10} more` : ""),
    );
  }
}

/** Time stands still: more events ran at one instant than the limit allows. */
export class LivelockError extends SimulationError {
  /** "LivelockError". */
  override name = "LivelockError";
  constructor(
    /** The time that never moves. */
    readonly time: number,
    /** How many events may run at one instant. */
    readonly events: number,
    /** The event that was one too many. */
    readonly last: string,
  ) {
    super(
      `livelock: ${events} events ran at time ${time} and time does not advance; the last was ${last}. ` +
        "Look for a loop that never waits, or raise the limit with { instantLimit }.",
    );
  }
}

/** One process that waits, as a deadlock report shows it. */
export interface Waiting {
  /** The name of the process. */
  readonly process: string;
  /** What it waits for, in words: the event's name. */
  readonly awaits: string;
}

/** Thrown inside a process that another one interrupts; `cause` is what the interrupter gave. */
export class Interrupt extends Error {
  /** "Interrupt". */
  override name = "Interrupt";
  constructor(cause?: unknown) {
    super("interrupted", { cause });
  }
}

/**
 * The `cause` of the interrupt of a process whose claim lost its units outside a `hold`. Units are back, or
 * not, as the claim's policy says: unless that is "give up", the claim waits in the queue again, and
 * `claim.hold(left)` goes on when its turn comes.
 */
export class Preempted {
  constructor(
    /** The claim that lost its units. */
    readonly claim: {
      /** In words: the name of its resource. */
      readonly label: string;
    },
    /** The more urgent claim that took them; undefined when the capacity was cut. */
    readonly by:
      | {
          /** In words: the name of its resource. */
          readonly label: string;
        }
      | undefined,
    /** Since when the units had been held. */
    readonly since: number,
  ) {}
}

/** What somebody who joins a killed process receives. */
export class ProcessKilled extends SimulationError {
  /** "ProcessKilled". */
  override name = "ProcessKilled";
  constructor(processName: string) {
    super(`process "${processName}" was killed`);
  }
}

/** The message of anything that can be thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** The error for a delay that is no delay. */
export function badDelay(delay: number, now: number, process?: string): RangeError {
  const who = process === undefined ? "" : ` in process "${process}"`;
  const hint = delay > -1e-6 && delay < 0 ? " (a difference of two times? use Math.max(0, …))" : "";
  return new RangeError(
    `delay ${delay} at time ${now}${who}: a delay must be a finite number of at least 0${hint}`,
  );
}

/** The error for an event that would be waited for where it never happens. */
export function otherSimulation(label: string): SimulationError {
  return new SimulationError(
    `${label} belongs to another simulation than the one that waits for it: make resources and events anew ` +
      "for each simulation",
  );
}
