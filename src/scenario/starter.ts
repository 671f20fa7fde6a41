/** A commented scenario to start from: small, valid as it stands, and with the parts most plans need. */
export const starterScenario = `# A scenario for transfersim. Change a figure, then: transfersim run scenario.yaml
# Every quantity has its unit. Every figure should say where it comes from: source: "..." or source: assumption.
name: My transfer
question: How long until everybody has been moved, received and heard?
start: 2026-03-01
time_zone: Asia/Baghdad
horizon: 300 d
deadline: 2026-10-01
place: { latitude: 36.5, longitude: 40.75 } # a town, for sunset and sunrise
source: assumption # holds for every figure below that names no other source

people:
  cohorts:
    adults: { count: 900, age: adult }
    juveniles: { count: 30, age: juvenile } # never share a vehicle with adults

sites:
  prison:
    kind: origin
    gate: 60 people / h # counted, searched and handed over
  reception:
    kind: intake
    stations: # passed in this order
      registration: { desks: 4, service: { median: 15 min, p90: 30 min }, calendar: office }
      medical check: { desks: 2, service: { median: 10 min, p90: 25 min }, calendar: office }

phases: # one after the other
  first: { quota: 200, pace: 50 people / day }
  rest: { pause: { low: 2 d, high: 10 d }, pace: 100 people / day }

routes:
  road: { from: prison, to: reception, length: 400 km, speed: { median: 55 km/h, p90: 70 km/h } }

convoys:
  route: road
  minimum: 20
  maximum: 120
  longest_wait: 3 d # then a convoy of any size goes
  depart: night # or day, always, 22:00-06:00

fleet:
  bus: { count: 5, seats: 40, breakdown: { every: { mean: 400 h }, repair: { median: 2 d, p90: 5 d } } }

threat: # statistical: a range says how little is known; each replication draws one value from it
  road:
    hazard: { low: 1e-7 / km, high: 5e-5 / km }
    outcomes:
      delayed: { weight: 8, delay: { mean: 3 h } }
      attacked: { weight: 2, staff_casualties: { low: 0, high: 4 }, suspension: 5 d }

court:
  judges: { value: 6, range: [3, 12] } # the range is varied by: transfersim sensitivity
  calendar: office
  investigation: { median: 5 h, p90: 12 h }

calendars:
  office:
    weekend: [friday, saturday]
    hours: 08:00-15:00
    holidays: [2026-04-09, 07-14]
    feasts:
      - { name: Eid al-Fitr, date: 2026-03-20, days: 3, plus_minus: 1 }

levers: # what a planner may change: sliders in the studio, choices for optimise
  judges: { set: court.judges, values: [3, 6, 9, 12] }
  buses: { set: fleet.bus.count, values: [3, 5, 8] }
`;
