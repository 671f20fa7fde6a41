// The blocks of a page that hold commands and what they print.

/** A fenced block of a page that begins with ```` ```console ````, with all that stands between its fences. */
const consoleBlock = /^```console\n([\s\S]*?)^```$/gm;

/**
 * Puts what each command prints below it, in every `console` block of a page. A line that begins with `$ ` is a
 * command; where it ends with a backslash, the lines that begin with `> ` go on with it. Everything else in a block is
 * what was printed before, and goes.
 *
 * @param page Markdown
 * @param printed runs a command and gives what it printed; called in the order of the page
 * @throws Error when something printed could not be told from a command or from the block's end
 */
export function withOutputs(page: string, printed: (command: string) => string): string {
  return page.replace(consoleBlock, (_block, body: string) => {
    const parts = commandsIn(body).map(({ shown, command }) => shown + quotable(printed(command), command));
    return `\`\`\`console\n${parts.join("").trimEnd()}\n\`\`\``;
  });
}

/** A command of a block. */
interface Typed {
  /** Its lines as they stand in the block. */
  readonly shown: string;
  /** What a shell is given. */
  readonly command: string;
}

function commandsIn(body: string): Typed[] {
  return [...body.matchAll(/^\$ (?:.*\\\n> )*.*\n/gm)].map(([shown]) => ({
    shown,
    command: shown.slice(2).trimEnd().replaceAll("\\\n> ", ""),
  }));
}

function quotable(output: string, command: string): string {
  if (/^(?:```|\$ )/m.test(output)) {
    throw new Error(`what "${command}" prints would be taken for a part of the page`);
  }
  const lines = output.replace(/[ \t]+$/gm, "").trimEnd();
  return lines === "" ? "" : `${lines}\n\n`; // a blank line before the next command
}
