// transfersim studio: the scenario live in a browser page, on this machine only.
import { once } from "node:events";
import { PageNotBuilt, pageTemplate, servePage, studioPage } from "../../studio/index.js";
import { defineCommand } from "../command.js";
import { UsageError } from "../errors.js";
import { loadScenario } from "../load-scenario.js";
import { defaults, replicationsOption, seedOption, setOption } from "../options.js";
import { writeWhole } from "../output-file.js";
import { once as onlyOnce, wholeNumber } from "../values.js";

const pageOptions = {
  export: {
    type: "string",
    requiresArg: true,
    describe: "Write the page to this file instead: it works without a server or a network",
    read: onlyOnce("--export", (path) => path),
  },
  port: {
    type: "string",
    requiresArg: true,
    describe: "Port to serve on",
    defaultDescription: "any that is free",
    read: wholeNumber("--port", { minimum: 1, maximum: 65_535, example: 8080 }),
  },
} as const;

export const studio = defineCommand({
  positionals: { scenario: { type: "string", demandOption: true, describe: "Scenario file (YAML)" } },
  options: {
    ...pageOptions,
    ...setOption,
    ...replicationsOption,
    ...seedOption,
  },
  conflicts: { export: ["port"] },
  examples: [
    ["studio my.yaml", "then open the address it prints"],
    ["studio my.yaml --export my.html", "one file to send to somebody"],
  ],
  async run(given, io) {
    const { source } = loadScenario(given.scenario, given.set ?? [], io);
    const page = studioPage(await template(), {
      ...source,
      seed: String(given.seed ?? defaults.seed),
      replications: given.replications ?? defaults.replications,
    });
    if (given.export !== undefined) {
      writeWhole(given.export, page, "--export");
      return;
    }
    const served = await servePage(page, given.port ?? 0).catch((error: NodeJS.ErrnoException) => {
      const reason = portReasons[error.code ?? ""] ?? error.message;
      throw new UsageError(`cannot serve on port ${given.port}: ${reason}`, "choose another with --port", {
        cause: error,
      });
    });
    io.stdout.write(`${served.url}\n`);
    io.stderr.write("Open this address in a browser on this machine; Ctrl-C ends the studio.\n");
    if (!io.interrupted.aborted) await once(io.interrupted, "abort");
    await served.close();
  },
});

const portReasons: Readonly<Record<string, string>> = {
  EADDRINUSE: "another program uses it",
  EACCES: "no permission",
};

async function template(): Promise<string> {
  try {
    return await pageTemplate();
  } catch (error) {
    if (error instanceof PageNotBuilt) throw new UsageError(error.message, undefined, { cause: error });
    throw error;
  }
}
