import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatOpml, parseOpml } from '../../src/opml/index.js';

const list = `<?xml version="1.0"?><opml version="1.0"><head><title>My  feeds</title></head><body>
  <outline text="News & more"><outline text="Nordic">
    <outline type="rss" text="Herald" xmlUrl="https://herald.example/feed?a=1&b=2" htmlUrl="https://herald.example/" category="/Ports/Ships,Sea"/>
  </outline></outline>
  <outline title="Gazette" xmlurl="feed://gazette.example/rss"/>
  <outline type="include" url="https://other.example/list.opml"/>
  <outline type="rss" xmlUrl="file:///etc/passwd"/>
  <outline type="rss" text="Herald again" xmlUrl="https://herald.example/feed?a=1&amp;b=2"/>`;

test('categories become tags, else folders do, addresses count once, and only http leads anywhere', () => {
  expect(parseOpml(list)).toEqual({
    title: 'My feeds',
    feeds: [
      {
        url: 'https://herald.example/feed?a=1&b=2',
        title: 'Herald',
        htmlUrl: 'https://herald.example/',
        tags: ['Ports', 'Ships', 'Sea'],
        folder: 'News & more/Nordic',
        note: null,
      },
      { url: 'http://gazette.example/rss', title: 'Gazette', htmlUrl: null, tags: [], folder: null, note: null },
    ],
    unreadable: ['file:///etc/passwd'],
  });
});

test('titles and addresses that were escaped twice are read as they were meant', () => {
  const [feed] = parseOpml(
    '<opml><body><outline text="Ada &amp;amp; Co.&amp;#8217;s" xmlUrl="https://herald.example/f?a=1&amp;#038;b=2"/></body></opml>',
  ).feeds;
  expect(feed).toMatchObject({ title: 'Ada & Co.’s', url: 'https://herald.example/f?a=1&b=2' });
});

test('what is written is read back the same', () => {
  const feeds = [
    {
      url: 'https://a.example/feed?x=1&y=2',
      title: 'A "quoted" <name>',
      htmlUrl: 'https://a.example/',
      tags: ['News', 'Øst'],
    },
    { url: 'https://b.example/feed', title: 'B\u0007', htmlUrl: null, tags: [] },
  ];
  const text = formatOpml({ title: 'Followed', dateModified: '2026-05-04T12:00:00Z', feeds });
  expect(text).toContain('<dateModified>Mon, 04 May 2026 12:00:00 GMT</dateModified>');
  expect(parseOpml(text)).toMatchObject({ title: 'Followed', feeds: [feeds[0], { ...feeds[1], title: 'B' }] });
});

test('folders, notes, tags with commas and slashes and feeds without a title come back as they were', () => {
  const tag = fc.constantFrom('News, General', 'Art/Film', 'Ports', 'zone θ', 'a,b/c', '1');
  const one = fc.record({
    title: fc.constantFrom(null, 'Herald', 'A "quoted" <name>'),
    htmlUrl: fc.constantFrom(null, 'https://a.example/'),
    tags: fc.uniqueArray(tag, { maxLength: 4 }),
    folder: fc.constantFrom(null, 'World', 'World/Art & Film', 'a,b'),
    note: fc.constantFrom(null, 'asked by Ada: "weekly" & <quiet>', 'two\n\nlines', 'a &#10; of the text'),
  });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 5 }), (list) => {
      const feeds = list.map((feed, at) => ({ url: `https://a.example/feed?x=1&n=${at}`, ...feed }));
      const key = ({ url }: { url: string }): string => url;
      const again = parseOpml(formatOpml({ title: 'x', dateModified: null, feeds })).feeds;
      expect(again.toSorted((a, b) => key(a).localeCompare(key(b)))).toEqual(feeds);
    }),
  );
});

test('a feed of very many tags and folders ends in time', () => {
  const tags = Array.from({ length: 50_000 }, (_, at) => `a, ${at}`);
  const folder = tags.map((_, at) => at).join('/');
  const feeds = [{ url: 'https://a.example/f', title: null, htmlUrl: null, tags, folder }];
  const [again] = parseOpml(formatOpml({ title: 'x', dateModified: null, feeds })).feeds;
  expect(again).toMatchObject({ tags, folder: folder.split('/').slice(0, 20).join('/') });
});

test('folders nested a hundred thousand deep end in time', () => {
  const deep = `<opml>${'<outline text="x">'.repeat(100_000)}<outline xmlUrl="https://a.example/f"/>${'</outline>'.repeat(100_000)}<outline xmlUrl="https://b.example/f"/></opml>`;
  const { feeds } = parseOpml(deep);
  expect(feeds.map(({ tags }) => tags)).toEqual([['x'], []]);
});
