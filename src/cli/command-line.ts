// The command line as a whole: parses it, runs one command, turns what went wrong into words and an exit code.
import yargs, { type Argv } from "yargs";
import { nearest } from "../scenario/nearest.js";
import type { Command } from "./command.js";
import { commands } from "./commands/index.js";
import { complaint } from "./complaint.js";
import { ExitCode, UsageError } from "./errors.js";
import { explain } from "./explain.js";
import { fitted } from "./fitted.js";
import { type Io, widthOf } from "./io.js";
import { packageFacts } from "./package-facts.js";

const everywhere = ["help", "version", "debug"];

/**
 * Runs a command line.
 *
 * @param words without the program's name
 * @returns the exit code: 0 done, 1 the run failed, 2 the command or the scenario cannot be used
 */
export async function runCommandLine(words: readonly string[], io: Io): Promise<number> {
  try {
    const typed = await typedCommands(words);
    refuseValuesOfFlags(words, typed);
    refuseLostWords(words, typed);
    const shown: string[] = [];
    await parser(words, typed, io).parseAsync([...words], {}, (_error, _given, output) => {
      if (output !== "") shown.push(output);
    });
    for (const text of shown) io.stdout.write(`${text.trimEnd()}\n`);
    return ExitCode.done;
  } catch (error) {
    const { message, trace, code } = explain(error);
    io.stderr.write(`${fitted(message, io.stderr, words)}\n`);
    if (words.includes("--debug")) io.stderr.write(trace);
    return code;
  }
}

/** The commands that are among the words, loaded. */
type TypedCommands = ReadonlyMap<string, Command>;

async function typedCommands(words: readonly string[]): Promise<TypedCommands> {
  const typed = commands.filter(({ name }) => words.includes(name));
  return new Map(await Promise.all(typed.map(async ({ name, load }) => [name, await load()] as const)));
}

function parser(words: readonly string[], typed: TypedCommands, io: Io): Argv {
  const line = yargs()
    .scriptName("transfersim")
    .usage(
      "$0 <command>\n\nHow long will clearing a backlog take, where is the bottleneck, what can go wrong?",
    )
    .detectLocale(false)
    .parserConfiguration({
      "parse-numbers": false,
      "parse-positional-numbers": false,
      "camel-case-expansion": false,
      "dot-notation": false,
      "boolean-negation": false,
    })
    .strict()
    .recommendCommands()
    .exitProcess(false)
    .wrap(Math.min(100, widthOf(io.stdout)))
    .version(packageFacts().version)
    .help()
    .alias("help", "h")
    .option("debug", { type: "boolean", describe: "Show where in the program an error arose" })
    .completion("completion", "Print a completion script for bash or zsh")
    .demandCommand(1, "no command is given")
    .example("$0 init my.yaml", "write a commented scenario to start from")
    .example("$0 run my.yaml", "run it and read the answer")
    .epilogue("Every command has its own help with examples: transfersim run --help");
  for (const command of commands) {
    const loaded = typed.get(command.name);
    if (loaded === undefined) line.command(command.usage, command.summary);
    else loaded.register(line, command, io);
  }
  return line.fail((message, error) => {
    if (error instanceof UsageError) throw error;
    throw complaint(message ?? error?.message, {
      words,
      commands: commands.map(({ name }) => name),
      options: [...(first(typed)?.options ?? []), ...everywhere],
    });
  });
}

function first(typed: TypedCommands): Command | undefined {
  return typed.values().next().value;
}

/** Words that the parser would drop, and with them a file that somebody wants checked. */
function refuseLostWords(words: readonly string[], typed: TypedCommands): void {
  if (words[0] === "--get-yargs-completions") return; // half a word is what a shell asks about
  if (words.includes("-")) {
    throw new UsageError(
      "- is no file: nothing is read from standard input",
      "name a file; one that is called - is ./-",
    );
  }
  if (words.includes("--")) {
    throw new UsageError(
      "-- is no option: what stands behind it would not be seen",
      "leave it out, and write a file whose name begins with a dash as ./-NAME",
    );
  }
  const file = words.find(isNameWithDash);
  if (file !== undefined) {
    const option = nearest(file.replace(/^-+/, ""), [...(first(typed)?.options ?? []), ...everywhere]);
    throw new UsageError(
      `${file} is no option`,
      `${option === undefined ? "" : `did you mean --${option}? `}a file or folder of that name is written ./${file}`,
    );
  }
}

/**
 * Whether a word can only be meant as a name that begins with a dash: the parser takes it for a handful of options of
 * one letter, and complains that the file is missing. The one such option with a value is `-n`, for a number.
 */
function isNameWithDash(word: string): boolean {
  if (word.startsWith("--")) return /^[^=]*\.[a-z]\w*$/i.test(word);
  return /^-../.test(word) && !/^-n[=\d]/.test(word) && Number.isNaN(Number(word));
}

/** The parser would take `--json=yes` for false; nobody means that. */
function refuseValuesOfFlags(words: readonly string[], typed: TypedCommands): void {
  for (const word of words) {
    const [, flag] = /^--([a-z]+)=/.exec(word) ?? [];
    if (flag !== undefined && (first(typed)?.flags.includes(flag) || everywhere.includes(flag))) {
      throw new UsageError(`--${flag} takes no value`, `write --${flag}, or leave it out`);
    }
  }
}
