// US immigration courts: pending cases one year and five years ahead, from what was known at the origin.
import { drift, lastValue, type Point } from "./baselines.js";
import { linesPicture } from "./chart.js";
import { holidaysOf } from "./court-words.js";
import { daysBetween, sittingDays } from "./dates.js";
import { ensembleOf, medianOf, shipped } from "./ensemble.js";
import { meanErrors, type Trial, trialTable, verdict } from "./held-against.js";
import { picture, type Section, shown } from "./markdown.js";
import { numberIn, readRecord } from "./record.js";

const name = "us-immigration-courts";
/** Each case of the scenario stands for so many. */
const scale = 10;

interface Year {
  readonly year: number;
  readonly pending: number;
  readonly receipts: number;
  readonly completions: number;
}

const model = "model";
const hindsight = "model, flows as recorded";
const baselines = ["drift", "last value"];

/** Predicts every year that it can be held against. */
export async function usCourts(): Promise<Section> {
  const years = (await readRecord(`scenarios/${name}/cases.csv`)).map(
    (row): Year => ({
      year: numberIn(row, "fiscal_year"),
      pending: numberIn(row, "pending_at_end"),
      receipts: numberIn(row, "initial_receipts"),
      completions: numberIn(row, "total_completions"),
    }),
  );
  const holidays = holidaysOf(shipped(name));
  const [oneYear, fiveYears] = [1, 5].map((ahead) => trialsOf(years, ahead, holidays));
  if (oneYear === undefined || fiveYears === undefined) throw new Error("there are no trials");
  const residual = 100 * (residualOf(years) / ((years.at(-1)?.pending ?? 0) - (years[0]?.pending ?? 0)));
  const endOf = ({ target, predicted }: Trial, method: string) => ({
    date: `${target}-09-30`,
    value: predicted[method] ?? Number.NaN,
  });

  return {
    title: "US immigration courts, fiscal years 2009 to 2020",
    blocks: [
      `The court of \`scenarios/${name}\` (each case stands for ten), begun anew at the end of each fiscal year with the pending cases reported then. **model** knows the record up to that day only: receipts and completions each go on along the straight line from 2008 through the origin, the same rule that **drift** applies to the pending cases themselves. **model, flows as recorded** is no forecast: it is given the receipts and completions that came, and shows what the model's own account leaves out. **drift** goes on along the straight line of the pending cases; **last value** stays.`,
      `Pending cases are not last year's plus receipts less completions: cases reopened and transferred enter too. **This residual is set to 0 throughout.** From 2008 to 2020 it is ${shown(residual, 1)}% of the growth of pending cases, years with a surplus and years with a deficit set off against each other. Completions are spread over the days on which the scenario's calendar sits. Nothing in this court's count of pending cases is left to chance (even receipts, every hearing ends a case), so one replication says all and there is no band.`,
      "### One year ahead",
      trialTable(oneYear),
      verdict(meanErrors(oneYear), model, baselines),
      "### Five years ahead",
      trialTable(fiveYears),
      verdict(meanErrors(fiveYears), model, baselines),
      `The targets of five years overlap: ${fiveYears.length} of them are far fewer independent ones. A court model with flows that go on as before misses what made the backlog grow, a wave of receipts from 2017 on that no flow of the years before announced; that is a matter of predicting receipts, not of the queue. Drift of the pending cases has the reopened and transferred ones in it, which the model leaves out.`,
      picture("us-courts.svg", "Pending cases: the record as dots, predictions five years ahead as lines"),
    ],
    pictures: {
      "us-courts.svg": linesPicture(
        "Pending cases: the record (dots) and predictions made five years before (lines)",
        years.map(({ year, pending }) => ({ date: `${year}-09-30`, value: pending })),
        Object.fromEntries(
          [model, ...baselines].map((one) => [one, fiveYears.map((trial) => endOf(trial, one))]),
        ),
      ),
    },
  };
}

function trialsOf(years: readonly Year[], ahead: number, holidays: readonly string[]): readonly Trial[] {
  // the first year gives the drift its beginning
  return years.slice(1, -ahead).map((origin, i) => {
    const known = years.slice(0, i + 2).map(({ year, pending }): Point => ({ at: year, value: pending }));
    const coming = years.slice(i + 2, i + 2 + ahead);
    const target = coming.at(-1) ?? origin;
    const flow = (of: (year: Year) => number, at: number) =>
      Math.max(
        0,
        drift(
          years.slice(0, i + 2).map((year) => ({ at: year.year, value: of(year) })),
          at,
        ),
      );
    const expected = coming.map(({ year }) => ({
      ...origin,
      year,
      receipts: flow(({ receipts }) => receipts, year),
      completions: flow(({ completions }) => completions, year),
    }));
    return {
      origin: String(origin.year),
      target: String(target.year),
      actual: target.pending,
      predicted: {
        [model]: pendingAfter(origin, expected, holidays),
        drift: drift(known, target.year),
        "last value": lastValue(known),
        [hindsight]: pendingAfter(origin, coming, holidays),
      },
    };
  });
}

/** Pending cases of the court at the end of the coming years, with their receipts and completions. */
function pendingAfter(origin: Year, coming: readonly Year[], holidays: readonly string[]): number {
  const begin = (year: number) => `${year - 1}-10-01`;
  const start = `${origin.year}-10-01`;
  const end = `${coming.at(-1)?.year ?? origin.year}-10-01`;
  const perDay = coming.map(({ year, completions }) => {
    const days = sittingDays(begin(year), begin(year + 1), holidays);
    return { from: begin(year), count: completions / scale / days };
  });
  const periods = coming.map(({ year, receipts }) => ({
    from: begin(year),
    to: begin(year + 1),
    count: Math.round(receipts / scale),
  }));
  const scenario = shipped(name, [
    `start=${start}`,
    `horizon=${daysBetween(start, end)} d`,
    `court.hearings_per_day=${JSON.stringify(perDay)}`,
    `court.backlog.open.count=${Math.round(origin.pending / scale)}`,
    `court.arrivals.receipts=${JSON.stringify({ spread: "even", periods })}`,
  ]);
  // the last value is read after the run, which ends before anything of the next year
  const { series } = ensembleOf(scenario, 1);
  return scale * medianOf(series.map((course) => course.backlog_judicial?.at(-1) ?? Number.NaN));
}

/** Cases pending at the end that no receipt explains, over all years after the first. */
function residualOf(years: readonly Year[]): number {
  return years.slice(1).reduce((sum, { pending, receipts, completions }, i) => {
    const before = years[i]?.pending ?? pending;
    return sum + pending - before - receipts + completions;
  }, 0);
}
