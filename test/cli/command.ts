// Running a command line in this process, with its streams caught.
import { Writable } from "node:stream";
import { runCommandLine } from "../../src/cli/command-line.js";
import type { Io, OutputStream } from "../../src/cli/io.js";

/** What a command line did. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The world to run in; by default no terminal and an empty environment. */
export interface World {
  readonly env?: Io["env"];
  readonly terminal?: boolean;
  readonly columns?: number | undefined;
  readonly signal?: AbortSignal;
}

/** Runs a command line as typed after the program's name. */
export async function transfersim(words: readonly string[], world: World = {}): Promise<Outcome> {
  const stdout = new Caught(world);
  const stderr = new Caught(world);
  const interrupted = world.signal ?? new AbortController().signal;
  const code = await runCommandLine(words, { stdout, stderr, env: world.env ?? {}, interrupted });
  return { code, stdout: stdout.text, stderr: stderr.text };
}

class Caught extends Writable implements OutputStream {
  text = "";
  readonly isTTY: boolean;
  readonly columns: number | undefined;

  constructor({ terminal = false, columns }: World) {
    super();
    this.isTTY = terminal;
    this.columns = columns;
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}
