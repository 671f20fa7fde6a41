import { z } from "zod";
import type { AttendancePoolOptions, BenchOptions, CourtOptions, TrackOptions } from "../../models/index.js";
import { everyDay } from "../calendar.js";
import type { Context } from "../context.js";
import * as dimension from "../dimensions.js";
import { eachNamed, given } from "../given.js";
import type { Path } from "../path.js";
import { formatPath } from "../path.js";
import type { Unsettled } from "../uncertain.js";
import { date, figure, fixed, named, provenance } from "../words.js";
import { calendarUse, resolveCalendar } from "./calendar.js";
import { caseloadShape, resolveCaseload } from "./court-caseload.js";
import { clocksSchema, resolveClocks } from "./court-clocks.js";
import { type Chambers, resolveStage, type StageWords, stageNames, stagesShape } from "./court-stage.js";
import { resolveWho, whoSchema } from "./people-classes.js";
import { resolveStaff, staff } from "./staff.js";

const docketStep = z.strictObject({ from: date(), count: figure(dimension.number), ...provenance });

const benchShape = {
  judges: staff("judges").optional().describe("How many judges sit"),
  hearings_per_day: z
    .union([z.array(docketStep).min(1), figure(dimension.number)])
    .optional()
    .describe("Instead of judges: hearings on a sitting day, where hours are not known"),
  calendar: calendarUse.optional().describe("When it sits; always when not given"),
  listing: z
    .enum(["first_come", "oldest_custody", "shortest_expected"])
    .optional()
    .describe("Which of the ready cases is heard next; first_come when not given"),
  shift_end: z
    .enum(["suspend", "finish", "restart"])
    .optional()
    .describe(
      "What becomes of a hearing at the end of the day; suspend (it goes on at the next opening) when not given",
    ),
};

const benchSchema = z.strictObject({ ...benchShape, ...provenance });

const trackSchema = z.strictObject({
  who: whoSchema.optional(),
  priority: fixed(dimension.count("ranks")).optional().describe("Smaller is listed first; 0 when not given"),
  ...stagesShape,
  ...provenance,
});

/** A court: judges, the stages of a case, and what the law and the calendar say. */
export const courtSchema = z.strictObject({
  ...benchShape,
  ...stagesShape,
  benches: named(benchSchema)
    .optional()
    .describe("Several groups of judges; instead of judges on the court itself"),
  pools: named(staff("attendants"))
    .optional()
    .describe(
      "Interpreters, counsel: how many there are of those of whom a hearing may need one beside its judges (ready: with pool:)",
    ),
  tracks: named(trackSchema)
    .optional()
    .describe("Ways through the court by class; instead of stages on the court itself"),
  clocks: clocksSchema.optional().describe("Limits in law"),
  ...caseloadShape,
  ...provenance,
});

/** A court as read. */
export type CourtWords = z.output<typeof courtSchema>;

/** The court as the models want it; everything that could never be heard is reported. */
export function resolveCourt(
  words: CourtWords,
  name: string,
  path: Path,
  context: Context,
): Unsettled<CourtOptions> {
  const benches = resolveBenches(words, name, path, context);
  const benchNames = benches.map((bench) => bench.name);
  const pools = resolvePools(words.pools, benchNames, [...path, "pools"], context);
  const chambers = { benches, pools: pools.map((pool) => pool.name) };
  const tracks = resolveTracks(words, chambers, path, context);
  const trackNames = tracks.map((track) => track.name);
  const clocks = resolveClocks(
    words.clocks,
    { benches: benchNames, tracks: trackNames },
    [...path, "clocks"],
    context,
  );
  return {
    name,
    benches,
    tracks,
    ...(pools.length > 0 ? { pools } : {}),
    ...clocks,
    ...resolveCaseload(words, tracks, path, context),
  };
}

function resolvePools(
  words: CourtWords["pools"],
  benches: readonly string[],
  path: Path,
  context: Context,
): Unsettled<AttendancePoolOptions>[] {
  return eachNamed(words, path, (name, count, at) => {
    if (benches.includes(name)) {
      context.error(at, { found: `a pool called ${name} as a bench is`, expected: "another name" }, "key");
    }
    return { name, count: resolveStaff(count, at, context, "attendants") };
  });
}

function resolveBenches(
  words: CourtWords,
  name: string,
  path: Path,
  context: Context,
): Unsettled<BenchOptions>[] {
  const { benches } = words;
  if (benches === undefined) return [resolveBench(words, name, path, context)];
  for (const key of Object.keys(benchShape).filter(
    (key) => key in words && words[key as keyof typeof benchShape] !== undefined,
  )) {
    if (key === "calendar") continue;
    context.error([...path, key], { found: `${key} beside benches`, expected: "it in each of the benches" });
  }
  return Object.entries(benches).map(([bench, own]) =>
    resolveBench({ calendar: words.calendar, ...own }, bench, [...path, "benches", bench], context),
  );
}

type BenchWords = Pick<CourtWords, keyof typeof benchShape>;

function resolveBench(
  words: BenchWords,
  name: string,
  path: Path,
  context: Context,
): Unsettled<BenchOptions> {
  const { judges, hearings_per_day: perDay, listing, shift_end: shiftEnd } = words;
  const calendar = resolveCalendar(words.calendar, [...path, "calendar"], context);
  const beside = {
    name,
    ...(calendar === undefined ? {} : { calendar }),
    ...(listing === undefined ? {} : { listing }),
  };
  if ((judges === undefined) === (perDay === undefined)) {
    const found =
      judges === undefined ? "neither judges nor hearings_per_day" : "both judges and hearings_per_day";
    context.error(path, { found, expected: "one of them: judges: 19, or hearings_per_day: 12" });
  }
  if (perDay !== undefined) {
    const steps = Array.isArray(perDay) ? perDay : [{ from: undefined, count: perDay }];
    const rows = steps.map(({ from, count }) => ({
      from: from === undefined ? 0 : context.clock.hoursAt(from),
      perDay: count,
    }));
    if (rows.every((row) => row.perDay === 0)) {
      context.error([...path, "hearings_per_day"], {
        found: "0",
        expected: "more than 0, or nothing is ever heard",
      });
    }
    // Local days: without a calendar the docket itself knows none but of 24 hours.
    return { calendar: everyDay(context.clock), ...beside, capacity: { kind: "docket", perDay: rows } };
  }
  const plan = judges === undefined ? 0 : resolveStaff(judges, [...path, "judges"], context, "judges");
  return {
    ...beside,
    capacity: { kind: "judges", judges: plan, ...(shiftEnd === undefined ? {} : { shiftEnd }) },
  };
}

function resolveTracks(
  words: CourtWords,
  chambers: Chambers,
  path: Path,
  context: Context,
): Unsettled<TrackOptions>[] {
  const own = stageNames.filter((stage) => words[stage] !== undefined);
  if (words.tracks === undefined) {
    if (own.length === 0) {
      context.error(path, { found: "no stage", expected: `at least one of ${stageNames.join(", ")}` });
    }
    return [{ name: "case", stages: resolveStages(words, chambers, path, context) }];
  }
  for (const stage of own) {
    context.error([...path, stage], {
      found: `${stage} beside tracks`,
      expected: "it in each of the tracks",
    });
  }
  return Object.entries(words.tracks).map(([name, track]) => {
    const at = [...path, "tracks", name];
    const stages = resolveStages(track, chambers, at, context);
    if (stages.length === 0) {
      context.error(at, {
        found: `no stage in ${formatPath(at)}`,
        expected: `at least one of ${stageNames.join(", ")}`,
      });
    }
    const who = track.who === undefined ? undefined : resolveWho(track.who);
    return { name, stages, ...given({ who, priority: track.priority }) };
  });
}

function resolveStages(
  words: { readonly [stage in (typeof stageNames)[number]]?: StageWords | undefined },
  chambers: Chambers,
  path: Path,
  context: Context,
): Unsettled<TrackOptions>["stages"] {
  return stageNames.flatMap((stage) => {
    const own = words[stage];
    return own === undefined ? [] : [resolveStage(stage, own, chambers, [...path, stage], context)];
  });
}
