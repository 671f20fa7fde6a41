import { Temporal } from "temporal-polyfill";
import { minutesOfDay } from "./local-time.js";

const hour = 3_600_000;

/** What is known of a local day; reckoned once, because time zone rules are slow to ask. */
interface LocalDay {
  readonly date: string;
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number;
  /** Hours from the start to its first instant. */
  readonly midnight: number;
}

/** The bridge between dates and the models' hours: one start, one time zone, one horizon. */
export class ScenarioClock {
  readonly #start: Temporal.ZonedDateTime;
  readonly #firstDay: Temporal.PlainDate;
  readonly #days = new Map<number, LocalDay>();

  /**
   * @param start local date, or date and time, in ISO 8601; a date alone is its first instant
   * @param timeZone an IANA name
   * @param horizon hours
   */
  constructor(
    start: string,
    readonly timeZone: string,
    readonly horizon: number,
  ) {
    this.#start = Temporal.PlainDateTime.from(start).toZonedDateTime(timeZone);
    this.#firstDay = this.#start.toPlainDate();
  }

  /** The first instant, in milliseconds since 1970 (UTC). */
  get startEpoch(): number {
    return this.#start.epochMilliseconds;
  }

  /** How many local days, whole or not, the horizon touches. */
  get days(): number {
    return Math.max(1, Math.ceil(this.horizon / 23) + 2);
  }

  /**
   * Hours from the start to a local date or date and time; negative before it. A time that a clock change skips
   * is taken as late as the change makes it; one that comes twice, as the first.
   */
  hoursAt(local: string): number {
    return this.#hours(Temporal.PlainDateTime.from(local));
  }

  /** The time that clocks show instead of a local date and time that a clock change skips; undefined for any other. */
  shown(local: string): string | undefined {
    const written = Temporal.PlainDateTime.from(local);
    const shown = written.toZonedDateTime(this.timeZone).toPlainDateTime();
    return shown.equals(written) ? undefined : shown.toString({ smallestUnit: "minute" });
  }

  /** Hours from the start to an instant in milliseconds since 1970. */
  hoursAtEpoch(milliseconds: number): number {
    return (milliseconds - this.startEpoch) / hour;
  }

  /** Hours from the start to a time of day (minutes after midnight, 1440 for the end) on a day; day 0 is the start's. */
  hoursOn(day: number, minutes: number): number {
    const midnight = this.#midnight(day);
    // Only a day that is not 24 hours long needs the time zone's rules for what is inside it.
    if (minutes < 1440 && this.#midnight(day + 1) - midnight === 24) return midnight + minutes / 60;
    const date = this.#firstDay.add({ days: day + Math.floor(minutes / 1440) });
    const time = Temporal.PlainTime.from("00:00").add({ minutes: minutes % 1440 });
    return this.#hours(date.toPlainDateTime(time));
  }

  #midnight(day: number): number {
    return this.#day(day).midnight;
  }

  #day(day: number): LocalDay {
    let local = this.#days.get(day);
    if (local === undefined) {
      const date = this.#firstDay.add({ days: day });
      local = {
        date: date.toString(),
        weekday: date.dayOfWeek,
        midnight: this.#hours(date.toPlainDateTime()),
      };
      this.#days.set(day, local);
    }
    return local;
  }

  /** Hours at which local days begin, from the start on: 0, then each midnight inside the horizon. */
  dayStarts(): number[] {
    const starts = [0];
    for (let day = 1; ; day++) {
      const midnight = this.hoursOn(day, 0);
      if (midnight >= this.horizon) return starts;
      starts.push(midnight);
    }
  }

  /** Hours at which days begin that a local date or date and time begins, at its time of day, before an hour. */
  daysFrom(local: string, until: number): number[] {
    const { hour: h, minute, second } = Temporal.PlainDateTime.from(local);
    const first = this.dayOf(local);
    const days: number[] = [];
    for (let day = first; ; day++) {
      const time = this.hoursOn(day, h * 60 + minute) + second / 3600;
      if (time >= until) return days;
      days.push(time);
    }
  }

  /** Hours from 0 to before the horizon at which, every so many local days from a local date on, its time of day comes. */
  everyDays(local: string, step: number): number[] {
    const { hour: h, minute, second } = Temporal.PlainDateTime.from(local);
    const first = this.dayOf(local);
    const skipped = Math.max(0, Math.floor((-1 - first) / step));
    const times: number[] = [];
    for (let day = first + skipped * step; day < this.days; day += step) {
      const time = this.hoursOn(day, h * 60 + minute) + second / 3600;
      if (time >= 0 && time < this.horizon) times.push(time);
    }
    return times;
  }

  /** Hours at which daily series are sampled: the start's time of day, every day up to the horizon. */
  dailyGrid(): number[] {
    const { hour: h, minute } = this.#start;
    const grid: number[] = [];
    for (let day = 0; ; day++) {
      const time = this.hoursOn(day, h * 60 + minute);
      if (time > this.horizon) return grid;
      grid.push(time);
    }
  }

  /** The day of a local date; day 0 is the start's. */
  dayOf(date: string): number {
    return this.#firstDay.until(Temporal.PlainDateTime.from(date).toPlainDate(), { largestUnit: "days" })
      .days;
  }

  /** The date of a day, in ISO 8601. */
  dateOf(day: number): string {
    return this.#day(day).date;
  }

  /** Day of the week of a day: 1 Monday to 7 Sunday. */
  weekdayOf(day: number): number {
    return this.#day(day).weekday;
  }

  /** Month and day of a day, such as `07-14`, for what recurs every year. */
  monthDayOf(day: number): string {
    return this.dateOf(day).slice(5);
  }

  /** Noon of a day, in milliseconds since 1970. */
  noonEpoch(day: number): number {
    return this.startEpoch + this.hoursOn(day, 720) * hour;
  }

  /** The day whose local date holds this hour. */
  dayAt(hours: number): number {
    let day = Math.floor(hours / 24);
    while (this.hoursOn(day + 1, 0) <= hours) day += 1;
    while (this.hoursOn(day, 0) > hours) day -= 1;
    return day;
  }

  /** The date, `YYYY-MM-DD`, at an hour. */
  dateAt(hours: number): string {
    return this.dateOf(this.dayAt(hours));
  }

  #hours(local: Temporal.PlainDateTime): number {
    return this.hoursAtEpoch(local.toZonedDateTime(this.timeZone).epochMilliseconds);
  }
}

/** A daily span of local time such as `22:00-06:00`, in minutes after midnight; `to` is above 1440 past midnight. */
export interface DailySpan {
  readonly from: number;
  readonly to: number;
}

/** Reads `22:00-06:00`; undefined when it is no span. */
export function parseDailySpan(text: string): DailySpan | undefined {
  const [first = "", second = "", more] = text.split(/\s*[-–]\s*/);
  const from = minutesOfDay(first);
  const to = minutesOfDay(second);
  if (from === undefined || to === undefined || more !== undefined || from === 1440) return undefined;
  return { from, to: to <= from ? to + 1440 : to };
}

/** Whether a span such as `08:00-08:00` ends when it begins, and so may be meant as no time of the day or as all of it. */
export function endsAsItBegins({ from, to }: DailySpan): boolean {
  return to - from === 1440 && from > 0;
}
