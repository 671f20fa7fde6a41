// Rules that move people round in a circle of facilities, for as long as a scenario lasts.
import {
  type ClearanceOptions,
  type Cohort,
  type FacilityTransferOptions,
  selects,
} from "../models/index.js";
import { leastMean, mostOf, settle, type Unsettled } from "./uncertain.js";

/** A rule about the length of a stay, at its quickest. */
interface Move {
  readonly name: string;
  /** The facility that people leave; when undefined, each but the one that the rule leads to. */
  readonly from: string | undefined;
  readonly to: string;
  readonly who: FacilityTransferOptions["who"];
  /** There and on the way. */
  readonly hours: number;
}

/** How many transfers each rule makes at most inside the horizon (hours), of people whom rules bring back to it. */
export function circlingTransfers(
  model: Unsettled<ClearanceOptions>,
  horizon: number,
): readonly { readonly rule: string; readonly transfers: number }[] {
  const moves = (model.facilities?.transfers ?? []).flatMap(
    ({ name, from, to, who, when, travel }): Move[] => {
      if (!("stay" in when)) return [];
      return [{ name, from, to, who, hours: leastMean(when.stay) + (travel ? leastMean(travel) : 0) }];
    },
  );
  const cohorts = settle<readonly Cohort[]>(model.people ?? [], mostOf).filter(({ count }) => count > 0);
  return moves.map((move) => ({
    rule: move.name,
    transfers: cohorts.reduce((sum, cohort) => {
      const own = moves.filter(({ who }) => selects(who, cohort));
      return own.includes(move) ? sum + (cohort.count * horizon) / roundOf(move, own) : sum;
    }, 0),
  }));
}

/** Hours from a move to the same move again by the shortest way; Infinity where none leads back. */
function roundOf(move: Move, moves: readonly Move[]): number {
  const reached = new Map([[move.to, 0]]);
  // Bellman and Ford: after as many passes as there are moves, the shortest way to each facility is known.
  for (const _ of moves) {
    for (const next of moves) {
      const hours = leaving(next, reached) + next.hours;
      if (hours < (reached.get(next.to) ?? Number.POSITIVE_INFINITY)) reached.set(next.to, hours);
    }
  }
  return leaving(move, reached) + move.hours;
}

/** Hours until somebody is where a move begins. */
function leaving({ from, to }: Move, reached: ReadonlyMap<string, number>): number {
  let least = Number.POSITIVE_INFINITY;
  for (const [facility, hours] of reached)
    if (facility !== to && (from === undefined || from === facility)) least = Math.min(least, hours);
  return least;
}
