// The tidy tables of a run: what an analyst loads.
import { bandQuantiles, type Collected, type Rows } from "../experiment/index.js";
import { type CsvCell, csvText } from "./csv.js";
import type { ScenarioFacts } from "./run-report.js";

/** replications.csv: a row per replication; a column per output (empty = censored), then one per indicator. */
export function replicationsCsv(rows: Rows): Promise<string> {
  const { outputNames, indicatorNames } = rows;
  return csvText(["replication", ...outputNames, ...indicatorNames], replicationRows(rows));
}

function* replicationRows(rows: Rows): Generator<CsvCell[]> {
  for (const { replication, outputs, indicators } of rows) {
    yield [replication, ...Object.values(outputs), ...Object.values(indicators).map(Number)];
  }
}

const bands = ["mean", ...Object.keys(bandQuantiles)] as const;

/** timeline.csv: per date and series the mean and quantiles over the replications. */
export function timelineCsv(collected: Pick<Collected, "bands">, facts: ScenarioFacts): Promise<string> {
  return csvText(["date", "series", ...bands], timelineRows(collected, facts));
}

function* timelineRows(
  { bands: series }: Pick<Collected, "bands">,
  { dates }: ScenarioFacts,
): Generator<CsvCell[]> {
  for (const [name, band] of Object.entries(series)) {
    for (const day of band.mean.keys()) {
      yield [
        dates[day] ?? null,
        name,
        ...bands.map((figure) => band[figure as keyof typeof band][day] ?? null),
      ];
    }
  }
}

/** stages.csv: per stage and figure the mean over the replications and its 95% interval. */
export function stagesCsv({ stages }: Pick<Collected, "stages">): Promise<string> {
  const rows = Object.entries(stages).flatMap(([stage, figures]) =>
    Object.entries(figures).map(([figure, { mean, sd, interval }]) => [
      stage,
      figure,
      mean,
      sd,
      interval?.[0] ?? null,
      interval?.[1] ?? null,
    ]),
  );
  return csvText(["stage", "figure", "mean", "sd", "ci95_low", "ci95_high"], rows);
}
