// What holds people and convoys up.
import type { ScenarioDates } from "../dates.js";
import { duration, noFigure } from "../figures-in-words.js";
import { wordsOf } from "../plain-text.js";
import type { RunReport } from "../run-report.js";
import { fansOf } from "./backlog-section.js";
import { dataTable } from "./data-table.js";
import { html, type Markup } from "./markup.js";

const waiting = "hours_waiting_for_";

/** The section; nothing when nothing is held up. */
export function blockedSection(report: RunReport, dates: ScenarioDates): Markup | undefined {
  const fans = fansOf(report, dates, "blocked");
  const convoys = convoyTable(report);
  if (fans === undefined && convoys === undefined) return undefined;
  return html`<section aria-labelledby="blocked"><h2 id="blocked">What holds it up</h2>
${fans === undefined ? undefined : html`<p>People who could be repatriated but for one thing.</p>${fans}`}
${convoys}</section>`;
}

/** Time that convoys stood ready but for one thing, added up over all convoys of a replication. */
function convoyTable({ summary }: RunReport): Markup | undefined {
  const show = (hours: unknown) => (typeof hours === "number" ? duration(hours) : noFigure);
  const rows = Object.entries(summary.outputs)
    .filter(([name, { max }]) => name.startsWith(waiting) && max !== 0)
    .sort(([, a], [, b]) => (b.mean ?? 0) - (a.mean ?? 0))
    .map(([name, { mean, p05, p95 }]) => [
      wordsOf(name.slice(waiting.length)),
      show(mean),
      show(p05.value),
      show(p95.value),
    ]);
  if (rows.length === 0) return undefined;
  return dataTable({
    caption: "What convoys wait for: time in all, over all convoys of a replication",
    head: ["Waiting for", "mean", "5%", "95%"],
    rows,
    file: "convoys-wait.csv",
  });
}
