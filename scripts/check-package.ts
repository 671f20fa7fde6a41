/**
 * Packs the package, installs it in an empty project, and checks that it works there as a stranger would use
 * it: types, an import by name, and the command.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "transfersim-package-"));

function run(command: string, args: readonly string[], cwd: string): string {
  return execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}

const program = `
import { exponential, Simulation } from "transfersim";

const sim = new Simulation({ seed: 42 });
const clerk = sim.resource("clerk", 1);
const gap = exponential(sim.stream("arrivals"), { mean: 1 });
const service = exponential(sim.stream("service"), { mean: 0.8 });
sim.process(function* source() {
  for (;;) {
    yield gap();
    sim.process(function* customer() {
      const claim = yield* clerk.request();
      yield service();
      claim.release();
    });
  }
});
sim.run(1000);
const wait: number = clerk.queue.wait.mean;
if (!(wait > 0)) throw new Error(\`mean wait \${wait}\`);
`;

try {
  const [packed] = JSON.parse(
    run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], root),
  ) as {
    filename: string;
  }[];
  if (packed === undefined) throw new Error("npm pack made no file");
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  run("npm", ["install", "--no-audit", "--no-fund", join(folder, packed.filename)], folder);
  writeFileSync(join(folder, "program.ts"), program);
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  const compilerOptions = { strict: true, module: "nodenext", target: "es2022", types: [] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["program.ts"] }));
  run("node", [compiler], folder);
  run("node", ["program.js"], folder);
  const answer = run(
    "node",
    [join("node_modules", "transfersim", "dist", "cli", "main.js"), "--version"],
    folder,
  ).trim();
  if (answer !== version) throw new Error(`the command says version ${answer}, the package ${version}`);
  console.log(`package ${version}: installs, types check, import and command work`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
