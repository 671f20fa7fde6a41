import { z } from "zod";
import type { FlightOptions, ReceivingStateOptions, RepatriationOptions } from "../../models/index.js";
import type { Context } from "../context.js";
import * as dimension from "../dimensions.js";
import { eachNamed, given } from "../given.js";
import type { Path } from "../path.js";
import { type Uncertain, type Unsettled, wholePeople } from "../uncertain.js";
import { date, figure, named, oneOrMore, provenance, reference, varying } from "../words.js";
import { resolveWho, whoSchema } from "./people-classes.js";

const agreement = z.strictObject({
  probability: figure(dimension.share)
    .optional()
    .describe("Chance that the state ever agrees; certain when not given"),
  on: date().optional().describe("The date on which it agrees"),
  after: varying(dimension.duration).optional().describe("Instead: time from the start until it agrees"),
  pace: figure(dimension.flow).optional().describe("How many it accepts per time, counted by the week"),
  most: figure(dimension.people).optional().describe("How many it takes in all"),
  ...provenance,
});

const state = z.strictObject({
  who: whoSchema.describe("Its nationals among the people"),
  needs_investigation: z
    .boolean()
    .optional()
    .describe("Whether the investigation must be closed first; true when not given"),
  verification: varying(dimension.duration)
    .optional()
    .describe("Time from registration until nationality is verified"),
  agreement: agreement.optional(),
  non_refoulement: z
    .strictObject({
      duration: varying(dimension.duration).describe("Time that the individual check takes"),
      refusal: figure(dimension.share).describe("Chance that it ends in a refusal"),
      ...provenance,
    })
    .optional()
    .describe("The check that nobody is sent where they would be in danger"),
  ...provenance,
});

const flight = z.strictObject({
  to: oneOrMore(reference).describe("States that it goes to"),
  seats: figure(dimension.count("seats", 1)),
  first: date().describe("First departure"),
  every: figure(dimension.positiveDuration).describe(
    "Time between departures; in whole days it keeps the time of day when clocks change",
  ),
  minimum: figure(dimension.people)
    .optional()
    .describe("It does not leave with fewer people; 1 when not given"),
  ...provenance,
});

/** Handing people over to their own states. */
export const repatriationSchema = z.strictObject({
  states: named(state),
  flights: named(flight).optional().describe("Without flights people leave as soon as they may"),
  ...provenance,
});

const week = 168;

/** Repatriation as the models want it. */
export function resolveRepatriation(
  words: z.output<typeof repatriationSchema>,
  context: Context,
): Unsettled<RepatriationOptions> {
  const states = eachNamed(words.states, ["repatriation", "states"], (name, one, path) =>
    resolveState(name, one, path, context),
  );
  if (words.flights === undefined) return { states };
  return { states, flights: resolveFlights(words.flights, Object.keys(words.states), context) };
}

function resolveState(
  name: string,
  words: z.output<typeof state>,
  path: Path,
  context: Context,
): Unsettled<ReceivingStateOptions> {
  const {
    who,
    needs_investigation: needsInvestigation,
    verification,
    agreement: agrees,
    non_refoulement: check,
  } = words;
  return {
    name,
    who: resolveWho(who),
    ...given({
      needsInvestigation,
      verification,
      agreement: agrees === undefined ? undefined : resolveAgreement(agrees, [...path, "agreement"], context),
      nonRefoulement: check === undefined ? undefined : { duration: check.duration, refusal: check.refusal },
    }),
  };
}

function resolveAgreement(
  { probability, on, after, pace, most }: z.output<typeof agreement>,
  path: Path,
  context: Context,
): NonNullable<Unsettled<ReceivingStateOptions>["agreement"]> {
  if (on !== undefined && after !== undefined) {
    context.error([...path, "after"], { found: "after beside on", expected: "one of them" });
  }
  const dated =
    on === undefined
      ? undefined
      : ({ kind: "constant", value: Math.max(0, context.clock.hoursAt(on)) } as const);
  return given({
    probability,
    at: dated ?? after,
    pace: pace === undefined ? undefined : weekly(pace),
    most,
  });
}

function weekly(pace: number | Uncertain) {
  const { people: persons, hours: period } = wholePeople(pace, week);
  return { persons, period };
}

function resolveFlights(
  words: Readonly<Record<string, z.output<typeof flight>>>,
  states: readonly string[],
  context: Context,
): Unsettled<FlightOptions>[] {
  return eachNamed(words, ["repatriation", "flights"], (name, { to, seats, first, every, minimum }, path) => {
    for (const [index, one] of to.entries()) {
      context.refer([...path, "to", index], one, states, "the name of a state under repatriation.states");
    }
    const departures = inWholeDays(every) ? context.clock.everyDays(first, every / 24) : undefined;
    return { name, to, seats, first: context.clock.hoursAt(first), every, ...given({ departures, minimum }) };
  });
}

/** Whole days are those of the calendar, of 23 to 25 hours where clocks change; any other time is so many hours. */
function inWholeDays(every: number | Uncertain): every is number {
  return typeof every === "number" && every % 24 === 0;
}
