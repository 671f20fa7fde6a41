// The two live charts: how clearing times are spread, and a backlog over time.
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import type { SeriesBand } from "../../experiment/index.js";
import type { Scenario } from "../../scenario/index.js";
import { make } from "./elements.js";

const height = 260;
const secondsPerHour = 3600;

/** A chart in a place of the page that is drawn anew with each `show`, and says in words what it shows. */
abstract class LiveChart {
  private plot: uPlot | undefined;

  constructor(protected readonly place: HTMLElement) {
    new ResizeObserver(() => this.plot?.setSize({ width: place.clientWidth, height })).observe(place);
  }

  protected draw(
    options: Omit<uPlot.Options, "width" | "height">,
    data: uPlot.AlignedData,
    words: string,
  ): void {
    this.plot?.destroy();
    const canvas = make("div", { role: "img", "aria-label": words });
    this.place.replaceChildren(canvas);
    const cursor = { drag: { x: false, y: false } };
    this.plot = new uPlot({ cursor, ...options, width: this.place.clientWidth, height }, data, canvas);
  }

  /** A colour of the style sheet as the canvas understands it: light or dark is decided here. */
  protected colour(name: string): string {
    const probe = make("span", { style: `color: var(--${name})` });
    this.place.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }

  protected axis(label?: string): uPlot.Axis {
    const stroke = this.colour("text");
    const grid = { stroke: this.colour("line"), width: 1 };
    return { stroke, grid, ticks: grid, ...(label === undefined ? {} : { label }) };
  }
}

/** How clearing times are spread over the replications, beside those of the base. */
export class DistributionChart extends LiveChart {
  /** @param days finite days to clear of each replication; @param base likewise, of the base */
  show(days: readonly number[], base: readonly number[]): void {
    const all = [...days, ...base];
    if (all.length === 0) {
      this.place.replaceChildren(make("p", {}, "No replication has cleared inside the horizon."));
      return;
    }
    const low = Math.floor(Math.min(...all));
    const width = Math.max(1, Math.ceil((Math.max(...all) - low + 1) / 30));
    const bins = Math.floor((Math.max(...all) - low) / width) + 1;
    const share = (values: readonly number[]) => {
      const counts = new Array<number>(bins + 1).fill(0);
      for (const value of values) {
        const bin = Math.floor((value - low) / width);
        counts[bin] = (counts[bin] ?? 0) + 100 / values.length;
      }
      return counts;
    };
    const edges = Array.from({ length: bins + 1 }, (_, bin) => low + bin * width);
    const steps = uPlot.paths.stepped?.({ align: 1 });
    const line = (label: string, stroke: string, fill?: string): uPlot.Series => ({
      label,
      stroke,
      width: 2,
      points: { show: false },
      ...(fill === undefined ? {} : { fill }),
      ...(steps === undefined ? {} : { paths: steps }),
    });
    const words = `Share of replications by days to clear, from ${low} to ${low + bins * width} days`;
    this.draw(
      {
        scales: { x: { time: false } },
        axes: [this.axis("days to clear"), this.axis("% of replications")],
        series: [
          { label: "days" },
          line("base", this.colour("base")),
          line("now", this.colour("now"), this.colour("now-light")),
        ],
      },
      [edges, share(base), share(days)],
      words,
    );
  }
}

/** The fan of one backlog: median, middle half and middle 90% by day, with the base's median. */
export class FanChart extends LiveChart {
  show(name: string, band: SeriesBand, base: SeriesBand | undefined, scenario: Scenario): void {
    const start = scenario.startEpoch / 1000;
    const times = scenario.days.map((hours) => start + hours * secondsPerHour);
    const now = this.colour("now");
    const edge = (label: string): uPlot.Series => ({ label, stroke: "transparent", points: { show: false } });
    const median = (label: string, stroke: string, dash?: number[]): uPlot.Series => ({
      label,
      stroke,
      width: 2,
      points: { show: false },
      ...(dash === undefined ? {} : { dash }),
    });
    const cleared = scenario.days.findIndex((_, day) => band.p50[day] === 0);
    const words =
      `${name} by day: the median starts at ${Math.round(band.p50[0] ?? 0)} and ` +
      (cleared < 0 ? "does not reach 0 inside the horizon" : `first reaches 0 on ${scenario.dates[cleared]}`);
    const series: uPlot.Series[] = [
      { label: "date" },
      edge("5%"),
      edge("25%"),
      median("median", now),
      edge("75%"),
      edge("95%"),
    ];
    const { p05, p25, p50, p75, p95 } = band;
    const edges = [p05, p25, p50, p75, p95].map((values) => [...values]);
    this.draw(
      {
        tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), scenario.timeZone),
        axes: [this.axis(), this.axis("people or cases")],
        series:
          base === undefined
            ? series
            : [...series, median("median of the base", this.colour("base"), [6, 4])],
        bands: [
          { series: [5, 1], fill: this.colour("now-light") },
          { series: [4, 2], fill: this.colour("now-middle") },
        ],
      },
      [times, ...edges, ...(base === undefined ? [] : [[...base.p50]])],
      words,
    );
  }
}
