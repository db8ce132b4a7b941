import { conditionsOf } from './conditions.js';
import { lookupKeys, placeKey } from '../../shared/address-key.js';
import { hostOf } from '../identity.js';
import { marksOfQuery } from './marks.js';
import { type Match, matchOf, narrowed, phraseMatch } from './match.js';
import { phrasesIn, type Query } from '../query.js';
import { type ArticleRow, storedArticle } from '../rows.js';
import { sortedRows } from './sorted.js';
import { snippetOf } from '../snippet.js';
import type { Statements } from './statements.js';
import type { StoredArticle } from '../store.js';

/** Rows read at once: a reader that stops early has cost one page, and no statement stays open while others write. */
const pageSize = 200;
/** So many of the matches, the newest, are ranked; the others follow by age. */
const rankedMatches = 500;
/** A phrase in more articles than this is common: bm25 would count all of them, for each search. */
const commonPhrase = 3000;

/** What `storedArticle` needs. */
export const articleColumns = `a.row, a.id, a.first_seen, a.changed_at, a.revision, a.revisions, a.edits, a.edited_at, a.near_group,
  (SELECT record FROM revision WHERE article = a.row AND number = a.revision) AS record,
  (SELECT json_group_array(DISTINCT f.url) FROM sighting s JOIN feed f ON f.number = s.feed WHERE s.article = a.row) AS feeds`;

/** By its id, by another one that it could have had, or by an address of it, the place of a page before the page. */
export function getArticle(statements: Statements, idOrUrl: string): StoredArticle | null {
  const own = statements.get<ArticleRow>(`SELECT ${articleColumns} FROM article a WHERE a.id = ?`, idOrUrl);
  if (own) return storedArticle(own);
  for (const key of [`id:${idOrUrl}`, ...lookupKeys(idOrUrl).flat()]) {
    const row = statements.get<ArticleRow>(
      `SELECT ${articleColumns} FROM identity i JOIN article a ON a.row = i.article WHERE i.key = ?`,
      key,
    );
    if (row) return storedArticle(row);
  }
  return null;
}

/**
 * All that an address leads to: the article that has it as its key, those whose own address or link is the same, and those that a feed
 * gives it as their guid. A place of a page (`#May_4`) is an address of its own.
 */
export function idsAt(statements: Statements, address: string): { id: string; headline: string | null }[] {
  const rows = new Set<number>();
  for (const keys of lookupKeys(address)) {
    for (const key of keys) {
      const own = statements.get<{ row: number }>('SELECT article AS row FROM identity WHERE key = ?', key);
      if (own) rows.add(own.row);
      // Every form of the address has the path in it; the key decides.
      const path = key.slice(key.indexOf('/')).replace(/[?#].*/s, '');
      const found = statements.all<{ row: number; url: string }>(
        `SELECT a.row, a.url FROM article a WHERE a.host = ?1 AND instr(a.url, ?2) UNION
         SELECT a.row, s.url FROM article a JOIN sighting s ON s.article = a.row WHERE a.host = ?1 AND instr(s.url, ?2)`,
        hostOf(address),
        path,
      );
      for (const { row, url } of found) if (placeKey(url) === keys[0]) rows.add(row);
    }
    if (rows.size > 0) break;
  }
  const named = `SELECT i.article AS row FROM feed f JOIN identity i ON i.key = 'guid:' || f.url || ':' || ?1
    UNION SELECT article FROM sighting WHERE guid = ?1 AND guid != ''`;
  for (const { row } of statements.all<{ row: number }>(named, address)) rows.add(row);
  return statements.all(
    'SELECT id, headline FROM article WHERE row IN (SELECT value FROM json_each(?)) ORDER BY row',
    JSON.stringify([...rows]),
  );
}

/** A few articles whose id begins so. */
export function idsLike(statements: Statements, prefix: string): { id: string; headline: string | null }[] {
  if (!/^[0-9a-f]+$/.test(prefix)) return [];
  return statements.all(
    'SELECT id, headline FROM article WHERE id >= ? AND id < ? ORDER BY id LIMIT 5',
    prefix,
    `${prefix}g`,
  );
}

/** In the order of the query, by default newest first, or by relevance where words are looked for. */
export async function* listArticles(statements: Statements, query: Query): AsyncGenerator<StoredArticle> {
  let left = query.limit ?? Number.POSITIVE_INFINITY;
  if (left <= 0) return;
  const shown = new Set<string>();
  const match = matchOf(query.wanted);
  const isRanked = query.sort === null && match.match !== null;
  const rows = isRanked
    ? rankedRows(statements, query, match)
    : sortedRows(statements, query, query.sort ?? { by: 'date', isReversed: false });
  for (const page of pagesOf(statements, query, rows)) {
    for (const row of page) {
      const told = query.isGrouped ? toldBy(statements, row.near_group, shown) : undefined;
      if (told === 'shown') continue;
      const stored = { ...storedArticle(row), ...(told ? { told } : {}) };
      const snippet = snippetOf(stored.article, query.wanted);
      yield snippet === null ? stored : { ...stored, snippet };
      if (--left <= 0) return;
    }
  }
}

/** How many articles tell the story of a group, once for each group. */
function toldBy(statements: Statements, group: string | null, shown: Set<string>): StoredArticle['told'] | 'shown' {
  if (group === null) return { articles: 1, sources: 1 };
  if (shown.has(group)) return 'shown';
  shown.add(group);
  const sql = 'SELECT count(*) AS articles, count(DISTINCT host) AS sources FROM article WHERE near_group = ?';
  return statements.get<{ articles: number; sources: number }>(sql, group);
}

/** Records of rows, a page at a time. */
function* pagesOf(statements: Statements, query: Query, lists: Iterable<number[]>): Generator<ArticleRow[]> {
  for (const rows of lists) {
    for (let at = 0; at < rows.length; at += pageSize) {
      const part = rows.slice(at, at + Math.min(pageSize, query.limit ?? pageSize));
      const found = statements.all<ArticleRow>(
        `SELECT ${articleColumns} FROM article a WHERE a.row IN (SELECT value FROM json_each(?))`,
        JSON.stringify(part),
      );
      const byRow = new Map(found.map((row) => [row.row, row]));
      yield part.flatMap((row) => byRow.get(row) ?? []);
    }
  }
}

/**
 * Rows in the order in which they are shown: the newest matches by bm25, or, where that would look through much of the archive for
 * each common word, those that have the words in their headline before those that do not; newer is likelier wanted. All matches
 * come, however many there are.
 */
function* rankedRows(statements: Statements, query: Query, match: Match): Generator<number[]> {
  const rows = matcher(statements, query);
  const newest = rows(match, `ORDER BY s.rowid DESC LIMIT ${rankedMatches + 1}`);
  const oldest = newest[newest.length - 1];
  if (oldest === undefined) return;
  const isAll = newest.length <= rankedMatches;
  if (isAll && !hasCommonPhrase(statements, query)) {
    yield rows(match, 'ORDER BY bm25(fulltext, 8, 3, 1, 4, 4, 0), s.rowid DESC');
    return;
  }
  const inHeadline = rows(matchOf(query.wanted, 'headline'), 'AND s.rowid >= ? ORDER BY s.rowid DESC', oldest);
  const first = new Set(inHeadline);
  yield inHeadline;
  yield newest.filter((row) => !first.has(row));
  for (let page = newest; page.length > rankedMatches; ) {
    page = rows(match, `AND s.rowid < ? ORDER BY s.rowid DESC LIMIT ${rankedMatches + 1}`, page[page.length - 1]!);
    yield page;
  }
}

/** Looks rows up by an expression of the full text and the filters of a query. */
function matcher(statements: Statements, query: Query): (match: Match, end: string, bound?: number) => number[] {
  const { sql, values } = conditionsOf(statements, query);
  const marks = marksOfQuery(statements, query);
  const join = sql.length > 0 ? 'CROSS JOIN article a ON a.row = s.rowid' : '';
  const where = ['fulltext MATCH ?', ...sql].join(' AND ');
  return (match, end, bound) =>
    statements
      .all<{ row: number }>(
        `SELECT s.rowid AS row FROM fulltext s ${join} WHERE ${where} ${end}`,
        narrowed(match, marks),
        ...values,
        ...(bound === undefined ? [] : [bound]),
      )
      .map(({ row }) => row);
}

/** Of one phrase the number of matches says it; of several, filters among them, each may be common where all together are rare. */
function hasCommonPhrase(statements: Statements, query: Query): boolean {
  const marks = marksOfQuery(statements, query)?.match(/"[^"]*"/g) ?? [];
  const phrases = [...phrasesIn(query.wanted, true).map((one) => phraseMatch({ ...one, field: null })), ...marks];
  if (phrases.length < 2) return false;
  const sql = `SELECT 1 FROM fulltext WHERE fulltext MATCH ? LIMIT 1 OFFSET ${commonPhrase}`;
  return phrases.some((phrase) => statements.get(sql, phrase) !== undefined);
}
