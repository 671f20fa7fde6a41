import { measure } from "../measure.js";
import type { Row, Suite } from "../row.js";
import { distributions } from "../work/delays.js";
import { holdModel } from "../work/hold.js";

/** How many events wait: from a small model to a country's worth. */
export const sizes = [100, 10_000, 1_000_000];

/** Holds in one sample; some milliseconds' worth. */
const SAMPLE = 20_000;

/** The event list under the hold model: how many events per second are taken out and scheduled anew. */
export const hold: Suite = async ({ time }) => {
  const rows: Row[] = [];
  for (const pending of sizes) {
    for (const distribution of Object.keys(distributions)) {
      for (const cancels of [0, 0.1]) {
        const work = holdModel(pending, distribution, cancels);
        const perSecond = await measure(SAMPLE, () => work(SAMPLE), time);
        const name = `${pending} pending, ${distribution}${cancels > 0 ? ", cancels" : ""}`;
        rows.push({ suite: "hold", name, pending, distribution, cancels, per_second: perSecond });
      }
    }
  }
  return rows;
};
