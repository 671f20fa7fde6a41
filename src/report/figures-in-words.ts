// Numbers as people read them. Always the same digits and separators, whatever the host's locale.
import { type Bounded, beyondHorizon } from "../experiment/index.js";

/** Shown where there is no figure. */
export const noFigure = "–";

const threeDigits = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 3 });
const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });

/** A number with two significant digits below 10, one decimal below 100, none above: `0.13`, `4.2`, `42.1`, `5,704`. */
export function number(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (size >= 99.95 || Number.isInteger(value)) return whole.format(value);
  if (size >= 9.995) return trimmed(value.toFixed(1));
  return size < 0.001 ? value.toExponential(1) : trimmed(value.toPrecision(2));
}

/** A number of things by their name in the singular: `1 day`, `142 days`. @param figure in words */
export function counted(figure: string, thing: string): string {
  return `${figure} ${thing}${figure === "1" ? "" : "s"}`;
}

/** Days from one to another, said once where both read the same: `120 to 197 days`, `10 days`. */
export function daysSpan(from: number, to: number): string {
  const [first, last] = [days(from), days(to)];
  return first === last ? counted(last, "day") : `${first} to ${counted(last, "day")}`;
}

/** An amount of money: in millions from one million on, with three significant digits: `35.9 million`, `1,050`. */
export function amount(value: number): string {
  return value < 999_500 ? number(value) : `${threeDigits.format(value / 1e6)} million`;
}

/** Days, to a tenth below 10: `4.2`, `142`; less than a tenth with two significant digits: `0.042`, `<0.001`. */
export function days(value: number): string {
  if (value > 0 && value < 0.001) return "<0.001";
  if (value < 0.1) return number(value);
  return value < 9.95 ? trimmed(value.toFixed(1)) : whole.format(value);
}

/** A probability or share as per cent: `12%`, `0.4%`; only what is exactly 0 or 1 is shown as 0% or 100%. */
export function percent(share: number): string {
  if (share === 0 || share === 1) return `${share * 100}%`;
  const value = share * 100;
  if (value < 0.1) return "<0.1%";
  if (value > 99.9) return ">99.9%";
  return value < 9.95 || value > 99 ? `${trimmed(value.toFixed(1))}%` : `${value.toFixed(0)}%`;
}

/** A duration given in hours, in the unit that reads best: `12 min`, `5.2 h`, `61 d`. */
export function duration(hours: number): string {
  if (hours === 0) return "0";
  if (hours < 1) return `${number(hours * 60)} min`;
  return hours < 48 ? `${number(hours)} h` : `${days(hours / 24)} d`;
}

/** A figure of a summary in words: the number as `show` gives it, `beyond` past the horizon, or a dash. */
export function bounded(value: Bounded, show: (value: number) => string, beyond: string): string {
  if (value === null) return noFigure;
  return value === beyondHorizon ? beyond : show(value);
}

/** `5.0` as `5`. */
function trimmed(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}
