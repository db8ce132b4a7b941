import { countryOf } from '../shared/country.js';
import { grammarOf } from '../shared/date-parse-grammar.js';
import { parseDateText } from '../shared/date-parse.js';
import type { FeedEntry, FeedInfo } from './feed-types.js';

// `2/3/2026` in a feed: one program wrote all of its dates, so that `14/3/2026` beside it says which number is the month.

type DayOrder = 'day-first' | 'month-first';

/** Numbers that may be a day and a month in either order; with dots the day always stands first. */
const figures = /^\D*(\d{1,2})(?:\/(\d{1,2})\/(?:\d{4}|\d\d)|-(\d{1,2})-\d{4})(?!\d)/;

const dotted = /^\D*\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)(?!\d)/;

/** A day in numbers whose order the feed's reading knows and a reader of the text alone does not. */
export const isDayInNumbers = (text: string): boolean => dotted.test(text) || isEitherDay(text);

/** Whether nothing in a date's own text tells its day from its month. */
export function isEitherDay(text: string): boolean {
  return figures.test(text) && parseDateText(text, { isExact: true })?.isOrderGuessed === true;
}

/**
 * Reads the dates that may be either day as the feed's others are written, else as its country and language write them. Where nothing
 * tells, they are left to who may know more, and are not dates of the feed.
 */
export function settleDays(entries: FeedEntry[], feed: FeedInfo, url: string | null): void {
  const texts = entries.flatMap(({ publishedText, updatedText }) => [publishedText, updatedText]);
  if (!texts.some((text) => text !== null && isEitherDay(text))) return;
  const order = orderOf(texts) ?? usualOrder(feed, url);
  for (const entry of entries) {
    entry.published = settled(entry.published, entry.publishedText, order);
    entry.updated = settled(entry.updated, entry.updatedText, order);
  }
}

function settled(iso: string | null, text: string | null, order: DayOrder | 'both' | null): string | null {
  if (iso === null || text === null || !isEitherDay(text)) return iso;
  if (order === null || order === 'both') return null;
  // Without a country the parser takes the first number for the month.
  return order === 'month-first' ? iso : iso.replace(/^(\d{4})-(\d\d)-(\d\d)/, '$1-$3-$2');
}

/** What the dates show that can be read in one way only; null where they show nothing. */
function orderOf(texts: readonly (string | null)[]): DayOrder | 'both' | null {
  const shown = new Set(texts.flatMap((text) => (text === null ? [] : (shownBy(text) ?? []))));
  if (shown.size > 1) return 'both';
  return [...shown][0] ?? null;
}

function shownBy(text: string): DayOrder | null {
  const [, first, slashed, dashed] = figures.exec(text) ?? [];
  if (first === undefined || Number(first) === Number(slashed ?? dashed)) return null;
  const parsed = parseDateText(text, { isExact: true });
  if (!parsed || parsed.isOrderGuessed) return null;
  return Number(parsed.iso.slice(8, 10)) === Number(first) ? 'day-first' : 'month-first';
}

function usualOrder({ link, language }: FeedInfo, url: string | null): DayOrder | null {
  const country = countryOf(url ?? link, language);
  const grammar = grammarOf({ country, languages: language ? [language] : [] });
  // English is written both ways.
  if (country === null && (grammar.languages[0] ?? 'en') === 'en') return null;
  return grammar.isMonthFirst ? 'month-first' : 'day-first';
}
