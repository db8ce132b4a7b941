import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../src/fetch/clock.js';
import { type FetcherDeps, openFetcher } from '../../src/fetch/index.js';
import { backoffMs } from '../../src/fetch/retry.js';
import { retryAfterMs } from '../../src/fetch/retry-after.js';
import { startServer } from '../helpers/server.js';
import { options, target } from './setting.js';

let site: Awaited<ReturnType<typeof startServer>>;
let asked: { url: string; at: number }[] = [];
beforeAll(async () => {
  site = await startServer((request, response) => {
    const url = request.url ?? '';
    asked.push({ url, at: performance.now() });
    const times = asked.filter((one) => one.url === url).length;
    const [, status = '200', good = '99', wait = ''] = url.split('/');
    if (times > Number(good)) response.end('fine now');
    else if (status === 'reset') request.socket.destroy();
    else response.writeHead(Number(status), wait ? { 'retry-after': wait } : {}).end('no');
  });
});
beforeEach(() => {
  asked = [];
});
afterAll(() => site.close());

async function get(path: string, more: Partial<typeof options> = {}, deps: FetcherDeps = {}) {
  const fetcher = openFetcher({ ...options, retries: 2, ...more }, { random: () => 0, ...deps });
  try {
    return await fetcher.fetch(target(`${site.url}${path}`));
  } finally {
    await fetcher.close();
  }
}

test.each(['408', '425', '429', '500', '502', '503', '504', 'reset'])('%s is tried again', async (what) => {
  const notes: string[] = [];
  const found = await get(`/${what}/2`, {}, { note: (text) => notes.push(text) });
  expect(found).toMatchObject({ status: 200, retries: 2 });
  expect(notes).toHaveLength(2);
  expect(notes[0]).toMatch(/trying again in 0\.0 s/);
});

test.each(['400', '401', '403', '404', '410', '451', '501'])('%s is not', async (what) => {
  await expect(get(`/${what}/1`)).rejects.toMatchObject({ status: Number(what) });
  expect(asked).toHaveLength(1);
});

test('after --retries the last error is told', async () => {
  await expect(get('/503/9')).rejects.toMatchObject({ code: 'HTTP_STATUS', status: 503 });
  expect(asked).toHaveLength(3);
  await expect(get('/500/9', { retries: 0 })).rejects.toMatchObject({ status: 500 });
});

test('Retry-After is waited for, in seconds and as a date', async () => {
  await get('/503/1/1');
  // The server counts in this process, too: on a loaded machine it sees a request late, and the next one in time.
  expect(asked[1]!.at - asked[0]!.at).toBeGreaterThan(500);
  asked = [];
  // The wall clock of this run stands at the date's own second less one.
  const date = encodeURIComponent('Mon, 04 May 2026 12:00:01 GMT');
  const held = await startServer((_request, response) => {
    asked.push({ url: '', at: performance.now() });
    if (asked.length > 1) response.end('fine now');
    else response.writeHead(429, { 'retry-after': decodeURIComponent(date) }).end();
  });
  const fetcher = openFetcher(
    { ...options, retries: 1 },
    { random: () => 0, now: () => Date.parse('2026-05-04T12:00:00.700Z') },
  );
  expect((await fetcher.fetch(target(held.url))).retries).toBe(1);
  expect(asked[1]!.at - asked[0]!.at).toBeGreaterThan(150);
  await fetcher.close();
  await held.close();
});

test('a Retry-After beyond --max-wait is not waited for, and the rest of the host is not asked', async () => {
  const fetcher = openFetcher({ ...options, retries: 2, maxWaitMs: 5_000 }, { random: () => 0 });
  await expect(fetcher.fetch(target(`${site.url}/503/9/600`))).rejects.toMatchObject({ retryAfterMs: 600_000 });
  await expect(fetcher.fetch(target(`${site.url}/200`))).rejects.toMatchObject({
    code: 'HTTP_STATUS',
    message: /not asked/,
  });
  expect(asked).toHaveLength(1);
  await fetcher.close();
});

test('a host with nobody there is left alone after a while, and the message says so', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const notes: string[] = [];
  const fetcher = openFetcher({ ...options, retries: 0 }, { note: (text) => notes.push(text) });
  const failed: string[] = [];
  for (let n = 0; n < 8; n++) {
    await fetcher.fetch(target(`http://127.0.0.1:${port}/${n}`)).catch((error: Error) => failed.push(error.message));
  }
  expect(failed.slice(0, 5).every((text) => text.includes('connection refused'))).toBe(true);
  expect(failed.slice(5).every((text) => text.includes('left alone'))).toBe(true);
  expect(notes.filter((text) => text.includes('left alone'))).toHaveLength(1);
  await fetcher.close();
});

test('the answer of a refusal is not waited for when it has no end', async () => {
  const endless = await startServer((_, response) => {
    response.writeHead(404);
    const timer = setInterval(() => response.write('x'), 50);
    response.on('close', () => clearInterval(timer));
  });
  const fetcher = openFetcher({ ...options, idleTimeoutMs: 10_000 });
  const started = systemClock.now();
  await expect(fetcher.fetch(target(endless.url))).rejects.toMatchObject({ code: 'HTTP_STATUS', status: 404 });
  expect(systemClock.now() - started).toBeLessThan(8_000);
  await fetcher.close();
  await endless.close();
});

describe('the numbers', () => {
  test('backoff grows, has full jitter and an end', () => {
    expect([0, 1, 2].map((attempt) => backoffMs(attempt, () => 1))).toEqual([1_000, 2_000, 4_000]);
    expect(backoffMs(50, () => 1)).toBe(30_000);
    expect(backoffMs(3, () => 0)).toBe(0);
  });

  test('Retry-After of every form', () => {
    const now = Date.parse('2026-05-04T12:00:00Z');
    expect(retryAfterMs('120', now)).toBe(120_000);
    expect(retryAfterMs(' 0 ', now)).toBe(0);
    expect(retryAfterMs('1.5', now)).toBe(1_500);
    expect(retryAfterMs('Mon, 04 May 2026 12:01:00 GMT', now)).toBe(60_000);
    expect(retryAfterMs('Monday, 04-May-26 12:01:00 GMT', now)).toBe(60_000);
    expect(retryAfterMs('Mon May  4 12:01:00 2026', now)).not.toBeNull();
    expect(retryAfterMs('Mon, 04 May 2026 11:00:00 GMT', now)).toBe(0);
    for (const text of [undefined, '', 'soon', '-5', '2026']) {
      expect(retryAfterMs(text, now), text).toBe(text === '2026' ? 2_026_000 : null);
    }
  });
});
