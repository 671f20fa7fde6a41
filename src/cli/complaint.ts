// What the command-line parser complains of, in words that say what to do.
import { nearest } from "../scenario/nearest.js";
import { UsageError } from "./errors.js";

/** What a complaint needs to know about the command line. */
export interface CommandLine {
  /** As typed, without the program's name. */
  readonly words: readonly string[];
  readonly commands: readonly string[];
  /** Long names of the options of the command typed, without dashes. */
  readonly options: readonly string[];
}

/** The parser's message as an error that names the nearest valid word and the help to read. */
export function complaint(message: string, line: CommandLine): UsageError {
  const command = line.words.find((word) => line.commands.includes(word));
  const help = `transfersim ${command === undefined ? "" : `${command} `}--help shows what there is`;
  const unknown = /^Unknown (?:argument|command)s?: (.*)$/s.exec(message)?.[1]?.split(", ");
  if (unknown !== undefined) return unknownWords(unknown, command, line, help);
  const recommended = /^Did you mean (.*)\?$/.exec(message)?.[1];
  if (recommended !== undefined) {
    return new UsageError(`unknown command ${line.words[0]}`, `did you mean transfersim ${recommended}?`);
  }
  const following = /^Not enough arguments following: (.*)$/s.exec(message)?.[1];
  if (following !== undefined) {
    return new UsageError(`--${following} has no value`, `write it as --${following} VALUE; ${help}`);
  }
  if (message.startsWith("Not enough non-option arguments")) {
    const what = command === "merge" || command === "report" ? "the folder of a run" : "a file";
    return new UsageError(`${command ?? "transfersim"} needs ${what}`, help);
  }
  const exclusive = /^Arguments (\S+) and (\S+) are mutually exclusive$/.exec(message);
  if (exclusive !== null) {
    return new UsageError(`--${exclusive[1]} and --${exclusive[2]} cannot be used together`, "choose one");
  }
  const implied = /^Missing dependent arguments:\s+(\S+) -> (\S+)/.exec(message);
  if (implied !== null) return new UsageError(`--${implied[1]} needs --${implied[2]} as well`, help);
  return new UsageError(message, help);
}

function unknownWords(
  unknown: readonly string[],
  command: string | undefined,
  line: CommandLine,
  help: string,
): UsageError {
  const word = unknown[0] ?? "";
  const typed = line.words.find(
    (w) => w.replace(/=.*$/s, "").replace(/^-+/, "") === word && w.startsWith("-"),
  );
  if (typed !== undefined) {
    const guess = nearest(word, line.options);
    return new UsageError(
      `unknown option ${typed.replace(/=.*$/s, "")}`,
      guess === undefined ? help : `did you mean --${guess}? ${help}`,
    );
  }
  if (command === undefined) return new UsageError(`unknown command ${word}`, help);
  return new UsageError(`${command} cannot use ${word}`, help);
}
