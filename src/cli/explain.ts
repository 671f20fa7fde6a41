// Errors -> what a person reads on standard error, and the exit code.
import { ClusterError } from "../cluster/errors.js";
import { ExperimentError, ReplicationError } from "../experiment/errors.js";
import { ExitCode, Interrupted, OutputError, UnusableScenario, UsageError } from "./errors.js";

/** What to say of an error, its stack trace for whoever debugs the program, and the exit code to end with. */
export function explain(error: unknown): {
  readonly message: string;
  readonly trace: string;
  readonly code: number;
} {
  const trace = error instanceof Error ? `${error.stack ?? ""}\n` : "";
  return { message: wordsOf(error), trace, code: codeOf(error) };
}

function codeOf(error: unknown): number {
  if (error instanceof UsageError || error instanceof UnusableScenario) return ExitCode.unusable;
  // An experiment refuses what it is asked; what it suffers, from a replication or the disk, has a cause.
  const refused = error instanceof ExperimentError && !(error instanceof ReplicationError);
  return refused && error.cause === undefined ? ExitCode.unusable : ExitCode.failed;
}

function wordsOf(error: unknown): string {
  if (error instanceof UnusableScenario) {
    const { length } = error.problems.filter(({ severity }) => severity === "error");
    return `${error.message}\n${length} problem${length === 1 ? "" : "s"}; nothing was run or written.`;
  }
  if (error instanceof UsageError || error instanceof Interrupted || error instanceof OutputError) {
    return `transfersim: ${error.message}${error.next === undefined ? "" : `\n  ${error.next}`}`;
  }
  if (error instanceof ExperimentError || error instanceof ClusterError)
    return `transfersim: ${error.message}`;
  if (isFolderGone(error)) {
    return "transfersim: the folder that this was started in does not exist any more\n  change to one that does";
  }
  const message = error instanceof Error ? error.message : String(error);
  return `transfersim: ${message}\n  --debug shows where in the program this arose.`;
}

/** Whether the system could not name the working folder: somebody has deleted it. */
function isFolderGone(error: unknown): boolean {
  return error instanceof Error && "syscall" in error && error.syscall === "uv_cwd";
}
