// The transfer of 2026: what was reported, against the fan of the reference scenario.
import { dayReached, type Reading, readingsOf } from "../../src/experiment/index.js";
import { fanPicture } from "./chart.js";
import { daysAfter } from "./dates.js";
import { band90, bandsOf, ensembleOf, medianOf, shipped, valuesOn } from "./ensemble.js";
import { picture, type Section, shown, table } from "./markdown.js";
import { readRecord } from "./record.js";
import { agrees, type Report } from "./scores.js";

const name = "al-sinaa-2026";
/** Days of the fan; the mission took 23. */
const horizon = 35;
/** Moved in all. */
const people = 5704;

type Stated = Reading & Report;

/** Runs the scenario and holds every report against it. */
export async function transferOf2026(replications: number): Promise<Section> {
  const ensemble = ensembleOf(shipped(name, [`horizon=${horizon} d`]), replications);
  const { scenario } = ensemble;
  const bands = bandsOf(ensemble);
  const files = ["transfers.csv", "investigations.csv"].map((file) => `scenarios/${name}/${file}`);
  const published = await Promise.all(files.map(readRecord));
  const readings = readingsOf(published.flat(), scenario).filter(isStated);

  const rows = readings.map((reading) => {
    const values = valuesOn(ensemble, reading.day, (at) => at(reading.quantity));
    const band = band90(values);
    return { reading, band, median: medianOf(values), inside: agrees(band, reading) };
  });
  const inside = rows.filter((row) => row.inside).length;
  const vague = rows.filter(({ inside: yes, band: [p05, p95] }) => yes && p95 - p05 > 0.5 * people).length;
  const outside = rows.filter((row) => !row.inside).map(({ reading }) => labelOf(scenario.start, reading));

  const received = readings.filter(({ quantity }) => quantity === "received");
  const last = received.at(-1);
  const band = bands.received;
  if (last === undefined || band === undefined) throw new Error("there is no report of received");
  const most = last.value * 0.99;
  const reached = ensemble.series
    .map((course) => dayReached(course.received ?? [], most) ?? Number.POSITIVE_INFINITY)
    .sort((a, b) => a - b);
  const [low, high] = band90(reached);
  const days = (value: number) => (Number.isFinite(value) ? shown(value) : `more than ${horizon}`);
  const reports = received.map(({ day, value }) => ({ date: dayBefore(scenario.dates, day), value }));

  return {
    title: "The transfer of 2026",
    blocks: [
      `The reference scenario (\`scenarios/${name}\`), ${replications} replications, against ${rows.length} published reports. A report of a day is held against the end of that day. A value is inside when the band from the 5% to the 95% quantile holds it; a bound ("at least", "at most") when a part of the band keeps to it; "about" earns no tolerance.`,
      `**This is a check of coverage and no forecast**: the ranges of the scenario were written with the record known (its phases say so). It can show that the model is able to produce what happened, and that it does not hide behind ranges that hold everything; it cannot show that it would have been right beforehand. What it forecast as the reports came in is on [a page of its own](validation-forecast.md).`,
      table(
        ["end of", "quantity", "reported", "kind", "5%", "median", "95%", "inside"],
        rows.map(({ reading, band: [p05, p95], median, inside: yes }) => [
          dayBefore(scenario.dates, reading.day),
          reading.quantity,
          shown(reading.value),
          reading.kind.replace("_", " "),
          exactly(p05),
          exactly(median),
          exactly(p95),
          yes ? "yes" : "**no**",
        ]),
      ),
      `**${inside} of ${rows.length} reports are inside.** ${outside.length > 0 ? `Outside: ${outside.join("; ")}.` : "None is outside."} For ${vague} of those inside the band is wider than half of all the people there were: to be inside such a band says little. With right ranges and exact reports about nine in ten would be. The reports of a quantity are points of one course of events, not independent ones, and they do not all fit together: about 450 received by 1 February and 1,387 cases open the day after cannot both be right unless that one day brought the difference, or cases were opened before people came.`,
      `99% of those reported in the end (${shown(most)} people) were received by day ${last.day} in fact, and in the model by day ${days(medianOf(reached))} at the median, ${days(low)} to ${days(high)} in 90% of the replications. The band is wide because a political go-ahead that nobody could date on the first day is in it.`,
      picture("transfer-2026.svg", "People received by day: fan of the model, and the reports as dots"),
    ],
    pictures: {
      "transfer-2026.svg": fanPicture({
        title: "People received: median, half and 90% of the replications; reports as dots",
        band,
        // the value at the beginning of a day belongs to the end of the day before
        dates: scenario.dates.map((date) => daysAfter(date, -1)),
        reported: reports,
      }),
    },
  };
}

function isStated(reading: Reading): reading is Stated {
  return "value" in reading;
}

function dayBefore(dates: readonly string[], day: number): string {
  const date = dates[day - 1];
  if (date === undefined) throw new Error(`day ${day} is not in the scenario`);
  return date;
}

function labelOf(start: string, { day, quantity, value }: Stated): string {
  return `${quantity} ${shown(value)} on ${daysAfter(start.slice(0, 10), day - 1)}`;
}

/** A quantile with its fraction, if it has one: a report just outside a band must not look as if on its edge. */
function exactly(value: number): string {
  return shown(value, Number.isInteger(value) ? 0 : 1);
}
