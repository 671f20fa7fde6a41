import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Contestant } from "../alternate.js";
import { fileOfPackage } from "../root.js";

/** A compiled program that waits on standard input for a number of operations and answers with nanoseconds of processor time. */
export interface Program {
  readonly run: Contestant;
  /** Ends the program. */
  close(): void;
}

/** Whether this machine can compile C++. */
export function hasCompiler(): boolean {
  try {
    execFileSync("g++", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Compiles programs of bench/cpp with g++ -O3 into a folder that `close` removes. */
export class Workshop {
  private readonly folder = mkdtempSync(join(tmpdir(), "bench-"));

  /** Compiles a program. */
  compile(name: string): void {
    const source = fileOfPackage("bench", "cpp", `${name}.cpp`);
    execFileSync("g++", ["-O3", "-std=c++17", "-o", join(this.folder, name), source]);
  }

  /** Starts a compiled program. */
  start(name: string, ...options: readonly (string | number)[]): Program {
    const child = spawn(join(this.folder, name), options.map(String), { stdio: ["pipe", "pipe", "inherit"] });
    const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    return {
      async run(operations) {
        child.stdin.write(`${operations}\n`);
        const answer = await answers.next();
        if (answer.done) throw new Error(`${name} ended early`);
        return Number(answer.value);
      },
      close() {
        child.stdin.end();
      },
    };
  }

  /** Removes what was compiled. */
  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
