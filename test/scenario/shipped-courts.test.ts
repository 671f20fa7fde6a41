import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { replicate } from "../../src/experiment/index.js";
import { formatProblem, readScenario } from "../../src/scenario/index.js";

const root = new URL("../../scenarios/", import.meta.url);
const reader = { read: (path: string) => readFileSync(new URL(path, root)) };

/** What a shipped court does: the dates of its days, cases closed by the beginning of each, cases registered. */
function courseOf(name: string, overrides: readonly string[] = []) {
  const reading = readScenario(`${name}/scenario.yaml`, reader, { overrides });
  if (reading.scenario === undefined) throw new Error(reading.problems.map(formatProblem).join("\n"));
  const { backlog_judicial: open = [], cases_opened: opened = [] } = replicate(reading.scenario, 1, 0).series;
  const on = (date: string) => reading.scenario.dates.indexOf(date);
  const at = (values: readonly number[], day: number) => values[day] ?? Number.NaN;
  return {
    closedBy: (date: string) => at(opened, on(date)) - at(open, on(date)),
    /** Cases of a day are registered at its beginning: as many as a day later are taken off. */
    openBefore: (date: string) => at(open, on(date)) - (at(opened, on(date) + 1) - at(opened, on(date))),
  };
}

function rowsOf(path: string): Record<string, string>[] {
  const [header = "", ...lines] = readFileSync(new URL(path, root), "utf8").trim().split("\n");
  const columns = header.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, i) => [columns[i] ?? "", cell])));
}

it("the immigration courts complete what the record says they did, in every fiscal year", () => {
  const { closedBy } = courseOf("us-immigration-courts");
  for (const { fiscal_year, total_completions } of rowsOf("us-immigration-courts/cases.csv").slice(1, -1)) {
    const year = Number(fiscal_year);
    const closed = closedBy(`${year}-10-01`) - closedBy(`${year - 1}-10-01`);
    expect(Math.abs(closed / (Number(total_completions) / 10) - 1), `in ${year}`).toBeLessThan(0.0005);
  }
});

it("the Crown Court follows the changes that the bulletins give, from the first quarter's balance", () => {
  const even = "court.arrivals.receipts.spread=even";
  const { openBefore, closedBy } = courseOf("crown-court-2022", [even]);
  const ends = ["2022-07-01", "2022-10-01", "2023-01-01", "2023-04-01", "2023-07-01", "2023-10-01"];
  const closed = ends.map((end, i) => closedBy(end) - (i === 0 ? 0 : closedBy(ends[i - 1] ?? "")));
  const change = closed.slice(1).map((count, i) => Math.round(100 * (count / (closed[i] ?? 1) - 1)));
  // -12%, +18%, +6%, none given, +9%.
  expect([...change.slice(0, 3), change[4]]).toEqual([-12, 18, 6, 9]);
  const words = parse(readFileSync(new URL("crown-court-2022/scenario.yaml", root), "utf8"));
  const counts: number[] = words.court.arrivals.receipts.periods.map(({ count }: { count: number }) => count);
  const received = counts.slice(1, 6).map((count, i) => Math.round(100 * (count / (counts[i] ?? 1) - 1)));
  expect([...received.slice(0, 3), received[4]]).toEqual([-2, -1, 6, 6]);
  expect(Math.abs(counts.slice(3).reduce((sum, count) => sum + count, 0) - 105_000)).toBeLessThan(10);
  // The two quarters whose balance is the record's; the others come out of it within 1%.
  const open = ends.map(openBefore);
  const reported = [59687, 62766, 62440, 62235, 64709, 66547];
  expect(Math.abs((open[0] ?? 0) - 59687)).toBeLessThan(10);
  expect(Math.abs((open[4] ?? 0) - (open[3] ?? 0) - 2474)).toBeLessThan(20);
  open.forEach((cases, i) => {
    expect(Math.abs(cases / (reported[i] ?? 1) - 1)).toBeLessThan(0.01);
  });
});
