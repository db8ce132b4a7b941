import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type Backfilling,
  datedPage,
  newsSitemap,
  openBackfilling,
  sitemap,
  sitemapIndex,
} from '../helpers/backfilling.js';
import { type ChangingSite, itemsOf, openChangingSite, rss, storyPage } from '../helpers/changing-site.js';

// A site's past, from a real server on loopback into a real archive.

let site: ChangingSite;
let run: Backfilling;
let home: string;
beforeEach(async () => {
  site = await openChangingSite();
  run = await openBackfilling();
  home = `${site.url}/`;
  site.answers.set('/robots.txt', { body: `Sitemap: ${site.url}/sitemap.xml`, type: 'text/plain' });
});
afterEach(async () => {
  await run.close();
  await site.close();
});
const at = (path: string): string => site.url + path;
/** The same answer each time, and a look at each. */
const noting =
  (note: () => void, answer: { body: string } | { status: number }) => (): { body: string } | { status: number } => {
    note();
    return answer;
  };
const say = (path: string, body: string): void => void site.answers.set(path, { body });
const tell = (n: number | string, date: string | null = '2024-04-02T10:00:00Z', path = `/story-${n}`): string => {
  say(path, datedPage(n, date));
  return at(path);
};

describe('sitemaps', () => {
  test('each page of a site is read once and archived, by an index and by its sitemaps', async () => {
    say('/sitemap.xml', sitemapIndex([at('/a.xml'), at('/b.xml')]));
    say('/a.xml', sitemap([home, tell(1), tell(2)]));
    say('/b.xml', sitemap([tell(2), tell(3)]));
    const counts = await run.backfill(home);
    expect(counts).toMatchObject({ end: 'whole', read: 3, new: 3, failed: 0, state: { lists: { done: 3 } } });
    expect(await run.outcomes(home)).toEqual({
      '/': 'not-article',
      '/story-1': 'done',
      '/story-2': 'done',
      '/story-3': 'done',
    });
    const log = site.takeLog();
    expect(log.filter((line) => line.includes('story')).sort()).toEqual([
      '200 /story-1',
      '200 /story-2',
      '200 /story-3',
    ]);
    const articles = await run.articles();
    expect(articles.map(({ date, source }) => [date, source.kind, source.feedUrl])).toEqual(
      articles.map(() => ['2024-04-02T10:00:00Z', 'page', at('/sitemap.xml')]),
    );
    for await (const page of run.store.rawPages(null)) expect(page.url).toMatch(/story-\d$/);
    for (const row of (await run.addresses(home)).filter(({ outcome }) => outcome === 'done'))
      if (row.kind === 'page')
        expect(row).toMatchObject({ article: expect.stringMatching(/^[0-9a-f]{16}$/), attempts: 1 });
  });

  test('what is of less quality than is asked for is left out, and not read again', async () => {
    say('/sitemap.xml', sitemap([tell(1)]));
    expect(await run.backfill(home, { minQuality: 1.1 })).toMatchObject({ read: 1, new: 0, failed: 0 });
    expect(await run.outcomes(home)).toEqual({ '/story-1': 'low-quality' });
    expect(await run.backfill(home)).toMatchObject({ read: 0 });
    expect(await run.store.counts()).toMatchObject({ articles: 0 });
  });

  test('a second run reads the lists anew and no page twice', async () => {
    say('/sitemap.xml', sitemap([tell(1), tell(2)]));
    await run.backfill(home);
    site.takeLog();
    say('/sitemap.xml', sitemap([tell(1), tell(2), tell(3)]));
    expect(await run.backfill(home)).toMatchObject({ end: 'whole', new: 1, read: 1 });
    expect(site.takeLog()).toEqual(['404 /', '200 /sitemap.xml', '200 /story-3']);
  });

  test('what the archive has is not asked for', async () => {
    say('/sitemap.xml', sitemap([tell(1), tell(2)]));
    say('/feed', rss(itemsOf(site.url, [1])));
    await run.backfill(at('/feed'));
    expect(await run.backfill(home)).toMatchObject({ new: 1, read: 1 });
    expect(await run.outcomes(home)).toEqual({ '/story-1': 'known', '/story-2': 'done' });
    expect(run.estimates[0]).toMatchObject({ pages: 1, state: { pages: { known: 1, waiting: 1 } } });
  });

  test('what was archived stays in its own version where the page changed meanwhile under another address', async () => {
    say('/sitemap.xml', sitemap([tell(1)]));
    await run.backfill(home);
    const canonical = `<link rel="canonical" href="${at('/story-1')}"></head>`;
    say('/print-1', datedPage(1, '2024-04-02T10:00:00Z').replace('</head>', canonical));
    say('/sitemap.xml', sitemap([at('/story-1'), at('/print-1')]));
    expect(await run.backfill(home)).toMatchObject({ new: 0, revised: 0, unchanged: 1 });
    expect(await run.outcomes(home)).toEqual({ '/story-1': 'done', '/print-1': 'duplicate' });
    expect(await run.store.counts()).toMatchObject({ articles: 1, revisions: 1 });
  });

  test('a text that a site repeats each year is another story each year', async () => {
    const notice = 'Spring tides reach the quays on Monday, and the lower town should keep its doors shut. '.repeat(8);
    const repeat = (year: number): string => {
      const path = `/tides-${year}`;
      say(
        path,
        datedPage('tides', `${year}-03-03T10:00:00Z`, {
          headline: 'Spring tide warning for the harbour',
          more: notice,
        }),
      );
      return at(path);
    };
    say('/sitemap.xml', sitemap([repeat(2022), repeat(2023), repeat(2024)]));
    expect(await run.backfill(home)).toMatchObject({ new: 3, revised: 0 });
    expect(await run.store.counts()).toMatchObject({ articles: 3 });
  });

  test('stories of one template that the site lists beside each other are stories of their own', async () => {
    const text = Array.from({ length: 120 }, (_, n) => `berth${n} empty`).join(', ');
    const path = (n: number): string => {
      say(
        `/cargo-${n}`,
        datedPage('cargo', '2024-04-02T10:00:00Z', { headline: `Cargo list of ship ${n}`, more: `${text} ${n}` }),
      );
      return at(`/cargo-${n}`);
    };
    say('/sitemap.xml', sitemap([1, 2, 3].map(path)));
    expect(await run.backfill(home)).toMatchObject({ new: 3, revised: 0 });
  });

  test('an address may be gone, closed, no article, or of another site: each is said', async () => {
    site.answers.set('/robots.txt', {
      body: `User-agent: *\nDisallow: /closed\nSitemap: ${site.url}/sitemap.xml`,
      type: 'text/plain',
    });
    site.answers.set('/broken', { status: 503 });
    site.answers.set('/document.pdf', { body: '%PDF-1.7 \u0000\u0001 a document', type: 'application/pdf' });
    say('/empty', '<html><head><title>Nothing</title></head><body><p>Page not found</p></body></html>');
    const others = ['/closed/1', '/gone', '/broken', '/document.pdf', '/empty'].map(at);
    say(
      '/sitemap.xml',
      sitemap([tell(1), ...others, 'https://elsewhere.example/story', 'ftp://herald.example/x', 'javascript:alert(1)']),
    );
    expect(await run.backfill(home)).toMatchObject({ end: 'whole', new: 1, failed: 2 });
    const outcomes = await run.outcomes(home);
    expect(outcomes).toMatchObject({
      '/story-1': 'done',
      '/closed/1': 'refused',
      '/gone': 'failed',
      '/broken': 'failed',
      '/document.pdf': 'not-article',
      '/empty': 'not-article',
      '/story': 'elsewhere',
    });
    const rows = new Map((await run.addresses(home)).map((row) => [row.url, row]));
    expect(rows.get(at('/gone'))).toMatchObject({
      code: 'HTTP_STATUS',
      status: 404,
      message: expect.stringContaining('404'),
    });
    expect(rows.get(at('/closed/1'))).toMatchObject({ code: 'REFUSED' });
    expect(site.takeLog().filter((line) => line.includes('closed'))).toEqual([]);
  });

  test('a failure is tried again by the next runs, three times in all, and one that stays not at all', async () => {
    let asked = 0;
    site.answers.set(
      '/broken',
      noting(() => asked++, { status: 500 }),
    );
    say('/sitemap.xml', sitemap([at('/broken'), at('/gone')]));
    for (let n = 0; n < 5; n++) await run.backfill(home);
    expect(asked).toBe(3);
    expect(site.takeLog().filter((line) => line === '404 /gone')).toHaveLength(1);
  });

  test('without robots.txt the usual places are tried, and that nothing is there is no failure', async () => {
    site.answers.delete('/robots.txt');
    say('/sitemap.xml', sitemap([tell(1)]));
    expect(await run.backfill(home)).toMatchObject({ end: 'whole', new: 1, failed: 0, state: { lists: { done: 1 } } });
  });

  test('a site that names nothing is an error that says what else may help', async () => {
    site.answers.delete('/robots.txt');
    await expect(run.backfill(home)).rejects.toMatchObject({
      code: 'FEED',
      message: expect.stringContaining('--wayback'),
    });
  });

  test('a sitemap that is named itself is read alone', async () => {
    say('/sitemap.xml', sitemap([tell(1)]));
    say('/other.xml', sitemap([tell(2)]));
    expect(await run.backfill(at('/other.xml'))).toMatchObject({ new: 1 });
    expect(await run.outcomes(at('/other.xml'))).toEqual({ '/story-2': 'done' });
  });
});

describe('the range', () => {
  const range = { since: '2024-01-01', until: '2024-12-31' };
  const paths = async (): Promise<string[]> =>
    site
      .takeLog()
      .map((line) => line.split(' ')[1]!)
      .filter((path) => path !== '/')
      .sort();

  test('sitemaps of other months, by their names or their change, are not read; a later change leaves nothing out', async () => {
    const months = ['2023-06', '2024-06', '2025-06'].map((month) => at(`/sitemap-${month}.xml`));
    say('/sitemap.xml', sitemapIndex([...months, [at('/old.xml'), '2023-05-01'], [at('/touched.xml'), '2026-01-01']]));
    say('/sitemap-2024-06.xml', sitemap([tell(1, '2024-06-02')]));
    say('/touched.xml', sitemap([[tell(2, '2024-06-03'), '2026-01-01']]));
    expect(await run.backfill(home, { range })).toMatchObject({ end: 'whole', new: 2 });
    expect(await paths()).toEqual(['/sitemap-2024-06.xml', '/sitemap.xml', '/story-1', '/story-2', '/touched.xml']);
    expect(
      (await run.addresses(home)).filter(({ kind, outcome }) => kind === 'list' && outcome === 'out-of-range'),
    ).toHaveLength(3);
  });

  test('pages are left out by the story’s date, an old change, or the date in their path, and else by what they say themselves', async () => {
    say(
      '/sitemap.xml',
      sitemap([
        [tell('old change', '2023-01-01', '/old-change'), '2023-02-01'],
        [tell('new change', '2024-05-01', '/new-change'), '2026-02-01'],
        tell('in path', '2022-03-04', '/2022/03/04/in-path'),
        tell('path of the range', '2024-03-04', '/2024/03/04/path-of-the-range'),
        tell('says old', '2021-03-04T10:00:00Z', '/says-old'),
        tell('says new', '2025-01-01T10:00:00Z', '/says-new'),
        tell('last day', '2024-12-31T23:50:00-05:00', '/last-day'),
        [tell('undated, listed', null, '/undated-listed'), '2024-07-01'],
        [tell('undated, listed late', null, '/undated-late'), '2026-07-01'],
        tell('undated', null, '/undated'),
      ]),
    );
    site.answers.set('/robots.txt', {
      body: `Sitemap: ${at('/sitemap.xml')}\nSitemap: ${at('/news.xml')}`,
      type: 'text/plain',
    });
    say(
      '/news.xml',
      newsSitemap([
        [tell('news', '2024-02-02', '/news'), '2024-02-02T10:00:00Z'],
        [tell('late news', '2025-02-02', '/late-news'), '2025-02-02T10:00:00Z'],
      ]),
    );
    await run.backfill(home, { range });
    expect(await run.outcomes(home)).toEqual({
      '/old-change': 'out-of-range',
      '/new-change': 'done',
      '/2022/03/04/in-path': 'out-of-range',
      '/2024/03/04/path-of-the-range': 'done',
      '/says-old': 'out-of-range',
      '/says-new': 'out-of-range',
      '/last-day': 'done',
      '/undated-listed': 'done',
      '/undated-late': 'undated',
      '/undated': 'undated',
      '/news': 'done',
      '/late-news': 'out-of-range',
    });
    const asked = await paths();
    expect(asked.filter((path) => ['/old-change', '/2022/03/04/in-path', '/late-news'].includes(path))).toEqual([]);
    expect(asked).toContain('/says-old');
    expect((await run.articles()).map(({ date }) => date?.slice(0, 4) ?? null).sort()).toEqual([
      '2024',
      '2024',
      '2024',
      '2024',
      null,
    ]);
  });

  test('another range reads what the first one left out, and asks no page again whose date it knows', async () => {
    const dates = ['2021-03-04', '2022-03-04', '2023-03-04'];
    say('/sitemap.xml', sitemap(dates.map((date, n) => tell(n, date))));
    await run.backfill(home, { range: { since: '2021', until: '2021' } });
    await paths();
    expect(await run.backfill(home, { range: { since: '2022', until: '2022' } })).toMatchObject({ new: 1 });
    expect(await paths()).toEqual(['/sitemap.xml', '/story-1']);
    expect(await run.outcomes(home)).toEqual({ '/story-0': 'done', '/story-1': 'done', '/story-2': 'out-of-range' });
  });

  test('the estimate has the pace that robots.txt asks for', async () => {
    site.answers.set('/robots.txt', {
      body: `User-agent: *\nCrawl-delay: 0.2\nSitemap: ${site.url}/sitemap.xml`,
      type: 'text/plain',
    });
    say('/sitemap.xml', sitemap([tell(1), tell(2), tell(3)]));
    await run.backfill(home, { isDeclined: true, delayMs: 10 });
    expect(run.estimates).toMatchObject([{ ms: 600, hosts: [{ pages: 3, delayMs: 200 }] }]);
  });

  test('a dry run reads lists and no page, and the next run goes on from there', async () => {
    say('/sitemap.xml', sitemap([tell(1), tell(2), tell(3)]));
    expect(await run.backfill(home, { isDeclined: true, delayMs: 2_000 })).toMatchObject({ end: 'declined', new: 0 });
    expect(run.estimates).toMatchObject([{ pages: 3, waiting: 3, ms: 6_000 }]);
    expect(await paths()).toEqual(['/sitemap.xml']);
    expect(await run.backfill(home, { limit: 2 })).toMatchObject({ end: 'left', new: 2 });
    expect(run.estimates).toMatchObject([{ pages: 2, waiting: 3, ms: null }]);
    expect(await run.backfill(home)).toMatchObject({ end: 'whole', new: 1 });
    expect(await paths()).toEqual(['/story-1', '/story-2', '/story-3']);
  });
});

describe('feeds', () => {
  const feedOf = (numbers: number[], next: string | null, channel = ''): string =>
    rss(
      numbers.map((n) => ({ ...itemsOf(site.url, [n])[0]!, date: new Date(Date.UTC(2024, 0, n)).toUTCString() })),
      `${next === null ? '' : `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="next" href="${next}"/>`}${channel}`,
    );
  const tellAll = (numbers: number[]): void => {
    for (const n of numbers) tell(n, new Date(Date.UTC(2024, 0, n)).toISOString());
  };
  beforeEach(() => {
    site.answers.delete('/robots.txt');
    say(
      '/',
      '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head><body>Front</body></html>',
    );
  });

  test('a feed that goes on is read to its end', async () => {
    tellAll([1, 2, 3, 4, 5]);
    say('/feed', feedOf([5, 4], at('/feed?page=2')));
    say('/feed?page=2', feedOf([3, 2], at('/feed?page=3')));
    say('/feed?page=3', feedOf([1], null));
    expect(await run.backfill(home)).toMatchObject({ end: 'whole', new: 5 });
    const guids = (await run.articles()).map(({ source }) => [source.feedUrl, source.guid]);
    expect(guids.sort()).toEqual([1, 2, 3, 4, 5].map((n) => [at('/feed'), `guid-${n}`]));
  });

  test('it is left where all of a page is older than the range', async () => {
    tellAll([20, 19, 10, 9]);
    say('/feed', feedOf([20, 19], at('/feed?page=2')));
    say('/feed?page=2', feedOf([10, 9], at('/feed?page=3')));
    say('/feed?page=3', feedOf([2, 1], at('/feed?page=4')));
    await run.backfill(home, { range: { since: '2024-01-15', until: null } });
    expect(await run.outcomes(home)).toEqual({
      '/story-20': 'done',
      '/story-19': 'done',
      '/story-10': 'out-of-range',
      '/story-9': 'out-of-range',
    });
    expect(site.takeLog()).not.toContain('200 /feed?page=3');
  });

  test('a next page that is the page itself, or leads in a circle, ends', async () => {
    tellAll([1, 2]);
    say('/feed', feedOf([2], at('/feed?page=2')));
    say('/feed?page=2', feedOf([1], at('/feed')));
    expect(await run.backfill(home)).toMatchObject({ end: 'whole', new: 2 });
    say('/feed', feedOf([2], at('/feed')));
    expect(await run.backfill(home)).toMatchObject({ end: 'whole' });
  });

  test('a feed that goes on for ever with nothing new is left', async () => {
    tellAll([1, 2]);
    let asked = 0;
    for (let n = 0; n < 100; n++)
      site.answers.set(
        n === 0 ? '/feed' : `/feed?page=${n}`,
        noting(() => asked++, { body: feedOf([2, 1], at(`/feed?page=${n + 1}`)) }),
      );
    expect(await run.backfill(home)).toMatchObject({ end: 'whole', new: 2 });
    expect(asked).toBeLessThan(30);
  });

  test('WordPress is asked for older pages where it says that it is it, others only where that was asked for', async () => {
    tellAll([1, 2, 3]);
    const pagesOf = (channel: string): void => {
      say('/feed', feedOf([3], null, channel));
      say('/feed?paged=2', feedOf([2], null, channel));
      say('/feed?paged=3', feedOf([1], null, channel));
    };
    pagesOf('');
    expect(await run.backfill(home)).toMatchObject({ new: 1 });
    expect(site.takeLog().filter((line) => line.includes('paged'))).toEqual([]);
    expect(await run.backfill(home, { isPaged: true })).toMatchObject({ new: 2, failed: 0, end: 'whole' });
    expect(site.takeLog().filter((line) => line.includes('paged'))).toEqual([
      '200 /feed?paged=2',
      '200 /feed?paged=3',
      '404 /feed?paged=4',
    ]);
    await run.store.backfills.forget(home);
    pagesOf('<generator>https://wordpress.org/?v=6.5</generator>');
    await run.backfill(home);
    expect(site.takeLog().filter((line) => line.includes('paged'))).toHaveLength(3);
  });
});

describe('bad sites', () => {
  test('sitemaps in a circle, deep and of themselves, end', async () => {
    say('/sitemap.xml', sitemapIndex([at('/sitemap.xml'), at('/a.xml')]));
    say('/a.xml', sitemapIndex([at('/sitemap.xml'), at('/b.xml')]));
    say('/b.xml', sitemap([tell(1)]));
    expect(await run.backfill(home)).toMatchObject({ end: 'whole', new: 1 });
    let asked = 0;
    for (let n = 0; n < 100; n++)
      site.answers.set(
        n === 0 ? '/sitemap.xml' : `/deep-${n}`,
        noting(() => asked++, { body: sitemapIndex([at(`/deep-${n + 1}`)]) }),
      );
    expect(await run.backfill(home)).toMatchObject({ end: 'whole' });
    expect(asked).toBeLessThan(10);
  });

  test('50,000 addresses of another host are noted and not asked for', async () => {
    const other = site.url.replace('127.0.0.1', 'localhost');
    say('/sitemap.xml', sitemap([tell(1), ...Array.from({ length: 50_000 }, (_, n) => `${other}/story-${n}`)]));
    expect(await run.backfill(home)).toMatchObject({
      end: 'whole',
      new: 1,
      state: { pages: { done: 1, elsewhere: 50_000 } },
    });
    expect(site.takeLog()).toHaveLength(3);
  }, 60_000);

  test('a robots.txt that names sitemaps of hundreds of other hosts has a few of them asked', async () => {
    const other = site.url.replace('127.0.0.1', 'localhost');
    const lines = Array.from({ length: 300 }, (_, n) => `Sitemap: ${other}/far-${n}.xml`);
    site.answers.set('/robots.txt', {
      body: [...lines, `Sitemap: ${site.url}/sitemap.xml`].join('\n'),
      type: 'text/plain',
    });
    say('/sitemap.xml', sitemap([tell(1), `${site.url}/${'x'.repeat(5_000)}`]));
    const counts = await run.backfill(home);
    expect([counts.new, counts.state.pages]).toEqual([1, { done: 1 }]);
    expect(site.takeLog().filter((line) => line.includes('far'))).toHaveLength(20);
  });

  test('a host that asks for a long rest is left alone, and the next run goes on where it was', async () => {
    let isTired = true;
    const urls = Array.from({ length: 40 }, (_, n) => {
      const url = tell(n);
      const page = site.answers.get(`/story-${n}`)!;
      const tired = { status: 429, headers: { 'retry-after': '3600' } };
      if (n >= 20) site.answers.set(`/story-${n}`, () => (isTired ? tired : (page as { body: string })));
      return url;
    });
    say('/sitemap.xml', sitemap(urls));
    const counts = await run.backfill(home);
    expect(counts).toMatchObject({ end: 'left', new: 20, failed: 0, state: { pages: { done: 20, waiting: 20 } } });
    expect(run.events.filter(({ kind }) => kind === 'held')).toHaveLength(1);
    // What is left is not even begun.
    expect((await run.addresses(home)).filter(({ begun }) => begun > 0).length).toBeLessThanOrEqual(30);
    expect(site.takeLog().filter((line) => line.startsWith('429')).length).toBeLessThan(10);
    isTired = false;
    expect(await run.backfill(home)).toMatchObject({ end: 'whole', new: 20, state: { pages: { done: 40 } } });
  });

  test('a run that is stopped gives back what it did not read', async () => {
    const stop = new AbortController();
    const urls = Array.from({ length: 30 }, (_, n) => tell(n));
    const page = storyPage(5);
    site.answers.set(
      '/story-5',
      noting(() => stop.abort('SIGINT'), { body: page }),
    );
    say('/sitemap.xml', sitemap(urls));
    const counts = await run.backfill(home, { stop: stop.signal });
    expect(counts).toMatchObject({ failed: 0 });
    expect(counts.state.pages.waiting).toBeGreaterThan(10);
    expect(await run.backfill(home)).toMatchObject({ end: 'whole', state: { pages: { done: 30 } } });
    const log = site.takeLog().filter((line) => line.includes('story'));
    expect(new Set(log).size).toBe(log.length);
  });
});
