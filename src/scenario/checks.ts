import { type Distribution, meanOf } from "../engine/index.js";
import {
  type ClearanceOptions,
  type Cohort,
  type CourtOptions,
  caseCohorts,
  type FamiliesOptions,
  familyCohorts,
  foundCohorts,
  type IntakeOptions,
  livesInCamp,
} from "../models/index.js";
import { checkCompany } from "./check-company.js";
import { checkDuty } from "./check-duty.js";
import { checkRoom } from "./check-room.js";
import { checkVolume } from "./check-volume.js";
import { checkWho } from "./check-who.js";
import { checkWindow } from "./check-window.js";
import type { Context } from "./context.js";
import type { Path } from "./path.js";
import { listConvoys } from "./sections/convoys.js";
import type { Words } from "./sections/index.js";
import {
  averageOf,
  isUncertain,
  leastOf,
  mostOf,
  settle,
  type Uncertain,
  type Unsettled,
} from "./uncertain.js";

type Model = Unsettled<ClearanceOptions>;

/** Says before a run what could never clear, and warns of what probably will not. */
export function checkModel(model: Model, words: Words, context: Context): void {
  const doubtful = context.problems.some(({ path }) => path.startsWith("people"));
  if (!doubtful) checkSomethingHappens(model, words, context);
  checkWho(cohortsOf(model), context);
  checkVolume(model, context);
  checkEveryoneCanLeave(model, context);
  if (!doubtful) checkRoom(model, context);
  for (const { name, path } of listConvoys(words.convoys)) {
    const convoy = model.convoys?.find((one) => one.name === name);
    if (convoy === undefined) continue;
    checkConvoy(convoy, path, model, context);
    checkCompany(convoy, path, model, context);
    checkWindow(convoy, path, model, context);
  }
  checkDuty(model, context);
  checkPhases(model, context);
  checkDates(model, context);
  checkCourtLoad(model, context);
}

/** Everybody who can be meant: the people of the scenario, what they may be found to be, and those who come from outside. */
function cohortsOf({ people = [], intakes = [], court, families }: Model): readonly Cohort[] {
  const cohorts = settle<readonly Cohort[]>(people, averageOf);
  return [
    ...cohorts,
    ...foundCohorts(cohorts, settle<readonly IntakeOptions[]>(intakes, averageOf)),
    ...(court === undefined ? [] : caseCohorts(settle<CourtOptions>(court, averageOf))),
    ...(families === undefined ? [] : familyCohorts(settle<FamiliesOptions>(families, averageOf))),
  ];
}

function checkSomethingHappens(model: Model, words: Words, context: Context): void {
  const people = model.people ?? [];
  const cases = [...(model.court?.backlog ?? []), ...(model.court?.arrivals ?? [])];
  const coming = (model.origins ?? []).some(({ arrivals = [] }) => arrivals.length > 0);
  const inside = mostOf(model.families?.rehabilitation.inside?.count ?? 0);
  if (people.every(({ count }) => count === 0) && cases.length === 0 && !coming && inside === 0) {
    const named = Object.keys(words);
    const found = named.length === 0 ? "no part" : "nobody to transfer and no case to hear";
    context.error([], { found, expected: "people with sites, or a court with a backlog or arrivals" });
  }
  if ((model.origins ?? []).length === 0 && hasPeopleOutsideCamp(model)) {
    context.error(["people"], {
      found: "people without an origin",
      expected: "a site of kind: origin where they are",
    });
  }
}

/** Are there people who are not those of a camp? */
function hasPeopleOutsideCamp({ people = [], families }: Model): boolean {
  const camp = families === undefined ? undefined : settle<FamiliesOptions>(families, averageOf);
  return settle<readonly Cohort[]>(people, averageOf).some(
    (cohort) => camp === undefined || !livesInCamp(camp, cohort),
  );
}

/**
 * From every origin and staging point some convoy must lead on, in the end to somewhere people stay: of those that go
 * round in a circle of staging points nobody would ever arrive.
 */
function checkEveryoneCanLeave(model: Model, context: Context): void {
  const routes = new Map((model.routes ?? []).map((route) => [route.name, route]));
  const used = (model.convoys ?? []).flatMap((convoy) =>
    convoy.routes.flatMap((name) => routes.get(name) ?? []),
  );
  const stagings = (model.stagings ?? []).map(({ name }) => name);
  let stuck = false;
  for (const { name } of [...(model.origins ?? []), ...(model.stagings ?? [])]) {
    const onward = used.filter((route) => route.from === name);
    if (onward.length > 0) continue;
    const kind = stagings.includes(name) ? "staging point" : "origin";
    const fault = {
      found: `an ${kind} that no convoy leaves`.replace("an s", "a s"),
      expected: "convoys with a route from it",
    };
    context.error(["sites", name], fault);
    stuck = true;
  }
  if (stuck) return;
  const last = used.filter(({ to }) => !stagings.includes(to)).map(({ to }) => to);
  const arriving = new Set(last);
  for (let before = -1; before < arriving.size; ) {
    before = arriving.size;
    for (const { from, to } of used) if (arriving.has(to)) arriving.add(from);
  }
  for (const { from } of used) {
    if (arriving.has(from)) continue;
    arriving.add(from);
    context.error(["sites", from], {
      found: "a site from which convoys lead to staging points only",
      expected: "convoys from one of them to where people stay: an intake or a destination",
    });
  }
}

function checkConvoy(
  convoy: NonNullable<Model["convoys"]>[number],
  path: Path,
  model: Model,
  context: Context,
): void {
  const { minimum = 1, maximum, maximumVehicles, routes: names, vehicles: allowed, longestWait } = convoy;
  const routes = (model.routes ?? []).filter((route) => names.includes(route.name));
  const [first] = routes;
  if (first === undefined) return;
  for (const route of routes) {
    if (route.from === first.from && route.to === first.to) continue;
    context.error([...path, "route"], {
      found: `${first.name} and ${route.name} with different ends`,
      expected: "routes with the same ends",
    });
  }
  const leavable = [...(model.origins ?? []), ...(model.stagings ?? [])].map(({ name }) => name);
  if (!leavable.includes(first.from)) {
    context.error([...path, "route"], {
      found: `${first.name} from ${first.from}, which convoys cannot leave`,
      expected: "a route from a site of kind: origin or staging",
    });
    return;
  }
  const modes = new Set(routes.map(({ mode = "road" }) => mode));
  const fleet = (model.vehicles ?? []).filter(
    ({ name, mode = "road" }) => modes.has(mode) && (allowed === undefined || allowed.includes(name)),
  );
  const seats = seatsOf(fleet, maximumVehicles);
  const kind = `${[...modes].join(" or ")} vehicles`;
  const limited = maximumVehicles !== undefined && seats < seatsOf(fleet, undefined);
  const reach = limited ? `the ${kind} that maximum_vehicles allows` : `all ${kind}`;
  if (seats === 0) {
    context.error(path, {
      found: `no ${kind} for the convoys`,
      expected: "a fleet with at least one of them",
    });
    return;
  }
  const smallest = leastOf(minimum);
  if (maximum !== undefined && smallest > mostOf(maximum)) {
    context.error([...path, "minimum"], {
      found: String(smallest),
      expected: `at most the maximum, ${mostOf(maximum)}`,
    });
  } else if (smallest > seats && longestWait === undefined) {
    const fault = {
      found: String(smallest),
      expected: `at most ${seats}, the seats of ${reach} together`,
    };
    context.error([...path, "minimum"], { ...fault, suggestion: "no convoy could ever form" });
  } else if (smallest > seats) {
    context.warn([...path, "minimum"], {
      found: String(smallest),
      expected: `at most ${seats}, the seats of ${reach}`,
    });
  }
}

/** Persons that the vehicles together can seat at the time when there are most of them. */
function seatsOf(
  fleet: NonNullable<Model["vehicles"]>,
  maximumVehicles: number | Uncertain | undefined,
): number {
  let left = maximumVehicles === undefined ? Number.POSITIVE_INFINITY : mostOf(maximumVehicles);
  let seats = 0;
  for (const type of [...fleet].sort((a, b) => mostOf(b.seats) - mostOf(a.seats))) {
    const count = Math.max(mostOf(type.count), ...(type.schedule ?? []).map((step) => mostOf(step.count)));
    const used = Math.min(left, count);
    seats += used * mostOf(type.seats);
    left -= used;
  }
  return seats;
}

function checkPhases({ phases = [], people = [], horizon }: Model, context: Context): void {
  for (const { name, start } of phases) {
    if (start === undefined || leastOf(start) < mostOf(horizon)) continue;
    context.warn(["phases", name, "start"], {
      found: "a start after the horizon",
      expected: "a date before it",
    });
  }
  if (phases.length === 0 || phases.some(({ quota, who }) => quota === undefined && who === undefined))
    return;
  if (phases.some(({ who }) => who !== undefined)) return;
  const called = phases.reduce((sum, { quota }) => sum + (quota === undefined ? 0 : mostOf(quota)), 0);
  const all = people.reduce((sum, { count }) => sum + mostOf(count), 0);
  if (called < all) {
    const suggestion = "the others stay; a last phase without a quota calls all who are left";
    context.warn(["phases"], {
      found: `quotas for ${called} of ${all} people`,
      expected: "phases that call everybody",
      suggestion,
    });
  }
}

function checkDates({ deadline, horizon }: Model, context: Context): void {
  if (deadline !== undefined && mostOf(deadline) <= 0) {
    context.error(["deadline"], { found: "a deadline before the start", expected: "a date after it" });
  } else if (deadline !== undefined && mostOf(deadline) > mostOf(horizon)) {
    context.warn(["deadline"], {
      found: "a deadline after the horizon",
      expected: "a horizon that reaches it",
    });
  }
}

/** Judges' working hours inside the horizon against the first hearings of all cases that the scenario knows of. */
function checkCourtLoad({ court, people = [] }: Model, context: Context): void {
  const [bench, another] = court?.benches ?? [];
  const stage = court?.tracks[0]?.stages[0];
  if (court === undefined || bench === undefined || another !== undefined || stage === undefined) return;
  const { calendar, capacity } = bench;
  if (capacity.kind !== "judges" || calendar === undefined) return;
  const plan = capacity.judges;
  const judges =
    typeof plan === "number" || isUncertain(plan)
      ? mostOf(plan)
      : Math.max(...plan.map(({ count }) => mostOf(count)));
  const open = calendar.close.reduce<number>(
    (sum, to, i) => sum + mostOf(to) - leastOf(calendar.open[i] ?? to),
    0,
  );
  const backlog = (court.backlog ?? []).reduce(
    (sum, { ages }) => sum + ("count" in ages ? mostOf(ages.count) : ages.length),
    0,
  );
  const cases = backlog + people.reduce((sum, { count }) => sum + mostOf(count), 0);
  const hours = meanOf(settle<Distribution>(stage.hours, averageOf));
  const work = Math.round(cases * hours);
  const capable = Math.round(open * judges);
  if (work <= capable) return;
  context.warn(["horizon"], {
    found: `${capable} judge-hours inside the horizon for about ${work} hours of ${stage.stage}`,
    expected: "a longer horizon or more judges",
    suggestion: "the court cannot clear in time",
  });
}
