import { createSocket, type Socket } from 'node:dgram';
import type { LookupAddress } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import type { AddressInfo, LookupFunction } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFetcher } from '../../src/fetch/index.js';
import { askDns, patientLookup, type ResolverParts } from '../../src/fetch/resolver.js';
import { startServer } from '../helpers/server.js';
import { options, target } from './setting.js';

// Names whose servers never answer, and the healthy hosts beside them.

let dns: Socket;
let asked: string[] = [];
let resolver: Resolver;
beforeAll(async () => {
  dns = createSocket('udp4');
  dns.on('message', (query, from) => {
    const answer = answerTo(query);
    if (answer) dns.send(answer, from.port, from.address);
  });
  await new Promise<void>((resolve) => dns.bind(0, '127.0.0.1', resolve));
  resolver = new Resolver({ timeout: 500, tries: 2 });
  resolver.setServers([`127.0.0.1:${(dns.address() as AddressInfo).port}`]);
});
afterAll(() => dns.close());

/** 127.0.0.1 for what is not dead; no AAAA; "no such name" below `none.example`. */
function answerTo(query: Buffer): Buffer | null {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at]!; length > 0; length = query[at]!) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  const name = labels.join('.');
  const isA = query.readUInt16BE(at + 1) === 1;
  if (isA) asked.push(name);
  if (name.startsWith('dead')) return null;
  const isNone = name.endsWith('none.example');
  const head = Buffer.from(query.subarray(0, at + 5));
  head.writeUInt16BE(isNone ? 0x8183 : 0x8180, 2);
  head.writeUInt16BE(isA && !isNone ? 1 : 0, 6);
  head.writeUInt32BE(0, 8);
  return isA && !isNone
    ? Buffer.concat([head, Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 127, 0, 0, 1])])
    : head;
}

/** As Node's own lookup: two threads for names, and each name keeps one until it is answered. */
function threadPool(): { system: LookupFunction; given: string[] } {
  const given: string[] = [];
  const line: (() => void)[] = [];
  let free = 2;
  const next = (): void => {
    if (free > 0) line.shift()?.();
  };
  const system: LookupFunction = (host, _options, callback) => {
    given.push(host);
    line.push(() => {
      free--;
      if (host.startsWith('dead')) return;
      setTimeout(() => {
        free++;
        if (host.endsWith('none.example')) callback(Object.assign(new Error('none'), { code: 'ENOTFOUND' }), []);
        else callback(null, [{ address: '127.0.0.1', family: 4 }]);
        next();
      }, 2);
    });
    next();
  };
  return { system, given };
}

const parts = (more: Partial<ResolverParts> = {}): ResolverParts => ({
  system: threadPool().system,
  overDns: (host) => askDns(resolver, host),
  hostsFile: () => '',
  ...more,
});

const find = (lookup: LookupFunction, host: string): Promise<LookupAddress[]> =>
  new Promise((resolve, reject) => {
    lookup(host, { all: true }, (error, found) => (error ? reject(error) : resolve(found as LookupAddress[])));
  });

const sixty = Array.from({ length: 60 }, (_, n) => `${n % 15 === 0 ? 'dead' : 'h'}${n}.example`);

describe('names that never resolve', () => {
  test('four of sixty keep no healthy host waiting, and fail alone', async () => {
    const site = await startServer((_, response) => response.end('ok'));
    const limits = { connectTimeoutMs: 3_000, allowPrivate: ['127.0.0.1/32'] };
    const run = async (lookup: LookupFunction) => {
      const fetcher = openFetcher({ ...options, ...limits }, { lookup });
      const started = performance.now();
      const ends = await Promise.all(
        sixty.map(async (host) => {
          const end = await fetcher.fetch(target(`http://${host}:${site.port}/`)).catch((error: Error) => error);
          return { host, end, ms: performance.now() - started };
        }),
      );
      await fetcher.close();
      return ends;
    };
    const ends = await run(patientLookup(3_000, parts()));
    for (const { host, end, ms } of ends) {
      if (host.startsWith('dead')) expect(end, host).toMatchObject({ code: expect.stringMatching(/TIMEOUT|NETWORK/) });
      else expect(end, host).toMatchObject({ status: 200 });
      if (!host.startsWith('dead')) expect(ms).toBeLessThan(2_500);
    }
    // What the system's own way makes of it.
    const before = await run(threadPool().system);
    expect(before.filter(({ end }) => !(end instanceof Error)).length).toBeLessThan(56);
    await site.close();
  });

  test('those that wait for the system are not piled up for it', async () => {
    const { system, given } = threadPool();
    const lookup = patientLookup(1_000, parts({ system }));
    await Promise.allSettled(sixty.map((host) => find(lookup, host)));
    expect(given.length).toBeLessThan(30);
  });

  test('nobody waits longer than the time for a connection', async () => {
    const lookup = patientLookup(700, parts());
    await expect(find(lookup, 'dead.example')).rejects.toMatchObject({ code: 'EAI_AGAIN' });
  });
});

describe('the system counts first', () => {
  test('a name that it knows, or knows not to be, is asked nowhere else', async () => {
    asked = [];
    const lookup = patientLookup(3_000, parts());
    expect(await find(lookup, 'h.example')).toEqual([{ address: '127.0.0.1', family: 4 }]);
    await expect(find(lookup, 'x.none.example')).rejects.toMatchObject({ code: 'ENOTFOUND' });
    expect(asked.filter((name) => !name.startsWith('dead'))).toEqual([]);
  });

  test('DNS does not overrule the hosts file, and is not asked for names that are none of its own', async () => {
    asked = [];
    const never: LookupFunction = () => undefined;
    const hostsFile = () => '# local\n10.1.2.3  News.Example www.example # both\n::1 news.example\n';
    const lookup = patientLookup(1_200, parts({ system: never, hostsFile }));
    expect(await find(lookup, 'news.example')).toEqual([
      { address: '10.1.2.3', family: 4 },
      { address: '::1', family: 6 },
    ]);
    for (const host of ['intranet', 'printer.local']) await expect(find(lookup, host)).rejects.toThrow(/in time/);
    // A dead name of an earlier test may still be asked for.
    expect(asked.filter((name) => !name.startsWith('dead'))).toEqual([]);
  });

  test('what DNS does not find is left to the system', async () => {
    const slow: LookupFunction = (_host, _options, callback) =>
      void setTimeout(() => callback(null, [{ address: '127.0.0.9', family: 4 }]), 900);
    const lookup = patientLookup(3_000, parts({ system: slow }));
    expect(await find(lookup, 'vpn.none.example')).toEqual([{ address: '127.0.0.9', family: 4 }]);
  });

  test('several connections to one host make one question', async () => {
    let count = 0;
    const system: LookupFunction = (_host, _options, callback) => {
      count++;
      setTimeout(() => callback(null, [{ address: '127.0.0.1', family: 4 }]), 5);
    };
    const lookup = patientLookup(1_000, parts({ system }));
    await Promise.all([find(lookup, 'h.example'), find(lookup, 'h.example')]);
    await find(lookup, 'h.example');
    expect(count).toBe(2);
  });
});

test('an address that DNS gives is judged like every other', async () => {
  const never: LookupFunction = () => undefined;
  const fetcher = openFetcher(
    { ...options, allowPrivate: [] },
    { lookup: patientLookup(3_000, parts({ system: never })) },
  );
  await expect(fetcher.fetch(target('http://h.example/'))).rejects.toMatchObject({
    code: 'REFUSED',
    message: /127\.0\.0\.1/,
  });
  await fetcher.close();
});
