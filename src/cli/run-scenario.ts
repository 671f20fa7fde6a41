// One run of a scenario for a command: threads, journal, progress, and what a report is made of.
import { PrecisionRule, type Range, type RunResult, summarise } from "../experiment/index.js";
import { factsOf, type Manifest, mainOutput, type StoredRun } from "../report/index.js";
import { resolvedYaml, type Scenario } from "../scenario/index.js";
import type { Io } from "./io.js";
import { identityOf, manifestOf } from "./manifest.js";
import type { OutputFolder } from "./output-folder.js";
import { runForCommand } from "./replications.js";
import type { ComingPool } from "./scenario-pool.js";

/** What to run and how. */
export interface RunRequest {
  readonly scenario: Scenario;
  readonly seed: number;
  /** The replications to run: all, or a shard's. */
  readonly range: Range;
  /** Replications of the whole run. */
  readonly total: number;
  /** Stop when the mean clearing time is known to this fraction. */
  readonly precision?: number | undefined;
  /** Where the replications run. */
  readonly pool: ComingPool<Scenario>;
  readonly quiet: boolean;
  /** Where the journal is kept; without it there is none. */
  readonly folder?: OutputFolder | undefined;
  readonly resume: boolean;
  /** Options for the manifest. */
  readonly options: Manifest["options"];
}

/** A run as far as it came. */
export interface RunOutcome {
  /** Undefined when not even one replication was done. */
  readonly run: StoredRun | undefined;
  /** False when the person stopped it. */
  readonly complete: boolean;
  /** What the precision asked for came to. */
  readonly remark: string | undefined;
}

const hoursPerDay = 24;

/** Runs the replications and reduces them. */
export async function runScenario(request: RunRequest, io: Io): Promise<RunOutcome> {
  const { scenario, seed, precision } = request;
  const scenarioYaml = resolvedYaml(scenario);
  const horizon = scenario.horizon / hoursPerDay;
  const rule =
    precision === undefined
      ? undefined
      : new PrecisionRule({ relative: precision, outputs: [mainOutput], horizon });
  const pool = await request.pool.ready();
  const result = await runForCommand(
    {
      ...request,
      pool,
      subject: scenario,
      rule,
      watched: mainOutput,
      identity: identityOf({ scenarioYaml, seed }),
    },
    io,
  );
  return {
    run: result.rows.length === 0 ? undefined : storedRun(request, result, scenarioYaml),
    complete: result.complete,
    remark: rule?.verdict().message,
  };
}

/** A run's figures with all that a report and a manifest say of it. */
export function storedRun(
  { scenario, seed, range, options }: Pick<RunRequest, "scenario" | "seed" | "range" | "options">,
  collected: Omit<RunResult, "complete">,
  scenarioYaml: string,
): StoredRun {
  const { name } = scenario;
  const done = { first: range.first, replications: collected.rows.length };
  return {
    rows: collected.rows,
    bands: collected.bands,
    stages: collected.stages,
    facts: factsOf(scenario),
    summary: summarise(name, seed, collected.rows, scenario.horizon / hoursPerDay),
    scenarioYaml,
    manifest: manifestOf({ name, scenarioYaml, seed }, done, options),
  };
}
