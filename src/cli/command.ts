// How a command of the tool is written down: one small file per command.
import type { ArgumentsCamelCase, Argv, InferredOptionTypes, Options, PositionalOptions } from "yargs";
import type { Io } from "./io.js";

/** A command, ready to be added to the command line. */
export interface Command {
  /** The word that is typed. */
  readonly name: string;
  /** Long names of its options, without dashes. */
  readonly options: readonly string[];
  /** Those of them that take no value. */
  readonly flags: readonly string[];
  /** Adds the command to a parser; when the parser meets it, it runs with these streams. */
  register(parser: Argv, io: Io): void;
}

/** What a command's author writes. */
export interface CommandDefinition<
  O extends Readonly<Record<string, Options>>,
  P extends Readonly<Record<string, PositionalOptions>>,
> {
  /** The words and files that are typed, such as `run <scenario>`. */
  readonly usage: string;
  /** One line for the list of commands. */
  readonly summary: string;
  readonly positionals: P;
  readonly options: O;
  /** Pairs of options that contradict each other. */
  readonly conflicts?: Readonly<Record<string, readonly string[]>>;
  /** Options that make sense only together with another. */
  readonly needs?: Readonly<Record<string, readonly string[]>>;
  /** What to type, and what it does. */
  readonly examples: readonly (readonly [typed: string, does: string])[];
  /** Does the work. Throws what `explain` can tell the person. */
  run(given: ArgumentsCamelCase<InferredOptionTypes<O> & InferredOptionTypes<P>>, io: Io): Promise<void>;
}

/** Makes a command from its definition; the types of its options follow from how they are declared. */
export function defineCommand<
  const O extends Readonly<Record<string, Options>>,
  const P extends Readonly<Record<string, PositionalOptions>>,
>(definition: CommandDefinition<O, P>): Command {
  const { usage, summary, positionals, options, conflicts = {}, needs = {}, examples, run } = definition;
  const names = Object.keys(options);
  return {
    name: usage.split(" ")[0] ?? usage,
    options: names,
    flags: names.filter((option) => options[option]?.type === "boolean"),
    register(parser, io) {
      const build = (line: Argv) => {
        for (const [name, positional] of Object.entries(positionals)) line.positional(name, positional);
        line.options(options).conflicts(conflicts).implies(needs);
        for (const [typed, does] of examples) line.example(`$0 ${typed}`, does);
        return line as Argv<InferredOptionTypes<O> & InferredOptionTypes<P>>;
      };
      parser.command(usage, summary, build, (given) => run(given, io));
    },
  };
}
