import { bareHost } from '../shared/address-key.js';
import type { Query } from './query.js';

// Filters of a query that every SQL database can answer from the columns of `article a` alone.

/** Parts of a WHERE and their values, each value a `?`. */
export interface Conditions<Value> {
  sql: string[];
  values: Value[];
}

export type Add<Value> = (text: string, ...parameters: Value[]) => void;

/** Zones lie up to 14 hours from UTC: how far the printed date may be from the instant that lists are sorted by. */
const zoneMs = 14 * 3_600_000;
const dayMs = 86_400_000;

const printedDate = 'coalesce(a.date, a.first_seen)';

/** A date without a time says too little: then the first sighting counts. */
export const publishedAt = `CASE WHEN a.date LIKE '%T%Z' OR a.date LIKE '%T%+__:__' OR a.date LIKE '%T%-__:__'
         THEN a.date ELSE a.first_seen END`;

/** Instants are kept as text: `elapsedMs` is how a database tells how far two of them are apart. */
export function plainConditions(
  query: Query,
  elapsedMs: (from: string, to: string) => string,
): Conditions<string | number> {
  const sql: string[] = [];
  const values: (string | number)[] = [];
  const add: Add<string | number> = (text, ...parameters) => {
    sql.push(text);
    values.push(...parameters);
  };
  addDates(query, add);
  if (query.language) {
    const tag = query.language.toLowerCase();
    add('a.main_language = ?', tag.split('-')[0]!);
    if (tag.includes('-')) add("(lower(a.language) = ? OR lower(a.language) LIKE ? || '-%')", tag, tag);
  }
  if (query.minQuality !== null) add('(a.quality IS NULL OR a.quality >= ?)', query.minQuality);
  if (query.kinds.length > 0) add(`a.kind IN (${query.kinds.map(() => '?').join(', ')})`, ...query.kinds);
  if (query.seenSince) add('a.first_seen >= ?', query.seenSince);
  // Whatever begins so is before it and this sign.
  if (query.seenUntil) add('a.first_seen < ?', `${query.seenUntil}~`);
  if (query.isEdited || query.editedAfterMs !== null) add('a.edits > 0');
  // Days as a fraction are a hair short of whole hours.
  if (query.editedAfterMs !== null) add(`${elapsedMs(publishedAt, 'a.edited_at')} >= ?`, query.editedAfterMs - 0.1);
  return { sql, values };
}

/** As the dates are printed; `sort_at` beside it lets an index find the range. */
function addDates({ since, until }: Query, add: Add<string | number>): void {
  if (since?.endsWith('Z')) add('a.sort_at >= ?', Date.parse(since));
  else if (since) {
    add(`${printedDate} >= ?`, since);
    const [from] = rangeOf(since);
    if (from !== null) add('a.sort_at >= ?', from - zoneMs);
  }
  if (until?.endsWith('Z')) add('a.sort_at <= ?', Date.parse(until));
  else if (until) {
    // `until 2024-04` means the whole month: everything that begins with it still counts.
    add(`substr(${printedDate}, 1, ${until.length}) <= ?`, until);
    const [, to] = rangeOf(until);
    if (to !== null) add('a.sort_at <= ?', to + zoneMs);
  }
}

/** First and last ms of `2024`, `2024-04`, `2024-04-02` or a longer beginning of a date. */
function rangeOf(text: string): [number | null, number | null] {
  const found = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(text);
  if (!found) return [null, null];
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? 1) - 1, Number(found[3] ?? 1)];
  const from = Date.UTC(year, month, day);
  const to = found[3] ? from + dayMs : found[2] ? Date.UTC(year, month + 1) : Date.UTC(year + 1, 0);
  return [from, to];
}

/** The host that a source names, all below it included; null where it is the name of a publisher. */
export function hostWanted(source: string): string | null {
  if (!/^[^\s]+\.[^\s]+$/.test(source)) return null;
  return bareHost(source);
}
