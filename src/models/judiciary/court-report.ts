// What a court tells after a run: clearing, waits of those heard and ages of those who still wait.
import type { Figures } from "../part.js";
import { ascending, quantileOrCensored } from "../quantile.js";
import type { ModelContext } from "../site.js";
import type { Attendance } from "./attendance.js";
import type { Bench } from "./bench.js";
import { CaseState } from "./case-book.js";
import type { CaseFlow } from "./case-flow.js";
import type { LegalClocks } from "./legal-clocks.js";

const DAY = 24;

/** What is reported on: a court after a run. */
interface Reported {
  readonly name: string;
  readonly context: ModelContext;
  readonly flow: CaseFlow;
  readonly clocks: LegalClocks;
  readonly benches: readonly Bench[];
  readonly attendance: Attendance | undefined;
  /** Cases of the opening backlog. */
  readonly openedAtStart: number;
  clearedAt(): number | null;
}

/** Puts a court's figures where the run's are collected. Ages and waits are in days. */
export function reportCourt(court: Reported, figures: Figures): void {
  reportClearing(court, figures);
  reportFirstHearings(court, figures);
  reportAges(court, figures);
  reportUse(court, figures);
}

/**
 * Clearing, and the two figures by which courts are compared (CEPEJ, Council of Europe): the clearance rate, cases
 * resolved for each that came in, and the disposition time, days that the open cases would take at the run's pace.
 */
function reportClearing(court: Reported, figures: Figures): void {
  const { book, exits } = court.flow;
  const cleared = court.clearedAt();
  figures.raise("days_to_clear_judicial", cleared === null ? null : cleared / DAY);
  figures.add("cases_opened", book.opened);
  figures.add("cases_resolved", book.opened - book.open);
  figures.add("cases_open", book.open);
  for (const [exit, count] of Object.entries(exits)) figures.add(`cases_${exit}`, count);
  const resolved = book.opened - book.open;
  const incoming = book.opened - court.openedAtStart;
  figures.raise("clearance_rate", incoming > 0 ? resolved / incoming : 0);
  const days = figures.end / DAY;
  figures.raise(
    "disposition_time",
    book.open === 0 ? 0 : resolved > 0 ? (days * book.open) / resolved : null,
  );
}

/** Days in custody before seeing a judge; whoever still waits at the end counts as not finished. */
function reportFirstHearings(court: Reported, figures: Figures): void {
  const { book } = court.flow;
  const waits: number[] = [];
  for (const person of book.numbers()) {
    const heardAt = book.heardAt[person] as number;
    if (heardAt === Number.NEGATIVE_INFINITY) continue;
    if (!Number.isNaN(heardAt)) waits.push((heardAt - (book.since[person] as number)) / DAY);
    else if (book.state[person] !== CaseState.closed) waits.push(Number.POSITIVE_INFINITY);
  }
  const sorted = ascending(waits);
  figures.raise("days_to_first_hearing_p90", waits.length === 0 ? 0 : quantileOrCensored(sorted, 0.9));
  figures.raise("days_to_first_hearing_median", waits.length === 0 ? 0 : quantileOrCensored(sorted, 0.5));
}

/** Ages of the cases that are open, and days from custody to disposition of those that are not. */
function reportAges(court: Reported, figures: Figures): void {
  const { book } = court.flow;
  const open: number[] = [];
  const disposed: number[] = [];
  for (const person of book.numbers()) {
    const since = book.since[person] as number;
    if (book.isOpen(person)) open.push((figures.end - since) / DAY);
    else disposed.push(((book.closedAt[person] as number) - since) / DAY);
  }
  const ages = ascending(open);
  figures.raise("age_of_open_median", quantileOrCensored(ages, 0.5) ?? 0);
  figures.raise("age_of_open_p90", quantileOrCensored(ages, 0.9) ?? 0);
  figures.raise("age_of_open_oldest", quantileOrCensored(ages, 1) ?? 0);
  const durations = ascending(disposed);
  figures.raise("days_to_disposition_median", quantileOrCensored(durations, 0.5) ?? 0);
  figures.raise("days_to_disposition_p90", quantileOrCensored(durations, 0.9) ?? 0);
}

function reportUse(court: Reported, figures: Figures): void {
  const { clocks, flow, benches, context } = court;
  let breached = 0;
  for (const person of flow.book.numbers()) breached += flow.book.breached[person] as number;
  figures.add("deadline_breaches", breached);
  let renewals = 0;
  clocks.options.forEach((_, clock) => {
    renewals += clocks.counts(clock).granted;
  });
  figures.add("renewals", renewals);
  const end = court.clearedAt() ?? figures.end;
  for (const bench of benches) {
    const days = bench.judgeDays(0, end);
    context.usage.add("judge_day", bench.name, days);
    figures.stage(benches.length === 1 ? court.name : `${court.name}: ${bench.name}`, bench.observation());
  }
  for (const { name, hours, observation } of court.attendance?.observations() ?? []) {
    context.usage.add("attendant_hour", name, hours);
    figures.stage(`${court.name}: ${name}`, observation);
  }
}
