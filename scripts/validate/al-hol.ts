// Rounds of families from al-Hol, against what was announced.

import { Timeline } from "../../src/experiment/index.js";
import { fanPicture } from "./chart.js";
import { band90, type Ensemble, ensembleOf, medianOf, shipped, valuesOn } from "./ensemble.js";
import { picture, type Section, shown, table } from "./markdown.js";
import { numberIn, readRecord, textIn } from "./record.js";
import { agrees, type Report } from "./scores.js";

const name = "al-hol-families";
/** Announced by the day before the scenario begins. */
const returnedBefore = 12_500;
/** Until some months after the camp was closed. */
const horizon = 450;

type At = (series: string) => number;

/** People who came with the rounds, all told. */
const returned = (at: At) => returnedBefore + at("received");

interface Announced extends Report {
  readonly date: string;
  readonly what: string;
  readonly of: (at: At) => number;
}

/** Runs the scenario and holds every announcement since its start against it. */
export async function alHol(replications: number): Promise<Section> {
  const ensemble = ensembleOf(shipped(name, [`horizon=${horizon} d`]), replications);
  const { scenario } = ensemble;
  const record = await readRecord(`scenarios/${name}/returns.csv`);
  const cumulatives = record
    .filter((row) => textIn(row, "date") > scenario.start && textIn(row, "cumulative_people_returned") !== "")
    .map(
      (row): Announced => ({
        date: textIn(row, "date"),
        what: "returned in all",
        value: numberIn(row, "cumulative_people_returned"),
        kind: "about",
        of: returned,
      }),
    );
  const others: readonly Announced[] = [
    {
      date: "2025-07-31",
      what: "in the centre",
      value: 5000,
      kind: "about",
      of: (at) => at("in_rehabilitation"),
    },
    { date: "2025-12-15", what: "left in the camp", value: 4000, kind: "at_most", of: (at) => at("in_camp") },
    {
      date: "2026-02-22",
      what: "left in the camp (closed)",
      value: 0,
      kind: "exact",
      of: (at) => at("in_camp"),
    },
  ];
  const rows = [...cumulatives, ...others].map((announced) => {
    const values = valuesOn(ensemble, dayOf(scenario.dates, announced.date), announced.of);
    const band = band90(values);
    return { ...announced, band, median: medianOf(values), inside: agrees(band, announced) };
  });
  const inside = rows.filter((row) => row.inside).length;

  return {
    title: "Families from al-Hol",
    blocks: [
      `The scenario of the families (\`scenarios/${name}\`), ${replications} replications from ${scenario.start} on, against what was announced. "Returned in all" is ${shown(returnedBefore)}, as announced the day before, and whoever came with a round since.`,
      table(
        ["date", "what", "announced", "kind", "5%", "median", "95%", "inside"],
        rows.map(({ date, what, value, kind, band: [low, high], median, inside: yes }) => [
          date,
          what,
          shown(value),
          kind.replace("_", " "),
          shown(low),
          shown(median),
          shown(high),
          yes ? "yes" : "**no**",
        ]),
      ),
      `**${inside} of ${rows.length} are inside.**`,
      `**The announcements contradict each other**, so no model can agree with all of them. Rounds were of 569 to 950 people. From 15,000 at the end of July 2025 (round 28) to 19,000 at the end of October (round 30) two rounds would have had to bring 4,000; with 950 at most in round 29 and the 840 of round 30 the sum is 16,790 at most, and 17,648 with the 858 of round 31, where 20,000 was announced. Either the earlier sums left people out or the later ones count those who came without a round. A model that moves rounds of the sizes on record stays below the later sums.`,
      "**The scenario's stay is shorter than the announcements imply.** From 9,000 who had finished by 16 February to 12,564 by the end of October 2025 are 13.9 a day, out of 3,500 there at first, 5,000 in July and 6,436 at the end: by Little's law a stay of about a year on average, where the scenario assumes a median of 150 days. It lets people go home sooner and has fewer in the centre.",
      "The closing of the camp on 22 February 2026, after some 2,000 families had left by themselves, was a decision that the scenario has not in it: rounds of these sizes do not empty the camp by that day.",
      picture(
        "al-hol.svg",
        "People returned from the camp: fan of the model, and the announced sums as dots",
      ),
    ],
    pictures: {
      "al-hol.svg": fanPicture({
        title: "People returned in all: median, half and 90% of the replications; announced sums as dots",
        band: returnedBand(ensemble),
        dates: scenario.dates,
        reported: cumulatives,
      }),
    },
  };
}

function returnedBand({ series }: Ensemble) {
  const timeline = new Timeline();
  for (const course of series) {
    const days = course.in_camp ?? [];
    timeline.add({ returned: days.map((_, day) => returned((one) => course[one]?.[day] ?? Number.NaN)) });
  }
  const { returned: band } = timeline.bands();
  if (band === undefined) throw new Error("there are no replications");
  return band;
}

/** What is announced on a day is known by its end, where the next begins. */
function dayOf(dates: readonly string[], date: string): number {
  const day = dates.indexOf(date);
  if (day < 0) throw new Error(`${date} is not in the scenario`);
  return day + 1;
}
