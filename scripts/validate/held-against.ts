// Predictions of several methods for the same targets: their mean errors, and who is nearest.
import { shown, table } from "./markdown.js";
import { meanPercentageError, percentageError } from "./scores.js";

/** What each method predicted for one target, by the method's name. */
export interface Trial {
  /** Known until then. */
  readonly origin: string;
  readonly target: string;
  readonly actual: number;
  readonly predicted: Readonly<Record<string, number>>;
}

/** Mean absolute percentage error of each method, in percent. */
export function meanErrors(trials: readonly Trial[]): Readonly<Record<string, number>> {
  const methods = Object.keys(trials[0]?.predicted ?? {});
  return Object.fromEntries(
    methods.map((method) => [
      method,
      meanPercentageError(
        trials.map(({ actual, predicted }) => ({ actual, predicted: predicted[method] ?? Number.NaN })),
      ),
    ]),
  );
}

/**
 * Says plainly how the model did: which baselines beat it.
 *
 * @param errors mean error by method, the model's among them
 * @param baselines names of the methods to beat
 */
export function verdict(
  errors: Readonly<Record<string, number>>,
  model: string,
  baselines: readonly string[],
): string {
  const own = errors[model] ?? Number.NaN;
  const better = baselines.filter((name) => (errors[name] ?? Number.NaN) < own);
  const percent = (name: string) => `${name} (${shown(errors[name] ?? Number.NaN, 1)}%)`;
  if (better.length === 0) return `The ${percent(model)} beats ${baselines.map(percent).join(" and ")}.`;
  const beaten = baselines.filter((name) => !better.includes(name));
  const rest = beaten.length === 0 ? "" : `; it beats ${beaten.map(percent).join(" and ")}`;
  return `The ${percent(model)} is **beaten by ${better.map(percent).join(" and ")}**${rest}.`;
}

/** A table of trials: predictions with their errors in percent, mean errors in the last row. */
export function trialTable(trials: readonly Trial[]): string {
  const errors = meanErrors(trials);
  const methods = Object.keys(errors);
  const rows = trials.map(({ origin, target, actual, predicted }) => [
    origin,
    target,
    shown(actual),
    ...methods.map((method) => {
      const value = predicted[method] ?? Number.NaN;
      return `${shown(value)} (${shown(percentageError({ predicted: value, actual }), 1)}%)`;
    }),
  ]);
  const means = methods.map((method) => `**${shown(errors[method] ?? Number.NaN, 1)}%**`);
  return table(
    ["known until", "target", "reported", ...methods],
    [...rows, ["**mean error**", "", "", ...means]],
  );
}
