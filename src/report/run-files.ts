// The files of an --out folder.
import { htmlReport } from "./html-report.js";
import { jsonText } from "./json.js";
import type { StoredRun } from "./stored-run.js";
import { replicationsCsv, stagesCsv, timelineCsv } from "./tidy-data.js";

/** Names and texts of the files that a run leaves, the manifest last: where it stands, all others do. */
export async function runFiles(run: StoredRun): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ["scenario.yaml", run.scenarioYaml],
    ["replications.csv", await replicationsCsv(run.rows)],
    ["timeline.csv", await timelineCsv(run, run.facts)],
    ["stages.csv", await stagesCsv(run)],
    ["summary.json", jsonText(run.summary)],
    ["report.html", await htmlReport(run)],
    ["manifest.json", jsonText(run.manifest)],
  ]);
}
