// Experiments that stand beside a run in its folder.
import type { ComparisonReport } from "./compare-tables.js";
import type { ForecastReport } from "./forecast-tables.js";
import type { OptimiseReport } from "./optimise-tables.js";
import type { SensitivityReport } from "./sensitivity-tables.js";
import type { SweepReport } from "./sweep-tables.js";

/** What a report shows of them. */
export interface Experiments {
  readonly compare?: ComparisonReport;
  readonly sweep?: SweepReport;
  readonly sensitivity?: SensitivityReport;
  readonly optimise?: OptimiseReport;
  readonly forecast?: ForecastReport;
}

/**
 * The experiments in a folder that are about the same scenario as its run; others were left there by earlier work.
 *
 * @param read gives the text of a file by its name, or undefined when there is none
 * @param sha256 of the run's scenario
 */
export function experimentsIn(read: (name: string) => string | undefined, sha256: string): Experiments {
  const kinds = ["compare", "sweep", "sensitivity", "optimise", "forecast"] as const;
  const found = kinds.flatMap((kind) => {
    const text = read(`${kind}.json`);
    if (text === undefined) return [];
    const data: unknown = JSON.parse(text);
    return scenarioOf(data) === sha256 ? [[kind, data] as const] : [];
  });
  return Object.fromEntries(found) as Experiments;
}

/** The hash of the scenario that an experiment varies; of a comparison, its base. */
function scenarioOf(data: unknown): string | undefined {
  const { sha256, scenarios } = data as Partial<SweepReport & ComparisonReport>;
  return sha256 ?? scenarios?.[0]?.sha256;
}
