import type { Distribution } from "../engine/index.js";
import type { ClearanceOptions } from "../models/index.js";
import { circlingTransfers } from "./circling.js";
import type { Context } from "./context.js";
import { limits } from "./dimensions.js";
import type { Path } from "./path.js";
import { leastMean, leastOf, mostMean, mostOf, type Unsettled } from "./uncertain.js";

type Model = Unsettled<ClearanceOptions>;
type Law = Unsettled<Distribution>;

/** Refuses what would fill the memory or never end: millions of people, arrivals, breakdowns, attacks. */
export function checkVolume(model: Model, context: Context): void {
  const { horizon } = context.clock;
  const limit = (path: Path, expected: number, what: string, most = limits.happenings) => {
    if (expected <= most) return;
    const number = expected === Number.POSITIVE_INFINITY ? "no end of" : about(expected);
    const found = `${number} ${what}`;
    context.error(path, { found, expected: `at most ${most.toLocaleString("en")} inside the horizon` });
  };
  const times = (gap: Law) => horizon / leastMean(gap);
  const inside = mostOf(model.families?.rehabilitation.inside?.count ?? 0);
  const people = (model.people ?? []).reduce((sum, { count }) => sum + mostOf(count), inside);
  limit(["people"], people, "people", limits.people);
  const sites: readonly Held[] = [...(model.origins ?? []), ...(model.stagings ?? [])];
  for (const { name, arrivals = [], exits = [], threats = [] } of sites) {
    const site = ["sites", name];
    for (const { gap, size } of arrivals) {
      limit(
        [...site, "arrivals"],
        times(gap) * (size === undefined ? 1 : Math.max(1, mostMean(size))),
        "arrivals",
      );
    }
    for (const { gap } of exits) if (gap !== undefined) limit([...site, "exits"], times(gap), "exits");
    for (const attack of threats)
      limit([...site, "attacks", attack.name], mostMean(attack.rate) * horizon, "attacks");
  }
  for (const { name, review, stop = [] } of model.phases ?? []) {
    if (review !== undefined) {
      const tries = 1 / leastOf(review.approval ?? 1);
      limit(["phases", name, "review"], Math.min(tries, times(review.duration)), "reviews");
    }
    for (const { count, effect, reaches } of stop) {
      if (count !== "hours" || effect !== "pause") continue;
      limit(["phases", name, "stop"], horizon / leastOf(reaches), "pauses");
    }
  }
  const { stay, reintegration } = model.families?.rehabilitation ?? {};
  if (stay !== undefined && reintegration !== undefined) {
    const visits = 1 / (1 - mostOf(reintegration.returnRate));
    const round = leastMean(stay) + leastMean(reintegration.delay);
    const path = ["families", "rehabilitation", "reintegration"];
    limit(path, Math.min(visits, horizon / round), "returns of each family");
  }
  for (const { rule, transfers } of circlingTransfers(model, horizon))
    limit(["placement", "transfers", rule], transfers, "transfers", limits.transfers);
  for (const { name, breakdown } of model.vehicles ?? []) {
    if (breakdown !== undefined)
      limit(["fleet", name, "breakdown"], times(breakdown.every), "breakdowns of one vehicle");
  }
  for (const { name, law } of model.court?.arrivals ?? []) {
    const path = ["court", "arrivals", name];
    if (law.kind === "poisson") limit(path, mostOf(law.perHour) * horizon, "cases", limits.cases);
    else if (law.kind === "regular") limit(path, (mostOf(law.perDay) * horizon) / 24, "cases", limits.cases);
    else {
      const cases = law.periods.reduce((sum, { count }) => sum + mostOf(count), 0);
      limit(path, cases, "cases", limits.cases);
    }
  }
}

function about(number: number): string {
  return `about ${Number(number.toPrecision(2)).toLocaleString("en")}`;
}

/** What may happen at a site; only origins have arrivals. */
type Held = Pick<NonNullable<Model["origins"]>[number], "name" | "arrivals" | "exits" | "threats">;
