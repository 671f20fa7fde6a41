import { z } from "zod";
import type { ThreatOptions } from "../../models/index.js";
import type { Context } from "../context.js";
import * as dimension from "../dimensions.js";
import { eachNamed, given } from "../given.js";
import type { Path } from "../path.js";
import { unknownName } from "../problem.js";
import type { Unsettled } from "../uncertain.js";
import { exposureHazard, figure, named, oneOrMore, provenance, reference, varying } from "../words.js";
import { excitationSchema, harmShape } from "./casualties.js";

const outcome = z.strictObject({
  ...harmShape,
  delay: varying(dimension.duration).optional().describe("Time lost at the place"),
  vehicles_lost: varying(dimension.count("vehicles")).optional(),
});

const multiple = (what: string) =>
  figure(dimension.number).optional().describe(`Multiplies the hazard ${what}; 1 when not given`);

const threat = z.strictObject({
  hazard: exposureHazard().describe(
    "Rate of incidents per km, per hour or per convoy; a range is drawn once per replication",
  ),
  on: oneOrMore(reference)
    .optional()
    .describe(
      "Routes or legs on which it is met, or all; not needed where the threat has the name of a route or a leg",
    ),
  kind: z.enum(["ambush", "accident"]).optional().describe("ambush when not given"),
  day: multiple("in daylight"),
  night: multiple("in darkness"),
  empty: multiple("of vehicles that return empty"),
  deterrence: z
    .strictObject({
      escort_team: figure(dimension.share).optional().describe("Share that each escort team takes away"),
      overwatch: figure(dimension.share).optional().describe("Share that overwatch takes away"),
      ...provenance,
    })
    .optional(),
  excitation: excitationSchema.optional(),
  repeated_use: z
    .strictObject({
      growth: figure(dimension.number).describe(
        "Added by each departure on a route, as a multiple of the base hazard",
      ),
      rest: figure(dimension.positiveDuration).describe("Time constant of the fading"),
      ...provenance,
    })
    .optional(),
  outcomes: named(outcome).optional().describe("What an incident does: one of these, by weight"),
  suspension: varying(dimension.duration)
    .optional()
    .describe("Time for which movements are suspended after an incident"),
  suspends: z
    .enum(["route", "all"])
    .optional()
    .describe("What is suspended: the route (when not given) or all movements"),
  ...provenance,
});

/** Dangers on the way, statistical: no place, no method, a rate and what follows. */
export const threatSchema = named(threat);

/** The threats as the models want them. */
export function resolveThreats(
  words: z.output<typeof threatSchema> | undefined,
  legs: ReadonlyMap<string, readonly string[]>,
  path: Path,
  context: Context,
): Unsettled<ThreatOptions>[] {
  return eachNamed(words, path, (name, one, at) => {
    const {
      hazard,
      on,
      deterrence,
      repeated_use: use,
      outcomes,
      excitation,
      source: _s,
      note: _n,
      ...rest
    } = one;
    return {
      name,
      ...given(rest),
      ...reach(name, on, legs, at, context),
      hazard: { kind: "constant", value: hazard.rate },
      per: hazard.per === "h" ? "hour" : hazard.per,
      ...(deterrence === undefined
        ? {}
        : { deterrence: given({ escortTeam: deterrence.escort_team, overwatch: deterrence.overwatch }) }),
      ...(excitation === undefined ? {} : { excitation: { jump: excitation.jump, decay: excitation.decay } }),
      ...(use === undefined ? {} : { use: { growth: use.growth, rest: use.rest } }),
      ...(outcomes === undefined
        ? {}
        : {
            outcomes: eachNamed(outcomes, [...at, "outcomes"], (label, words) => {
              const {
                vehicles_lost: vehiclesLost,
                staff_casualties: staffCasualties,
                source: _s,
                note: _n,
                ...harm
              } = words;
              return { name: label, ...given({ ...harm, vehiclesLost, staffCasualties }) };
            }),
          }),
    };
  });
}

/** The routes and legs that a threat is met on: by its own name, by `on`, or all. */
function reach(
  name: string,
  on: readonly string[] | undefined,
  legs: ReadonlyMap<string, readonly string[]>,
  path: Path,
  context: Context,
): { routes?: readonly string[]; legs?: readonly string[] } {
  if (on?.includes("all")) return {};
  const legNames = [...legs.values()].flat();
  const valid = [...legs.keys(), ...legNames];
  if (on === undefined && !valid.includes(name)) {
    const noun = "a route or a leg as its name, or on: with one, or on: all. Known are";
    context.error(path, unknownName(name, valid, noun), "key");
    return {};
  }
  const names = on ?? [name];
  for (const [index, one] of names.entries()) {
    context.refer([...path, "on", index], one, [...valid, "all"], "the name of a route or a leg, or all");
  }
  const routes = names.filter((one) => legs.has(one));
  const onLegs = names.filter((one) => !legs.has(one) && legNames.includes(one));
  if (routes.length > 0 && onLegs.length > 0) {
    const fault = {
      found: `the route ${routes[0]} and the leg ${onLegs[0]}`,
      expected: "routes alone or legs alone",
    };
    context.error([...path, "on"], { ...fault, suggestion: "two threats can share their figures" });
  }
  return { ...(routes.length > 0 ? { routes } : {}), ...(onLegs.length > 0 ? { legs: onLegs } : {}) };
}
