// Where a comparison, sweep, sensitivity analysis or optimisation is kept: a folder of its own, or that of a run.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { htmlReport, jsonText, type Manifest } from "../report/index.js";
import type { Io } from "./io.js";
import { OutputFolder } from "./output-folder.js";
import { storedFolder } from "./stored-folder.js";

/** What an experiment leaves. */
export interface Experiment {
  /** The command; its files are `kind.json` and `kind.csv`. */
  readonly kind: "compare" | "sweep" | "sensitivity" | "optimise" | "forecast";
  readonly data: object;
  readonly csv: string;
  /** For a folder that holds nothing else. */
  readonly manifest: Manifest;
  /** Whether this is a shard: its journal stays, `merge` puts such journals together. */
  readonly isShard?: boolean;
}

/**
 * Makes a folder ready, lets `work` make the experiment, and writes it. Where the folder holds a run, its
 * report is made again with the experiment in it. Without a path nothing is kept.
 *
 * @param resume whether an unfinished experiment in the folder is wanted
 */
export async function keeping<T extends Experiment>(
  path: string | undefined,
  io: Io,
  work: (folder: OutputFolder | undefined) => Promise<T>,
  resume = false,
): Promise<T> {
  if (path === undefined) return work(undefined);
  const folder = OutputFolder.open(path, { resume });
  try {
    const experiment = await work(folder);
    const { kind, data, csv, manifest } = experiment;
    const isNew = !existsSync(join(path, "manifest.json"));
    folder.write(
      new Map([
        [`${kind}.csv`, csv],
        [`${kind}.json`, jsonText(data)],
        ...(isNew ? ([["manifest.json", jsonText(manifest)]] as const) : []),
      ]),
    );
    if (experiment.isShard !== true) folder.forgetJournal();
    if (existsSync(join(path, "summary.json"))) {
      const { run } = await storedFolder(path, io);
      folder.write(new Map([["report.html", await htmlReport(run)]]));
    }
    return experiment;
  } finally {
    folder.abandon();
  }
}
