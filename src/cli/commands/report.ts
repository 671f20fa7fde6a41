// transfersim report: makes the report of an --out folder again, or the text that a journal asks for.
import { htmlReport, stressDes } from "../../report/index.js";
import { defineCommand } from "../command.js";
import { UsageError } from "../errors.js";
import { OutputFolder } from "../output-folder.js";
import { showRun } from "../show-run.js";
import { storedFolder } from "../stored-folder.js";

const stressName = "stress-des.md";

export const report = defineCommand({
  positionals: { folder: { type: "string", demandOption: true, describe: "Folder of a finished run" } },
  options: {
    stress: {
      type: "boolean",
      describe: `The STRESS-DES checklist, filled in, as Markdown: printed, and kept as ${stressName}`,
    },
  },
  examples: [
    ["report out", "read it on the terminal and write out/report.html again"],
    ["report out --stress", "the 20 items that a journal asks for"],
  ],
  async run({ folder: path, stress = false }, io) {
    const { run, scenario } = await storedFolder(path, io);
    const { shard } = run.manifest.options;
    const isWhole = shard === undefined || shard === "1/1";
    if (!isWhole) {
      throw new UsageError(
        `${path} holds shard ${shard} of a run, not a whole one`,
        "join the shards with transfersim merge FOLDER... --out WHOLE, and report on that",
      );
    }
    // The journal of a shard stays when it is finished.
    const words = { name: path, instead: "copy the run to where you may write, and report on the copy" };
    const folder = OutputFolder.open(path, { resume: shard !== undefined, words });
    if (stress) {
      const text = stressDes(run, scenario);
      folder.write(new Map([[stressName, text]]));
      io.stdout.write(text);
      return;
    }
    folder.write(new Map([["report.html", await htmlReport(run)]]));
    showRun(run, { json: false, out: path, path: `${path}/scenario.yaml` }, io);
  },
});
