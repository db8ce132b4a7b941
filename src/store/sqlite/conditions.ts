import { sourceTagMark } from './marks.js';
import { matchOf, phraseMatch } from './match.js';
import type { Phrase, Query } from '../query.js';
import type { Statements } from './statements.js';

export type Value = string | number;

export interface Conditions {
  sql: string[];
  values: Value[];
}

/** Zones lie up to 14 hours from UTC: how far the printed date may be from the instant that lists are sorted by. */
const zoneMs = 14 * 3_600_000;
const dayMs = 86_400_000;

const printedDate = 'coalesce(a.date, a.first_seen)';

/** A date without a time says too little: then the first sighting counts. */
export const publishedAt = `CASE WHEN a.date LIKE '%T%Z' OR a.date LIKE '%T%+__:__' OR a.date LIKE '%T%-__:__'
         THEN a.date ELSE a.first_seen END`;

/** The filters of a query as SQL over `article a`; each value is a parameter. */
export function conditionsOf(statements: Statements, query: Query): Conditions {
  const sql: string[] = [];
  const values: Value[] = [];
  const add = (text: string, ...parameters: Value[]): void => {
    sql.push(text);
    values.push(...parameters);
  };
  addDates(query, add);
  if (query.language) {
    const tag = query.language.toLowerCase();
    add('a.main_language = ?', tag.split('-')[0]!);
    if (tag.includes('-')) add("(lower(a.language) = ? OR lower(a.language) LIKE ? || '-%')", tag, tag);
  }
  if (query.source) addSource(statements, query.source, add);
  if (query.minQuality !== null) add('(a.quality IS NULL OR a.quality >= ?)', query.minQuality);
  for (const tag of query.tags) addTag(statements, tag, add);
  if (query.kinds.length > 0) add(`a.kind IN (${query.kinds.map(() => '?').join(', ')})`, ...query.kinds);
  if (query.seenSince) add('a.first_seen >= ?', query.seenSince);
  // Whatever begins so is before it and this sign.
  if (query.seenUntil) add('a.first_seen < ?', `${query.seenUntil}~`);
  if (query.isEdited || query.editedAfterMs !== null) add('a.edits > 0');
  if (query.editedAfterMs !== null) {
    add(`julianday(a.edited_at) - julianday(${publishedAt}) >= ?`, query.editedAfterMs / dayMs - 1e-9);
  }
  // With words that are wanted, the full text itself leaves out what is not.
  const { match, exclude } = matchOf(query.wanted);
  if (exclude !== null && match === null)
    add('a.row NOT IN (SELECT rowid FROM fulltext WHERE fulltext MATCH ?)', exclude);
  return { sql, values };
}

type Add = (text: string, ...parameters: Value[]) => void;

/** As the dates are printed; `sort_at` beside it lets an index find the range. */
function addDates({ since, until }: Query, add: Add): void {
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

/** An address is a feed; a name with a dot a host and all below it; anything else a publisher. */
function addSource(statements: Statements, source: string, add: Add): void {
  if (/^[a-z]+:\/\//i.test(source)) {
    add('a.row IN (SELECT s.article FROM feed f JOIN sighting s ON s.feed = f.number WHERE f.url = ?)', source);
    return;
  }
  const host = source.toLowerCase().replace(/^(www|m|amp|mobile)\./, '');
  const hosts = /^[^\s]+\.[^\s]+$/.test(source) ? hostsBelow(statements, host) : [];
  const [only] = hosts;
  if (hosts.length === 1) add('a.host = ?', only!);
  else if (hosts.length > 1) add(`+a.host IN (${hosts.map(() => '?').join(', ')})`, ...hosts);
  else add('a.publisher = ? COLLATE NOCASE', source);
}

/** The article's own tag; one of a source that named it, as its record says; or one that such a source has now. */
function addTag(statements: Statements, tag: Phrase, add: Add): void {
  const wanted = tag.text.replace(/\*$/, '').toLowerCase();
  const isTag = (own: string): boolean =>
    tag.isBeginning ? own.toLowerCase().startsWith(wanted) : own.toLowerCase() === wanted;
  const feeds = statements
    .all<{ number: number; tags: string }>(
      "SELECT f.number, s.tags FROM source s JOIN feed f ON f.url = s.url WHERE s.tags != '[]'",
    )
    .filter(({ tags }) => (JSON.parse(tags) as string[]).some(isTag));
  add(
    `a.row IN (SELECT rowid FROM fulltext WHERE fulltext MATCH ?
       UNION ALL SELECT article FROM sighting WHERE feed IN (SELECT value FROM json_each(?)))`,
    `${phraseMatch(tag)} OR marks : "${sourceTagMark(wanted)}"`,
    JSON.stringify(feeds.map(({ number }) => number)),
  );
}

/** Each host once, by leaps through the index. */
function hostsBelow(statements: Statements, host: string): string[] {
  return statements
    .all<{ host: string }>(
      `WITH RECURSIVE each (host) AS (SELECT min(host) FROM article UNION ALL
         SELECT (SELECT min(a.host) FROM article a WHERE a.host > each.host) FROM each WHERE each.host IS NOT NULL)
       SELECT host FROM each WHERE host = ? OR host LIKE '%.' || ?`,
      host,
      host,
    )
    .map((one) => one.host);
}
