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
  /** When days begin (hours since the start), ascending: 23 to 25 hours apart where clocks change. Default: every 24 h. */
  readonly days?: readonly number[];
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
  /** When its days begin (hours since the start), ascending. Default: every 24 h from its own begin. */
  readonly days?: readonly number[];
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
    const dayAt = (day: number) => beginOf(day, 0, law.days);
    daily(simulation, dayAt, until, (day) => repeat(wholeUpTo(law.perDay, day), arrive));
  } else {
    for (const period of law.periods) periodArrivals(simulation, stream, law.spread, period, until, arrive);
  }
}

/** Whether cases may still come at a time (hours) or after it. */
export function stillComing(
  { law, until = Number.POSITIVE_INFINITY }: CaseArrivalsOptions,
  now: number,
): boolean {
  switch (law.kind) {
    case "poisson":
      return law.perHour > 0 && until > now;
    case "regular":
      return law.perDay > 0 && until > now;
    case "periods":
      return law.periods.some(({ to, count }) => count > 0 && Math.min(to, until) > now);
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
  const { from, to } = period;
  const days = period.days?.length ?? Math.max(1, Math.ceil((to - from) / DAY - 1e-9));
  const dayAt = (day: number) => (day < days ? beginOf(day, from, period.days) : Number.POSITIVE_INFINITY);
  const perDay = period.count / days;
  const number = spread === "poisson" ? poisson(stream, { mean: perDay }) : undefined;
  daily(simulation, dayAt, until, (day) =>
    repeat(number === undefined ? wholeUpTo(perDay, day) : number(), arrive),
  );
}

/** When a day begins, counted from 0. */
function beginOf(day: number, from: number, days: readonly number[] | undefined): number {
  return days === undefined ? from + day * DAY : (days[day] ?? Number.POSITIVE_INFINITY);
}

/** Calls back when each day begins, before a time. */
function daily(
  simulation: Simulation,
  dayAt: (day: number) => number,
  until: number,
  action: (day: number) => void,
): void {
  const next = (day: number): void => {
    const time = dayAt(day);
    if (time >= until || time === Number.POSITIVE_INFINITY) return;
    const casesArrive = (): void => {
      action(day);
      next(day + 1);
    };
    simulation.scheduleAt(time, casesArrive);
  };
  next(0);
}

/** Whole cases due on a day (counted from 0) when `perDay` come each day and fractions add up. */
function wholeUpTo(perDay: number, day: number): number {
  return Math.floor(perDay * (day + 1) + 1e-9) - Math.floor(perDay * day + 1e-9);
}

function repeat(times: number, action: () => void): void {
  for (let i = 0; i < times; i++) action();
}
