import { openSqlite } from '../../src/shared/sqlite.js';
import { openStore } from '../../src/store/index.js';
import { column } from '../../src/store/copy/sqlite-side.js';
import { type Table, tables } from '../../src/store/copy/tables.js';
import type { Article } from '../../src/types.js';
import { makeArticle } from './article.js';
import { sentences } from './many-scripts.js';

// An archive that has something in every table, odd texts among it, and what compares two of them.

export const at = (n: number): string => new Date(Date.UTC(2026, 4, 4) + n * 60_000).toISOString();

export function madeStory(n: number, parts: Partial<Article> = {}): Article {
  const url = `https://paper${n % 7}.example/2026/${n}`;
  const text = Array.from({ length: 3 }, (_, part) => sentences[(n * 3 + part) % sentences.length]).join('. ');
  return makeArticle({
    ...{ id: n.toString(16).padStart(16, '0'), url, canonicalUrl: url, headline: `Story ${n}: ${text.slice(0, 40)}` },
    ...{ body: `${text}\n\nNumber ${n} of many.`, date: at(n), ...parts },
    source: { ...makeArticle().source, ref: url, guid: `guid-${n}`, ...parts.source },
  });
}

/** Something in every table: articles as they come, and odd rows. */
export async function fillArchive(file: string, articles: number): Promise<void> {
  await fillArticles(file, articles);
  await addOddRows(file);
}

/** Articles with pages, feeds, edits, a hook and what is around them. */
export async function fillArticles(file: string, articles: number): Promise<void> {
  const store = await openStore(file);
  await store.setKeepsRaw('first,latest,20GB');
  await store.hooks.add('h', 'a test');
  const save = (n: number, parts: Partial<Article> = {}, minute = n) => ({
    article: madeStory(n, parts),
    options: {
      ...{ now: at(minute), feedUrl: `https://paper${n % 7}.example/feed.xml` },
      raw:
        n % 3 === 0
          ? {
              url: `https://paper${n % 7}.example/2026/${n}`,
              fetchedAt: at(minute),
              status: 200,
              headers: {},
              bytes: Buffer.from(`<p>${n} ${minute}</p>`),
            }
          : null,
    },
  });
  for (let n = 0; n < articles; n += 100)
    await store.saveAll(Array.from({ length: Math.min(100, articles - n) }, (_, m) => save(n + m)));
  for (let n = 0; n < articles; n += 10)
    await store.save(
      ...asValues(
        save(
          n,
          {
            headline: `Edited ${n}\0 \u{1f6a2}`,
            body: `${madeStory(n).body}\n\nThe harbour was closed for an hour, it was said later.`,
          },
          articles + n,
        ),
      ),
    );
  await store.noteGone(madeStory(1).id, at(articles));
  await store.close();
}

const asValues = <T, U>({ article, options }: { article: T; options: U }): [T, U] => [article, options];

const long = 'ü'.repeat(4_000);

/** Rows that no command would make so soon: long keys, null, empty, NUL, an emoji, large numbers. */
async function addOddRows(file: string): Promise<void> {
  const database = await openSqlite(file, { timeoutMs: 5_000 });
  const add = (name: string, count: number, own: (n: number) => Record<string, unknown>): void => {
    const table = tables.find((one) => one.name === name)!;
    for (let n = 0; n < count; n++) {
      const row = { ...oddRow(table, n), ...own(n) };
      const names = Object.keys(row).map((key) => column({ name }, key));
      const marks = Object.values(row).map((value) => (value === nul ? "CAST(x'61006221' AS TEXT)" : '?'));
      database
        .prepare(`INSERT INTO ${name} (${names.join(', ')}) VALUES (${marks.join(', ')})`)
        .run(...(Object.values(row).filter((value) => value !== nul) as (string | number | null)[]));
    }
  };
  const key = (n: number): unknown => (n === 1 ? nul : n === 2 ? `${long}${n}` : `key-${n}`);
  add('source', 20, (n) => ({ row: n + 1, url: `https://paper${n}.example/${n === 3 ? long : 'feed.xml'}`, ...lists }));
  add('entry', 30, (n) => ({ source: (n % 20) + 1, key: key(n) }));
  add('left_out', 10, (n) => ({ source: (n % 20) + 1, key: key(n) }));
  add('page', 30, (n) => ({
    row: 100 - n,
    key: key(n),
    origins: '[{"feedUrl":"https://paper1.example/feed.xml","guid":"a\\u0000"}]',
  }));
  add('cursor', 5, (n) => ({ name: n === 1 ? nul : `name-${n}` }));
  add('hook', 2, (n) => ({ number: n + 5, name: `hook-${n}` }));
  add('hook_letter', 3, (n) => ({ article: n + 1, hook: 5 }));
  add('hook_delivery', 3, (n) => ({ article: n + 1, hook: 6 }));
  add('aside', 2, (n) => ({ article: n + 3 }));
  add('backfill', 2, (n) => ({ number: n + 1, site: `site-${n}.example` }));
  add('backfill_address', 9, (n) => ({ row: n + 1, backfill: (n % 2) + 1, key: key(n), article: null }));
  add('identity', 6, (n) => ({ key: n === 1 ? nul : `guid:${n}${n === 2 ? long : ''}`, article: 1 }));
  // The newest article is gone again: its number may not come back.
  database.exec("UPDATE sqlite_sequence SET seq = seq + 40 WHERE name = 'article'");
  database.close();
}

const lists = { tags: '["a"]', only_rules: '[]', skip_rules: '[]', headers: '[]', hints: null, entry: null };

/** Stands for a text with NUL in it, which not every driver can write. */
const nul = Symbol('nul');

const mayBeNull = new Set([
  'title',
  'guid',
  'etag',
  'entry',
  'last_error',
  'until',
  'capture',
  'message',
  'note',
  'digest',
]);

function oddRow(table: Table, n: number): Record<string, unknown> {
  return Object.fromEntries(
    table.columns.map(({ name, type }) => {
      if (mayBeNull.has(name) && n % 2 === 0) return [name, null];
      if (name === 'title' && n === 1) return [name, nul];
      if (type === 'text') return [name, `${name} ${n} \u{1f6a2}'"\\`];
      return [name, type === 'bytea' ? Buffer.from([n, 0, 255]) : n === 3 ? 2 ** 52 + n : n];
    }),
  );
}

/** All that a file holds, as text; without what is the file's own. */
export async function dumpOf(file: string): Promise<Record<string, string[]>> {
  const database = await openSqlite(file, { timeoutMs: 5_000, isReadOnly: true });
  const all = tables.map(({ name, columns, without }) => {
    const listed = columns.map((one) =>
      one.type === 'text'
        ? `replace("${one.name}", char(0), char(65533)) AS "${one.name}"`
        : `${column({ name }, one.name)} AS "${one.name}"`,
    );
    const rows = database.prepare(`SELECT ${listed.join(', ')} FROM ${name}`).all();
    const own = rows.filter((row) => !without?.values.includes(String(row[without.column])));
    return [name, own.map((row) => JSON.stringify(Object.values(row).map(shown))).toSorted()] as const;
  });
  const next = database.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'article'").all();
  database.close();
  return { ...Object.fromEntries(all), next: [JSON.stringify(next)] };
}

const shown = (value: unknown): unknown => (value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value);
