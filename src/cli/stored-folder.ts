// Reading an --out folder back.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DamagedRun, experimentsIn, readRun, type StoredRun } from "../report/index.js";
import type { Scenario } from "../scenario/index.js";
import { reasonOf } from "./disk-trouble.js";
import { UsageError } from "./errors.js";
import type { Io } from "./io.js";
import { loadScenario } from "./load-scenario.js";
import { isScenarioOf } from "./manifest.js";

/** A run and the scenario that it is of. */
export interface StoredFolder {
  readonly run: StoredRun;
  readonly scenario: Scenario;
}

/** The run in a folder. Throws `UsageError` when there is none, or it is unfinished or damaged. */
export async function storedFolder(folder: string, io: Io): Promise<StoredFolder> {
  const read = (name: string) => readFrom(folder, name);
  read("manifest.json");
  try {
    const scenario = loadScenario(join(folder, "scenario.yaml"), [], io);
    const run = await readRun(read, scenario);
    if (!isScenarioOf(run.manifest, run.scenarioYaml)) {
      throw new DamagedRun("scenario.yaml is not as the run left it");
    }
    const optional = (name: string) => (existsSync(join(folder, name)) ? read(name) : undefined);
    const experiments = experimentsIn(optional, run.manifest.scenario.sha256);
    return { run: { ...run, experiments }, scenario };
  } catch (error) {
    if (!(error instanceof DamagedRun)) throw error;
    throw new UsageError(`${folder} cannot be read: ${error.message}`, "run it again", { cause: error });
  }
}

/** The text of a file in the folder of a run. */
export function readFrom(folder: string, name: string): string {
  try {
    return readFileSync(join(folder, name), "utf8");
  } catch (error) {
    throw new UsageError(
      `${folder} holds no finished run: ${name}: ${reasonOf(error)}`,
      "name a folder that `transfersim run --out` wrote; finish an unfinished one with --resume",
      { cause: error },
    );
  }
}
