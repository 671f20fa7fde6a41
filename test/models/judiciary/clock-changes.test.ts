// Cases that are due when a day begins keep to the local day over both changes of the clock.
import { expect, test } from "vitest";
import { Simulation } from "../../../src/engine/index.js";
import { buildModel } from "../../../src/scenario/index.js";
import { valid } from "../../scenario/sample.js";

/** A court in London, for some days from a date. */
const london = (
  start: string,
  horizon: string,
  arrivals: string,
  docket = "hearings_per_day: 100",
) => `name: London
start: ${start}
time_zone: Europe/London
horizon: ${horizon}
court:
  ${docket}
  trial: { hours: 1 h }
  arrivals: { new: { ${arrivals} } }
`;

/** Hours at which cases come, and at which they are closed. */
function cases(text: string) {
  const scenario = valid(text);
  const simulation = new Simulation({ seed: 1 });
  const came: number[] = [];
  const closed: number[] = [];
  const model = buildModel(scenario, simulation, {
    check: true,
    records: ({ stage, entry, exit }) => {
      if (stage !== "trial") return;
      came.push(entry);
      if (exit !== null) closed.push(exit);
    },
  });
  simulation.run(scenario.horizon);
  model.observe();
  return { came, closed };
}

// In 2026 clocks go forward on 29 March and back on 25 October, both at 01:00 UTC: days of 23 and of 25 hours.
test("by rate, in spring: the day of 23 hours is a day", () => {
  const { came } = cases(london("2026-03-28", "4 d", "rate: 1 / d, spread: even"));
  expect(came).toEqual([0, 24, 47, 71, 95]);
});

test("by rate, in autumn: the day of 25 hours is one day", () => {
  const { came } = cases(london("2026-10-24", "4 d", "rate: 1 / d, spread: even"));
  expect(came).toEqual([0, 24, 49, 73]);
});

test("at the start's time of day", () => {
  const { came } = cases(london("2026-03-28T12:00", "3 d", "rate: 1 / d, spread: even"));
  expect(came).toEqual([0, 23, 47, 71]);
});

test("of a period: as many as its local days, none of them in two", () => {
  const october = "spread: even, periods: [{ from: 2026-10-24, to: 2026-10-27, count: 6 }]";
  expect(cases(london("2026-10-23", "8 d", october)).came).toEqual([24, 24, 48, 48, 73, 73]);
  const march = "spread: even, periods: [{ from: 2026-03-28, to: 2026-03-31, count: 6 }]";
  expect(cases(london("2026-03-27", "8 d", march)).came).toEqual([24, 24, 48, 48, 71, 71]);
});

test("are heard when they come by a docket of every day", () => {
  for (const start of ["2026-03-28", "2026-10-24"]) {
    const { came, closed } = cases(london(start, "4 d", "rate: 2 / d, spread: even"));
    expect(closed).toEqual(came);
  }
});
