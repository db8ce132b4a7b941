import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readDefaults } from '../../src/options.js';
import { openDocument, readDocument } from '../../src/read/index.js';
import { makeTarget } from '../../src/source/index.js';
import { makeArticle } from '../helpers/article.js';
import { fetchedOf } from '../helpers/fetched.js';
import { nothingSeen } from '../../src/shared/raw-article.js';
import type { DocumentItem, Fetched, RawArticle } from '../../src/types.js';

// One document → what it is, told once, and what its consumers make of it.

async function itemsOf(fetched: Fetched): Promise<DocumentItem[]> {
  const items: DocumentItem[] = [];
  for await (const item of await readDocument(fetched, readDefaults)) items.push(item);
  return items;
}

const rss = '<rss version="2.0"><channel><title>Herald</title><item><title>One</title></item></channel></rss>';
const warc = Buffer.from(
  [
    'WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: https://herald.example/a\r\nWARC-Date: 2024-04-02T05:28:00Z',
    'Content-Type: text/html\r\nContent-Length: 20\r\n\r\n<html>harbour</html>\r\n\r\n',
  ].join('\r\n'),
);

test.each([
  ['page', '<!doctype html><html><head><title>x</title></head><body><p>y</p></body></html>'],
  ['text', 'The harbour was closed on Tuesday.\n\nIt opens again on Friday.'],
  ['feed', rss],
  ['feed', '{"version":"https://jsonfeed.org/version/1.1","title":"Herald","items":[]}'],
  ['sitemap', '<urlset><url><loc>https://herald.example/a</loc></url></urlset>'],
  ['opml', '<opml version="2.0"><body><outline xmlUrl="https://herald.example/feed"/></body></opml>'],
  ['list', '# feeds\nhttps://herald.example/a\nhttps://herald.example/b\n'],
  ['warc', warc],
  ['warc', gzipSync(warc)],
])('%s is told by content, whatever the server calls it', async (kind, body) => {
  expect((await openDocument(fetchedOf(body, { contentType: 'application/octet-stream' }))).kind).toBe(kind);
});

test('a signed message is the text that was signed', async () => {
  const story =
    'Harbour advisory 114\n- -----\n\nAn overflow was found in the daemon that counts the boats of a harbour, said Sven M\xe4rzh\xe4user.\n\nWe recommend that all harbour masters mend it at once, before the next ferry comes in.\n';
  const message = `-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n${story}-----BEGIN PGP SIGNATURE-----\n\niQIz\n-----END PGP SIGNATURE-----\n`;
  const fetched = fetchedOf(Buffer.from(message, 'latin1'), { contentType: 'text/plain; charset=iso-8859-1' });
  const opened = await openDocument(fetched);
  expect(opened).toMatchObject({ kind: 'text', decoded: { text: story.replace('- -----', '-----') } });
  const key = fetchedOf('-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQIN\n-----END PGP PUBLIC KEY BLOCK-----\n');
  await expect(openDocument(key)).rejects.toThrow('a key or certificate');
});

test('a story of a feed that is longer than what is read of it is not whole', async () => {
  const feed = (text: string): string =>
    `<rss version="2.0"><channel><title>Herald</title><item><title>One</title><description>${text}</description></item></channel></rss>`;
  const bodyComplete = async (text: string): Promise<unknown> => {
    const [item] = await itemsOf(fetchedOf(feed(text)));
    return item?.kind === 'article' ? item.article.bodyComplete : undefined;
  };
  expect(await bodyComplete('harbour '.repeat(200))).toBeNull();
  expect(await bodyComplete('harbour '.repeat(260_000))).toBe(false);
});

test('a WARC that a server sends is a WARC: its records come with their bytes', async () => {
  for (const bytes of [warc, gzipSync(warc)]) {
    const [item, ...others] = await itemsOf(fetchedOf(bytes, { contentType: 'application/gzip' }));
    expect(others).toEqual([]);
    expect(item).toMatchObject({
      kind: 'target',
      target: { url: 'https://herald.example/a', capture: { status: null } },
    });
  }
});

test('a name in a list that is not an address is a failure of its own, and the others are read', async () => {
  const lists = [
    'https://herald.example/a\nhttp://[bad\nhttps://herald.example/b\n',
    `<opml version="2.0"><body>${['https://herald.example/a', 'http://[bad', 'https://herald.example/b']
      .map((url) => `<outline type="rss" xmlUrl="${url}"/>`)
      .join('')}</body></opml>`,
  ];
  for (const list of lists) {
    const items = await itemsOf(
      fetchedOf(list.replace('http://[bad', list.startsWith('<') ? 'http://[bad' : 'https://[bad')),
    );
    expect(items.filter((item) => item.kind === 'target')).toHaveLength(2);
    expect(items.filter((item) => item.kind === 'failure')).toMatchObject([{ error: { code: 'USAGE' } }]);
  }
});

test.each([
  ['UTF-8', (text: string) => Buffer.from(text)],
  ['a mark and UTF-8', (text: string) => Buffer.from(`\uFEFF${text}`)],
  ['UTF-16', (text: string) => Buffer.from(text, 'utf16le')],
  ['two marks and UTF-16', (text: string) => Buffer.from(`\uFEFF\uFEFF${text}`, 'utf16le')],
  ['a mark and UTF-16 of the other order', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
])('records in a file of %s are records', async (_how, bytesOf) => {
  const article = makeArticle({ headline: 'Élan' });
  for (const text of [`${JSON.stringify(article)}\r\n`, JSON.stringify([article, article], null, 2)]) {
    const items = await itemsOf(fetchedOf(bytesOf(text), {}, null));
    expect(items).toHaveLength(text.startsWith('[') ? 2 : 1);
    for (const item of items) expect(item).toMatchObject({ kind: 'article', article });
  }
});

test('the head of an advisory in text is not joined over rules and columns, and its feed names it', async () => {
  const text = `${'-'.repeat(74)}
Larkfield Security Advisory LSA-2026-114          security@larkfield.example
https://larkfield.example/security/                     Sven Maerzhaeuser
November 27, 2026
${'-'.repeat(74)}

An overflow was found in the daemon that counts the boats of a harbour, which
could let a boat with a very long name run programs on the quay.

For the stable distribution this problem has been mended in version 4.2-1, and
we ask all harbour masters to take it at once, said the pilots who found it
when they typed the name of a new ferry.
`;
  const alone = await itemsOf(fetchedOf(text, { contentType: 'text/plain' }));
  expect(alone).toMatchObject([
    { article: { headline: expect.stringMatching(/^Larkfield Security Advisory LSA-2026-114/) } },
  ]);
  const entry: RawArticle = {
    ...nothingSeen(),
    kind: 'entry',
    url: 'https://larkfield.example/114',
    candidates: [
      { field: 'headline', value: 'LSA-2026-114: overflow in harbourd', source: 'feed', place: 'title' },
      {
        field: 'date',
        value: { text: 'Fri, 27 Nov 2026 08:00:00 GMT', iso: '2026-11-27T08:00:00Z' },
        source: 'feed',
        place: 'pubDate',
      },
      {
        field: 'summary',
        value: 'An overflow was found in the daemon that counts the boats.',
        source: 'feed',
        place: 'description',
      },
    ],
  };
  const url = 'https://larkfield.example/114';
  const target = makeTarget(url, { url, entry, feedUrl: 'https://larkfield.example/feed', isFound: true, depth: 1 });
  const named = await itemsOf(fetchedOf(text, { target, contentType: 'text/plain' }));
  expect(named).toMatchObject([
    { article: { headline: 'LSA-2026-114: overflow in harbourd', date: '2026-11-27T08:00:00Z' } },
  ]);
});

test('a page of plain text keeps what the feed said of it, as a page of HTML does', async () => {
  const entry: RawArticle = {
    ...nothingSeen(),
    kind: 'entry',
    url: 'https://herald.example/doc',
    candidates: [
      { field: 'headline', value: 'Harbour closed', source: 'feed', place: 'title' },
      {
        field: 'date',
        value: { text: '2026-05-03T09:00:00Z', iso: '2026-05-03T09:00:00Z' },
        source: 'feed',
        place: 'pubDate',
      },
      {
        field: 'authors',
        value: [{ name: 'Ada Brandt', role: null, kind: null, url: null, email: null }],
        source: 'feed',
        place: 'author',
      },
      { field: 'tags', value: ['Ports'], source: 'feed', place: 'category' },
      { field: 'guid', value: 'adv-12', source: 'feed', place: 'guid' },
    ],
  };
  const text =
    'Harbour closed\n\nThe harbour was closed on Sunday, the port said, as the wind rose to gale force.\n\nIt opens again on Friday.\n';
  const url = 'https://herald.example/doc';
  const target = makeTarget(url, { url, entry, feedUrl: 'https://herald.example/feed', isFound: true, depth: 1 });
  const [item] = await itemsOf(fetchedOf(text, { target, contentType: 'text/plain' }));
  expect(item).toMatchObject({
    kind: 'article',
    article: {
      headline: 'Harbour closed',
      date: '2026-05-03T09:00:00Z',
      authors: ['Ada Brandt'],
      tags: ['Ports'],
      source: { kind: 'text', guid: 'adv-12', feedUrl: 'https://herald.example/feed' },
    },
  });
});

test.each([
  ['x-amzn-waf-action', 'challenge'],
  ['x-amzn-waf-action', 'captcha'],
  ['cf-mitigated', 'challenge'],
])('an answer with %s: %s is a challenge, be it empty or a page', async (name, value) => {
  for (const body of ['', '<html><head><title>Herald</title></head><body><p>…</p></body></html>']) {
    const opened = openDocument(fetchedOf(body, { status: 202, headers: { [name]: value } }));
    await expect(opened).rejects.toMatchObject({ code: 'BLOCKED', reason: 'challenge' });
  }
});
