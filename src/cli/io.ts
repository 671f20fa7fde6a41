// The outside world of a command, so that tests can stand in for it.

/** A stream that a command writes to; `process.stdout` and `process.stderr` are such streams. */
export type OutputStream = NodeJS.WritableStream & {
  /** Whether a person looks at it. */
  readonly isTTY?: boolean | undefined;
  /** Width of the terminal in columns. */
  readonly columns?: number | undefined;
};

/** Where a command writes, and what it may know about the host. */
export interface Io {
  /** Results only. */
  readonly stdout: OutputStream;
  /** Progress and messages. */
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted when the person presses Ctrl-C or the process is told to end. */
  readonly interrupted: AbortSignal;
}

/** Columns of a terminal that does not say. */
const usualWidth = 80;

/** Width of the lines on a stream in columns. A pseudo-terminal that nobody has sized says that it is 0 wide. */
export function widthOf({ columns }: OutputStream): number {
  return columns || usualWidth;
}

/**
 * Whether text on a stream may be coloured: only on a terminal, and never with NO_COLOR (https://no-color.org: set
 * and not empty) or TERM=dumb. FORCE_COLOR, as other tools read it, colours a pipe.
 */
export function mayColour(stream: OutputStream, env: Io["env"]): boolean {
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== "") return false;
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== "" && env.FORCE_COLOR !== "0") return true;
  return stream.isTTY === true && env.TERM !== "dumb";
}
