import { lookupKeys, placeKey } from '../../shared/address-key.js';
import { hostOf } from '../identity.js';
import type { Query, Wanted } from '../query.js';
import { type ArticleRow, storedArticle } from '../rows.js';
import { snippetOf } from '../snippet.js';
import type { StoredArticle } from '../store.js';
import { conditionsOf } from './conditions.js';
import { first, type Sql, type SqlValue } from './database.js';
import { isText } from './given-rows.js';
import { matching, matchOf } from './match.js';
import { numbered } from './numbered.js';
import { sortedRows } from './sorted.js';

/** Rows read at once: a reader that stops early has cost one page. */
const pageSize = 200;
/** So many of the matches, the newest, are ranked; the others follow by age. */
const rankedMatches = 500;
/** Of a place in the body, authors and tags, summary and headline. */
const weights = "'{0.1, 0.4, 0.3, 0.8}'";

/** What `storedArticle` needs. */
export const articleColumns = `a.row, a.id, a.first_seen, a.changed_at, a.revision, a.revisions, a.edits, a.edited_at, a.near_group,
  (SELECT record FROM revision WHERE article = a.row AND number = a.revision) AS record,
  (SELECT json_agg(url ORDER BY seen)::text FROM (SELECT f.url, min(s.number) AS seen
     FROM sighting s JOIN feed f ON f.number = s.feed WHERE s.article = a.row GROUP BY f.url) AS each_feed) AS feeds`;

/** By its id, by another one that it could have had, or by an address of it, the place of a page before the page. */
export async function getArticle(sql: Sql, idOrUrl: string): Promise<StoredArticle | null> {
  const keys = [`id:${idOrUrl}`, ...lookupKeys(idOrUrl).flat()];
  const row = await first<ArticleRow>(
    sql,
    `SELECT ${articleColumns} FROM article a WHERE a.row = (
       SELECT article FROM (
         SELECT 0 AS nth, row AS article FROM article WHERE id = $1
         UNION ALL SELECT wanted.nth, i.article FROM unnest($2::text[]) WITH ORDINALITY AS wanted (key, nth)
           JOIN identity i ON ${isText('i.key', 'wanted.key')}) AS found
       ORDER BY nth LIMIT 1)`,
    [idOrUrl, keys],
  );
  return row ? storedArticle(row) : null;
}

/** As `../sqlite/find.ts` says: the article with that key, those with the same address, those that a feed gives it as their guid. */
export async function idsAt(sql: Sql, address: string): Promise<{ id: string; headline: string | null }[]> {
  const rows = new Set<number>();
  for (const keys of lookupKeys(address)) {
    for (const key of keys) {
      const sqlOfKey = `SELECT article AS row FROM identity WHERE ${isText('key', '$1')}`;
      for (const { row } of await sql.all<{ row: number }>(sqlOfKey, [key])) rows.add(row);
      // Every form of the address has the path in it; the key decides.
      const path = key.slice(key.indexOf('/')).replace(/[?#].*/s, '');
      const found = await sql.all<{ row: number; url: string }>(
        `SELECT a.row, a.url FROM article a WHERE a.host = $1 AND strpos(a.url, $2) > 0 UNION
         SELECT a.row, s.url FROM article a JOIN sighting s ON s.article = a.row WHERE a.host = $1 AND strpos(s.url, $2) > 0`,
        [hostOf(address), path],
      );
      for (const { row, url } of found) if (placeKey(url) === keys[0]) rows.add(row);
    }
    if (rows.size > 0) break;
  }
  const named = `SELECT i.article AS row FROM feed f JOIN identity i ON ${isText('i.key', "'guid:' || f.url || ':' || $1")}
    UNION SELECT article FROM sighting WHERE guid = $1 AND guid <> ''`;
  for (const { row } of await sql.all<{ row: number }>(named, [address])) rows.add(row);
  return sql.all('SELECT id, headline FROM article WHERE row = ANY($1) ORDER BY row', [[...rows]]);
}

/** A few articles whose id begins so. */
export async function idsLike(sql: Sql, prefix: string): Promise<{ id: string; headline: string | null }[]> {
  if (!/^[0-9a-f]+$/.test(prefix)) return [];
  const text = 'SELECT id, headline FROM article WHERE id >= $1 AND id < $2 ORDER BY id LIMIT 5';
  return sql.all(text, [prefix, `${prefix}g`]);
}

/** In the order of the query, by default newest first, or by relevance where words are looked for. */
export async function* listArticles(sql: Sql, query: Query): AsyncGenerator<StoredArticle> {
  let left = query.limit ?? Number.POSITIVE_INFINITY;
  if (left <= 0) return;
  const shown = new Set<string>();
  const { match } = matchOf(query.wanted);
  const rows =
    query.sort === null && match !== null
      ? rankedRows(sql, query, match)
      : sortedRows(sql, query, query.sort ?? { by: 'date', isReversed: false });
  for await (const page of pagesOf(sql, query, rows)) {
    for (const row of page) {
      const told = query.isGrouped ? await toldBy(sql, row.near_group, shown) : undefined;
      if (told === 'shown') continue;
      const stored = { ...storedArticle(row), ...(told ? { told } : {}) };
      const snippet = snippetOf(stored.article, query.wanted);
      yield snippet === null ? stored : { ...stored, snippet };
      if (--left <= 0) return;
    }
  }
}

/** How many articles tell the story of a group, once for each group. */
async function toldBy(sql: Sql, group: string | null, shown: Set<string>): Promise<StoredArticle['told'] | 'shown'> {
  if (group === null) return { articles: 1, sources: 1 };
  if (shown.has(group)) return 'shown';
  shown.add(group);
  const text = 'SELECT count(*) AS articles, count(DISTINCT host) AS sources FROM article WHERE near_group = $1';
  return first<{ articles: number; sources: number }>(sql, text, [group]);
}

/** Records of rows, a page at a time. */
async function* pagesOf(sql: Sql, query: Query, lists: AsyncIterable<number[]>): AsyncGenerator<ArticleRow[]> {
  for await (const rows of lists) {
    for (let at = 0; at < rows.length; at += pageSize) {
      const part = rows.slice(at, at + Math.min(pageSize, query.limit ?? pageSize));
      const text = `SELECT ${articleColumns} FROM article a WHERE a.row = ANY($1)`;
      const byRow = new Map((await sql.all<ArticleRow>(text, [part])).map((row) => [row.row, row]));
      yield part.flatMap((row) => byRow.get(row) ?? []);
    }
  }
}

/**
 * Rows in the order in which they are shown: the newest matches by their rank, or, where there are many, those that have the words
 * in their headline before those that do not; newer is likelier wanted. All matches come, however many there are.
 */
async function* rankedRows(sql: Sql, query: Query, wanted: Wanted): AsyncGenerator<number[]> {
  const { sql: filters, values } = await conditionsOf(sql, query);
  const find = async (tree: Wanted, { from = null, to = null, by = 'row' }: Span): Promise<number[]> => {
    const { usual, long } = matching(tree);
    const bounds = [...(from === null ? [] : ['f.article >= ?']), ...(to === null ? [] : ['f.article < ?'])];
    const bound = [from, to].filter((one) => one !== null);
    const join = filters.length > 0 ? 'JOIN article a ON a.row = f.article' : '';
    const end = by === 'rank' ? '' : `ORDER BY f.article DESC LIMIT ${rankedMatches + 1}`;
    const half = (table: string, { where, having }: { where: string; having?: string }, rank: string): string =>
      `(SELECT f.article${by === 'rank' ? `, ${rank} AS rank` : ''} FROM ${table} f ${join}
        WHERE ${[where, ...filters, ...bounds].join(' AND ')} ${having ? `GROUP BY f.article HAVING ${having}` : ''} ${end})`;
    const rank = `ts_rank(${weights}, f.words, ?::tsquery, 1)`;
    const ranked: SqlValue[] = by === 'rank' ? [usual.query] : [];
    const rows = await sql.all<{ article: number }>(
      numbered(
        `${half('fulltext', usual, rank)} UNION ALL ${half('fulltext_part', long, `max(${rank})`)}
         ORDER BY ${by === 'rank' ? 'rank DESC, article DESC' : `article DESC LIMIT ${rankedMatches + 1}`}`,
      ),
      [
        ...ranked,
        ...usual.values,
        ...values,
        ...bound,
        ...ranked,
        ...long.values.slice(0, 1),
        ...values,
        ...bound,
        ...long.values.slice(1),
      ],
    );
    return rows.map(({ article }) => article);
  };
  const newest = await find(wanted, {});
  if (newest.length <= rankedMatches) {
    if (newest.length > 0) yield await find(wanted, { by: 'rank' });
    return;
  }
  const inHeadline = await find(matchOf(query.wanted, 'headline').match!, { from: newest.at(-1)! });
  const isFirst = new Set(inHeadline);
  yield inHeadline;
  yield newest.filter((row) => !isFirst.has(row));
  for (let page = newest; page.length > rankedMatches; ) {
    page = await find(wanted, { to: page.at(-1)! });
    yield page;
  }
}

interface Span {
  from?: number | null;
  to?: number | null;
  by?: 'row' | 'rank';
}
