import { describe, expect, it } from "vitest";
import { lastDayShown, risksOf, seriesToShow } from "../../src/report/shown.js";
import { type FixtureOptions, fixtureRun } from "./fixture.js";

const lastDay = (options: FixtureOptions) => lastDayShown(fixtureRun(options));

describe("what of a run is shown", () => {
  it("are the days until 95% have cleared and a twentieth more, begun ones too, and never more than the horizon", () => {
    expect(lastDay({})).toBe(32); // 29.405, of 20 to 29.9: 31.9
    expect(lastDay({ facts: { horizonDays: 31.2 } })).toBe(32);
    expect(lastDay({ facts: { horizonDays: 30 } })).toBe(30);
  });

  it("are all days when more than 5% have not cleared", () => {
    expect(lastDay({ censored: 6 })).toBe(40);
    expect(lastDay({ censored: 4 })).toBeLessThan(40);
  });

  it("are the series of a group that ever hold anybody, backlogs first", () => {
    const { bands } = fixtureRun();
    const { backlog_origin: people } = bands;
    if (people === undefined) throw new Error("the fixture has a backlog");
    // Nobody is at the staging points.
    const names = seriesToShow({ waiting_for_place: people, ...bands }, "backlog");
    expect(names).toEqual(["backlog_origin", "backlog_judicial", "waiting_for_place"]);
    expect(seriesToShow(bands, "facility")).toEqual(["in_facilities"]);
    expect(seriesToShow(bands, "blocked")).toEqual(["blocked_by_agreement"]);
  });

  it("are the risks that the scenario can show, and others that happened, but not the deadline", () => {
    const risks = (can: readonly string[]) =>
      risksOf(fixtureRun({ facts: { risks: can } })).map(({ indicator }) => indicator);
    expect(risks(["any_escape", "cleared_by_deadline"])).toEqual(["any_ambush", "any_escape"]);
    expect(risks([])).toEqual(["any_ambush"]);
  });
});
