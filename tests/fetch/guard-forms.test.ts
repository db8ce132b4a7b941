import { createServer, type Server } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addressRule } from '../../src/fetch/addresses.js';
import { openFetcher } from '../../src/fetch/index.js';
import { options, target } from './setting.js';

// One port, two servers: 127.0.0.1 is open, 127.0.0.2 is inside, and nothing may ever reach it.

const servers: Server[] = [];
let port = 0;
let arrived = 0;
function listen(host: string, at: number, onConnection: () => void): Promise<number> {
  const server = createServer((_, response) => response.writeHead(200, { connection: 'close' }).end('outside'));
  server.on('connection', onConnection);
  servers.push(server);
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(at, host, () => resolve((server.address() as AddressInfo).port));
  });
}
beforeAll(async () => {
  port = await listen('127.0.0.1', 0, () => undefined);
  await listen('127.0.0.2', port, () => arrived++);
});
beforeEach(() => {
  arrived = 0;
});
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

function answering(addresses: () => string[]): LookupFunction {
  return (_host, _options, callback) =>
    callback(
      null,
      addresses().map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
}

describe('names', () => {
  test('one that turns inside between two connections is followed only while it is outside', async () => {
    let address = '127.0.0.1';
    const fetcher = openFetcher({ ...options, retries: 2 }, { lookup: answering(() => [address]) });
    const url = `http://news.example:${port}/`;
    expect((await fetcher.fetch(target(url))).status).toBe(200);
    address = '127.0.0.2';
    await expect(fetcher.fetch(target(url))).rejects.toMatchObject({ code: 'REFUSED', message: /news\.example \(127/ });
    await fetcher.close();
    expect(arrived).toBe(0);
  });

  test('a hundred answers of both kinds never lead inside', async () => {
    let turn = 0;
    const lists = [
      ['127.0.0.2', '127.0.0.1'],
      ['127.0.0.1', '127.0.0.2'],
      ['127.0.0.2'],
      ['::ffff:127.0.0.2', '127.0.0.1'],
    ];
    const fetcher = openFetcher({ ...options, perHost: 8 }, { lookup: answering(() => lists[turn++ % lists.length]!) });
    const ends = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        fetcher.fetch(target(`http://h${n}.example:${port}/`)).then(
          (found) => found.status,
          (error: { code: string }) => error.code,
        ),
      ),
    );
    await fetcher.close();
    expect(arrived).toBe(0);
    expect(new Set(ends)).toEqual(new Set([200, 'REFUSED']));
    expect(ends.filter((end) => end === 'REFUSED')).toHaveLength(25);
  });

  test.each([
    'fe80::1%lo',
    'fe80::1',
    '::1%1',
    '64:ff9b::a9fe:a9fe',
    '2002:a9fe:a9fe::1',
    // ISATAP: a host inside of a network, whatever prefix stands before it.
    '2001:db9::5efe:10.0.0.1',
    '2606:4700::5efe:a00:1',
    '2606:4700::200:5efe:8.8.8.8',
    'fd00::1',
    'ff05::1',
    'nonsense',
    '',
  ])('an answer of %s is refused', async (address) => {
    const fetcher = openFetcher({ ...options, allowPrivate: [] }, { lookup: answering(() => [address]) });
    await expect(fetcher.fetch(target(`http://news.example:${port}/`))).rejects.toMatchObject({ code: 'REFUSED' });
    await fetcher.close();
  });

  test('a name without any address is no such host', async () => {
    const fetcher = openFetcher(options, { lookup: answering(() => []) });
    await expect(fetcher.fetch(target('http://news.example/'))).rejects.toMatchObject({ code: 'REFUSED' });
    await fetcher.close();
  });
});

describe('addresses that look like others', () => {
  test.each([
    'http://127.0.0.1@127.0.0.2:PORT/',
    'http://127.0.0.1:PORT@127.0.0.2:PORT/',
    'http://127.0.0.1%2f@127.0.0.2:PORT/',
    'http:\\\\127.0.0.2:PORT\\',
    'http:127.0.0.2:PORT/',
    'http:/127.0.0.2:PORT/',
    'http://127.0.0.2:PORT/http://127.0.0.1/',
    'http://127。0。0。2:PORT/',
    'http://127.1.2:PORT/'.replace('127.1.2', '127.0.2'),
    'HTTP://0X7F000002:PORT/',
    'http://[::FFFF:7F00:2]:PORT/',
  ])('%s does not reach the inside', async (url) => {
    const fetcher = openFetcher(options);
    await expect(fetcher.fetch(target(url.replaceAll('PORT', String(port))))).rejects.toMatchObject({
      code: 'REFUSED',
    });
    await fetcher.close();
    expect(arrived).toBe(0);
  });
});

describe('what a refusal says', () => {
  test.each([
    ['127.0.0.2', '127.0.0.2/32'],
    ['[::ffff:127.0.0.2]', '127.0.0.2/32'],
    ['[64:ff9b::7f00:2]', '127.0.0.2/32'],
    ['[2002:7f00:2::1]', '127.0.0.2/32'],
    ['[fd00::7]', 'fd00::7/128'],
  ])('of %s is what opens it: %s', async (host, range) => {
    const fetcher = openFetcher({ ...options, allowPrivate: [] });
    const error = await fetcher.fetch(target(`http://${host}:${port}/`)).catch((one: Error) => one);
    await fetcher.close();
    expect((error as Error).message).toContain(`--allow-private=${range} opens it`);
    expect(addressRule([range])(host.replace(/[[\]]/g, ''))).toBe(true);
  });

  test('a range may be written in the mapped form, too', () => {
    expect(addressRule(['::ffff:10.0.0.1'])('10.0.0.1')).toBe(true);
    expect(addressRule(['::ffff:10.0.0.1'])('10.0.0.2')).toBe(false);
  });
});
