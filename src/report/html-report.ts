// report.html, and what draws it only where one is written.
import type { StoredRun } from "./stored-run.js";

/**
 * report.html of a run. The page's charts and its document model are two hundred files, a third of all that a command
 * would load; most commands write no page.
 */
export async function htmlReport(run: StoredRun): Promise<string> {
  const { page } = await import("./html/page.js");
  return page(run);
}
