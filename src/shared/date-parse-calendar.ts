import type { Calendar } from './date-parse-names.js';

// Dates of other calendars → Gregorian ones.

export interface CivilDay {
  year: number;
  month: number;
  day: number;
}

/** Whether the day exists (proleptic Gregorian calendar). */
export function isRealDay({ year, month, day }: CivilDay): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** First year of an era, less one: 令和6年 is 2024. */
const eras: ReadonlyMap<string, number> = new Map([
  ['令和', 2018],
  ['平成', 1988],
  ['昭和', 1925],
  ['大正', 1911],
  ['明治', 1867],
  ['民國', 1911],
  ['民国', 1911],
]);

/** What to add to a year of the era that a word names (or ends with), or null. */
export function eraOffset(word: string): number | null {
  return word.charCodeAt(word.length - 1) < 0x2e80 ? null : (eras.get(word.slice(-2)) ?? null);
}

/** Buddhist years run 543 ahead. */
export const buddhistOffset = 543;

/** Told by its size: no story is of such a year of ours. */
export const isBuddhistYear = (year: number): boolean => year >= 2400 && year <= 2700;

const dayMs = 86_400_000;

/** Days of a mean year and month, and the first day of year 1. */
const walked: Partial<Record<Calendar, [year: number, month: number, epoch: number]>> = {
  persian: [365.2422, 365.2422 / 12, Date.UTC(622, 2, 21)],
  'islamic-umalqura': [354.3671, 354.3671 / 12, Date.UTC(622, 6, 19)],
  ethiopic: [365.25, 30, Date.parse('0008-08-27')],
};

/** A Persian, Islamic or Ethiopian date as a Gregorian one, by walking to it with Intl's calendar; null where it does not exist. */
export function toGregorian(calendar: Calendar, { year, month, day }: CivilDay): CivilDay | null {
  const lengths = walked[calendar];
  if (!lengths) return null;
  const [length, monthLength, epoch] = lengths;
  const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}`, {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  const read = (at: number): CivilDay => {
    const parts = new Map(format.formatToParts(at).map((part) => [part.type, Number.parseInt(part.value, 10)]));
    return { year: parts.get('year')!, month: parts.get('month')!, day: parts.get('day')! };
  };
  let at = epoch + Math.round((year - 1) * length + (month - 1) * monthLength + day - 1) * dayMs;
  // Each step mends the difference; a few are enough, and a bound keeps a date that does not exist from looping.
  for (let step = 0; step < 8; step++) {
    const seen = read(at);
    const off = (year - seen.year) * length + (month - seen.month) * monthLength + (day - seen.day);
    if (seen.year === year && seen.month === month && seen.day === day) {
      const found = new Date(at);
      return { year: found.getUTCFullYear(), month: found.getUTCMonth() + 1, day: found.getUTCDate() };
    }
    at += (Math.round(off) || Math.sign(off)) * dayMs;
  }
  return null;
}
