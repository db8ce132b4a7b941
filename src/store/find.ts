import { StoreError } from '../errors.js';
import { type Query, wordsOf } from './query.js';
import { type ArticleRow, storedArticle } from './rows.js';
import { snippetOf } from './snippet.js';
import type { Statements } from './statements.js';
import type { StoredArticle } from './store.js';

/** Rows read at once: a reader that stops early has cost one page, and no statement stays open while others write. */
const pageSize = 200;
/** Up to this many matches are ranked by bm25; of more, the newest are, those with the words in their headline first. */
const rankedMatches = 2000;

const columns = `a.row, a.id, a.first_seen, a.changed_at, a.revision, a.revisions, a.near_group,
  (SELECT record FROM revision WHERE article = a.row AND number = a.revision) AS record,
  (SELECT json_group_array(DISTINCT feed_url) FROM sighting WHERE article = a.row) AS feeds`;

export function getArticle(statements: Statements, id: string, key: string | null): StoredArticle | null {
  const row =
    statements.get<ArticleRow>(`SELECT ${columns} FROM article a WHERE a.id = ?`, id) ??
    (key
      ? statements.get<ArticleRow>(
          `SELECT ${columns} FROM identity i JOIN article a ON a.row = i.article WHERE i.key = ?`,
          key,
        )
      : undefined);
  return row ? storedArticle(row) : null;
}

type Value = string | number;

/** The filters of a query as SQL; each value is a parameter. */
function conditions(query: Query): { sql: string[]; values: Value[] } {
  const sql: string[] = [];
  const values: Value[] = [];
  const add = (text: string, ...parameters: Value[]): void => {
    sql.push(text);
    values.push(...parameters);
  };
  const date = 'coalesce(a.date, a.first_seen)';
  if (query.since) add(`${date} >= ?`, query.since);
  // `until 2024-04` means the whole month: everything that begins with it still counts.
  if (query.until) add(`substr(${date}, 1, ${query.until.length}) <= ?`, query.until);
  if (query.language) add("(a.language = ? OR a.language LIKE ? || '-%')", query.language, query.language);
  if (query.source) {
    add(
      '(a.host = ? OR a.publisher = ? OR EXISTS (SELECT 1 FROM sighting s WHERE s.article = a.row AND s.feed_url = ?))',
      query.source,
      query.source,
      query.source,
    );
  }
  if (query.isEdited) add('a.revisions > 1');
  if (query.editedAfterMs !== null) {
    add('a.revisions > 1 AND (julianday(a.changed_at) - julianday(a.first_seen)) * 86400000 >= ?', query.editedAfterMs);
  }
  return { sql, values };
}

/** `author:` and `tag:` are words of their columns in the full text. */
function matchOf(query: Query): string | null {
  const parts = query.match ? [query.match] : [];
  for (const [column, value] of [
    ['authors', query.author],
    ['tags', query.tag],
  ] as const) {
    const words = value ? wordsOf(value) : [];
    if (words.length > 0) parts.unshift(`${column} : "${words.join(' ')}"`);
  }
  return parts.length > 0 ? parts.map((part) => `(${part})`).join(' AND ') : null;
}

/** Newest first, or by relevance where words are looked for. */
export async function* listArticles(statements: Statements, query: Query): AsyncGenerator<StoredArticle> {
  const match = matchOf(query);
  let left = query.limit ?? Number.POSITIVE_INFINITY;
  for (const page of match === null ? pagesByDate(statements, query) : pagesByMatch(statements, query, match)) {
    for (const row of page) {
      if (left-- <= 0) return;
      const stored = storedArticle(row);
      yield query.words.length > 0 ? { ...stored, snippet: snippetOf(stored.article, query.words) } : stored;
    }
  }
}

function* pagesByDate(statements: Statements, query: Query): Generator<ArticleRow[]> {
  const { sql, values } = conditions(query);
  let last: { sort: string; row: number } | null = null;
  for (;;) {
    const after: string[] = last ? ['(coalesce(a.date, a.first_seen), a.row) < (?, ?)'] : [];
    const where = [...sql, ...after].join(' AND ') || '1';
    const rows: (ArticleRow & { sort: string })[] = statements.all(
      `SELECT ${columns}, coalesce(a.date, a.first_seen) AS sort FROM article a WHERE ${where}
       ORDER BY coalesce(a.date, a.first_seen) DESC, a.row DESC LIMIT ${pageSize}`,
      ...values,
      ...(last ? [last.sort, last.row] : []),
    );
    yield rows;
    if (rows.length < pageSize) return;
    last = rows[rows.length - 1]!;
  }
}

function* pagesByMatch(statements: Statements, query: Query, match: string): Generator<ArticleRow[]> {
  const { sql, values } = conditions(query);
  const rows = rankedRows(statements, match);
  for (let at = 0; at < rows.length; at += pageSize) {
    const part = rows.slice(at, at + pageSize);
    const where = [`a.row IN (${part.map(() => '?').join(',')})`, ...sql].join(' AND ');
    const found = statements.all<ArticleRow>(`SELECT ${columns} FROM article a WHERE ${where}`, ...part, ...values);
    const byRow = new Map(found.map((row) => [row.row, row]));
    yield part.flatMap((row) => byRow.get(row) ?? []);
  }
}

/**
 * Rows in the order in which they are shown. bm25 looks at every match: right for hundreds, too slow for a word that half of a
 * million articles have. There a headline says more than a count of words, and newer is likelier wanted.
 */
function rankedRows(statements: Statements, match: string): number[] {
  const all = (sql: string): number[] => {
    try {
      return statements.all<{ row: number }>(sql, match).map(({ row }) => row);
    } catch (cause) {
      throw new StoreError(`the search cannot be understood: ${cause instanceof Error ? cause.message : cause}`, {
        cause,
      });
    }
  };
  const newest = all(
    `SELECT rowid AS row FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ${rankedMatches + 1}`,
  );
  if (newest.length <= rankedMatches) {
    return all(`SELECT rowid AS row FROM search WHERE search MATCH ? ORDER BY bm25(search, 8, 3, 1, 4, 4), rowid DESC`);
  }
  const inHeadline = statements
    .all<{ row: number }>(
      `SELECT rowid AS row FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ${rankedMatches}`,
      `headline : (${match})`.replace(/\b(?:authors|tags|body|summary|headline) : (?=")/g, ''),
    )
    .map(({ row }) => row);
  return [...new Set([...inHeadline, ...newest])];
}
