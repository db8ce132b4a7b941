import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { articleSchema } from '../../src/schema.js';
import { wirecopy } from '../helpers/run.js';
import { startServer } from '../helpers/server.js';
import { documents, errors, html, info, page, read, record, response, site } from '../helpers/warc.js';

describe('versions', () => {
  test.each(['WARC/0.17', 'WARC/0.18', 'WARC/1.0', 'WARC/1.1', 'WARC/1.2'])('%s', async (version) => {
    const one = (n: number): Buffer => response(`${site}/${n}`, [html], page(n), { version });
    for (const bytes of [Buffer.concat([one(1), one(2)]), Buffer.concat([gzipSync(one(1)), gzipSync(one(2))])]) {
      const items = await read(bytes);
      expect(errors(items)).toEqual([]);
      expect(documents(items).map(({ url, bytes: body }) => [url, body.toString()])).toEqual(
        [1, 2].map((n) => [`${site}/${n}`, page(n)]),
      );
    }
  });

  const arcRecord = (url: string, block: string, type = 'text/html', more = ''): Buffer =>
    Buffer.from(`${url} 192.0.2.7 20080405061500 ${type} ${more}${Buffer.byteLength(block)}\n${block}\n`);
  const versionBlock = '1 0 Harbour Archive\nURL IP-address Archive-date Content-type Archive-length\n';
  const http = (body: string): string => `HTTP/1.1 200 OK\r\n${html}\r\n\r\n${body}`;
  const arc = [
    arcRecord('filedesc://harbour.arc', versionBlock, 'text/plain'),
    arcRecord('dns:harbour.example', '20080405061500\nharbour.example. 300 IN A 192.0.2.7\n', 'text/dns'),
    arcRecord(`${site}/1`, http(page(1))),
    arcRecord(`${site}/a b`, http(page(2)), 'text/html; charset=utf-8'),
    arcRecord(
      `${site}/gone`,
      'HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nx',
      'text/html',
      '404 - - 0 f.arc ',
    ),
    arcRecord(`${site}/3`, http(page(3)), 'text/html', '200 - - 0 f.arc '),
  ];

  test.each([
    ['plain', Buffer.concat(arc)],
    ['a member a record', Buffer.concat(arc.map((one) => gzipSync(one)))],
  ])('ARC, %s', async (_name, bytes) => {
    for (const size of [61, 65_536]) {
      const items = await read(bytes, size);
      expect(errors(items)).toEqual([]);
      expect(documents(items).map(({ url, bytes: body }) => [url, body.toString()])).toEqual([
        [`${site}/1`, page(1)],
        [`${site}/a b`, page(2)],
        [`${site}/3`, page(3)],
      ]);
      expect(documents(items)[0]).toMatchObject({ status: 200, fetchedAt: '2008-04-05T06:15:00.000Z' });
    }
  });

  test('of a body in several records the first is read and said to be cut', async () => {
    const whole = Buffer.from(http(page(1)));
    const fields = { 'WARC-Type': 'continuation', 'WARC-Segment-Number': '2', 'WARC-Target-URI': `${site}/1` };
    const items = await read(
      Buffer.concat([
        record(
          { 'WARC-Type': 'response', 'WARC-Segment-Number': '1', 'WARC-Target-URI': `${site}/1` },
          whole.subarray(0, whole.length - 40),
        ),
        record(fields, whole.subarray(whole.length - 40)),
        response(`${site}/2`, [html], page(2)),
      ]),
    );
    expect(errors(items)).toEqual([]);
    expect(documents(items).map(({ url, isTruncated }) => [url, isTruncated])).toEqual([
      [`${site}/1`, true],
      [`${site}/2`, false],
    ]);
  });

  test('answers without their first line, or without any head, are read; what is none is said', async () => {
    const one = (n: number, block: string): Buffer =>
      record({ 'WARC-Type': 'response', 'WARC-Target-URI': `${site}/${n}` }, Buffer.from(block));
    const items = await read(
      Buffer.concat([one(1, `${html}\r\n\r\n${page(1)}`), one(2, page(2)), one(3, 'nothing of HTTP'), one(4, '')]),
    );
    expect(documents(items).map(({ url, status, bytes }) => [url, status, bytes.toString()])).toEqual([
      [`${site}/1`, null, page(1)],
      [`${site}/2`, null, page(2)],
    ]);
    expect(errors(items).map(({ message }) => message)).toEqual([expect.stringContaining(`${site}/3 in`)]);
  });

  test('a field whose value begins on the next line', async () => {
    const folded = response(`${site}/1`, [html], page(1)).toString().replace('URI: ', 'URI:\r\n ');
    expect(documents(await read(Buffer.from(folded))).map(({ url }) => url)).toEqual([`${site}/1`]);
  });

  test('ARC with a wrong length and with a hole goes on at the next record', async () => {
    const wrong = Buffer.from(arc[2]!.toString().replace(/ (\d+)\n/, (_, n) => ` ${Number(n) - 300}\n`));
    const holed = Buffer.concat([...arc.slice(0, 2), wrong, arc[3]!, Buffer.alloc(700), ...arc.slice(4)]);
    const items = await read(holed);
    expect(documents(items).map((one) => one.url)).toEqual([`${site}/1`, `${site}/a b`, `${site}/3`]);
    expect(documents(items)[0]?.bytes.toString()).toBe(page(1));
    expect(errors(items)).toHaveLength(2);
  });
});

describe('stored answers', () => {
  const bodyOf = async (headers: string[], body: string | Buffer): Promise<unknown[]> => {
    const items = await read(response(`${site}/1`, [html, ...headers], body));
    expect(errors(items)).toEqual([]);
    return documents(items).map((one) => one.bytes.toString());
  };

  test.each([
    ['100 Continue', 'HTTP/1.1 100 Continue\r\n\r\n'],
    ['103 with headers', 'HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n'],
    [
      'several',
      'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n',
    ],
    ['several with LF alone', 'HTTP/1.1 100 Continue\n\nHTTP/1.1 103 Early Hints\nLink: <x>\n\n'],
  ])('%s before the answer is passed over', async (_name, interim) => {
    const fields = { 'WARC-Type': 'response', 'WARC-Target-URI': `${site}/1` };
    const items = await read(record(fields, `${interim}HTTP/1.1 200 OK\r\n${html}\r\n\r\n${page(1)}`));
    expect(documents(items)).toMatchObject([{ status: 200, contentType: 'text/html; charset=utf-8' }]);
    expect(documents(items)[0]?.bytes.toString()).toBe(page(1));
    expect(documents(items)[0]?.headers).not.toHaveProperty('link');
  });

  test('an interim answer alone is not a document', async () => {
    const fields = { 'WARC-Type': 'response', 'WARC-Target-URI': `${site}/1` };
    expect(await read(record(fields, 'HTTP/1.1 100 Continue\r\n\r\n'))).toEqual([]);
  });

  test('headers with LF alone', async () => {
    const fields = { 'WARC-Type': 'response', 'WARC-Target-URI': `${site}/1` };
    const items = await read(record(fields, `HTTP/1.0 200 OK\n${html}\nX: y\n\n\n${page(1)}`));
    expect(documents(items)[0]?.bytes.toString()).toBe(`\n${page(1)}`);
  });

  const texts = [
    '\uFEFF<!doctype html><p>x</p>',
    'Plain words, nothing more.',
    ';',
    '{"a": 1}',
    'Čeština, 日本語 and more',
    `${'z'.repeat(300)}`,
  ];
  test.each(['br', 'deflate', 'gzip', 'zstd', 'gzip, br'])(
    'a body that is not in %s, though its header says so',
    async (coding) => {
      for (const text of texts) expect(await bodyOf([`Content-Encoding: ${coding}`], text)).toEqual([text]);
    },
  );

  test('the same in a charset of one byte, and in UTF-16', async () => {
    const cyrillic = Buffer.concat(
      Array.from({ length: 100 }, () => Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x20])),
    );
    const wide = Buffer.from('\uFEFF<p>Harbour</p>', 'utf16le');
    for (const body of [cyrillic, wide]) {
      const items = await read(response(`${site}/1`, [html, 'Content-Encoding: br'], body));
      expect(documents(items)[0]?.bytes.equals(body)).toBe(true);
    }
  });

  test.each([
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['gzip', gzipSync],
  ])('a short and a long body in %s are unpacked', async (coding, pack) => {
    for (const text of ['a', 'hello world', page(1), 'z'.repeat(3_000)]) {
      expect(await bodyOf([`Content-Encoding: ${coding}`], pack(text))).toEqual([text]);
    }
  });

  test('a body that the crawler cut off gives what it holds, packed or not', async () => {
    for (const [coding, pack] of [
      ['br', brotliCompressSync],
      ['deflate', deflateSync],
      ['gzip', gzipSync],
    ] as const) {
      const long = Array.from({ length: 3_000 }, (_, n) => `line ${n * 7919}`).join('\n');
      const packed = pack(long);
      const fields = { 'WARC-Truncated': 'length' };
      const cut = response(`${site}/1`, [html, `Content-Encoding: ${coding}`], packed.subarray(0, packed.length / 2), {
        fields,
      });
      const items = await read(cut);
      expect(errors(items)).toEqual([]);
      expect(documents(items)).toMatchObject([{ isTruncated: true }]);
      const got = documents(items)[0]!.bytes.toString();
      expect(got.length).toBeGreaterThan(5_000);
      expect(long.startsWith(got)).toBe(true);
    }
  });

  test('data that a page asked for is no document; a JSON Feed is', async () => {
    const feed = '{"version":"https://jsonfeed.org/version/1.1","items":[]}';
    const type = ['Content-Type: application/json'];
    const items = await read(
      Buffer.concat([response(`${site}/api`, type, '{"a":1}'), response(`${site}/feed`, type, feed)]),
    );
    expect(documents(items).map((one) => one.url)).toEqual([`${site}/feed`]);
  });

  test('a password in an address is not given on', async () => {
    const items = await read(response('https://ada:secret@harbour.example/1', [html], page(1)));
    expect(JSON.stringify(documents(items)[0]?.url)).toBe('"https://harbour.example/1"');
  });
});

describe('wirecopy fetch of a capture', () => {
  let folder: string;
  let server: Awaited<ReturnType<typeof startServer>>;
  const asked: (string | undefined)[] = [];
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-warc-'));
    server = await startServer((request, answer) => {
      asked.push(request.url);
      answer.writeHead(200, { 'content-type': 'text/html' }).end(page(9));
    });
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await server.close();
  });

  const fetch = async (bytes: Buffer, ...flags: string[]) => {
    const file = path.join(folder, 'x.warc');
    writeFileSync(file, bytes);
    const ran = await wirecopy(['fetch', file, '--no-ledger', '--allow-private', '--delay', '0', ...flags]);
    const lines = ran.stdout.split('\n').filter(Boolean);
    return { ...ran, records: lines.map((line) => articleSchema.parse(JSON.parse(line))) };
  };

  test('a body that was cut off is said not to be complete', async () => {
    const cut = response(`${site}/1`, [html], page(1), { fields: { 'WARC-Truncated': 'length' } });
    const { records, status } = await fetch(Buffer.concat([cut, response(`${site}/2`, [html], page(2))]));
    expect(status).toBe(0);
    expect(records.map((one) => one.bodyComplete)).toEqual([false, null]);
  });

  test('lists in it cause no requests, not even with --full', async () => {
    const xml = 'Content-Type: application/xml';
    const at = (name: string): string => `${server.url}/${name}`;
    const listed = Buffer.concat([
      info,
      response(at('sitemap.xml'), [xml], `<urlset><url><loc>${at('story')}</loc></url></urlset>`),
      response(at('index.xml'), [xml], `<sitemapindex><sitemap><loc>${at('m.xml')}</loc></sitemap></sitemapindex>`),
      response(at('opml'), [xml], `<opml version="2.0"><body><outline xmlUrl="${at('rss')}"/></body></opml>`),
      response(at('list.txt'), ['Content-Type: text/plain'], `${at('a')}\n${at('b')}\n`),
      response(
        at('rss'),
        [xml],
        `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Harbour</title>
        <atom:link rel="next" href="${at('rss?page=2')}"/>
        <item><title>Dockers go back to work</title><link>${at('story')}</link><description>After nine days.</description></item>
        </channel></rss>`,
      ),
      response(at('page'), [html], page(1)),
    ]);
    const { records, status, stderr } = await fetch(listed, '--full', '--pages', '3');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(records.map((one) => one.headline)).toEqual(['Dockers go back to work', 'Harbour story number 1']);
    expect(asked).toEqual([]);
  });

  test('a hole at its start is told by its name, and the rest is read', async () => {
    const rest = [1, 2].map((n) => gzipSync(response(`${site}/${n}`, [html], page(n))));
    const { records, status, stderr } = await fetch(Buffer.concat([Buffer.alloc(4_000), ...rest]));
    expect(status).toBe(1);
    expect(records).toHaveLength(2);
    expect(stderr).toMatch(/nothing but zeros \[DECODE\]/);
  });

  test('a byte order mark before it does not hide what it is', async () => {
    const pages = [1, 2].map((n) => response(`${site}/${n}`, [html], page(n)));
    const { records, status, stderr } = await fetch(Buffer.concat([Buffer.from('\uFEFF'), ...pages]));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(records).toHaveLength(2);
  });

  test('a stored part of a page is not taken for the whole', async () => {
    const part = (n: number, range: string) =>
      response(`${site}/${n}`, [html, `Content-Range: bytes ${range}`], page(n), { status: '206 Partial Content' });
    const length = page(1).length;
    const { records } = await fetch(
      Buffer.concat([part(1, `0-${length - 1}/90000`), part(2, `0-${length - 1}/${length}`)]),
    );
    expect(records.map((one) => one.bodyComplete)).toEqual([false, null]);
  });

  test('damage within its first bytes does not hide what it is', async () => {
    const members = [1, 2, 3].map((n) => gzipSync(response(`${site}/${n}`, [html], page(n))));
    members[0]![300] = members[0]![300]! ^ 0x7f;
    const { records, status } = await fetch(Buffer.concat(members));
    expect(status).toBe(1);
    expect(records).toHaveLength(2);
  });
});
