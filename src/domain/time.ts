/** Times as GitHub and we write them (ISO 8601, UTC), as numbers. `Date` reads many more, and the clock. */

const pattern = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{3}))?Z$/;

export const dayMs = 86_400_000;

/** Milliseconds since 1970; NaN for what is no such time. */
export function millisecondsOf(time: string): number {
  const match = pattern.exec(time);
  if (match === null) return Number.NaN;
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0, rest = 0] = match
    .slice(1)
    .map((digits) => Number(digits ?? 0));
  const inDay = ((hours * 60 + minutes) * 60 + seconds) * 1_000 + rest;
  return daysTo(year, month, day) * dayMs + inDay;
}

/** Since 1970. Years are counted from March on, so that a leap day is the last of its year. */
function daysTo(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1;
  const monthsFromMarch = (month + 9) % 12;
  const leapDays = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return shifted * 365 + leapDays + Math.floor((153 * monthsFromMarch + 2) / 5) + day - 719_469;
}
