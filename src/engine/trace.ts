import { SimulationError } from "./errors.js";

/** One event as a trace shows it, just before it runs. */
export interface TraceRecord {
  /** When it runs. */
  readonly time: number;
  /** Order within the instant; see `Priority`. */
  readonly priority: number;
  /** The name of the process, timer or callback that runs. */
  readonly name: string;
}

/** Sees every event of a run: `new Simulation({ trace })`. */
export type TraceObserver = (record: TraceRecord) => void;

/** First line of a written trace. */
export const traceHeader = "time,priority,name";

/**
 * A record as one line of CSV. Numbers are written so that they read back as the same number, so two runs
 * are equal if and only if their lines are.
 */
export function traceLine({ time, priority, name }: TraceRecord): string {
  const quoted = /[",\r\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
  return `${time},${priority},${quoted}`;
}

/**
 * Writes a trace, line by line without line ends, the header first.
 *
 * @param write takes one line
 */
export function writeTrace(write: (line: string) => void): TraceObserver {
  write(traceHeader);
  return (record) => write(traceLine(record));
}

/** The run and the trace it was compared with are not the same. */
export class TraceMismatch extends SimulationError {
  /** "TraceMismatch". */
  override name = "TraceMismatch";
  constructor(
    /** Number of the event, from 1. */
    readonly event: number,
    /** The line that the trace has; undefined when it ends before. */
    readonly expected: string | undefined,
    /** The line that the run gives; undefined when it ends before. */
    readonly found: string | undefined,
  ) {
    super(
      `event ${event}: the trace has ${expected ?? "no more events"}, the run has ${found ?? "no more events"}`,
    );
  }
}

/** Replays a run against a trace that was written before. */
export class TraceVerifier {
  /** Events that were the same. */
  verified = 0;
  private readonly expected: Iterator<string>;

  /**
   * @param lines what `writeTrace` wrote: the header, then a line for each event; of a file read line by line, one
   *   whose name holds line feeds may come in pieces
   */
  constructor(lines: Iterable<string>) {
    this.expected = lines[Symbol.iterator]();
    const header = this.expected.next();
    if (header.done === true || header.value !== traceHeader) {
      throw new SimulationError(`a trace begins with the line "${traceHeader}"`);
    }
  }

  /** Give it to the simulation: `new Simulation({ trace: verifier.observe })`. Throws a `TraceMismatch`. */
  readonly observe: TraceObserver = (record) => this.compare(traceLine(record));

  /** Call it after the run. Throws a `TraceMismatch` if the trace has more events than the run. */
  finish(): void {
    const step = this.expected.next();
    if (step.done !== true) throw new TraceMismatch(this.verified + 1, step.value, undefined);
  }

  private compare(found: string): void {
    const expected = this.nextRecord();
    if (expected !== found) throw new TraceMismatch(this.verified + 1, expected, found);
    this.verified++;
  }

  /** The next line of the trace, with those that follow while a quoted name is still open; undefined at the end. */
  private nextRecord(): string | undefined {
    const first = this.expected.next();
    if (first.done === true) return undefined;
    let record = first.value;
    while (quoteIsOpen(record)) {
      const more = this.expected.next();
      if (more.done === true) break;
      record += `\n${more.value}`;
    }
    return record;
  }
}

function quoteIsOpen(record: string): boolean {
  return record.includes('"') && record.split('"').length % 2 === 0;
}
