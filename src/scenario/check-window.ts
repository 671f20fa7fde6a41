import type { ClearanceOptions, Intervals } from "../models/index.js";
import { averageRoutes, routesUsed } from "./average-routes.js";
import type { Context } from "./context.js";
import type { Path } from "./path.js";
import { averageOf, settle, type Unsettled } from "./uncertain.js";

type Model = Unsettled<ClearanceOptions>;

/** Warns of convoys that are to arrive before their window closes, when no window is as long as the expected journey. */
export function checkWindow(
  convoy: NonNullable<Model["convoys"]>[number],
  path: Path,
  model: Model,
  context: Context,
): void {
  if (convoy.arriveInWindow !== true || convoy.depart === undefined) return;
  const longest = longestOf(settle<Intervals>(convoy.depart, averageOf));
  const [quickest] = [...routesUsed(convoy, averageRoutes(model))].sort(
    (a, b) => a.expectedHours(1) - b.expectedHours(1),
  );
  if (quickest === undefined || quickest.expectedHours(1) <= longest) return;
  context.warn([...path, "depart"], {
    found: `windows of at most ${longest.toFixed(1)} h`,
    expected: `at least ${quickest.expectedHours(1).toFixed(1)} h, the expected journey on ${quickest.name}`,
    suggestion: "with arrive_in_window no convoy would ever go",
  });
}

function longestOf({ open, close }: Intervals): number {
  return open.reduce((most, opens, i) => Math.max(most, (close[i] as number) - opens), 0);
}
