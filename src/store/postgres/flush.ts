import type { Article } from '../../types.js';
import { articleTypes, type ArticleColumns } from './article-columns.js';
import type { Changes } from './changes.js';
import type { Sql } from './database.js';
import { type ColumnType, givenRows, type Value } from './given-rows.js';
import { vectorsOf } from './vector.js';

// Writes what a batch of saves has changed: a statement for each table, however many articles there are.

/** Inside the transaction that holds the counter. */
export async function flush(sql: Sql, changes: Changes, sequence: number): Promise<void> {
  await insertArticles(sql, [...changes.inserted.values()]);
  await updateArticles(sql, [...changes.updated.values()]);
  await putRevisions(sql, changes);
  await putVectors(sql, changes);
  await addKeys(sql, changes.keys);
  await addSightings(sql, changes.sightings);
  await put(sql, 'INSERT INTO band (value, article, rest) SELECT value, article, rest FROM ? g', {
    columns: { value: 'bigint', article: 'bigint', rest: 'bigint' },
    rows: changes.bands.map(({ value, row, rest }) => [value, row, rest]),
  });
  await putAsides(sql, changes.asides);
  await sql.run("UPDATE counter SET value = $1 WHERE name = 'sequence' AND value < $1", [sequence]);
}

interface Given {
  columns: Record<string, ColumnType>;
  rows: Value[][];
}

/** A statement over given rows, which stand for its `?`. */
async function put(sql: Sql, text: string, { columns, rows }: Given): Promise<void> {
  if (rows.length === 0) return;
  const { table, values } = givenRows(columns, rows);
  await sql.run(
    text.replace('?', () => table),
    values,
  );
}

const names = Object.keys(articleTypes) as (keyof ArticleColumns)[];
/** A fraction goes as its text. */
const given = Object.fromEntries(
  Object.entries(articleTypes).map(([name, type]) => [name, type === 'float8' ? 'text' : type]),
) as Record<string, ColumnType>;
const read = (name: keyof ArticleColumns): string =>
  articleTypes[name] === 'float8' ? `g.${name}::float8` : `g.${name}`;
const valuesOf = (columns: ArticleColumns): Value[] =>
  names.map((name) =>
    articleTypes[name] === 'float8' && columns[name] !== null ? String(columns[name]) : columns[name],
  );

const insertArticles = (sql: Sql, articles: ArticleColumns[]): Promise<void> =>
  put(sql, `INSERT INTO article (${names.join(', ')}) SELECT ${names.map(read).join(', ')} FROM ? g ORDER BY nth`, {
    columns: given,
    rows: articles.map(valuesOf),
  });

const fixed = new Set<keyof ArticleColumns>(['row', 'id', 'host', 'first_seen', 'simhash']);
const changing = names.filter((name) => !fixed.has(name));

export const updateArticles = (sql: Sql, articles: ArticleColumns[]): Promise<void> =>
  put(
    sql,
    `UPDATE article a SET ${changing.map((name) => `${name} = ${read(name)}`).join(', ')} FROM ? g WHERE a.row = g.row`,
    { columns: given, rows: articles.map(valuesOf) },
  );

const putRevisions = (sql: Sql, { revisions }: Changes): Promise<void> =>
  put(
    sql,
    `INSERT INTO revision (article, number, saved_at, cause, content_hash, record)
       SELECT article, number, saved_at, cause, content_hash, record FROM ? g ORDER BY nth
     ON CONFLICT (article, number) DO UPDATE SET content_hash = excluded.content_hash, record = excluded.record`,
    {
      columns: {
        ...{ article: 'bigint', number: 'bigint', saved_at: 'text', cause: 'text' },
        ...{ content_hash: 'text', record: 'bytea' },
      },
      rows: [...revisions.values()].map(({ row, number, savedAt, cause, hash, record }) => {
        return [row, number, savedAt, cause, hash, record];
      }),
    },
  );

/** The full text knows the newest revision alone. */
export const replaceVectors = (sql: Sql, row: number, article: Article): Promise<void> =>
  putVectors(sql, { vectors: new Map([[row, vectorsOf(article)]]), inserted: new Map() });

async function putVectors(sql: Sql, { vectors, inserted }: Pick<Changes, 'vectors' | 'inserted'>): Promise<void> {
  const replaced = [...vectors.keys()].filter((row) => !inserted.has(row));
  if (replaced.length > 0) await dropVectors(sql, replaced);
  const rows = [...vectors].flatMap(([row, parts]) => parts.map((words, at) => [row, at, words]));
  const columns = { article: 'bigint', part: 'bigint', words: 'text' } as const;
  const isLong = new Set([...vectors].filter(([, parts]) => parts.length > 1).map(([row]) => row));
  await put(sql, 'INSERT INTO fulltext (article, words) SELECT article, words::tsvector FROM ? g ORDER BY nth', {
    columns,
    rows: rows.filter(([row]) => !isLong.has(row as number)),
  });
  await put(sql, 'INSERT INTO fulltext_part (article, part, words) SELECT article, part, words::tsvector FROM ? g', {
    columns,
    rows: rows.filter(([row]) => isLong.has(row as number)),
  });
}

async function dropVectors(sql: Sql, rows: readonly number[]): Promise<void> {
  await sql.run('DELETE FROM fulltext WHERE article = ANY($1)', [rows]);
  await sql.run('DELETE FROM fulltext_part WHERE article = ANY($1)', [rows]);
}

/** A key stays with the article that had it first, unless that one is gone. In one order, so that two who add them do not lock each other out. */
export const addKeys = (sql: Sql, keys: readonly { key: string; row: number }[]): Promise<void> =>
  put(
    sql,
    `INSERT INTO identity (key, article) SELECT DISTINCT ON (key) key, article FROM ? g ORDER BY key, nth
     ON CONFLICT (md5(key)) DO UPDATE SET article = excluded.article
     WHERE NOT EXISTS (SELECT 1 FROM article a WHERE a.row = identity.article)`,
    { columns: { key: 'text', article: 'bigint' }, rows: keys.map(({ key, row }) => [key, row]) },
  );

/** Each once; feeds that are not known get their number first. */
export async function addSightings(sql: Sql, sightings: Changes['sightings']): Promise<void> {
  const feeds = [...new Set(sightings.map(({ feedUrl }) => feedUrl).filter((url) => url !== ''))];
  await put(sql, 'INSERT INTO feed (url) SELECT url FROM ? g ORDER BY md5(url) ON CONFLICT (md5(url)) DO NOTHING', {
    columns: { url: 'text' },
    rows: feeds.map((url) => [url]),
  });
  await put(
    sql,
    `INSERT INTO sighting (article, feed, guid, url, first_seen)
     SELECT g.article, f.number, g.guid, g.url, g.first_seen FROM ? g LEFT JOIN feed f ON md5(f.url) = md5(g.feed)
     WHERE NOT EXISTS (SELECT 1 FROM sighting s WHERE s.article = g.article AND s.feed IS NOT DISTINCT FROM f.number
       AND s.guid = g.guid AND s.url = g.url) ORDER BY g.nth`,
    {
      columns: { article: 'bigint', feed: 'text', guid: 'text', url: 'text', first_seen: 'text' },
      rows: sightings.map(({ row, feedUrl, guid, url, now }) => [row, feedUrl || null, guid, url, now]),
    },
  );
}

async function putAsides(sql: Sql, asides: Changes['asides']): Promise<void> {
  const gone = [...asides].filter(([, aside]) => aside === null).map(([row]) => row);
  if (gone.length > 0) await sql.run('DELETE FROM aside WHERE article = ANY($1)', [gone]);
  await put(
    sql,
    `INSERT INTO aside (article, seen_at, record) SELECT article, seen_at, record FROM ? g
     ON CONFLICT (article) DO UPDATE SET seen_at = excluded.seen_at, record = excluded.record`,
    {
      columns: { article: 'bigint', seen_at: 'text', record: 'bytea' },
      rows: [...asides].flatMap(([row, aside]) => (aside === null ? [] : [[row, aside.since, aside.record]])),
    },
  );
}
