import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseAtomFeed, parseRssFeed } from 'feedsmith';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { openStore } from '../../src/store/index.js';
import { editedStrike, madeArchive, strike, weather } from '../helpers/archive.js';
import { testContext } from '../helpers/context.js';

let archive: Awaited<ReturnType<typeof madeArchive>>;
let folder: string;
beforeAll(async () => {
  archive = await madeArchive();
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-edits-'));
  const store = await openStore(archive.file);
  const again = { ...editedStrike, headline: 'Kharkiv strike wounds 22, governor says' };
  await store.save(again, { now: '2024-05-02T09:00:00.000Z', feedUrl: 'https://herald.example/feed.xml' });
  await store.save({ ...weather, body: '今天北京下雪，明天晴。' }, { now: '2024-05-01T09:00:00.000Z' });
  await store.close();
});
afterAll(() => {
  archive.remove();
  rmSync(folder, { recursive: true });
});

async function run(args: string[], file = archive.file) {
  const { context, stdout, stderr } = testContext({ env: { WIRECOPY_ARCHIVE: file } });
  const status = await main(['list', ...args], context);
  return { status, stdout: stdout(), stderr: stderr() };
}

describe('edits as a page', () => {
  test('each edit is an article, the newest first, with the words that went and came', async () => {
    const { status, stdout } = await run(['--edited', '--format', 'html']);
    expect(status).toBe(0);
    expect([...stdout.matchAll(/<h2[^>]*>(?:<a[^>]*>)?([^<]*)/g)].map(([, title]) => title)).toEqual([
      'Kharkiv strike wounds 22, governor says',
      weather.headline,
      editedStrike.headline,
    ]);
    expect(stdout).toMatch(/<del>21<\/del>\s?<ins>22<\/ins>/);
    expect(stdout).toMatch(/<del>[^<]*雨<\/del><ins>[^<]*雪<\/ins>/);
    expect(stdout).toContain(`href="${strike.url}"`);
    expect(stdout).not.toContain('<script');
  });

  test('nothing edited is a whole page that says so, with status 4 where asked', async () => {
    const { status, stdout } = await run([
      '--edited',
      '--source',
      'nowhere.example',
      '--format',
      'html',
      '--exit-code',
    ]);
    expect([status, stdout.includes('No edit was seen.')]).toEqual([4, true]);
    expect(stdout.endsWith('</html>\n')).toBe(true);
  });

  test('the limit counts edits, and filters are those of list', async () => {
    const titles = async (...args: string[]) =>
      [...(await run(['--edited', '--format', 'html', ...args])).stdout.matchAll(/<h2/g)].length;
    expect(await titles('-n', '1')).toBe(1);
    expect(await titles('--language', 'zh')).toBe(1);
    expect(await titles('--match', 'governor')).toBe(2);
    expect(await titles('--edited-after-publication', '20d')).toBe(2);
  });
});

describe('edits as a feed', () => {
  const link = 'https://example.org/edits.xml';

  test('RSS: an item for each edit, dated when it was seen, red and green left by feed readers', async () => {
    const { stdout } = await run(['--edited', '--format', 'rss', '--link', link, '--title', 'Edits & more']);
    const feed = parseRssFeed(stdout);
    expect(feed).toMatchObject({ title: 'Edits & more', link, description: 'Edits & more' });
    expect(feed.atom?.links).toMatchObject([{ rel: 'self', href: link, type: 'application/rss+xml' }]);
    expect(feed.items).toHaveLength(3);
    expect(feed.items?.[0]).toMatchObject({
      title: 'Kharkiv strike wounds 22, governor says',
      link: strike.url,
      pubDate: 'Thu, 02 May 2024 09:00:00 +0000',
      categories: [{ name: 'headline' }],
    });
    expect(feed.items?.[0]?.description).toMatch(/<del><font color="[^"]+">21<\/font><\/del>/);
    expect(new Set(feed.items?.map((one) => one.guid?.value)).size).toBe(3);
  });

  test('Atom: the same, with the time of the newest edit and the address of the feed', async () => {
    const { stdout } = await run(['--edited', '--format', 'atom', '--link', link]);
    const feed = parseAtomFeed(stdout);
    expect(feed).toMatchObject({
      id: link,
      title: { value: 'Edited after publication' },
      updated: '2024-05-02T09:00:00.000Z',
    });
    expect(feed.links).toMatchObject([{ rel: 'self', href: link }]);
    expect(feed.entries?.map((one) => one.updated)).toEqual([
      '2024-05-02T09:00:00.000Z',
      '2024-05-01T09:00:00.000Z',
      '2024-04-02T09:00:00.000Z',
    ]);
    expect(JSON.stringify(feed.entries?.[2])).toContain('<ins>');
    expect(
      parseAtomFeed((await run(['--edited', '--format', 'atom', '--source', 'nowhere.example'])).stdout),
    ).toMatchObject({ title: { value: 'Edited after publication' } });
  });

  test('to a file whose ending says the format, never over an archive', async () => {
    const file = path.join(folder, 'edits.atom');
    expect(await run(['--edited', '-o', file])).toMatchObject({ status: 0, stdout: '' });
    expect(parseAtomFeed(readFileSync(file, 'utf8')).entries).toHaveLength(3);
    const over = await run(['--edited', '--format', 'html', '-o', archive.file]);
    expect(over.status).not.toBe(0);
    expect((await run(['--edited'])).status).toBe(0);
  });

  test('flags that have no effect are refused, and records stay what they were', async () => {
    for (const args of [
      ['--title', 'x'],
      ['--edited', '--link', link],
      ['--format', 'csv', '--title', 'x'],
    ]) {
      const { status, stderr } = await run(args);
      expect([status, stderr.includes('goes with --edited')]).toEqual([2, true]);
    }
    expect((await run(['--edited', '--format', 'html', '--group'])).status).toBe(2);
    expect((await run(['--edited', '--format', 'csv'])).stdout).toContain('headline');
  });
});
