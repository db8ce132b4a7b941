import { appendFileSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { gunzipSync } from 'node:zlib';
import { openJournal } from '../../src/journal/index.js';
import { openSqlite } from '../../src/shared/sqlite.js';
import { openStore } from '../../src/store/index.js';
import {
  feedOf,
  headlines,
  journalledSite,
  place,
  sitemapOf,
  site,
  storyPage,
  withoutTimes,
} from '../helpers/journalled.js';
import { html, response } from '../helpers/warc.js';

// `fetch --journal`: what one run did, the next ones do not do again, and the end is that of one unbroken run.

journalledSite();

const journal = (): string[] => ['--journal', place.at('journal')];
const toFile = (name = 'out.ndjson'): string[] => [...journal(), '--output', place.at(name)];
const listOf = (...names: string[]): string => names.map((name) => `${site.url}/${name}\n`).join('');

describe('a run that goes on', () => {
  test('asks for nothing again, and its output is that of an unbroken run', async () => {
    const stdin = listOf('a', 'b', 'a', 'c', 'd', 'e');
    const whole = await place.fetch(['-'], { stdin });
    site.asked = [];
    expect((await place.fetch(['-', '-n', '2', ...toFile()], { stdin })).status).toBe(0);
    expect(headlines(place.read('out.ndjson'))).toEqual(['a', 'b']);
    expect((await place.fetch(['-', '-n', '4', ...toFile()], { stdin })).status).toBe(0);
    expect((await place.fetch(['-', ...toFile()], { stdin })).status).toBe(0);
    expect(withoutTimes(place.read('out.ndjson'))).toBe(withoutTimes(whole.stdout));
    expect(site.asked.sort()).toEqual(['/a', '/a', '/b', '/c', '/d', '/e']);
  });

  test('a sitemap is gone on with inside itself, and one that names the same pages says none of them twice', async () => {
    site.answers.set('/one.xml', sitemapOf(site, ['a', 'b', 'c', 'd']));
    site.answers.set('/two.xml', sitemapOf(site, ['c', 'd', 'e']));
    site.answers.set(
      '/index.xml',
      `<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>${site.url}/one.xml</loc></sitemap><sitemap><loc>${site.url}/two.xml</loc></sitemap></sitemapindex>`,
    );
    for (const sources of [
      [`${site.url}/index.xml`],
      [`${site.url}/one.xml`, `${site.url}/two.xml`, `${site.url}/one.xml`],
    ]) {
      for (const done of [1, 3, 4]) {
        const name = `out-${sources.length}-${done}.ndjson`;
        const args = [...sources, '--journal', place.at(`journal-${name}`), '--output', place.at(name)];
        await place.fetch([...args, '-n', String(done)]);
        site.asked = [];
        expect((await place.fetch(args)).status).toBe(0);
        // Which of two sitemaps has a page is decided by who answers first.
        expect(headlines(place.read(name)).sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
        expect(site.asked.filter((one) => !one.endsWith('.xml')).sort()).toEqual(
          ['/a', '/b', '/c', '/d', '/e'].slice(done),
        );
      }
    }
  });

  test('a WARC file is gone on with inside itself', async () => {
    const record = (name: string): Buffer => response(`https://harbour.example/${name}`, [html], storyPage(name));
    const names = ['a', 'b', 'a', 'c', 'd'];
    writeFileSync(
      place.at('crawl.warc'),
      Buffer.concat([...names.slice(0, 3).map(record), Buffer.from('no record\n'), ...names.slice(3).map(record)]),
    );
    const whole = await place.fetch([place.at('crawl.warc')]);
    for (const [run, limit] of [['1'], ['2'], ['4'], null].entries()) {
      const ran = await place.fetch([place.at('crawl.warc'), ...toFile(), '-v', ...(limit ? ['-n', ...limit] : [])]);
      expect(ran.status).toBe(limit?.[0] === '1' || limit?.[0] === '2' ? 0 : 1);
      if (run > 0) expect(ran.stderr).toMatch(/goes on: \d+ documents? of earlier runs/);
      expect(headlines(place.read('out.ndjson'))).toEqual(names.slice(0, Number(limit?.[0] ?? 5)));
    }
    expect(withoutTimes(place.read('out.ndjson'))).toBe(withoutTimes(whole.stdout));
    const again = await place.fetch([place.at('crawl.warc'), ...toFile()]);
    expect(again).toMatchObject({ status: 1, stderr: expect.stringContaining('crawl.warc is damaged') });
    expect(headlines(place.read('out.ndjson'))).toEqual(names);
  });

  test('a feed that is named twice is read once, also where only its second place is left', async () => {
    site.answers.set('/feed', feedOf(site, ['b', 'a'])).set('/other', feedOf(site, ['d', 'c']));
    const args = [`${site.url}/feed`, `${site.url}/other`, `${site.url}/feed`, '--full', ...toFile()];
    await place.fetch([...args, '-n', '3']);
    expect((await place.fetch(args)).status).toBe(0);
    expect(headlines(place.read('out.ndjson'))).toEqual(['b', 'a', 'd', 'c']);
    expect((await place.fetch(args)).stderr).toContain('nothing was left to do');
  });

  test('prints in the order of the sources what an earlier run printed as it came', async () => {
    const stdin = listOf('a', 'b', 'c', 'd');
    await place.fetch(['-', '--unordered', '-n', '2', ...toFile()], { stdin });
    await place.fetch(['-', '--unordered', ...toFile()], { stdin });
    expect(headlines(place.read('out.ndjson')).sort()).toEqual(['a', 'b', 'c', 'd']);
    await place.fetch(['-', ...toFile()], { stdin });
    expect(headlines(place.read('out.ndjson'))).toEqual(['a', 'b', 'c', 'd']);
    expect(site.asked).toHaveLength(4);
  });

  test('a list that grew, and a file that changed, are read for what is new', async () => {
    mkdirSync(place.at('pages'));
    writeFileSync(place.at('pages/a.html'), storyPage('a'));
    writeFileSync(place.at('pages/b.html'), storyPage('b'));
    const args = [place.at('pages'), ...toFile()];
    await place.fetch(args);
    writeFileSync(place.at('pages/a.html'), storyPage('edited'));
    writeFileSync(place.at('pages/c.html'), storyPage('c'));
    await place.fetch(args);
    expect(headlines(place.read('out.ndjson'))).toEqual(['edited', 'b', 'c']);
    await place.fetch(['-', ...journal()], { stdin: listOf('x', 'y') });
    const { stdout } = await place.fetch(['-', ...journal()], { stdin: listOf('y', 'z') });
    expect(headlines(stdout)).toEqual(['y', 'z']);
    expect(site.asked.sort()).toEqual(['/x', '/y', '/z']);
  });

  test('its own files in a folder that is read are not sources', async () => {
    mkdirSync(place.at('pages'));
    writeFileSync(place.at('pages/a.html'), storyPage('a'));
    const args = [
      place.at('pages'),
      '--journal',
      place.at('pages/journal'),
      '-o',
      place.at('pages/out.ndjson'),
      '--failures',
      place.at('pages/failed'),
    ];
    expect(await place.fetch(args)).toMatchObject({ status: 0, stderr: '' });
    expect(await place.fetch(args)).toMatchObject({
      status: 0,
      stderr: expect.stringMatching(/^wirecopy: nothing was left to do \(--journal \S+\): 1 record/),
    });
    expect(headlines(place.read('pages/out.ndjson'))).toEqual(['a']);
  });

  test('days of --since count from the beginning', async () => {
    site.answers.set(
      '/old',
      storyPage('old').replace('2024-04-02', '2026-05-01').replace('2 April 2024', '1 May 2026'),
    );
    const args = [`${site.url}/old`, `${site.url}/old?2`, '--since', '7d', ...journal()];
    site.answers.set('/old?2', site.answers.get('/old')!);
    expect(headlines((await place.fetch([...args, '-n', '1'], { now: '2026-05-04T12:00:00Z' })).stdout)).toHaveLength(
      1,
    );
    expect(headlines((await place.fetch(args, { now: '2026-06-04T12:00:00Z' })).stdout)).toHaveLength(2);
  });
});

describe('what failed', () => {
  test('is tried again with the next run, and stands in its place', async () => {
    const stdin = listOf('a', 'b', 'c', 'd');
    site.answers.set('/b', 500).set('/d', 404);
    const args = ['-', ...toFile(), '--failures', place.at('failed')];
    expect((await place.fetch(args, { stdin })).status).toBe(1);
    site.asked = [];
    expect((await place.fetch(args, { stdin })).status).toBe(1);
    expect(site.asked.sort()).toEqual(['/b', '/d']);
    expect(place.read('failed').trim().split('\n')).toHaveLength(2);
    site.answers.delete('/b');
    expect((await place.fetch(args, { stdin })).status).toBe(1);
    expect(headlines(place.read('out.ndjson'))).toEqual(['a', 'b', 'c']);
    expect(place.read('failed').trim().split('\n')).toHaveLength(1);
    site.answers.delete('/d');
    expect((await place.fetch(args, { stdin })).status).toBe(0);
    expect(headlines(place.read('out.ndjson'))).toEqual(['a', 'b', 'c', 'd']);
    expect(site.asked.sort()).toEqual(['/b', '/b', '/d', '/d', '/d']);
  });

  test('of a feed is tried again alone, also where the feed has moved on', async () => {
    site.answers.set('/feed', feedOf(site, ['c', 'b', 'a'])).set('/b', 503);
    const args = [`${site.url}/feed`, '--full', ...toFile()];
    expect(await place.fetch(args)).toMatchObject({ status: 1, stderr: expect.stringContaining('/b answered 503') });
    const told = place.read('out.ndjson');
    expect(headlines(told)).toEqual(['c', 'b', 'a']);
    expect(told.split('\n')[1]).toContain('What the feed says of story b');
    site.answers.set('/feed', feedOf(site, ['e', 'd']));
    site.asked = [];
    expect((await place.fetch(args)).status).toBe(1);
    expect(place.read('out.ndjson').split('\n')[1]).toContain('What the feed says of story b');
    site.answers.delete('/b');
    expect((await place.fetch(args)).status).toBe(0);
    expect(site.asked).toEqual(['/b', '/b']);
    expect(headlines(place.read('out.ndjson'))).toEqual(['c', 'b', 'a']);
    expect(place.read('out.ndjson').split('\n')[1]).toContain('dockers of the harbour');
  });

  test('in a list that was left in the middle is tried again once', async () => {
    site.answers.set('/feed', feedOf(site, ['c', 'b', 'a', 'd'])).set('/b', 503);
    const args = [`${site.url}/feed`, '--full', ...toFile()];
    await place.fetch([...args, '-n', '3']);
    site.asked = [];
    expect(await place.fetch(args)).toMatchObject({ status: 1 });
    expect(headlines(place.read('out.ndjson'))).toEqual(['c', 'b', 'a', 'd']);
    expect(site.asked.filter((one) => one === '/b')).toHaveLength(1);
  });

  test('in a WARC file fails again, and nobody is asked for it', async () => {
    const captures = [
      response(`${site.url}/a`, [html], storyPage('a')),
      response(`${site.url}/b`, [html], '<!doctype html><title>Nothing</title>'),
      response(`${site.url}/c`, [html], storyPage('c')),
    ];
    writeFileSync(place.at('crawl.warc'), Buffer.concat(captures));
    for (let run = 0; run < 3; run++) {
      const ran = await place.fetch([place.at('crawl.warc'), ...toFile()]);
      expect(ran).toMatchObject({ status: 1, stderr: expect.stringContaining('NO_ARTICLE') });
      expect(headlines(place.read('out.ndjson'))).toEqual(['a', 'c']);
    }
    expect(site.asked).toEqual([]);
  });

  test('a feed that was left in the middle and moves on loses nothing', async () => {
    site.answers.set('/feed', feedOf(site, ['c', 'b', 'a']));
    const args = [`${site.url}/feed`, '--full', ...toFile()];
    await place.fetch([...args, '-n', '2']);
    site.answers.set('/feed', feedOf(site, ['d', 'c', 'b', 'a']));
    site.asked = [];
    await place.fetch(args);
    expect(headlines(place.read('out.ndjson'))).toEqual(['c', 'b', 'd', 'a']);
    expect(site.asked.sort()).toEqual(['/a', '/d', '/feed']);
  });
});

describe('when all is done', () => {
  test('a further run says so, asks nothing and leaves the output alone', async () => {
    const args = [`${site.url}/a`, `${site.url}/b`, ...toFile()];
    await place.fetch(args);
    const before = statSync(place.at('out.ndjson'));
    expect(await place.fetch(args)).toEqual({
      status: 0,
      stdout: '',
      stderr: `wirecopy: nothing was left to do (--journal ${place.at('journal')}): 2 records (2 doubtful)\n`,
    });
    expect(statSync(place.at('out.ndjson'))).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
    expect(site.asked).toHaveLength(2);
    appendFileSync(place.at('out.ndjson'), 'x');
    await place.fetch(args);
    expect(headlines(place.read('out.ndjson'))).toEqual(['a', 'b']);
  });

  test('its records come in any other form, without a request', async () => {
    await place.fetch([`${site.url}/a`, `${site.url}/b`, ...toFile()]);
    await place.fetch([`${site.url}/a`, `${site.url}/b`, ...toFile('out.csv.gz')]);
    const { readFileSync } = await import('node:fs');
    expect(gunzipSync(readFileSync(place.at('out.csv.gz'))).toString()).toMatch(/Story a[\s\S]*Story b/);
    await place.fetch([`${site.url}/a`, `${site.url}/b`, ...toFile('out.parquet')]);
    expect(place.read('out.parquet')).toMatch(/^PAR1/);
    for (let n = 0; n < 2; n++) await place.fetch([`${site.url}/a`, `${site.url}/b`, ...toFile('out.sqlite')]);
    const tables = await openSqlite(place.at('out.sqlite'), { timeoutMs: 0, isReadOnly: true });
    expect(tables.prepare('SELECT count(*) AS n FROM articles').get()).toMatchObject({ n: 2 });
    tables.close();
    const last = await place.fetch([`${site.url}/a`, `${site.url}/b`, ...journal(), '--field', 'headline']);
    expect(last).toMatchObject({ status: 0, stderr: expect.stringContaining('nothing was left to do') });
    const { stdout } = last;
    expect(headlines(stdout)).toEqual(['a', 'b']);
    expect(site.asked).toHaveLength(2);
  });

  test('--exit-code tells the whole run', async () => {
    const args = [`${site.url}/a`, `${site.url}/b`, ...journal(), '--save', '--exit-code'];
    expect((await place.fetch([...args, '-n', '1'])).status).toBe(0);
    expect((await place.fetch(args)).status).toBe(0);
    expect((await place.fetch(args)).status).toBe(0);
    expect((await place.fetch([...args, '--journal', place.at('other')])).status).toBe(4);
  });
});

describe('a folder of files and an archive', () => {
  test('nothing is there twice, also where a file says neither id nor address', async () => {
    mkdirSync(place.at('pages'));
    for (const name of ['a', 'b', 'c', 'd'])
      writeFileSync(place.at(`pages/${name}.html`), storyPage(name.replace('d', 'c')));
    const args = [
      place.at('pages'),
      ...journal(),
      '--output-dir',
      place.at('out'),
      '--template',
      '{headline}',
      '--name',
      '{slug}.txt',
    ];
    await place.fetch([...args, '-n', '2']);
    const before = statSync(place.at('out/story-a-of-the-harbour.txt'));
    for (const limit of [['-n', '3'], [], []]) await place.fetch([...args, ...limit]);
    const files = readdirSync(place.at('out'));
    expect(files).toHaveLength(4);
    expect(files.filter((name) => name.includes('story-c'))).toHaveLength(2);
    expect(statSync(place.at('out/story-a-of-the-harbour.txt')).ino).toBe(before.ino);
  });

  test('each page is saved once with its bytes, and what an archive lacks is saved again', async () => {
    const args = [`${site.url}/a`, `${site.url}/b`, ...journal(), '--save'];
    await place.fetch([...args, '-n', '1']);
    await place.fetch(args);
    const store = await openStore(place.at('archive.db'));
    expect(await store.counts()).toMatchObject({ articles: 2, revisions: 2, rawPages: 2 });
    await store.prune({ olderThan: '2030-01-01T00:00:00Z' });
    await store.close();
    await place.fetch(args);
    const filled = await openStore(place.at('archive.db'));
    expect((await filled.counts()).articles).toBe(2);
    await filled.close();
    expect(site.asked).toHaveLength(2);
  });

  test('what a sync has seen since is not undone', async () => {
    const args = [`${site.url}/a`, ...journal(), '--save'];
    await place.fetch(args);
    site.answers.set(
      '/a',
      storyPage(
        'a',
        '<p>The ferries sail again from Tuesday on, the company of the port said late in the evening.</p>',
      ),
    );
    await place.fetch([`${site.url}/a`, '--save']);
    await place.fetch(args);
    const store = await openStore(place.at('archive.db'));
    expect((await store.counts()).revisions).toBe(2);
    await store.close();
  });
});

describe('a journal is refused', () => {
  test.each([
    ['--full', ['--full'], 'without --full, and this run is with --full'],
    ['--body', ['--body', 'html'], 'with --body text, and this run is with --body html'],
    ['a format with another body', ['--format', 'markdown'], 'with --body text, and this run is with --body markdown'],
    ['--timezone', ['--timezone', 'Europe/Kyiv'], 'without --timezone, and this run is with --timezone Europe/Kyiv'],
    ['--since', ['--since', '7d'], 'without --since, and this run is with --since 7d'],
    ['--pages', ['--pages', '3'], '--pages 3'],
    ['--explain', ['--explain'], '--explain'],
    ['--save', ['--save'], 'without --save, and this run is with --save /'],
    ['--url', ['--url', 'https://herald.example/x'], '--url https://herald.example/x'],
  ])('by a run with another %s, which touches nothing', async (_name, flags, words) => {
    writeFileSync(place.at('a.html'), storyPage('a'));
    await place.fetch([place.at('a.html'), ...toFile()]);
    writeFileSync(place.at('failed'), 'the old list\n');
    const ran = await place.fetch([place.at('a.html'), ...toFile(), '--failures', place.at('failed'), ...flags]);
    expect(ran).toMatchObject({ status: 2, stderr: expect.stringContaining(words) });
    expect(place.read('failed')).toBe('the old list\n');
    expect(headlines(place.read('out.ndjson'))).toEqual(['a']);
  });

  test('flags of requests, selection and form may change', async () => {
    const args = [`${site.url}/a`, ...journal()];
    await place.fetch(args);
    const more = [
      '--timeout',
      '9s',
      '--max-bytes',
      '1MB',
      '--match',
      'harbour',
      '--language',
      'en',
      '--until',
      '2025',
      '--format',
      'csv',
      '-v',
      '--retries',
      '3',
    ];
    expect((await place.fetch([...args, ...more])).status).toBe(0);
  });

  test('while another run has it', async () => {
    const held = await openJournal(place.at('journal'), { version: '1', flags: { '--body': 'text' }, now: 0 });
    const ran = await place.fetch([`${site.url}/a`, ...toFile()]);
    expect(ran).toMatchObject({
      status: 1,
      stderr: `wirecopy: the journal ${place.at('journal')} is in use by another run: wait until that one ends, or name another file [FILE]\n`,
    });
    expect(site.asked).toEqual([]);
    held.close();
    expect((await place.fetch([`${site.url}/a`, ...toFile()])).status).toBe(0);
  });

  test('that is damaged within, which is said', async () => {
    await place.fetch([`${site.url}/a`, ...journal()]);
    const database = await openSqlite(place.at('journal'), { timeoutMs: 0 });
    database.exec('UPDATE unit SET article = substr(article, 1, 200) WHERE article IS NOT NULL');
    database.close();
    const ran = await place.fetch([`${site.url}/a`, ...journal()]);
    expect(ran.stderr).toContain(`the journal ${place.at('journal')} is damaged: remove it to begin again [FILE]`);
    expect(ran.status).toBe(1);
  });

  test('that is something else, which stays as it is', async () => {
    await (await openStore(place.at('archive.db'))).close();
    const other = await openSqlite(place.at('other.db'), { timeoutMs: 0 });
    other.exec('CREATE TABLE book (title TEXT)');
    other.close();
    writeFileSync(place.at('notes.txt'), 'x'.repeat(5_000));
    writeFileSync(place.at('damaged'), Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(3_000, 7)]));
    for (const name of ['archive.db', 'other.db', 'notes.txt', 'damaged', '']) {
      const before = place.read(name || 'x');
      const ran = await place.fetch([`${site.url}/a`, '--journal', name && place.at(name)]);
      expect(ran.status, ran.stderr).toBe(2);
      expect(place.read(name || 'x')).toBe(before);
    }
    expect((await place.fetch([`${site.url}/a`, '--journal', place.at('none/journal')])).stderr).toContain(
      'cannot be opened: its folder is not there [FILE]',
    );
    expect((await place.fetch([`${site.url}/a`, '--journal', place.at('x'), '-o', place.at('x')])).stderr).toContain(
      '--output and --journal name the same file',
    );
    expect(site.asked).toEqual([]);
  });

  test('a journal of another version goes on, and says so', async () => {
    const flags = Object.fromEntries(
      ['--url', '--full', '--pages', '--timezone', '--explain', '--since', '--save', 'site rules'].map((name) => [
        name,
        null,
      ]),
    );
    const other = await openJournal(place.at('journal'), {
      version: '0.0.1',
      flags: { ...flags, '--body': 'text' },
      now: 0,
    });
    other.keep({ source: 's', key: '', state: 'done', article: null, isNew: false, about: '{}' });
    other.close();
    const ran = await place.fetch([`${site.url}/a`, ...journal()]);
    expect(ran).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('was begun by wirecopy 0.0.1: records of that version'),
    });
  });
});
