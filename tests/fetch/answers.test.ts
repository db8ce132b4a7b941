import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { type FetcherDeps, openFetcher } from '../../src/fetch/index.js';
import { startServer } from '../helpers/server.js';
import { options, target } from './setting.js';

// Answers that are not what was asked for, and connections that end in between.

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function site(answer: Parameters<typeof startServer>[0]) {
  const server = await startServer(answer);
  closing.push(server.close);
  return server;
}

async function get(url: string, request = {}, more: Partial<typeof options> = {}, deps: FetcherDeps = {}) {
  const fetcher = openFetcher({ ...options, ...more }, deps);
  try {
    return await fetcher.fetch(target(url), request);
  } finally {
    await fetcher.close();
  }
}

describe('statuses', () => {
  test('304 counts only where validators were sent; those that it does not repeat stay', async () => {
    const server = await site((_, response) => response.writeHead(304).end());
    await expect(get(server.url)).rejects.toMatchObject({ code: 'HTTP_STATUS', status: 304 });
    const validators = { etag: '"a"', lastModified: 'Mon, 04 May 2026 06:30:00 GMT' };
    expect(await get(server.url, { validators })).toMatchObject({ isNotModified: true, validators });
    await expect(get(server.url, { validators: { etag: null, lastModified: null } })).rejects.toMatchObject({
      status: 304,
    });
  });

  test('a status that a firewall gives with its challenge says so', async () => {
    const headers = { 'cf-mitigated': 'challenge' };
    const server = await site((request, response) => response.writeHead(403, request.url === '/' ? headers : {}).end());
    const message = `${server.url}/ answered 403, with a challenge of the site's firewall`;
    await expect(get(`${server.url}/`)).rejects.toMatchObject({ code: 'HTTP_STATUS', status: 403, message });
    await expect(get(`${server.url}/b`)).rejects.toMatchObject({ message: `${server.url}/b answered 403` });
  });

  test('validators go along redirects, byte for byte', async () => {
    const asked: unknown[] = [];
    const server = await site((request, response) => {
      asked.push(request.headers['if-none-match']);
      if (request.url === '/') response.writeHead(301, { location: '/feed' }).end();
      else response.writeHead(304, { etag: 'W/"b"' }).end();
    });
    const found = await get(`${server.url}/`, { validators: { etag: 'W/"a\u00e9, x"', lastModified: null } });
    expect(asked).toEqual(['W/"a\u00e9, x"', 'W/"a\u00e9, x"']);
    expect(found).toMatchObject({ isNotModified: true, validators: { etag: 'W/"b"', lastModified: null } });
  });

  test('a part that nobody asked for is an error, all of it is not', async () => {
    let range = 'bytes 0-3/100';
    const server = await site((_, response) => response.writeHead(206, { 'content-range': range }).end('part'));
    await expect(get(server.url)).rejects.toMatchObject({ code: 'HTTP_STATUS', status: 206, message: /a part/ });
    range = 'bytes 0-3/4';
    expect((await get(server.url)).status).toBe(206);
  });
});

describe('connections', () => {
  test('one that the server closed between two requests is no failure', async () => {
    const sockets: Socket[] = [];
    const page = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok';
    const server = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => undefined); // torn down below
      let count = 0;
      // The second request of a connection gets no answer, as when both sides act in the same moment.
      socket.on('data', () => (++count === 1 ? socket.write(page) : socket.destroy()));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(() => server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const fetcher = openFetcher({ ...options, perHost: 1 });
    for (let n = 0; n < 3; n++) expect(await fetcher.fetch(target(url))).toMatchObject({ status: 200, retries: 0 });
    await fetcher.close();
    expect(sockets.length).toBe(3);
  });

  test('a host that is left alone is not waited for: no retry, no backoff', async () => {
    const server = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(() => server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const notes: string[] = [];
    const warned: string[] = [];
    const say = { note: (text: string) => notes.push(text), warn: (text: string) => warned.push(text) };
    const fetcher = openFetcher({ ...options, retries: 2 }, { random: () => 0, ...say });
    const ends = [];
    for (let n = 0; n < 6; n++) ends.push(await fetcher.fetch(target(`${url}${n}`)).catch((error: unknown) => error));
    await fetcher.close();
    const message = /failed \d times in a row \(at first: connection (?:closed|reset)\) and is left alone/;
    expect(ends.at(-1)).toMatchObject({ code: 'NETWORK', isHostDown: true, isRetryable: true, message });
    expect(warned).toEqual([expect.stringMatching(message)]);
    expect(notes.filter((text) => text.includes('left alone'))).toEqual([]);
  });

  test('a proxy that never opens its tunnel ends with --connect-timeout', async () => {
    const proxy = createServer((socket) => socket.on('error', () => undefined)); // it says nothing
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    closing.push(() => proxy.close());
    const https = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const started = performance.now();
    await expect(
      get('https://far.example/', {}, { connectTimeoutMs: 300 }, { proxies: { http: null, https, no: null } }),
    ).rejects.toMatchObject({ code: 'TIMEOUT', message: /--connect-timeout/ });
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test('a name server that never answers ends with --connect-timeout', async () => {
    const lookup: FetcherDeps['lookup'] = () => undefined;
    await expect(get('http://far.example/', {}, { connectTimeoutMs: 200 }, { lookup })).rejects.toMatchObject({
      code: 'TIMEOUT',
      message: /--connect-timeout/,
    });
  });
});

describe('redirects', () => {
  test('to ports of other protocols are refused, and so are addresses of a feed there', async () => {
    const server = await site((request, response) =>
      response.writeHead(302, { location: `http://127.0.0.1:${request.url?.slice(1)}/` }).end(),
    );
    for (const port of ['22', '25', '6667']) {
      await expect(get(`${server.url}/${port}`)).rejects.toMatchObject({ code: 'REFUSED', message: /no browser/ });
    }
    const fetcher = openFetcher(options);
    const found = target('http://127.0.0.1:25/', { isFound: true });
    await expect(fetcher.fetch(found)).rejects.toMatchObject({ code: 'REFUSED' });
    await fetcher.close();
  });

  test('tokens that a redirect hands out are in no address that is shown; those of the user stay', async () => {
    const to = '/story?id=7&access_token=SECRET&X-Amz-Signature=SECRET&key=own&sig=mine';
    const server = await site((request, response) => {
      if (request.url?.startsWith('/start'))
        response.writeHead(302, { location: `/in;jsessionid=SECRET?token=SECRET` }).end();
      else if (request.url?.startsWith('/in')) response.writeHead(302, { location: `${to}#token=SECRET` }).end();
      else response.writeHead(request.url?.includes('SECRET') ? 200 : 401).end('ok');
    });
    const found = await get(`${server.url}/start?sig=mine`);
    expect(found.url).toBe(`${server.url}/story?id=7&key=own&sig=mine`);
    expect(JSON.stringify({ ...found, target: null })).not.toContain('SECRET');
  });
});

describe('cookies', () => {
  test('one that the server sets anew with each page stays up to date, however long the run', async () => {
    let n = 0;
    const sent: (string | undefined)[] = [];
    const server = await site((request, response) => {
      sent.push(request.headers.cookie);
      response.writeHead(200, { 'set-cookie': `turn=${++n}` }).end('ok');
    });
    const fetcher = openFetcher(options);
    for (let page = 0; page < 250; page++) await fetcher.fetch(target(server.url));
    await fetcher.close();
    expect(sent.at(-1)).toBe('turn=249');
  });
});

test('headers of a host in the configuration are not sent in the clear to an address that was found', async () => {
  const sent: unknown[] = [];
  const server = await site((request, response) => {
    sent.push(request.headers['x-key']);
    response.end('ok');
  });
  const fetcher = openFetcher({ ...options, robots: 'never', hostHeaders: { '127.0.0.1': [['X-Key', 'secret']] } });
  await fetcher.fetch(target(server.url, { isFound: true }));
  await fetcher.fetch(target(server.url));
  await fetcher.close();
  expect(sent).toEqual([undefined, 'secret']);
});

test.each(['constructor', 'toString', '__proto__'])('a host named %s has no headers of its own', async (host) => {
  const server = await site((_, response) => response.end('ok'));
  const lookup: FetcherDeps['lookup'] = (_host, _options, callback) =>
    callback(null, [{ address: '127.0.0.1', family: 4 }]);
  const hostHeaders = { 'other.example': [['X-Key', 'secret']] as [string, string][] };
  const url = `http://${host}:${server.port}/`;
  expect((await get(url, {}, { hostHeaders }, { lookup })).status).toBe(200);
});
