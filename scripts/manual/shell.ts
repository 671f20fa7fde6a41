// A shell in a folder of its own, where `transfersim` is the command of this checkout.
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";

const checkout = resolve(import.meta.dirname, "../..");

/** Runs commands one after the other in one folder. */
export interface Shell {
  /**
   * What a command line prints, results and messages together.
   *
   * @throws Error when the command fails, or prints colours or a path of this machine
   */
  readonly printed: (command: string) => string;
  /** Removes the folder. */
  readonly end: () => void;
}

/**
 * Opens a shell in a new temporary folder.
 *
 * @param scenario name of a folder of scenarios/, which is there as in the checkout
 */
export function openShell(scenario: string): Shell {
  const home = mkdtempSync(join(tmpdir(), "manual-"));
  const bin = join(home, ".bin");
  mkdirSync(bin);
  writeFileSync(join(bin, "transfersim"), starter());
  chmodSync(join(bin, "transfersim"), 0o755);
  cpSync(join(checkout, "scenarios", scenario), join(home, "scenarios", scenario), { recursive: true });
  // Nothing of the person who runs this reaches the page: neither settings nor width nor colours of a terminal.
  const env = {
    PATH: [bin, process.env.PATH].join(delimiter),
    HOME: home,
    SHELL: "/bin/bash",
    LC_ALL: "C.UTF-8",
    NO_COLOR: "1",
  };
  return {
    printed(command) {
      const script = `exec 2>&1\n${command}`;
      const options = { cwd: home, env, encoding: "utf8", maxBuffer: 2 ** 26 } as const;
      const { status, stdout, error } = spawnSync("bash", ["-o", "pipefail", "-c", script], options);
      if (error !== undefined) throw error;
      if (status !== 0) throw new Error(`"${command}" ended with ${status}:\n${stdout}`);
      refuseTraces(command, stdout, [home, checkout]);
      return stdout;
    },
    end: () => rmSync(home, { recursive: true, force: true }),
  };
}

/** The program `transfersim` from the source, as `npx tsx src/cli/main.ts` is. */
function starter(): string {
  const words = [process.execPath, "--import", import.meta.resolve("tsx"), join(checkout, "src/cli/main.ts")];
  return `#!/bin/sh\nexec ${words.map((word) => `'${word}'`).join(" ")} "$@"\n`;
}

function refuseTraces(command: string, output: string, paths: readonly string[]): void {
  if (output.includes("\u001b")) throw new Error(`"${command}" prints colours`);
  const path = paths.find((one) => output.includes(one));
  if (path !== undefined) throw new Error(`"${command}" prints ${path}, which is this machine's`);
}
