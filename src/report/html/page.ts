// The report as one file that needs nothing else: no request, no script to be read.
import { ScenarioDates } from "../dates.js";
import { counted, number } from "../figures-in-words.js";
import { oneLine } from "../plain-text.js";
import type { StoredRun } from "../stored-run.js";
import { backlogSection } from "./backlog-section.js";
import { blockedSection } from "./blocked-section.js";
import { clearingSection } from "./clearing-section.js";
import { costSection } from "./cost-section.js";
import { facilitySection } from "./facility-section.js";
import { forecastSection } from "./forecast-section.js";
import { headlineSection } from "./headline-section.js";
import { leversSection } from "./levers-section.js";
import { html, type Markup, name, shortened, trusted } from "./markup.js";
import { outputsSection } from "./outputs-section.js";
import { peopleSection } from "./people-section.js";
import { reproduceSection } from "./reproduce-section.js";
import { riskSection } from "./risk-section.js";
import { pageScript } from "./script.js";
import { sourcesSection } from "./sources-section.js";
import { stageSection } from "./stage-section.js";
import { pageStyle } from "./style.js";

/** The page of a run: report.html. */
export async function page(run: StoredRun): Promise<string> {
  const dates = new ScenarioDates(run.facts);
  const { facts, summary } = run;
  const sections = [
    headlineSection(run, dates),
    forecastSection(run, dates),
    clearingSection(run, dates),
    backlogSection(run, dates),
    stageSection(run),
    blockedSection(run, dates),
    riskSection(run),
    facilitySection(run, dates),
    peopleSection(run),
    costSection(run),
    leversSection(run),
    outputsSection(run),
    sourcesSection(run),
    reproduceSection(run),
  ];
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${await contentPolicy()}">
<title>${shortened(oneLine(facts.name), 100)}</title>
<style>${trusted(pageStyle)}</style>
</head>
<body>
<header><h1>${name(facts.name, 200)}</h1>
${facts.question === undefined ? undefined : html`<p>${name(facts.question, 1000)}</p>`}
<p class="soft">From ${dates.words(0)} (${facts.timeZone}). ${counted(number(summary.replications), "replication")} of a simulation,
seed ${summary.seed}. Every figure is an estimate from these, and rests on the assumptions below.</p></header>
<main>
${sections.filter((section): section is Markup => section !== undefined)}
</main>
<footer>Made with transfersim ${run.manifest.transfersim}, a tool for planning and protection. Threats are statistical; no real route
or timing beyond the public record is in it.</footer>
<script>${trusted(pageScript)}</script>
</body>
</html>
`;
  return page.text;
}

/** Nothing is loaded from anywhere, and no script runs but the page's own, known by its hash. */
async function contentPolicy(): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(pageScript));
  const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
}
