import type { Article } from '../../types.js';
import { articleTypes, type ArticleColumns } from './article-columns.js';
import type { Changes } from './changes.js';
import { type Sql, type SqlValue, storableText } from './database.js';
import { type ColumnType, givenRows, type Value } from './given-rows.js';
import { pairBits } from './pairs.js';
import { type Vectors, vectorsOf } from './vector.js';

// Writes what a batch of saves has changed: one statement, however many tables and articles there are, as each way to the server and
// back takes time while others wait.

/** Inside the transaction that holds the counter. */
export async function flush(sql: Sql, changes: Changes, sequence: number): Promise<void> {
  const replaced = [...changes.vectors.keys()].filter((row) => !changes.inserted.has(row));
  if (replaced.length > 0) await dropVectors(sql, replaced);
  await put(sql, [
    ...part('article', insertArticle, { columns: given, rows: [...changes.inserted.values()].map(valuesOf) }),
    ...part('updated', updateArticle, { columns: given, rows: [...changes.updated.values()].map(valuesOf) }),
    ...revisionPart(changes),
    ...vectorParts(changes.vectors),
    ...keyPart(changes.keys),
    ...sightingParts(changes.sightings),
    ...part('bands', 'INSERT INTO band (value, article, rest) SELECT value, article, rest FROM ? g', {
      columns: { value: 'bigint', article: 'bigint', rest: 'bigint' },
      rows: changes.bands.map(({ value, row, rest }) => [value, row, rest]),
    }),
    ...asideParts(changes.asides),
    ...part('count', "UPDATE counter c SET value = g.value FROM ? g WHERE name = 'sequence' AND c.value < g.value", {
      columns: { value: 'bigint' },
      rows: [[sequence]],
    }),
  ]);
}

interface Given {
  columns: Record<string, ColumnType>;
  rows: Value[][];
}

/** A statement over given rows, which stand for its `?`; the others know it by its name. None of them sees what another one writes. */
interface Part extends Given {
  name: string;
  text: string;
}

const part = (name: string, text: string, { columns, rows }: Given): Part[] =>
  rows.length === 0 ? [] : [{ name, text, columns, rows }];

/** All of them as one statement. */
async function put(sql: Sql, parts: readonly Part[]): Promise<void> {
  if (parts.length === 0) return;
  const all: SqlValue[] = [];
  const texts = parts.map(({ name, text, columns, rows }) => {
    const { table, values } = givenRows(columns, rows, all.length + 1);
    all.push(...values);
    return `new_${name} AS (${text.replace('?', () => table)})`;
  });
  await sql.run(`WITH ${texts.join(', ')} SELECT`, all);
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

const insertArticle = `INSERT INTO article (${names.join(', ')}) SELECT ${names.map(read).join(', ')} FROM ? g ORDER BY nth`;

const fixed = new Set<keyof ArticleColumns>(['row', 'id', 'host', 'first_seen', 'simhash']);
const changing = names.filter((name) => !fixed.has(name));
const updateArticle = `UPDATE article a SET ${changing.map((name) => `${name} = ${read(name)}`).join(', ')} FROM ? g WHERE a.row = g.row`;

export const updateArticles = (sql: Sql, articles: ArticleColumns[]): Promise<void> =>
  put(sql, part('updated', updateArticle, { columns: given, rows: articles.map(valuesOf) }));

const revisionPart = ({ revisions }: Changes): Part[] =>
  part(
    'revision',
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
export async function replaceVectors(sql: Sql, row: number, article: Article): Promise<void> {
  await dropVectors(sql, [row]);
  await put(sql, vectorParts(new Map([[row, vectorsOf(article)]])));
}

/** Of articles that are not in the full text. */
export const putNewVectors = (sql: Sql, vectors: ReadonlyMap<number, Vectors>): Promise<void> =>
  put(sql, vectorParts(vectors));

function vectorParts(vectors: ReadonlyMap<number, Vectors>): Part[] {
  const columns = { article: 'bigint', part: 'bigint', words: 'text', pairs: 'text' } as const;
  const rowsOf = (isLong: boolean): Value[][] =>
    [...vectors].flatMap(([row, { parts, pairs }]) =>
      (pairs === null) === isLong ? parts.map((words, at) => [row, at, words, pairs]) : [],
    );
  return [
    ...part(
      'fulltext',
      `INSERT INTO fulltext (article, pairs, words) SELECT article, pairs::bit(${pairBits}), words::tsvector FROM ? g ORDER BY nth`,
      { columns, rows: rowsOf(false) },
    ),
    ...part(
      'fulltext_part',
      'INSERT INTO fulltext_part (article, part, words) SELECT article, part, words::tsvector FROM ? g',
      { columns, rows: rowsOf(true) },
    ),
  ];
}

async function dropVectors(sql: Sql, rows: readonly number[]): Promise<void> {
  await sql.run(
    'WITH long AS (DELETE FROM fulltext_part WHERE article = ANY($1)) DELETE FROM fulltext WHERE article = ANY($1)',
    [rows],
  );
}

const keyPart = (keys: readonly { key: string; row: number }[]): Part[] =>
  part(
    'key',
    `INSERT INTO identity (key, article) SELECT DISTINCT ON (key) key, article FROM ? g ORDER BY key, nth
     ON CONFLICT (md5(key)) DO UPDATE SET article = excluded.article
     WHERE NOT EXISTS (SELECT 1 FROM article a WHERE a.row = identity.article)`,
    { columns: { key: 'text', article: 'bigint' }, rows: keys.map(({ key, row }) => [key, row]) },
  );

/** A key stays with the article that had it first, unless that one is gone. In one order, so that two who add them do not lock each other out. */
export const addKeys = (sql: Sql, keys: readonly { key: string; row: number }[]): Promise<void> =>
  put(sql, keyPart(keys));

/** Each once; feeds that are not known get their number first. */
function sightingParts(sightings: Changes['sightings']): Part[] {
  if (sightings.length === 0) return [];
  const feeds = [...new Set(sightings.map(({ feedUrl }) => storableText(feedUrl)).filter((url) => url !== ''))];
  return [
    {
      name: 'feed',
      text: `INSERT INTO feed (url) SELECT url FROM ? g ORDER BY md5(url)
        ON CONFLICT (md5(url)) DO NOTHING RETURNING number, url`,
      ...{ columns: { url: 'text' }, rows: feeds.map((url) => [url]) },
    },
    {
      name: 'sighting',
      text: `INSERT INTO sighting (article, feed, guid, url, first_seen)
        SELECT g.article, coalesce(f.number, n.number), g.guid, g.url, g.first_seen FROM ? g
        LEFT JOIN feed f ON md5(f.url) = md5(g.feed) LEFT JOIN new_feed n ON n.url = g.feed
        WHERE NOT EXISTS (SELECT 1 FROM sighting s WHERE s.article = g.article AND s.feed IS NOT DISTINCT FROM coalesce(f.number, n.number)
          AND s.guid = g.guid AND s.url = g.url) ORDER BY g.nth`,
      columns: { article: 'bigint', feed: 'text', guid: 'text', url: 'text', first_seen: 'text' },
      rows: sightings.map(({ row, feedUrl, guid, url, now }) => [row, feedUrl || null, guid, url, now]),
    },
  ];
}

export const addSightings = (sql: Sql, sightings: Changes['sightings']): Promise<void> =>
  put(sql, sightingParts(sightings));

function asideParts(asides: Changes['asides']): Part[] {
  const gone = [...asides].filter(([, aside]) => aside === null).map(([row]) => [row]);
  return [
    ...part('no_aside', 'DELETE FROM aside d USING ? g WHERE d.article = g.article', {
      columns: { article: 'bigint' },
      rows: gone,
    }),
    ...part(
      'aside',
      `INSERT INTO aside (article, seen_at, record) SELECT article, seen_at, record FROM ? g
       ON CONFLICT (article) DO UPDATE SET seen_at = excluded.seen_at, record = excluded.record`,
      {
        columns: { article: 'bigint', seen_at: 'text', record: 'bytea' },
        rows: [...asides].flatMap(([row, aside]) => (aside === null ? [] : [[row, aside.since, aside.record]])),
      },
    ),
  ];
}
