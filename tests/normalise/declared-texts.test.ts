import { describe, expect, test } from 'vitest';
import { headline, linkedData, read, type Parts } from '../helpers/mill-page.js';

describe('other headlines', () => {
  const alternatives = async (parts: Parts) => (await read(parts)).alternativeHeadlines;
  const social = 'Three years on, the mill at Lüben turns again';
  const og = (title: string) => `<meta property="og:title" content="${title}">`;

  test('are what the page declares for its story', async () => {
    expect(await alternatives({ head: og(social) })).toEqual([social]);
  });

  test.each([
    ['with two sections and the site behind it', `${headline} | Town | Local news | Bay Ledger Online`],
    ['with other signs', `${headline}.`],
    ['with a sign for links', `${headline}¶`],
  ])('are not the same %s', async (_, title) => expect(await alternatives({ head: og(title) })).toEqual([]));

  test('are not those of other stories, however they are marked', async () => {
    const cards = ['Ferries run late on all lines', 'Two new bridges for the harbour'];
    const hatom = cards.map((title) => `<div class="hentry"><h3 class="entry-title">${title}</h3></div>`).join('');
    const items = cards
      .map(
        (title) => `<div itemscope itemtype="https://schema.org/Article"><h3 itemprop="headline">${title}</h3></div>`,
      )
      .join('');
    for (const end of [hatom, items])
      expect(
        await alternatives({
          head: og(social),
          h1: `<h1 class="entry-title" itemprop="headline">${headline}</h1>`,
          end,
        }),
      ).toEqual([social]);
  });

  test('are not steps of a breadcrumb or the section that the story is a part of', async () => {
    const step = { '@type': 'ListItem', item: { '@type': 'WebPage', '@id': '/town', name: 'Town and harbour' } };
    const head =
      linkedData({ '@type': 'BreadcrumbList', itemListElement: [step] }) +
      linkedData({ headline, isPartOf: { '@type': 'WebPage', name: 'Life on the coast' } });
    const top =
      '<div itemscope itemtype="http://data-vocabulary.org/Breadcrumb"><span itemprop="title">News archive</span></div>';
    expect(await alternatives({ head, top })).toEqual([]);
  });

  test('a section may be in letters whose vowels are marks', async () => {
    const top = '<nav class="breadcrumb"><a href="/">প্রচ্ছদ</a> / <a href="/national">জাতীয়</a></nav>';
    expect((await read({ top })).section).toBe('জাতীয়');
  });

  test('are not the names of site and section in the title’s place', async () => {
    const head = `${linkedData({ headline, articleSection: 'Town and harbour' })}${og('The Bay Ledger')}`;
    const twitter = '<meta name="twitter:title" content="Town and harbour">';
    expect(await alternatives({ head: head + twitter })).toEqual([]);
  });

  test('are not a lone heading that names the site', async () => {
    const parts = {
      head: linkedData({ headline }),
      h1: '<h1>Ledger News Harbour</h1>',
      title: `${headline} | Bay Ledger`,
    };
    expect(await alternatives(parts)).toEqual([]);
    const printed = 'Old mill of Lüben opens again after three long years';
    expect(await alternatives({ ...parts, h1: `<h1>${printed}</h1>` })).toEqual([printed]);
    // The same with a label.
    expect(await alternatives({ ...parts, h1: `<h1>Town desk ${headline}</h1>` })).toEqual([]);
  });
});

test('a description that opens with the site’s name and says nothing of the headline is the site’s', async () => {
  const site = '<meta property="og:site_name" content="Bay Ledger">';
  const described = async (text: string) =>
    (await read({ head: `${site}<meta name="description" content="${text}">` })).summary;
  expect(
    await described('Bay Ledger - the daily paper of the river, the coast and the harbour, with stories and pictures'),
  ).toBeNull();
  const own = 'Bay Ledger readers wrote songs, letters, poems and whole speeches after the mill had turned';
  expect(await described(own)).toBe(own);
});

test.each([
  'Lüben Ledger - breaking headlines, weather and football from Lüben',
  'Breaking headlines, weather and football from Lüben',
])('a description that only shares the town with the story is the site’s: %s', async (text) => {
  const head = `<meta property="og:site_name" content="Lüben Ledger"><meta name="description" content="${text}">`;
  expect((await read({ head })).summary).toBeNull();
});
