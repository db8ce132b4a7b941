import { afterEach, beforeEach, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { openStore } from '../../src/store/index.js';
import type { RawArticle } from '../../src/types.js';
import { editedStrike, madeArchive, pageOf, strike } from '../helpers/archive.js';
import { testContext } from '../helpers/context.js';

let archive: Awaited<ReturnType<typeof madeArchive>>;
beforeEach(async () => {
  archive = await madeArchive();
});
afterEach(() => archive.remove());

async function run(...args: string[]) {
  const { context, stdout, stderr } = testContext({ env: { WIRECOPY_ARCHIVE: archive.file } });
  const status = await main(args, context);
  return { status, stdout: stdout(), stderr: stderr() };
}

/** A story whose record an older extractor got wrong: no author, the site's name in the headline. */
async function saveBadly(): Promise<string> {
  const { createHash } = await import('node:crypto');
  const good = {
    ...editedStrike,
    url: 'https://herald.example/bad',
    canonicalUrl: 'https://herald.example/bad',
    id: 'b'.repeat(16),
  };
  const raw = pageOf(good, '2024-07-01T00:00:00.000Z');
  const sha256 = createHash('sha256').update(raw.bytes).digest('hex');
  const body = `${good.body}\n\nSign up to our newsletter about ships and harbours, each Monday morning.`;
  const bad = {
    ...good,
    headline: `${good.headline} | Herald`,
    authors: [],
    body,
    source: { ...good.source, sha256, extractor: '0.0.1' },
  };
  const store = await openStore(archive.file);
  const { id } = await store.save(bad, { now: '2024-07-01T00:00:00.000Z', raw });
  await store.close();
  return id;
}

test('reads stored pages anew, offline; the better record is no edit and no revision', async () => {
  const id = await saveBadly();
  const dry = await run('reextract', '--dry-run', '--json', '--id', id);
  expect(JSON.parse(dry.stdout)).toMatchObject({ pages: 1, changed: 1, failed: 0, isDryRun: true });
  expect(JSON.parse((await run('show', id)).stdout).headline).toContain('| Herald');

  const { status, stdout } = await run('reextract', '--json', '--since', '2024-04');
  const report = JSON.parse(stdout) as {
    fields: Record<string, { changed: number; filled: number; examples: unknown[] }>;
  };
  expect(status).toBe(0);
  expect(report.fields.headline?.examples).toContainEqual({
    id,
    before: `${editedStrike.headline} | Herald`,
    after: editedStrike.headline,
  });
  expect(report.fields.authors?.filled).toBeGreaterThan(0);

  const record = JSON.parse((await run('show', id)).stdout);
  expect(record).toMatchObject({
    id,
    headline: editedStrike.headline,
    authors: ['Rachel Amran'],
    source: { kind: 'page' },
  });
  expect(record.source.extractor).not.toBe('0.0.1');
  expect((await run('diff', id)).stdout).toBe('');
  expect((await run('list', '--edited', '--source', 'herald.example')).stdout).not.toContain(id);
  expect((await run('search', 'newsletter')).stdout).toBe('');
  expect(JSON.parse((await run('reextract', '--json', '--id', id)).stdout)).toMatchObject({ changed: 0, unchanged: 1 });
});

test('the same page seen again after that is nothing new', async () => {
  const id = await saveBadly();
  await run('reextract', '--id', id);
  const record = JSON.parse((await run('show', id)).stdout);
  const store = await openStore(archive.file);
  expect(await store.save(record, { now: '2024-08-01T00:00:00.000Z' })).toMatchObject({ outcome: 'unchanged' });
  expect(await store.check()).toEqual([]);
  await store.close();
});

test('consumers get the better record once', async () => {
  const id = await saveBadly();
  await run('export', '--since-last', 'mine');
  await run('reextract', '--id', id);
  const { stdout } = await run('export', '--since-last', 'mine');
  expect(JSON.parse(stdout)).toMatchObject({ id, headline: editedStrike.headline });
});

test('a page that is no article any more is a failure, and the record stays', async () => {
  const store = await openStore(archive.file);
  const page = {
    ...strike,
    id: 'c'.repeat(16),
    url: 'https://other.example/c',
    canonicalUrl: 'https://other.example/c',
  };
  const raw = {
    ...pageOf(page, '2024-07-01T00:00:00.000Z'),
    bytes: Buffer.from('<html><body><p>Nothing.</p></body></html>'),
  };
  const { id } = await store.save(
    { ...page, body: 'Quite another text than the others have.' },
    { now: '2024-07-01T00:00:00.000Z', raw },
  );
  await store.close();
  const { status, stderr } = await run('reextract', '--id', id);
  expect([status, stderr]).toEqual([1, expect.stringContaining('https://other.example/c')]);
  expect(JSON.parse((await run('show', id)).stdout).headline).toBe(strike.headline);
});

test('what the feed said of a page counts again; where that was not kept, its values stay', async () => {
  const lists = { blocks: [], images: [], links: [], updates: [], briefs: [], notices: [], removals: [] };
  const tags = [{ field: 'tags', value: ['From the feed'], source: 'feed', place: 'category' }];
  const entry: RawArticle = { kind: 'entry', url: null, candidates: tags as RawArticle['candidates'], ...lists };
  const ids: string[] = [];
  const store = await openStore(archive.file);
  for (const [n, kept] of [JSON.stringify(entry), null].entries()) {
    const url = `https://ports.example/${n}`;
    const source = { ...strike.source, feedUrl: 'https://ports.example/feed.xml' };
    const page = { ...strike, id: String(n).repeat(16), url, canonicalUrl: url, tags: [], source };
    const raw = { ...pageOf(page, '2024-07-01T00:00:00.000Z'), entry: kept };
    const body = `Port ${n}: ${'other words '.repeat(n + 2)}`;
    const old = { ...page, body, tags: kept === null ? ['Of old'] : [] };
    ids.push((await store.save(old, { now: '2024-07-01T00:00:00.000Z', raw })).id);
  }
  await store.close();
  const text = (await run('reextract', '--id', ids[0]!, '--id', ids[1]!)).stdout;
  expect(text).toMatch(/2 pages: 2 changed, 0 as before, 0 failed[\s\S]*tags: 0 changed, 1 filled, 0 emptied/);
  expect(JSON.parse((await run('show', ids[0]!)).stdout).tags).toEqual(['From the feed']);
  expect(JSON.parse((await run('show', ids[1]!)).stdout).tags).toEqual(['Of old']);
});
