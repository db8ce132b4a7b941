import { parseDateText } from '../shared/date-parse.js';
import { foldWord, monthsOfWord, weekdaysOf } from '../shared/date-parse-names.js';
import { readBareIso, readUnixTime } from '../shared/date-parse-iso.js';

/**
 * The date of a feed as ISO 8601, null for what is none. Where no zone is stated the clock is taken as UTC: every format of
 * feeds demands a zone, and readers agree on UTC where it is missing. A day alone stays a day.
 */
export function readFeedDate(written: string): string | null {
  const usual = readUsual(written) ?? readUnixTime(written);
  if (usual !== null) return usual;
  if (beforeYears.test(written)) return null;
  const iso = readUnusual(inEnglish(written.replace(secondZone, '$1')));
  return noYear.test(iso ?? '') ? null : iso;
}

/** Years of -1, 1 and 9999 are how programs write that there is no date: MySQL's zero, the first and last day of Go and .NET. */
const beforeYears = /(?:^|\s)-0{0,3}1(?:\s|-\d\d-)/;

/** The same as ISO 8601, and years of other calendars that nothing tells. */
const noYear = /^(?:0001|2[4-9]\d\d|[3-9]\d{3})-/;

/** Go prints a zone twice, and a clock of its own behind it: `+0200 CEST m=+0.01`. */
const secondZone = /( [+-]\d{4}) (?:[A-Z]{1,5}|[+-]\d{2,4})(?: m=[+-][\d.]+)?$/;

/** "K, 14 ápr 2026 …", "Ke, 30 Lok 2013 …": programs set into the form of RFC 822 what their language calls the day, and the first letters of a month. */
const namedForm = /^(?:([^,]{1,20}),\s*)?(\d{1,2}) (\p{L}[\p{L}\p{M}]{2,})\.? (?=(\d{4}) )/u;

/** The same with the month in English; as it is where several are meant. Of Croatian and Polish ones the day of the week tells. */
function inEnglish(text: string): string {
  const [form, weekday, day = '', name = '', year] = namedForm.exec(text) ?? [];
  if (form === undefined) return text;
  const all = monthsOfWord(name);
  const days = all.length > 1 && weekday ? weekdaysOf(foldWord(weekday)) : null;
  const isThatDay = (month: number): boolean =>
    days!.includes(String(new Date(Date.UTC(Number(year), month - 1, Number(day))).getUTCDay()));
  const [month, other] = days === null ? all : all.filter(isThatDay);
  return month === undefined || other !== undefined
    ? text
    : `${day} ${monthNames[month - 1]} ${text.slice(form.length)}`;
}

function readUnusual(text: string): string | null {
  const bare = readBareIso(text, false);
  if (bare?.hasZone) return bare.iso;
  const parsed = parseDateText(text.replace(/ Z$/, 'Z'), { isExact: true });
  if (!parsed) return null;
  if (!parsed.iso.includes('T') || parsed.hasZone) return parsed.iso;
  // Korea has one zone, and its blogs write dates in words where all others write the zone.
  return `${parsed.iso}${/[년월일]|오전|오후/.test(text) ? '+09:00' : 'Z'}`;
}

/** RFC 822 as nearly all feeds write it. The general parser reads it as well, in a hundred times the time. */
const usualForm =
  /^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) (\d{2}):(\d{2}):(\d{2}) ([+-]\d{2}:?[0-5]\d|GMT|UTC|Z)$/;
const months = 'JanFebMarAprMayJunJulAugSepOctNovDec';
const monthNames = months.match(/.../g)!;

function readUsual(text: string): string | null {
  const match = usualForm.exec(text);
  if (!match) return null;
  const [, day = '', name = '', year = '', hour = '', minute = '', second = '', zone = ''] = match;
  const month = months.indexOf(name) / 3 + 1;
  // What is out of range is left to the general parser, which knows what can be meant.
  const isDay =
    Number(year) > 1970 &&
    Number(year) < 2400 &&
    new Date(Date.UTC(Number(year), month - 1, Number(day))).getUTCMonth() === month - 1;
  if (!isDay || day === '0' || day === '00' || hour > '23' || minute > '59' || second > '59') return null;
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(-2)}` : 'Z';
  if (offset.slice(1) > '14:00') return null;
  return `${year}-${pad(month)}-${pad(Number(day))}T${hour}:${minute}:${second}${offset === '-00:00' ? 'Z' : offset}`;
}

const pad = (value: number): string => String(value).padStart(2, '0');
