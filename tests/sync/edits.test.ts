import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ChangingSite, itemsOf, openChangingSite, rss, storyPage } from '../helpers/changing-site.js';
import { hour, openSyncing, type Syncing } from '../helpers/syncing.js';

// What counts as an edit of the publisher's, and what does not.

let site: ChangingSite;
let archive: Syncing;
let feed: string;

beforeEach(async () => {
  site = await openChangingSite();
  archive = await openSyncing();
  feed = `${site.url}/feed`;
  await archive.store.sources.add(feed, { now: archive.now });
  site.answers.set('/feed', { body: rss([itemOf(teaser)]) });
  site.answers.set('/story-1', { body: storyPage(1) });
});
afterEach(async () => {
  await archive.close();
  await site.close();
});

const teaser = 'Nine days after the cranes stood still, ships are unloaded again.';
const itemOf = (text: string) => ({ ...itemsOf(site.url, [1])[0]!, text });
const page = (headline: string, text: string): string =>
  `<!doctype html><html lang="en"><head><title>${headline}</title><meta property="og:type" content="article"></head>
   <body><article><h1>${headline}</h1><p>${text}</p></article></body></html>`;
const later = async (hours: number) => {
  archive.now += hours * hour;
  return archive.sync();
};
const stored = async () => (await archive.store.get(`${site.url}/story-1`))!;

describe('a second look that fails', () => {
  test.each([
    [
      'a wall',
      page(
        'The Herald',
        'Hold the button down to confirm that you are a person. Thank you for your patience, it will not take long.',
      ),
    ],
    [
      'a log-in form in another language',
      page(
        'Mitt konto',
        'Ange din e-postadress och ditt lösenord för att fortsätta läsa våra artiklar på alla dina enheter.',
      ),
    ],
    ['the end of a long story', page('Harbour story 1', 'The dockers of harbour 1 went back to work on Monday.')],
  ])('%s leaves the story as it is, and no edit is counted', async (_name, body) => {
    await archive.sync();
    const before = await stored();
    site.answers.set('/story-1', { body });
    expect(await later(2)).toMatchObject({ revised: 0, new: 0, pages: { failed: 1 } });
    expect(await later(5)).toMatchObject({ revised: 0, new: 0 });
    expect(await stored()).toEqual(before);
    expect((await archive.store.counts()).rawPages).toBe(1);
    site.answers.set('/story-1', { body: storyPage(1) });
    await later(30);
    expect(await stored()).toEqual(before);
  });

  test('a text that was taken back is a revision when it is seen again a day later', async () => {
    await archive.store.sources.remove(feed);
    await archive.store.sources.add(`${site.url}/sitemap.xml`, { now: archive.now });
    const sitemap = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>${site.url}/story-1</loc></url></urlset>`;
    site.answers.set('/sitemap.xml', { body: `<?xml version="1.0"?>${sitemap}` });
    await archive.sync();
    const withdrawn = page(
      'Editor’s note',
      'An article that stood here was withdrawn, as it did not meet our standards. We apologise to all readers of it.',
    );
    site.answers.set('/story-1', { body: withdrawn });
    expect(await later(2)).toMatchObject({ revised: 0, pages: { failed: 1 } });
    for (let at = 0; at < 22; at++) expect(await later(1)).toMatchObject({ revised: 0 });
    let revised = 0;
    for (let at = 0; at < 30; at++) revised += (await later(1)).revised;
    expect(revised).toBe(1);
    expect((await stored()).article.headline).toBe('Editor’s note');
    expect((await archive.store.counts()).articles).toBe(1);
  });
});

test('what the feed says anew of a story whose page is refused is a revision', async () => {
  for (const answer of [{ status: 403 }, { status: 404 }]) {
    site.answers.set('/story-1', answer);
    await archive.sync();
    const [item] = itemsOf(site.url, [1]);
    site.answers.set('/feed', { body: rss([{ ...item, title: `Harbour story 1, as corrected (${answer.status})` }]) });
    expect(await later(2)).toMatchObject({ revised: 1 });
    expect((await stored()).article).toMatchObject({ kind: 'entry', headline: expect.stringContaining('corrected') });
  }
});

describe('the page of a story was had before and is refused now', () => {
  const corrected = 'Ten days after the cranes stood still, ships are unloaded again.';
  const ways: [string, () => void, () => void][] = [
    ['403', () => site.answers.set('/story-1', { status: 403 }), () => undefined],
    [
      'robots.txt',
      () => site.answers.set('/robots.txt', { body: 'User-agent: *\nDisallow: /story', type: 'text/plain' }),
      () => site.answers.delete('/robots.txt'),
    ],
  ];
  beforeEach(async () => {
    await archive.sync();
    archive.now += 24 * hour;
  });

  describe.each(ways)('by %s', (_way, refuse, allow) => {
    test('what the feed says anew is one revision, and its text stays', async () => {
      const { article } = await stored();
      refuse();
      site.answers.set('/feed', { body: rss([itemOf(corrected)]) });
      expect(await later(2)).toMatchObject({ revised: 1, new: 0 });
      expect(await stored()).toMatchObject({
        ...{ edits: 1, revision: 2 },
        article: {
          id: article.id,
          summary: corrected,
          body: article.body,
          headline: article.headline,
          kind: 'article',
        },
      });
      for (let at = 0; at < 4; at++) expect(await later(30)).toMatchObject({ revised: 0, new: 0 });
      site.answers.set('/feed', { body: rss([{ ...itemOf(corrected), title: 'Dockers go back' }]) });
      expect(await later(30)).toMatchObject({ revised: 1 });
      expect(await stored()).toMatchObject({ edits: 2, article: { headline: 'Dockers go back', body: article.body } });
    });

    test.each([
      ['with the same edit', corrected, undefined],
      ['with more of it', corrected, 'On Tuesday three more ships came in.'],
    ])('the page that comes back %s doubles nothing', async (_what, text, more) => {
      refuse();
      site.answers.set('/feed', { body: rss([itemOf(text)]) });
      expect(await later(2)).toMatchObject({ revised: 1 });
      allow();
      site.answers.set('/story-1', { body: storyPage(1, more ? { more } : {}) });
      for (let at = 0; at < 8; at++) await later(30);
      expect(await stored()).toMatchObject({ edits: 1, article: { summary: corrected } });
      if (more) expect((await stored()).article.body).toContain(more);
      expect((await archive.store.counts()).articles).toBe(1);
    });

    test('a feed that says nothing new makes no revision', async () => {
      refuse();
      const before = await stored();
      site.answers.set('/feed', { body: rss([{ ...itemOf(teaser), date: new Date(archive.now).toUTCString() }]) });
      for (let at = 0; at < 3; at++) expect(await later(30)).toMatchObject({ revised: 0, new: 0 });
      expect(await stored()).toEqual(before);
    });
  });

  test('the page that comes back with its old text takes nothing of the feed away', async () => {
    site.answers.set('/story-1', { status: 403 });
    site.answers.set('/feed', { body: rss([itemOf(corrected)]) });
    await later(2);
    site.answers.set('/story-1', { body: storyPage(1) });
    for (let at = 0; at < 8; at++) expect(await later(30)).toMatchObject({ revised: 0 });
    expect(await stored()).toMatchObject({ edits: 1, article: { summary: corrected } });
  });
});

test('a page waits for the poll of its source: an edit that both show is asked for once, and is one revision', async () => {
  await archive.sync();
  const corrected = 'Ten days after the cranes stood still, ships are unloaded again.';
  site.answers.set('/story-1', { body: storyPage(1, { more: 'Correction: it was nine days.' }) });
  site.answers.set('/feed', { body: rss([itemOf(corrected)]) });
  site.takeLog();
  expect(await later(2)).toMatchObject({ revised: 1 });
  expect(site.takeLog()).toEqual(['200 /feed', '200 /story-1']);
  expect((await stored()).article.summary).toBe(corrected);
});

test('each edit that a feed shows in polls that follow each other is a revision, the first one, too', async () => {
  // A look at a page takes its time: it comes after the poll that ordered it.
  site.answers.set('/story-1', () => {
    archive.now += 1_000;
    return { body: storyPage(1) };
  });
  await archive.sync();
  const texts = ['Ten days after the cranes stood still.', 'Twelve days after the cranes stood still.'];
  for (const text of texts) {
    site.answers.set('/feed', { body: rss([itemOf(text)]) });
    expect(await later(2)).toMatchObject({ revised: 1 });
  }
  const { id } = (await stored()).article;
  const revisions = await archive.store.revisions(id);
  expect(revisions.map(({ article }) => article.summary)).toEqual([teaser, ...texts]);
});

test('a feed of its own that lists a story anew does not take the summary of the first', async () => {
  await archive.store.sources.add(`${site.url}/sport`, { now: archive.now });
  site.answers.set('/sport', { body: rss([itemOf(`${teaser} Sport.`)]) });
  await archive.sync();
  const { summary } = (await stored()).article;
  for (let poll = 0; poll < 4; poll++) {
    const changing = summary === teaser ? '/sport' : '/feed';
    site.answers.set(changing, { body: rss([itemOf(`${teaser} Poll ${poll}.`)]) });
    await later(25);
  }
  expect((await archive.store.counts()).revisions).toBe(1);
  expect((await stored()).article.summary).toBe(summary);
});

describe('a page that is followed itself and that a feed lists, too', () => {
  test.each(['page first', 'feed first'])(
    'does not flip between with and without the feed’s words: %s',
    async (order) => {
      if (order === 'feed first') await archive.sync();
      await archive.store.sources.add(`${site.url}/story-1`, { now: archive.now, kind: 'page' });
      if (order === 'page first') await archive.store.sources.remove(feed);
      await later(2);
      if (order === 'page first') await archive.store.sources.add(feed, { now: archive.now });
      for (let poll = 0; poll < 4; poll++) await later(13);
      expect((await archive.store.counts()).revisions).toBe(1);
      site.answers.set('/story-1', { body: storyPage(1, { more: 'At noon the last ship was unloaded.' }) });
      const revised: number[] = [];
      for (let poll = 0; poll < 4; poll++) revised.push((await later(25)).revised);
      expect(revised).toEqual([1, 0, 0, 0]);
      expect((await stored()).article).toMatchObject({
        summary: teaser,
        source: { guid: 'guid-1', feedUrl: feed },
      });
      expect(await archive.store.counts()).toMatchObject({ articles: 1, revisions: 2 });
    },
  );

  test('a state that shares nothing with the one before is a revision of it', async () => {
    await archive.store.sources.add(`${site.url}/story-1`, { now: archive.now, kind: 'page' });
    await archive.sync();
    site.answers.set('/story-1', { body: storyPage('of another day', { headline: 'All quiet on the quays' }) });
    expect(await later(25)).toMatchObject({ new: 0, revised: 1 });
    site.answers.set('/story-1', {
      body: page(
        'Sign in',
        'Please sign in with your account to go on reading, it takes a minute and no more than that.',
      ),
    });
    expect(await later(25)).toMatchObject({ new: 0, revised: 0, failed: 1 });
  });
});

describe('sources', () => {
  test('a server that answers 304 for ever is asked without validators after a week', async () => {
    const asked: boolean[] = [];
    let numbers = [1];
    site.answers.set('/feed', (request) => {
      asked.push(request.headers['if-none-match'] !== undefined);
      return asked.at(-1) ? { status: 304, etag: '"same"' } : { body: rss(itemsOf(site.url, numbers)), etag: '"same"' };
    });
    site.answers.set('/story-2', { body: storyPage(2) });
    await archive.sync();
    numbers = [2, 1];
    const news: number[] = [];
    for (let at = 1; at <= 9; at++) news.push((await later(24)).new);
    expect(news).toEqual([0, 0, 0, 0, 0, 0, 1, 0, 0]);
    expect(asked.map(Number)).toEqual([0, 1, 1, 1, 1, 1, 1, 0, 1, 1]);
  });

  test.each([
    [404, 2],
    [410, 1],
  ])('an old address that answers %i ends no source whose new address is known', async (status, polls) => {
    await archive.sync();
    site.answers.set('/new', site.answers.get('/feed')!);
    site.answers.set('/feed', { status: 301, headers: { location: '/new' } });
    for (let poll = 0; poll < polls; poll++) await later(25);
    site.answers.set('/feed', { status });
    expect(await later(25)).toMatchObject({ gone: 0, failed: 0 });
    expect(await archive.source(feed)).toBeUndefined();
    expect(await archive.source(`${site.url}/new`)).toMatchObject({ status: 'active', lastError: null });
    expect(await archive.sync()).toMatchObject({ new: 0, failed: 0 });
  });

  test('a source that moves onto one that is followed leaves it its tags and what was seen in it', async () => {
    const to = `${site.url}/new`;
    await archive.store.sources.add(`${site.url}/tagged`, { now: archive.now, tags: ['ports', 'sea'] });
    await archive.store.sources.add(to, { now: archive.now, tags: ['sea', 'north'] });
    site.answers.set('/new', site.answers.get('/feed')!);
    site.answers.set('/tagged', { status: 301, headers: { location: '/new' } });
    await archive.store.sources.remove(feed);
    for (let poll = 0; poll < 3; poll++) await later(25);
    expect((await archive.store.sources.all()).map(({ url, tags }) => [url, tags])).toEqual([
      [to, ['sea', 'north', 'ports']],
    ]);
    expect((await archive.store.counts()).articles).toBe(1);
  });
});

test('a story that came by hand is looked at again from the day on which its feed lists it', async () => {
  await archive.store.sources.remove(feed);
  await archive.store.sources.add(`${site.url}/story-1`, { now: archive.now, kind: 'page' });
  await archive.sync();
  await archive.store.sources.remove(`${site.url}/story-1`);
  await archive.store.sources.add(feed, { now: archive.now });
  site.takeLog();
  expect(await later(200)).toMatchObject({ new: 0, revised: 0, pages: { fetched: 0 } });
  site.answers.set('/story-1', { body: storyPage(1, { more: 'On Tuesday three more ships came in.' }) });
  expect(await later(2)).toMatchObject({ revised: 1 });
  expect(await stored()).toMatchObject({ edits: 1, article: { summary: teaser } });
  for (let at = 0; at < 9; at++) await later(24);
  expect(site.takeLog().filter((line) => line.includes('story'))).toEqual([
    '200 /story-1',
    '304 /story-1',
    '304 /story-1',
  ]);
});
