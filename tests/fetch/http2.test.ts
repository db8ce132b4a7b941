import { createSecureServer, type Http2SecureServer, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';
import zlib from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFetcher } from '../../src/fetch/index.js';
import { certificate, key } from '../helpers/certificate.js';
import { options, target } from './setting.js';

// With --http2 the limits hold as well.

const bomb = zlib.gzipSync(Buffer.alloc(50_000_000), { level: 1 });
const ways: Record<string, (stream: ServerHttp2Stream) => void> = {
  '/page': (stream) => {
    stream.respond({ ':status': 200, 'content-type': 'text/html', 'set-cookie': ['a=1', 'b=2'] });
    stream.end('<p>hello');
  },
  '/gone': (stream) => {
    stream.respond({ ':status': 404 });
    stream.end('none');
  },
  '/hop': (stream) => stream.respond({ ':status': 302, location: '/page' }, { endStream: true }),
  '/bomb': (stream) => {
    stream.respond({ ':status': 200, 'content-encoding': 'gzip' });
    stream.end(bomb);
  },
  '/endless': (stream) => {
    stream.respond({ ':status': 200 });
    const write = (): void => {
      while (!stream.destroyed) if (!stream.write(Buffer.alloc(16_384, 'x'))) return void stream.once('drain', write);
    };
    write();
  },
  '/silence': () => undefined,
  '/drip': (stream) => {
    stream.respond({ ':status': 200 });
    const timer = setInterval(() => stream.write('x'), 20);
    stream.on('close', () => clearInterval(timer));
  },
  '/short': (stream) => {
    stream.respond({ ':status': 200, 'content-length': 100 });
    stream.end('<p>half');
  },
};

let server: Http2SecureServer;
let url: string;
beforeAll(async () => {
  server = createSecureServer({ cert: certificate, key });
  server.on('stream', (stream, headers) => {
    stream.on('error', () => undefined); // the client hangs up: that is the point
    ways[String(headers[':path'])]?.(stream);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

async function get(path: string, more: Partial<typeof options> = {}) {
  const fetcher = openFetcher({ ...options, http2: true, ...more }, { certificates: certificate });
  try {
    return await fetcher.fetch(target(`${url}${path}`));
  } finally {
    await fetcher.close();
  }
}

describe('HTTP/2', () => {
  test('pages, redirects and statuses are those of HTTP/1.1', async () => {
    const found = await get('/hop');
    expect(Buffer.from(found.bytes).toString()).toBe('<p>hello');
    expect(found).toMatchObject({ url: `${url}/page`, contentType: 'text/html' });
    expect(found.headers['set-cookie']).toBeUndefined();
    expect(Object.keys(found.headers).some((name) => name.startsWith(':'))).toBe(false);
    await expect(get('/gone')).rejects.toMatchObject({ code: 'HTTP_STATUS', status: 404 });
  });

  test.each([
    ['/bomb', 'TOO_LARGE', { maxBytes: 1_000_000 }],
    ['/endless', 'TOO_LARGE', { maxBytes: 1_000_000 }],
    ['/silence', 'TIMEOUT', { idleTimeoutMs: 200 }],
    ['/drip', 'TIMEOUT', { timeoutMs: 400 }],
    ['/short', 'NETWORK', {}],
  ] as const)('%s ends with %s', async (path, code, limits) => {
    await expect(get(path, limits)).rejects.toMatchObject({ code });
  });

  test('many pages of one host share a connection', async () => {
    let connections = 0;
    server.on('session', () => connections++);
    const fetcher = openFetcher({ ...options, http2: true, perHost: 8 }, { certificates: certificate });
    await fetcher.fetch(target(`${url}/page`));
    const all = await Promise.all(Array.from({ length: 40 }, () => fetcher.fetch(target(`${url}/page`))));
    await fetcher.close();
    expect(all.every((one) => one.status === 200)).toBe(true);
    expect(connections).toBeLessThanOrEqual(8);
  });
});
