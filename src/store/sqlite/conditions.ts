import { hostWanted, plainConditions, type Add, type Conditions } from '../plain-conditions.js';
import { sourceTagMark } from './marks.js';
import { matchOf, phraseMatch } from './match.js';
import type { Phrase, Query } from '../query.js';
import type { Statements } from './statements.js';

/** The filters of a query as SQL over `article a`; each value is a parameter. */
export function conditionsOf(statements: Statements, query: Query): Conditions<Value> {
  const { sql, values } = plainConditions(query, elapsedMs);
  const add: Add<Value> = (text, ...parameters) => {
    sql.push(text);
    values.push(...parameters);
  };
  if (query.source) addSource(statements, query.source, add);
  for (const tag of query.tags) addTag(statements, tag, add);
  // With words that are wanted, the full text itself leaves out what is not.
  const { match, exclude } = matchOf(query.wanted);
  if (exclude !== null && match === null)
    add('a.row NOT IN (SELECT rowid FROM fulltext WHERE fulltext MATCH ?)', exclude);
  return { sql, values };
}

export type Value = string | number;

const dayMs = 86_400_000;

export const elapsedMs = (from: string, to: string): string => `(julianday(${to}) - julianday(${from})) * ${dayMs}`;

/** An address is a feed; a name with a dot a host and all below it; anything else a publisher. */
function addSource(statements: Statements, source: string, add: Add<Value>): void {
  if (/^[a-z]+:\/\//i.test(source)) {
    add('a.row IN (SELECT s.article FROM feed f JOIN sighting s ON s.feed = f.number WHERE f.url = ?)', source);
    return;
  }
  const host = hostWanted(source);
  const hosts = host === null ? [] : hostsBelow(statements, host);
  const [only] = hosts;
  if (hosts.length === 1) add('a.host = ?', only!);
  else if (hosts.length > 1) add(`+a.host IN (${hosts.map(() => '?').join(', ')})`, ...hosts);
  else add('a.publisher = ? COLLATE NOCASE', source);
}

/** The article's own tag; one of a source that named it, as its record says; or one that such a source has now. */
function addTag(statements: Statements, tag: Phrase, add: Add<Value>): void {
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
