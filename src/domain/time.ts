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

/** `2002-03-04` of 11750: the calendar day that is so many days after 1 January 1970, from then on. */
export function dayOf(days: number): string {
  // Counted from 1 March of the year 0, so that the leap day is the last of its year.
  const since = days + 719_468;
  const era = Math.floor(since / 146_097);
  const ofEra = since - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) /
      365,
  );
  const ofYear =
    ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const march = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * march + 2) / 5) + 1;
  const month = march < 10 ? march + 3 : march - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${year}-${two(month)}-${two(day)}`;
}
