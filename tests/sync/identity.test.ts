import { describe, expect, test } from 'vitest';
import { itemsOf, rss, storyPage } from '../helpers/changing-site.js';
import { hour } from '../helpers/syncing.js';
import { archive, feed, site, syncingSite } from '../helpers/syncing-site.js';

// Nothing that several stories can share makes them one.

syncingSite();

const later = async (hours: number) => {
  archive.now += hours * hour;
  return archive.sync();
};
const follow = (entriesOnly = false) => archive.store.sources.add(feed, { now: archive.now, entriesOnly });

test('stories behind one gate are as many as they are, whatever ticket the gate wants', async () => {
  await follow();
  const numbers = [1, 2, 3, 4];
  site.answers.set('/feed', { body: rss(itemsOf(site.url, numbers)) });
  for (const n of numbers) {
    site.answers.set(`/story-${n}`, { status: 302, headers: { location: `/gate?ticket=${n}` } });
    site.answers.set(`/gate?ticket=${n}`, { status: 302, headers: { location: `/read/${n}` } });
    site.answers.set(`/read/${n}`, { body: storyPage(n) });
  }
  expect(await archive.sync()).toMatchObject({ new: 4, revised: 0 });
  expect(await later(2)).toMatchObject({ new: 0, revised: 0 });
  expect((await archive.store.get(`${site.url}/story-3`))?.article.headline).toBe('Harbour story 3');
  expect(await archive.store.get(`${site.url}/gate`)).toBeNull();
});

test('a redirect by way of an address that the archive knows leads to its story', async () => {
  await follow();
  site.answers.set('/feed', { body: rss(itemsOf(site.url, [1])) });
  site.answers.set('/story-1', { body: storyPage(1) });
  await archive.sync({ recheckMs: [] });
  // The story moves, and the feed links it by way of its old address: no body alike within 72 h helps here.
  const [item] = itemsOf(site.url, [1]);
  site.answers.set('/feed', {
    body: rss([
      { ...item, title: 'Harbour story 1, again', link: `${site.url}/go/1`, guid: 'new' },
      itemsOf(site.url, [2])[0]!,
    ]),
  });
  site.answers.set('/story-2', { body: storyPage(2) });
  site.answers.set('/go/1', { status: 301, headers: { location: '/story-1' } });
  site.answers.set('/story-1', { status: 301, headers: { location: '/2026/story-1' } });
  site.answers.set('/2026/story-1', { body: storyPage(1) });
  expect(await later(100)).toMatchObject({ new: 1, revised: 0 });
  expect((await archive.store.counts()).articles).toBe(2);
});

test('comments of one story, whose guids are places of one address, are entries of their own', async () => {
  await follow(true);
  const texts = [
    'I was there and saw the nets myself.',
    'The price is too low for the crew.',
    'When does the next boat come in?',
  ];
  const comment = (text: string, at: number) => ({
    title: `By: Ann ${at}`,
    link: `${site.url}/story-1#comment-${at}`,
    guid: `${site.url}/?p=1#comment-${at}`,
    text,
  });
  site.answers.set('/feed', { body: rss(texts.map(comment)) });
  expect(await archive.sync()).toMatchObject({ new: 3, revised: 0 });
  expect(await later(25)).toMatchObject({ new: 0, revised: 0 });
});

describe('notices that all link to one page', () => {
  const notice = (n: number) => ({
    title: `Line ${n} is closed`,
    link: `${site.url}/status`,
    guid: `notice-${n}`,
    text: `The ferry of line ${n} does not run until its engine has been mended at pier ${n + 3}, said the office on the mole.`,
  });
  const list = (...numbers: number[]) => site.answers.set('/feed', { body: rss(numbers.map(notice)) });

  test.each([true, false])(
    'are stories of their own, also when only one is left (entries only: %s)',
    async (entriesOnly) => {
      await follow(entriesOnly);
      site.answers.set('/status', { body: storyPage('status', { headline: 'Status of the ferries' }) });
      list(2, 1);
      expect(await archive.sync()).toMatchObject({ new: 2, revised: 0 });
      list(3);
      expect(await later(25)).toMatchObject({ new: 1, revised: 0 });
      list(4, 3);
      expect(await later(25)).toMatchObject({ new: 1, revised: 0 });
      list(4, 3);
      expect(await later(25)).toMatchObject({ new: 0, revised: 0 });
      const headlines = (await archive.articles()).map(({ headline }) => headline);
      expect(headlines.sort()).toEqual([1, 2, 3, 4].map((n) => `Line ${n} is closed`));
      expect(site.takeLog().filter((line) => line.includes('status'))).toEqual([]);
    },
  );

  test('an edit of one is a revision of that one', async () => {
    await follow(true);
    list(2, 1);
    await archive.sync();
    site.answers.set('/feed', { body: rss([notice(2), { ...notice(1), title: 'Line 1 runs again' }]) });
    expect(await later(25)).toMatchObject({ new: 0, revised: 1 });
  });
});

test.each(['the address', 'a word'])(
  'an address that is used again for another story holds both (guid: %s)',
  async (name) => {
    await follow();
    const briefing = (n: number) => {
      const headline = n === 1 ? 'Dockers end their strike' : 'Swimming hall closes for good';
      site.answers.set('/feed', {
        body: rss([
          { title: headline, link: `${site.url}/today`, guid: name === 'a word' ? 'briefing' : `${site.url}/today` },
        ]),
      });
      site.answers.set('/today', { body: storyPage(`of day ${n}`, { headline }).replaceAll(/<p>The .*<\/p>/g, '') });
    };
    briefing(1);
    expect(await archive.sync()).toMatchObject({ new: 1 });
    briefing(2);
    expect(await later(25)).toMatchObject({ new: 1, revised: 0 });
    expect(await later(25)).toMatchObject({ new: 0, revised: 0 });
  },
);

test('a page of a sitemap is new though another one has the same day', async () => {
  await archive.store.sources.add(`${site.url}/sitemap.xml`, { now: archive.now });
  const list = (...numbers: number[]) => {
    const urls = numbers.map((n) => `<url><loc>${site.url}/story-${n}</loc><lastmod>2026-05-04</lastmod></url>`);
    const body = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>`;
    site.answers.set('/sitemap.xml', { body });
    for (const n of numbers) site.answers.set(`/story-${n}`, { body: storyPage(n) });
  };
  list(1);
  expect(await archive.sync()).toMatchObject({ new: 1 });
  list(1, 2);
  expect(await later(25)).toMatchObject({ new: 1 });
});

describe('a feed that numbers its entries from the top gives each guid to the next story', () => {
  const listing = (from: number, count: number): string =>
    rss(
      Array.from({ length: count }, (_, at) => {
        const n = from - at;
        const words = wordsOf(n);
        return { title: `Of ${words.slice(0, 24)}`, link: `${site.url}/story-${n}`, guid: String(at), text: words };
      }),
    );
  // No word in common with another one.
  const wordsOf = (n: number): string => Array.from({ length: 12 }, (_, at) => `word${n}x${at}`).join(' ');

  test.each([
    ['one comes', [4, 5]],
    ['some come at a time', [4, 5, 7, 10]],
    ['all are other ones', [4, 8, 12]],
  ])('%s', async (_name, tops) => {
    await follow(true);
    let stories = 0;
    let last = 0;
    for (const top of tops) {
      site.answers.set('/feed', { body: listing(top, 4) });
      const before = stories;
      stories += Math.min(4, top - last);
      last = top;
      expect(await later(24)).toMatchObject({ new: stories - before, revised: 0 });
    }
    expect((await archive.store.counts()).articles).toBe(stories);
  });

  test('a long list of which most are new at once', async () => {
    await follow(true);
    site.answers.set('/feed', { body: listing(20, 20) });
    await archive.sync();
    site.answers.set('/feed', { body: listing(35, 20) });
    expect(await later(24)).toMatchObject({ new: 15, revised: 0 });
  });
});

test('a story whose feed gives it another address is looked at there, where its old one is no more', async () => {
  await follow();
  const [item, second] = itemsOf(site.url, [1, 2]);
  site.answers.set('/feed', { body: rss([item!, second!]) });
  for (const n of [1, 2]) site.answers.set(`/story-${n}`, { body: storyPage(n) });
  await archive.sync();
  site.answers.set('/feed', { body: rss([{ ...item!, link: `${site.url}/better-slug` }, second!]) });
  site.answers.delete('/story-1');
  site.answers.set('/better-slug', { body: storyPage(1) });
  expect(await later(2)).toMatchObject({ new: 0, revised: 0, pages: { failed: 0 } });
  expect((await archive.store.get(`${site.url}/better-slug`))?.article.headline).toBe('Harbour story 1');
  site.answers.set('/feed', { body: rss([{ ...item!, link: `${site.url}/best-slug` }, second!]) });
  site.answers.delete('/better-slug');
  site.answers.set('/best-slug', { body: storyPage(1, { more: 'The union says that it will vote on Friday.' }) });
  expect(await later(24)).toMatchObject({ new: 0, revised: 1 });
  expect((await archive.store.counts()).articles).toBe(2);
});

test('a story that its feed links elsewhere is found there, also where no page is fetched', async () => {
  await follow(true);
  const items = itemsOf(site.url, [1, 2]);
  site.answers.set('/feed', { body: rss(items) });
  await archive.sync();
  site.answers.set('/feed', {
    body: rss(items.map((item, at) => ({ ...item, link: `${site.url}/news/pier-${at + 1}` }))),
  });
  expect(await later(200)).toMatchObject({ new: 0, revised: 0 });
  for (const address of ['/story-2', '/news/pier-2'])
    expect((await archive.store.get(`${site.url}${address}`))?.article.headline, address).toBe('Harbour story 2');
});

test('a guid that goes on to another entry makes no story of two, though all have one teaser', async () => {
  await follow(true);
  const numbered = (numbers: number[]) =>
    rss(
      itemsOf(site.url, numbers).map((item, at) => ({
        ...item,
        title: ['Boats race', 'Prices fall', 'Nets are mended', 'Ice closes the mole'][numbers[at]!]!,
        description: 'Read the whole story on the pages of our paper.',
        guid: String(at),
      })),
    );
  site.answers.set('/feed', { body: numbered([2, 1, 0]) });
  expect(await archive.sync()).toMatchObject({ new: 3 });
  site.answers.set('/feed', { body: numbered([3, 2, 1, 0]) });
  expect(await later(2)).toMatchObject({ new: 1, revised: 0 });
  expect((await archive.store.get(`${site.url}/story-2`))?.article.headline).toBe('Nets are mended');
});

/** Texts that share nothing. */
const unlike = [
  'The council met until midnight and put off the vote on the new bridge, as three members were ill. It meets again on Friday, when the builder of the last bridge is to answer for the rust that was found under its paint.',
  'Bakers in the valley raise the price of bread by a tenth, since flour and power cost more than ever. Schools get theirs for the old price, says the guild, because the county made a contract for two years in spring.',
  'A seal that swam up the river to the mill has gone back to sea by itself. Hundreds had watched it from the weir; the fire service had kept a boat ready, and the miller sold more cakes than in the whole of May.',
  'Rowers from nine towns raced to the lighthouse and back on Sunday. The women of Lund won by a length, although an oar broke at the second buoy; the cup was carried home by bicycle, as it has been since the first race.',
];
const unlikePage = (n: number, headline: string): string =>
  storyPage(n, { headline }).replace(/<p>.*<\/p>/su, `<p>${unlike[n]}</p>`);

test('a guid that goes on to another entry hides no story whose page is fetched, and its feed says no more than titles', async () => {
  await follow();
  const numbers = [3, 2, 1, 0];
  const titles = ['Boats race', 'Prices fall', 'Nets are mended', 'Ice closes the mole'];
  for (const n of numbers) site.answers.set(`/story-${n}`, { body: unlikePage(n, titles[n]!) });
  const numbered = (some: number[]) =>
    rss(
      itemsOf(site.url, some).map((item, at) => ({ ...item, title: titles[some[at]!]!, guid: String(at), text: '' })),
    );
  site.answers.set('/feed', { body: numbered(numbers.slice(1)) });
  expect(await archive.sync()).toMatchObject({ new: 3 });
  site.answers.set('/feed', { body: numbered(numbers) });
  expect(await later(2)).toMatchObject({ new: 1, revised: 0 });
});

test('a series under one guid and headline, at an address of its own each day, is a story each day', async () => {
  await follow();
  for (const at of unlike.keys()) {
    const day = at + 1;
    site.answers.set(`/story-${day}`, { body: unlikePage(at, 'Morning briefing') });
    const [item] = itemsOf(site.url, [day]);
    const briefing = { ...item!, title: 'Morning briefing', description: 'All that you need.', guid: 'briefing' };
    site.answers.set('/feed', { body: rss([briefing, ...itemsOf(site.url, [9])]) });
    site.answers.set('/story-9', { body: storyPage(9) });
    expect(await later(24), String(day)).toMatchObject({ new: day === 1 ? 2 : 1, revised: 0 });
  }
});

test.each([true, false])(
  'where counters begin again, old stories stay and new ones are new (entries only: %s)',
  async (entriesOnly) => {
    await follow(entriesOnly);
    const topics = ['harbour dockers crane', 'swimming pool tiles', 'mill seal river', 'council bridge vote'];
    let date = new Date(archive.now).toUTCString();
    const publish = (from: number, more = ''): void => {
      const items = [0, 1].map((n) => {
        const seed = topics[from + n]!;
        const headline = `Of ${seed}`;
        const text = `${Array.from({ length: 90 }, (_, at) => `${seed.split(' ')[at % 3]}${at}`).join(' ')}${more}.`;
        const body = `<!doctype html><html lang="en"><head><meta property="og:type" content="article"><title>${headline}</title></head>
          <body><article><h1>${headline}</h1><p>${text}</p></article></body></html>`;
        site.answers.set(`/s/${n}`, { body });
        return { title: headline, link: `${site.url}/s/${n}`, guid: String(n), date, text };
      });
      site.answers.set('/feed', { body: rss(items) });
    };
    publish(0);
    expect(await archive.sync()).toMatchObject({ new: 2 });
    archive.now += 60 * 24 * hour;
    date = new Date(archive.now).toUTCString();
    publish(2);
    expect(await archive.sync()).toMatchObject({ new: 2, revised: 0 });
    publish(2, ' and more');
    expect(await later(24 * 8)).toMatchObject({ new: 0, revised: 2 });
    expect((await archive.store.counts()).articles).toBe(4);
  },
);

test.each(['lead there', 'are no more'])(
  'a site that gives its stories new addresses and guids after weeks doubles none, where the old ones %s',
  async (old) => {
    await follow();
    const numbers = [1, 2, 3];
    site.answers.set('/feed', { body: rss(itemsOf(site.url, numbers)) });
    for (const n of numbers) site.answers.set(`/story-${n}`, { body: storyPage(n) });
    expect(await archive.sync()).toMatchObject({ new: 3 });
    await later(24 * 7);
    const items = itemsOf(site.url, numbers).map((item, at) => ({
      ...item,
      link: `${site.url}/2026/${at + 1}/`,
      guid: `n${at}`,
    }));
    for (const n of numbers) {
      site.answers.set(
        `/story-${n}`,
        old === 'lead there' ? { status: 301, headers: { location: `/2026/${n}/` } } : { status: 404 },
      );
      site.answers.set(`/2026/${n}/`, { body: storyPage(n) });
    }
    site.answers.set('/feed', { body: rss(items) });
    expect(await later(24 * 14)).toMatchObject({ new: 0, revised: 0 });
    expect((await archive.store.counts()).articles).toBe(3);
  },
);
