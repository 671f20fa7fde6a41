/** The error for a parameter that a law cannot have: says which law, which parameter, what it is and what it may be. */
export function badParameter(law: string, parameter: string, found: unknown, allowed: string): RangeError {
  return new RangeError(`${law}: ${parameter} is ${String(found)}; it must be ${allowed}`);
}

/** Beyond this, or below its inverse, the square of a coefficient of variation is no number that can be divided by. */
export const LARGEST_CV = 1e150;

/** Refuses what is not a finite number. */
export function checkFinite(law: string, parameter: string, value: number): void {
  if (!Number.isFinite(value)) throw badParameter(law, parameter, value, "a finite number");
}

/** Refuses what is not a finite number above 0. */
export function checkPositive(law: string, parameter: string, value: number): void {
  if (!(value > 0 && value < Number.POSITIVE_INFINITY)) {
    throw badParameter(law, parameter, value, "a finite number above 0");
  }
}

/** Refuses what is not a finite number of at least 0. */
export function checkNonNegative(law: string, parameter: string, value: number): void {
  if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) {
    throw badParameter(law, parameter, value, "a finite number of at least 0");
  }
}

/** Refuses what is not a whole number of at least `least`. */
export function checkWhole(law: string, parameter: string, value: number, least: number): void {
  if (!(Number.isSafeInteger(value) && value >= least)) {
    throw badParameter(law, parameter, value, `a whole number of at least ${least}`);
  }
}

/** Refuses what is not a finite number of at least another parameter's value. */
export function checkAtLeast(
  law: string,
  parameter: string,
  value: number,
  least: number,
  other: string,
): void {
  if (!(value >= least && value < Number.POSITIVE_INFINITY)) {
    throw badParameter(law, parameter, value, `a finite number of at least ${other} (${least})`);
  }
}

/** Refuses a range that is wider than a number can say. */
export function checkWidth(law: string, low: number, high: number): void {
  if (high - low === Number.POSITIVE_INFINITY) {
    throw badParameter(law, "high", high, `no further from low (${low}) than a number can say`);
  }
}

/** Refuses what is so many times another parameter's value that no number says how many. */
export function checkRatio(
  law: string,
  parameter: string,
  value: number,
  least: number,
  other: string,
): void {
  if (value / least === Number.POSITIVE_INFINITY) {
    throw badParameter(law, parameter, value, `at most ${Number.MAX_VALUE} times ${other} (${least})`);
  }
}

/** Refuses what is not a probability. */
export function checkProbability(law: string, parameter: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw badParameter(law, parameter, value, "a number from 0 to 1");
}

/** Refuses a list of weights that is not one for each entry, none below 0 and at least one above, or whose sum is no number. */
export function checkWeights(law: string, weights: readonly number[], entries: number): void {
  if (weights.length !== entries) {
    throw badParameter(law, "the number of weights", weights.length, `${entries}, one for each entry`);
  }
  for (const [index, weight] of weights.entries()) checkNonNegative(law, `weights[${index}]`, weight);
  if (!weights.some((weight) => weight > 0)) {
    throw badParameter(law, "the sum of the weights", 0, "above 0");
  }
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (sum === Number.POSITIVE_INFINITY) throw badParameter(law, "the sum of the weights", sum, "finite");
}
