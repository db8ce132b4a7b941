import { expect, test } from 'vitest';
import { blocksFromHtml } from '../../src/extract/index.js';
import { parseFeedText, rawArticleFromEntry, saysSomething } from '../../src/feed/index.js';

// Feeds made to hurt: each ends with the entries that are whole. What it costs is measured by `npm run bench feeds`; a test that hangs
// or runs out of memory fails by itself.

const whole = '<item><title>One</title><link>https://herald.example/1</link><description>Text</description></item>';
const item = (content: string): string =>
  `<item><title>Two</title><link>https://herald.example/2</link>${content}</item>`;
const feed = (content: string, doctype = ''): string =>
  `<?xml version="1.0"?>${doctype}<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Herald</title>${content}</channel></rss>`;
const parse = (text: string) =>
  parseFeedText(text, {
    url: 'https://herald.example/feed',
    contentType: null,
    contentLocation: null,
    contentLanguage: null,
  });
const entitiesInEntities = `<!DOCTYPE r [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, at) => `<!ENTITY a${at} "${`&a${at ? at - 1 : ''};`.repeat(10)}">`).join('')}]>`;

test.each<[string, string, string[]]>([
  ['entities in entities', feed(whole + item('<description>&a19;</description>'), entitiesInEntities), ['One', 'Two']],
  [
    'one long entity, a million times',
    feed(
      item(`<description>${'&a;'.repeat(1_000_000)}</description>`),
      `<!DOCTYPE r [<!ENTITY a "${'x'.repeat(490)}">]>`,
    ),
    ['Two'],
  ],
  [
    'a file of the machine as an entity',
    feed(item('<category>&a;</category>'), '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
    ['Two'],
  ],
  ['100,000 nested elements', feed('<x>'.repeat(100_000) + '</x>'.repeat(100_000) + whole), ['One']],
  [
    '100,000 nested in XHTML',
    feed(item(`<description>${'<div>'.repeat(100_000)}x${'</div>'.repeat(100_000)}</description>`) + whole),
    ['Two', 'One'],
  ],
  [
    '100,000 nested in CDATA',
    feed(item(`<description><![CDATA[${'<div>'.repeat(100_000)}]]></description>`) + whole),
    ['Two', 'One'],
  ],
  [
    '300,000 attributes',
    feed(
      `<item ${Array.from({ length: 300_000 }, (_, at) => `a${at}="1"`).join(' ')}><title>Two</title></item>${whole}`,
    ),
    ['Two', 'One'],
  ],
  [
    '100,000 namespaces',
    feed(
      Array.from(
        { length: 300 },
        (_, at) => `<x ${Array.from({ length: 300 }, (_, n) => `xmlns:p${at}x${n}="urn:${n}"`).join(' ')}>`,
      ).join('') + whole,
    ),
    ['One'],
  ],
  [
    '100,000 media contents',
    feed(item(`<media:group>${'<media:content url="https://herald.example/a.jpg"/>'.repeat(100_000)}</media:group>`)),
    ['Two'],
  ],
  [
    '100,000 categories',
    feed(item(Array.from({ length: 100_000 }, (_, at) => `<category>c${at}</category>`).join(''))),
    ['Two'],
  ],
  ['a million ampersands', feed(item(`<description>${'&'.repeat(1_000_000)}</description>`)), ['Two']],
  ['a million <', feed('<'.repeat(1_000_000) + whole), ['One']],
  [
    'names of objects',
    feed(
      '<item><title>__proto__</title><link>https://herald.example/1</link><__proto__>x</__proto__><constructor/></item>',
    ),
    ['__proto__'],
  ],
])('%s', { timeout: 60_000 }, async (_name, text, titles) => {
  const { entries } = await parse(text);
  expect(entries.map(({ title }) => title)).toEqual(titles);
  const written = JSON.stringify(entries);
  expect(written).not.toMatch(/root:.*:0:0/);
  // Nothing grows: what comes out is no longer than a few times what went in.
  expect(written.length).toBeLessThan(text.length * 6 + 10_000);
});

test('lists of one entry are cut, and text beyond all books is not read', async () => {
  const many = await parse(
    feed(item(Array.from({ length: 5_000 }, (_, at) => `<category>c${at}</category>`).join(''))),
  );
  expect(many.entries[0]?.tags).toHaveLength(500);
  const long = await parse(feed(item(`<description>${'word '.repeat(500_000)}</description>`)));
  const raw = rawArticleFromEntry(long.entries[0]!, long, { blocksFromHtml });
  expect(raw.removals).toMatchObject([{ reason: 'text beyond 2 MB of one entry' }]);
  expect(JSON.stringify(raw.blocks).length).toBeLessThan(4_100_000); // as text and as HTML
});

test('an entry that says nothing is told from one that says little', async () => {
  const { entries } = await parse(feed('<item/><item><author>x</author></item><item><title>A</title></item>'));
  expect(entries.map(saysSomething)).toEqual([false, false, true]);
});

test('every cut of a feed gives whole entries and says that it is cut', async () => {
  const text = feed(whole + item('<description><![CDATA[<p>Text</p>]]></description>') + whole);
  const firstEnd = text.indexOf('</item>') + 7;
  const lastEnd = text.lastIndexOf('</item>') + 7;
  for (let length = firstEnd; length < lastEnd; length++) {
    const { entries, notices } = await parse(text.slice(0, length));
    // `</item` at the end is an end.
    const complete = text.slice(0, length).split(/<\/item>|<\/item$/).length - 1;
    expect(entries.map(({ link }) => link !== null)).toEqual(Array.from({ length: complete }, () => true));
    expect(notices, `cut at ${length}`).toEqual([`the feed is cut off after ${complete} complete entries`]);
  }
  expect((await parse(text)).notices).toEqual([]);
  expect((await parse(text.slice(0, -1))).notices).toEqual([]);
});
