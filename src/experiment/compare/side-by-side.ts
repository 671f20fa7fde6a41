// The same replication of several variants as one replication: what is paired is run, kept and resumed together.
import type { Observations } from "../../models/index.js";
import { ExperimentError } from "../errors.js";
import { Rows } from "../rows.js";

/** The name that a figure of one of the variants has among the figures of all. @param side from 0 */
export function nameOnSide(side: number, name: string): string {
  return `${side}.${name}`;
}

/**
 * The observations of a replication of each variant as those of one replication. Outputs and indicators only: series
 * and stages of different variants are not compared.
 */
export function sideBySide(observations: readonly Observations[]): Observations {
  const named = <T>(of: (one: Observations) => Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(
      observations.flatMap((one, side) =>
        Object.entries(of(one)).map(([name, value]) => [nameOnSide(side, name), value] as const),
      ),
    );
  return {
    outputs: named(({ outputs }) => outputs),
    indicators: named(({ indicators }) => indicators),
    series: {},
    stages: {},
  };
}

/** Takes rows of observations side by side apart: the rows of each variant, in order. Throws for rows of another kind. */
export function sidesOf(rows: Rows): readonly Rows[] {
  const sides: Rows[] = [];
  for (const { replication, outputs, indicators } of rows) {
    const [outputsOf, indicatorsOf] = [bySide(outputs), bySide(indicators)];
    for (let side = 0; side < Math.max(outputsOf.length, indicatorsOf.length); side++) {
      sides[side] ??= new Rows();
      sides[side]?.add(replication, outputsOf[side] ?? {}, indicatorsOf[side] ?? {});
    }
  }
  return sides;
}

function bySide<T>(figures: Readonly<Record<string, T>>): readonly Record<string, T>[] {
  const sides: Record<string, T>[] = [];
  for (const [key, value] of Object.entries(figures)) {
    const [, side, name] = /^(\d+)\.(.*)$/s.exec(key) ?? [];
    if (side === undefined || name === undefined) throw new ExperimentError(`${key} is of no side`);
    sides[Number(side)] ??= {};
    (sides[Number(side)] as Record<string, T>)[name] = value;
  }
  return sides;
}
