// The Crown Court in 2022 and 2023: open cases, quarters ahead.
import { drift, lastValue } from "./baselines.js";
import { fanPicture } from "./chart.js";
import { courtWords } from "./court-words.js";
import { daysAfter, daysBetween, sittingDays } from "./dates.js";
import { band90, bandsOf, ensembleOf, medianOf, shipped, valuesOn } from "./ensemble.js";
import { meanErrors, type Trial, trialTable, verdict } from "./held-against.js";
import { picture, type Section, shown, table } from "./markdown.js";
import { numberIn, readRecord, textIn } from "./record.js";
import { agrees, type Interval } from "./scores.js";

const name = "crown-court-2022";
const model = "model";
const baselines = ["drift", "last value"];

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
    const day = scenario.dates.indexOf(daysAfter(quarter.date, 1));
    const values = valuesOn(whole, day, (at) => at("backlog_judicial"));
    return { quarter, band: band90(values), median: medianOf(values) };
  });
  const band = bands.backlog_judicial;
  if (band === undefined) throw new Error("the court has no backlog");

  return {
    title: "Crown Court of England and Wales, 2022 and 2023",
    blocks: [
      "The record holds five quarters of open cases, and neither receipts nor sitting days. The definition changed in 2024; nothing here crosses that.",
      "### From what was known",
      `The court of \`scenarios/${name}\`, begun anew at the end of a quarter, ${replications} replications. Disposals on a sitting day stay at the scenario's first figure; receipts are whatever explains the change of open cases between the last two figures known, with the sitting days that lay between. Nothing is known of how long the action by barristers (27 June to 10 October 2022) would last. From levels alone the model thus cannot know more than the latest slope and the calendar.`,
      trialTable(trials.map(({ trial }) => trial)),
      verdict(errors, model, baselines),
      `${trials.filter(({ inside }) => inside).length} of ${trials.length} figures lie in the model's 5-95% band (${trials.map(({ trial, band: [low, high] }) => `${trial.target}: ${shown(low)} to ${shown(high)}`).join("; ")}). That band holds only the chance of arrivals; that rates change is not in it, so it is far too narrow as a forecast. ${trials.length} targets decide nothing about which method is better.`,
      "### The shipped scenario, in hindsight",
      "Its receipts and disposals are assumptions made for these two years as a whole, so this is a fit and not a test. The figure of June 2022 was later revised to 59,473.",
      table(
        ["quarter end", "reported", "5%", "median", "95%", "inside"],
        later.map(({ quarter: { date, open }, band: [low, high], median }) => [
          date,
          shown(open),
          shown(low),
          shown(median),
          shown(high),
          agrees([low, high], { value: open, kind: "exact" }) ? "yes" : "**no**",
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

/** The last of the quarters, predicted from those before it. */
function trialOf(
  quarters: readonly Quarter[],
  replications: number,
): { readonly trial: Trial; readonly band: Interval; readonly inside: boolean } {
  const [before, origin, target] = quarters.slice(-3);
  if (before === undefined || origin === undefined || target === undefined) {
    throw new RangeError("a prediction needs two quarters before it");
  }
  const { perDay, holidays } = courtWords(shipped(name));
  const disposals = perDay[0] ?? Number.NaN;
  const next = ({ date }: Quarter) => daysAfter(date, 1);
  const ended = disposals * sittingDays(next(before), next(origin), holidays);
  const receipts = (origin.open - before.open + ended) / daysBetween(before.date, origin.date);
  const scenario = shipped(name, [
    `start=${next(origin)}`,
    `horizon=${daysBetween(origin.date, target.date)} d`,
    ...perDay.map((_, i) => `court.hearings_per_day[${i}].count=${disposals}`),
    `court.backlog.open.count=${origin.open}`,
    `court.arrivals.receipts.rate=${receipts} cases / day`,
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
