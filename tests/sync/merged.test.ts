import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { openSqlite } from '../../src/shared/sqlite.js';
import { PageWorks } from '../../src/store/packed-pages.js';
import { saveRaw } from '../../src/store/sqlite/captures.js';
import { contentHash } from '../../src/store/content-hash.js';
import { openStore, parseQuery, type Store } from '../../src/store/index.js';
import { packRecord } from '../../src/store/rows.js';
import { Statements } from '../../src/store/sqlite/statements.js';
import type { Article } from '../../src/types.js';
import { pageOf } from '../helpers/archive.js';
import { makeArticle } from '../helpers/article.js';
import { testContext } from '../helpers/context.js';

// Archives in which version 0.1.0 had merged stories: made here as that version left them.

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-merged-'));
  file = path.join(folder, 'archive.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

const subjects = ['Dockers end their strike', 'Swimming hall closes for good', 'New mayor takes the oath'];
const at = (n: number): string => new Date(Date.UTC(2026, 4, 4, n)).toISOString();

function story(n: number, parts: Partial<Article> = {}): Article {
  const words = createHash('sha512').update(`story ${n}`).digest('hex').match(/.{4}/g)!.join(' ');
  const url = `https://herald.example/2026/story-${n}`;
  const body = `${subjects[n]}, it was said on Monday in the town hall: ${words}.\n\nMore is to be told of it: ${words.toUpperCase()}.`;
  const article = makeArticle({
    id: `${n}`.repeat(16),
    url,
    canonicalUrl: url,
    headline: subjects[n]!,
    body,
    ...parts,
  });
  const sha256 = createHash('sha256')
    .update(pageOf(article, at(n)).bytes)
    .digest('hex');
  return { ...article, source: { ...article.source, kind: 'page', ref: url, sha256 } };
}

/** What an older version did with a page behind a redirect that the first story had come through, too. */
async function merge(row: number, number: number, article: Article, { keepsRevision = true } = {}): Promise<void> {
  const database = await openSqlite(file, { timeoutMs: 1000 });
  const statements = new Statements(database);
  if (keepsRevision) {
    statements.run(
      "INSERT INTO revision (article, number, saved_at, cause, content_hash, record) VALUES (?, ?, ?, 'edit', ?, ?)",
      ...[row, number, at(number), contentHash(article), packRecord(article)],
    );
    statements.run(
      'UPDATE article SET revision = ?, revisions = ?, edits = edits + 1, edited_at = ?, headline = ?, content_hash = ? WHERE row = ?',
      ...[number, number, at(number), article.headline, contentHash(article), row],
    );
  }
  statements.run(
    'INSERT OR IGNORE INTO identity (key, article) VALUES (?, ?)',
    `url:herald.example/2026/${article.url!.split('/').at(-1)}`,
    row,
  );
  saveRaw(statements, row, pageOf(article, at(number)), new PageWorks());
  database.close();
}

const open = async (work: (store: Store) => Promise<void>): Promise<void> => {
  const store = await openStore(file);
  await work(store);
  await store.close();
};

async function doctor(...flags: string[]): Promise<{ status: number; stdout: string }> {
  const ran = testContext({ env: { XDG_STATE_HOME: folder, XDG_CONFIG_HOME: folder } });
  const status = await main(['doctor', '--merged', '--json', '--archive', file, ...flags], ran.context);
  return { status, stdout: ran.stdout() };
}

test('what was merged is parted: ids stay, each story has its page, its words and its history', async () => {
  await open(async (store) => void (await store.save(story(0), { now: at(0), raw: pageOf(story(0), at(0)) })));
  await merge(1, 2, story(1));
  await merge(1, 3, story(1, { headline: 'Swimming hall closes for good in May' }));
  await open(async (store) => {
    expect((await doctor('--dry-run')).stdout).toContain('would be parted');
    expect((await store.counts()).articles).toBe(1);
  });
  expect(await doctor()).toMatchObject({ status: 0, stdout: expect.stringContaining('is 1111111111111111 now') });
  await open(async (store) => {
    const [first, second] = [await store.get(story(0).id), await store.get(story(1).url!)];
    expect(first).toMatchObject({ revision: 1, edits: 0, editedAt: null, article: { headline: subjects[0] } });
    expect(second).toMatchObject({ revision: 2, edits: 1, firstSeen: at(2), article: { id: story(1).id } });
    const pages: string[] = [];
    for await (const page of store.rawPages(null)) pages.push(`${page.id[0]} ${page.url}`);
    expect(pages.map((one) => one.replace(/ .*-/, ' '))).toEqual(['0 0', '1 1', '1 1']);
    for await (const { article } of store.list(parseQuery('swimming'))) expect(article.id).toBe(story(1).id);
    expect(await store.check()).toEqual([]);
  });
  expect((await doctor()).stdout).toContain('no article holds several stories');
});

test('a story of which only the page is left is read from it', async () => {
  await open(async (store) => void (await store.save(story(0), { now: at(0), raw: pageOf(story(0), at(0)) })));
  await merge(1, 2, story(2), { keepsRevision: false });
  await doctor();
  await open(async (store) => {
    expect((await store.get(story(2).url!))?.article).toMatchObject({ headline: subjects[2] });
    expect(await store.counts()).toMatchObject({ articles: 2, revisions: 2, rawPages: 2 });
    expect(await store.check()).toEqual([]);
  });
});

test('what was rewritten under its own address, and a page that is followed itself, stay whole', async () => {
  await open(async (store) => {
    await store.sources.add('https://herald.example/live', { now: 0, kind: 'page' });
    await store.save(story(0), { now: at(0) });
  });
  await merge(1, 2, { ...story(1), url: story(0).url, canonicalUrl: story(0).url, id: story(0).id });
  expect((await doctor()).stdout).toContain('no article holds several stories');
  await open(async (store) => expect((await store.counts()).revisions).toBe(2));
});
