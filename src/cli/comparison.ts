// What a comparison says, from its replications: right after them, or when its shards are merged.
import { compare, type Rows, sidesOf } from "../experiment/index.js";
import { type ComparisonReport, comparisonCsv, comparisonLines, type Manifest } from "../report/index.js";
import type { Experiment } from "./experiment-folder.js";
import type { Io } from "./io.js";
import { show } from "./show.js";

/** A comparison, its files and what they are made from. */
export interface KeptComparison extends Experiment {
  readonly kind: "compare";
  readonly data: ComparisonReport;
}

/** What the replications themselves do not say. */
export interface ComparisonFacts extends Pick<ComparisonReport, "seed" | "scenarios" | "horizonDays"> {
  /** Every pair, not only each against the base. */
  readonly all: boolean;
}

/**
 * The comparison with its files.
 *
 * @param rows replications of all scenarios side by side, at least one
 */
export async function comparisonOf(
  rows: Rows,
  { seed, scenarios, horizonDays, all }: ComparisonFacts,
  manifest: Manifest,
): Promise<KeptComparison> {
  const contenders = sidesOf(rows).map((of, i) => ({ name: scenarios[i]?.name ?? "", rows: of }));
  const data: ComparisonReport = {
    seed,
    replications: rows.length,
    scenarios,
    horizonDays,
    comparisons: compare(contenders, { pairs: all ? "all" : "base", horizon: horizonDays }),
  };
  return { kind: "compare", data, csv: await comparisonCsv(data), manifest };
}

/** Shows it on standard output. */
export function showComparison(
  data: ComparisonReport,
  given: { readonly json?: boolean | undefined },
  io: Io,
): void {
  show(given, data, (width, colours) => comparisonLines(data, width, colours), io);
}
