import { type ClearanceOptions, type Intervals, Windows } from "../models/index.js";
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
  const windows = new Windows(settle<Intervals>(convoy.depart, averageOf));
  const [quickest] = [...routesUsed(convoy, averageRoutes(model))].sort(
    (a, b) => a.expectedHours(1) - b.expectedHours(1),
  );
  if (quickest === undefined) return;
  const hours = quickest.expectedHours(1);
  if (windows.firstSpan(0, hours) < Number.POSITIVE_INFINITY) return;
  context.warn([...path, "depart"], {
    found: "windows that all close too soon to arrive in",
    expected: `at least ${hours.toFixed(1)} h, the expected journey on ${quickest.name}`,
    suggestion: "with arrive_in_window no convoy would ever go",
  });
}
