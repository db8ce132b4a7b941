import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { type FetcherDeps, openFetcher } from '../../src/fetch/index.js';
import { certificate, key } from '../helpers/certificate.js';
import { options, target } from './setting.js';

// Answers that break the rules of HTTP and that browsers read all the same: one second try by the tolerant parser.

const opened: { server: Server; sockets: Set<Socket> }[] = [];
afterEach(() => {
  for (const { server, sockets } of opened.splice(0)) {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
});

/** Answers each request's head; `asked` holds them all. */
async function listen(answer: (head: string, socket: Socket) => void, isTls = false) {
  const sockets = new Set<Socket>();
  const asked: string[] = [];
  const onSocket = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => undefined); // the client hangs up: that is the point
    socket.on('data', (chunk: Buffer) => {
      asked.push(chunk.toString('latin1'));
      answer(chunk.toString('latin1'), socket);
    });
  };
  const server = isTls ? tls.createServer({ cert: certificate, key }, onSocket) : createServer(onSocket);
  opened.push({ server, sockets });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { asked, port, url: `${isTls ? 'https' : 'http'}://127.0.0.1:${port}` };
}

const raw = (text: string) => (_head: string, socket: Socket) => socket.end(Buffer.from(text, 'latin1'));

async function get(url: string, more: Partial<typeof options> = {}, deps: FetcherDeps = {}) {
  const fetcher = openFetcher({ ...options, ...more }, deps);
  try {
    const found = await fetcher.fetch(target(url));
    return { ...found, text: Buffer.from(found.bytes).toString() };
  } finally {
    await fetcher.close();
  }
}

const odd: [string, string][] = [
  ['a control character in a header', 'HTTP/1.1 200 OK\r\nX-A: a\x01b\r\nContent-Length: 2\r\n\r\nok'],
  ['a NUL in a header', 'HTTP/1.1 200 OK\r\nX-A: a\0b\r\nContent-Length: 2\r\n\r\nok'],
  ['bare line feeds', 'HTTP/1.1 200 OK\nContent-Length: 2\n\nok'],
  ['bare line feeds before the body', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\nok'],
  ['padded chunk sizes', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2  \r\nok\r\n0  \r\n\r\n'],
  [
    'a length and chunks',
    'HTTP/1.1 200 OK\r\nContent-Length: 10\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n',
  ],
  [
    'chunks and a length',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 10\r\n\r\n2\r\nok\r\n0\r\n\r\n',
  ],
  ['a folded header line', 'HTTP/1.1 200 OK\r\nX-A: a;\r\n\tb\r\nContent-Length: 2\r\n\r\nok'],
  ['a 100 Continue in the way', 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'],
  ['a length said twice', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-A: b\r\ncontent-length: 2\r\n\r\nok'],
  ['a length said twice in one line', 'HTTP/1.1 200 OK\r\nContent-Length: 2, 2\r\n\r\nok'],
  [
    'a length said twice behind a 103',
    'HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2,2\r\n\r\nok',
  ],
  ['an empty length', 'HTTP/1.1 200 OK\r\nContent-Length: \r\n\r\nok'],
  ['a blank before a colon', 'HTTP/1.1 200 OK\r\nContent-Length : 2\r\n\r\nok more'],
  ['a blank in the name of a header', 'HTTP/1.1 200 OK\r\nX Powered: a\r\nContent-Length: 2\r\n\r\nok'],
  ['a header line without a colon', 'HTTP/1.1 200 OK\r\nPowered by a\r\nContent-Length: 2\r\n\r\nok'],
  ['a line end in front', '\r\nHTTP/1.1 200 OK\r\nX Powered: a\r\nContent-Length: 2\r\n\r\nok'],
  ['a header name that is not ASCII', 'HTTP/1.1 200 OK\r\nX-\xe9: a\r\n b\r\nContent-Length: 2\r\n\r\nok'],
  ['chunks with bare line feeds', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\nok\n0\n\n'],
  ['no line behind the last chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\nok\n0\r\n'],
  ['a version that there never was', 'HTTP/1.2 200 OK\r\nContent-Length: 2\r\n\r\nok'],
];

describe('what breaks the rules of HTTP', () => {
  test.each(odd)('%s is let pass, at the second try', async (_what, answer) => {
    const site = await listen(raw(answer));
    const notes: string[] = [];
    const found = await get(`${site.url}/a?b=c`, { retries: 2 }, { note: (text) => notes.push(text) });
    expect(found).toMatchObject({ text: 'ok', status: 200, retries: 0 });
    expect(notes).toEqual([expect.stringMatching(/asking once more/)]);
    expect(site.asked.map((head) => head.split('\r\n')[0])).toEqual(Array(2).fill('GET /a?b=c HTTP/1.1'));
    const [first, second] = site.asked.map((head) =>
      head
        .toLowerCase()
        .split('\r\n')
        .filter((line) => line && !line.startsWith('connection:'))
        .sort(),
    );
    expect(second).toEqual(first);
  });

  test.each([
    ['a version of one number', 'HTTP/1 200 OK\r\nContent-Length: 2\r\n\r\nok'],
    ['an answer that is no HTTP', 'hello there\r\n\r\n'],
  ])('%s is said, and asked for once only', async (_what, answer) => {
    const site = await listen(raw(answer));
    await expect(get(site.url, { retries: 2 })).rejects.toMatchObject({ code: 'NETWORK', message: /rules of HTTP/ });
    expect(site.asked).toHaveLength(1);
  });

  test('what is cut off is cut off at the second try, too, and is not tried a third time', async () => {
    const cut = 'HTTP/1.1 200 OK\r\nX-A: a\x01b\r\nContent-Length: 200\r\n\r\nok';
    const site = await listen(raw(cut));
    await expect(get(site.url)).rejects.toMatchObject({ code: 'NETWORK', message: /cut/ });
    expect(site.asked).toHaveLength(2);
    const inChunk = await listen(
      raw('HTTP/1.1 200 OK\r\nX-A: a\x01b\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nok\n0\n\n'),
    );
    await expect(get(inChunk.url)).rejects.toMatchObject({ code: 'NETWORK', message: /cut/ });
    const both = 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd';
    const differing = await listen(raw(both));
    await expect(get(differing.url, { retries: 2 })).rejects.toMatchObject({ code: 'NETWORK' });
    expect(differing.asked).toHaveLength(2);
  });

  test('a host that did so once is asked once from then on, and is not left alone', async () => {
    const site = await listen(raw(odd[0]![1]));
    const fetcher = openFetcher(options);
    for (let n = 0; n < 8; n++) expect((await fetcher.fetch(target(`${site.url}/${n}`))).status).toBe(200);
    await fetcher.close();
    expect(site.asked).toHaveLength(9);
  });

  test('a host whose answers nobody can read is there, and not left alone', async () => {
    const site = await listen(raw('hello there\r\n\r\n'));
    const fetcher = openFetcher(options);
    for (let n = 0; n < 8; n++) await expect(fetcher.fetch(target(site.url))).rejects.toThrow(/rules of HTTP/);
    await fetcher.close();
    expect(site.asked).toHaveLength(8);
  });

  test('what stands behind a whole answer harms nothing', async () => {
    const site = await listen(raw(`${odd[0]![1]}<!-- more -->`));
    expect((await get(site.url)).text).toBe('ok');
  });
});

const head = 'HTTP/1.1 200 OK\r\nX-A: a\x01b\r\n';

test.each([
  ['/caf\xe9?q=\xfc#\xe4', '/caf%E9?q=%FC'],
  ['caf\xe9', '/caf%E9'],
  ['/caf\xc3\xa9', '/caf%C3%A9'],
])('a redirect to %j gets back the bytes that it sent', async (location, path) => {
  const site = await listen((asked, socket) =>
    raw(
      asked.startsWith('GET /start')
        ? `HTTP/1.1 302 Found\r\nLocation: ${location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`
        : 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok',
    )('', socket),
  );
  expect((await get(`${site.url}/start`)).text).toBe('ok');
  expect(site.asked[1]).toMatch(new RegExp(`^GET ${path.replace('?', '\\?')} HTTP`));
});

describe('the second try keeps every guard and limit', () => {
  test('the address is judged anew', async () => {
    const site = await listen(raw(odd[0]![1]));
    let asked = 0;
    const lookup: FetcherDeps['lookup'] = (_host, _options, callback) =>
      callback(null, [{ address: ++asked === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }]);
    const url = `http://turning.example:${site.port}/`;
    await expect(get(url, {}, { lookup })).rejects.toMatchObject({ code: 'REFUSED', message: /10\.0\.0\.1/ });
  });

  test('size, decoded bytes too', async () => {
    for (const more of [
      `Content-Length: 99999\r\n\r\n`,
      `\r\n${'x'.repeat(5_000)}`,
      `Content-Encoding: gzip\r\n\r\n${gzipSync(Buffer.alloc(1_000_000)).toString('latin1')}`,
    ]) {
      const site = await listen(raw(head + more));
      await expect(get(site.url, { maxBytes: 4_000 })).rejects.toMatchObject({ code: 'TOO_LARGE' });
    }
  });

  test('headers without end', async () => {
    const site = await listen((_, socket) => {
      socket.write(head);
      const write = (): void => {
        while (!socket.destroyed && socket.write(`X-F: ${'x'.repeat(1_000)}\r\n`));
        if (!socket.destroyed) socket.once('drain', write);
      };
      write();
    });
    await expect(get(site.url)).rejects.toMatchObject({ code: 'NETWORK' });
  });

  test.each([
    [{ timeoutMs: 500 }, /--timeout/],
    [{ idleTimeoutMs: 300 }, /--idle-timeout/],
  ])('time: %o', async (limits, message) => {
    const site = await listen((_, socket) => {
      socket.write(`${head}\r\n`);
      const timer = 'timeoutMs' in limits ? setInterval(() => socket.write('x'), 20) : undefined;
      socket.on('close', () => clearInterval(timer));
    });
    await expect(get(site.url, limits)).rejects.toMatchObject({ code: 'TIMEOUT', message });
  });

  test('--delay lies between the two', async () => {
    const times: number[] = [];
    const site = await listen((_, socket) => {
      times.push(performance.now());
      raw(odd[0]![1])(_, socket);
    });
    await get(site.url, { delayMs: 300 });
    // The server counts in this process, too: on a loaded machine it sees a request late, and the next one in time.
    expect(times[1]! - times[0]!).toBeGreaterThan(150);
  });

  test('an aborted request ends at once', async () => {
    const controller = new AbortController();
    const site = await listen((_, socket) => {
      socket.write(`${head}Content-Length: 9\r\n\r\n`);
      if (site.asked.length === 2) controller.abort(new Error('enough'));
    });
    const fetcher = openFetcher(options);
    await expect(fetcher.fetch(target(site.url), { signal: controller.signal })).rejects.toThrow('enough');
    await fetcher.close();
  });

  test('redirects, statuses and cookies count; credentials stay at their origin', async () => {
    const other = await listen(raw('HTTP/1.1 200 OK\r\nX-A: a\x01b\r\nContent-Length: 5\r\n\r\nother'));
    const site = await listen((asked, socket) => {
      const to = asked.startsWith('GET /start') ? '/next' : other.url;
      socket.end(
        Buffer.from(`HTTP/1.1 302 Found\r\nX-A: a\x01b\r\nSet-Cookie: a=1\r\nLocation: ${to}\r\n\r\n`, 'latin1'),
      );
    });
    const found = await get(`${site.url.replace('//', '//user:secret@')}/start`);
    expect(found.text).toBe('other');
    expect(found.redirects.map((one) => one.url)).toEqual([`${site.url}/start`, `${site.url}/next`]);
    expect(site.asked.every((one) => /authorization: Basic/i.test(one))).toBe(true);
    expect(site.asked.at(-1)).toMatch(/cookie: a=1/i);
    expect(other.asked.some((one) => /authorization/i.test(one))).toBe(false);
    const gone = await listen(raw('HTTP/1.1 410 Gone\r\nX-A: a\x01b\r\nContent-Length: 0\r\n\r\n'));
    await expect(get(gone.url)).rejects.toMatchObject({ code: 'HTTP_STATUS', status: 410 });
  });
});

test('an IPv6 address is reached, and 101 ends', async () => {
  const six = createServer((socket) =>
    raw(odd[0]![1])(
      '',
      socket.on('error', () => undefined),
    ),
  );
  opened.push({ server: six, sockets: new Set() });
  await new Promise<void>((resolve, reject) => six.listen(0, '::1', resolve).on('error', reject));
  const { port } = six.address() as AddressInfo;
  expect((await get(`http://[::1]:${port}/`, { allowPrivate: true })).text).toBe('ok');
  const site = await listen(raw('HTTP/1.1 101 Switching\r\nX-A: a\x01b\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'));
  await expect(get(site.url)).rejects.toMatchObject({ code: 'NETWORK' });
});

test('closing the fetcher ends a second try', async () => {
  const site = await listen((_, socket) => {
    socket.write(`${head}Content-Length: 9\r\n\r\n`);
    if (site.asked.length === 2) void fetcher.close();
  });
  const fetcher = openFetcher(options);
  await expect(fetcher.fetch(target(site.url))).rejects.toMatchObject({ code: 'NETWORK' });
});

describe('the way there', () => {
  const deps = { certificates: certificate };

  test('https checks the certificate again', async () => {
    const site = await listen(raw(odd[0]![1]), true);
    expect((await get(site.url, {}, deps)).text).toBe('ok');
    expect(site.asked).toHaveLength(2);
    await expect(get(site.url)).rejects.toMatchObject({ message: /self-signed/ });
  });

  test('a proxy for http is used for both tries, with its password', async () => {
    const proxy = await listen(raw(odd[0]![1]));
    const http = proxy.url.replace('//', '//me:100%@');
    expect((await get('http://far.example/x', {}, { proxies: { http, https: null, no: null } })).text).toBe('ok');
    expect(proxy.asked).toHaveLength(2);
    for (const asked of proxy.asked) {
      expect(asked).toMatch(/^GET http:\/\/far\.example\/x HTTP/);
      expect(asked).toContain(Buffer.from('me:100%').toString('base64'));
      expect(asked).toMatch(/host: far\.example\r/i);
    }
  });

  test('a tunnel is opened for both tries', async () => {
    const site = await listen(raw(odd[0]![1]), true);
    const tunnels: string[] = [];
    const proxy = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', (chunk) => {
        tunnels.push(chunk.toString());
        const through = connect(site.port, '127.0.0.1', () => {
          socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
          socket.pipe(through).pipe(socket);
        });
        through.on('error', () => undefined);
      });
    });
    opened.push({ server: proxy, sockets: new Set() });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const https = `http://me:100%@127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const proxies = { http: null, https, no: null };
    expect((await get(`https://site.example:${site.port}/`, {}, { ...deps, proxies })).text).toBe('ok');
    expect(tunnels).toHaveLength(2);
    for (const asked of tunnels) {
      expect(asked).toContain(`CONNECT site.example:${site.port}`);
      expect(asked).toContain(Buffer.from('me:100%').toString('base64'));
    }
  });

  test.each([
    ['refuses', 'HTTP/1.1 502 Bad Gateway\r\ncontent-length: 3\r\n\r\nbad', /: the proxy answered 502$/],
    ['says nothing to', '', /--connect-timeout/],
  ])('a proxy that %s the second one is named, and left with the run', async (_what, second, message) => {
    const site = await listen(raw(odd[0]![1]), true);
    let asked = 0;
    const closed: Promise<unknown>[] = [];
    const proxy = await listen((head, socket) => {
      if (!head.startsWith('CONNECT')) return;
      if (++asked > 1) {
        closed.push(new Promise((resolve) => socket.once('close', resolve)));
        socket.write(second);
        return;
      }
      const through = connect(site.port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        socket.pipe(through).pipe(socket);
      });
      through.on('error', () => undefined);
    });
    const proxies = { http: null, https: proxy.url, no: null };
    const got = get(`https://site.example:${site.port}/`, { connectTimeoutMs: 500 }, { ...deps, proxies });
    await expect(got).rejects.toMatchObject({ message });
    expect(asked).toBe(2);
    await Promise.all(closed);
  });
});
