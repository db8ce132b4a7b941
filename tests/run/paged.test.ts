import { expect, test } from 'vitest';
import { fetchArticles } from '../../src/index.js';
import { openChangingSite, rss, storyPage } from '../helpers/changing-site.js';

// A feed in pages whose publisher goes on: entries move on to the next page while it is read.

test.each([
  ['records', false],
  ['pages', true],
])(
  '%s of entries that two pages of a feed have come once, and what comes twice on one page stays',
  async (_of, full) => {
    const site = await openChangingSite();
    const next = (page: number): string => `<atom:link rel="next" href="${site.url}/feed?p=${page}"/>`;
    const item = (n: number, path = `/${n}`) => ({ title: `Harbour story ${n}`, link: site.url + path, guid: `g${n}` });
    const unnamed = { title: 'Tides', text: 'High water at noon.' };
    for (const n of [9, 8, 7, 6]) site.answers.set(`/${n}`, { body: storyPage(n) });
    site.answers.set('/feed', { body: rss([item(9), item(8), item(8), unnamed], next(2)) });
    // The guid of another entry, and another address, are those of another story.
    site.answers.set('/feed?p=2', { body: rss([item(8), item(7), unnamed, { ...item(6), guid: 'g9' }], next(3)) });
    site.answers.set('/feed?p=3', { body: rss([item(7), item(9)]) });
    const headlines: (string | null)[] = [];
    const fetch = { allowPrivate: ['127.0.0.1/32'], delayMs: 0 };
    for await (const outcome of fetchArticles([`${site.url}/feed`], { fetch, read: { pages: 9, full } }))
      headlines.push(outcome.ok ? outcome.article.headline : String(outcome.error));
    await site.close();
    expect(headlines.map((one) => one?.replace('Harbour story ', ''))).toEqual([
      '9',
      '8',
      '8',
      'Tides',
      '7',
      'Tides',
      '6',
    ]);
  },
);
