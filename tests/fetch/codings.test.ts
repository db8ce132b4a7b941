import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeFailure } from '../../src/errors.js';
import { openFetcher } from '../../src/fetch/index.js';
import { decodeWhole } from '../../src/shared/content-coding.js';
import { options, target } from './setting.js';
import { processorMs } from '../helpers/processor-time.js';

// Content codings: what a header claims, what the bytes are, and what stands around them.

const text = '<p>Dockers return to work after nine days</p>'.repeat(50);
const gzip = zlib.gzipSync(text);

let answer: { coding: string; body: Buffer; length?: boolean };
const server = createServer((_request, response) => {
  response.writeHead(200, {
    'content-type': 'text/html',
    'content-encoding': answer.coding,
    ...(answer.length === false ? {} : { 'content-length': answer.body.length }),
  });
  // In small pieces, so that every decoder meets a cut.
  response.write(answer.body.subarray(0, 3));
  setImmediate(() => response.end(answer.body.subarray(3)));
});
let url: string;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-codings-'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

async function get(coding: string, body: Buffer | string, more: Partial<typeof options> = {}) {
  answer = { coding, body: Buffer.from(body) };
  const fetcher = openFetcher({ ...options, ...more });
  try {
    return Buffer.from((await fetcher.fetch(target(url))).bytes).toString();
  } finally {
    await fetcher.close();
  }
}

async function getFile(bytes: Buffer, more: Partial<typeof options> = {}) {
  const file = path.join(folder, 'page.html.gz');
  writeFileSync(file, bytes);
  const fetcher = openFetcher({ ...options, ...more });
  try {
    return Buffer.from((await fetcher.fetch({ ...target(''), url: null, file })).bytes).toString();
  } finally {
    await fetcher.close();
  }
}

describe('what a header claims', () => {
  test.each([
    ['gzip', gzip],
    ['x-gzip', gzip],
    ['br', zlib.brotliCompressSync(text)],
    ['deflate', zlib.deflateSync(text)],
    ['deflate', zlib.deflateRawSync(text)],
    ['gzip, br', zlib.brotliCompressSync(gzip)],
    ['GZIP', gzip],
    ['gzip;q=1', gzip],
    ['x-deflate', zlib.deflateSync(text)],
    ['brotli', zlib.brotliCompressSync(text)],
    ...('zstdCompressSync' in zlib
      ? [['zstd', (zlib.zstdCompressSync as (text: string) => Buffer)(text)] as [string, Buffer]]
      : []),
  ])('%s is read (%#)', async (coding, body) => {
    expect(await get(coding, body)).toBe(text);
  });

  const names = ['utf-8', 'none', 'identity', 'binary', '8bit', 'text/html', 'aws-chunked', 'klingon', 'null', ', ,'];
  test.each(names)('"%s" is no coding: the bytes say what they are', async (coding) => {
    expect(await get(coding, text)).toBe(text);
    expect(await get(coding, gzip)).toBe(text);
    expect(await get(`${coding}, br`, zlib.brotliCompressSync(text))).toBe(text);
  });

  test.each(['gzip', 'br', 'deflate', 'zstd', 'compress'])(
    '%s over text that is not packed is text',
    async (coding) => {
      for (const plain of [text, `\uFEFF${text}`, 'Dockers return to work', 'Докеры вернулись на работу', '{"a":1}']) {
        expect(await get(coding, plain)).toBe(plain);
        expect(decodeWhole(coding, Buffer.from(plain), 1_000_000).toString()).toBe(plain);
      }
    },
  );

  test('gzip under another name is gzip', async () => {
    for (const coding of ['deflate', 'br', 'zstd']) expect(await get(coding, gzip)).toBe(text);
  });

  test('deflate under the name of gzip, or under none, is deflate', async () => {
    for (const coding of ['gzip', 'zstd', 'utf-8']) expect(await get(coding, zlib.deflateSync(text))).toBe(text);
    expect(decodeWhole('gzip', zlib.deflateSync(text), 1_000_000).toString()).toBe(text);
    const plain = 'x^2 is the square of x';
    expect(await get('gzip', plain)).toBe(plain);
    expect(await get('utf-8', plain)).toBe(plain);
  });

  test('a long list is not worked off without end', async () => {
    const list = Array.from({ length: 50 }, () => 'gzip').join(', ');
    expect(await get(list, gzip)).toBe(text);
    const deep = Array.from({ length: 9 }).reduce<Buffer>((bytes) => zlib.gzipSync(bytes), Buffer.from(text));
    expect(Buffer.from(await get(list, deep)).length).toBeLessThan(text.length / 2);
  });

  test('a coding that is known and cannot be read is said, and not tried again', async () => {
    const bytes = Buffer.from([0x1f, 0x9d, 0x90, 1, 2, 3, 0, 255, 254, 253, 252, 1, 2, 3, 4, 5, 6]);
    for (const coding of ['compress', 'x-compress', 'dcb']) {
      const error = await get(coding, bytes, { retries: 2 }).catch((found: unknown) => found);
      expect(error).toMatchObject({ code: 'NETWORK', isRetryable: false, message: /cannot be unpacked/ });
    }
  });

  test('an empty body stays empty, whatever its coding says', async () => {
    for (const coding of ['gzip', 'br', 'deflate', 'utf-8']) expect(await get(coding, '')).toBe('');
  });
});

const behind: [string, Buffer][] = [
  ['a comment of a caching plugin', Buffer.from('<!-- cached at 12:00 -->')],
  ['a line end', Buffer.from('\n')],
  ['zeros', Buffer.alloc(1_000)],
  ['half of another magic number', Buffer.from([0x1f])],
  ['noise', Buffer.from([0x1f, 0x8b, 0, 1, 2, 3])],
];

describe('what stands around gzip', () => {
  test.each(behind)('%s behind it is dropped', async (_what, more) => {
    const body = Buffer.concat([gzip, more]);
    expect(await get('gzip', body)).toBe(text);
    expect(await getFile(body)).toBe(text);
    expect(decodeWhole('gzip', body, 1_000_000).toString()).toBe(text);
  });

  test('members follow one another, with all that a header may hold', async () => {
    const rich = [0x1f, 0x8b, 8, 4 | 8 | 16 | 2, 0, 0, 0, 0, 0, 3, 3, 0, 1, 2, 3];
    const named = Buffer.concat([
      Buffer.from(rich),
      Buffer.from('name\0comment\0xx'),
      zlib.gzipSync('second').subarray(10),
    ]);
    const body = Buffer.concat([gzip, named, Buffer.from('<!-- behind -->')]);
    expect(await get('gzip', body)).toBe(`${text}second`);
    expect(decodeWhole('gzip', body, 1_000_000).toString()).toBe(`${text}second`);
  });

  test('zeros between members are padding; anything else between them is a loss that is said', async () => {
    const second = zlib.gzipSync('second');
    const padded = Buffer.concat([gzip, Buffer.alloc(5_000), second, Buffer.alloc(9)]);
    expect(await get('gzip', padded)).toBe(`${text}second`);
    expect(decodeWhole('gzip', padded, 1_000_000).toString()).toBe(`${text}second`);
    for (const hole of [
      Buffer.alloc(1, 7),
      Buffer.alloc(70_000, 7),
      Buffer.concat([Buffer.alloc(9), Buffer.from('x')]),
    ]) {
      const broken = Buffer.concat([gzip, hole, second]);
      await expect(get('gzip', broken)).rejects.toMatchObject({ message: /damaged/ });
      await expect(getFile(broken)).rejects.toMatchObject({ code: 'FILE', message: /damaged/ });
      expect(() => decodeWhole('gzip', broken, 1_000_000)).toThrow(/damaged/);
    }
  });

  test('a checksum that was left out is not missed; a wrong one is', async () => {
    for (const cut of [8, 3]) {
      expect(await get('gzip', gzip.subarray(0, -cut))).toBe(text);
      expect(decodeWhole('gzip', gzip.subarray(0, -cut), 1_000_000).toString()).toBe(text);
    }
    const wrong = Buffer.concat([gzip.subarray(0, -8), Buffer.alloc(8, 1)]);
    await expect(get('gzip', wrong)).rejects.toMatchObject({ code: 'NETWORK', message: /damaged or cut/ });
    expect(() => decodeWhole('gzip', wrong, 1_000_000)).toThrow(/damaged/);
  });

  test.each([
    ['the data', gzip.subarray(0, -12)],
    ['the second member', Buffer.concat([gzip, gzip.subarray(0, -12)])],
    ['its magic number', Buffer.concat([gzip, gzip.subarray(0, 2)])],
    ['its header', Buffer.concat([gzip, gzip.subarray(0, 6)])],
  ])('%s cut off is an error', async (_what, body) => {
    await expect(get('gzip', body)).rejects.toMatchObject({ code: 'NETWORK', message: /damaged or cut/ });
    expect(() => decodeWhole('gzip', body, 1_000_000)).toThrow();
  });

  test('a file that is damaged is no fault of the network, and no reason to try again', async () => {
    const error = await getFile(gzip.subarray(0, -12)).catch((found: unknown) => found);
    expect(error).toMatchObject({ code: 'FILE', message: /damaged or cut/ });
    expect(describeFailure(error, 'page').retryable).toBe(false);
  });
});

describe('bombs', () => {
  // Between two decoders a bomb fills the memory as well as behind the last one.
  test('what one decoder hands the next is counted, too', async () => {
    const padded = Buffer.concat([zlib.gzipSync('small'), Buffer.alloc(50_000_000)]);
    const body = zlib.gzipSync(padded);
    await expect(get('gzip, gzip', body, { maxBytes: 1_000_000 })).rejects.toMatchObject({ code: 'TOO_LARGE' });
    await expect(getFile(body, { maxBytes: 1_000_000 })).rejects.toMatchObject({ code: 'TOO_LARGE' });
  });

  test('members without end do not keep us busy', async () => {
    const body = Buffer.concat(Array<Buffer>(100_000).fill(zlib.gzipSync('')));
    const started = processorMs();
    await expect(get('gzip', body)).rejects.toMatchObject({ code: 'NETWORK' });
    expect(processorMs() - started).toBeLessThan(20_000);
  });

  test('a few kilobytes of brotli that hold gigabytes are stopped soon', async () => {
    const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: 2, [zlib.constants.BROTLI_PARAM_LGWIN]: 24 };
    const body = zlib.brotliCompressSync(Buffer.alloc(200_000_000), { params });
    expect(body.length).toBeLessThan(20_000);
    const before = process.memoryUsage.rss();
    const started = processorMs();
    await expect(get('br', body)).rejects.toMatchObject({ code: 'TOO_LARGE' });
    expect(processorMs() - started).toBeLessThan(2_000);
    expect(process.memoryUsage.rss() - before).toBeLessThan(100_000_000);
  });
});
