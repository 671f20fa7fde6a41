// A scenario that runs in a few milliseconds and still has every part that a report shows.
export const smallScenario = `name: A small transfer
start: 2026-01-21
time_zone: Asia/Baghdad
horizon: 60 d
deadline: 2026-02-20
people: { cohorts: { adults: { count: 120 } } }
sites:
  prison: { kind: origin, gate: 60 people / h }
  reception: { kind: intake, desks: 4, service: { median: 12 min, p90: 25 min } }
routes:
  road: { from: prison, to: reception, length: 420 km, speed: { median: 55 km/h, p90: 70 km/h } }
convoys: { route: road, minimum: 10, maximum: 40, longest_wait: 2 d, depart: always }
fleet: { bus: { count: 2, seats: 40 } }
threat: { road: { hazard: { low: 1e-5 / km, high: 5e-3 / km }, source: assumption } }
court: { judges: 3, investigation: { median: 5 h, p90: 12 h } }
`;
