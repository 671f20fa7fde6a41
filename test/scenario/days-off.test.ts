// Days without work, as a file says them.
import { describe, expect, it } from "vitest";
import { problemLines, sampleText, valid } from "./sample.js";

const calendar = (words: string) => [`court.calendar={ ${words} }`];
const lines = (words: string) =>
  problemLines(sampleText, {}, calendar(words)).map((line) => line.replace(/^.*?court/, "court"));

/** Days inside the first month on which the court sits. */
function sits(words: string): number[] {
  const { court } = valid(sampleText, ["horizon=31 d", ...calendar(words)]).model;
  const { calendar: laid } = court?.benches[0] ?? {};
  return [...(laid?.day ?? [])].map(Number);
}

describe("a recess", () => {
  it("closes the court from its first date to its last", () => {
    // The start, 21 January, is day 0.
    const without = sits("weekend: [friday]");
    const recess = "holidays: [2026-01-22, { from: 2026-01-25, to: 2026-02-10, name: recess }]";
    expect(sits(`weekend: [friday], ${recess}`)).toEqual(
      without.filter((day) => day !== 1 && (day < 4 || day > 20)),
    );
    const yearly = "holidays: [01-22, { from: 01-25, to: 02-10 }]";
    expect(sits(`weekend: [friday], ${yearly}`)).toEqual(sits(`weekend: [friday], ${recess}`));
  });

  it("ends after it begins, and has both dates of one kind", () => {
    expect(lines("holidays: [{ from: 2026-08-31, to: 2026-08-01 }]")[0]).toContain(
      "found a recess from 2026-08-31 to 2026-08-01, expected a range of dates that ends after it begins",
    );
    expect(lines("holidays: [{ from: 08-01, to: 2026-08-31 }]")[0]).toContain("both dates with a year");
  });
});

it("hours that end when they begin are no way to write a day without work", () => {
  const recess = "other_hours: { from: 2026-08-01, to: 2026-08-31, hours: 09:00-09:00 }";
  expect(lines(recess)).toEqual([
    expect.stringContaining("under holidays from: and to: for days without work"),
  ]);
  expect(lines("hours: 00:00-24:00")).toEqual([]);
});
