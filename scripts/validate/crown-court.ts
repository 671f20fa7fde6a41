// The Crown Court in 2022 and 2023: open cases, quarters ahead.
import { drift, lastValue } from "./baselines.js";
import { fanPicture } from "./chart.js";
import { holidaysOf } from "./court-words.js";
import { daysAfter, daysBetween, sittingDays } from "./dates.js";
import { band90, bandsOf, type Ensemble, ensembleOf, medianOf, shipped } from "./ensemble.js";
import { meanErrors, type Trial, trialTable, verdict } from "./held-against.js";
import { picture, type Section, shown, table } from "./markdown.js";
import { numberIn, readRecord, textIn } from "./record.js";
import { agrees, type Interval, meanPercentageError } from "./scores.js";

const name = "crown-court-2022";
const model = "model";
const baselines = ["drift", "last value"];
/** Received in 2019, the last year before the pandemic: House of Commons Library, briefing CBP-8372 of December 2020. */
const receiptsPerYear = 104_000;
/** Quarter ends whose open cases have set a figure of the shipped scenario. */
const taken = ["2022-06-30", "2023-06-30"];

interface Quarter {
  /** Last day, ISO 8601. */
  readonly date: string;
  readonly open: number;
}

/** Predicts every quarter of the record from what was known before, and holds the shipped scenario against all. */
export async function crownCourt(replications: number): Promise<Section> {
  const quarters = (await readRecord(`scenarios/${name}/open-cases.csv`))
    .map((row): Quarter => ({ date: textIn(row, "quarter_end"), open: numberIn(row, "open_cases") }))
    .filter(({ date }) => date < "2024-01-01");
  const trials = quarters.slice(2).map((_, i) => trialOf(quarters.slice(0, i + 3), replications));
  const errors = meanErrors(trials.map(({ trial }) => trial));
  const whole = ensembleOf(shipped(name), replications);
  const { scenario } = whole;
  const bands = bandsOf(whole);
  const later = quarters.slice(1).map((quarter) => {
    const values = openAfter(whole, quarter.date);
    return { quarter, band: band90(values), median: medianOf(values) };
  });
  const check = later
    .filter(({ quarter }) => !taken.includes(quarter.date))
    .map(({ quarter, median }) => ({ actual: quarter.open, predicted: median }));
  const band = bands.backlog_judicial;
  if (band === undefined) throw new Error("the court has no backlog");

  return {
    title: "Crown Court of England and Wales, 2022 and 2023",
    blocks: [
      "The record holds open cases at the ends of seven quarters, as first published, and how receipts and disposals changed between quarters in whole per cent; neither their numbers nor sitting days. The definition changed in 2024; nothing here crosses that.",
      "### From what was known",
      `The court of \`scenarios/${name}\`, begun anew at the end of a quarter, ${replications} replications. Receipts come as in 2019 (${shown(receiptsPerYear)} in the year). Disposals on a sitting day are what explains the change of open cases from the first quarter known to the last, with the sitting days that lay between. Nothing is known of how long the action by barristers (27 June to 10 October 2022) would last. From levels alone the model thus cannot know more than the slope so far and the calendar.`,
      trialTable(trials.map(({ trial }) => trial)),
      verdict(errors, model, baselines),
      `${trials.filter(({ inside }) => inside).length} of ${trials.length} figures lie in the model's 5-95% band (${trials.map(({ trial, band: [low, high] }) => `${trial.target}: ${shown(low)} to ${shown(high)}`).join("; ")}). That band holds only the chance of arrivals; that rates change is not in it, so it is far too narrow as a forecast. ${trials.length} targets decide nothing about which method is better.`,
      "### The shipped scenario, in hindsight",
      `Receipts and disposals follow the changes that the bulletins give, from a level of receipts of 105,000 in 2023; the growth of open cases in the quarters to ${taken.join(" and ")} has set disposals, and these are no test. At the other ${check.length} quarter ends the median is off by ${shown(meanPercentageError(check), 1)}% on average. Figures are as first published; each was revised in the next bulletin by up to 0.4%, and whole per cents leave each flow uncertain by half of one.`,
      table(
        ["quarter end", "reported", "5%", "median", "95%", "inside", "a test"],
        later.map(({ quarter: { date, open }, band: [low, high], median }) => [
          date,
          shown(open),
          shown(low),
          shown(median),
          shown(high),
          agrees([low, high], { value: open, kind: "exact" }) ? "yes" : "**no**",
          taken.includes(date) ? "no" : "yes",
        ]),
      ),
      picture("crown-court.svg", "Open cases: fan of the shipped scenario, and the record as dots"),
    ],
    pictures: {
      "crown-court.svg": fanPicture({
        title: "Open cases: median, half and 90% of the replications; the record as dots",
        band,
        dates: scenario.dates.map((date) => daysAfter(date, -1)),
        reported: quarters.map(({ date, open }) => ({ date, value: open })),
      }),
    },
  };
}

/**
 * Cases open at the end of a day, in each replication. The cases of a day are registered at its beginning, so that those
 * of the day after are in what is sampled there: as many as one day later are taken off.
 */
function openAfter({ scenario, series }: Ensemble, date: string): readonly number[] {
  const day = scenario.dates.indexOf(daysAfter(date, 1));
  return series.map(({ backlog_judicial: open = [], cases_opened: opened = [] }) => {
    const registered = (opened[day + 1] ?? Number.NaN) - (opened[day] ?? Number.NaN);
    return (open[day] ?? Number.NaN) - registered;
  });
}

/** The last of the quarters, predicted from those before it. */
function trialOf(
  quarters: readonly Quarter[],
  replications: number,
): { readonly trial: Trial; readonly band: Interval; readonly inside: boolean } {
  const [before, origin, target] = quarters.slice(-3);
  if (before === undefined || origin === undefined || target === undefined) {
    throw new RangeError("a prediction needs two quarters before it");
  }
  const holidays = holidaysOf(shipped(name));
  const next = ({ date }: Quarter) => daysAfter(date, 1);
  const [first = before] = quarters;
  const perDay = receiptsPerYear / 365;
  const received = perDay * daysBetween(first.date, origin.date);
  const disposals =
    (received - (origin.open - first.open)) / sittingDays(next(first), next(origin), holidays);
  const scenario = shipped(name, [
    `start=${next(origin)}`,
    `horizon=${daysBetween(origin.date, target.date)} d`,
    `court.hearings_per_day=${disposals}`,
    `court.backlog.open.count=${origin.open}`,
    `court.arrivals.receipts={ rate: ${perDay} cases / day }`,
  ]);
  const ensemble = ensembleOf(scenario, replications);
  const values = ensemble.series.map((course) => course.backlog_judicial?.at(-1) ?? Number.NaN);
  const known = quarters.slice(0, -1).map(({ date, open }) => ({
    at: daysBetween(quarters[0]?.date ?? date, date),
    value: open,
  }));
  const at = daysBetween(quarters[0]?.date ?? target.date, target.date);
  const band = band90(values);
  return {
    trial: {
      origin: origin.date,
      target: target.date,
      actual: target.open,
      predicted: { [model]: medianOf(values), drift: drift(known, at), "last value": lastValue(known) },
    },
    band,
    inside: agrees(band, { value: target.open, kind: "exact" }),
  };
}
