import { expect, test } from 'vitest';
import { openFetcher } from '../../src/fetch/index.js';
import { openJournal } from '../../src/journal/index.js';
import { fetchDefaults, readDefaults } from '../../src/options.js';
import { ingest } from '../../src/run/index.js';
import { targetFromName } from '../../src/source/index.js';
import type { DocumentItem, Outcome } from '../../src/types.js';
import { journalledSite, place, sitemapOf, site } from '../helpers/journalled.js';

// What a run with a journal keeps of pages that are read ahead of their turn, and of lists that it leaves in the middle.

journalledSite();

/** A gentle stop behind a name. */
const stopAt =
  (last: string) =>
  (name: string, stop: AbortController): boolean => {
    if (name === last) stop.abort();
    return true;
  };

interface Way {
  /** Paths that wait for a path that was asked for. */
  holds?: Record<string, string>;
  /** Called with each name that was taken; false ends the run there, as a kill does: the last one does not count as taken. */
  onTaken?: (name: string, stop: AbortController) => Promise<boolean> | boolean;
  isUnordered?: boolean;
  keepsBytes?: boolean;
}

/** Names of the stories that a run gives out. */
async function run(
  sources: string[],
  { holds = {}, onTaken, isUnordered = false, keepsBytes = false }: Way = {},
): Promise<string[]> {
  const journal = await openJournal(place.at('journal'), { version: '1', flags: {}, now: 0 });
  const fetcher = openFetcher({
    ...fetchDefaults,
    userAgent: 'test',
    allowPrivate: true,
    delayMs: 0,
    perHost: 16,
    retries: 0,
    robots: 'never',
  });
  const stop = new AbortController();
  const items = sources.map(
    (name): DocumentItem => ({ kind: 'target', target: targetFromName(`${site.url}/${name}`, () => false) }),
  );
  const outcomes = ingest(items, {
    fetch: async (target, signal) => {
      const before = holds[new URL(target.url!).pathname.slice(1)];
      while (before && !site.asked.includes(`/${before}`)) await new Promise((resolve) => setTimeout(resolve, 5));
      // Its record is there as well.
      if (before) await new Promise((resolve) => setTimeout(resolve, 150));
      return fetcher.fetch(target, { signal });
    },
    options: { ...readDefaults, maxBytes: fetchDefaults.maxBytes },
    window: 64,
    isUnordered,
    keepsBytes,
    stop: stop.signal,
    journal,
  });
  const names: string[] = [];
  const nameOf = (outcome: Outcome): string =>
    outcome.ok ? outcome.article.headline!.replace(/^Story (\S+).*$/, '$1') : 'failure';
  try {
    for await (const outcome of outcomes) {
      const name = nameOf(outcome);
      names.push(name);
      if ((await onTaken?.(name, stop)) === false) break;
    }
  } finally {
    await fetcher.close();
    journal.close();
  }
  return names;
}

const pages = (): string[] => site.asked.filter((one) => !one.endsWith('.xml')).sort();

test('pages that were read and waited for a slow one before them are not asked for again', async () => {
  expect(await run(['a', 'b', 'c', 'd'], { holds: { a: 'd' }, onTaken: () => false })).toEqual(['a']);
  expect(pages()).toEqual(['/a', '/b', '/c', '/d']);
  site.asked = [];
  expect(await run(['a', 'b', 'c', 'd'])).toEqual(['a', 'b', 'c', 'd']);
  expect(pages()).toEqual([]);
  expect(await run(['a', 'b', 'c', 'd'])).toEqual(['a', 'b', 'c', 'd']);
});

test('but with their bytes, as an archive wants the page', async () => {
  await run(['a', 'b'], { holds: { a: 'b' }, onTaken: () => false, keepsBytes: true });
  site.asked = [];
  expect(await run(['a', 'b'], { keepsBytes: true })).toEqual(['a', 'b']);
  expect(pages()).toEqual(['/a', '/b']);
});

test('pages of a sitemap keep their order, whichever was read first', async () => {
  site.answers.set('/map.xml', sitemapOf(site, ['a', 'b', 'c', 'd']));
  await run(['map.xml'], { holds: { a: 'd' }, onTaken: (name) => name !== 'c' });
  site.asked = [];
  expect(await run(['map.xml'])).toEqual(['a', 'b', 'c', 'd']);
  expect(pages()).toEqual([]);
});

test('a sitemap that was cut off is read again until it is whole, and then no more', async () => {
  site.answers.set('/map.xml', sitemapOf(site, ['a', 'b']).replace(/.<\/loc><\/url><\/urlset>$/, ''));
  for (let n = 0; n < 2; n++) expect(await run(['map.xml'])).toEqual(['a', 'failure']);
  site.answers.set('/map.xml', sitemapOf(site, ['a', 'b']));
  // A run that ends while it reads the list again has not ended the list.
  expect(await run(['map.xml', 'z'], { holds: { b: 'z' }, onTaken: () => false })).toEqual(['a']);
  expect(await run(['map.xml'])).toEqual(['a', 'b']);
  site.asked = [];
  expect(await run(['map.xml'])).toEqual(['a', 'b']);
  expect(site.asked).toEqual([]);
});

test('so is one that an index names', async () => {
  site.answers.set(
    '/index.xml',
    `<?xml version="1.0"?><sitemapindex><sitemap><loc>${site.url}/map.xml</loc></sitemap><sitemap><loc>${site.url}/more.xml</loc></sitemap></sitemapindex>`,
  );
  site.answers
    .set('/map.xml', sitemapOf(site, ['a', 'b']).replace(/.<\/loc><\/url><\/urlset>$/, ''))
    .set('/more.xml', sitemapOf(site, ['c']));
  for (let n = 0; n < 2; n++) expect((await run(['index.xml'])).sort()).toEqual(['a', 'c', 'failure']);
  site.answers.set('/map.xml', sitemapOf(site, ['a', 'b']));
  expect((await run(['index.xml'])).sort()).toEqual(['a', 'b', 'c']);
  site.asked = [];
  expect((await run(['index.xml'])).sort()).toEqual(['a', 'b', 'c']);
  expect(site.asked).toEqual([]);
});

test('what failed, was had by the next run and not taken there, is not lost', async () => {
  site.answers.set('/map.xml', sitemapOf(site, ['a', 'b', 'c'])).set('/b', 503);
  expect(await run(['map.xml'])).toEqual(['a', 'failure', 'c']);
  site.answers.delete('/b');
  site.asked = [];
  const untilRead = async (): Promise<boolean> => {
    while (!site.asked.includes('/b')) await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, 150));
    return false;
  };
  expect(await run(['map.xml'], { onTaken: untilRead })).toEqual(['a']);
  expect(await run(['map.xml'])).toEqual(['a', 'b', 'c']);
  expect(await run(['map.xml'])).toEqual(['a', 'b', 'c']);
  expect(site.asked).toEqual(['/b', '/b']);
});

test('a page that two sitemaps name is given once, whoever had it in the run before', async () => {
  site.answers.set('/one.xml', sitemapOf(site, ['slow', 'p']));
  site.answers.set('/two.xml', sitemapOf(site, ['p', 'q']));
  const sources = ['one.xml', 'two.xml'];
  await run(sources, { holds: { slow: 'q', 'two.xml': 'p' }, onTaken: () => false });
  site.asked = [];
  expect((await run(sources, { holds: { 'one.xml': 'two.xml' } })).sort()).toEqual(['p', 'q', 'slow']);
});

test('a page that was under way for one sitemap and passed over for another is not lost', async () => {
  site.answers.set('/one.xml', sitemapOf(site, ['p']));
  site.answers.set('/two.xml', sitemapOf(site, ['p', 'q']));
  const sources = ['one.xml', 'two.xml', 'z'];
  const holds = { p: 'end', 'two.xml': 'one.xml', z: 'q' };
  const onTaken = (name: string): boolean => {
    if (name === 'z') site.asked.push('/end');
    return name !== 'z';
  };
  expect(await run(sources, { isUnordered: true, holds, onTaken })).toEqual(['q', 'z']);
  expect(await run(sources)).toEqual(['p', 'q', 'z']);
  expect(await run(sources)).toEqual(['p', 'q', 'z']);
});

test.each([false, true])(
  'a list that a gentle stop leaves in the middle is gone on with (unordered: %s)',
  async (isUnordered) => {
    const names = Array.from({ length: 90 }, (_, n) => `s${n}`);
    site.answers.set('/map.xml', sitemapOf(site, names));
    const sources = ['map.xml', 'z'];
    const first = await run(sources, { isUnordered, onTaken: stopAt('s3') });
    expect(first.length).toBeLessThan(90);
    const all = (await run(sources, { isUnordered })).sort();
    expect(all).toEqual([...names, 'z'].sort());
    site.asked = [];
    expect((await run(sources, { isUnordered })).sort()).toEqual(all);
    expect(site.asked).toEqual([]);
  },
);
