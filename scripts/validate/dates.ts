// Days between dates, and those on which a court sits.

const msPerDay = 86_400_000;

/** Days from the first date to the second, both ISO 8601. */
export function daysBetween(from: string, to: string): number {
  return (utc(to) - utc(from)) / msPerDay;
}

/** The date that is some days later, ISO 8601. */
export function daysAfter(date: string, days: number): string {
  return new Date(utc(date) + days * msPerDay).toISOString().slice(0, 10);
}

/**
 * Mondays to Fridays from a date (inclusive) to another (exclusive) that are no holiday.
 *
 * @param holidays `MM-DD` for every year, or whole dates
 */
export function sittingDays(from: string, to: string, holidays: readonly string[]): number {
  let count = 0;
  for (let date = from; date < to; date = daysAfter(date, 1)) {
    const weekday = new Date(utc(date)).getUTCDay();
    const weekend = weekday === 0 || weekday === 6;
    if (!weekend && !holidays.includes(date) && !holidays.includes(date.slice(5))) count++;
  }
  return count;
}

function utc(date: string): number {
  return Date.parse(`${date}T00:00Z`);
}
