// The files of an --out folder.
import { jsonText } from "./json.js";
import type { Manifest } from "./manifest.js";
import type { RunReport } from "./run-report.js";
import { replicationsCsv, stagesCsv, timelineCsv } from "./tidy-data.js";

/** A run with what is needed to make it again. */
export interface StoredRun extends RunReport {
  readonly manifest: Manifest;
  /** The scenario as resolved, in YAML. */
  readonly scenarioYaml: string;
}

/** Names and texts of the files that a run leaves, the manifest last: where it stands, all others do. */
export async function runFiles(run: StoredRun): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ["scenario.yaml", run.scenarioYaml],
    ["replications.csv", await replicationsCsv(run.rows)],
    ["timeline.csv", await timelineCsv(run, run.facts)],
    ["stages.csv", await stagesCsv(run)],
    ["summary.json", jsonText(run.summary)],
    ["manifest.json", jsonText(run.manifest)],
  ]);
}
