import type { IncomingHttpHeaders } from 'node:http';
import { createSecureServer } from 'node:http2';
import type { AddressInfo, LookupFunction } from 'node:net';
import { createServer as createProxy, connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type FetcherDeps, openFetcher } from '../../src/fetch/index.js';
import { proxyRule } from '../../src/fetch/proxies.js';
import { certificate, key } from '../helpers/certificate.js';
import { startServer } from '../helpers/server.js';
import { options, target } from './setting.js';

// Who we say we are, and to whom: headers, cookies, passwords, proxies.

interface Asked {
  host: string;
  url: string;
  headers: IncomingHttpHeaders;
}

let site: Awaited<ReturnType<typeof startServer>>;
let asked: Asked[] = [];
beforeAll(async () => {
  site = await startServer((request, response) => {
    const url = request.url ?? '';
    asked.push({ host: request.headers.host ?? '', url, headers: request.headers });
    const location = url.startsWith('/to/') ? decodeURIComponent(url.slice(4)) : null;
    if (location) response.writeHead(302, { location }).end();
    else if (url === '/wall' && !request.headers.cookie) {
      response.writeHead(302, { location: '/wall', 'set-cookie': ['seen=1; Path=/', 'b=2; HttpOnly'] }).end();
    } else if (url === '/evil') {
      response.setHeader('set-cookie', ['x=1; Domain=other.example', 'y=1; Domain=example', ...many]);
      response.end('ok');
    } else response.end('ok');
  });
});
const many = Array.from({ length: 500 }, (_, n) => `c${n}=${'v'.repeat(100)}`);
beforeEach(() => {
  asked = [];
});
afterAll(() => site.close());

/** Every name leads to the one server. */
const lookup: LookupFunction = (_host, _options, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]);

async function get(urls: string[], more: Partial<typeof options> = {}, deps: FetcherDeps = {}) {
  const fetcher = openFetcher({ ...options, ...more }, { lookup, ...deps });
  try {
    let last = null;
    for (const url of urls) last = await fetcher.fetch(target(url));
    return last!;
  } finally {
    await fetcher.close();
  }
}
const at = (host: string, path = '/') => `http://${host}:${site.port}${path}`;

describe('headers', () => {
  test('we say who we are, take what we can read, and send nothing else', async () => {
    await get([site.url], { contact: 'desk@example.org' });
    const { headers } = asked[0]!;
    expect(headers).toMatchObject({ 'user-agent': 'wirecopy/test', from: 'desk@example.org' });
    expect(headers['accept-encoding']).toMatch(/^gzip, deflate, br(, zstd)?$/);
    expect(Object.keys(headers).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'from',
      'host',
      'user-agent',
    ]);
  });

  test("a user's headers go to the origins named; a redirect elsewhere gets only harmless ones", async () => {
    const headers: [string, string][] = [
      ['Authorization', 'Bearer secret'],
      ['X-Key', 'secret'],
      ['Cookie', 'id=secret'],
      ['Accept-Language', 'no'],
    ];
    await get([at('a.example', `/to/${encodeURIComponent(at('b.example', '/there'))}`)], { headers });
    expect(asked.map((one) => one.url)).toEqual([expect.stringContaining('/to/'), '/there']);
    expect(asked[0]!.headers).toMatchObject({ authorization: 'Bearer secret', 'x-key': 'secret', cookie: 'id=secret' });
    expect(JSON.stringify(asked[1]!.headers)).not.toContain('secret');
    expect(asked[1]!.headers['accept-language']).toBe('no');
  });

  test('another port is another origin', async () => {
    const other = await startServer((request, response) => {
      asked.push({ host: 'other', url: '', headers: request.headers });
      response.end('ok');
    });
    await get([`${site.url}/to/${encodeURIComponent(other.url)}`], { headers: [['Authorization', 'Bearer secret']] });
    expect(asked[1]!.headers.authorization).toBeUndefined();
    await other.close();
  });

  test('headers of one host go to that host', async () => {
    const hostHeaders = { 'a.example': [['X-Key', 'a']] as [string, string][] };
    await get([at('a.example'), at('b.example')], { hostHeaders });
    expect(asked.map((one) => one.headers['x-key'])).toEqual(['a', undefined]);
  });

  test('the password of an address is sent to its origin alone, and shown nowhere', async () => {
    const url = `http://ada:p%40ss@a.example:${site.port}`;
    const found = await get([`${url}/to/${encodeURIComponent(at('b.example'))}`]);
    expect(asked[0]!.headers.authorization).toBe(`Basic ${Buffer.from('ada:p@ss').toString('base64')}`);
    expect(asked[1]!.headers.authorization).toBeUndefined();
    expect(JSON.stringify({ ...found, target: null })).not.toMatch(/p%40ss|p@ss|ada/);
  });
});

describe('cookies', () => {
  test('a wall that lets through whoever brings its cookie is passed', async () => {
    const found = await get([at('a.example', '/wall')]);
    expect(found.status).toBe(200);
    expect(asked[1]!.headers.cookie).toBe('seen=1; b=2');
    expect(found.headers['set-cookie']).toBeUndefined();
  });

  test('they last for the run and go to their host only', async () => {
    await get([at('a.example', '/wall'), at('a.example', '/next'), at('b.example', '/next')]);
    expect(asked.slice(2).map((one) => one.headers.cookie)).toEqual(['seen=1; b=2', undefined]);
  });

  test('a server cannot set them for others, nor without end', async () => {
    await get([at('www.evil.example', '/evil'), at('other.example'), at('www.evil.example', '/next')]);
    expect(asked[1]!.headers.cookie).toBeUndefined();
    expect(asked[2]!.headers.cookie!.length).toBeLessThan(16_385);
    expect(asked[2]!.headers.cookie).not.toMatch(/x=1|y=1/);
  });

  test('a Netscape file is read: domains, paths, expiry, HttpOnly', async () => {
    const cookieFile = [
      '# Netscape HTTP Cookie File',
      '.a.example\tTRUE\t/\tFALSE\t0\tall\t1',
      '#HttpOnly_www.a.example\tFALSE\t/\tFALSE\t4102444800\town\t2',
      '.a.example\tTRUE\t/deep\tFALSE\t0\tdeep\t3',
      '.a.example\tTRUE\t/\tFALSE\t1000000000\told\t4',
      '.a.example\tTRUE\t/\tTRUE\t0\tsecure\t5',
      '',
    ].join('\n');
    await get([at('www.a.example'), at('a.example', '/deep/1'), at('b.example')], {}, { cookieFile });
    expect(asked.map((one) => one.headers.cookie?.split('; ').sort().join('; '))).toEqual([
      'all=1; own=2',
      'all=1; deep=3',
      undefined,
    ]);
  });

  test('a file in another form is wrong usage, and its content is not shown', () => {
    expect(() => openFetcher(options, { cookieFile: 'session=secret' })).toThrow(/--cookies: entry 1/);
    expect(() => openFetcher(options, { cookieFile: 'session=secret' })).not.toThrow(/secret/);
  });
});

describe('proxies', () => {
  test('NO_PROXY is read as curl reads it', () => {
    const rule = proxyRule({
      http: 'proxy.example:3128',
      https: 'http://u:p@s.example',
      no: 'a.example, .b.example *.c.example d.example:81 10.0.0.0/8 [::1]',
    });
    const through = (url: string) => rule(new URL(url))?.hostname ?? null;
    expect(through('http://x.example/')).toBe('proxy.example');
    expect(through('https://x.example/')).toBe('s.example');
    for (const url of [
      'http://a.example/',
      'http://w.a.example/',
      'http://w.b.example/',
      'http://b.example/',
      'http://c.example/',
      'http://d.example:81/',
      'http://10.1.1.1/',
      'http://[::1]/',
    ])
      expect(through(url), url).toBeNull();
    for (const url of ['http://ba.example/', 'http://d.example/', 'http://11.1.1.1/'])
      expect(through(url), url).toBe('proxy.example');
    expect(proxyRule({ http: 'http://p', https: null, no: '*' })(new URL('http://x/'))).toBeNull();
  });

  test('plain http goes through the proxy with its password; addresses inside stay closed', async () => {
    const seen: Asked[] = [];
    const proxy = await startServer((request, response) => {
      seen.push({ host: request.headers.host ?? '', url: request.url ?? '', headers: request.headers });
      response.end('by proxy');
    });
    const proxies = { http: `http://u:p%21@127.0.0.1:${proxy.port}`, https: null, no: null };
    const found = await get(['http://far.example/a?b=c'], { allowPrivate: [] }, { proxies });
    expect(Buffer.from(found.bytes).toString()).toBe('by proxy');
    expect(seen[0]).toMatchObject({ host: 'far.example', url: 'http://far.example/a?b=c' });
    expect(seen[0]!.headers['proxy-authorization']).toBe(`Basic ${Buffer.from('u:p!').toString('base64')}`);
    for (const inside of ['http://10.0.0.1/', 'http://[::ffff:7f00:1]/', 'http://localhost/', 'https://127.0.0.1/']) {
      const all = { ...proxies, https: proxies.http };
      await expect(get([inside], { allowPrivate: [] }, { proxies: all })).rejects.toMatchObject({ code: 'REFUSED' });
    }
    expect(seen).toHaveLength(1);
    await proxy.close();
  });

  test('a proxy that wants a password is told as the proxy, and a site that answers so as the site', async () => {
    const asking = await startServer((_, response) =>
      response.writeHead(407, { 'proxy-authenticate': 'Basic' }).end('no'),
    );
    const proxies = { http: `http://u:secret@127.0.0.1:${asking.port}`, https: null, no: '127.0.0.1' };
    const failure = {
      code: 'NETWORK',
      message: expect.stringContaining('the proxy wants another name or password (407)'),
    };
    await expect(get(['http://far.example/'], {}, { proxies })).rejects.toMatchObject(failure);
    await expect(get([asking.url], {}, { proxies })).rejects.toMatchObject({ code: 'HTTP_STATUS' });
    await asking.close();
  });

  test('https goes through a tunnel, and a proxy that has none ends in an error, not in waiting', async () => {
    const refusing = await startServer((_, response) => response.end());
    const proxies = { http: null, https: refusing.url, no: null };
    await expect(get(['https://far.example/'], { timeoutMs: 500 }, { proxies })).rejects.toMatchObject({
      code: expect.stringMatching(/NETWORK|TIMEOUT/),
    });
    await refusing.close();
    let connections = 0;
    const rude = createProxy((socket) => {
      connections++;
      socket.on('error', () => undefined).once('data', () => socket.destroy());
    });
    await new Promise<void>((resolve) => rude.listen(0, '127.0.0.1', resolve));
    const rudeProxy = `http://127.0.0.1:${(rude.address() as AddressInfo).port}`;
    await expect(
      get(['https://far.example/'], { timeoutMs: 5000 }, { proxies: { http: null, https: rudeProxy, no: null } }),
    ).rejects.toMatchObject({ code: 'NETWORK', message: expect.stringContaining('connection reset') });
    expect(connections).toBeLessThan(5);
    rude.close();
    const tls = await startSecure();
    const tunnels: string[] = [];
    const tunnel = createProxy((socket) => {
      socket.once('data', (chunk: Buffer) => {
        tunnels.push(chunk.toString('latin1').split('\r\n')[0] ?? '');
        const inner = connect(tls.port, '127.0.0.1', () => {
          socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
          inner.pipe(socket).pipe(inner);
        });
        inner.on('error', () => socket.destroy());
      });
      socket.on('error', () => undefined); // torn down with the run
    });
    await new Promise<void>((resolve) => tunnel.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(tunnel.address() as AddressInfo).port}`;
    const found = await get(
      ['https://site.example/'],
      {},
      { proxies: { http: null, https: address, no: null }, certificates: certificate },
    );
    expect(Buffer.from(found.bytes).toString()).toBe('secure 1.1');
    expect(tunnels).toEqual(['CONNECT site.example:443 HTTP/1.1']);
    tunnel.close();
    tls.close();
  });
});

async function startSecure() {
  const server = createSecureServer({ cert: certificate, key, allowHTTP1: true }, (request, response) => {
    response.end(`secure ${request.httpVersion}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

test('HTTP/2 is spoken when asked for', async () => {
  const tls = await startSecure();
  const url = `https://127.0.0.1:${tls.port}/`;
  const read = async (http2: boolean) =>
    Buffer.from((await get([url, url], { http2 }, { certificates: certificate })).bytes).toString();
  expect(await read(false)).toBe('secure 1.1');
  expect(await read(true)).toBe('secure 2.0');
  tls.close();
});
