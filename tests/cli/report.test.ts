import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseDocument } from 'htmlparser2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { openStore } from '../../src/store/index.js';
import type { Article } from '../../src/types.js';
import { madeArchive } from '../helpers/archive.js';
import { makeArticle } from '../helpers/article.js';
import { testContext } from '../helpers/context.js';

let archive: Awaited<ReturnType<typeof madeArchive>>;
let folder: string;
beforeAll(async () => {
  archive = await madeArchive();
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-report-'));
});
afterAll(() => {
  archive.remove();
  rmSync(folder, { recursive: true });
});

async function run(args: string[], options: { stdin?: string; file?: string; isTerminal?: boolean } = {}) {
  const { context, stdout, stderr } = testContext({
    env: { WIRECOPY_ARCHIVE: options.file ?? archive.file },
    stdin: options.stdin ?? '',
    isTerminal: options.isTerminal ?? false,
  });
  const status = await main(args, context);
  return { status, stdout: stdout(), stderr: stderr() };
}

/** What a page would do: elements, attributes that run something, addresses that it names. */
function pageOf(html: string) {
  const found = { names: new Set<string>(), handlers: [] as string[], addresses: [] as string[] };
  const visit = (nodes: readonly unknown[]): void => {
    for (const node of nodes as { name?: string; attribs?: Record<string, string>; children?: unknown[] }[]) {
      if (node.name) found.names.add(node.name);
      for (const [key, value] of Object.entries(node.attribs ?? {})) {
        if (/^on/i.test(key)) found.handlers.push(key);
        if (['href', 'src', 'action', 'xlink:href', 'srcset'].includes(key)) found.addresses.push(value);
      }
      visit(node.children ?? []);
    }
  };
  visit(parseDocument(html).children);
  return found;
}

/** Text of the page without mark-up. */
const textOf = (html: string): string =>
  html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<title>[^<]*<\/title>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

function isHarmless(html: string): void {
  const { names, handlers, addresses } = pageOf(html);
  expect(
    [...names].filter((name) => /^(script|iframe|object|embed|img|form|base|foreignobject|x)$/i.test(name)),
  ).toEqual([]);
  expect(handlers).toEqual([]);
  expect(addresses.filter((one) => !/^(https?:\/\/|data:,$)/.test(one))).toEqual([]);
  expect(html).toContain("default-src 'none'");
}

const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)>'</title></style>\u202e\u0000`;
const evil = (n: number): Article =>
  makeArticle({
    id: `e${n}`.padEnd(16, '0'),
    url: n % 2 ? 'javascript://x.example/%0aalert(1)' : `https://evil.example/${n}?"><x>`,
    canonicalUrl: n % 2 ? 'javascript://x.example/%0aalert(1)' : `https://evil.example/${n}?"><x>`,
    headline: `${hostile} number ${n} ${'W'.repeat(300)}`,
    tags: [hostile, '</svg><script>', '__proto__'],
    authors: [hostile],
    language: '"><x',
    publisher: { name: hostile, url: 'javascript:alert(1)' },
    body: Array.from({ length: 60 }, (_, at) => `${hostile} word${at}`).join(' '),
  });

describe('report of an archive', () => {
  test('counts articles, sources, tags, authors, languages and edits, and shows what was changed', async () => {
    const { status, stdout } = await run(['report']);
    const text = textOf(stdout);
    expect(status).toBe(0);
    expect(text).toContain('3 articles');
    expect(text).toContain('3 sources');
    expect(text).toContain('1 article has no date and counts at the day when first seen');
    for (const word of ['herald.example', 'War', 'Rachel Amran', '李明', 'Chinese (zh)']) expect(text).toContain(word);
    expect(text).toContain('1 of 3 articles was edited (33 %)');
    expect(stdout).toMatch(/<del>12<\/del>\s*<ins>21<\/ins>/);
    isHarmless(stdout);
  });

  test('takes the filters of list and says them', async () => {
    const text = textOf((await run(['report', '--language', 'zh', '--title', 'Wetter & mehr'])).stdout);
    expect(text).toContain('Wetter &amp; mehr');
    expect(text).toContain('1 article ');
    expect(text).toContain('language zh');
    expect(text).not.toContain('Rachel');
    expect(textOf((await run(['report', '--match', 'kharkiv', '--limit', '1'])).stdout)).toContain('Tom Okafor');
  });

  test('of an empty archive, or nothing that is so, is whole and says so', async () => {
    const file = path.join(folder, 'empty.db');
    await (await openStore(file)).close();
    const empty = await run(['report'], { file });
    expect(empty.status).toBe(0);
    for (const said of ['There is no article.', 'No edit was seen.', 'Nothing is followed.']) {
      expect(empty.stdout).toContain(said);
    }
    expect((await run(['report', '--author', 'Nobody'])).stdout).toContain('There is no article.');
    isHarmless(empty.stdout);
  });

  test('nothing that the web or a source says runs, breaks out or links to a script', async () => {
    const file = path.join(folder, 'evil.db');
    const store = await openStore(file);
    const feedUrl = 'javascript:alert(document.domain)';
    for (let n = 0; n < 6; n++) {
      await store.save(evil(n), { now: `2026-05-0${n + 1}T00:00:00.000Z`, feedUrl });
      const edited = { ...evil(n), body: `${String(evil(n).body)} and ${hostile} was added` };
      await store.save(edited, { now: `2026-05-0${n + 1}T06:00:00.000Z`, feedUrl });
    }
    const now = Date.parse('2026-05-04T00:00:00Z');
    await store.sources.add(feedUrl, { now: 0, title: hostile });
    await store.sources.add('https://user:secret@herald.example/feed.xml', { now: 0 });
    for (const source of await store.sources.claim({ now, limit: 9, leaseMs: 1, owner: 'x' })) {
      const health = { failingSince: 0, firstError: 'x', code: 'NETWORK', status: null, alarmedAt: null };
      const lastError = `${source.url}: ${hostile}`;
      const failing = { ...source, kind: 'feed' as const, errorStreak: 5, lastError, health };
      await store.sources.finishPoll({ source: failing, entries: [], gone: [], back: [], pages: [] });
    }
    await store.close();
    const report = (await run(['report', '--title', hostile], { file })).stdout;
    isHarmless(report);
    expect(report).toContain('failing');
    expect(report).not.toContain('secret');
    expect(report).not.toMatch(/[\u0000\u202e]/);
    isHarmless((await run(['report', '--author', hostile.replace('\u0000', '')], { file })).stdout);
    isHarmless((await run(['list', '--edited', '--format', 'html', '--title', hostile], { file })).stdout);
    for (const format of ['rss', 'atom']) {
      const feed = (await run(['list', '--edited', '--format', format], { file })).stdout;
      expect(feed).toContain('&lt;ins&gt;');
      expect(feed).not.toMatch(/javascript:|<script|\u0000/);
    }
  });

  test('stories told by many are one group', async () => {
    const file = path.join(folder, 'told.db');
    const store = await openStore(file);
    const body = Array.from({ length: 80 }, (_, n) => `word${n} of the wire`).join(' ');
    for (const host of ['one', 'two', 'three']) {
      const url = `https://${host}.example/wire`;
      await store.save(makeArticle({ id: host.padEnd(16, '0'), url, canonicalUrl: url, body }), {
        now: '2026-05-04T00:00:00.000Z',
      });
    }
    await store.close();
    const text = textOf((await run(['report'], { file })).stdout);
    expect(text).toContain('1 story in nearly the same words, in 3 articles');
    expect(text).toContain('3 articles of 3 sources');
    const rows = (await run(['list', '--group'], { file })).stdout.trim().split('\n');
    expect(rows.map((row) => JSON.parse(row).told)).toEqual([{ articles: 3, sources: 3 }]);
  });
});

describe('report of records on standard input', () => {
  const records = [
    makeArticle({ id: '1'.repeat(16), tags: ['Ports'], date: '2026-05-01T08:00:00Z' }),
    makeArticle({ id: '2'.repeat(16), tags: ['Grain'], date: null, url: 'https://sea.example/b', canonicalUrl: null }),
    makeArticle({ id: '3'.repeat(16), tags: [], authors: [], date: '2026-06-01', language: 'de' }),
  ];
  const stdin = records.map((one) => JSON.stringify(one)).join('\n');

  test('is the same page, without a past', async () => {
    const { status, stdout, stderr } = await run(['report', '-'], { stdin, file: '/nowhere.db' });
    const text = textOf(stdout);
    expect([status, stderr]).toEqual([0, '']);
    for (const word of ['3 articles', '2 sources', 'Ports', 'Grain', 'German (de)']) expect(text).toContain(word);
    expect(text).not.toContain('Edits after publication');
    isHarmless(stdout);
  });

  test('takes a date, a language and a limit, and no filter that asks the archive', async () => {
    const since = await run(['report', '-', '--since', '2026-06', '--language', 'de'], { stdin });
    expect(textOf(since.stdout)).toContain('1 article ');
    expect(textOf((await run(['report', '-', '-n', '2'], { stdin })).stdout)).toContain('2 articles');
    const scored = await run(['report', '-', '--min-quality', '0.5'], { stdin });
    expect([scored.status, scored.stderr]).toEqual([2, expect.stringContaining('--min-quality asks the archive')]);
    const wrong = await run(['report', '-', '--tag', 'Ports'], { stdin });
    expect([wrong.status, wrong.stdout]).toEqual([2, '']);
    expect(wrong.stderr).toContain('--tag asks the archive');
  });

  test('a broken line is named, the others count, the status is 1', async () => {
    const broken = ['{"headline": "cut', '[1]', 'null', '{"x":1}', '{"headline":"a","tags":"b"}', '{"headline":5}', ''];
    const text = `\ufeff${JSON.stringify(records[0])}\r\n${broken.join('\n')}\n\n${JSON.stringify(records[1])}`;
    const { status, stdout, stderr } = await run(['report', '-'], { stdin: text });
    expect(status).toBe(1);
    expect(textOf(stdout)).toContain('2 articles');
    expect(
      stderr
        .trim()
        .split('\n')
        .map((line) => line.replace(/^wirecopy: standard input, /, '')),
    ).toEqual([
      'line 2: no JSON',
      'line 3: not a record',
      'line 4: not a record',
      'line 5: not a record: it has neither headline nor date nor url',
      'line 6: not a record: tags is not a list of texts',
      'line 7: not a record: headline is not a text',
    ]);
  });

  test('where every line is broken there is no report, and the old one stays', async () => {
    const file = path.join(folder, 'kept.html');
    expect((await run(['report', '-o', file])).status).toBe(0);
    const before = readFileSync(file, 'utf8');
    const { status, stdout } = await run(['report', '-', '-o', file], { stdin: 'no\nrecords\n' });
    expect([status, stdout, readFileSync(file, 'utf8')]).toEqual([1, '', before]);
    expect((await run(['report', '-'], { stdin: '' })).stdout).toContain('There is no article.');
  });

  test('copies are told by their text', async () => {
    const body = Array.from({ length: 80 }, (_, n) => `word${n} of the wire`).join(' ');
    const copies = ['one', 'two'].map((host) =>
      JSON.stringify(makeArticle({ url: `https://${host}.example/`, canonicalUrl: null, body })),
    );
    const { stdout } = await run(['report', '-'], { stdin: copies.join('\n') });
    expect(textOf(stdout)).toContain('2 articles of 2 sources');
  });
});

describe('where a report goes', () => {
  test('never over an archive, and not to a terminal', async () => {
    const { status, stderr } = await run(['report', '-o', archive.file]);
    expect(status).not.toBe(0);
    expect(stderr).toContain(archive.file);
    expect((await run(['list'])).status).toBe(0);
    const shown = await run(['report'], { isTerminal: true });
    expect([shown.status, shown.stdout]).toEqual([2, '']);
    expect(shown.stderr).toContain('--output');
  });

  test('as JSON it is what the page shows, in one object', async () => {
    const { status, stdout } = await run(['report', '--json'], { isTerminal: true });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      title: 'News report',
      digest: { articles: 3, undated: 1, edits: { articles: 1, edits: 1 } },
      largestEdits: { lookedAt: 1 },
      health: { followed: 0, troubles: [] },
    });
    const file = path.join(folder, 'report.json');
    expect((await run(['report', '-o', file])).status).toBe(0);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ digest: { articles: 3 } });
    expect((await run(['report', '--format', 'html', '-o', file])).status).toBe(2);
  });

  test('a file appears whole; a file for input is refused with what to type', async () => {
    const file = path.join(folder, 'report.html');
    expect(await run(['report', '--output', file])).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(readFileSync(file, 'utf8')).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
    expect((await run(['report', '--output', path.join(folder, 'report.csv')])).status).toBe(2);
    expect(existsSync(path.join(folder, 'report.csv'))).toBe(false);
    const { status, stderr } = await run(['report', 'articles.ndjson']);
    expect([status, stderr.includes('wirecopy report - < articles.ndjson')]).toEqual([2, true]);
    expect((await run(['report', '-o', path.join(folder, 'none.html')], { file: '/nowhere.db' })).status).toBe(1);
    expect(existsSync(path.join(folder, 'none.html'))).toBe(false);
  });
});
