// Scenarios against each other, replication by replication.
import { ExperimentError } from "../errors.js";
import type { Rows } from "../rows.js";
import { holm } from "./holm.js";
import { type PairedProbabilities, pairedProbabilities } from "./mcnemar.js";
import { type PairedDifference, pairedDifference } from "./paired.js";

/** A system under comparison: its name and its replications, under the same seed as the others. */
export interface Contender {
  readonly name: string;
  readonly rows: Rows;
}

/** What a comparison says about b against a. */
export type Finding = "higher" | "lower" | "no difference found";

/** What both kinds of difference carry on top. */
interface Judged {
  /** `p` adjusted by Holm over all pairs of this output; null where p is. */
  readonly pHolm: number | null;
  /** At 5% over all pairs together. */
  readonly finding: Finding;
}

/** The difference of one output. */
export interface OutputDifference extends PairedDifference, Judged {
  /** Replications in which a, or b, is censored; they count as the horizon. */
  readonly censoredA: number;
  readonly censoredB: number;
}

/** The difference of one probability. */
export interface ProbabilityDifference extends PairedProbabilities, Judged {}

/** b against a. */
export interface Comparison {
  readonly a: string;
  readonly b: string;
  readonly outputs: Readonly<Record<string, OutputDifference>>;
  readonly probabilities: Readonly<Record<string, ProbabilityDifference>>;
}

/** How to compare. */
export interface CompareOptions {
  /** Each against the first, or each against each. Default "base". */
  readonly pairs?: "base" | "all";
  /** What a censored output counts as, in its unit: the horizon. Needed only when some are. */
  readonly horizon?: number;
}

/**
 * Compares contenders that ran the same replications with the same seed. Outputs that they all have are compared
 * by the Student-t interval of the paired differences, probabilities by McNemar's test, each output's pairs
 * together under Holm's rule.
 */
export function compare(
  contenders: readonly Contender[],
  options: CompareOptions = {},
): readonly Comparison[] {
  const [base, ...others] = contenders;
  if (base === undefined || others.length === 0)
    throw new ExperimentError("a comparison needs two scenarios");
  for (const other of others) checkPaired(base, other);
  const pairs: [Contender, Contender][] =
    options.pairs === "all"
      ? contenders.flatMap((a, i) => contenders.slice(i + 1).map((b): [Contender, Contender] => [a, b]))
      : others.map((b) => [base, b]);

  const outputs = shared(contenders, (rows) => rows.outputNames).map((name) => {
    const differences = pairs.map(([a, b]) =>
      outputDifference(a.rows.output(name), b.rows.output(name), options),
    );
    return [name, judge(differences)] as const;
  });
  const indicators = shared(contenders, (rows) => rows.indicatorNames).map((name) => {
    const differences = pairs.map(([a, b]) =>
      pairedProbabilities(a.rows.indicator(name), b.rows.indicator(name)),
    );
    return [name, judge(differences)] as const;
  });
  const ofPair = <T>(table: readonly (readonly [string, readonly T[]])[], pair: number) =>
    Object.fromEntries(table.map(([name, judged]) => [name, judged[pair] as T]));
  return pairs.map(([a, b], pair) => ({
    a: a.name,
    b: b.name,
    outputs: ofPair(outputs, pair),
    probabilities: ofPair(indicators, pair),
  }));
}

function outputDifference(a: readonly number[], b: readonly number[], { horizon }: CompareOptions) {
  const count = (values: readonly number[]) => values.filter((value) => !Number.isFinite(value)).length;
  const [censoredA, censoredB] = [count(a), count(b)];
  if (censoredA + censoredB === 0) return { ...pairedDifference(a, b), censoredA, censoredB };
  if (horizon === undefined)
    throw new ExperimentError("some outputs are censored: a comparison needs the horizon");
  const cut = (values: readonly number[]) => values.map((value) => Math.min(value, horizon));
  return { ...pairedDifference(cut(a), cut(b)), censoredA, censoredB };
}

function judge<T extends { readonly p: number | null; readonly difference: number }>(
  differences: readonly T[],
): readonly (T & Judged)[] {
  const adjusted = holm(differences.map(({ p }) => p ?? 1));
  return differences.map((difference, pair) => {
    const pHolm = difference.p === null ? null : (adjusted[pair] as number);
    return { ...difference, pHolm, finding: findingOf(pHolm, difference.difference) };
  });
}

function findingOf(pHolm: number | null, difference: number): Finding {
  if (pHolm === null || pHolm > 0.05) return "no difference found";
  return difference > 0 ? "higher" : "lower";
}

function checkPaired(a: Contender, b: Contender): void {
  const [first, second] = [a.rows.replications, b.rows.replications];
  if (first.length !== second.length || first.some((replication, k) => replication !== second[k])) {
    throw new ExperimentError(
      `${a.name} and ${b.name} did not run the same replications: they make no pairs`,
    );
  }
}

function shared(
  contenders: readonly Contender[],
  names: (rows: Rows) => readonly string[],
): readonly string[] {
  const [first, ...rest] = contenders.map(({ rows }) => names(rows));
  return (first ?? []).filter((name) => rest.every((others) => others.includes(name)));
}
