// Charts as inline SVG, drawn twice: for a wide page and for a phone.
import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { html, type Markup, trusted } from "./markup.js";

/** A chart to draw, and the words that stand for it. */
export interface Chart {
  /** What it shows, in a few words; its accessible name. */
  readonly title: string;
  /** What a reader would see in it, in a sentence or two. */
  readonly description: string;
  /** Marks, scales and margins, for a width in pixels. */
  readonly plot: (width: number) => Plot.PlotOptions;
}

/**
 * The chart in two widths that keep letters legible from 360 to 1440 pixels; the style sheet shows the one that fits.
 *
 * @param wide width in pixels on a wide page
 */
export function drawChart(chart: Chart, wide = 760): Markup {
  return html`${Object.entries({ wide, narrow: 330 }).map(
    ([size, width]) => html`<div class="chart ${size}">${trusted(svgOf(chart, width))}</div>`,
  )}`;
}

function svgOf({ title, description, plot }: Chart, width: number): string {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const svg = Plot.plot({ ...plot(width), width, document, style: { background: "none" } });
  const named = { title, desc: description };
  for (const [tag, text] of Object.entries(named).toReversed()) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    element.textContent = text;
    svg.insertBefore(element, svg.firstChild);
  }
  // Plot labels its groups, which have no role that could carry a label.
  for (const group of svg.querySelectorAll("g[aria-label]")) group.removeAttribute("aria-label");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", `${title}. ${description}`);
  return svg.outerHTML;
}
