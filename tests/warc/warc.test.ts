import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { articleSchema } from '../../src/schema.js';
import { wirecopy } from '../helpers/run.js';
import { documents, errors, html, info, page, read, record, response, site } from '../helpers/warc.js';

describe('what a WARC gives', () => {
  test.each([1, 7, 100, 65_536])(
    'a response, its address, date, status and body, in pieces of %i bytes',
    async (size) => {
      const items = await read(
        Buffer.concat([info, response(`${site}/1`, [html, 'Set-Cookie: a=secret'], page(1))]),
        size,
      );
      expect(errors(items)).toEqual([]);
      const [found] = documents(items);
      expect(found).toMatchObject({
        url: `${site}/1`,
        status: 200,
        contentType: 'text/html; charset=utf-8',
        fetchedAt: '2026-05-04T08:00:00.000Z',
      });
      expect(found?.bytes.toString()).toBe(page(1));
      expect(JSON.stringify(found?.headers)).not.toContain('secret');
    },
  );

  test.each([
    ['chunks', ['Transfer-Encoding: chunked'], Buffer.from('5\r\nhello\r\n6;x=y\r\n world\r\n0\r\n\r\n')],
    ['gzip', ['Content-Encoding: gzip'], gzipSync('hello world')],
    ['brotli', ['Content-Encoding: br'], brotliCompressSync('hello world')],
    [
      'chunks of gzip',
      ['Transfer-Encoding: chunked', 'Content-Encoding: gzip'],
      Buffer.concat([
        Buffer.from(`${gzipSync('hello world').length.toString(16)}\r\n`),
        gzipSync('hello world'),
        Buffer.from('\r\n0\r\n\r\n'),
      ]),
    ],
    [
      'headers that no longer hold',
      ['Transfer-Encoding: chunked', 'Content-Encoding: gzip'],
      Buffer.from('hello world'),
    ],
  ])('a body in %s', async (_name, headers, body) => {
    const [found] = documents(await read(response(`${site}/1`, [html, ...headers], body)));
    expect(found?.bytes.toString()).toBe('hello world');
  });

  test('resources and converted texts (WET), and addresses in angle brackets', async () => {
    const items = await read(
      Buffer.concat([
        record(
          { 'WARC-Type': 'resource', 'WARC-Target-URI': `<${site}/a>`, 'Content-Type': 'text/html' },
          'a page',
          'WARC/1.0',
        ),
        record({ 'warc-type': 'Conversion', 'warc-target-uri': `${site}/b`, 'content-type': 'text/plain' }, 'a text'),
      ]),
    );
    expect(documents(items).map((one) => [one.url, one.bytes.toString()])).toEqual([
      [`${site}/a`, 'a page'],
      [`${site}/b`, 'a text'],
    ]);
  });

  test('a page under an address of a file, without that address; nothing else that is not of the web', async () => {
    const named = (address: string, type: string) =>
      record({ 'WARC-Type': 'resource', 'WARC-Target-URI': address, 'Content-Type': type }, 'a page');
    const items = await read(
      Buffer.concat([
        named('file:///home/desk/622.html', 'text/html; charset=utf-8'),
        named('urn:text:https://harbour.example/622', 'text/plain'),
        named('metadata://crawler.example/log', 'text/plain'),
        record(
          { 'WARC-Type': 'response', 'WARC-Target-URI': 'ftp://harbour.example/623.html', 'Content-Type': 'text/html' },
          'another page',
        ),
      ]),
    );
    expect(documents(items).map((one) => [one.url, one.bytes.toString()])).toEqual([
      [null, 'a page'],
      [null, 'another page'],
    ]);
  });

  test('what can hold no story is passed over', async () => {
    const items = await read(
      Buffer.concat([
        info,
        record({ 'WARC-Type': 'request', 'WARC-Target-URI': site }, 'GET / HTTP/1.1\r\n\r\n'),
        record({ 'WARC-Type': 'revisit', 'WARC-Target-URI': site }, 'HTTP/1.1 200 OK\r\n\r\n'),
        record({ 'WARC-Type': 'response', 'WARC-Target-URI': 'dns:harbour.example' }, '127.0.0.1'),
        response(`${site}/robots.txt`, ['Content-Type: text/plain'], 'User-agent: *'),
        response(`${site}/a.png`, ['Content-Type: image/png'], 'x'),
        response(`${site}/a.js`, ['Content-Type: application/javascript'], 'x'),
        response(`${site}/moved`, [html, 'Location: /'], 'x', { status: '301 Moved' }),
        response(`${site}/gone`, [html], 'x', { status: '404 Not Found' }),
        response(`${site}/story`, [html], page(1)),
      ]),
    );
    expect(errors(items)).toEqual([]);
    expect(documents(items).map((one) => one.url)).toEqual([`${site}/story`]);
  });
});

describe('damaged and hostile files', () => {
  const good = response(`${site}/1`, [html], page(1));
  test.each([
    ['cut in a block', Buffer.concat([good, good.subarray(0, 700)]), /middle of a record/],
    ['cut in the fields', Buffer.concat([good, good.subarray(0, 60)]), /middle of a record/],
    ['noise behind a record', Buffer.concat([good, Buffer.from('what is this\r\n')]), /no record begins/],
    ['no length', Buffer.concat([good, Buffer.from('WARC/1.1\r\nWARC-Type: response\r\n\r\n')]), /without a length/],
    [
      'a negative length',
      Buffer.concat([good, Buffer.from('WARC/1.1\r\nContent-Length: -1\r\n\r\n')]),
      /without a length/,
    ],
    [
      'fields without end',
      Buffer.concat([good, Buffer.from(`WARC/1.1\r\n${'a: b\r\n'.repeat(10_000)}`)]),
      /too many fields/,
    ],
    [
      'a line without end',
      Buffer.concat([good, Buffer.from(`WARC/1.1\r\n${'a'.repeat(1_000_000)}`)]),
      /no record begins/,
    ],
  ])('%s: what came before is kept, and the rest is an error', async (_name, bytes, message) => {
    const items = await read(bytes, 4_096);
    expect(documents(items)).toHaveLength(1);
    expect(errors(items).map((error) => error.message)).toEqual([expect.stringMatching(message)]);
  });

  test('a record over the limit, and a bomb, are errors of their own', async () => {
    const bomb = response(`${site}/bomb`, [html, 'Content-Encoding: gzip'], gzipSync(Buffer.alloc(5_000_000)));
    const long = response(`${site}/long`, [html], 'x'.repeat(2_000_000));
    const items = await read(Buffer.concat([bomb, long, good]));
    expect(errors(items)).toMatchObject([{ code: 'TOO_LARGE' }, { code: 'TOO_LARGE' }]);
    expect(documents(items)).toHaveLength(1);
  });
});

describe('wirecopy fetch x.warc', () => {
  let folder: string;
  const records = [info, ...[1, 2, 3].map((n) => response(`${site}/${n}`, [html], page(n)))];
  const files: Record<string, Buffer> = {
    'plain.warc': Buffer.concat(records),
    'members.warc.gz': Buffer.concat(records.map((one) => gzipSync(one))),
    'whole.warc.gz': gzipSync(Buffer.concat(records)),
    'cut.warc.gz': Buffer.concat(records.map((one) => gzipSync(one))).subarray(0, -30),
    'empty.warc': info,
  };
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-warc-'));
    for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(folder, name), bytes);
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const parse = (stdout: string) =>
    stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => articleSchema.parse(JSON.parse(line)));

  test.each(['plain.warc', 'members.warc.gz', 'whole.warc.gz'])(
    '%s, as a file and from standard input',
    async (name) => {
      for (const ran of [
        await wirecopy(['fetch', name], { cwd: folder }),
        await wirecopy(['fetch', '-'], { stdin: files[name]! }),
      ]) {
        expect(ran).toMatchObject({ status: 0, stderr: '' });
        const found = parse(ran.stdout);
        expect(found.map((one) => one.headline)).toEqual([1, 2, 3].map((n) => `Harbour story number ${n}`));
        expect(found[0]).toMatchObject({
          url: `${site}/1`,
          date: '2026-05-01T06:30:00Z',
          source: { kind: 'warc', status: 200, fetchedAt: '2026-05-04T08:00:00.000Z' },
        });
      }
    },
  );

  test('a cut file gives what it holds, and a failure', async () => {
    const ran = await wirecopy(['fetch', 'cut.warc.gz'], { cwd: folder });
    expect(ran.status).toBe(1);
    expect(parse(ran.stdout).length).toBeGreaterThanOrEqual(2);
    expect(ran.stderr).toMatch(/cut\.warc\.gz .*\[DECODE\]/);
  });

  test('a file without documents says so', async () => {
    const ran = await wirecopy(['fetch', 'empty.warc'], { cwd: folder });
    expect(ran).toMatchObject({ status: 1, stdout: '' });
    expect(ran.stderr).toMatch(/without any page/);
  });
});
