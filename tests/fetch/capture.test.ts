import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { CaptureBody } from '../../src/fetch/capture-body.js';
import { type Fetcher, openFetcher } from '../../src/fetch/index.js';
import type { Fetched } from '../../src/types.js';
import { wirecopy } from '../helpers/run.js';
import { type Handler, startServer } from '../helpers/server.js';
import { html, page, response } from '../helpers/warc.js';
import { options, target } from './setting.js';

// A WARC from a server is never held whole, and `--max-bytes` counts for its documents.

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function site(handler: Handler): Promise<string> {
  const server = await startServer(handler);
  closing.push(server.close);
  return server.url;
}

function fetcherOf(more: Partial<typeof options> = {}, deps: Parameters<typeof openFetcher>[1] = {}): Fetcher {
  const fetcher = openFetcher({ ...options, maxBytes: 5_000, ...more }, deps);
  closing.unshift(() => fetcher.close());
  return fetcher;
}

async function all(found: Fetched): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of found.stream!()) parts.push(part);
  return Buffer.concat(parts);
}

const text = 'Dockers return to work after nine days. '.repeat(40);
const record = `WARC/1.1\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://h.example/\r\nContent-Length: ${text.length}\r\n\r\n${text}\r\n\r\n`;
const plain = Buffer.from(record.repeat(2_000));
const varied = Buffer.concat(
  Array.from({ length: 2_000 }, (_, n) => Buffer.from(record.replace('h.example/', `h${n ** 3}.example/`))),
);
const byMember = Buffer.concat(Array.from({ length: 2_000 }, () => gzipSync(record)));
const etag = '"one"';

/** As servers of files answer, parts of them too. */
function send(bytes: Buffer, request: IncomingMessage, response: ServerResponse, headers: object = {}): void {
  const from = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1];
  const rest = bytes.subarray(Number(from ?? 0));
  const range = from === undefined ? {} : { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` };
  response.writeHead(from === undefined ? 200 : 206, { 'content-length': rest.length, etag, ...range, ...headers });
  response.end(rest);
}

describe('a WARC over HTTP that is larger than --max-bytes', () => {
  test.each([
    ['by its name', '/a.warc', plain, {}],
    ['by its name, gzip-ed', '/a.warc.gz', byMember, {}],
    ['by its first bytes', '/download?id=7', plain, { 'content-type': 'text/plain' }],
    ['by its first bytes, gzip-ed', '/download?id=7', byMember, { 'content-type': 'application/gzip' }],
    ['labelled as coded', '/a.warc.gz', byMember, { 'content-encoding': 'gzip' }],
  ])('is streamed as it is stored: %s', async (_what, path, bytes, headers) => {
    const url = await site((request, response) => send(bytes, request, response, headers));
    const found = await fetcherOf().fetch(target(url + path));
    expect((await all(found)).equals(bytes)).toBe(true);
    expect(found).toMatchObject({ status: 200, url: url + path });
  });

  test.each([
    ['br', brotliCompressSync(varied), varied],
    ['gzip', gzipSync(byMember), byMember],
  ])('is unpacked where a server packed it on the way: %s', async (coding, sent, stored) => {
    const url = await site((request, response) => send(sent, request, response, { 'content-encoding': coding }));
    expect((await all(await fetcherOf().fetch(target(`${url}/a.warc.gz`)))).equals(stored)).toBe(true);
  });

  test('is found behind a redirect', async () => {
    const url = await site((request, response) => {
      if (request.url === '/latest') response.writeHead(302, { location: '/a.warc' }).end();
      else send(plain, request, response);
    });
    expect((await all(await fetcherOf().fetch(target(`${url}/latest`)))).equals(plain)).toBe(true);
  });

  test('and what is none under its name has the limit of a page', async () => {
    const url = await site((request, response) => send(Buffer.from('<p>x'.repeat(5_000)), request, response));
    await expect(fetcherOf().fetch(target(`${url}/a.warc.gz`))).rejects.toMatchObject({ code: 'TOO_LARGE' });
  });

  test.each([['with ranges'], ['without ranges']])('is read on where it was cut, %s', async (form) => {
    const asked: (string | undefined)[] = [];
    const url = await site((request, response) => {
      asked.push(request.headers.range);
      if (form === 'without ranges') delete request.headers.range;
      if (asked.length > 2) return send(plain, request, response);
      response.writeHead(asked.length === 1 || form !== 'with ranges' ? 200 : 206, {
        'content-length': plain.length,
        etag,
        ...(request.headers.range
          ? { 'content-range': `${request.headers.range.replace('=', ' ')}${plain.length - 1}/${plain.length}` }
          : {}),
      });
      const from = Number(/\d+/.exec(request.headers.range ?? '')?.[0] ?? 0);
      response.write(plain.subarray(from, from + 200_000), () => setTimeout(() => response.destroy(), 30));
    });
    const notes: string[] = [];
    const fetcher = fetcherOf({ retries: 2 }, { note: (note) => notes.push(note) });
    expect((await all(await fetcher.fetch(target(`${url}/a.warc`)))).equals(plain)).toBe(true);
    expect(asked).toHaveLength(3);
    expect(notes).toContainEqual(expect.stringMatching(/asking for the rest, from byte \d+ on/));
  });

  test('is a loss where it was cut and has changed since', async () => {
    let count = 0;
    const url = await site((_request, response) => {
      response.writeHead(200, { 'content-length': plain.length, etag: `"${count++}"` });
      response.write(plain.subarray(0, 200_000), () => setTimeout(() => response.destroy(), 30));
    });
    const found = await fetcherOf({ retries: 2 }).fetch(target(`${url}/a.warc`));
    await expect(all(found)).rejects.toMatchObject({ message: /changed while it was read/ });
  });

  test('may take longer than --timeout, and not longer than --idle-timeout without a byte', async () => {
    const url = await site((_request, response) => {
      response.writeHead(200, { 'content-length': plain.length });
      let at = 0;
      const timer = setInterval(() => {
        response.write(plain.subarray(at, at + 10_000));
        at += 10_000;
        if (at > 100_000) clearInterval(timer);
      }, 60);
    });
    const found = await fetcherOf({ timeoutMs: 200, idleTimeoutMs: 150 }).fetch(target(`${url}/a.warc`));
    let length = 0;
    const reading = (async () => {
      for await (const part of found.stream!()) length += part.length;
    })();
    await expect(reading).rejects.toMatchObject({ code: 'TIMEOUT', message: /--idle-timeout/ });
    expect(length).toBeGreaterThan(100_000);
  });

  test('has the whole time limit where nobody named it', async () => {
    const url = await site((_request, response) => {
      response.writeHead(200, { 'content-length': plain.length });
      const timer = setInterval(() => response.write(plain.subarray(0, 5_000)), 20);
      response.on('close', () => clearInterval(timer));
    });
    const fetcher = fetcherOf({ timeoutMs: 300, robots: 'never' });
    const found = await fetcher.fetch(target(`${url}/a.warc`, { isFound: true }));
    await expect(all(found)).rejects.toMatchObject({ code: 'TIMEOUT', message: /--timeout/ });
  });

  test.each([['the run is stopped'], ['nobody reads on'], ['its signal says so']])('ends when %s', async (how) => {
    let hangUp = (): void => undefined;
    const hungUp = new Promise<void>((resolve) => {
      hangUp = resolve;
    });
    const url = await site((_request, response) => {
      response.on('close', hangUp);
      response.writeHead(200);
      response.write(plain);
    });
    const ending = new AbortController();
    const fetcher = fetcherOf({}, how === 'the run is stopped' ? { stop: ending.signal } : {});
    const found = await fetcher.fetch(
      target(`${url}/a.warc`),
      how === 'its signal says so' ? { signal: ending.signal } : {},
    );
    let count = 0;
    const reading = (async () => {
      for await (const part of found.stream!()) {
        count += part.length;
        if (how === 'nobody reads on') break;
        if (count === plain.length) ending.abort();
      }
    })();
    if (how === 'nobody reads on') await reading;
    else await expect(reading).rejects.toThrow();
    await hungUp;
  });

  test('has a place at its host until it has come', async () => {
    let open = 0;
    let most = 0;
    const url = await site((request, response) => {
      most = Math.max(most, ++open);
      response.on('close', () => open--);
      send(Buffer.concat(Array(10).fill(plain)), request, response);
    });
    const fetcher = fetcherOf({ perHost: 1 });
    const one = fetcher.fetch(target(`${url}/a.warc`));
    const two = fetcher.fetch(target(`${url}/b.warc`));
    expect(await all(await one)).toHaveLength(plain.length * 10);
    expect(await all(await two)).toHaveLength(plain.length * 10);
    expect(most).toBe(1);
  });
});

describe('the body of a capture', () => {
  const setting = {
    name: 'x',
    idleTimeoutMs: 20_000,
    endAt: Number.POSITIVE_INFINITY,
    timeoutMs: 60_000,
    connectTimeoutMs: 10_000,
  };
  const MiB = 1_048_576;

  test('holds no more than a piece, and lets go of its server where nobody reads', async () => {
    vi.useFakeTimers();
    try {
      const calls: string[] = [];
      const body = new CaptureBody(
        { pause: () => calls.push('pause'), resume: () => calls.push('resume'), abort: () => calls.push('abort') },
        setting,
      );
      for (let count = 0; count < 5; count++) body.push(Buffer.alloc(MiB / 4));
      expect(calls).toEqual(['pause']);
      for (let count = 0; count < 4; count++) expect(await body.next()).toHaveLength(MiB / 4);
      expect(calls).toEqual(['pause', 'resume']);
      vi.advanceTimersByTime(10_000);
      await body.ended;
      expect(calls).toEqual(['pause', 'resume', 'abort']);
      expect(await body.next()).toHaveLength(MiB / 4);
      expect(await body.next()).toBe('let go');
    } finally {
      vi.useRealTimers();
    }
  });
});

test('a WARC over HTTP is reported as a file is: what is damaged is said, the rest is printed, exit 1', async () => {
  const members = Array.from({ length: 30 }, (_, n) =>
    gzipSync(response(`https://h.example/${n}`, [html], page((n % 9) + 1) + '<!-- -->'.repeat(2_000))),
  );
  const bad = members[10]!;
  bad[Math.floor(bad.length / 2)]! ^= 0xff;
  const whole = Buffer.concat(members);
  const url = await site((request, answer) => send(whole, request, answer));
  const flags = ['--max-bytes', '20KiB', '--allow-private'];
  const ran = await wirecopy(['fetch', `${url}/a.warc.gz`, ...flags]);
  expect(ran.status).toBe(1);
  expect(ran.stdout.trim().split('\n')).toHaveLength(29);
  expect(ran.stderr).toMatch(/^wirecopy: .*a\.warc\.gz is (?:lost|damaged).*\[DECODE\]\n$/);
});
