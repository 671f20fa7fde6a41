// transfersim init: a commented scenario to start from.
import { closeSync, openSync, rmSync, writeFileSync } from "node:fs";
import { starterScenario } from "../../scenario/index.js";
import { defineCommand } from "../command.js";
import { reasonOf } from "../disk-trouble.js";
import { UsageError } from "../errors.js";

const usualName = "scenario.yaml";

export const init = defineCommand({
  positionals: {
    file: { type: "string", describe: "File to create", default: usualName },
  },
  options: {},
  examples: [
    ["init", `write ${usualName}`],
    ["init plans/north.yaml", "write it elsewhere"],
  ],
  async run({ file }, io) {
    create(file, starterScenario);
    io.stderr.write(`Written to ${file}. Next: transfersim run ${file}\n`);
  },
});

/** Never overwrites: what stands in the way may be somebody's work. */
function create(path: string, text: string): void {
  try {
    const descriptor = openSync(path, "wx");
    try {
      writeFileSync(descriptor, text);
    } catch (error) {
      rmSync(path, { force: true }); // half of it would stand in the way of the next attempt
      throw error;
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${reasonOf(error)}`, "name another file", { cause: error });
  }
}
