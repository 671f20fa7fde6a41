// Cases that come to a court from outside the scenario: by rate, or as many as a record says.
import { exponential, poisson, type RandomStream, type Simulation } from "../../engine/index.js";

/** Cases coming in, with the track they take. */
export interface CaseArrivalsOptions {
  /** Names a random stream of its own. */
  readonly name: string;
  /** Name of the track. */
  readonly track: string;
  readonly law: RegularArrivals | PoissonArrivals | PeriodArrivals;
  /** No case comes at or after this time (hours); default: they never stop. */
  readonly until?: number;
}

/** The same number each day, registered at its beginning; fractions are carried to the next days. */
export interface RegularArrivals {
  readonly kind: "regular";
  readonly perDay: number;
}

/** At any time, independently of each other. */
export interface PoissonArrivals {
  readonly kind: "poisson";
  readonly perHour: number;
}

/** As a record says: a number for each period, spread evenly over its days or by chance around that. */
export interface PeriodArrivals {
  readonly kind: "periods";
  readonly periods: readonly ArrivalPeriod[];
  /** `even`: exactly the number; `poisson`: each day's number is Poisson with the same mean. */
  readonly spread: "even" | "poisson";
}

/** So many cases in [from, to), in hours since the start. */
export interface ArrivalPeriod {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

const DAY = 24;

/** Lets cases arrive at a court: calls `arrive` once for each, at its time. */
export function scheduleArrivals(
  simulation: Simulation,
  court: string,
  options: CaseArrivalsOptions,
  arrive: () => void,
): void {
  const { law, until = Number.POSITIVE_INFINITY } = options;
  const stream = simulation.stream(`${court}.arrivals.${options.name}`);
  if (law.kind === "poisson") poissonArrivals(simulation, stream, law.perHour, until, arrive);
  else if (law.kind === "regular") {
    daily(simulation, 0, until, (day) => repeat(wholeUpTo(law.perDay, day), arrive));
  } else {
    for (const period of law.periods) periodArrivals(simulation, stream, law.spread, period, until, arrive);
  }
}

function poissonArrivals(
  simulation: Simulation,
  stream: RandomStream,
  perHour: number,
  until: number,
  arrive: () => void,
): void {
  if (perHour <= 0) return;
  const gap = exponential(stream, { mean: 1 / perHour });
  const caseArrives = (): void => {
    next();
    arrive();
  };
  const next = (): void => {
    const time = simulation.now + gap();
    if (time >= until) return;
    simulation.scheduleAt(time, caseArrives);
  };
  next();
}

function periodArrivals(
  simulation: Simulation,
  stream: RandomStream,
  spread: "even" | "poisson",
  period: ArrivalPeriod,
  until: number,
  arrive: () => void,
): void {
  const days = Math.max(1, Math.ceil((period.to - period.from) / DAY - 1e-9));
  const perDay = period.count / days;
  const number = spread === "poisson" ? poisson(stream, { mean: perDay }) : undefined;
  daily(simulation, period.from, Math.min(until, period.from + days * DAY), (day) =>
    repeat(number === undefined ? wholeUpTo(perDay, day) : number(), arrive),
  );
}

/** Calls back at the beginning of each day from a time until before another. */
function daily(simulation: Simulation, from: number, until: number, day: (index: number) => void): void {
  if (from >= until) return;
  let index = 0;
  const casesArrive = (): void => {
    day(index++);
    if (from + index * DAY >= until) recurrence.stop();
  };
  const recurrence = simulation.every(from, DAY, casesArrive);
}

/** Whole cases due on a day (counted from 0) when `perDay` come each day and fractions add up. */
function wholeUpTo(perDay: number, day: number): number {
  return Math.floor(perDay * (day + 1) + 1e-9) - Math.floor(perDay * day + 1e-9);
}

function repeat(times: number, action: () => void): void {
  for (let i = 0; i < times; i++) action();
}
