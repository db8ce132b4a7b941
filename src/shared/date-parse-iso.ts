import type { ParsedDate } from './date-parse-types.js';
import { isBuddhistYear, isRealDay } from './date-parse-calendar.js';

// Texts that are nothing but ISO 8601: the common case made fast, and the short forms that only feeds use.

const full =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,12})?)?\s?(Z|z|[+-]\d\d(?::?\d\d)?)?(?:\[[\w/+-]{1,40}\])?)?$/;

/** A text that is one ISO date; the short forms of ISO 8601:1988 (`-0312`, `031231`, `03-335`) only where `isExact`. */
export function readBareIso(text: string, isExact: boolean): ParsedDate | null {
  const match = full.exec(text);
  if (match) return readFull(match);
  return isExact ? readShort(text) : null;
}

/** Numbers of ten or thirteen digits are Unix times, in seconds or milliseconds; null for all others. */
export function readUnixTime(text: string): string | null {
  if (!/^1\d{9}(\d{3})?$/.test(text)) return null;
  const ms = text.length === 10 ? Number(text) * 1000 : Number(text);
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

function readFull(match: RegExpExecArray): ParsedDate | null {
  const [, year, month, day, hour, minute, second, zone] = match;
  // Years of the Buddhist calendar, 24:00 and impossible clocks are left to the grammar.
  if (isBuddhistYear(Number(year))) return null;
  if (!isRealDay({ year: Number(year), month: Number(month), day: Number(day) })) return null;
  const date = `${year}-${month}-${day}`;
  if (hour === undefined) return parsed(date, 'day', false);
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null;
  const offset = zone === undefined ? '' : zoneOf(zone);
  if (offset === null) return null;
  const clock = second === undefined ? `${hour}:${minute}` : `${hour}:${minute}:${second}`;
  return parsed(`${date}T${clock}${offset}`, second === undefined ? 'minute' : 'second', offset !== '');
}

function zoneOf(zone: string): string | null {
  if (/^z$/i.test(zone)) return 'Z';
  const hours = zone.slice(1, 3);
  const minutes = zone.slice(3).replace(':', '') || '00';
  if (Number(hours) > 14 || Number(minutes) > 59) return null;
  // "-00:00" is RFC 3339's for "the clock's zone is not known"; ISO 8601 has no such offset.
  return zone[0] === '-' && Number(hours) + Number(minutes) === 0 ? 'Z' : `${zone[0]}${hours}:${minutes}`;
}

function parsed(iso: string, precision: ParsedDate['precision'], hasZone: boolean): ParsedDate {
  return { iso, precision, hasZone, form: 'year-first', isOrderGuessed: false, isYearInferred: false };
}

const short: [RegExp, (part: string[]) => ParsedDate | null][] = [
  [/^(\d{4})$/, ([year]) => parsed(year!, 'year', false)],
  [/^(\d{4})-(\d\d)$/, ([year, month]) => dated(year!, month!, null)],
  [/^-(\d\d)-?(\d\d)$/, ([year, month]) => dated(`20${year}`, month!, null)],
  [/^(\d\d)-?(\d\d)-?(\d\d)$/, ([year, month, day]) => dated(`20${year}`, month!, day!)],
  [/^(\d{4})(\d\d)(\d\d)$/, ([year, month, day]) => dated(year!, month!, day!)],
  [/^(\d{4})-?(\d{3})$/, ([year, day]) => ordinal(Number(year), Number(day))],
  // Five digits are as likely a number: a day below 100 must have its dash.
  [/^(\d\d)(?:-(\d{3})|([1-3]\d\d))$/, ([year, day, bare]) => ordinal(2000 + Number(year), Number(day ?? bare))],
];

function readShort(text: string): ParsedDate | null {
  for (const [pattern, read] of short) {
    const match = pattern.exec(text);
    if (match) return read(match.slice(1));
  }
  return null;
}

function dated(year: string, month: string, day: string | null): ParsedDate | null {
  if (!isRealDay({ year: Number(year), month: Number(month), day: Number(day ?? 1) })) return null;
  return day === null ? parsed(`${year}-${month}`, 'month', false) : parsed(`${year}-${month}-${day}`, 'day', false);
}

function ordinal(year: number, day: number): ParsedDate | null {
  const date = new Date(Date.UTC(year, 0, day));
  if (day < 1 || date.getUTCFullYear() !== year) return null;
  return parsed(date.toISOString().slice(0, 10), 'day', false);
}
