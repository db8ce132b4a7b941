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
