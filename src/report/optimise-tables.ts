// Which levers buy the most: for a terminal, and as a table.
import type { Candidate, Goals, Optimum, Setting } from "../experiment/index.js";
import type { Colours } from "./colours.js";
import { csvText } from "./csv.js";
import { number, percent } from "./figures-in-words.js";
import { measureLabel } from "./labels.js";
import { oneLine } from "./plain-text.js";
import { tableLines, wrapped } from "./text-table.js";

/** optimise.json: plain data, equal bytes for equal runs. */
export interface OptimiseReport extends Optimum {
  readonly scenario: string;
  /** Hash of the scenario, as in its manifest. */
  readonly sha256: string;
  readonly seed: number;
  readonly goals: Goals;
  readonly budget: number | null;
  readonly currency: string | null;
}

/** Most rows of a screen. */
const shown = 16;

/** The settings that no other beats in days, risk and cost at once, the quickest first. */
export function frontOf({ candidates }: OptimiseReport): Candidate[] {
  return candidates.filter(({ onFront }) => onFront).sort((a, b) => a.days.mean - b.days.mean);
}

/** Lines for a terminal: the front, the choice marked. */
export function optimiseLines(report: OptimiseReport, width: number, colours: Colours): string[] {
  const { goals, candidates, best, budget, currency } = report;
  const front = frontOf(report);
  const risk = (mean: number) => (isShare(goals.risk) ? percent(mean) : number(mean));
  const rows = front
    .slice(0, shown)
    .map((candidate) => [
      settingInWords(candidate.setting),
      number(candidate.days.mean),
      risk(candidate.risk.mean),
      number(candidate.cost.mean),
      number(candidate.replications),
      candidates[best ?? -1] === candidate ? colours.warning("<- choice") : "",
    ]);
  const head = ["Setting", "days", "risk", `cost ${currency ?? ""}`.trim(), "runs", ""];
  const limit = budget === null ? "without a budget" : `inside a budget of ${number(budget)}`;
  return [
    ...wrapped(`${oneLine(report.scenario)}: what the levers buy, ${limit}`, width).map(colours.bold),
    ...(rows.length === 0
      ? []
      : tableLines(
          {
            head: head.map(colours.heading),
            rows,
            align: ["left", "right", "right", "right", "right", "left"],
          },
          width,
        )),
    ...(front.length > shown ? [`and ${front.length - shown} more.`] : []),
    "",
    ...wrapped(
      `${number(candidates.length)} settings tried, seed ${report.seed}; shown are those that no other beats in days, risk and cost at once. Risk: ${measureLabel(goals.risk)}. The choice: ${report.message}.`,
      width,
    ),
  ];
}

function isShare(measure: string): boolean {
  return measure.startsWith("any_") || measure.startsWith("cleared_");
}

/** `judges 19 · count 8`: each lever by the last step of its path. */
export function settingInWords(setting: Setting): string {
  return Object.entries(setting)
    .map(([path, value]) => `${oneLine(path.split(".").at(-1) ?? path)} ${oneLine(String(value))}`)
    .join(" · ");
}

/** optimise.csv: a row for each setting tried, a column for each lever. */
export function optimiseCsv({ candidates, best }: OptimiseReport): Promise<string> {
  const levers = Object.keys(candidates[0]?.setting ?? {});
  const estimates = ["days", "risk", "cost"] as const;
  return csvText(
    [
      ...levers,
      ...estimates.flatMap((name) => [name, `${name}_ci95_low`, `${name}_ci95_high`]),
      "replications",
      "affordable",
      "on_front",
      "chosen",
    ],
    candidates.map((candidate, i) => [
      ...levers.map((lever) => candidate.setting[lever] ?? null),
      ...estimates.flatMap((name) => {
        const { mean, interval } = candidate[name];
        return [mean, interval?.[0] ?? null, interval?.[1] ?? null];
      }),
      candidate.replications,
      candidate.affordable,
      candidate.onFront,
      i === best,
    ]),
  );
}
