// Many variants of a scenario, each run equally often, for commands that set them against each other.
import { type Rows, runPoints } from "../experiment/index.js";
import type { Scenario } from "../scenario/index.js";
import { Interrupted } from "./errors.js";
import type { Io } from "./io.js";
import { progressBar } from "./progress.js";
import { scenarioPool } from "./scenario-pool.js";

/** What to run and how. */
export interface PointsRequest {
  readonly scenarios: readonly Scenario[];
  readonly seed: number;
  /** Of each. */
  readonly replications: number;
  readonly workers?: number | undefined;
  readonly check?: boolean | undefined;
  readonly quiet?: boolean | undefined;
}

/** The rows of every scenario, in order. Throws `Interrupted` when the person stops it: half a comparison is none. */
export async function runScenarios(request: PointsRequest, io: Io): Promise<readonly Rows[]> {
  const { scenarios: subjects, seed, replications, workers, check = false, quiet = false } = request;
  const bar = progressBar(io, quiet);
  const pool = scenarioPool({ workers, check });
  try {
    const points = await runPoints({
      pool,
      subjects,
      seed,
      replications,
      onProgress: bar.show,
      signal: io.interrupted,
    });
    if (points.length < subjects.length) {
      throw new Interrupted(`stopped after ${points.length} of ${subjects.length} scenarios`);
    }
    return points;
  } finally {
    bar.end();
    await pool.close();
  }
}
