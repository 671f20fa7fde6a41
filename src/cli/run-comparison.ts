// One comparison for a command: which scenarios under which names, what has to be precise, and its replications.
import {
  nameOnSide,
  type PrecisionOfDifference,
  PrecisionRule,
  type Range,
  type Shard,
} from "../experiment/index.js";
import { type Manifest, mainOutput } from "../report/index.js";
import type { Scenario } from "../scenario/index.js";
import { comparisonOf, type KeptComparison } from "./comparison.js";
import type { Io } from "./io.js";
import { experimentManifest, hashOf, identityOf, yamlOfAll } from "./manifest.js";
import type { OutputFolder } from "./output-folder.js";
import { runForCommand, stopped } from "./replications.js";
import type { ComingPool } from "./scenario-pool.js";

/** What to compare and how. */
export interface ComparisonRequest {
  /** The base first. */
  readonly scenarios: readonly Scenario[];
  /** What to call them, each differently. */
  readonly names: readonly string[];
  readonly seed: number;
  /** The replications to run: all, or a shard's. */
  readonly range: Range;
  /** Replications of the whole comparison. */
  readonly total: number;
  /** Every pair, not only each against the base. */
  readonly all: boolean;
  /** Other values than the files', for the manifest. */
  readonly set: readonly string[];
  readonly precision?: number | undefined;
  readonly shard?: Shard | undefined;
  /** Where the replications run. */
  readonly pool: ComingPool<readonly Scenario[]>;
  readonly quiet: boolean;
  readonly resume: boolean;
  /** The folder as typed. */
  readonly out: string | undefined;
}

/** A comparison and what the precision asked for came to. */
export interface FinishedComparison extends KeptComparison {
  readonly remark: string | undefined;
}

const hoursPerDay = 24;

/**
 * Runs the replications and compares. Throws `Interrupted` when the person stopped it.
 *
 * @param folder where the journal is kept; without it there is none
 */
export async function runComparison(
  request: ComparisonRequest,
  folder: OutputFolder | undefined,
  io: Io,
): Promise<FinishedComparison> {
  const { scenarios, names, seed, range, all, out, shard } = request;
  const horizonDays = Math.min(...scenarios.map(({ horizon }) => horizon)) / hoursPerDay;
  const rule = ruleOf(request, horizonDays);
  const identity = identityOf({ scenarioYaml: yamlOfAll(scenarios), seed });
  const { rows, complete } = await runForCommand(
    {
      ...request,
      pool: await request.pool.ready(),
      subject: scenarios,
      rule,
      watched: nameOnSide(0, mainOutput),
      folder,
      identity: { experiment: "compare", ...identity },
    },
    io,
  );
  if (!complete) throw stopped(rows.length, range, out);
  const described = scenarios.map((scenario, i) => ({ name: names[i] ?? "", sha256: hashOf(scenario) }));
  const facts = { seed, scenarios: described, horizonDays, all };
  const kept = await comparisonOf(rows, facts, manifestOf(request, rows.length));
  return { ...kept, isShard: shard !== undefined, remark: rule?.verdict().message };
}

function manifestOf(request: ComparisonRequest, replications: number): Manifest {
  const { scenarios, seed, set, range, all, precision, shard } = request;
  const options = {
    ...(all && { all }),
    ...(precision !== undefined && { precision }),
    ...(shard !== undefined && { shard: `${shard.index}/${shard.count}` }),
  };
  return experimentManifest("compare", scenarios, { seed, first: range.first, replications, set, options });
}

function ruleOf({ precision, names, all }: ComparisonRequest, horizon: number): PrecisionRule | undefined {
  if (precision === undefined) return undefined;
  return new PrecisionRule({ relative: precision, outputs: differences(names, all), horizon });
}

/** What has to be precise: the clearing time of each against the base, or of each against each. */
function differences(names: readonly string[], all: boolean): readonly PrecisionOfDifference[] {
  const against = nameOnSide(0, mainOutput);
  return names.flatMap((a, i) =>
    names.flatMap((b, j) =>
      j <= i || (i > 0 && !all)
        ? []
        : [
            {
              name: `The difference in ${mainOutput} between ${a} and ${b}, against the mean of ${names[0]},`,
              of: nameOnSide(j, mainOutput),
              less: nameOnSide(i, mainOutput),
              against,
            },
          ],
    ),
  );
}
