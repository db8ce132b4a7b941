import { exportMark } from '../../shared/database-mark.js';
import { dayOf, instantOf } from '../../shared/printed-instant.js';
import type { Article } from '../../types.js';
import { textOfBody } from '../content-hash.js';

// The tables of a file of exported records, made for sqlite3, sqlite-utils and Datasette. docs/formats.md describes them; a change
// that an older wirecopy could not write to gets another `user_version`.

export const exportVersion = 1;

type Cell = string | number | null;
/** `state`: each revision has it, too. */
type Column = readonly [name: string, type: string, of: 'article' | 'state', read: (article: Article) => Cell];

const own: readonly Column[] = [
  ['id', 'TEXT NOT NULL UNIQUE', 'article', (a) => a.id],
  ['kind', 'TEXT NOT NULL', 'article', (a) => a.kind],
  ['headline', 'TEXT', 'state', (a) => a.headline],
  ['date', 'TEXT', 'state', (a) => a.date],
  ['date_day', 'TEXT', 'article', (a) => dayOf(a.date)?.toISOString().slice(0, 10) ?? null],
  ['date_instant', 'TEXT', 'article', (a) => instantOf(a.date)?.toISOString() ?? null],
  ['modified', 'TEXT', 'state', (a) => a.modified],
  ['section', 'TEXT', 'article', (a) => a.section],
  ['genre', 'TEXT', 'article', (a) => a.genre],
  ['language', 'TEXT', 'article', (a) => a.language],
  ['publisher', 'TEXT', 'article', (a) => a.publisher?.name ?? null],
  ['url', 'TEXT', 'article', (a) => a.canonicalUrl ?? a.url],
  ['image', 'TEXT', 'article', (a) => a.images[0]?.url ?? null],
  ['summary', 'TEXT', 'state', (a) => a.summary],
  ['body', 'TEXT', 'state', (a) => (a.body === null ? null : textOfBody(a))],
  ['word_count', 'INTEGER', 'state', (a) => a.wordCount],
  ['access', 'TEXT', 'article', (a) => a.access],
  ['quality', 'REAL', 'article', (a) => a.quality?.score ?? null],
  ['doubts', 'TEXT', 'article', (a) => a.quality?.reasons.join('; ') ?? null],
  ['source', 'TEXT', 'article', (a) => a.source.ref],
  ['feed_url', 'TEXT', 'article', (a) => a.source.feedUrl],
  ['fetched_at', 'TEXT', 'state', (a) => a.source.fetchedAt],
  // All that is known, but for the body, which is long and stands beside it.
  ['record', 'TEXT NOT NULL', 'state', ({ body: _body, evidence: _evidence, ...rest }) => JSON.stringify(rest)],
];
const ofState = own.filter(([, , of]) => of === 'state');

const declared = (columns: readonly Column[]): string => columns.map(([name, type]) => `  ${name} ${type},\n`).join('');
const named = (columns: readonly Column[]): string => columns.map(([name]) => name).join(', ');

/** The statements that write an article; `?` are the values of `cellsOf`, what comes first or last is said beside it. */
export const exportStatements = {
  find: 'SELECT rowid, content_hash, record, body FROM articles WHERE id = ?',
  isState: 'SELECT 1 FROM revisions WHERE article = ? AND content_hash = ?',
  insert: `INSERT INTO articles (revision, content_hash, ${named(own)}) VALUES (1, ?, ${own.map(() => '?').join(', ')})`,
  /** Hash and number first, the row last. */
  renew: `UPDATE articles SET content_hash = ?, revision = ?, ${own.map(([name]) => `${name} = ?`).join(', ')} WHERE rowid = ?`,
  /** Notes the state that the row has now; one that is known already stays as it was. */
  keepState: `INSERT INTO revisions (article, number, content_hash, ${named(ofState)})
    SELECT rowid, revision, content_hash, ${named(ofState)} FROM articles WHERE rowid = ?1
      AND NOT EXISTS (SELECT 1 FROM revisions r WHERE r.article = ?1 AND r.content_hash = articles.content_hash)`,
  /** Of a state with this hash, else the next. */
  numberOfState: `SELECT coalesce(
    (SELECT number FROM revisions WHERE article = ?1 AND content_hash = ?2),
    (SELECT max(number) + 1 FROM revisions WHERE article = ?1)) AS number`,
  /** Every state, each article's in its order, the one that it has now last. */
  history: `SELECT record, body FROM (
    SELECT article, number, 0 AS is_now, record, body FROM revisions UNION ALL
    SELECT rowid, revision, 1, record, body FROM articles) ORDER BY article, is_now, number`,
  link: (table: 'author' | 'tag') => ({
    clear: `DELETE FROM article_${table}s WHERE article = ?`,
    name: `INSERT INTO ${table}s (name) VALUES (?) ON CONFLICT (name) DO UPDATE SET name = name RETURNING id`,
    add: `INSERT OR IGNORE INTO article_${table}s (article, ${table}, position) VALUES (?, ?, ?)`,
  }),
};

/** The values of an article in the order of its columns. */
export const cellsOf = (article: Article): Cell[] => own.map(([, , , read]) => textOf(read(article)));

/** Whether a row holds just this: `record` and `body` are all of it together. */
export const isSame = (row: { record: string; body: string | null }, cells: readonly Cell[]): boolean =>
  own.every(([name], at) => (name !== 'record' && name !== 'body') || cells[at] === row[name]);

/** Programs in C take a text with a NUL in it for its beginning: the sign for what cannot be shown stands there instead. */

export const textOf = <T extends Cell>(cell: T): T =>
  (typeof cell === 'string' ? cell.replaceAll('\0', '\ufffd') : cell) as T;

const joined = (table: 'author' | 'tag'): string => `(SELECT group_concat(name, '; ') FROM (
    SELECT name FROM article_${table}s JOIN ${table}s ON ${table}s.id = article_${table}s.${table}
    WHERE article_${table}s.article = a.rowid ORDER BY position)) AS ${table}s`;

const linked = (table: 'author' | 'tag'): string => `
CREATE TABLE ${table}s (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE article_${table}s (
  article INTEGER NOT NULL REFERENCES articles (rowid) ON DELETE CASCADE,
  ${table} INTEGER NOT NULL REFERENCES ${table}s (id),
  position INTEGER NOT NULL,
  PRIMARY KEY (article, ${table})
);
CREATE INDEX article_${table}s_by_${table} ON article_${table}s (${table});`;

const indexed = ['headline', 'summary', 'body'];
const values = (row: 'old' | 'new'): string => `${row}.rowid, ${indexed.map((name) => `${row}.${name}`).join(', ')}`;
const toIndex = `INSERT INTO articles_fts (rowid, ${indexed.join(', ')}) VALUES (${values('new')});`;
const fromIndex = `INSERT INTO articles_fts (articles_fts, rowid, ${indexed.join(', ')}) VALUES ('delete', ${values('old')});`;

/**
 * Keys are numbers, which Datasette follows, and the row's number stands as a column, so that VACUUM leaves it to the full text. The
 * tokenizer is one that every sqlite3 has: the archive's own folding would need this program to search.
 */
export const exportSchema = `
CREATE TABLE articles (
  rowid INTEGER PRIMARY KEY,
${declared(own)}  revision INTEGER NOT NULL,
  content_hash TEXT NOT NULL
);
CREATE INDEX articles_by_day ON articles (date_day);
CREATE INDEX articles_by_publisher ON articles (publisher);
CREATE INDEX articles_by_url ON articles (url);
CREATE TABLE revisions (
  article INTEGER NOT NULL REFERENCES articles (rowid) ON DELETE CASCADE,
  number INTEGER NOT NULL,
${declared(ofState)}  content_hash TEXT NOT NULL,
  PRIMARY KEY (article, number)
);
${linked('author')}${linked('tag')}
CREATE VIRTUAL TABLE articles_fts USING fts5 (
  ${indexed.join(', ')}, content="articles", tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER articles_added AFTER INSERT ON articles BEGIN ${toIndex} END;
CREATE TRIGGER articles_removed AFTER DELETE ON articles BEGIN ${fromIndex} END;
CREATE TRIGGER articles_changed AFTER UPDATE ON articles
WHEN ${[...indexed, 'rowid'].map((name) => `old.${name} IS NOT new.${name}`).join(' OR ')}
BEGIN ${fromIndex} ${toIndex} END;
CREATE VIEW article_overview AS
  SELECT id, date, headline, ${joined('author')}, ${joined('tag')}, section, language, publisher, url, word_count, summary
  FROM articles a;
CREATE VIEW article_edits AS
  SELECT id, number, fetched_at, headline_before, headline_after, body_before, body_after FROM (
    SELECT articles.id, state.number, state.fetched_at, lag(state.number) OVER earlier AS number_before,
      lag(state.headline) OVER earlier AS headline_before, state.headline AS headline_after,
      lag(state.body) OVER earlier AS body_before, state.body AS body_after
    FROM revisions state JOIN articles ON articles.rowid = state.article
    WINDOW earlier AS (PARTITION BY state.article ORDER BY state.fetched_at, state.number)
  ) WHERE number_before IS NOT NULL;
PRAGMA application_id = ${exportMark};
PRAGMA user_version = ${exportVersion};
`;
