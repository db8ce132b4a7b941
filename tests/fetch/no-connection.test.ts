import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import { afterEach, describe, expect, test } from 'vitest';
import { describeFailure } from '../../src/errors.js';
import { type FetcherDeps, openFetcher } from '../../src/fetch/index.js';
import { nameError } from '../../src/fetch/name-error.js';
import { certificate, key } from '../helpers/certificate.js';
import { options, target } from './setting.js';

// What keeps a connection from coming about is said in plain words, once, and not tried again where that helps nothing.

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listen(server: Server): Promise<{ port: number; count: () => number }> {
  let connections = 0;
  server.on('connection', (socket) => {
    connections++;
    socket.on('error', () => undefined);
    socket.on('close', () => socket.destroy());
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, count: () => connections };
}

async function failure(url: string, deps: FetcherDeps = {}) {
  const notes: string[] = [];
  const fetcher = openFetcher(
    { ...options, retries: 2 },
    { random: () => 0, note: (text) => notes.push(text), ...deps },
  );
  const error = await fetcher.fetch(target(url)).catch((found: unknown) => found);
  await fetcher.close();
  return { ...describeFailure(error, url), notes };
}

describe('TLS', () => {
  test.each([
    ['HTTP', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
    ['another protocol', 'SSH-2.0-server\r\n'],
  ])('a port that speaks %s', async (_what, hello) => {
    const site = await listen(createServer((socket) => socket.once('data', () => socket.end(hello))));
    const ended = await failure(`https://127.0.0.1:${site.port}/`);
    expect(ended).toMatchObject({ code: 'NETWORK', retryable: false, notes: [] });
    expect(ended.message).toMatch(/^https:\S+: that port does not speak TLS; is it an http: address\?$/);
    expect(site.count()).toBe(1);
  });

  test('versions that do not meet', async () => {
    const site = await listen(tls.createServer({ cert: certificate, key, minVersion: 'TLSv1', maxVersion: 'TLSv1.1' }));
    const ended = await failure(`https://127.0.0.1:${site.port}/`, { certificates: certificate });
    expect(ended).toMatchObject({ code: 'NETWORK', retryable: false, notes: [] });
    expect(ended.message).toMatch(/no secure connection could be agreed on \([a-z0-9 ]+\)$/);
  });

  test.each([
    ['that it signed itself', '127.0.0.1', undefined, 'its certificate is self-signed'],
    ['of another host', 'other.example', certificate, 'its certificate is for another host'],
  ])('a certificate %s', async (_what, host, certificates, words) => {
    const site = await listen(tls.createServer({ cert: certificate, key }));
    const lookup: FetcherDeps['lookup'] = (_host, _options, callback) =>
      callback(null, [{ address: '127.0.0.1', family: 4 }]);
    const deps = certificates ? { certificates, lookup } : { lookup };
    const ended = await failure(`https://${host}:${site.port}/`, deps);
    expect(ended).toMatchObject({ code: 'NETWORK', retryable: false, notes: [] });
    expect(ended.message.endsWith(words), ended.message).toBe(true);
    expect(site.count()).toBe(1);
  });

  test.each([
    ['CERT_HAS_EXPIRED', 'certificate has expired', 'its certificate has expired'],
    ['CERT_NOT_YET_VALID', 'certificate is not yet valid', 'its certificate is not valid yet'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'unable to get…', 'its certificate comes from an issuer that is not known'],
    ['CERT_SIGNATURE_FAILURE', 'certificate signature failure', 'not trusted (certificate signature failure)'],
    ['HOSTNAME_MISMATCH', 'hostname mismatch', 'not trusted (hostname mismatch)'],
  ])('%s', (code, message, words) => {
    const error = nameError(Object.assign(new Error(message), { code }), 'https://h.example/', false);
    expect(error).toMatchObject({ code: 'NETWORK', isRetryable: false });
    expect(error.message).toContain(words);
  });
});

describe('proxies', () => {
  const through = (proxy: string) => ({ proxies: { http: proxy, https: proxy, no: null } });

  test.each(['socks5://127.0.0.1:9', 'socks4a://me:secret@127.0.0.1:9', 'ftp://127.0.0.1'])(
    '%s is not spoken',
    async (proxy) => {
      for (const scheme of ['http', 'https']) {
        const ended = await failure(`${scheme}://far.example/`, through(proxy));
        expect(ended).toMatchObject({ code: 'USAGE', retryable: false, notes: [] });
        expect(ended.message).toMatch(/^the environment names a proxy of the form (?:socks\w+|ftp):, and only http/);
        expect(ended.message).not.toContain('secret');
      }
    },
  );

  test('what does not go through it is not hindered', async () => {
    const site = await listen(
      createServer((socket) => socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'))),
    );
    const fetcher = openFetcher(options, { proxies: { http: 'socks5://h', https: 'http://[bad', no: '127.0.0.1' } });
    expect((await fetcher.fetch(target(`http://127.0.0.1:${site.port}/`))).status).toBe(200);
    await fetcher.close();
  });

  test('one that is not there is named; the host is not blamed', async () => {
    const gone = await listen(createServer());
    servers.splice(0)[0]!.close();
    for (const scheme of ['http', 'https']) {
      const ended = await failure(`${scheme}://far.example/`, through(`http://me:100%@127.0.0.1:${gone.port}`));
      expect(ended.message).toBe(`${scheme}://far.example/: the proxy 127.0.0.1:${gone.port}: connection refused`);
    }
  });

  test.each([
    [407, false, 'the proxy wants another name or password (407)'],
    [403, false, 'the proxy answered 403'],
    [502, true, 'the proxy answered 502'],
  ])('one that opens no tunnel: %i', async (status, retryable, words) => {
    const proxy = await listen(
      createServer((socket) =>
        socket.once('data', () => socket.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`)),
      ),
    );
    const ended = await failure('https://far.example/', through(`http://127.0.0.1:${proxy.port}`));
    expect(ended).toMatchObject({ code: 'NETWORK', retryable, message: `https://far.example/: ${words}` });
    expect(proxy.count()).toBe(retryable ? 3 : 1);
  });
});
