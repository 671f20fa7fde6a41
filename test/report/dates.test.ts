import { describe, expect, it } from "vitest";
import { ScenarioDates } from "../../src/report/dates.js";

const baghdad = new ScenarioDates({ startEpoch: Date.UTC(2026, 0, 20, 21), timeZone: "Asia/Baghdad" });

describe("dates of a run", () => {
  it("are those of the scenario's time zone", () => {
    expect([0, 0.999, 1, 400].map((days) => baghdad.iso(days))).toEqual([
      "2026-01-21",
      "2026-01-21",
      "2026-01-22",
      "2027-02-25",
    ]);
  });

  it("follow the clock through a change", () => {
    const london = new ScenarioDates({ startEpoch: Date.UTC(2026, 9, 24, 23), timeZone: "Europe/London" });
    // 25 October 2026 lasts 25 hours, so that 24 hours after its start are still that day.
    expect([0, 1, 25 / 24].map((days) => london.iso(days))).toEqual([
      "2026-10-25",
      "2026-10-25",
      "2026-10-26",
    ]);
  });

  it("are right to the day over a century", () => {
    const startEpoch = -2_208_999_456_000; // the first instant of 1900 at Baghdad, 2:57:36 before that of Greenwich
    const deadline = Date.UTC(2026, 1, 21, 21);
    const century = new ScenarioDates({ startEpoch, timeZone: "Asia/Baghdad" });
    expect(century.iso((deadline - startEpoch) / 3_600_000 / 24)).toBe("2026-02-22");
  });

  it("read well, alone and as spans", () => {
    expect(baghdad.words(142)).toBe("12 Jun 2026");
    expect(baghdad.span(10, 12)).toBe("31 Jan to 2 Feb 2026");
    expect(baghdad.span(12, 20)).toBe("2 to 10 Feb 2026");
    expect(baghdad.span(12, 12.2)).toBe("2 Feb 2026");
    expect(baghdad.span(12, 400)).toBe("2 Feb 2026 to 25 Feb 2027");
  });
});
