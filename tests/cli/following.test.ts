import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { displayWidth } from '../../src/output/index.js';
import { parseOpml } from '../../src/opml/index.js';
import { openStore } from '../../src/store/index.js';
import { type ChangingSite, itemsOf, openChangingSite, rss, storyPage } from '../helpers/changing-site.js';
import { testContext } from '../helpers/context.js';

// follow, unfollow, sources, sync and fetch --save as a user types them, in this process.

let folder: string;
let site: ChangingSite;
let archive: string;
let count = 0;
const start = Date.parse('2026-05-04T12:00:00Z');
let now = start;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-following-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(async () => {
  now = start;
  archive = path.join(folder, `archive-${count++}.db`);
  site = await openChangingSite();
  site.answers.set('/feed', {
    body: rss(itemsOf(site.url, [2, 1]), '<link>https://herald.example/</link>'),
    headers: { link: '<https://hub.example/>; rel="hub"' },
  });
  for (const n of [1, 2, 3]) site.answers.set(`/story-${n}`, { body: storyPage(n) });
});
afterEach(() => site.close());

async function wirecopy(args: string[], isTerminal = false) {
  const ran = testContext({ isTerminal, env: { XDG_STATE_HOME: folder, XDG_CONFIG_HOME: folder, TERM: 'dumb' } });
  const fetches = ['sync', 'follow', 'fetch'].includes(args[0]!)
    ? ['--allow-private', '--delay', '0', '--retries', '0']
    : [];
  const context = { ...ran.context, now: () => now };
  const status = await main([...args, '--archive', archive, ...fetches], context);
  return { status, stdout: ran.stdout(), stderr: ran.stderr() };
}

const lines = (text: string) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const sources = async () => lines((await wirecopy(['sources'])).stdout);

describe('follow', () => {
  test('looks at a feed and says what is followed; a second time changes nothing', async () => {
    const feed = `${site.url}/feed`;
    const first = await wirecopy(['follow', feed, '--tag', 'ports, europe']);
    expect(first).toMatchObject({ status: 0, stderr: '' });
    expect(lines(first.stdout)).toEqual([
      { url: feed, state: 'followed', kind: 'feed', title: 'The Herald', tags: ['ports', 'europe'], entries: 2 },
    ]);
    const before = await sources();
    const again = await wirecopy(['follow', feed, '--title', 'Another'], true);
    expect(again).toMatchObject({ status: 0, stdout: `already followed: The Herald  ${feed}\n` });
    // No server sees what stands behind the sign.
    const placed = await wirecopy(['follow', `${feed}#top`], true);
    expect(placed).toMatchObject({ status: 0, stdout: `already followed: The Herald  ${feed}\n` });
    expect(lines((await wirecopy(['follow', feed])).stdout)).toMatchObject([
      { state: 'known', title: 'The Herald', tags: ['ports', 'europe'] },
    ]);
    expect(await sources()).toEqual(before);
  });

  test('takes the folders of an OPML file as tags, and asks none of its feeds', async () => {
    const list = path.join(folder, 'list.opml');
    writeFileSync(
      list,
      `<opml version="2.0"><body><outline text="Ports"><outline type="rss" text="One" xmlUrl="${site.url}/feed"/></outline>
       <outline type="rss" text="Two" xmlUrl="https://two.example/feed"/></body></opml>`,
    );
    expect((await wirecopy(['follow', list, '--tag', 'mine'])).status).toBe(0);
    expect(site.takeLog()).toEqual([]);
    expect(await sources()).toMatchObject([
      { title: 'One', tags: ['Ports', 'mine'], state: 'new' },
      { title: 'Two', tags: ['mine'] },
    ]);
    const opml = (await wirecopy(['sources', '--opml'])).stdout;
    expect(parseOpml(opml).feeds.map(({ title, tags }) => [title, tags])).toEqual([
      ['One', ['Ports', 'mine']],
      ['Two', ['mine']],
    ]);
  });

  test('refuses what cannot be followed, and follows the rest', async () => {
    const ran = await wirecopy(['follow', `${site.url}/nowhere`, `${site.url}/feed`]);
    expect(ran).toMatchObject({ status: 1, stderr: `wirecopy: ${site.url}/nowhere answered 404 [HTTP_STATUS]\n` });
    expect(await sources()).toHaveLength(1);
    const secret = await wirecopy(['follow', 'https://me:secret@herald.example/feed']);
    expect(secret.status).toBe(2);
    expect(secret.stderr).not.toContain('secret');
  });

  test('one bad address among arguments, in a list or in OPML is one failure, and the rest is followed', async () => {
    const broken = await wirecopy(['follow', 'ftp://herald.example/feed', `${site.url}/feed`]);
    expect(broken.status).toBe(1);
    expect(broken.stderr).toMatch(/^wirecopy: ftp:.* \[USAGE\]\n$/);
    expect(await sources()).toHaveLength(1);
    const list = path.join(folder, 'mixed.txt');
    writeFileSync(
      list,
      'https://one.example/feed\nhttp://[bad\nhttps://me:secret@x.example/f\nhttps://two.example/feed\n',
    );
    const listed = await wirecopy(['follow', list]);
    expect(listed.status).toBe(1);
    expect(listed.stderr.split('\n')).toHaveLength(3);
    expect(listed.stderr).not.toContain('secret');
    expect(await sources()).toHaveLength(3);
    const opml = path.join(folder, 'mixed.opml');
    const outline = (url: string): string => `<outline type="rss" xmlUrl="${url}"/>`;
    const feeds = ['https://me:secret@x.example/f', 'http://[bad', 'https://three.example/feed'].map(outline).join('');
    writeFileSync(opml, `<opml version="2.0"><body>${feeds}</body></opml>`);
    const imported = await wirecopy(['follow', opml]);
    expect(imported.status).toBe(1);
    expect(imported.stderr.split('\n')).toHaveLength(3);
    expect(imported.stderr).not.toContain('secret');
    expect(await sources()).toHaveLength(4);
  });

  test('finds the feed of a site, and says so where there is none', async () => {
    const link = '<link rel="alternate" type="application/rss+xml" title="All" href="/feed">';
    site.answers.set('/', {
      body: `<!doctype html><html><head><title>Herald</title>${link}</head><body>…</body></html>`,
    });
    const ran = await wirecopy(['follow', `${site.url}/`]);
    expect(lines(ran.stdout)).toMatchObject([
      { url: `${site.url}/feed`, kind: 'feed', title: 'The Herald', entries: 2 },
    ]);
    expect(site.takeLog().filter((line) => line.endsWith(' /'))).toEqual(['200 /']);
    site.answers.set('/', {
      body: '<!doctype html><html><head><title>Herald</title></head><body><p>Hello</p></body></html>',
    });
    site.answers.delete('/feed');
    expect(await wirecopy(['follow', `${site.url}/`])).toMatchObject({ status: 1, stdout: '' });
  });

  test('--no-check asks nobody; --page follows a page itself', async () => {
    expect((await wirecopy(['follow', '--no-check', 'herald.example/feed'])).status).toBe(0);
    expect((await wirecopy(['follow', '--page', `${site.url}/story-1`])).status).toBe(0);
    expect(await sources()).toMatchObject([
      { url: `${site.url}/story-1`, kind: 'page' },
      { url: 'https://herald.example/feed', kind: null },
    ]);
  });
});

describe('unfollow', () => {
  test('takes an address, one without its scheme, or a title; the articles stay', async () => {
    for (const name of ['a', 'b']) await wirecopy(['follow', '--no-check', `https://${name}.example/feed`]);
    await wirecopy(['follow', `${site.url}/feed`]);
    await wirecopy(['sync']);
    const ran = await wirecopy(['unfollow', 'https://a.example/feed', 'b.example/feed', 'the herald']);
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(await sources()).toEqual([]);
    const store = await openStore(archive);
    expect(await store.counts()).toMatchObject({ articles: 2 });
    await store.close();
  });

  test('names the nearest where one is not known, and changes nothing', async () => {
    await wirecopy(['follow', '--no-check', 'https://a.example/feed']);
    const ran = await wirecopy(['unfollow', 'https://a.example/feed', 'https://a.example/fed']);
    expect(ran).toMatchObject({
      status: 2,
      stderr: 'wirecopy: https://a.example/fed is not followed: did you mean https://a.example/feed?\n',
    });
    expect(await sources()).toHaveLength(1);
  });
});

describe('sources', () => {
  test('shows state, times, articles and errors: a table on a terminal, NDJSON otherwise', async () => {
    await wirecopy(['follow', `${site.url}/feed`]);
    await wirecopy(['follow', '--no-check', `${site.url}/broken`, '--title', 'Evil \u001b[31m title']);
    await wirecopy(['sync']);
    now += 5 * 60_000;
    const table = (await wirecopy(['sources'], true)).stdout;
    expect(
      table
        .replace(/127\.0\.0\.1:\d+/g, 'HOST')
        .split('\n')
        .map((line) => line.replace(/ +/g, ' ')),
    ).toEqual([
      'STATE LAST GOOD DUE ARTICLES TITLE ADDRESS',
      'failing never in 10 min 0 Evil [31m title http://HOST/broken',
      ' answered 404',
      expect.stringMatching(/^ok 5 min ago in \d+ min 2 The Herald http:\/\/HOST\/feed$/),
      '',
    ]);
    expect(await sources()).toMatchObject([
      { state: 'failing', errorStreak: 1, articles: 0 },
      {
        ...{ state: 'ok', kind: 'feed', articles: 2, lastPolled: '2026-05-04T12:00:00.000Z', errorStreak: 0 },
        ...{ siteUrl: 'https://herald.example/', hub: 'https://hub.example/' },
      },
    ]);
    expect(lines((await wirecopy(['sources', '--tag', 'none'])).stdout)).toEqual([]);
  });

  test('names the tags that there are where no source has the one asked for', async () => {
    await wirecopy(['follow', '--no-check', `${site.url}/feed`, '--tag', 'ports,europe', '--title', 'Ports']);
    expect(await wirecopy(['sources', '--tag', 'port'], true)).toMatchObject({
      ...{ status: 0, stdout: '' },
      stderr: 'none of 1 source has the tag port: there are europe, ports\n',
    });
  });

  test('stays in its columns with titles of wide signs', async () => {
    await wirecopy(['follow', '--no-check', `${site.url}/a`, '--title', '港口新闻']);
    await wirecopy(['follow', '--no-check', `${site.url}/b`, '--title', 'Quay']);
    const rows = (await wirecopy(['sources'], true)).stdout.trimEnd().split('\n');
    const columns = rows.slice(1).map((line) => displayWidth(line.slice(0, line.indexOf('http'))));
    expect(new Set(columns).size).toBe(1);
  });

  test('says how to begin where nothing is followed', async () => {
    expect((await wirecopy(['sources'], true)).stderr).toContain('wirecopy follow makes one');
    await wirecopy(['follow', '--no-check', `${site.url}/a`]);
    await wirecopy(['unfollow', `${site.url}/a`]);
    expect((await wirecopy(['sources'], true)).stderr).toContain('nothing is followed yet: wirecopy follow');
    expect((await wirecopy(['sync'], true)).stderr).toContain('nothing is followed yet: wirecopy follow');
  });
});

describe('sync', () => {
  test('is silent when all is well, and says what it did with --json or on a terminal', async () => {
    await wirecopy(['follow', `${site.url}/feed`]);
    expect(await wirecopy(['sync'])).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(await wirecopy(['sync', '--all'])).toEqual({ status: 0, stdout: '', stderr: '' });
    now += 1000;
    const counts = lines((await wirecopy(['sync', '--all', '--json'])).stdout)[0];
    expect(counts).toMatchObject({ sources: 1, fetched: 0, notModified: 1, failed: 0, new: 0, revised: 0 });
    expect(Object.keys(counts!)).toEqual([
      ...['sources', 'fetched', 'notModified', 'failed', 'new', 'revised', 'unchanged'],
      ...['doubtful', 'filtered', 'leftOut', 'gone', 'gaps', 'pages'],
    ]);
    now += 1000;
    expect(await wirecopy(['sync', '--all'], true)).toMatchObject({
      stdout: '',
      stderr: 'wirecopy: 1 source asked: 0 new, 0 revised, 2 unchanged\n',
    });
  });

  test('names a source that failed with status 1, and one that is gone with status 0', async () => {
    for (const name of ['feed', 'gone', 'broken']) await wirecopy(['follow', '--no-check', `${site.url}/${name}`]);
    site.answers.set('/gone', { status: 410 });
    const ran = await wirecopy(['sync', '--alarm-after', '0', '--failures', path.join(folder, 'failures.ndjson')]);
    expect(ran.status).toBe(1);
    expect(ran.stderr.split('\n').sort()).toEqual([
      '',
      `wirecopy: ${site.url}/broken answered 404 [HTTP_STATUS]`,
      `wirecopy: ${site.url}/gone answered 410: it is gone for good and asked no more`,
    ]);
    await wirecopy(['unfollow', `${site.url}/broken`]);
    now += 7_200_000;
    expect(await wirecopy(['sync'])).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('names twenty of many failures', async () => {
    const store = await openStore(archive);
    for (let n = 0; n < 30; n++) await store.sources.add(`${site.url}/none-${n}`, { now });
    await store.close();
    const ran = await wirecopy(['sync', '--alarm-after', '0']);
    expect(ran.status).toBe(1);
    expect(ran.stderr.trim().split('\n')).toHaveLength(21);
    expect(ran.stderr).toContain('wirecopy sources');
  });

  test('a page that fails is no failure of the run; --verbose names it', async () => {
    site.answers.set('/story-1', { status: 500 });
    await wirecopy(['follow', `${site.url}/feed`]);
    const ran = await wirecopy(['sync', '--verbose']);
    expect(ran.status).toBe(0);
    expect(ran.stderr).toMatch(/story-1 answered 500 \(asked again 2026-05-04T12:15/);
    expect(ran.stderr).toContain('wirecopy: new: Harbour story 2');
  });

  test('--verbose --log json tells each saved article', async () => {
    await wirecopy(['follow', `${site.url}/feed`]);
    const told = lines((await wirecopy(['sync', '--verbose', '--log', 'json'])).stderr).filter(
      (one) => one.event === 'saved',
    );
    expect(told).toHaveLength(2);
    const store = await openStore(archive);
    for (const { id } of told) expect(await store.get(String(id))).not.toBeNull();
    await store.close();
  });

  test('--limit, --no-raw and --recheck', async () => {
    for (const name of ['feed', 'a', 'b']) await wirecopy(['follow', '--no-check', `${site.url}/${name}`]);
    const quiet = ['--no-raw', '--recheck', 'none', '--quiet'];
    const limited = await wirecopy(['sync', '--limit', '2', '--json', ...quiet]);
    expect(lines(limited.stdout)[0]).toMatchObject({ sources: 2 });
    await wirecopy(['sync', ...quiet]);
    const store = await openStore(archive);
    expect(await store.counts()).toMatchObject({ articles: 2, rawPages: 0 });
    expect(await store.sources.nextDue()).toBeGreaterThan(now + 14 * 60_000);
    await store.close();
    expect(await wirecopy(['sync', '--recheck', '1h,soon'])).toMatchObject({ status: 2 });
    expect(await wirecopy(['sync', '--limit', 'few'])).toMatchObject({ status: 2 });
  });
});

describe('fetch --save', () => {
  test('archives what it prints, with the page as received', async () => {
    const ran = await wirecopy(['fetch', `${site.url}/story-1`, `${site.url}/feed`, '--save']);
    expect(ran.status).toBe(0);
    expect(lines(ran.stdout)).toHaveLength(3);
    const store = await openStore(archive);
    // The page of story 1 and its entry are one article.
    expect(await store.counts()).toMatchObject({ articles: 2, rawPages: 1 });
    for (const { id } of lines(ran.stdout)) expect(await store.get(String(id))).not.toBeNull();
    await store.close();
  });

  test('keeps every entry of a feed, also where they share their links, each under an id of its own', async () => {
    const notice = (n: number) => ({ title: `Line ${n} is closed`, link: `${site.url}/status`, guid: `notice-${n}` });
    const place = (n: number) => ({ title: `May ${n}`, link: `${site.url}/notes#May_${n}`, guid: `may-${n}` });
    site.answers.set('/notices', { body: rss([notice(1), notice(2), place(3), place(4)]) });
    const ran = await wirecopy(['fetch', `${site.url}/feed`, `${site.url}/notices`, '--save']);
    const printed = lines(ran.stdout);
    expect(new Set(printed.map(({ id }) => id)).size).toBe(6);
    expect(printed.map(({ canonicalUrl }) => canonicalUrl).slice(2)).toEqual([
      null,
      null,
      `${site.url}/notes#May_3`,
      `${site.url}/notes#May_4`,
    ]);
    for (const { id, headline } of printed) {
      expect(lines((await wirecopy(['show', String(id)])).stdout)).toMatchObject([{ id, headline }]);
    }
    const shown = lines((await wirecopy(['show', `${site.url}/notes#May_4`])).stdout);
    expect(shown).toMatchObject([{ headline: 'May 4' }]);
    await wirecopy(['fetch', `${site.url}/notices`, '--save']);
    expect(lines((await wirecopy(['list'])).stdout)).toHaveLength(6);
  });

  test('two stories that declare one address are two, and each is found', async () => {
    const wrong = (body: string) =>
      body.replace('<head>', `<head><link rel="canonical" href="${site.url}/2026/all-of-it.html">`);
    site.answers.set('/story-1', { body: wrong(storyPage(1, { headline: 'Dockers end their strike' })) });
    site.answers.set('/story-2', { body: wrong(storyPage(2, { headline: 'Swimming hall closes for good' })) });
    const ran = await wirecopy(['fetch', `${site.url}/story-1`, `${site.url}/story-2`, '--save']);
    expect(lines(ran.stdout)).toHaveLength(2);
    for (const [n, headline] of [
      [1, 'Dockers end their strike'],
      [2, 'Swimming hall closes for good'],
    ]) {
      const [found] = lines((await wirecopy(['show', `${site.url}/story-${n}`])).stdout);
      expect(found).toMatchObject({ headline });
      expect(lines((await wirecopy(['show', String(found!.id)])).stdout)).toEqual([found]);
    }
  });

  test('a wall in the place of a story that is kept is said, and not kept', async () => {
    await wirecopy(['fetch', `${site.url}/story-1`, '--save']);
    const wall =
      '<p>Hold the button down to confirm that you are a person. Thank you for your patience, it will not take long.</p>';
    site.answers.set('/story-1', {
      body: `<html><head><title>The Herald</title></head><body><article><h1>The Herald</h1>${wall}</article></body></html>`,
    });
    const ran = await wirecopy(['fetch', `${site.url}/story-1`, '--save']);
    if (ran.status === 0) expect(ran.stderr).toContain('has lost much of its text');
    expect(lines((await wirecopy(['list'])).stdout)).toMatchObject([{ headline: 'Harbour story 1', edits: 0 }]);
  });

  test('--full: the feed’s entry stands where its page cannot be had or tells of something else, and the failure is said', async () => {
    site.answers.set('/story-1', { status: 404 });
    site.answers.set('/story-2', {
      body: storyPage('x', { headline: 'Robot or human?' }).replaceAll(/Harbour|harbour|story/g, 'x'),
    });
    const ran = await wirecopy(['fetch', '--full', `${site.url}/feed`, '--save']);
    expect(ran.status).toBe(1);
    expect(lines(ran.stdout)).toMatchObject([
      { kind: 'entry', headline: 'Harbour story 2', source: { guid: 'guid-2' } },
      { kind: 'entry', headline: 'Harbour story 1', source: { guid: 'guid-1' } },
    ]);
    expect(ran.stderr).toContain('story-1 answered 404');
    expect(ran.stderr).toContain('shows nothing of what its feed says of it');
  });

  test('archives nothing that is not printed, no page with --no-raw, and refuses another form of the body', async () => {
    await wirecopy(['fetch', `${site.url}/story-1`, '--save', '--no-raw', '--match', 'harbour']);
    await wirecopy(['fetch', `${site.url}/story-2`, '--save', '--match', 'nothing of it']);
    const store = await openStore(archive);
    expect(await store.counts()).toMatchObject({ articles: 1, rawPages: 0 });
    await store.close();
    expect(await wirecopy(['fetch', `${site.url}/story-1`, '--save', '--body', 'html'])).toMatchObject({ status: 2 });
  });
});
