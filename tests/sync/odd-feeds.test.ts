import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type ChangingSite,
  type FeedItem,
  itemsOf,
  openChangingSite,
  rss,
  storyPage,
} from '../helpers/changing-site.js';
import { day, hour, openSyncing, type Syncing } from '../helpers/syncing.js';

let site: ChangingSite;
let archive: Syncing;
let feed: string;

beforeEach(async () => {
  site = await openChangingSite();
  archive = await openSyncing();
  feed = `${site.url}/feed`;
  for (let n = 1; n <= 20; n++) site.answers.set(`/story-${n}`, { body: storyPage(n) });
});
afterEach(async () => {
  await archive.close();
  await site.close();
});

const pagesAsked = (): string[] => site.takeLog().filter((line) => line.includes('/story-'));

/** What a feed does to its items at poll number `poll`. */
type Oddity = (item: FeedItem, poll: number) => FeedItem;

const oddities: [string, Oddity][] = [
  ['changes every guid at every fetch', (item, poll) => ({ ...item, guid: `${item.guid}-${poll}` })],
  ['dates every entry anew', (item, poll) => ({ ...item, date: new Date(Date.UTC(2026, 5, poll + 1)).toUTCString() })],
  ['has no guids', (item) => ({ ...item, guid: null })],
  ['has no dates', (item) => ({ ...item, date: null })],
  ['has one guid for all', (item) => ({ ...item, guid: 'the-herald' })],
  ['adds tracking to its links', (item, poll) => ({ ...item, link: `${item.link}?utm_source=rss&utm_id=${poll}` })],
  ['has a session in its links', (item, poll) => ({ ...item, link: `${item.link}?session=${poll}` })],
  [
    'has a session in the path of its links and guids',
    (item, poll) => {
      const link = `${item.link};jsessionid=0A${poll}F`;
      return { ...item, link, guid: link };
    },
  ],
  [
    'changes links and guids',
    (item, poll) => ({ ...item, link: `${item.link}?session=${poll}`, guid: `g${poll}${item.guid}` }),
  ],
  ['has titles alone', ({ title }) => ({ title: title!, link: null, guid: null, date: null })],
  ['has no links', (item) => ({ ...item, link: null })],
  ['links all to its front page', (item) => ({ ...item, link: `${site.url}/` })],
];

describe.each([false, true])('entries only: %s', (entriesOnly) => {
  test.each(oddities)('a feed that %s makes no doubles and asks for no page twice', async (_name, oddity) => {
    await archive.store.sources.add(feed, { now: archive.now, entriesOnly });
    for (const n of [1, 2, 3]) {
      for (const session of [0, 1, 2, 3]) {
        site.answers.set(`/story-${n}?session=${session}`, { body: storyPage(n) });
        site.answers.set(`/story-${n}?utm_source=rss&utm_id=${session}`, { body: storyPage(n) });
      }
    }
    const counts: number[] = [];
    for (let poll = 0; poll < 4; poll++) {
      const items = itemsOf(site.url, [3, 2, 1]).map((item) => oddity(item, poll));
      site.answers.set('/feed', { body: rss(items, `<lastBuildDate>${poll}</lastBuildDate>`) });
      const { new: found, revised, failed, gaps } = await archive.sync({ recheckMs: [] });
      counts.push(found, revised + failed + gaps);
      archive.now += 26 * hour;
    }
    expect(counts).toEqual([3, 0, 0, 0, 0, 0, 0, 0]);
    expect((await archive.store.counts()).articles).toBe(3);
    const asked = pagesAsked();
    expect(new Set(asked.map((line) => line.split('?')[0])).size).toBe(asked.length);
  });
});

test('a story that is listed twice is one', async () => {
  await archive.store.sources.add(feed, { now: archive.now });
  const [first, second] = itemsOf(site.url, [2, 1]);
  site.answers.set('/feed', { body: rss([first!, second!, first!, { ...second, guid: 'again' }]) });
  expect(await archive.sync()).toMatchObject({ new: 2 });
  expect(pagesAsked()).toHaveLength(2);
});

test('a story that two feeds list is fetched once and has two sightings', async () => {
  const feeds = [feed, `${site.url}/sport`, `${site.url}/late`];
  for (const [at, url] of feeds.entries()) {
    site.answers.set(new URL(url).pathname, { body: rss(itemsOf(site.url, [1])) });
    if (at < 2) await archive.store.sources.add(url, { now: archive.now });
  }
  expect(await archive.sync()).toMatchObject({ sources: 2, new: 1 });
  archive.now += 10 * day;
  await archive.store.sources.add(feeds[2]!, { now: archive.now });
  expect(await archive.sync({ recheckMs: [] })).toMatchObject({ new: 0 });
  expect(pagesAsked()).toEqual(['200 /story-1', '304 /story-1']);
  const [article] = await archive.articles();
  expect((await archive.store.sightings(article!.id)).map((one) => one.feedUrl).sort()).toEqual(
    [feed, feeds[1], feeds[2]].sort(),
  );
});

test('a feed of several servers that shows older states by turns asks for nothing again', async () => {
  await archive.store.sources.add(feed, { now: archive.now });
  for (const numbers of [
    [2, 1],
    [3, 2],
    [2, 1],
    [3, 2],
    [2, 1],
  ]) {
    site.answers.set('/feed', { body: rss(itemsOf(site.url, numbers)) });
    await archive.sync({ recheckMs: [] });
    archive.now += 2 * hour;
  }
  expect(pagesAsked().sort()).toEqual(['200 /story-1', '200 /story-2', '200 /story-3']);
});

test('a feed that puts counters into all its entries does not have all pages read at every poll', async () => {
  await archive.store.sources.add(feed, { now: archive.now });
  const numbers = Array.from({ length: 15 }, (_, n) => n + 1);
  for (let poll = 0; poll < 3; poll++) {
    const items = itemsOf(site.url, numbers).map((item) => ({
      ...item,
      text: `${item.text} – read ${poll * 7} times`,
    }));
    site.answers.set('/feed', { body: rss(items) });
    await archive.sync({ recheckMs: [] });
    archive.now += 2 * hour;
  }
  expect(pagesAsked()).toHaveLength(15);
});

test('entries that are places of one page are stories of their own, and none of them is the page', async () => {
  await archive.store.sources.add(feed, { now: archive.now });
  const items = itemsOf(site.url, [1, 1, 1]).map((item, at) => ({
    ...item,
    title: `Post ${at}`,
    link: `${item.link}#post-${at}`,
    guid: `post-${at}`,
  }));
  site.answers.set('/feed', { body: rss(items) });
  expect(await archive.sync()).toMatchObject({ new: 3 });
  expect(pagesAsked()).toEqual([]);
});

const forecast = (day: string, story: string): string =>
  `The forecast for ${day}: ${Array.from({ length: 600 }, (_, n) => `word${n}`).join(' ')}, says the office (${story}).`;
const pageOf = (headline: string, text: string): string =>
  `<!doctype html><html lang="en"><head><meta property="og:type" content="article"><title>${headline}</title></head>
   <body><article><h1>${headline}</h1><p>${text}</p></article></body></html>`;

test.each([false, true])(
  'stories from one template that a feed lists side by side stay apart (entries only: %s)',
  async (entriesOnly) => {
    await archive.store.sources.add(feed, { now: archive.now, entriesOnly });
    const days = ['Monday', 'Tuesday', 'Wednesday'];
    const items = days.map((name) => {
      site.answers.set(`/${name}`, { body: pageOf(`Weather on ${name}`, forecast(name, 'a')) });
      return { title: `Weather on ${name}`, link: `${site.url}/${name}`, text: forecast(name, 'a') };
    });
    site.answers.set('/feed', { body: rss(items) });
    expect(await archive.sync()).toMatchObject({ new: 3, revised: 0 });
  },
);

test.each([false, true])(
  'a notice of each day in the same words is as many stories as a feed lists (entries only: %s)',
  async (entriesOnly) => {
    await archive.store.sources.add(feed, { now: archive.now, entriesOnly });
    const items = ['east', 'west', 'north'].map((name, n) => {
      site.answers.set(`/${name}`, { body: pageOf('Pharmacies on night duty', forecast('tonight', 'a')) });
      const date = new Date(Date.UTC(2026, 4, 1 + n, 16)).toUTCString();
      return { title: 'Pharmacies on night duty', link: `${site.url}/${name}`, date, text: forecast('tonight', 'a') };
    });
    site.answers.set('/feed', { body: rss(items.slice(0, 2)) });
    expect(await archive.sync()).toMatchObject({ new: 2, revised: 0 });
    site.answers.set('/feed', { body: rss(items) });
    archive.now += day;
    expect(await archive.sync()).toMatchObject({ new: 1, revised: 0 });
  },
);

test('notices of each day to which a feed only leads stay apart', async () => {
  await archive.store.sources.add(feed, { now: archive.now });
  const items = ['east', 'west'].map((name, n) => {
    site.answers.set(`/go/${name}`, { status: 302, headers: { location: `/duty-${name}` } });
    site.answers.set(`/duty-${name}`, { body: pageOf('Pharmacies on night duty', forecast('tonight', 'a')) });
    const date = new Date(Date.UTC(2026, 4, 1 + n, 16)).toUTCString();
    return { title: 'Pharmacies on night duty', link: `${site.url}/go/${name}`, guid: name, date };
  });
  site.answers.set('/feed', { body: rss(items) });
  expect(await archive.sync()).toMatchObject({ new: 2, revised: 0 });
});

test('a broadcast of each day in the same words is a story each day, though its feed lists only the newest', async () => {
  await archive.store.sources.add(feed, { now: archive.now });
  for (const name of ['k4x', 'zpx', 'tqx']) {
    site.answers.set(`/${name}`, { body: pageOf('The News at Six', forecast('tonight', 'a')) });
    const date = new Date(archive.now).toUTCString();
    const item = { title: 'The News at Six', link: `${site.url}/${name}`, guid: `urn:${name}`, date };
    site.answers.set('/feed', { body: rss([item]) });
    expect(await archive.sync()).toMatchObject({ new: 1, revised: 0 });
    archive.now += day;
  }
});

test.each([
  [false, 'Storm on Monday'],
  [false, 'Weather on Monday'],
  [true, 'Storm on Monday'],
  [true, 'Weather on Monday'],
])(
  'a story that comes back under a new address in place of the old one is the same story (entries only: %s, as %s)',
  async (entriesOnly, headline) => {
    await archive.store.sources.add(feed, { now: archive.now, entriesOnly });
    const show = (path: string, title: string, date: number): void => {
      const text = forecast('Monday', 'a');
      site.answers.set(`/${path}`, { body: pageOf(title, text) });
      const item = { title, link: `${site.url}/${path}`, date: new Date(date).toUTCString(), text };
      site.answers.set('/feed', { body: rss([item, itemsOf(site.url, [1])[0]!]) });
    };
    show('weather', 'Weather on Monday', archive.now);
    expect(await archive.sync()).toMatchObject({ new: 2 });
    archive.now += day;
    show('storm', headline, archive.now);
    expect(await archive.sync()).toMatchObject({ new: 0, revised: headline === 'Weather on Monday' ? 0 : 1 });
  },
);

test.each([
  [false, 'Everything that you need to know today, on weekdays before seven.'],
  [false, undefined],
  [true, 'Everything that you need to know today, on weekdays before seven.'],
])(
  'what comes each day under one title is another story each day (entries only: %s, teaser: %s)',
  async (entriesOnly, text) => {
    await archive.store.sources.add(feed, { now: archive.now, entriesOnly });
    for (const n of [1, 2, 3]) {
      site.answers.set(`/briefing/${n}`, { body: storyPage(n, { headline: 'Morning briefing' }) });
      const briefing = {
        title: 'Morning briefing',
        link: `${site.url}/briefing/${n}`,
        guid: `b${n}`,
        text: text ?? '',
      };
      site.answers.set('/feed', {
        body: rss([briefing, { title: 'About us', link: `${site.url}/story-9`, guid: 'about' }]),
      });
      expect(await archive.sync({ recheckMs: [] })).toMatchObject({ new: n === 1 ? 2 : 1, revised: 0 });
      archive.now += day;
    }
    expect((await archive.store.counts()).articles).toBe(4);
  },
);

describe('entries without a link whose guid is absent or changes', () => {
  const closed = (street: string, hours: string): string =>
    `The office of roads closes ${street} from ${hours} ${forecast('tonight', 'a')}`;
  const show = async (...items: { text: string; title?: string; clock?: string }[]) => {
    const all = items.map(({ text, title = 'Road closed', clock = '08:15:23' }, at) => {
      const date = `Mon, 04 May 2026 ${clock} GMT`;
      return { title, link: null, guid: `g${at}-${archive.now}`, date, text };
    });
    site.answers.set('/feed', { body: rss(all) });
    archive.now += day;
    return archive.sync();
  };
  beforeEach(() => archive.store.sources.add(feed, { now: archive.now }));

  test.each([
    ['text', { text: closed('Mill Lane', 'ten') }],
    ['title', { text: closed('Mill Lane', 'nine'), title: 'Road closed for a week' }],
  ])('are edited, not new, where the date stays and only the %s changes', async (_what, edited) => {
    const beside = { text: closed('Quay Road', 'nine'), clock: '07:30:11' };
    expect(await show({ text: closed('Mill Lane', 'nine') }, beside)).toMatchObject({ new: 2 });
    expect(await show(edited, beside)).toMatchObject({ new: 0, revised: 1 });
    expect(await show(edited, beside)).toMatchObject({ new: 0, revised: 0 });
  });

  test.each([
    ['the other one is still listed', '08:15:23', true, {}],
    ['it has another clock', '08:15:23', false, { clock: '08:16:00' }],
    ['they have a day and no clock', '00:00:00', false, { clock: '00:00:00' }],
  ])('are new where %s', async (_what, clock, isKept, parts) => {
    const first = { text: closed('Mill Lane', 'nine'), clock };
    expect(await show(first)).toMatchObject({ new: 1 });
    const other = { text: closed('Quay Road', 'nine'), ...parts };
    expect(await show(...(isKept ? [first, other] : [other]))).toMatchObject({ new: 1, revised: 0 });
  });

  test('are new where their feed gives one clock to several', async () => {
    const [one, two, three] = ['Mill Lane', 'Quay Road', 'High Street'].map((name) => ({ text: closed(name, 'nine') }));
    expect(await show(one!, two!)).toMatchObject({ new: 2, revised: 0 });
    expect(await show(two!, three!)).toMatchObject({ new: 1, revised: 0 });
  });
});
