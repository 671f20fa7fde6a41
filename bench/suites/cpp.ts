import { alternate, timed } from "../alternate.js";
import type { Row, Settings, Suite } from "../row.js";
import { hasCompiler, Workshop } from "../work/cpp.js";
import { distributions } from "../work/delays.js";
import { holdModel } from "../work/hold.js";
import { serveCustomers } from "../work/mm1.js";
import { sizes } from "./hold.js";

/** Ours and plain C++ take turns on the same work; `ratio` is ours over C++. */
export const cpp: Suite = async (settings) => {
  if (!hasCompiler()) {
    console.error("suite cpp: no g++ on this machine, nothing to compare with");
    return [];
  }
  const workshop = new Workshop();
  try {
    // Processes first: a million pending events leave a heap behind that every collection has to go through.
    return [await compareProcess(workshop, settings), ...(await compareHold(workshop, settings))];
  } finally {
    workshop.close();
  }
};

async function compareHold(workshop: Workshop, { time }: Settings): Promise<Row[]> {
  workshop.compile("hold");
  const rows: Row[] = [];
  for (const pending of sizes) {
    for (const distribution of Object.keys(distributions)) {
      for (const cancels of [0, 0.1]) {
        const program = workshop.start("hold", pending, distribution, cancels);
        const ours = timed(holdModel(pending, distribution, cancels));
        const turn = pending > 1000 ? 50_000 : 10_000;
        const [theirs, own] = await alternate([program.run, ours], turn, time * 2);
        program.close();
        rows.push({
          suite: "cpp",
          name: `hold: ${pending} pending, ${distribution}${cancels > 0 ? ", cancels" : ""}`,
          pending,
          distribution,
          cancels,
          per_second: own?.per_second ?? 0,
          cpp_per_second: theirs?.per_second ?? 0,
          ratio: own?.ratio ?? 0,
        });
      }
    }
  }
  return rows;
}

async function compareProcess(workshop: Workshop, { time }: Settings): Promise<Row> {
  workshop.compile("mm1");
  const program = workshop.start("mm1");
  const ours = timed((customers) => void serveCustomers(customers));
  const [theirs, own] = await alternate([program.run, ours], 20_000, time * 4);
  program.close();
  return {
    suite: "cpp",
    name: "M/M/1 customers: processes against events by hand",
    per_second: own?.per_second ?? 0,
    cpp_per_second: theirs?.per_second ?? 0,
    ratio: own?.ratio ?? 0,
  };
}
