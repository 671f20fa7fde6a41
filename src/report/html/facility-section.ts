// Where people are held, against the places there are.
import type { ScenarioDates } from "../dates.js";
import { noFigure, number } from "../figures-in-words.js";
import { outputLabel } from "../labels.js";
import type { RunReport } from "../run-report.js";
import { fansOf } from "./backlog-section.js";
import { dataTable } from "./data-table.js";
import { html, type Markup, name, type Piece } from "./markup.js";

const outputs = ["peak_over_capacity", "over_capacity_person_days", "overcrowded_share", "waiting_for_place"];

/** The section; nothing when nobody is held in a facility. */
export function facilitySection(report: RunReport, dates: ScenarioDates): Markup | undefined {
  const { facilities } = report.facts;
  const known = facilities.length > 0 && facilities.every(({ places }) => places !== undefined);
  const total = facilities.reduce((sum, { places = 0 }) => sum + places, 0);
  const fans = fansOf(report, dates, "facility", known ? { in_facilities: total } : {});
  if (fans === undefined) return undefined;
  const rows: Piece[][] = facilities.map(({ name: facility, places }) => [
    name(facility),
    places === undefined ? noFigure : number(places),
  ]);
  return html`<section aria-labelledby="facilities"><h2 id="facilities">Places and people</h2>
${
  known
    ? html`<p>The facilities have <strong>${number(total)} places</strong> for the people of this scenario: the solid line across.</p>`
    : undefined
}
${fans}
${
  rows.length > 0
    ? dataTable({
        caption: "Places at the start, less those taken by others",
        head: ["Facility", "places"],
        rows,
        file: "facilities.csv",
      })
    : undefined
}
${overCapacity(report)}</section>`;
}

function overCapacity({ summary }: RunReport): Markup | undefined {
  const rows = outputs.flatMap((output) => {
    const figures = summary.outputs[output];
    if (figures === undefined || figures.max === 0) return [];
    const show = (value: unknown) => (typeof value === "number" ? number(value) : noFigure);
    return [[outputLabel(output), show(figures.mean), show(figures.p05.value), show(figures.p95.value)]];
  });
  if (rows.length === 0) return undefined;
  return dataTable({
    caption: "Above capacity",
    head: ["Figure", "mean", "5%", "95%"],
    rows,
    file: "capacity.csv",
  });
}
