import { describe, expect, test } from 'vitest';
import {
  addressPatterns,
  type DiscoveredSource,
  feedGuesses,
  isCommentFeed,
  rankSources,
  readLinkHeader,
  readPageSources,
} from '../../src/discover/index.js';

const home = 'https://herald.example/news/';
const found = (html: string) => readPageSources(html, home).candidates.map(({ url, foundBy }) => `${foundBy} ${url}`);

describe('what a page names', () => {
  test('link elements by type or relation, against its base, before all else', () => {
    expect(
      found(`<base href="/sub/"><a href="all.rss">All</a>
        <LINK REL="alternate" TYPE="application/atom+xml; charset=utf-8" HREF="a.atom?x=1&amp;y=2">
        <link rel="ALTERNATE home" type="application/feed+json" href="//json.example/feed.json#top">
        <link rel="alternate" hreflang="de" href="/de/"><link rel="alternate" type="application/json+oembed" href="/oembed">
        <link rel="sitemap" type="application/xml" href="/sitemap.xml"><link rel=alternate type=text/xml href=feed://f.example/rss>`),
    ).toEqual([
      'link-element https://herald.example/sub/a.atom?x=1&y=2',
      'link-element https://json.example/feed.json',
      'link-element https://herald.example/sitemap.xml',
      'link-element http://f.example/rss',
      'page-link https://herald.example/sub/all.rss',
    ]);
  });

  test('links by their address or their words, not by chance', () => {
    expect(
      found(`<a href="/rss">Our feeds</a> <a href="/x"><img alt="" src="rss.png"> RSS</a> <a href="/abo" title="RSS"></a>
        <a href="https://feeds.example/herald">News</a> <a href="/?feed=rss2">x</a> <a href="/blog/feed/">x</a>
        <a href="/feedback">Feedback</a> <a href="/rss-icon.png">RSS</a> <a href="javascript:rss()">RSS</a>
        <a href="/newsfeed-explained.html">x</a> <a href="/atomic">x</a> <a href="mailto:rss@herald.example">RSS</a>
        <a href="https://feedly.com/i/subscription/feed/https%3A%2F%2Fherald.example%2Fall.xml">x</a>
        <script>document.write('<a href="/written.rss">')</script><!-- <a href="/old.rss">RSS</a> -->`),
    ).toEqual([
      'page-link https://herald.example/rss',
      'page-link https://herald.example/x',
      'page-link https://herald.example/abo',
      'page-link https://feeds.example/herald',
      'page-link https://herald.example/?feed=rss2',
      'page-link https://herald.example/blog/feed/',
      'page-link https://herald.example/all.xml',
    ]);
  });

  test('data of schema.org', () => {
    const data = {
      '@graph': [
        { '@type': 'PodcastSeries', webFeed: '/cast.xml', name: 'Cast' },
        { '@type': ['DataFeed'], url: '/d' },
      ],
    };
    expect(found(`<script type="application/ld+json">${JSON.stringify(data)}</script>`)).toEqual([
      'json-ld https://herald.example/cast.xml',
      'json-ld https://herald.example/d',
    ]);
    expect(found('<script type="application/ld+json">{"webFeed": </script>')).toEqual([]);
  });

  test('a page of 100,000 links, nested, without an end, ends in time', () => {
    expect(readPageSources('<a href="/rss"><div>'.repeat(100_000), home).candidates).toHaveLength(1);
    expect(readPageSources(`<link rel=alternate ${'x '.repeat(500_000)}`, home).candidates).toEqual([]);
  });
});

test('Link headers', () => {
  const header =
    '<https://api.example/>; rel="https://api.w.org/", </feed>; rel="alternate"; type="application/rss+xml"; title="All, news", </de>; rel=alternate; hreflang=de';
  expect(readLinkHeader(header, home)).toEqual([
    { url: 'https://herald.example/feed', foundBy: 'link-header', label: 'All, news' },
  ]);
  expect(readLinkHeader(undefined, home)).toEqual([]);
});

test.each([
  [
    'https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv/videos',
    '',
    ['https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv'],
  ],
  [
    'https://www.youtube.com/@herald',
    '<script>{"externalId":"UCabcdefghijklmnopqrstuv"}</script>',
    ['https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv'],
  ],
  [
    'https://youtube.com/playlist?list=PLabcdefghij',
    '',
    ['https://www.youtube.com/feeds/videos.xml?playlist_id=PLabcdefghij'],
  ],
  ['https://www.youtube.com/user/herald', '', ['https://www.youtube.com/feeds/videos.xml?user=herald']],
  ['https://www.youtube.com/', '', []],
  ['https://medium.com/@ada/story-1', '', ['https://medium.com/feed/@ada']],
  ['https://ada.medium.com/', '', ['https://ada.medium.com/feed']],
  ['https://herald.substack.com/p/one', '', ['https://herald.substack.com/feed']],
  ['https://old.reddit.com/r/norway/', '', ['https://old.reddit.com/r/norway/.rss']],
  [
    'https://github.com/herald/press',
    '',
    ['https://github.com/herald/press/releases.atom', 'https://github.com/herald/press/commits.atom'],
  ],
  ['https://herald.example/', '', []],
])('%s', (address, html, feeds) => {
  expect(addressPatterns(address, html)).toEqual(feeds);
});

test('guesses: the section before the site, the program before the usual', () => {
  const paths = (address: string, system: Parameters<typeof feedGuesses>[1]) =>
    feedGuesses(address, system).map(
      ({ url, isPattern }) => `${new URL(url).pathname}${new URL(url).search}${isPattern ? ' !' : ''}`,
    );
  expect(paths('https://herald.example/sport/', 'wordpress').slice(0, 4)).toEqual([
    '/sport/feed/ !',
    '/feed/ !',
    '/?feed=rss2 !',
    '/rss',
  ]);
  expect(paths('https://herald.example/', null).slice(0, 3)).toEqual(['/feed/', '/rss', '/rss.xml']);
  expect(paths('https://herald.example/sport', null)[0]).toBe('/sport/feed/');
  expect(paths('https://herald.example/a.html', null)[0]).toBe('/feed/');
  expect(readPageSources('<meta name="generator" content="WordPress 6.5">', home).system).toBe('wordpress');
  expect(readPageSources('<img src="/wp-content/a.jpg">', home).system).toBe('wordpress');
  expect(readPageSources('', 'https://herald.blogspot.com/').system).toBe('blogger');
  expect(readPageSources('<p>wordpress</p>', home).system).toBeNull();
});

describe('the order', () => {
  const now = Date.parse('2026-05-04T12:00:00Z');
  const source = (parts: Partial<DiscoveredSource>): DiscoveredSource => ({
    url: 'https://herald.example/feed',
    title: null,
    kind: 'rss',
    isIndex: false,
    entries: 10,
    newest: '2026-05-04T08:00:00Z',
    hasFullText: false,
    isComments: false,
    language: null,
    siteUrl: null,
    foundBy: 'link-element',
    ...parts,
  });

  test.each<[string, Partial<DiscoveredSource>, Partial<DiscoveredSource>]>([
    ['a fresh feed before a stale one', {}, { newest: '2021-01-01' }],
    ['full text before teasers', { hasFullText: true }, {}],
    ['a fresh news sitemap before a stale feed', { kind: 'news-sitemap', hasFullText: null }, { newest: '2021-01-01' }],
    ['a news sitemap before a plain one', { kind: 'news-sitemap' }, { kind: 'sitemap', isIndex: true }],
    ['stories before comments', { newest: '2019-01-01' }, { isComments: true, hasFullText: true }],
    [
      'anything before what is empty',
      { kind: 'sitemap', newest: null },
      { entries: 0, newest: null, hasFullText: null },
    ],
    ['equals as they came', { url: 'https://herald.example/2' }, { url: 'https://herald.example/1' }],
  ])('%s', (_name, better, worse) => {
    const pair = [source(better), source(worse)] as const;
    expect(rankSources(pair, now)[0]).toBe(pair[0]);
    if (better.url === undefined) expect(rankSources([pair[1], pair[0]], now)[0]).toBe(pair[0]);
  });

  test('comments are told by address and by name, in several languages', () => {
    expect(isCommentFeed('https://herald.example/comments/feed/', [])).toBe(true);
    expect(isCommentFeed('https://herald.example/feed/', ['Kommentare zu: Hafen'])).toBe(true);
    expect(isCommentFeed('https://herald.example/feed/', ['Comments on: Harbour'])).toBe(true);
    expect(isCommentFeed('https://herald.example/feed/', ['Herald', null])).toBe(false);
    expect(isCommentFeed('https://herald.example/commentary/feed', ['Commentary'])).toBe(false);
  });
});
