// A working calendar as plain data: when a court, a desk or a border post is open over the horizon.

/**
 * Working time over the horizon, in hours since the start of the scenario. Dates, time zones and clock changes
 * have been resolved before: a shift across a clock change is simply an hour shorter or longer.
 *
 * The intervals already leave out weekend days and fixed holidays and already carry shorter hours. They do NOT
 * leave out what is uncertain: feasts and extra days are closed when the calendar is drawn.
 */
export interface CalendarData {
  /** Opening times, ascending (hours since start). */
  readonly open: readonly number[];
  /** Closing time of each interval (hours since start); at most the next opening. */
  readonly close: readonly number[];
  /** Local calendar day on which each interval opens: 0 is the date of the start, 1 the next; never descending. */
  readonly day: readonly number[];
  /** Feasts whose date is uncertain by some days. */
  readonly feasts?: readonly MovingFeast[];
  /** Days off that may be added by chance. */
  readonly extraDays?: readonly ExtraDaysOff[];
}

/** A feast that follows the sighting of the moon: one shift per replication, the same for all calendars. */
export interface MovingFeast {
  /** Calendars that name the same feast share its shift. */
  readonly name: string;
  /** Day (as in {@link CalendarData.day}) on which the feast nominally begins; may lie before the start. */
  readonly day: number;
  /** How many days it lasts. */
  readonly length: number;
  /** The feast begins up to this many days earlier or later, each shift equally likely. */
  readonly plusMinus: number;
}

/** Days off announced at short notice: each of `maximum` possible days is given with `probability`. */
export interface ExtraDaysOff {
  /** Calendars that name the same extra days share the draw. */
  readonly name: string;
  /** First day (as in {@link CalendarData.day}) on which one can fall. */
  readonly from: number;
  /** First day on which one can no longer fall. */
  readonly to: number;
  /** The largest number of extra days in this range. */
  readonly maximum: number;
  /** Chance of each of them, 0 to 1: their number is binomial. */
  readonly probability: number;
}
