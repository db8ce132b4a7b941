import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  type ChangingSite,
  type FeedItem,
  itemsOf,
  openChangingSite,
  rss,
  storyPage,
} from '../helpers/changing-site.js';
import { hour, openSyncing, type Syncing } from '../helpers/syncing.js';

// A feed that says less than before takes nothing back; a page does.

let site: ChangingSite;
let archive: Syncing;
let look = 0;

beforeEach(async () => {
  site = await openChangingSite();
  archive = await openSyncing();
});
afterEach(async () => {
  await archive.close();
  await site.close();
});

const told = { summary: 'Ships are unloaded again.', authors: ['Ann Orr'], tags: ['Ports', 'Ferries'] };
const whole = { text: told.summary, author: 'Ann Orr', category: told.tags.join('</category><category>') };
const silent = { text: '' };

/** A poll two hours later, of a page whose bytes are never the same twice. */
async function later(item: FeedItem, parts: { more?: string; author?: string } = {}) {
  site.answers.set('/feed', { body: rss([{ ...itemsOf(site.url, [1])[0]!, ...item }]) });
  const meta = parts.author ? `<meta name="author" content="${parts.author}">` : '';
  site.answers.set('/story-1', {
    body: storyPage(1, parts).replace('</head>', `${meta}<script>var look = ${++look}</script></head>`),
  });
  archive.now += 2 * hour;
  return archive.sync();
}
const follow = (entriesOnly = false) =>
  archive.store.sources.add(`${site.url}/feed`, { now: archive.now, entriesOnly });
const stored = async () => (await archive.store.get(`${site.url}/story-1`))!.article;

test.each([true, false])(
  'what a feed no longer says stays, also when its page changes, and what it says anew counts (pages are kept: %s)',
  async (keepsRaw) => {
    const sync = archive.sync;
    archive.sync = (parts) => sync({ ...parts, keepsRaw });
    await follow();
    await later(whole);
    expect(await later(silent)).toMatchObject({ new: 0, revised: 0 });
    expect(await stored()).toMatchObject(told);
    expect(await later({ ...whole, author: 'Bea Lunt' })).toMatchObject({ revised: 1 });
    expect(await stored()).toMatchObject({ ...told, authors: ['Bea Lunt'] });
  },
);

test('it stays through edits of the page that come while the feed is silent', async () => {
  await follow();
  await later(whole);
  for (const more of ['The union says that it will vote on Friday.', 'The union has voted, and all are content.']) {
    expect(await later(silent, { more })).toMatchObject({ new: 0, revised: 1 });
    archive.now += 24 * hour;
    expect(await stored()).toMatchObject(told);
    expect((await stored()).body).toContain(more);
  }
});

test.each([
  ['alone', { text: told.summary }],
  ['beside the feed', whole],
])('an author that the page named %s, and names no more, is taken back', async (_what, item) => {
  await follow();
  await later(item, { author: 'Ann Orr' });
  expect((await stored()).authors).toEqual(['Ann Orr']);
  expect(await later({ text: told.summary })).toMatchObject({ revised: 1 });
  expect((await stored()).authors).toEqual([]);
});

test('a sitemap, which names no authors, keeps none that its page names no more', async () => {
  const list = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>${site.url}/story-1</loc></url></urlset>`;
  site.answers.set('/sitemap.xml', { body: list, type: 'application/xml' });
  await archive.store.sources.add(`${site.url}/sitemap.xml`, { now: archive.now });
  await later({}, { author: 'Ann Orr' });
  expect(await later({})).toMatchObject({ revised: 1 });
  expect((await stored()).authors).toEqual([]);
});

test('entries keep what their feed no longer says', async () => {
  await follow(true);
  await later(whole);
  expect(await later(silent)).toMatchObject({ new: 0, revised: 0 });
  expect(await stored()).toMatchObject(told);
  expect(await later({ ...silent, title: 'Harbour story 1, mended' })).toMatchObject({ revised: 1 });
  expect(await stored()).toMatchObject(told);
});
