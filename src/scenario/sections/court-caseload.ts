import { z } from "zod";
import type {
  ArrivalPeriod,
  CaseArrivalsOptions,
  OpeningBacklogOptions,
  TrackOptions,
} from "../../models/index.js";
import type { Context } from "../context.js";
import * as dimension from "../dimensions.js";
import type { Path } from "../path.js";
import { isUncertain, type Unsettled } from "../uncertain.js";
import { date, figure, fixed, named, provenance, reference, varying } from "../words.js";
import { stageNames } from "./court-stage.js";

const period = z.strictObject({
  from: date(),
  to: date().describe("First date after the period"),
  count: figure(dimension.count("cases")),
  ...provenance,
});

const arrivals = z.strictObject({
  track: reference.optional().describe("The track they take; the only one when not given"),
  rate: figure(dimension.rate).optional().describe("Cases per time, such as 12 / day"),
  periods: z.array(period).min(1).optional().describe("Instead of a rate: how many in each period"),
  spread: z
    .enum(["even", "random"])
    .default("random")
    .describe("even: the same number every day; random: by chance around it (Poisson)"),
  until: date().optional().describe("No case comes from this date on"),
  ...provenance,
});

const backlog = z.strictObject({
  track: reference.optional().describe("The track they are on; the only one when not given"),
  stage: z
    .enum(stageNames)
    .optional()
    .describe("Where they stand; the first stage of the track when not given"),
  count: fixed(dimension.count("cases")),
  age: varying(dimension.duration).describe("How old they are at the start"),
  heard: z
    .boolean()
    .optional()
    .describe("Whether a judge has seen them before; when not given, those who are past the first stage"),
  ...provenance,
});

/** Cases that are open at the start, and cases that come from outside. */
export const caseloadShape = {
  backlog: named(backlog).optional().describe("Cases that are open at the start, with their ages"),
  arrivals: named(arrivals).optional().describe("Cases that come from outside the scenario"),
};

type Words = { readonly [K in keyof typeof caseloadShape]?: z.output<(typeof caseloadShape)[K]> };

/** The opening backlog and the arrivals as the court wants them. */
export function resolveCaseload(
  { backlog: open, arrivals: coming }: Words,
  tracks: readonly Unsettled<TrackOptions>[],
  path: Path,
  context: Context,
): {
  backlog?: readonly Unsettled<OpeningBacklogOptions>[];
  arrivals?: readonly Unsettled<CaseArrivalsOptions>[];
} {
  return {
    ...(open === undefined
      ? {}
      : {
          backlog: Object.entries(open).map(([name, words]) =>
            openCases(name, words, tracks, [...path, "backlog", name], context),
          ),
        }),
    ...(coming === undefined
      ? {}
      : {
          arrivals: Object.entries(coming).map(([name, words]) =>
            newCases(name, words, tracks, [...path, "arrivals", name], context),
          ),
        }),
  };
}

function trackOf(
  name: string | undefined,
  tracks: readonly Unsettled<TrackOptions>[],
  path: Path,
  context: Context,
): Unsettled<TrackOptions> | undefined {
  const names = tracks.map((track) => track.name);
  if (name !== undefined) context.refer([...path, "track"], name, names, "the name of a track");
  else if (tracks.length > 1)
    context.error(path, { found: "no track", expected: `track: with one of ${names.join(", ")}` });
  return name === undefined ? tracks[0] : tracks.find((track) => track.name === name);
}

function openCases(
  name: string,
  { track: trackName, stage, count, age, heard }: z.output<typeof backlog>,
  tracks: readonly Unsettled<TrackOptions>[],
  path: Path,
  context: Context,
): Unsettled<OpeningBacklogOptions> {
  const track = trackOf(trackName, tracks, path, context);
  const stages = track?.stages.map((one) => one.stage) ?? [];
  if (stage !== undefined) context.refer([...path, "stage"], stage, stages, "a stage of the track");
  return {
    name,
    track: track?.name ?? "",
    ...(stage === undefined ? {} : { stage: Math.max(0, stages.indexOf(stage)) }),
    ages: { count, law: age },
    ...(heard === undefined ? {} : { heard }),
  };
}

function newCases(
  name: string,
  { track: trackName, rate, periods, spread, until }: z.output<typeof arrivals>,
  tracks: readonly Unsettled<TrackOptions>[],
  path: Path,
  context: Context,
): Unsettled<CaseArrivalsOptions> {
  const track = trackOf(trackName, tracks, path, context)?.name ?? "";
  if ((rate === undefined) === (periods === undefined)) {
    const found = rate === undefined ? "neither rate nor periods" : "both rate and periods";
    context.error(path, { found, expected: "one of them: rate: 12 / day, or periods with counts" });
  }
  const beside = { name, track, ...(until === undefined ? {} : { until: context.clock.hoursAt(until) }) };
  if (periods !== undefined) {
    const rows = periods.map((words, index) => resolvePeriod(words, [...path, "periods", index], context));
    return {
      ...beside,
      law: { kind: "periods", periods: rows, spread: spread === "even" ? "even" : "poisson" },
    };
  }
  if (spread === "random" || isUncertain(rate))
    return { ...beside, law: { kind: "poisson", perHour: rate ?? 0 } };
  return { ...beside, law: { kind: "regular", perDay: (rate ?? 0) * 24, days: context.clock.dailyGrid() } };
}

function resolvePeriod(
  { from, to, count }: z.output<typeof period>,
  path: Path,
  context: Context,
): Unsettled<ArrivalPeriod> {
  const { clock } = context;
  const until = clock.hoursAt(to);
  const row = { from: clock.hoursAt(from), to: until, count, days: clock.daysFrom(from, until) };
  if (row.from < 0) {
    const expected = `a date from the scenario's start, ${clock.dateAt(0)}, on`;
    const suggestion = "cases that have come before are its backlog";
    context.error([...path, "from"], { found: from, expected, suggestion });
  }
  if (row.to <= row.from) context.error([...path, "to"], { found: to, expected: `a date after ${from}` });
  return row;
}
