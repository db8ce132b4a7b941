import { describe, expect, test } from 'vitest';
import { parseFeed } from '../../src/read/index.js';

const parse = (text: string, options = {}) =>
  parseFeed(Buffer.from(text), { url: 'https://herald.example/feed', ...options });

describe('ill-formed feeds are read as far as they go', () => {
  const item = (n: number) =>
    `<item><title>Story ${n} &amp; more</title><link>https://herald.example/${n}</link><description>Text &nbsp; &copy; ${n}</description></item>`;

  test.each([
    [
      'a warning before the prolog',
      `<br /><b>Warning</b>: x in /a.php\n<?xml version="1.0"?><rss version="2.0"><channel>${item(1)}</channel></rss>`,
    ],
    ['no version', `<rss><channel>${item(1)}</channel></rss>`],
    ['a bare ampersand', `<rss version="2.0"><channel>${item(1).replace('&amp;', '&')}</channel></rss>`],
    ['control characters', `<rss version="2.0"><channel>\u0003${item(1)}</channel></rss>`],
    ['an end tag forgotten', `<rss version="2.0"><channel>${item(1).replace('</title>', '')}</channel></rss>`],
  ])('%s', async (_name, text) => {
    const { entries } = await parse(text);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ title: 'Story 1 & more', link: 'https://herald.example/1' });
  });

  test('an item without an end tag ends where the next begins, also behind an enclosure as HTML would have it', async () => {
    const open = item(1).replace('</item>', '<enclosure url=https://herald.example/1.mp3 type="audio/mpeg">');
    const { entries, notices } = await parse(`<rss version=2.0><channel>${open}${item(2)}</channel></rss>`);
    expect(entries.map(({ title }) => title)).toEqual(['Story 1 & more', 'Story 2 & more']);
    expect(entries[0]!.enclosures).toMatchObject([{ url: 'https://herald.example/1.mp3' }]);
    expect(notices).toEqual([]);
  });

  test('a feed that is cut keeps its complete entries and says so', async () => {
    const whole = `<rss version="2.0"><channel><title>x</title>${item(1)}${item(2)}${item(3)}</channel></rss>`;
    const { entries, notices } = await parse(whole.slice(0, -60));
    expect(entries.map((one) => one.link)).toEqual(['https://herald.example/1', 'https://herald.example/2']);
    expect(notices).toEqual(['the feed is cut off after 2 complete entries']);
  });

  test('entity bombs and 100,000 nested elements end quickly and harmlessly', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>
      <rss version="2.0"><channel><title>&c;</title>${item(1)}</channel></rss>`;
    expect((await parse(bomb)).feed.title).toBe('&c;');
    const deep = `<rss version="2.0"><channel>${'<x>'.repeat(100_000)}${'</x>'.repeat(100_000)}${item(1)}</channel></rss>`;
    expect((await parse(deep)).entries).toHaveLength(1);
  });

  test('what is no feed is refused by name', async () => {
    await expect(parse('<html><body>Not here</body></html>')).rejects.toMatchObject({ code: 'FEED' });
    await expect(parse('{"a": 1}')).rejects.toMatchObject({ code: 'FEED' });
    await expect(parse('{"a": ')).rejects.toMatchObject({ code: 'FEED' });
  });
});

test('namespaces count by address, links resolve by xml:base, XHTML keeps its order', async () => {
  const { entries } = await parse(`<a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:base="https://base.example/x/">
    <a:entry><a:title type="html">A &lt;b&gt;bold&lt;/b&gt; step</a:title><a:link href="story"/><a:id>urn:1</a:id>
    <a:updated>2026-05-04T08:00:00+02:00</a:updated>
    <a:content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>one <b>two</b> three <a href="more">four</a></p></div></a:content>
    </a:entry></a:feed>`);
  expect(entries[0]).toMatchObject({
    title: 'A bold step',
    link: 'https://base.example/x/story',
    updated: '2026-05-04T08:00:00+02:00',
    content: expect.stringContaining('<p>one <b>two</b> three <a href="https://base.example/x/more">four</a></p>'),
  });
});

test('scripts, handlers and unsafe addresses are taken out of content', async () => {
  const { entries } =
    await parse(`<rss version="2.0"><channel><item><description><![CDATA[<p onclick="x()">Safe <script>alert(1)</script>
    <a href="java&#10;script:alert(1)">link</a> <img src="data:image/svg+xml,x" onerror="x()"> <iframe src="https://x.example"></iframe></p>]]></description></item></channel></rss>`);
  expect(entries[0]?.summary).toMatch(/^<p>Safe\s+<a>link<\/a> <img>\s*<\/p>$/);
});

test('bytes decide the charset, a label only where it decodes', async () => {
  const latin1 = Buffer.from(
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Z\xfcrich und R\xe4te</title></channel></rss>',
    'latin1',
  );
  expect((await parseFeed(latin1)).feed.title).toBe('Zürich und Räte');
});

test('JSON Feed: numeric ids, attachments, one author', async () => {
  const { entries } = await parse(
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1',
      title: 'Herald',
      author: { name: 'Ada Lindqvist' },
      items: [
        {
          id: 7,
          url: '/a',
          content_text: 'One.\n\nTwo.',
          attachments: [{ url: '/a.mp3', mime_type: 'audio/mpeg', size_in_bytes: 12 }],
        },
      ],
    }),
  );
  expect(entries[0]).toMatchObject({
    id: '7',
    link: 'https://herald.example/a',
    authors: ['Ada Lindqvist'],
    content: '<p>One.</p><p>Two.</p>',
    enclosures: [{ url: 'https://herald.example/a.mp3', type: 'audio/mpeg', length: '12' }],
  });
});

describe('JSON that is ill-formed', () => {
  const items = '{"id":"1","title":"One \\"{\\""},{"id":"2","title":"Two"}';
  const head = '{"version":"https://jsonfeed.org/version/1.1","title":"Herald","items":[';

  test('a feed that is cut keeps its complete entries and its own title, and says so', async () => {
    const cut = await parse(`${head}${items},{"id":"3","tit`);
    expect(cut.entries.map(({ title }) => title)).toEqual(['One "{"', 'Two']);
    expect(cut.feed.title).toBe('Herald');
    expect(cut.notices).toEqual(['the feed is cut off after 2 complete entries']);
  });

  test('a comma too many or a line break in a text costs nothing', async () => {
    const slip = await parse(`${head}${items},]}`);
    expect(slip).toMatchObject({ notices: [], feed: { title: 'Herald' } });
    expect(slip.entries).toHaveLength(2);
    const broken = await parse(`${head}{"id":"1","title":"One\nline"}],"language":"en"}`);
    expect(broken).toMatchObject({ notices: [], feed: { language: 'en' }, entries: [{ title: 'One line' }] });
  });

  test('a string of megabytes ends in time', async () => {
    const long = await parse(`${head}${items},{"id":"3","title":"${'\\"x'.repeat(2_000_000)}`);
    expect(long.entries).toHaveLength(2);
  });
});

test.each([
  ['UTF-32', (text: string) => utf32(text, false)],
  ['UTF-32 little end first', (text: string) => utf32(text, true)],
  ['UTF-8 under the name of Latin 1', (text: string) => Buffer.from(text.replace('UTF-32', 'ISO-8859-1'))],
  ['UTF-8 under the name of ASCII', (text: string) => Buffer.from(text.replace('UTF-32', 'us-ascii'))],
  ['a block filled up with zeros', (text: string) => Buffer.concat([Buffer.from(text), Buffer.alloc(100)])],
])('bytes as careless writers send them: %s', async (_name, bytes) => {
  const text =
    '<?xml version="1.0" encoding="UTF-32"?><rss version="2.0"><channel><title>Zürich “räumt” 😀</title></channel></rss>';
  expect((await parseFeed(bytes(text))).feed.title).toBe('Zürich “räumt” 😀');
});

function utf32(text: string, isLittle: boolean): Buffer {
  const codes = [0xfeff, ...[...text].map((one) => one.codePointAt(0)!)];
  const bytes = Buffer.alloc(codes.length * 4);
  for (const [at, code] of codes.entries()) {
    if (isLittle) bytes.writeUInt32LE(code, at * 4);
    else bytes.writeUInt32BE(code, at * 4);
  }
  return bytes;
}

test('slips of templates: CDATA in lower case, numbers without a semicolon, a slash behind a bare value', async () => {
  const { entries } = await parse(`<rss version="2.0"><channel><item><title><![cdata[Ports & ships]]></title>
    <description>Zoll&#0;&#228mter &#8217;s &#1 a &#38x</description><enclosure url=https://herald.example/a.mp3/></item></channel></rss>`);
  expect(entries[0]).toMatchObject({
    title: 'Ports & ships',
    summary: 'Zollämter ’s &#1 a &#38x',
    enclosures: [{ url: 'https://herald.example/a.mp3' }],
  });
});

test('a category that is an address or a number is called by its label', async () => {
  const { entries } = await parse(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title>
    <category term="http://herald.example/topics#12" label="Ports"/><category term="417" label="Strikes"/>
    <category term="Sea" label="The sea"/><category term="99"/></entry></feed>`);
  expect(entries[0]?.tags).toEqual(['Ports', 'Strikes', 'Sea', '99']);
});
