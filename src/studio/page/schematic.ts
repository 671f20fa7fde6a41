// One replication as a picture that moves: where people are, and the groups under way between places.
import type { Journey } from "../../experiment/index.js";
import { makeSvg } from "./elements.js";

const box = { width: 150, height: 90, gap: 60 } as const;
/** Places side by side, where the page is wide and where it is narrow (pixels): their names must be legible. */
const perRow = { wide: 5, narrow: 2, below: 600 } as const;
const rowHeight = box.height + 70;
/** How long a group is shown on its way (days of simulated time): long enough to be seen. */
const shownFor = 0.6;

interface Place {
  readonly counts: readonly number[];
  readonly most: number;
  readonly x: number;
  readonly y: number;
  readonly level: SVGRectElement;
  readonly number: SVGTextElement;
}

/** Draws a journey, and shows it at any day, fractions included. */
export class Schematic {
  private readonly places: ReadonlyMap<string, Place>;
  private readonly groups = makeSvg("g");

  constructor(
    private readonly journey: Journey,
    into: HTMLElement,
  ) {
    const names = Object.keys(journey.counts);
    const most = into.clientWidth < perRow.below ? perRow.narrow : perRow.wide;
    const columns = Math.min(most, Math.max(1, names.length));
    const rows = Math.max(1, Math.ceil(names.length / columns));
    const width = columns * (box.width + box.gap) - box.gap + 20;
    const svg = makeSvg("svg", {
      viewBox: `0 0 ${width} ${rows * rowHeight}`,
      role: "img",
      "aria-label": `Where people are, day by day: ${names.map(inWords).join(", ")}`,
    });
    const people = Math.max(1, ...names.map((name) => Math.max(...(journey.counts[name] ?? [0]))));
    this.places = new Map(
      names.map((name, index) => {
        const at = { column: index % columns, row: Math.floor(index / columns) };
        return [name, drawPlace(svg, name, at, journey, people)];
      }),
    );
    svg.append(this.groups);
    into.replaceChildren(svg);
    this.show(0);
  }

  /** The last day. */
  get days(): number {
    return Math.max(0, ...[...this.places.values()].map(({ counts }) => counts.length - 1));
  }

  /** Shows the journey at a day. */
  show(day: number): void {
    for (const { counts, most, y, level, number } of this.places.values()) {
      const count = counts[Math.min(Math.floor(day), counts.length - 1)] ?? 0;
      const height = (box.height * count) / most;
      level.setAttribute("height", height.toFixed(1));
      level.setAttribute("y", (y + box.height - height).toFixed(1));
      number.textContent = Math.round(count).toLocaleString("en-GB");
    }
    this.groups.replaceChildren(...this.underWay(day));
  }

  private *underWay(day: number): Generator<SVGCircleElement> {
    for (const { day: left, from, to, people } of this.journey.moves) {
      const [a, b] = [this.places.get(from), this.places.get(to)];
      const way = (day - left) / shownFor;
      if (way < 0 || way > 1 || a === undefined || b === undefined) continue;
      yield makeSvg("circle", {
        cx: a.x + box.width / 2 + (b.x - a.x) * way,
        cy: a.y + box.height / 2 + (b.y - a.y) * way,
        r: 3 + Math.sqrt(people) / 2,
      });
    }
  }
}

function drawPlace(
  svg: SVGSVGElement,
  name: string,
  { column, row }: { readonly column: number; readonly row: number },
  journey: Journey,
  most: number,
): Place {
  const x = 10 + column * (box.width + box.gap);
  const y = 34 + row * rowHeight;
  const size = { x, width: box.width };
  const level = makeSvg("rect", { ...size, y, height: 0, class: "level" });
  const number = makeSvg("text", { x: x + box.width / 2, y: y + box.height / 2 + 8, class: "count" });
  svg.append(
    makeSvg("rect", { ...size, y, height: box.height, rx: 6 }),
    level,
    makeSvg("text", { x: x + box.width / 2, y: y - 10 }, inWords(name)),
    number,
  );
  return { counts: journey.counts[name] ?? [], most, x, y, level, number };
}

function inWords(name: string): string {
  return name.replaceAll("_", " ");
}
