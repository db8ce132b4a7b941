import { getEventListeners } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFetcher } from '../../src/fetch/index.js';
import { startServer } from '../helpers/server.js';
import { options, target } from './setting.js';

let site: Awaited<ReturnType<typeof startServer>>;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-fetch-'));
  site = await startServer((request, response) => {
    const to = (location: string, status = 302) => response.writeHead(status, { location }).end('moved');
    const routes: Record<string, () => void> = {
      '/page': () => {
        response.writeHead(200, {
          'content-type': 'text/html',
          etag: '"a"',
          'last-modified': 'Mon, 04 May 2026 06:30:00 GMT',
        });
        response.end('<p>hello');
      },
      '/hop': () => to('/hop2', 301),
      '/hop2': () => to('/page'),
      '/loop': () => to('/loop2'),
      '/loop2': () => to('/loop'),
      '/many/1': () => to('/many/2'),
      '/many/2': () => to('/many/3'),
      '/many/3': () => to('/page'),
      '/file': () => to('file:///etc/passwd'),
      '/conditional': () => {
        const isSame = request.headers['if-none-match'] === '"a"';
        response.writeHead(isSame ? 304 : 200, { etag: '"b"' }).end(isSame ? undefined : 'new');
      },
      '/busy': () => response.writeHead(429, { 'retry-after': '120' }).end('slow down'),
    };
    (routes[request.url ?? ''] ?? (() => response.writeHead(404).end('none')))();
  });
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

async function get(where: string, more: Partial<typeof options> = {}, request = {}) {
  const fetcher = openFetcher({ ...options, ...more });
  try {
    return await fetcher.fetch(target(where), request);
  } finally {
    await fetcher.close();
  }
}

test('a page comes with its bytes, type, hash and validators', async () => {
  const found = await get(`${site.url}/page`);
  expect(Buffer.from(found.bytes).toString()).toBe('<p>hello');
  expect(found).toMatchObject({
    status: 200,
    url: `${site.url}/page`,
    contentType: 'text/html',
    retries: 0,
    isNotModified: false,
    validators: { etag: '"a"', lastModified: 'Mon, 04 May 2026 06:30:00 GMT' },
  });
  expect(found.sha256).toMatch(/^[0-9a-f]{64}$/);
});

test('redirects are followed and listed', async () => {
  const found = await get(`${site.url}/hop`);
  expect(found.url).toBe(`${site.url}/page`);
  expect(found.redirects).toEqual([
    { url: `${site.url}/hop`, status: 301 },
    { url: `${site.url}/hop2`, status: 302 },
  ]);
});

test('a redirect loop and too many redirects end', async () => {
  await expect(get(`${site.url}/loop`)).rejects.toMatchObject({ code: 'NETWORK', message: /circle/ });
  await expect(get(`${site.url}/many/1`, { maxRedirects: 2 })).rejects.toMatchObject({ message: /more than 2 times/ });
  expect((await get(`${site.url}/many/1`, { maxRedirects: 3 })).status).toBe(200);
});

test('a redirect to a file is refused', async () => {
  await expect(get(`${site.url}/file`)).rejects.toMatchObject({ code: 'REFUSED', message: /file:/ });
});

test('validators go out and come back, from a 304 too', async () => {
  const same = await get(`${site.url}/conditional`, {}, { validators: { etag: '"a"', lastModified: null } });
  expect(same).toMatchObject({ isNotModified: true, status: 304, validators: { etag: '"b"' } });
  expect(same.bytes).toHaveLength(0);
  expect((await get(`${site.url}/conditional`)).isNotModified).toBe(false);
});

test('a status that is no page is an error with its Retry-After', async () => {
  await expect(get(`${site.url}/none`)).rejects.toMatchObject({ code: 'HTTP_STATUS', status: 404, retryAfterMs: null });
  await expect(get(`${site.url}/busy`)).rejects.toMatchObject({ status: 429, retryAfterMs: 120_000 });
});

test('nobody there, and no such name, are network errors that say so', async () => {
  const gone = await startServer(() => undefined);
  await gone.close();
  await expect(get(gone.url)).rejects.toMatchObject({ code: 'NETWORK', message: /connection refused/ });
});

test('a file is read, gzip or not; an absent one and a folder say what they are', async () => {
  const plain = path.join(folder, 'page.html');
  const packed = path.join(folder, 'page.html.gz');
  writeFileSync(plain, '<p>saved');
  writeFileSync(packed, gzipSync('<p>saved'));
  const fetcher = openFetcher(options);
  const read = async (file: string) =>
    Buffer.from((await fetcher.fetch({ ...target(''), ref: file, url: null, file })).bytes).toString();
  expect(await read(plain)).toBe('<p>saved');
  expect(await read(packed)).toBe('<p>saved');
  await expect(read(path.join(folder, 'absent'))).rejects.toMatchObject({
    code: 'FILE',
    message: /absent does not exist/,
  });
  await expect(read(folder)).rejects.toMatchObject({ code: 'FILE', message: /is a folder/ });
  await fetcher.close();
});

test('bytes at hand are taken as they are, gzip removed', async () => {
  const fetcher = openFetcher(options);
  const found = await fetcher.fetch({ ...target(''), url: null, bytes: gzipSync('hello') });
  expect(Buffer.from(found.bytes).toString()).toBe('hello');
  expect(found.status).toBeNull();
});

test('a fetcher that is closed leaves nothing behind at the signal that would have stopped it', async () => {
  const stop = new AbortController();
  for (let n = 0; n < 3; n++) {
    const fetcher = openFetcher(options, { stop: stop.signal });
    await fetcher.fetch(target(`${site.url}/page`));
    await fetcher.fetch(target(`${site.url}/loop`)).catch(() => null);
    await fetcher.close();
  }
  expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
});
