// A made-up run whose figures can be checked by hand.
import { Rows, Stages, summarise, Timeline } from "../../src/experiment/index.js";
import type { RunReport, ScenarioFacts, StoredRun } from "../../src/report/index.js";

const horizon = 40;

export const facts: ScenarioFacts = {
  name: "One prison, one road, one court",
  startEpoch: Date.UTC(2026, 0, 20, 21),
  timeZone: "Asia/Baghdad",
  dates: Array.from({ length: horizon + 1 }, (_, day) =>
    new Date(Date.UTC(2026, 0, 21 + day)).toISOString().slice(0, 10),
  ),
  horizonDays: horizon,
  deadlineDays: 30,
  currency: "USD",
  risks: ["any_ambush", "any_casualty", "any_escape"],
  facilities: [
    { name: "north", places: 600 },
    { name: "south", places: 300 },
  ],
  ranges: [
    {
      path: "threat.road.hazard",
      low: "1e-7 / km",
      high: "5e-5 / km",
      spread: "log_uniform",
      drawn: true,
      source: "assumption",
    },
  ],
  figures: [
    { path: "court.judges", text: "19", source: "assumption", assumption: true },
    { path: "routes.road.length", text: "420 km", source: "map", assumption: false },
  ],
};

export interface FixtureOptions {
  readonly facts?: Partial<ScenarioFacts>;
  readonly replications?: number;
  /** How many of the replications, from the first, do not clear. */
  readonly censored?: number;
  /** Name of the stage with the most waiting. */
  readonly stage?: string;
}

/** Replication k clears on day 20 + k / 10; the origin empties on day 10; every tenth one meets an ambush. */
export function fixtureRun(options: FixtureOptions = {}): RunReport {
  const { replications = 100, censored = 0, stage = "court" } = options;
  const rows = new Rows();
  const timeline = new Timeline();
  const stages = new Stages();
  for (let k = 0; k < replications; k++) {
    const clear = 20 + k / 10;
    const cleared = k < censored ? null : clear;
    const ambushes = k % 10 === 0 ? 1 : 0;
    rows.add(
      k,
      {
        days_to_clear_origin: 10,
        days_to_clear_intake: 11,
        days_to_first_hearing_p90: 18,
        days_to_clear_judicial: cleared,
        days_to_clear: cleared,
        convoys: 12,
        ambushes,
        casualties: 0,
        escaped: 0,
        peak_over_capacity: 0,
        cost: 1000 + k,
        cost_coalition: 600 + k,
        cost_state: 400,
        hours_waiting_for_escort: 7,
        "hazard: road": 1e-6 * (k + 1),
      },
      {
        cleared_by_deadline: cleared !== null && cleared <= 29,
        any_ambush: ambushes > 0,
        any_casualty: false,
        any_escape: false,
        any_over_capacity: false,
      },
    );
    const days = Array.from({ length: horizon + 1 }, (_, day) => day);
    timeline.add({
      backlog_origin: days.map((day) => Math.max(0, 1000 - 100 * day)),
      staging: days.map(() => 0),
      in_facilities: days.map((day) => Math.min(1000, 100 * day)),
      blocked_by_agreement: days.map((day) => Math.max(0, 30 - day)),
      backlog_judicial: days.map((day) => Math.max(0, Math.min(100 * day, 50 * (clear - day)))),
    });
    stages.add({
      gate: { utilisation: 0.3, meanQueue: 50, meanWait: 5, maxQueue: 1000 },
      [stage]: { utilisation: 0.9, meanQueue: 400, meanWait: 240, maxQueue: 700 },
      intake: { utilisation: 0.95, meanQueue: 1, meanWait: 0.2, maxQueue: 9 },
    });
  }
  const all = { ...facts, ...options.facts };
  return {
    facts: all,
    rows,
    bands: timeline.bands(),
    stages: stages.summaries(),
    summary: summarise(all.name, 1, rows, horizon),
  };
}

/** The same with what stands beside it in a folder. */
export function fixtureStored(options: FixtureOptions = {}): StoredRun {
  const run = fixtureRun(options);
  return {
    ...run,
    scenarioYaml: "name: One prison, one road, one court\n",
    manifest: {
      transfersim: "0.1.0",
      versions: { node: "20.20.2", icu: "76.1", tz: "2025b" },
      scenario: { name: run.facts.name, sha256: "ab".repeat(32) },
      seed: 1,
      first: 0,
      replications: run.rows.length,
      options: {},
    },
  };
}
