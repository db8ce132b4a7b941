import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, LookupFunction } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addressRule } from '../../src/fetch/addresses.js';
import { type FetcherDeps, openFetcher } from '../../src/fetch/index.js';
import { certificate, key } from '../helpers/certificate.js';
import { startServer } from '../helpers/server.js';
import { options, target } from './setting.js';

// One server that is allowed, and three on one port that nothing may ever reach: 127.0.0.2, ::1 and, for the spellings of
// 0.0.0.0, 127.0.0.1.

let open: Awaited<ReturnType<typeof startServer>>;
const inside: Server[] = [];
let port = 0;
let arrived = 0;
let hasIpv6 = false;
let location = '';

function listen(host: string, at: number): Promise<number> {
  const server = createServer((_, response) => response.end('the inside'));
  server.on('connection', () => arrived++);
  inside.push(server);
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(at, host, () => resolve((server.address() as AddressInfo).port));
  });
}

beforeAll(async () => {
  open = await startServer((request, response) => {
    if (request.url === '/to') response.writeHead(302, { location }).end();
    else response.writeHead(200, { connection: 'close' }).end('outside');
  });
  port = await listen('127.0.0.2', 0);
  // A machine without IPv6 has no inside there.
  hasIpv6 = await listen('::1', port).then(
    () => true,
    () => false,
  );
});
beforeEach(() => {
  arrived = 0;
});
afterAll(async () => {
  await open.close();
  for (const server of inside) {
    server.closeAllConnections();
    server.close();
  }
});

async function get(url: string, deps: FetcherDeps = {}, allowPrivate: true | string[] = ['127.0.0.1/32']) {
  const fetcher = openFetcher({ ...options, allowPrivate }, deps);
  try {
    return await fetcher.fetch(target(url));
  } finally {
    await fetcher.close();
  }
}

/** Answers each question with the next list of addresses; the last one stays. */
function names(...answers: string[][]): LookupFunction {
  let at = 0;
  return (_host, _options, callback) => {
    const found = answers[Math.min(at++, answers.length - 1)]!;
    callback(
      null,
      found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
}

const spellings = [
  '127.0.0.2',
  '127.2',
  '127.0.0.2.',
  '2130706434',
  '0x7f000002',
  '0x7f.2',
  '0177.0.0.2',
  '017700000002',
  '%31%32%37.0.0.2',
  '①②⑦.0.0.2',
  '[::1]',
  '[::]',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.2]',
  '[::ffff:7f00:2]',
  '[::ffff:0:127.0.0.2]',
  '[::127.0.0.2]',
  '[64:ff9b::7f00:2]',
  '[64:ff9b:1::7f00:2]',
  '[2002:7f00:2::1]',
  '[2001:0:7f00:2::1]',
  '0.0.0.0',
  '0',
  '0x0',
  '10.1.2.3',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '[fd00:ec2::254]',
  '[fe80::1]',
  '100.64.0.1',
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
  '198.18.0.1',
  '224.0.0.1',
  '[ff02::1]',
  '240.0.0.1',
  '255.255.255.255',
];

describe('addresses inside', () => {
  test.each(spellings)('%s is refused before a connection', async (host) => {
    await expect(get(`http://${host}:${port}/`)).rejects.toMatchObject({
      code: 'REFUSED',
      message: /private or special.*--allow-private=/,
    });
    expect(arrived).toBe(0);
  });

  test.each(spellings)('a redirect to %s is refused, too', async (host) => {
    location = new URL(`http://${host}:${port}/`).href;
    await expect(get(`${open.url}/to`)).rejects.toMatchObject({ code: 'REFUSED' });
    expect(arrived).toBe(0);
  });

  test('nothing private is open by default', async () => {
    await expect(get(open.url, {}, [])).rejects.toMatchObject({ code: 'REFUSED', message: /127\.0\.0\.1\/32/ });
  });

  test('--allow-private opens all, a range opens itself', async () => {
    expect((await get(`http://127.0.0.2:${port}/`, {}, true)).status).toBe(200);
    if (hasIpv6) expect((await get(`http://[::1]:${port}/`, {}, ['::1'])).status).toBe(200);
    expect((await get(`http://[::ffff:127.0.0.2]:${port}/`, {}, ['127.0.0.0/8'])).status).toBe(200);
  });
});

describe('names', () => {
  test('a name that resolves to addresses inside is refused', async () => {
    for (const found of [['127.0.0.2'], ['127.0.0.2', '::1'], ['::ffff:127.0.0.2'], ['0.0.0.0']]) {
      await expect(get(`http://news.example:${port}/`, { lookup: names(found) })).rejects.toMatchObject({
        code: 'REFUSED',
        message: /news\.example \(/,
      });
    }
    expect(arrived).toBe(0);
  });

  test('of two addresses only the open one is tried', async () => {
    const found = await get(`http://news.example:${open.port}/`, { lookup: names(['127.0.0.2', '127.0.0.1']) });
    expect(Buffer.from(found.bytes).toString()).toBe('outside');
    // On the other port, where only the inside listens, the open address has nobody.
    await expect(
      get(`http://news.example:${port}/`, { lookup: names(['127.0.0.2', '127.0.0.1']) }),
    ).rejects.toMatchObject({ code: 'NETWORK' });
    expect(arrived).toBe(0);
  });

  test('an answer that changes between two requests is asked about again', async () => {
    const fetcher = openFetcher(options, { lookup: names(['127.0.0.1'], ['127.0.0.2']) });
    expect((await fetcher.fetch(target(`http://news.example:${open.port}/`))).status).toBe(200);
    await expect(fetcher.fetch(target(`http://news.example:${port}/`))).rejects.toMatchObject({ code: 'REFUSED' });
    await fetcher.close();
    expect(arrived).toBe(0);
  });

  test('localhost is what it resolves to', async () => {
    await expect(get(`http://localhost:${port}/`, { lookup: names(['::1', '127.0.0.2']) })).rejects.toMatchObject({
      code: 'REFUSED',
    });
    expect(arrived).toBe(0);
  });
});

describe('https to http', () => {
  test('is refused, and followed with --allow-downgrade', async () => {
    const secure = createTlsServer({ cert: certificate, key }, (_, response) =>
      response.writeHead(301, { location: `${open.url}/` }).end(),
    );
    await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
    const url = `https://127.0.0.1:${(secure.address() as AddressInfo).port}/`;
    const fetchWith = async (allowDowngrade: boolean) => {
      const fetcher = openFetcher({ ...options, allowDowngrade }, { certificates: certificate });
      try {
        return await fetcher.fetch(target(url));
      } finally {
        await fetcher.close();
      }
    };
    await expect(fetchWith(false)).rejects.toMatchObject({ code: 'REFUSED', message: /--allow-downgrade/ });
    expect((await fetchWith(true)).url).toBe(`${open.url}/`);
    secure.closeAllConnections();
    secure.close();
  });

  test('a certificate that nobody vouches for is an error', async () => {
    const secure = createTlsServer({ cert: certificate, key }, (_, response) => response.end('x'));
    await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
    const url = `https://127.0.0.1:${(secure.address() as AddressInfo).port}/`;
    await expect(get(url)).rejects.toMatchObject({ code: 'NETWORK', isRetryable: false, message: /certificate/ });
    secure.closeAllConnections();
    secure.close();
  });
});

test('public addresses are open, in their IPv6 forms too', () => {
  const rule = addressRule([]);
  for (const ip of ['8.8.8.8', '::ffff:8.8.8.8', '64:ff9b::808:808', '2002:808:808::1', '2606:4700::1']) {
    expect(rule(ip), ip).toBe(true);
  }
  expect(rule('nonsense')).toBe(false);
});

test('a range that is none is wrong usage, before anything is fetched', () => {
  expect(() => openFetcher({ ...options, allowPrivate: ['10.0.0.0/99'] })).toThrow(/write one such as 10\.0\.0\.0\/8/);
});
