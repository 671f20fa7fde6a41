import type { ClearanceOptions } from "../models/index.js";
import type { Context } from "./context.js";
import { leastOf, mostOf, type Unsettled } from "./uncertain.js";

type Model = Unsettled<ClearanceOptions>;

const noLimit = Number.POSITIVE_INFINITY;

/** Warns where people come to stay for good, and there are more of them than places. */
export function checkRoom(model: Model, context: Context): void {
  const { people = [], origins = [], families } = model;
  // Of those who leave by themselves, or whom others make room for, only a run can tell how many there are.
  if (families !== undefined || origins.some(({ exits = [] }) => exits.length > 0)) return;
  const all = people.reduce((sum, { count }) => sum + leastOf(count), 0);
  const room = roomAtTheEnd(model);
  if (all <= room) return;
  context.warn([model.facilities === undefined ? "sites" : "facilities"], {
    found: `${room} places for ${all} people`,
    expected: "as many places as people who come to stay",
    suggestion: "the others would wait for a place for ever",
  });
}

/** Persons that all places hold together to which convoys lead in the end. */
function roomAtTheEnd(model: Model): number {
  const { convoys = [], routes = [], stagings = [], destinations = [], intakes = [] } = model;
  const used = new Set(convoys.flatMap((convoy) => convoy.routes));
  const ends = new Set(routes.filter(({ name }) => used.has(name)).map(({ to }) => to));
  for (const { name } of stagings) ends.delete(name);
  if (ends.size === 0) return noLimit;
  const taking = destinations.filter(({ name }) => ends.has(name));
  const received = intakes.some(({ name }) => ends.has(name));
  return (
    taking.reduce((sum, { places = noLimit }) => sum + mostOf(places), 0) +
    (received ? roomOfFacilities(model) : 0)
  );
}

/** No limit where a facility takes more than it has places, and where a case or a state takes people out again. */
function roomOfFacilities({ facilities, court, repatriation }: Model): number {
  if (facilities === undefined || court !== undefined || repatriation !== undefined) return noLimit;
  return facilities.facilities.reduce((sum, { places, occupied = 0, overflow }) => {
    const most = overflow?.rule === "wait" ? places : overflow?.most;
    return sum + Math.max(0, mostOf(most ?? noLimit) - leastOf(occupied));
  }, 0);
}
