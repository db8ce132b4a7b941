import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type ChangingSite,
  itemsOf,
  openChangingSite,
  rss,
  type SiteAnswer,
  storyPage,
} from '../helpers/changing-site.js';
import { day, hour, openSyncing, type Syncing } from '../helpers/syncing.js';

let site: ChangingSite;
let archive: Syncing;

beforeEach(async () => {
  site = await openChangingSite();
  archive = await openSyncing();
  await archive.store.sources.add(`${site.url}/feed`, { now: archive.now });
  site.answers.set('/feed', { body: rss(itemsOf(site.url, [1])) });
});
afterEach(async () => {
  await archive.close();
  await site.close();
});

/** Syncs every hour for some days; when the page was asked for, in hours. */
async function hoursAsked(days: number): Promise<number[]> {
  const asked: number[] = [];
  for (let at = 0; at <= days * 24; at++) {
    await archive.sync();
    if (site.takeLog().some((line) => line.includes('story'))) asked.push(at);
    archive.now += hour;
  }
  return asked;
}

const wall = `<!doctype html><html><head><title>Just a moment...</title></head><body><h1>Checking your browser</h1>
<p>Please enable JavaScript and cookies to continue</p><script src="/cdn-cgi/challenge-platform/x.js"></script></body></html>`;

describe('a page that is not to be had stays due, with a doubling wait, and the entry is kept at once', () => {
  test.each<[string, SiteAnswer, number[]]>([
    ['absent: a moment late, or not coming', { status: 404 }, [0, 1, 2, 3]],
    ['gone for good', { status: 410 }, [0]],
    ['a server in trouble', { status: 500 }, [0, 1, 2, 3, 5, 9, 17, 33]],
    ['refused', { status: 403 }, [0, 1, 2, 3, 5, 9, 17, 33]],
    ['a wall', { body: wall }, [0, 1, 2, 3, 5, 9, 17, 33]],
    ['a PDF', { body: '%PDF-1.7 not a page', type: 'application/pdf' }, [0]],
  ])('%s', async (_name, answer, hours) => {
    site.answers.set('/story-1', answer);
    expect(await hoursAsked(2)).toEqual(hours);
    expect(await archive.articles()).toMatchObject([{ kind: 'entry', headline: 'Harbour story 1' }]);
    expect((await archive.store.counts()).revisions).toBe(1);
  });

  test('when it comes after all, it completes the entry', async () => {
    site.answers.set('/story-1', { status: 503 });
    expect(await archive.sync()).toMatchObject({ failed: 0, new: 1, pages: { failed: 1, waiting: 1 } });
    site.answers.set('/story-1', { body: storyPage(1) });
    archive.now += hour;
    expect(await archive.sync()).toMatchObject({ revised: 1, pages: { fetched: 1, waiting: 0 } });
    expect(await archive.articles()).toMatchObject([{ kind: 'article', body: expect.stringContaining('dockers') }]);
  });

  test('Retry-After of a page is obeyed', async () => {
    site.answers.set('/story-1', { status: 429, headers: { 'retry-after': '18000' } });
    expect(await hoursAsked(0.3)).toEqual([0, 5]);
  });

  test('a thin text is saved and looked at again until it is whole', async () => {
    const teaser = `<html lang="en"><head><meta property="og:type" content="article"><title>Harbour story 1</title></head>
      <body><article><h1>Harbour story 1</h1><p>The dockers went back to work on Monday, said the union of seamen.</p></article></body></html>`;
    site.answers.set('/story-1', { body: teaser });
    expect(await archive.sync()).toMatchObject({ new: 1, pages: { waiting: 1 } });
    site.takeLog();
    archive.now += hour / 2;
    expect(await archive.sync()).toMatchObject({ new: 0, revised: 0, pages: { waiting: 1 } });
    expect(site.takeLog()).toContain('304 /story-1');
    site.answers.set('/story-1', { body: storyPage(1) });
    archive.now += hour;
    expect(await archive.sync()).toMatchObject({ revised: 1, pages: { waiting: 0 } });
  });

  test('a page that goes away after it was read leaves its article as it was', async () => {
    site.answers.set('/story-1', { body: storyPage(1) });
    await archive.sync();
    site.answers.set('/story-1', { status: 404 });
    await hoursAsked(3);
    expect(await archive.articles()).toMatchObject([{ kind: 'article' }]);
    expect((await archive.store.counts()).revisions).toBe(1);
  });
});

test('a page behind a redirect is one article under both addresses', async () => {
  site.answers.set('/story-1', { status: 302, headers: { location: '/2026/05/harbour' } });
  site.answers.set('/2026/05/harbour', { body: storyPage(1) });
  await archive.sync();
  expect(await archive.store.get(`${site.url}/story-1`)).toMatchObject({
    article: { url: `${site.url}/2026/05/harbour` },
  });
});

test('robots.txt counts for pages: the entry is kept, the page not asked for', async () => {
  site.answers.set('/robots.txt', { body: 'User-agent: *\nDisallow: /story', type: 'text/plain' });
  site.answers.set('/story-1', { body: storyPage(1) });
  expect(await archive.sync()).toMatchObject({ new: 1, failed: 0, pages: { failed: 1, waiting: 0 } });
  archive.now += 30 * day;
  await archive.sync();
  expect(site.takeLog().filter((line) => line.includes('story'))).toEqual([]);
});

test('while robots.txt cannot be had, its host’s pages wait', async () => {
  site.answers.set('/robots.txt', { status: 503 });
  site.answers.set('/story-1', { body: storyPage(1) });
  expect(await archive.sync()).toMatchObject({ new: 1, pages: { failed: 1, waiting: 1 } });
  site.answers.delete('/robots.txt');
  archive.now += 2 * day;
  await archive.sync();
  expect(await archive.store.get(`${site.url}/story-1`)).toMatchObject({ article: { kind: 'article' } });
});

test('a page that robots.txt closed for a while is looked at again once it is open', async () => {
  const robots = { body: 'User-agent: *\nDisallow: /story', type: 'text/plain' };
  site.answers.set('/story-1', { body: storyPage(1) });
  await archive.sync();
  site.answers.set('/robots.txt', robots);
  const [item] = itemsOf(site.url, [1]);
  site.answers.set('/feed', { body: rss([{ ...item, text: 'Teaser 1, corrected' }]) });
  archive.now += 2 * hour;
  await archive.sync();
  site.answers.delete('/robots.txt');
  site.answers.set('/story-1', { body: storyPage(1, { more: 'On Tuesday three more ships came in.' }) });
  for (let at = 0; at < 8; at++) {
    archive.now += day;
    await archive.sync();
  }
  expect(await archive.store.get(`${site.url}/story-1`)).toMatchObject({
    edits: 1,
    article: { summary: 'Teaser 1, corrected', body: expect.stringContaining('three more ships') },
  });
});

test('without rechecks a page is asked for once', async () => {
  site.answers.set('/story-1', { body: storyPage(1) });
  for (let poll = 0; poll < 3; poll++) {
    await archive.sync({ recheckMs: [] });
    archive.now += 2 * day;
  }
  expect(site.takeLog().filter((line) => line.includes('story'))).toEqual(['200 /story-1']);
});

test('a page that is followed itself is an article whose states are revisions', async () => {
  await archive.store.sources.remove(`${site.url}/feed`);
  await archive.store.sources.add(`${site.url}/live`, { now: archive.now, kind: 'page' });
  site.answers.set('/live', { body: storyPage('live') });
  expect(await archive.sync()).toMatchObject({ fetched: 1, new: 1 });
  archive.now += 2 * hour;
  expect(await archive.sync()).toMatchObject({ notModified: 1, unchanged: 0 });
  site.answers.set('/live', { body: storyPage('live', { more: 'At noon the last ship was unloaded.' }) });
  archive.now += 2 * hour;
  expect(await archive.sync()).toMatchObject({ revised: 1 });
  expect(await archive.source(`${site.url}/live`)).toMatchObject({ kind: 'page', title: 'Harbour story live' });
});
