import { type ClearanceOptions, ConvoyNeeds, type ConvoyOptions, type Route } from "../models/index.js";
import { averageRoutes, routesUsed } from "./average-routes.js";
import type { Context } from "./context.js";
import type { Path } from "./path.js";
import { averageOf, mostOf, settle, type Uncertain, type Unsettled } from "./uncertain.js";

type Model = Unsettled<ClearanceOptions>;

/** The longest duty that somebody is expected to do, and for which convoys. */
interface Longest {
  readonly convoy: string;
  readonly hours: number;
}

/**
 * Warns of a limit of duty that a single journey out and back is expected to pass. Crews go all the same when they are
 * rested, since nobody would ever leave otherwise, so that the limit would not hold and nothing would say so.
 */
export function checkDuty(model: Model, context: Context): void {
  const { vehicles = [], escorts = [] } = model;
  if ([...vehicles, ...escorts].every(({ duty }) => duty === undefined)) return;
  const convoys = settle<readonly ConvoyOptions[]>(model.convoys ?? [], averageOf);
  const routes = averageRoutes(model);
  const longest = (uses: (convoy: ConvoyOptions, mode: Route["mode"]) => boolean): Longest | undefined => {
    let most: Longest | undefined;
    for (const convoy of convoys) {
      for (const route of routesUsed(convoy, routes)) {
        if (!uses(convoy, route.mode)) continue;
        const hours = new ConvoyNeeds(convoy).dutyHours(route);
        if (most === undefined || hours > most.hours) most = { convoy: convoy.name, hours };
      }
    }
    return most;
  };
  for (const { name, mode = "road", duty } of vehicles) {
    const journey = longest(
      (convoy, by) => by === mode && (convoy.vehicles === undefined || convoy.vehicles.includes(name)),
    );
    if (duty !== undefined) warnOf(duty.limit, journey, ["fleet", name, "duty", "limit"], context);
  }
  for (const { name, duty } of escorts) {
    const journey = longest(({ escort }) => escort?.teams === name);
    if (duty !== undefined) warnOf(duty.limit, journey, ["escorts", name, "duty", "limit"], context);
  }
}

function warnOf(limit: number | Uncertain, journey: Longest | undefined, path: Path, context: Context): void {
  if (journey === undefined || journey.hours <= mostOf(limit)) return;
  context.warn(path, {
    found: inHours(mostOf(limit)),
    expected: `at least ${inHours(Math.ceil(10 * journey.hours) / 10)}, the expected duty of ${journey.convoy} out and back`,
    suggestion: "crews go when they are rested and pass their limit: allow more hours, or a shorter way",
  });
}

function inHours(hours: number): string {
  return `${Number(hours.toFixed(1))} h`;
}
