// What ends a command early, as told to the person who typed it.
import { formatProblem, type Problem } from "../scenario/problem.js";

/** Exit codes (fixed): the work is done; the run failed; the command or the scenario cannot be used. */
export const ExitCode = { done: 0, failed: 1, unusable: 2 } as const;

/** The command line cannot be used as typed. The message says what is wrong, `next` what to do about it. */
export class UsageError extends Error {
  override readonly name = "UsageError";

  constructor(
    message: string,
    readonly next?: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The scenario cannot be used; holds every problem found. */
export class UnusableScenario extends Error {
  override readonly name = "UnusableScenario";

  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(formatProblem).join("\n"));
  }
}

/** The person stopped the run. `next` says how to go on. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";

  constructor(
    message: string,
    readonly next?: string,
  ) {
    super(message);
  }
}

/** Something on the disk did not work when the results were there. `next` says what to do. */
export class OutputError extends Error {
  override readonly name = "OutputError";

  constructor(
    message: string,
    readonly next?: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
