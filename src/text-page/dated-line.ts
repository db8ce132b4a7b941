import { countryOf } from '../shared/country.js';
import { type DateParseOptions, type FoundDate, findDates } from '../shared/date-parse.js';

/** Longer lines are prose: a date in them is the story's matter. */
const maxDatedLine = 200;

/** Cheap: whether a short line may hold a date. */
export function hasDate(text: string): boolean {
  return (
    text.length <= maxDatedLine &&
    (/(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}[:.h]\d{2}(?!\d)|\d{1,2}[./-]\d{1,2}[./-]\d{2}|(?:令和|平成|昭和)\d|[۰-۹٠-٩०-९]{2,4}/u.test(
      text,
    ) ||
      /\d+\s?(?:min|hour|hr|day|std|stunde|tag|heure|jour|hora|día|час|дн|saat|gün|時間|分|日|小时|天|시간|일)\p{L}*\.?\s?(?:ago|atrás|fa|назад|тому|önce|前|전)|(?:vor|il y a|hace|há)\s\d/iu.test(
        text,
      ))
  );
}

/** Dates of a day or finer in a short line, with where they stand. */
export function datesIn(text: string, options: DateParseOptions): { text: string; dates: FoundDate[] } {
  if (text.length > maxDatedLine || !/\p{Nd}|yesterday|gestern|hier|ayer|вчора|вчера|dün|昨日|昨天|어제/iu.test(text))
    return { text, dates: [] };
  const { text: read, dates } = findDates(text, options);
  return { text: read, dates: dates.filter(({ precision }) => precision !== 'year' && precision !== 'month') };
}

/** How the dates of a page are read. `now` is the fetch or the crawl. */
export function dateOptions(url: string | null, now: string | null): DateParseOptions {
  return { languages: [], country: countryOf(url, null), now };
}

/** A headline with a date in it says more than this beside it. */
const minBeside = 24;

/** A line that is hardly more than a date: "Valdehierro - 27 MAR 2025 - 05:30". */
export function isDateLine(text: string): boolean {
  const { text: read, dates } = datesIn(text, {});
  if (dates.length === 0) return false;
  const dated = dates.reduce((sum, { start, end }) => sum + end - start, 0);
  return read.length - dated < minBeside;
}
