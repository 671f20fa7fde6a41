import { expect, it } from "vitest";
import { problemLines, sampleText, valid } from "./sample.js";

const berlin = sampleText.replace("time_zone: Asia/Baghdad", "time_zone: Europe/Berlin");

it("a time that a clock change skips is an error, with the time that clocks show instead", () => {
  const skipped = berlin.replace("start: 2026-01-21", "start: 2026-03-29T02:30");
  expect(problemLines(skipped)).toEqual([
    "plans/scenario.yaml:2:8: start: found 2026-03-29T02:30, which a clock change skips, expected a time that clocks in Europe/Berlin show, such as 2026-03-29T03:30",
  ]);
  expect(problemLines(berlin, {}, ["deadline=2026-03-29T02:00"])).toEqual([
    "--set deadline=2026-03-29T02:00:1:10: deadline: found 2026-03-29T02:00, which a clock change skips, expected a time that clocks in Europe/Berlin show, such as 2026-03-29T03:00",
  ]);
  expect(problemLines(berlin, {}, ["convoys.note=2026-03-29T02:30"])).toEqual([]);
});

it("a time that comes twice is the first of the two", () => {
  const hours = (deadline: string) => valid(berlin, ["start=2026-10-25", `deadline=${deadline}`]).deadline;
  expect([hours("2026-10-25T02:30"), hours("2026-10-25T03:30")]).toEqual([2.5, 4.5]);
});

it("a date alone is its first instant, also where clocks skip midnight", () => {
  const cairo = sampleText.replace("time_zone: Asia/Baghdad", "time_zone: Africa/Cairo");
  expect(valid(cairo, ["start=2026-04-24"]).startEpoch).toBe(Date.UTC(2026, 3, 23, 22));
});
