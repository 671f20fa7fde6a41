// How a risk hangs on a hazard that nobody knows: the replications in three groups by the value drawn.
import { type Interval, proportionInterval, type Rows } from "../experiment/index.js";

/** One group of replications. */
export interface HazardThird {
  /** Smallest and largest hazard drawn in it, in the unit of the output. */
  readonly from: number;
  readonly to: number;
  readonly n: number;
  /** How often the risk came true in it, with its 95% interval. */
  readonly p: number;
  readonly interval: Interval;
}

/** The outputs that tell which hazard a replication drew. */
export function hazardsOf(rows: Rows): string[] {
  return rows.outputNames.filter((name) => {
    if (!/^(hazard|rate): /.test(name)) return false;
    const values = rows.output(name);
    return values.some((value) => value !== values[0]);
  });
}

const groups = 3;

/** Thirds of the replications by the hazard drawn, lowest first; none where there are too few to say anything. */
export function hazardThirds(rows: Rows, hazard: string, indicator: string): HazardThird[] {
  const happened = rows.indicator(indicator);
  const drawn = rows
    .output(hazard)
    .map((value, k) => ({ value, happened: happened[k] === true }))
    .sort((a, b) => a.value - b.value);
  if (drawn.length < 10 * groups) return [];
  return Array.from({ length: groups }, (_, group) => {
    const part = drawn.slice(
      Math.floor((group * drawn.length) / groups),
      Math.floor(((group + 1) * drawn.length) / groups),
    );
    const count = part.filter((one) => one.happened).length;
    return {
      from: part[0]?.value ?? 0,
      to: part.at(-1)?.value ?? 0,
      n: part.length,
      p: count / part.length,
      interval: proportionInterval(count, part.length),
    };
  });
}
