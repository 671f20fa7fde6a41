// The values of options: texts as typed -> checked values, with errors that say what would be right.
import { parseShard, type Shard } from "../experiment/shards.js";
import { UsageError } from "./errors.js";

/** Turns what was typed for an option into its value. Throws `UsageError`. */
export type ValueReader<T> = (typed: unknown) => T;

/** Reads an option that may be given once only, so that the earlier of two is not lost in silence. */
export function once<T>(option: string, read: (text: string) => T): ValueReader<T> {
  return (typed) => {
    if (Array.isArray(typed)) {
      throw new UsageError(`${option} is given ${typed.length} times: ${typed.join(", ")}`, "give it once");
    }
    const text = String(typed ?? "").trim();
    if (text === "") throw new UsageError(`${option} has no value`, `write it as ${option} VALUE`);
    return read(text);
  };
}

/** A whole number from `minimum` to `maximum`, in decimal digits. `example` is shown when it is not one. */
export function wholeNumber(
  option: string,
  { minimum, maximum, example }: { minimum: number; maximum: number; example: number },
): ValueReader<number> {
  return once(option, (text) => {
    const value = /^\+?\d+$/.test(text) ? Number(text) : Number.NaN;
    if (Number.isSafeInteger(value) && value >= minimum && value <= maximum) return value;
    const range =
      maximum === Number.MAX_SAFE_INTEGER ? `of ${minimum} or more` : `from ${minimum} to ${maximum}`;
    throw new UsageError(
      `${option} ${text} is not a whole number ${range}`,
      `for example ${option} ${example}`,
    );
  });
}

/** A fraction strictly between 0 and 1, such as 0.05; `5%` is taken as well. */
export function fraction(option: string): ValueReader<number> {
  return once(option, (text) => {
    const [, digits, percent] = /^(\d*\.?\d+(?:[eE][-+]?\d+)?)(%?)$/.exec(text) ?? [];
    const value = Number(digits ?? Number.NaN) / (percent === "%" ? 100 : 1);
    if (value > 0 && value < 1) return value;
    throw new UsageError(`${option} ${text} is not between 0 and 1`, `for example ${option} 0.05 for 5%`);
  });
}

/** An amount above 0, such as 4e6. */
export function amount(option: string): ValueReader<number> {
  return once(option, (text) => {
    const value = /^\+?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
    if (value > 0 && Number.isFinite(value)) return value;
    throw new UsageError(`${option} ${text} is not an amount above 0`, `for example ${option} 250000`);
  });
}

/** A date in ISO 8601, such as 2026-02-06. */
export function isoDate(option: string): ValueReader<string> {
  return once(option, (text) => {
    const exists = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
    if (exists && new Date(text).toISOString().startsWith(text)) return text;
    throw new UsageError(`${option} ${text} is not a date that exists`, `for example ${option} 2026-02-06`);
  });
}

/** A part of a run that is split over machines, written `I/N`. */
export function shard(option: string): ValueReader<Shard> {
  return once(option, (text) => {
    try {
      return parseShard(text);
    } catch {
      const message = `${option} ${text} is not a part I/N with I from 1 to N`;
      throw new UsageError(message, `the second of four parts is ${option} 2/4`);
    }
  });
}

/** Overrides written `PATH=VALUE`, one or more. The path and the value are judged by the scenario. */
export function overrides(option: string): ValueReader<readonly string[]> {
  return (typed) => {
    const texts = (Array.isArray(typed) ? typed : [typed]).map(String);
    for (const text of texts) {
      if (!/^[^=\s][^=]*=/.test(text)) {
        throw new UsageError(
          `${option} ${text} is not PATH=VALUE`,
          `for example ${option} court.judges=25, or ${option} "threat.road.hazard=1e-6 / km"`,
        );
      }
    }
    return texts;
  };
}
