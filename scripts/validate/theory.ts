// Which test holds which row of theory.
import { existsSync } from "node:fs";
import { type Section, table } from "./markdown.js";

const queueing = "test/validation/queueing";

const checks: readonly (readonly [model: string, exact: string, source: string, file: string])[] = [
  [
    "M/M/1, arrivals 0.8, service 1",
    "Lq 3.2, W 5, 95% of W 14.97866",
    "exponential sojourn",
    `${queueing}/single-server.test.ts`,
  ],
  [
    "M/M/1 from empty, load 0.9, first 100 customers",
    "mean wait 4.59354",
    "embedded chain",
    `${queueing}/single-server.test.ts`,
  ],
  [
    "M/D/1, M/E2/1, M/U/1 at 0.8; M/lognormal/1 at 0.7",
    "Wq 2, 3, 2.16667, 3.79167",
    "Pollaczek-Khinchine",
    `${queueing}/single-server.test.ts`,
  ],
  ["M/M/1/5 at 0.9", "loss 0.12602", "birth and death", `${queueing}/single-server.test.ts`],
  ["batches of 3 at 0.2, service 1", "L 3, W 5", "M[X]/M/1", `${queueing}/single-server.test.ts`],
  [
    "M/M/5, arrivals 4",
    "P(wait) 0.55411, Wq 0.55411, L 6.21645",
    "Erlang C",
    `${queueing}/many-servers.test.ts`,
  ],
  ["M/G/5/5, arrivals 4", "loss 0.19907", "Erlang B", `${queueing}/many-servers.test.ts`],
  [
    "10 servers, arrivals 10, patience rate 0.5",
    "Lq 2.07826, P(abandon) 0.10391",
    "Erlang A",
    `${queueing}/many-servers.test.ts`,
  ],
  [
    "machine repair: 10 machines, 2 crews",
    "down 2.40372, availability 0.75963",
    "birth and death",
    `${queueing}/many-servers.test.ts`,
  ],
  [
    "100 cases, 5 exponential judges: time to clear",
    "mean 21.28333, variance 5.26361",
    "95/5 + H5",
    `${queueing}/many-servers.test.ts`,
  ],
  ["M/M/1, two classes, not pre-emptive", "Wq 1, 3.33333", "Cobham", `${queueing}/priorities.test.ts`],
  [
    "M/M/1, two classes, pre-emptive resume",
    "T 1.42857, 4.76190",
    "Kleinrock",
    `${queueing}/priorities.test.ts`,
  ],
  [
    "M/M/1 that breaks down, also when idle",
    "L 2.26203, availability 0.90909",
    "White and Christie",
    `${queueing}/priorities.test.ts`,
  ],
  [
    "bulk service of 2 to 5",
    "Lq 1.92606, idle 0.28272",
    "linear equations",
    `${queueing}/batches-and-blocking.test.ts`,
  ],
  [
    "saturated line with blocking",
    "0.66667, 0.75, 0.85714; 0.56410",
    "Hunt 1956",
    `${queueing}/batches-and-blocking.test.ts`,
  ],
  [
    "Poisson process of rate 3 + 2 sin(2 pi t / 24)",
    "mean = variance = 97.63944 by 30",
    "integral of the rate",
    "test/engine/random/non-homogeneous-poisson.test.ts",
  ],
  [
    "renewals of U(0,1)",
    "1.71828 by 1, 3.67077 by 2",
    "e - 1, e^2 - e - 1",
    "test/engine/random/renewals.test.ts",
  ],
  [
    "Hawkes process, base 0.5, jump 0.6, decay 1",
    "mean count 23.12563 by 20; time rescaling",
    "Hawkes 1971",
    "test/engine/random/hawkes.test.ts",
  ],
  [
    "1,000 experiments: 95% intervals that hold the truth",
    "0.922 to 0.978; reached: means 0.948, probabilities 0.935, the median 0.963, the 90th percentile 0.959",
    "binomial",
    "test/experiment/coverage.test.ts",
  ],
  [
    "300 experiments with --precision 0.05: means within 5% of the truth",
    "at least 0.93; reached: 289 of 300",
    "binomial",
    "test/experiment/precision.test.ts",
  ],
  [
    "convoys of 2 to 5, the model's own",
    "Lq 1.92606, idle 0.28272",
    "linear equations",
    "test/models/convoys/formation.test.ts",
  ],
  [
    "fleet with two repair crews, the model's own",
    "down 2.40372",
    "birth and death",
    "test/models/fleet/fleet.test.ts",
  ],
  [
    "2e-5 per km, 40 convoys of 420 km: any incident",
    "0.28538",
    "1 - exp(-0.336)",
    "test/models/threats/hazard.test.ts",
  ],
  [
    "court of 5 judges, 100 cases, the model's own",
    "mean 21.28333, variance 5.26361",
    "95/5 + H5",
    "test/models/judiciary/court.test.ts",
  ],
  [
    "court with Poisson arrivals, wait by wait",
    "the recursion on the same draws",
    "Kiefer and Wolfowitz 1955",
    "test/models/judiciary/theory.test.ts",
  ],
  [
    "court as M/M/5 and M/D/1, long run",
    "wait 0.55411; wait 2",
    "Erlang C; Pollaczek-Khinchine",
    "test/models/judiciary/theory.long.test.ts",
  ],
  [
    "calendars as deterministic capacity",
    "weeks by hand",
    "counting",
    "test/models/calendar/calendar.test.ts",
  ],
];

/** The table of theory. Throws when a test file is not there. @param exists tells whether a file is there */
export function theory(exists: (path: string) => boolean = existsSync): Section {
  const missing = checks.map(([, , , file]) => file).filter((file) => !exists(file));
  if (missing.length > 0) throw new Error(`no such test: ${missing.join(", ")}`);
  return {
    title: "Against theory",
    blocks: [
      "Where theory gives the exact answer a test holds the program to it, with fixed seeds, |z| < 4, and so many replications that an error of 2% fails. `npm test` runs them, `npm run test:long` ten times as long.",
      table(
        ["model", "exact", "source", "test"],
        checks.map(([model, exact, source, file]) => [
          model,
          exact,
          source,
          `[${file.split("/").at(-1)}](../${file})`,
        ]),
      ),
    ],
    pictures: {},
  };
}
