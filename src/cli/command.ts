// How a command of the tool is written down: one small file per command.
import type { Argv, Options, PositionalOptions } from "yargs";
import { UsageError } from "./errors.js";
import type { Io } from "./io.js";
import type { ValueReader } from "./values.js";

/** An option: how the parser takes it from the line, and how its text becomes a value. */
export interface OptionDefinition extends Omit<Options, "coerce" | "type"> {
  readonly type: "string" | "boolean";
  readonly describe: string;
  /** Checks and turns the text. Not the parser's own `coerce`, which loses what an error advises. */
  readonly read?: ValueReader<unknown>;
}

/** A file or folder on the line. */
export interface PositionalDefinition extends PositionalOptions {
  readonly type: "string";
  readonly describe: string;
}

/** What an option's value is, as it reaches the command; undefined when it was not given. */
type ValueOf<O extends OptionDefinition> = O extends { read: ValueReader<infer T> }
  ? T | undefined
  : O extends { type: "boolean" }
    ? boolean | undefined
    : string | undefined;

/** What a positional is: always there when demanded or with a default. */
type PlaceOf<P extends PositionalDefinition> =
  | (P extends { array: true } ? readonly string[] : string)
  | (P extends { demandOption: true } | { default: string } ? never : undefined);

/** Everything given to a command. */
export type Given<
  O extends Readonly<Record<string, OptionDefinition>>,
  P extends Readonly<Record<string, PositionalDefinition>>,
> = { readonly [K in keyof O]: ValueOf<O[K]> } & { readonly [K in keyof P]: PlaceOf<P[K]> };

/** What help says of a command beside others. */
export interface CommandLabel {
  /** The words and files that are typed, such as `run <scenario>`. */
  readonly usage: string;
  /** One line for the list of commands. */
  readonly summary: string;
}

/** A command as the list of commands has it, before it is typed. */
export interface ListedCommand extends CommandLabel {
  /** The word that is typed. */
  readonly name: string;
  /** Loads the rest of it, and what it works with. */
  load(): Promise<Command>;
}

/** A command for the list of commands. */
export function listed(usage: string, summary: string, load: ListedCommand["load"]): ListedCommand {
  return { name: usage.split(" ")[0] ?? usage, usage, summary, load };
}

/** A command, ready to be added to the command line. */
export interface Command {
  /** Long names of its options, without dashes. */
  readonly options: readonly string[];
  /** Those of them that take no value. */
  readonly flags: readonly string[];
  /** Adds the command to a parser; when the parser meets it, it runs with these streams. */
  register(parser: Argv, label: CommandLabel, io: Io): void;
}

/** What a command's author writes. */
export interface CommandDefinition<
  O extends Readonly<Record<string, OptionDefinition>>,
  P extends Readonly<Record<string, PositionalDefinition>>,
> {
  readonly positionals: P;
  readonly options: O;
  /** Pairs of options that contradict each other. */
  readonly conflicts?: Readonly<Record<string, readonly string[]>>;
  /** Options that make sense only together with another. */
  readonly needs?: Readonly<Record<string, readonly string[]>>;
  /** What to type, and what it does. */
  readonly examples: readonly (readonly [typed: string, does: string])[];
  /** Does the work. Throws what `explain` can tell the person. */
  run(given: Given<O, P>, io: Io): Promise<void>;
}

/**
 * Makes a command from its definition; the types of its options follow from how they are declared. Options whose
 * `read` holds a function literal are declared beside the definition, or their types are lost.
 */
export function defineCommand<
  const O extends Readonly<Record<string, OptionDefinition>>,
  const P extends Readonly<Record<string, PositionalDefinition>>,
>(definition: CommandDefinition<O, P>): Command {
  const { positionals, options, conflicts = {}, needs = {}, examples } = definition;
  const names = Object.keys(options);
  return {
    options: names,
    flags: names.filter((option) => options[option]?.type === "boolean"),
    register(parser, { usage, summary }, io) {
      const build = (line: Argv) => {
        for (const [name, positional] of Object.entries(positionals)) line.positional(name, positional);
        for (const [name, { read: _, ...option }] of Object.entries(options)) line.option(name, option);
        line.conflicts(conflicts).implies(needs);
        for (const [typed, does] of examples) line.example(`$0 ${typed}`, does);
      };
      parser.command(usage, summary, build, async (typed) => {
        await definition.run(givenBy(typed, definition), io);
      });
    },
  };
}

/** A file or files, if each has a name: a script whose variable is not set gives the empty one. */
function named(place: unknown): unknown {
  for (const name of Array.isArray(place) ? place : [place]) {
    if (name === "") throw new UsageError("the name of a file or folder is empty", "write it out");
  }
  return place;
}

function givenBy<
  O extends Readonly<Record<string, OptionDefinition>>,
  P extends Readonly<Record<string, PositionalDefinition>>,
>(typed: Readonly<Record<string, unknown>>, { options, positionals }: CommandDefinition<O, P>): Given<O, P> {
  const given = Object.fromEntries([
    ...Object.keys(positionals).map((name) => [name, named(typed[name])]),
    ...Object.entries(options).map(([name, { read }]) => {
      const text = typed[name];
      return [name, text === undefined || read === undefined ? text : read(text)];
    }),
  ]);
  return given as Given<O, P>; // the parser and the readers made each value of the type that its definition says
}
