import { expect, test } from 'vitest';
import { ownNames, parseFeedText } from '../../src/feed/index.js';

const site = 'https://herald.example';

async function namesOf(
  items: { title?: string; link?: string; guid?: string; description?: string }[],
): Promise<(string | null)[][]> {
  const tag = (name: string, text: string | undefined): string => (text ? `<${name}>${text}</${name}>` : '');
  const text = items.map(
    ({ title, link, guid, description }) =>
      `<item>${tag('title', title)}${tag('link', link)}${tag('guid', guid)}${tag('description', description)}</item>`,
  );
  const feed = await parseFeedText(`<rss version="2.0"><channel>${text.join('')}</channel></rss>`, {
    ...{ url: `${site}/feed`, contentType: null, contentLocation: null, contentLanguage: null },
  });
  return ownNames(feed).map(({ url, guid }) => [url?.replace(site, '') ?? null, guid?.replace(site, '') ?? null]);
}
const item = (title: string, link: string, guid?: string) => ({ title, link: site + link, ...(guid ? { guid } : {}) });

test.each<[string, Parameters<typeof namesOf>[0], (string | null)[][]]>([
  [
    'pages of their own',
    [item('A', '/a', '1'), item('B', '/b?utm_source=rss', '2')],
    [
      ['/a', '1'],
      ['/b', '2'],
    ],
  ],
  [
    'one page for all',
    [item('A', '/status', '1'), item('B', '/status', '2')],
    [
      [null, '1'],
      [null, '2'],
    ],
  ],
  [
    'places of one page',
    [item('A', '/notes#a', '1'), item('B', '/notes#b', '2')],
    [
      ['/notes#a', '1'],
      ['/notes#b', '2'],
    ],
  ],
  [
    'places that are shared, too',
    [item('A', '/notes#new', '1'), item('B', '/notes#new', '2')],
    [
      [null, '1'],
      [null, '2'],
    ],
  ],
  [
    'posts of a forum, whose addresses name the place twice',
    [
      { ...item('Re: A', '/viewtopic.php?t=7&amp;p=101#p101', '1'), description: 'Yes.' },
      { ...item('Re: A', '/viewtopic.php?t=7&amp;p=102#p102', '2'), description: 'No.' },
      { ...item('B', '/viewtopic.php?t=8&amp;p=103#new', '3'), description: 'So.' },
    ],
    [
      ['/viewtopic.php?t=7&p=101#p101', '1'],
      ['/viewtopic.php?t=7&p=102#p102', '2'],
      ['/viewtopic.php?t=8&p=103', '3'],
    ],
  ],
  [
    'replies of one title, each a place of the page',
    [
      { ...item('Re: A', '/t/1#post-2', '2'), description: 'Yes.' },
      { ...item('Re: A', '/t/1#post-3', '3'), description: 'No.' },
    ],
    [
      ['/t/1#post-2', '2'],
      ['/t/1#post-3', '3'],
    ],
  ],
  [
    'one text of one title at two places',
    [
      { ...item('A', '/a#top', '1'), description: 'Same.' },
      { ...item('A', '/a#rss', '2'), description: 'Same.' },
    ],
    [
      ['/a', '1'],
      ['/a', '2'],
    ],
  ],
  [
    'states of one story, counted',
    [
      { ...item('A', '/a#2', '2'), description: 'Later.' },
      { ...item('A', '/a#1', '1'), description: 'Before.' },
    ],
    [
      ['/a', '2'],
      ['/a', '1'],
    ],
  ],
  [
    'marks of where the reader came from',
    [item('A', '/a#xtor=RSS-1', '1'), item('B', '/a#xtor=RSS-2', '2')],
    [
      [null, '1'],
      [null, '2'],
    ],
  ],
  [
    'a place of a page that no other entry has',
    [item('A', '/a#main', '1'), item('B', '/b#main', '2')],
    [
      ['/a', '1'],
      ['/b', '2'],
    ],
  ],
  [
    'one guid for all',
    [item('A', '/a', 'herald'), item('B', '/b', 'herald')],
    [
      ['/a', null],
      ['/b', null],
    ],
  ],
  ['the front page', [item('A', '/', '1')], [[null, '1']]],
  [
    'a story listed twice',
    [item('A', '/a', '1'), item('A', '/a', '2')],
    [
      ['/a', '1'],
      ['/a', '2'],
    ],
  ],
  [
    'a story listed twice under two headlines, by a feed whose guids are addresses',
    [item('A', '/a', `${site}/a#0`), item('A, updated', '/a', `${site}/a#1`)],
    [
      ['/a', '/a#0'],
      ['/a', '/a#1'],
    ],
  ],
  [
    'no link',
    [{ title: 'A', guid: '1' }, { title: 'B' }],
    [
      [null, '1'],
      [null, null],
    ],
  ],
])('%s', async (_name, items, names) => {
  expect(await namesOf(items)).toEqual(names);
});
