import { afterEach, beforeEach, expect, test } from 'vitest';
import { summaryOf } from '../../src/cli/commands/sync/report.js';
import { noCounts } from '../../src/sync/sync-types.js';
import { type ChangingSite, itemsOf, openChangingSite, rss, storyPage } from '../helpers/changing-site.js';
import { hour, openSyncing, type Syncing } from '../helpers/syncing.js';

// What is not saved as its quality is too low, and what of the saved is doubtful.

let site: ChangingSite;
let archive: Syncing;

beforeEach(async () => {
  site = await openChangingSite();
  archive = await openSyncing();
  await archive.store.sources.add(`${site.url}/feed`, { now: archive.now });
  site.answers.set('/feed', { body: rss(itemsOf(site.url, [1, 2])) });
  site.answers.set('/story-1', { body: storyPage(1) });
  site.answers.set('/story-2', { body: mixed });
});
afterEach(async () => {
  await archive.close();
  await site.close();
});

/** Teasers in the place of a story's paragraphs. */
const mixed = `<!doctype html><html lang="en"><head><meta property="og:type" content="article"></head><body><article><h1>Harbour story 2</h1>${Array.from(
  { length: 14 },
  (_, n) =>
    `<div><h3><a href="/s${n}">Story ${n} of the harbour</a></h3><p>The dockers of harbour ${n} went back to work on Monday, said their union.</p><div><p>Read ${n} more.</p></div></div>`,
).join('')}</article></body></html>`;
const paths = async (): Promise<string[]> => (await archive.articles()).map(({ url }) => new URL(url!).pathname).sort();

test('a page of less quality is left out: it is counted, is no failure, and a better one of it comes in', async () => {
  const counts = await archive.sync({ minQuality: 0.9 });
  expect(counts).toMatchObject({ new: 1, filtered: 1, doubtful: 0, failed: 0, pages: { fetched: 2, failed: 0 } });
  expect(await paths()).toEqual(['/story-1']);
  const note = archive.events.find((event) => event.kind === 'note');
  expect(note).toMatchObject({ message: expect.stringMatching(/\/story-2: left out, its quality is 0\.[0-8]\d*$/) });
  archive.now += 2 * hour;
  site.answers.set('/story-2', { body: storyPage(2) });
  expect(await archive.sync({ minQuality: 0.9 })).toMatchObject({ new: 1, filtered: 0 });
  expect(await paths()).toEqual(['/story-1', '/story-2']);
});

test('a good page in the archive is not replaced by a bad reading', async () => {
  site.answers.set('/story-2', { body: storyPage(2) });
  await archive.sync({ minQuality: 0.9 });
  site.answers.set('/story-2', { body: mixed });
  archive.now += 2 * hour;
  expect(await archive.sync({ minQuality: 0.9 })).toMatchObject({ revised: 0, filtered: 1, pages: { failed: 0 } });
  expect(JSON.stringify(await archive.articles())).not.toContain('Read 3 more');
});

test('without a least quality all is saved, and what is doubtful of it is counted', async () => {
  expect(await archive.sync()).toMatchObject({ new: 2, filtered: 0, doubtful: 1 });
  expect(await paths()).toEqual(['/story-1', '/story-2']);
  archive.now += 2 * hour;
  site.answers.set('/story-2', { body: `${mixed}<!-- made again -->` });
  expect(await archive.sync()).toMatchObject({ new: 0, revised: 0, unchanged: 2, doubtful: 0 });
});

test('a page that is followed itself is left out in the same way', async () => {
  site.answers.set('/feed', { body: rss([]) });
  await archive.store.sources.add(`${site.url}/story-2`, { now: archive.now, kind: 'page' });
  expect(await archive.sync({ minQuality: 0.9 })).toMatchObject({ sources: 2, failed: 0, new: 0, filtered: 1 });
  expect(await paths()).toEqual([]);
});

test('the summary of a run tells both, where there are any', () => {
  const counts = { ...noCounts(), sources: 1, new: 3 };
  expect(summaryOf(counts)).toBe('1 source asked: 3 new, 0 revised, 0 unchanged');
  expect(summaryOf({ ...counts, doubtful: 1, filtered: 2 })).toBe(
    '1 source asked: 3 new, 0 revised (1 doubtful), 0 unchanged, 2 left out',
  );
});
