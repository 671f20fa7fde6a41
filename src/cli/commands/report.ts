// transfersim report: makes the report of an --out folder again, or the text for a journal.
import { htmlReport } from "../../report/index.js";
import { defineCommand } from "../command.js";
import { OutputFolder } from "../output-folder.js";
import { showRun } from "../show-run.js";
import { storedFolder } from "../stored-folder.js";

export const report = defineCommand({
  usage: "report <folder>",
  summary: "Make the report of an --out folder again",
  positionals: { folder: { type: "string", demandOption: true, describe: "Folder of a finished run" } },
  options: {},
  examples: [["report out", "read it on the terminal and write out/report.html again"]],
  async run({ folder: path }, io) {
    const run = await storedFolder(path, io);
    const folder = OutputFolder.open(path, { resume: false });
    folder.write(new Map([["report.html", await htmlReport(run)]]));
    showRun(run, { json: false, out: path, path: `${path}/scenario.yaml` }, io);
  },
});
