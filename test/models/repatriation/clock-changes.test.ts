// Flights keep their time of day, and nights are local nights, over both changes of the clock.
import { expect, test } from "vitest";
import { Simulation } from "../../../src/engine/index.js";
import { buildModel } from "../../../src/scenario/index.js";
import { valid } from "../../scenario/sample.js";

/** Runs a scenario of London. @returns hours at which stages of a name end, with the outputs */
function run(text: string, stage: string) {
  const scenario = valid(`name: London\ntime_zone: Europe/London\n${text}`);
  const simulation = new Simulation({ seed: 1 });
  const ends: number[] = [];
  const model = buildModel(scenario, simulation, {
    check: true,
    records: (record) => {
      if (record.stage === stage && record.exit !== null) ends.push(record.exit);
    },
  });
  simulation.run(scenario.horizon);
  return { ends, outputs: model.observe().outputs };
}

/** Four people, one seat: a flight leaves whenever one is due, until all are home. */
const flights = (start: string, first: string, every: string) => `start: ${start}
horizon: 30 d
people: { count: 4 }
sites: { prison: { kind: origin }, reception: { kind: intake, desks: 9, service: 1 min } }
routes: { road: { from: prison, to: reception, duration: 1 h } }
convoys: { route: road }
fleet: { bus: { count: 1, seats: 9 } }
facilities: { centre: { places: 9 } }
repatriation:
  states: { home: { who: {}, needs_investigation: false } }
  flights: { plane: { to: home, seats: 1, first: ${first}, every: ${every} } }
`;

// In 2026 clocks go forward on 29 March and back on 25 October, both at 01:00 UTC: days of 23 and of 25 hours.
test("a weekly flight leaves at its local time of day on both sides of a clock change", () => {
  // From midnight on 20 March: 09:00 on the 21st and 28th, then 09:00 on 4 and 11 April, each an hour less away.
  const spring = run(flights("2026-03-20", "2026-03-21T09:00", "7 d"), "flight").ends;
  expect(spring).toEqual([33, 201, 368, 536]);
  const autumn = run(flights("2026-10-16", "2026-10-17T09:00", "7 d"), "flight").ends;
  expect(autumn).toEqual([33, 201, 370, 538]);
});

test("the flights of a plan that began before the start go on from it", () => {
  // Every second day from 1 March: the 21st, 23rd, 25th, 27th.
  const { ends } = run(flights("2026-03-20", "2026-03-01T09:00", "2 d"), "flight");
  expect(ends).toEqual([33, 81, 129, 177]);
});

test("a time between departures that is not of whole days is so many hours", () => {
  const { ends } = run(flights("2026-03-28", "2026-03-28T09:00", "12 h"), "flight");
  expect(ends).toEqual([9, 21, 33, 45]);
});

/** Everybody goes to a halt at once, and on from it when the window opens. */
const halt = (start: string, hours: number, depart: string) => `start: ${start}
horizon: 10 d
people: { count: 4 }
sites: { prison: { kind: origin }, halt: { kind: staging }, end: { kind: destination } }
routes: { out: { from: prison, to: halt, duration: ${hours} h }, on: { from: halt, to: end, duration: 1 h } }
convoys: { out: { route: out }, on: { route: on, depart: "${depart}" } }
fleet: { bus: { count: 2, seats: 9 } }
`;

test.each([
  // There at 19:00, on at 16:00 on the next day, 22 hours after the start.
  ["from the start's time of day", "2026-01-28T18:00", 1, "16:00-17:00", 1],
  // There at 02:00 on the day of 23 hours, on at 00:30 on the next, 47.5 hours after the start.
  ["over the change in spring", "2026-03-28", 25, "00:30-00:45", 1],
  // There and on again on the day of 25 hours, the second time 48.5 hours after the start.
  ["over the change in autumn", "2026-10-24", 30, "23:30-23:45", 0],
])("nights in staging are the local midnights that pass, %s", (_, start, hours, depart, nights) => {
  const { outputs } = run(halt(start, hours, depart), "none");
  expect(outputs.nights_in_staging_mean).toBe(nights);
});
