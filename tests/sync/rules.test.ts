import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/errors.js';
import type { SourceEdit } from '../../src/store/index.js';
import { checkRules, judgeOf } from '../../src/sync/rules.js';
import { openChangingSite, rss, storyPage } from '../helpers/changing-site.js';
import { hour } from '../helpers/syncing.js';
import { archive, feed, site, syncingSite } from '../helpers/syncing-site.js';
import { processorMs } from '../helpers/processor-time.js';

// Which stories of a source come in: before their pages are fetched where the feed tells, after that where only the page does.

syncingSite();

const stories = ['sport/derby', 'politics/vote', 'quiz/week'];
const titles: Record<string, string> = {
  'sport/derby': 'The derby ends in a draw',
  'politics/vote': 'Élection: the vote is on Sunday',
  'quiz/week': 'The weekly quiz',
};

/** A feed of these stories, and their pages. */
function publish(names = stories, parts: { categories?: boolean; extra?: string } = {}): void {
  const items = names.map((name) => ({
    title: titles[name] ?? name,
    link: `${site.url}/${name}`,
    guid: name,
    text:
      parts.categories === false
        ? 'Teaser'
        : `Teaser</description><category>${name.split('/')[0]}</category><description>`,
  }));
  site.answers.set('/feed', { body: rss(items, parts.extra) });
  for (const name of names) {
    const tag = `<meta property="article:tag" content="${name.split('/')[0]}">`;
    const html = storyPage(name, { headline: titles[name] ?? name }).replace('</head>', `${tag}</head>`);
    site.answers.set(`/${name}`, { body: html });
  }
}

const follow = (settings: SourceEdit, url = feed) => archive.store.sources.add(url, { now: archive.now, ...settings });
/** No looks for silent edits. */
const sync = () => archive.sync({ recheckMs: [] });
const asked = () =>
  site
    .takeLog()
    .map((line) => line.replace(/^\d+ \//, ''))
    .filter((path) => path !== 'feed')
    .sort();
const headlines = async () => (await archive.articles()).map((one) => one.headline).sort();
const all = Object.values(titles).sort();

describe('before a page is fetched', () => {
  test.each<[string, SourceEdit, string[]]>([
    ['a part of the address', { skip: ['address:/sport/'] }, ['politics/vote', 'quiz/week']],
    ['words of the headline without accents', { only: ['headline:election'] }, ['politics/vote']],
    ['a tag', { skip: ['tag:QUIZ'] }, ['politics/vote', 'sport/derby']],
    ['words anywhere', { skip: ['quiz', 'derby'] }, ['politics/vote']],
    ['an expression', { only: ['headline:/^the (derby|weekly)/'] }, ['quiz/week', 'sport/derby']],
    ['only and skip together', { only: ['the'], skip: ['tag:quiz', 'tag:politics'] }, ['sport/derby']],
    ['the beginning of a word', { skip: ['headline:vot*'] }, ['quiz/week', 'sport/derby']],
  ])('%s', async (_, settings, wanted) => {
    publish();
    await follow(settings);
    const counts = await sync();
    expect(asked()).toEqual(wanted);
    expect(counts).toMatchObject({ new: wanted.length, leftOut: 3 - wanted.length, failed: 0 });
    expect(await headlines()).toEqual(wanted.map((name) => titles[name]).sort());
    const told = archive.events.filter((event) => event.kind === 'left-out');
    expect(told).toHaveLength(3 - wanted.length);
    // Known from now on, and counted once.
    archive.now += 2 * hour;
    publish(stories, { extra: '<link>https://herald.example/</link>' });
    expect(await sync()).toMatchObject({ fetched: 1, new: 0, leftOut: 0, gaps: 0 });
    expect(asked()).toEqual([]);
  });

  test('a word is a whole word: sport is not transport', async () => {
    titles['transport/bus'] = 'Transport: the bus is late';
    publish(['transport/bus', 'sport/derby']);
    await follow({ skip: ['sport'] });
    await sync();
    expect(asked()).toEqual(['transport/bus']);
  });

  test('a source that is followed for its entries is judged by them alone', async () => {
    publish();
    await follow({ entriesOnly: true, only: ['tag:sport'] });
    expect(await sync()).toMatchObject({ new: 1, leftOut: 2 });
    expect(await headlines()).toEqual([titles['sport/derby']]);
    publish([...stories, 'sport/none'], { categories: false });
    archive.now += 2 * hour;
    // Nothing else will say what it is about.
    expect(await sync()).toMatchObject({ new: 0, leftOut: 1 });
  });
});

test('a sitemap says little: its pages decide, and its back-catalogue is neither fetched nor remembered', async () => {
  const url = (name: string, day: string): string =>
    `<url><loc>${site.url}/${name}</loc><lastmod>${day}</lastmod></url>`;
  const names = ['sport/derby', 'politics/vote', 'sport/old'];
  publish(names);
  const days = ['2026-05-04', '2026-05-03', '2020-01-01'];
  const body = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${names.map((name, at) => url(name, days[at]!)).join('')}</urlset>`;
  site.answers.set('/sitemap.xml', { body });
  await follow({ only: ['headline:vote'], skip: ['address:/sport/old'] }, `${site.url}/sitemap.xml`);
  expect(await sync()).toMatchObject({ new: 1, leftOut: 1 });
  expect(await headlines()).toEqual([titles['politics/vote']]);
  expect(await archive.store.sources.leftOutCounts()).toEqual(new Map([[`${site.url}/sitemap.xml`, 1]]));
});

describe('after reading, where only the page tells', () => {
  test('its tags decide, and what is not wanted is not asked for again', async () => {
    publish(stories, { categories: false });
    await follow({ only: ['tag:politics'] });
    expect(await sync()).toMatchObject({ new: 1, leftOut: 2, failed: 0 });
    expect(asked()).toEqual([...stories].sort());
    expect(await headlines()).toEqual([titles['politics/vote']]);
    archive.now += 30 * 24 * hour;
    await archive.sync({ all: true, recheckMs: [] });
    expect(asked()).toEqual([]);
    await archive.store.sources.edit(feed, { only: ['tag:politics', 'tag:quiz'] }, archive.now);
    expect(await sync()).toMatchObject({ new: 1, leftOut: 0 });
    // The page of the third has said what it is about.
    expect(asked()).toEqual(['quiz/week']);
  });

  test('a headline of the page alone is skipped, too', async () => {
    publish(['politics/vote']);
    site.answers.set('/politics/vote', { body: storyPage(1, { headline: `Advertorial: ${titles['politics/vote']}` }) });
    await follow({ skip: ['headline:advertorial'] });
    expect(await sync()).toMatchObject({ leftOut: 1 });
    expect(await headlines()).toEqual([]);
  });

  test('a page that cannot be had says nothing: its story waits, and is remembered in the end', async () => {
    publish(['quiz/week'], { categories: false });
    site.answers.set('/quiz/week', { status: 410 });
    await follow({ only: ['tag:sport'] });
    expect(await sync()).toMatchObject({ new: 0, leftOut: 1, pages: { failed: 1, waiting: 0 } });
    expect(await headlines()).toEqual([]);
    expect(await archive.store.sources.leftOutCounts()).toEqual(new Map([[feed, 1]]));
  });
});

describe('rules that change', () => {
  test('a looser rule lets in what it kept out, also when the feed has nothing new or shows it no more', async () => {
    publish();
    await follow({ skip: ['quiz', 'derby'] });
    await sync();
    asked();
    publish(['politics/vote', 'sport/derby']);
    archive.now += 2 * hour;
    await sync();
    await archive.store.sources.edit(feed, { skip: [] }, archive.now);
    expect(await sync()).toMatchObject({ notModified: 1, new: 2, leftOut: 0 });
    expect(asked()).toEqual(['quiz/week', 'sport/derby']);
    expect(await headlines()).toEqual(all.filter((one) => !one.startsWith('Transport')));
    expect(await archive.store.sources.leftOutCounts()).toEqual(new Map());
  });

  test('entries without a page come in by a looser rule as well', async () => {
    publish();
    await follow({ entriesOnly: true, skip: ['quiz'], tags: ['fun'] });
    await sync();
    await archive.store.sources.edit(feed, { skip: [] }, archive.now);
    expect(await sync()).toMatchObject({ notModified: 1, new: 1 });
    const quiz = (await archive.articles()).find((one) => one.headline === titles['quiz/week']);
    expect(quiz?.source).toMatchObject({ feedUrl: feed, guid: 'quiz/week', tags: ['fun'] });
  });

  test('a tighter rule keeps out what waits, and never what is in the archive', async () => {
    publish(['politics/vote', 'sport/derby']);
    site.answers.set('/politics/vote', { status: 503 });
    site.answers.set('/sport/derby', { status: 503 });
    await follow({ only: ['sport', 'politics'] });
    await sync();
    asked();
    publish(['politics/vote', 'sport/derby', 'quiz/week']);
    await archive.store.sources.edit(feed, { skip: ['/./'] }, archive.now);
    archive.now += 24 * hour;
    // Both are in the archive as entries: their pages are looked at again.
    await sync();
    expect(asked()).toEqual(['politics/vote', 'sport/derby']);
    expect((await archive.articles()).map((one) => one.kind)).toEqual(['article', 'article']);
  });

  test('an entry that was kept out and is edited is judged anew', async () => {
    publish();
    await follow({ skip: ['headline:quiz'] });
    await sync();
    asked();
    publish();
    const body = (site.answers.get('/feed') as { body: string }).body.replace(
      'The weekly quiz',
      'The prize goes north',
    );
    site.answers.set('/feed', { body });
    site.answers.set('/quiz/week', { body: storyPage('q', { headline: 'The prize goes north' }) });
    archive.now += 2 * hour;
    expect(await sync()).toMatchObject({ new: 1, leftOut: 0 });
    expect(asked()).toEqual(['quiz/week']);
    expect(await archive.store.sources.leftOutCounts()).toEqual(new Map());
  });

  test('a page that one source leaves out comes in by another one that names it', async () => {
    publish();
    site.answers.set('/other', site.answers.get('/feed')!);
    await follow({ skip: ['quiz'], tags: ['a'] });
    await follow({ tags: ['b'] }, `${site.url}/other`);
    await sync();
    expect(await headlines()).toHaveLength(3);
    const tags = new Map((await archive.articles()).map((one) => [one.headline, one.source.tags]));
    expect(tags.get(titles['quiz/week']!)).toEqual(['b']);
  });

  test('a rule that this version does not understand keeps nothing out', async () => {
    publish();
    await follow({ skip: ['headline:/(?=later)/'] });
    expect(await sync()).toMatchObject({ new: 3, failed: 0 });
  });
});

describe('headers and tags', () => {
  test('headers go to the origin of the source, its pages there included, and to no other', async () => {
    const other = await openChangingSite();
    const seen: [string, string | undefined][] = [];
    const told =
      (name: string, body: string, more = {}) =>
      ({ headers }: { headers: Record<string, unknown> }) => {
        seen.push([name, headers['x-key'] as string | undefined]);
        return { body, ...more };
      };
    const items = [
      { title: 'Own', link: `${site.url}/own` },
      { title: 'Away', link: `${site.url}/away` },
      { title: 'Theirs', link: `${other.url}/theirs` },
    ];
    site.answers.set('/feed', told('feed', rss(items)) as never);
    site.answers.set('/own', told('own', storyPage('Own')) as never);
    site.answers.set('/away', { status: 302, headers: { location: `${other.url}/away` } });
    other.answers.set('/away', told('away', storyPage('Away')) as never);
    other.answers.set('/theirs', told('theirs', storyPage('Theirs')) as never);
    await follow({ headers: [['X-Key', 'sesame']] });
    await sync();
    expect(seen.sort()).toEqual([
      ['away', undefined],
      ['feed', 'sesame'],
      ['own', 'sesame'],
      ['theirs', undefined],
    ]);
    await other.close();
  });

  test('a source that moves to another host for good loses its headers, and that is told', async () => {
    const other = await openChangingSite();
    const seen: unknown[] = [];
    other.answers.set('/feed', ({ headers }) => {
      seen.push(headers['x-key']);
      return { body: rss([]) };
    });
    site.answers.set('/feed', { status: 301, headers: { location: `${other.url}/feed` } });
    await follow({ headers: [['X-Key', 'sesame']], note: 'n' });
    for (let poll = 0; poll < 5; poll++) {
      await archive.sync({ all: true });
      archive.now += 24 * hour;
      if (archive.events.some(({ kind }) => kind === 'moved')) break;
    }
    expect(archive.events).toContainEqual(expect.objectContaining({ kind: 'moved', hasLostHeaders: true }));
    await archive.sync({ all: true });
    expect(await archive.source(`${other.url}/feed`)).toMatchObject({ headers: [], note: 'n' });
    expect(new Set(seen)).toEqual(new Set([undefined]));
    await other.close();
  });

  test('tags of the source stand in its records, and a story of two sources has those of both', async () => {
    publish(['politics/vote']);
    site.answers.set('/other', site.answers.get('/feed')!);
    await follow({ tags: ['Europe'] });
    await follow({ tags: ['Votes', 'Europe'] }, `${site.url}/other`);
    const page = site.answers.get('/politics/vote')!;
    site.answers.set('/politics/vote', { status: 503 });
    await sync();
    site.answers.set('/politics/vote', page);
    archive.now += 24 * hour;
    await sync();
    const [article] = await archive.articles();
    expect(article!.source.tags.toSorted()).toEqual(['Europe', 'Votes']);
    expect(article!.tags).toEqual(['politics']);
  });
});

describe('a rule', () => {
  const headline = (text: string) => ({ address: [], headline: [text], tag: [] });

  test('hangs on no headline', async () => {
    const judge = await judgeOf({ only: [], skip: ['/(a+)+$/', '/(.*)*x(.*)*y/', '/(a|aa)+b/', 'headline:a a a a*'] });
    const began = processorMs();
    for (const text of ['a'.repeat(100_000), 'a '.repeat(50_000), 'x'.repeat(100_000)]) judge(headline(`${text}!`));
    expect(processorMs() - began).toBeLessThan(2000);
  });

  test('takes no time of its own making either', async () => {
    const judge = await judgeOf({ only: [], skip: ['/(.?){190}q/', `/${'.?'.repeat(200)}q/`] });
    const began = processorMs();
    judge(headline('a'.repeat(4000)));
    expect(processorMs() - began).toBeLessThan(3000);
  });

  test.each([
    '/(.?){900}(.?){900}q/',
    `/${'(.?.?){90}'.repeat(20)}/`,
    '',
    '  ',
    '/(/',
    '/(?=a)b/',
    '/(a)\\1/',
    '!!!',
    'x'.repeat(501),
    'headline:',
  ])('%j is refused', async (rule) => {
    await expect(checkRules('--skip', [rule])).rejects.toThrow(UsageError);
  });

  test.each([
    ['ΟΔΟΣ', 'Η οδός κλείνει'],
    ['体育', '中国体育新闻'],
    ['headline:/straße/', 'STRASSE und Straße'],
    ['tag: x', ''],
    ['Zürich', 'Zu\u0308rich votes'],
    ['HEADLINE:kyiv', 'Kyiv'],
  ])('%s in %s', async (rule, text) => {
    const judge = await judgeOf({ only: [rule], skip: [] });
    expect(judge({ ...headline(text), tag: ['X'] })).toBe('in');
  });

  test('of a part of an address is no expression', async () => {
    const judge = await judgeOf({ only: ['address:/sport/'], skip: [] });
    const of = (url: string) => judge({ address: [url], headline: [], tag: [] });
    expect(of('https://x.example/Sport/1')).toBe('in');
    expect(of('https://x.example/transport/1')).toEqual({ rule: '--only address:/sport/' });
  });

  test('of an address finds it as it is read and as it is written', async () => {
    for (const rule of ['address:体育', 'address:/%E4%BD%93/', 'https://X.example/%E4']) {
      const judge = await judgeOf({ only: [rule], skip: [] });
      const address = ['https://x.example/%E4%BD%93/1', 'https://x.example/体/体育'];
      expect(judge({ address, headline: [], tag: [] })).toBe('in');
    }
  });
});
