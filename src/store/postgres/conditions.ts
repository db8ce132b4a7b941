import { hostWanted, plainConditions } from '../plain-conditions.js';
import type { Phrase, Query } from '../query.js';
import type { Sql, SqlValue } from './database.js';
import { isText } from './given-rows.js';
import { matchedRows, matching, matchOf, sourceTagQuery } from './match.js';
import { publisherKey } from './schema-articles.js';

/** Parts of a WHERE over `article a`; each value is a `?` (`numbered.ts`). */
export interface Conditions {
  sql: string[];
  values: SqlValue[];
}

export const elapsedMs = (from: string, to: string): string => `(instant(${to}) - instant(${from}))`;

/** The filters of a query, without its words. */
export async function conditionsOf(sql: Sql, query: Query): Promise<Conditions> {
  const plain = plainConditions(query, elapsedMs);
  const conditions: Conditions = { sql: plain.sql, values: [...plain.values] };
  if (query.source) await addSource(sql, query.source, conditions);
  for (const tag of query.tags) await addTag(sql, tag, conditions);
  // With words that are wanted, the full text itself leaves out what is not.
  const { exclude } = matchOf(query.wanted);
  if (exclude !== null) {
    const found = matchedRows(matching(exclude));
    add(conditions, `a.row NOT IN (${found.sql})`, ...found.values);
  }
  return conditions;
}

/** The filters and the words. */
export async function allConditionsOf(sql: Sql, query: Query): Promise<Conditions> {
  const conditions = await conditionsOf(sql, query);
  const { match } = matchOf(query.wanted);
  if (match !== null) {
    const found = matchedRows(matching(match));
    add(conditions, `a.row IN (${found.sql})`, ...found.values);
  }
  return conditions;
}

/** All that a query chooses, words and limit included, as one condition: the newest where there is a limit. */
export async function chosen(sql: Sql, query: Query): Promise<{ where: string; values: SqlValue[] }> {
  const { sql: parts, values } = await allConditionsOf(sql, query);
  const where = parts.length > 0 ? parts.join(' AND ') : 'true';
  if (query.limit === null) return { where, values };
  const newest = `SELECT a.row FROM article a WHERE ${where} ORDER BY a.sort_at DESC, a.row DESC LIMIT ?`;
  return { where: `a.row IN (${newest})`, values: [...values, query.limit] };
}

function add(conditions: Conditions, text: string, ...values: SqlValue[]): void {
  conditions.sql.push(text);
  conditions.values.push(...values);
}

/** An address is a feed; a name with a dot a host and all below it; anything else a publisher. */
async function addSource(sql: Sql, source: string, conditions: Conditions): Promise<void> {
  if (/^[a-z]+:\/\//i.test(source)) {
    const feed = `SELECT number FROM feed WHERE ${isText('url', '?')}`;
    add(conditions, `a.row IN (SELECT article FROM sighting WHERE feed = (${feed}))`, source);
    return;
  }
  const host = hostWanted(source);
  const hosts = host === null ? [] : await hostsBelow(sql, host);
  if (hosts.length > 0) add(conditions, 'a.host = ANY(?)', hosts);
  else add(conditions, `${publisherKey} = ${publisherKey.replace('a.publisher', '?::text COLLATE "C"')}`, source);
}

/** The article's own tag; one of a source that named it, as its record says; or one that such a source has now. */
async function addTag(sql: Sql, tag: Phrase, conditions: Conditions): Promise<void> {
  const wanted = tag.text.replace(/\*$/, '').toLowerCase();
  const isTag = (own: string): boolean =>
    tag.isBeginning ? own.toLowerCase().startsWith(wanted) : own.toLowerCase() === wanted;
  const sources = await sql.all<{ number: number; tags: string }>(
    "SELECT f.number, s.tags FROM source s JOIN feed f ON md5(f.url) = md5(s.url) WHERE s.tags <> '[]'",
  );
  const feeds = sources.filter(({ tags }) => (JSON.parse(tags) as string[]).some(isTag)).map(({ number }) => number);
  const found = matchedRows(matching(tag, sourceTagQuery(wanted)));
  add(
    conditions,
    `a.row IN (${found.sql} UNION ALL SELECT article FROM sighting WHERE feed = ANY(?::bigint[]))`,
    ...found.values,
    feeds,
  );
}

/** Each host once, by leaps through the index. */
async function hostsBelow(sql: Sql, host: string): Promise<string[]> {
  const rows = await sql.all<{ host: string }>(
    `WITH RECURSIVE each (host) AS (SELECT min(host) FROM article UNION ALL
       SELECT (SELECT min(a.host) FROM article a WHERE a.host > each.host) FROM each WHERE each.host IS NOT NULL)
     SELECT host FROM each WHERE host = $1 OR right(host, length($1) + 1) = '.' || $1`,
    [host],
  );
  return rows.map((one) => one.host);
}
