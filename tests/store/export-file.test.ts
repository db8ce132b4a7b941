import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqlite } from '../../src/shared/sqlite.js';
import { addToSqlite, openStore } from '../../src/store/index.js';
import type { Article } from '../../src/types.js';
import { makeArticle } from '../helpers/article.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-export-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const inFolder = (name = 'x.sqlite'): string => path.join(folder, name);

async function rows(sql: string, file = inFolder()): Promise<unknown[]> {
  const database = await openSqlite(file, { timeoutMs: 0, isReadOnly: true });
  try {
    return database
      .prepare(sql)
      .all()
      .map((row) => ({ ...(row as object) }));
  } finally {
    database.close();
  }
}

/** What another program does to the file. */
async function change(sql: string, file = inFolder()): Promise<void> {
  const database = await openSqlite(file, { timeoutMs: 0 });
  database.exec(sql);
  database.close();
}

/** Tables, keys and full text fit together. */
async function isSound(file = inFolder()): Promise<void> {
  expect(await rows('PRAGMA integrity_check', file)).toEqual([{ integrity_check: 'ok' }]);
  expect(await rows('PRAGMA foreign_key_check', file)).toEqual([]);
  await change("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)", file);
}

const found = (words: string): Promise<unknown[]> =>
  rows(`SELECT id FROM articles WHERE rowid IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH '${words}')`);
const many = (count: number, from = 0): Article[] =>
  Array.from({ length: count }, (_, n) =>
    makeArticle({ id: `id-${from + n}`, headline: `Story ${from + n}`, tags: [`t${n % 7}`] }),
  );

test('a record is a row, its authors and tags are rows that others share', async () => {
  const second = makeArticle({ id: '2', headline: 'Café closes', authors: ['Bo', 'Ada Lindqvist', 'Bo'], tags: [] });
  await addToSqlite(inFolder(), [makeArticle({ images: [] }), second]);
  expect(await rows('SELECT * FROM articles WHERE rowid = 1')).toEqual([
    {
      ...{ rowid: 1, id: '0123456789abcdef', kind: 'article', headline: 'Dockers return to work' },
      ...{ date: '2026-05-04T06:30:00+02:00', date_day: '2026-05-04', date_instant: '2026-05-04T04:30:00.000Z' },
      ...{ modified: null, section: 'Business', genre: null, language: 'en', publisher: 'The Herald' },
      ...{
        url: 'https://herald.example/a',
        image: null,
        summary: null,
        word_count: 8,
        access: 'open',
        quality: 0.97,
        doubts: '',
      },
      body: 'The cranes moved again.\n\nNine days had passed.',
      ...{ source: 'https://herald.example/a', feed_url: null, fetched_at: '2026-05-04T12:00:00.000Z' },
      ...{ record: expect.stringMatching(/^\{"schemaVersion":1/) as string, revision: 1 },
      content_hash: expect.any(String) as string,
    },
  ]);
  expect(await rows('SELECT authors, tags FROM article_overview ORDER BY id DESC')).toEqual([
    { authors: 'Bo; Ada Lindqvist', tags: null },
    { authors: 'Ada Lindqvist', tags: 'Shipping' },
  ]);
  expect(await rows('SELECT name FROM authors')).toEqual([{ name: 'Ada Lindqvist' }, { name: 'Bo' }]);
  expect(await found('cafe')).toEqual([{ id: '2' }]);
  expect(await rows('SELECT * FROM revisions')).toEqual([]);
  await isSound();
});

test('a date without a zone has a day and no instant', async () => {
  await addToSqlite(inFolder(), [
    makeArticle({ id: '1', date: '2024-04-02' }),
    makeArticle({ id: '2', date: '2024-04-02T05:28' }),
    makeArticle({ id: '3', date: null }),
  ]);
  expect(await rows('SELECT date_day, date_instant FROM articles ORDER BY id')).toEqual([
    { date_day: '2024-04-02', date_instant: null },
    { date_day: '2024-04-02', date_instant: null },
    { date_day: null, date_instant: null },
  ]);
});

test('the same record again changes no byte', async () => {
  await addToSqlite(inFolder(), many(20));
  const before = readFileSync(inFolder());
  await addToSqlite(inFolder(), many(20));
  await addToSqlite(inFolder(), []);
  expect(readFileSync(inFolder())).toEqual(before);
});

test('a changed record takes its row, and both states are revisions; a look at the same text is none', async () => {
  const first = makeArticle({ headline: 'Harbour opens', authors: ['A'] });
  const second = makeArticle({ headline: 'Harbour stays shut', authors: ['B'], tags: ['x', 'y'] });
  await addToSqlite(inFolder(), [first, makeArticle({ id: '2' })]);
  const again = { ...first, tags: ['z'], source: { ...first.source, fetchedAt: '2026-06-01T00:00:00.000Z' } };
  await addToSqlite(inFolder(), [again]);
  expect(await rows('SELECT * FROM revisions')).toEqual([]);
  expect(await rows("SELECT fetched_at FROM articles WHERE id <> '2'")).toEqual([
    { fetched_at: '2026-06-01T00:00:00.000Z' },
  ]);
  const later = { ...second.source, fetchedAt: '2026-06-02T00:00:00.000Z' };
  await addToSqlite(inFolder(), [{ ...second, source: later }]);
  expect(await rows('SELECT article, number, headline FROM revisions')).toEqual([
    { article: 1, number: 1, headline: 'Harbour opens' },
    { article: 1, number: 2, headline: 'Harbour stays shut' },
  ]);
  expect(await rows('SELECT rowid, id, headline, revision FROM articles')).toEqual([
    { rowid: 1, id: '0123456789abcdef', headline: 'Harbour stays shut', revision: 2 },
    { rowid: 2, id: '2', headline: 'Dockers return to work', revision: 1 },
  ]);
  expect(await rows("SELECT authors, tags FROM article_overview WHERE id <> '2'")).toEqual([
    { authors: 'B', tags: 'x; y' },
  ]);
  expect([await found('opens'), await found('shut')]).toEqual([[], [{ id: '0123456789abcdef' }]]);
  expect(await rows('SELECT headline_before, headline_after FROM article_edits')).toEqual([
    { headline_before: 'Harbour opens', headline_after: 'Harbour stays shut' },
  ]);
  await isSound();
});

test('a state that comes again keeps its number, and writing a history twice adds nothing', async () => {
  const states = ['one', 'two', 'one', 'three', 'two'].map((headline) => makeArticle({ headline }));
  await addToSqlite(inFolder(), states);
  const history = 'SELECT number, headline FROM revisions';
  const three = ['one', 'two', 'three'].map((headline, at) => ({ number: at + 1, headline }));
  expect(await rows(history)).toEqual(three);
  const before = readFileSync(inFolder());
  await addToSqlite(inFolder(), states);
  expect(readFileSync(inFolder())).toEqual(before);
  expect(await rows('SELECT headline, revision FROM articles')).toEqual([{ headline: 'two', revision: 2 }]);
});

test('a known state is not mistaken for the one that a row has now', async () => {
  const [one, two] = ['one', 'two'].map((headline) => makeArticle({ headline }));
  await addToSqlite(inFolder(), [one!, two!]);
  await addToSqlite(inFolder(), [one!]);
  expect(await rows('SELECT headline, revision FROM articles')).toEqual([{ headline: 'one', revision: 1 }]);
  await addToSqlite(
    inFolder(),
    Array.from({ length: 120 }, (_, n) => makeArticle({ headline: `state ${n}` })),
  );
  expect(await rows('SELECT headline, revision FROM articles')).toEqual([{ headline: 'state 119', revision: 122 }]);
  await isSound();
});

test('an older state that comes later is no edit of the newer one', async () => {
  const seen = (headline: string, day: number): Article => {
    const source = { ...makeArticle().source, fetchedAt: `2026-05-0${day}T00:00:00.000Z` };
    return makeArticle({ headline, source });
  };
  await addToSqlite(inFolder(), [seen('two', 2)]);
  await addToSqlite(inFolder(), [seen('one', 1), seen('two', 2)]);
  await addToSqlite(inFolder(), [seen('three', 3)]);
  expect(await rows('SELECT headline FROM articles')).toEqual([{ headline: 'three' }]);
  expect(await rows('SELECT headline_before AS b, headline_after AS a FROM article_edits ORDER BY fetched_at')).toEqual(
    [
      { b: 'one', a: 'two' },
      { b: 'two', a: 'three' },
    ],
  );
});

test('hostile text is text: NUL, half a surrogate, quotes, megabytes', async () => {
  const headline = 'a\0b\ud800 "; DROP TABLE articles; --';
  const body = 'word '.repeat(2_000_000);
  await addToSqlite(inFolder(), [
    makeArticle({ id: "1'\0", headline, body, authors: ['\0'], tags: ['a\0b', 'a\ufffdb'] }),
  ]);
  await addToSqlite(inFolder(), [makeArticle({ id: "1'\0", headline: `${headline}!`, body, tags: [''] })]);
  expect(await rows('SELECT id, headline, length(headline) AS l, length(body) AS size FROM articles')).toEqual([
    { id: "1'\ufffd", headline: 'a\ufffdb\ufffd "; DROP TABLE articles; --!', l: 32, size: 10_000_000 },
  ]);
  const [{ record }] = (await rows('SELECT record FROM revisions WHERE number = 1')) as [{ record: string }];
  expect((JSON.parse(record) as Article).headline).toBe(headline);
  await isSound();
}, 30_000);

test('what is no file of records is refused, byte for byte as it was', async () => {
  await (await openStore(inFolder('archive.sqlite'))).close();
  await change('CREATE TABLE mine (x)', inFolder('other.sqlite'));
  writeFileSync(inFolder('text.sqlite'), 'SQLite format 3, they say');
  for (const [name, reason] of [
    ['archive.sqlite', /is an archive of wirecopy, and is not written over/],
    ['other.sqlite', /is a database of another program, and is not written over/],
    ['text.sqlite', /is not a SQLite file, and is not written over/],
    ['other.sqlite-wal', /is a part of a database/],
    ['', /is not a regular file/],
  ] as const) {
    const before = name.endsWith('.sqlite') ? readFileSync(inFolder(name)) : null;
    await expect(addToSqlite(inFolder(name), many(1)), name).rejects.toThrow(reason);
    if (before) expect(readFileSync(inFolder(name))).toEqual(before);
  }
  await addToSqlite(inFolder(), many(1));
  await change('PRAGMA user_version = 2');
  await expect(addToSqlite(inFolder(), many(1))).rejects.toThrow(/newer wirecopy/);
  expect(readdirSync(folder).filter((name) => name.includes('part'))).toEqual([]);
});

test('a name that SQLite would take for memory or an address is a file', async () => {
  const before = process.cwd();
  process.chdir(folder);
  try {
    for (const name of [':memory:', 'file:a?mode=memory']) {
      for (const from of [0, 1]) await addToSqlite(name, many(1, from));
      expect(await rows('SELECT count(*) AS n FROM articles', inFolder(name))).toEqual([{ n: 2 }]);
    }
  } finally {
    process.chdir(before);
  }
  expect(readdirSync(folder).sort()).toEqual([':memory:', 'file:a?mode=memory']);
});

test('an error in the middle leaves the old file, or none', async () => {
  async function* broken(): AsyncGenerator<Article> {
    yield* many(500);
    throw new Error('cut off');
  }
  await expect(addToSqlite(inFolder(), broken())).rejects.toThrow(/^cut off$/);
  expect(readdirSync(folder)).toEqual([]);
  await addToSqlite(inFolder(), many(2, 1000));
  const before = readFileSync(inFolder());
  await expect(addToSqlite(inFolder(), broken())).rejects.toThrow('cut off');
  expect(readFileSync(inFolder())).toEqual(before);
  expect(readdirSync(folder)).toEqual(['x.sqlite']);
});

test('writers at once make one file, and none loses a record or a revision', async () => {
  async function* slow(articles: Article[]): AsyncGenerator<Article> {
    for (const article of articles) {
      await new Promise((resolve) => setImmediate(resolve));
      yield article;
    }
  }
  const history = (n: number): Article[] => [
    makeArticle({ id: `h${n}` }),
    makeArticle({ id: `h${n}`, headline: 'New' }),
  ];
  await Promise.all([0, 1, 2, 3].map((n) => addToSqlite(inFolder(), slow([...many(50, n * 50), ...history(n)]))));
  expect(await rows('SELECT count(*) AS n FROM articles')).toEqual([{ n: 204 }]);
  expect(
    await rows(
      "SELECT count(*) AS n FROM revisions r JOIN articles ON rowid = article WHERE r.headline = 'New' AND number = 2",
    ),
  ).toEqual([{ n: 4 }]);
  expect(await rows('SELECT count(*) AS n FROM revisions')).toEqual([{ n: 8 }]);
  await isSound();
  expect(readdirSync(folder)).toEqual(['x.sqlite']);
});

test('a log that was left behind is not played into a new file', async () => {
  // A transaction that is open, as kill -9 leaves it.
  await addToSqlite(inFolder(), many(300));
  const database = await openSqlite(inFolder(), { timeoutMs: 0 });
  database.exec("PRAGMA cache_size = 1; BEGIN IMMEDIATE; UPDATE articles SET section = 'x' || rowid");
  const journal = readFileSync(inFolder('x.sqlite-journal'));
  database.close();
  rmSync(inFolder());
  writeFileSync(inFolder('x.sqlite-journal'), journal);
  await addToSqlite(inFolder(), many(3));
  expect(await rows('SELECT count(*) AS n FROM articles')).toEqual([{ n: 3 }]);
  await isSound();
  expect(readdirSync(folder)).toEqual(['x.sqlite']);
});

test('another program that writes is waited for, and what it wrote stays', async () => {
  await addToSqlite(inFolder(), many(1));
  const other = await openSqlite(inFolder(), { timeoutMs: 0 });
  other.exec("BEGIN IMMEDIATE; UPDATE articles SET section = 'by hand'");
  await expect(addToSqlite(inFolder(), many(1, 1), { lockTimeoutMs: 1 })).rejects.toThrow(
    /is locked by another process/,
  );
  let waits = 0;
  const adding = addToSqlite(inFolder(), many(1, 1), { onWait: () => waits++ });
  setTimeout(() => other.exec('COMMIT'), 600);
  await adding;
  expect(waits).toBe(1);
  other.close();
  expect(await rows('SELECT section FROM articles')).toEqual([{ section: 'by hand' }, { section: 'Business' }]);
});

test('what users add to the file stays: columns, tables, VACUUM, write-ahead logging', async () => {
  await addToSqlite(inFolder(), [...many(20), makeArticle({ id: 'last', headline: 'Harbour' })]);
  await change(`PRAGMA journal_mode = WAL;
    ALTER TABLE articles ADD COLUMN stars INTEGER;
    CREATE TABLE notes (article INTEGER REFERENCES articles (rowid), note TEXT);
    INSERT INTO notes SELECT rowid, 'mine' FROM articles;
    UPDATE articles SET stars = 5, headline = headline || ' (read)';
    DELETE FROM notes WHERE article < 11; DELETE FROM articles WHERE rowid < 11; VACUUM`);
  await isSound();
  await addToSqlite(inFolder(), [makeArticle({ id: 'last', headline: 'Harbour shut' })]);
  expect(await rows("SELECT headline, stars FROM articles WHERE id = 'last'")).toEqual([
    { headline: 'Harbour shut', stars: 5 },
  ]);
  expect(await rows('SELECT count(*) AS n FROM notes JOIN articles ON rowid = article')).toEqual([{ n: 11 }]);
  expect(await found('shut')).toEqual([{ id: 'last' }]);
  await isSound();
});

test('an empty file gets the tables and keeps its rights', async () => {
  writeFileSync(inFolder(), '', { mode: 0o600 });
  await addToSqlite(inFolder(), many(1));
  expect(await rows('SELECT count(*) AS n FROM articles')).toEqual([{ n: 1 }]);
  expect(statSync(inFolder()).mode & 0o777).toBe(0o600);
});
