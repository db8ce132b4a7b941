import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { displayWidth } from '../../src/output/index.js';
import { type FollowedSource, openStore, type Store } from '../../src/store/index.js';
import type { Article } from '../../src/types.js';
import { makeArticle } from '../helpers/article.js';
import { testContext } from '../helpers/context.js';

// How sources fare, for whoever looks after them.

const hour = 3_600_000;
const day = 24 * hour;
const now = Date.UTC(2026, 4, 4, 12);
const url = 'https://herald.example/feed';
let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-health-'));
  store = await openStore(path.join(folder, 'a.db'));
  await store.sources.add(url, { now: now - 90 * day, kind: 'feed', title: 'The Herald' });
});
afterEach(async () => {
  await store.close().catch(() => undefined);
  rmSync(folder, { recursive: true });
});

async function set(parts: Partial<FollowedSource>) {
  const [source] = await store.sources.all();
  const polled = { lastPolled: now - hour, answeredAt: now - hour, nextDue: now + hour, lastNew: now - hour };
  await store.sources.finishPoll({
    source: { ...source!, ...polled, ...parts },
    entries: [],
    gone: [],
    back: [],
    pages: [],
  });
}
const failing = (since: number, parts: object = {}) => ({
  errorStreak: 9,
  lastError: `${url} answered 503`,
  answeredAt: since - hour,
  health: { failingSince: since, firstError: 'x', code: 'HTTP_STATUS', status: 503, alarmedAt: null, ...parts },
});

async function run(args: string[], isTerminal = false) {
  const made = testContext({
    env: { WIRECOPY_ARCHIVE: path.join(folder, 'a.db'), HOME: folder, NO_COLOR: '1' },
    isTerminal,
  });
  made.context.now = () => now;
  made.context.columns = 80;
  const status = await main(args, made.context);
  return { status, stdout: made.stdout(), stderr: made.stderr() };
}

test.each<[string, Partial<FollowedSource>, string | null]>([
  ['one that is well', {}, null],
  ['one that fails since an hour', failing(now - hour), null],
  ['one that fails since two days', failing(now - 2 * day), 'fails: answered 503, since 2026-05-02 12:00 UTC'],
  [
    'one that is kept out',
    failing(now - 2 * hour, { status: 403 }),
    'is kept out: answered 503, since 2026-05-04 10:00 UTC',
  ],
  ['one that was kept out once', { ...failing(now - 2 * hour, { status: 403 }), errorStreak: 1 }, null],
  ['one behind a challenge', failing(now - 2 * hour, { status: null, code: 'BLOCKED' }), 'is kept out'],
  ['one of an hourly rhythm that sleeps over a weekend', { rhythmMs: hour, lastNew: now - 2.5 * day }, null],
  [
    'one of an hourly rhythm that is silent',
    { rhythmMs: hour, lastNew: now - 4 * day },
    'shows nothing new, since 2026-04-30 12:00 UTC',
  ],
  ['a weekly that is not', { rhythmMs: 7 * day, lastNew: now - 20 * day }, null],
  ['one that ended', { ...failing(now - 9 * day), status: 'gone' }, null],
])('%s', async (_name, parts, trouble) => {
  await set(parts);
  const json = await run(['sources']);
  expect(json.status).toBe(trouble === null ? 0 : 1);
  expect((JSON.parse(json.stdout) as { troubles: unknown[] }).troubles).toHaveLength(trouble === null ? 0 : 1);
  const shown = await run(['sources'], true);
  if (trouble !== null) expect(shown.stdout.replace(/\s+/g, ' ')).toContain(trouble);
  const doctor = await run(['doctor', '--sources']);
  expect(doctor.status).toBe(trouble === null ? 0 : 1);
  expect(doctor.stdout.replace(/\s+/g, ' ')).toMatch(
    trouble ?? /1 followed, (all well|none in trouble \(1 failed at the last poll\))/,
  );
  for (const { stdout } of [shown, doctor])
    expect(stdout.split('\n').filter((line) => displayWidth(line) > 80)).toEqual([]);
});

test('--limit shows so many, by title', async () => {
  await set({});
  await store.sources.add('https://a.example/feed', { now, title: 'A' });
  expect(
    (await run(['sources', '--limit', '1', '--format', 'ndjson'])).stdout.match(/"title":"(?:A|The Herald)"/g),
  ).toEqual(['"title":"A"']);
  expect((await run(['sources', '--limit', 'x'])).status).toBe(2);
});

test('a source in trouble is no failure of a list for other programs', async () => {
  await set(failing(now - 2 * day));
  expect((await run(['sources', '--opml'])).status).toBe(0);
});

test('the table fits 80 columns with long titles and addresses; a wide one has one line a source', async () => {
  for (const n of [1, 2])
    await store.sources.add(`https://a-rather-long-name.example/a/long/way/to/the/feed/${'x'.repeat(60)}-${n}.xml`, {
      now,
      title: '港口新闻'.repeat(9),
    });
  const { stdout, stderr } = await run(['sources'], true);
  expect(stdout.split('\n').filter((line) => displayWidth(line) > 80)).toEqual([]);
  expect(stdout).toContain('https://a-rather-long-name.example/');
  expect(stderr).toContain('no sync has run yet');
});

test('the doctor says when the last sync was, and that it is long ago', async () => {
  await set({});
  await store.sources.setMarks({ lastSync: now - 10 * 60_000, outageSince: null, outageTold: null });
  expect((await run(['doctor', '--sources'])).stdout).toMatch(/ok +last sync +10 min ago, 2026-05-04 11:50 UTC/);
  expect((await run(['sources'], true)).stderr).toBe('the last sync was 10 min ago\n');
  await store.sources.setMarks({ lastSync: now - 3 * day, outageSince: null, outageTold: null });
  expect(await run(['doctor', '--sources'])).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('does cron still run it?'),
  });
});

test('pages that had no text or could not be had are counted by source', async () => {
  await set({});
  const [source] = await store.sources.all();
  const pages = Array.from({ length: 6 }, (_, n) => {
    const address = `https://herald.example/${n}`;
    return {
      key: `url:herald.example/${n}`,
      url: address,
      entry: null,
      dueAt: now,
      reason: 'new' as const,
      origin: { feedUrl: url, guid: String(n) },
      entrySince: null,
      said: null,
      recheckAt: null,
    };
  });
  await store.sources.finishPoll({ source: source!, entries: [], gone: [], back: [], pages });
  const claimed = await store.sources.claimPages({ now, limit: 9, leaseMs: 1000, owner: 'test' });
  expect(claimed).toHaveLength(6);
  for (const [at, page] of claimed.entries()) {
    const next = { dueAt: now + day, attempts: 1, etag: null, lastModified: null, bodySha256: null, triedAt: now };
    await store.sources.finishPage(page, { ...next, reason: at < 4 ? 'thin' : 'failed' });
  }
  const { status, stdout } = await run(['sources']);
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    thinPages: 4,
    failedPages: 2,
    troubles: [{ message: '4 pages had no text so far, 2 could not be had' }],
  });
});

test('a field that a source had, and has no more, is named with both rates', async () => {
  await set({});
  const save = (n: number, parts: Partial<Article>) => {
    const address = `https://herald.example/2026/story-${n}`;
    const date = new Date(now - (60 - n) * day).toISOString();
    // Texts apart from each other: near copies of one host are one story.
    const body = Array.from({ length: 60 }, (_, at) => `w${(n * 7919 + at * 104729) % 99991}`).join(' ');
    const article = makeArticle({
      id: n.toString(16).padStart(16, '0'),
      url: address,
      canonicalUrl: address,
      headline: `Story ${n} ${body.slice(0, 40)}`,
      date,
      body,
      ...parts,
    });
    return { article, options: { now: date, feedUrl: url, guid: String(n), raw: null } };
  };
  await store.saveAll(
    Array.from({ length: 50 }, (_, n) =>
      save(n, n >= 30 ? { authors: n === 31 ? ['Ada'] : [], tags: [] } : { tags: n % 9 === 0 ? ['x'] : [] }),
    ),
  );
  const { status, stdout } = await run(['doctor', '--sources']);
  expect(status).toBe(1);
  expect(stdout.replace(/\s+/g, ' ')).toContain('authors in 5 % of the newest 20 articles, in 100 % of those before');
  expect(stdout).not.toMatch(/tags in|text in|date in/);
});
