// One date parser for pages, feeds and texts. It reads what is written and adds nothing: no machine zone, no clock, no zone.

export type DatePrecision = 'year' | 'month' | 'day' | 'minute' | 'second';

export interface ParsedDate {
  /** As precise as the text says: `2024-04-02`, `2024-04-02T05:28`, `2024-04-02T05:28:00+03:00`. */
  iso: string;
  precision: DatePrecision;
  hasZone: boolean;
}

export interface DateParseOptions {
  /** BCP 47 tags, likeliest first; they decide between months of two languages. */
  languages?: string[];
  /** ISO 3166 region of the publisher: the order of `3/4/2024` and what `IST` means. */
  country?: string | null;
  /** ISO instant of the fetch: what "2 hours ago" counts from. */
  now?: string | null;
}

const maxLength = 2000;
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const pad = (value: number | string): string => String(value).padStart(2, '0');

/** The date that a text states, or null where it states none. */
export function parseDateText(text: string, _options: DateParseOptions = {}): ParsedDate | null {
  const input = text.slice(0, maxLength).trim();
  return readIso(input) ?? readEnglish(input);
}

function readIso(text: string): ParsedDate | null {
  const match =
    /(?<!\d)(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s?(Z|[+-]\d\d:?\d\d)?)?/i.exec(text);
  if (!match) return null;
  const [, year, month, day, hour, minute, second, zone] = match;
  return build(`${year}-${month}-${day}`, hour ? { hour, minute: minute!, second, zone } : null);
}

function readEnglish(text: string): ParsedDate | null {
  const monthFirst = /\b([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b/i.exec(text);
  const dayFirst = /\b(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?,? (\d{4})\b/i.exec(text);
  const name = monthFirst?.[1] ?? dayFirst?.[2];
  if (!name) return null;
  const month = months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  const day = (monthFirst?.[2] ?? dayFirst?.[1])!;
  if (month === 0) return null;
  const clock = /(\d{1,2}):(\d\d)(?::(\d\d))?\s*([ap])?\.?m?/i.exec(text);
  const zone = /(?:\d|m)\s*(GMT|UTC|Z|[+-]\d\d:?\d\d)\b/i.exec(text)?.[1];
  const date = `${(monthFirst ?? dayFirst)![3]}-${pad(month)}-${pad(day)}`;
  if (!clock) return build(date, null);
  const half = clock[4]?.toLowerCase();
  const hour = half ? (Number(clock[1]) % 12) + (half === 'p' ? 12 : 0) : Number(clock[1]);
  return build(date, { hour: pad(hour), minute: clock[2]!, second: clock[3], zone });
}

function build(
  date: string,
  clock: { hour: string; minute: string; second: string | undefined; zone: string | undefined } | null,
): ParsedDate | null {
  if (!clock) return { iso: date, precision: 'day', hasZone: false };
  const zone = clock.zone ? (/^[a-z]/i.test(clock.zone) ? 'Z' : clock.zone.replace(/^(...):?/, '$1:')) : '';
  const second = clock.second ? `:${clock.second}` : '';
  return {
    iso: `${date}T${clock.hour}:${clock.minute}${second}${zone}`,
    precision: clock.second ? 'second' : 'minute',
    hasZone: zone !== '',
  };
}
