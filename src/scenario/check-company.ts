import {
  type ClearanceOptions,
  ConvoyNeeds,
  type ConvoyOptions,
  type Intervals,
  Windows,
} from "../models/index.js";
import type { Context } from "./context.js";
import type { Path } from "./path.js";
import { averageOf, leastOf, mostOf, settle, type Unsettled } from "./uncertain.js";

type Model = Unsettled<ClearanceOptions>;
type Convoy = NonNullable<Model["convoys"]>[number];

/** Says which convoys could never go for want of those who go with them: escort teams, and overwatch that they wait for. */
export function checkCompany(convoy: Convoy, path: Path, model: Model, context: Context): void {
  const needs = new ConvoyNeeds(settle<ConvoyOptions>(convoy, leastOf));
  checkEscort(convoy, needs, path, model, context);
  if (needs.mustBeWatched) checkOverwatch(convoy, needs, path, model, context);
}

function checkEscort(
  { escort }: Convoy,
  needs: ConvoyNeeds,
  path: Path,
  { escorts = [] }: Model,
  context: Context,
): void {
  const teams = escorts.find(({ name }) => name === escort?.teams)?.teams;
  if (escort === undefined || teams === undefined || needs.escortable(mostOf(teams)) > 0) return;
  context.error([...path, "escort", "per_convoy"], {
    found: String(leastOf(escort.perConvoy ?? 1)),
    expected: `${escort.vehiclesPerTeam === undefined ? "at most" : "less than"} ${mostOf(teams)}, the teams of ${escort.teams}`,
    suggestion: "no convoy could ever go",
  });
}

function checkOverwatch(
  convoy: Convoy,
  needs: ConvoyNeeds,
  path: Path,
  { overwatch = [] }: Model,
  context: Context,
): void {
  const units = overwatch.find(({ name }) => name === convoy.overwatch?.units);
  if (units === undefined) return;
  if (needs.watchers > mostOf(units.units)) {
    context.error([...path, "overwatch", "per_convoy"], {
      found: String(needs.watchers),
      expected: `at most ${mostOf(units.units)}, the units of ${units.name}`,
      suggestion: "no convoy could ever go; with required: false they go without",
    });
  }
  if (convoy.depart === undefined || units.hours === undefined) return;
  const depart = settle<Intervals>(convoy.depart, averageOf);
  const hours = new Windows(settle<Intervals>(units.hours, averageOf));
  if (depart.open.length === 0 || hours.length === 0) return; // told already
  if (depart.open.some((opens, i) => hours.nextOpen(opens) < (depart.close[i] as number))) return;
  context.error([...path, "overwatch"], {
    found: "overwatch whose hours are never those of depart",
    expected: "hours at which convoys may leave",
    suggestion: "no convoy could ever go; with required: false they go without",
  });
}
