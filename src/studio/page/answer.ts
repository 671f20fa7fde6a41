// The answer in words and figures, beside the base.
import { type Collected, estimateMean, type Summary, summarise } from "../../experiment/index.js";
import type { Scenario } from "../../scenario/index.js";
import { counted } from "./counted.js";
import { element, make } from "./elements.js";

const hoursPerDay = 24;

/** A run as far as it has come. */
export interface Shown {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly collected: Collected;
}

/** The summary of a run so far: the same function, and so the same figures, as `summary.json`. */
export function summaryOf({ scenario, seed, collected }: Shown): Summary {
  return summarise(scenario.name, seed, collected.rows, scenario.horizon / hoursPerDay);
}

/** Fills the answer: headline, difference from the base, risks. */
export function showAnswer(now: Shown, base: Shown | undefined): void {
  const summary = summaryOf(now);
  const days = summary.outputs.days_to_clear;
  const headline = element("headline", HTMLElement);
  if (days === undefined) return;
  const { p50, p05, p95 } = days;
  headline.replaceChildren(
    make("p", { class: "big", id: "median", "data-days": String(p50.value) }, inDays(p50.value)),
    make(
      "p",
      {},
      `Half of the replications clear by ${dateOf(p50.value, now.scenario)}; 90% of them between ` +
        `${dateOf(p05.value, now.scenario)} and ${dateOf(p95.value, now.scenario)}.`,
    ),
    make(
      "p",
      { class: "muted" },
      `${counted(summary.replications, "replication")}, seed ${now.seed}` +
        (days.censored > 0 ? `; ${days.censored} did not clear inside the horizon` : ""),
    ),
  );
  element("difference", HTMLElement).replaceChildren(make("p", {}, difference(now, base)));
  showRisks(summary, base === undefined ? undefined : summaryOf(base));
}

/** The difference from the base over the replications that both have: equal seeds make them pairs. */
function difference(now: Shown, base: Shown | undefined): string {
  if (base === undefined || base.scenario === now.scenario)
    return "This is the base: move a lever to compare.";
  const [mine, other] = [now, base].map(({ collected }) => collected.rows.output("days_to_clear"));
  const pairs = Math.min(mine?.length ?? 0, other?.length ?? 0);
  const differences = Array.from({ length: pairs }, (_, k) => (mine?.[k] ?? 0) - (other?.[k] ?? 0));
  if (pairs < 2 || differences.some((value) => !Number.isFinite(value))) {
    return "Not every replication clears: no difference in mean days can be said.";
  }
  const { mean, interval } = estimateMean(differences);
  if (interval === null) return "More replications are needed to compare.";
  const [low, high] = interval;
  if (low <= 0 && high >= 0) {
    return `No difference found from the base: ${signed(mean)} days (95% interval ${signed(low)} to ${signed(high)}).`;
  }
  const direction = mean < 0 ? "sooner" : "later";
  return (
    `${Math.abs(mean).toFixed(1)} days ${direction} than the base on average ` +
    `(95% interval ${signed(low)} to ${signed(high)}), by ${pairs} pairs with common random numbers.`
  );
}

function showRisks(now: Summary, base: Summary | undefined): void {
  const row = (name: string) => {
    const mine = now.probabilities[name];
    const other = base?.probabilities[name];
    return make(
      "tr",
      {},
      make("th", { scope: "row" }, name.replaceAll("_", " ")),
      make("td", {}, mine === undefined ? "" : percent(mine.p)),
      make("td", {}, mine === undefined ? "" : `${percent(mine.ci95[0])} to ${percent(mine.ci95[1])}`),
      make("td", {}, other === undefined ? "" : percent(other.p)),
    );
  };
  const heads = ["Probability", "Now", "95% interval", "Base"];
  element("risks", HTMLTableElement).replaceChildren(
    make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", { scope: "col" }, head)))),
    make("tbody", {}, ...Object.keys(now.probabilities).map(row)),
  );
}

type Value = Summary["outputs"][string]["p50"]["value"];

function inDays(value: Value): string {
  if (typeof value === "number") return counted(value.toFixed(0), "day");
  return value === null ? "not enough replications" : "beyond the horizon";
}

function dateOf(value: Value, scenario: Scenario): string {
  if (typeof value !== "number") return inDays(value);
  const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: scenario.timeZone });
  return format.format(new Date(scenario.startEpoch + value * hoursPerDay * 3_600_000));
}

function percent(p: number): string {
  return `${(100 * p).toFixed(1)}%`;
}

function signed(value: number): string {
  return `${value > 0 ? "+" : ""}${value.toFixed(1)}`;
}
