import { request as ask } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { openPoster } from '../../src/fetch/index.js';
import { startServer } from '../helpers/server.js';

const call = { hook: 'h', id: 'ab12', event: 'new' as const, revision: 1, sequence: 7, attempt: 1, body: '{}\n' };
const plain = { timeoutMs: 5_000, connectTimeoutMs: 1_000, userAgent: 'wirecopy/test', secret: 's', now: Date.now };
const proxies = { http: null, https: null, no: null };

/** A server that redirects to another one, which notes what it gets. */
async function redirected(status: number, isPublic: ((ip: string) => boolean) | undefined) {
  const got: (string | undefined)[] = [];
  const inner = await startServer((request, response) => {
    got.push(`${request.method} ${request.headers['x-hub-signature-256'] ?? 'unsigned'}`);
    request.resume().on('end', () => response.end());
  }, '127.0.0.2');
  const outer = await startServer((request, response) => {
    request.resume().on('end', () => response.writeHead(status, { location: inner.url }).end());
  });
  const poster = await openPoster({ ...plain, url: outer.url, proxies, ...(isPublic ? { isPublic } : {}) });
  try {
    return { answer: await poster.post(call), got };
  } finally {
    await poster.close();
    await inner.close();
    await outer.close();
  }
}

test('a redirect from a public address to a private one is refused, and one between private ones is followed without the signature', async () => {
  const isPublic = (ip: string): boolean => ip !== '127.0.0.2';
  expect(await redirected(307, isPublic)).toMatchObject({ answer: { kind: 'refused' }, got: [] });
  expect(await redirected(308, undefined)).toEqual({ answer: { kind: 'taken' }, got: ['POST unsigned'] });
});

test('a redirect that would lose the body is not followed', async () => {
  expect(await redirected(302, undefined)).toEqual({ answer: { kind: 'refused', message: 'answered 302' }, got: [] });
});

test('an endpoint that hangs, or breaks off, is given up in time', async () => {
  const hanging = await startServer(() => undefined);
  const poster = await openPoster({ ...plain, timeoutMs: 300, url: hanging.url, proxies });
  expect(await poster.post(call)).toMatchObject({ kind: 'failed', message: 'took longer than 0.3 s' });
  await poster.close();
  await hanging.close();
});

test.each([
  [200, 'taken'],
  [201, 'taken'],
  [204, 'taken'],
  [301, 'refused'],
  [303, 'refused'],
  [400, 'refused'],
  [401, 'refused'],
  [404, 'refused'],
  [410, 'refused'],
  [422, 'refused'],
  [408, 'failed'],
  [425, 'failed'],
  [429, 'failed'],
  [500, 'failed'],
  [501, 'failed'],
  [503, 'failed'],
  [599, 'failed'],
])('an answer of %i is %s', async (status, kind) => {
  const server = await startServer((request, response) => {
    request.resume().on('end', () => response.writeHead(status, { 'retry-after': '7' }).end());
  });
  const poster = await openPoster({ ...plain, url: server.url, proxies });
  expect(await poster.post(call)).toEqual(
    kind === 'taken'
      ? { kind }
      : { kind, message: `answered ${status}`, ...(kind === 'failed' ? { retryAfterMs: 7_000 } : {}) },
  );
  await poster.close();
  await server.close();
});

test('where no server is, the hook itself is at fault, and not the article', async () => {
  const gone = await startServer(() => undefined);
  await gone.close();
  const poster = await openPoster({ ...plain, url: gone.url, proxies });
  expect(await poster.post(call)).toEqual({ kind: 'broken', message: 'cannot be reached (ECONNREFUSED)' });
  await poster.close();
});

test('each try says the same of itself but its number, and passwords stay with the address that has them', async () => {
  const seen: NodeJS.Dict<string | string[]>[] = [];
  const bodies: string[] = [];
  const inner = await startServer((request, response) => {
    seen.push(request.headers);
    request.on('data', (chunk: Buffer) => bodies.push(chunk.toString()));
    request.on('end', () => response.end());
  }, '127.0.0.2');
  const outer = await startServer((request, response) => {
    seen.push(request.headers);
    request
      .resume()
      .on('end', () => response.writeHead(307, { location: `${inner.url.replace('//', '//other:word@')}/next` }).end());
  });
  const poster = await openPoster({ ...plain, url: outer.url.replace('//', '//me:secret@'), proxies });
  const hostile = { ...call, body: `${JSON.stringify({ headline: '\r\nX-Evil: 1 $(id) "\u2028' })}\n` };
  for (const attempt of [1, 2]) expect(await poster.post({ ...hostile, attempt })).toEqual({ kind: 'taken' });
  const [first, , second, last] = seen;
  expect(first).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'wirecopy/test',
    'idempotency-key': 'ab12-7',
    'x-wirecopy-event': 'new',
    'x-wirecopy-id': 'ab12',
    'x-wirecopy-revision': '1',
    'x-wirecopy-attempt': '1',
    authorization: `Basic ${Buffer.from('me:secret').toString('base64')}`,
  });
  expect(second).toEqual({ ...first, 'x-wirecopy-attempt': '2' });
  expect(last).toMatchObject({ 'idempotency-key': 'ab12-7' });
  expect(last).not.toHaveProperty('authorization');
  expect(bodies).toEqual([hostile.body, hostile.body]);
  await poster.close();
  await inner.close();
  await outer.close();
});

test('an endpoint that leads round in a circle is left after a few turns', async () => {
  let turns = 0;
  const server = await startServer((request, response) => {
    turns++;
    request.resume().on('end', () => response.writeHead(308, { location: '/' }).end());
  });
  const poster = await openPoster({ ...plain, url: server.url, proxies });
  expect(await poster.post(call)).toEqual({ kind: 'refused', message: 'answered 308' });
  expect(turns).toBe(6);
  await poster.close();
  await server.close();
});

test('behind a proxy, too, no redirect leads to a private address', async () => {
  const inner = await startServer((request, response) => {
    request.resume().on('end', () => response.writeHead(307, { location: 'http://localhost:9/in' }).end());
  });
  const proxy = await startServer((request, response) => {
    request.pipe(
      ask(inner.url, { method: 'POST' }, (answer) => {
        response.writeHead(answer.statusCode!, answer.headers);
        answer.pipe(response);
      }),
    );
  });
  const poster = await openPoster({
    ...plain,
    url: 'http://hooks.example/in',
    proxies: { ...proxies, http: proxy.url },
  });
  expect(await poster.post(call)).toEqual({
    kind: 'refused',
    message: 'a redirect leads to the private address localhost',
  });
  await poster.close();
  await proxy.close();
  await inner.close();
});

test('a proxy that says nothing is given up in time', async () => {
  const silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const http = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const poster = await openPoster({
    ...plain,
    timeoutMs: 300,
    url: 'http://hooks.example/in',
    proxies: { ...proxies, http },
  });
  expect(await poster.post(call)).toMatchObject({ kind: 'failed', message: 'took longer than 0.3 s' });
  await poster.close();
  silent.close();
});

test('a proxy of plain HTTP gets the whole address, its own name and password, and asks for no tunnel', async () => {
  const asked: unknown[] = [];
  const proxy = await startServer((request, response) => {
    const { host, authorization } = request.headers;
    asked.push([request.method, request.url, host, authorization, request.headers['proxy-authorization']]);
    request.resume().on('end', () => response.writeHead(204).end());
  });
  proxy.server.on('connect', (_request, socket) => {
    asked.push('CONNECT');
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  const poster = await openPoster({
    ...plain,
    url: 'http://u:p@hooks.example:8080/in?a=1',
    proxies: { ...proxies, http: proxy.url.replace('//', '//me:secret@') },
  });
  expect(await poster.post(call)).toEqual({ kind: 'taken' });
  const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;
  const address = 'http://hooks.example:8080/in?a=1';
  expect(asked).toEqual([['POST', address, 'hooks.example:8080', basic('u:p'), basic('me:secret')]]);
  await poster.close();
  await proxy.close();
});

test.each(['http', 'https'])('a proxy that hangs up on %s is asked a few times at most', async (scheme) => {
  let connections = 0;
  const rude = createServer((socket) => {
    connections++;
    socket.on('error', () => undefined).once('data', () => socket.destroy());
  });
  await new Promise<void>((resolve) => rude.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(rude.address() as AddressInfo).port}`;
  const poster = await openPoster({
    ...plain,
    timeoutMs: 2000,
    url: `${scheme}://hooks.example/in`,
    proxies: { ...proxies, http: address, https: address },
  });
  expect(await poster.post(call)).toMatchObject({ kind: 'failed' });
  expect(connections).toBeLessThan(5);
  await poster.close();
  rude.close();
});
