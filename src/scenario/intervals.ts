/** A span of time in hours since the start: open at `from`, no longer open at `to`. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Gaps this short (hours; half a second) are rounding, not closing time. */
const rounding = 0.5 / 3600;

/** Sorts, joins what touches or overlaps, and drops what is empty. */
export function joined(intervals: readonly Interval[]): Interval[] {
  const result: { from: number; to: number }[] = [];
  for (const { from, to } of [...intervals].sort((a, b) => a.from - b.from)) {
    if (!(to > from)) continue;
    const last = result.at(-1);
    if (last !== undefined && from <= last.to + rounding) last.to = Math.max(last.to, to);
    else result.push({ from, to });
  }
  return result;
}

/** What of the span [from, to) is outside all the intervals. */
export function without({ from, to }: Interval, intervals: readonly Interval[]): Interval[] {
  const gaps: Interval[] = [];
  let at = from;
  for (const busy of joined(intervals)) {
    if (busy.to <= at) continue;
    if (busy.from >= to) break;
    if (busy.from > at) gaps.push({ from: at, to: busy.from });
    at = busy.to;
  }
  if (at < to) gaps.push({ from: at, to });
  return gaps;
}

/** What is inside some interval of both lists. */
export function inBoth(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  return joined(a).flatMap((one) =>
    joined(b)
      .filter((two) => two.from < one.to && two.to > one.from)
      .map((two) => ({ from: Math.max(one.from, two.from), to: Math.min(one.to, two.to) })),
  );
}

/** The part of the intervals inside [0, horizon). */
export function clipped(intervals: readonly Interval[], horizon: number): Interval[] {
  return intervals
    .map(({ from, to }) => ({ from: Math.max(0, from), to: Math.min(horizon, to) }))
    .filter(({ from, to }) => to > from);
}
