import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { openFetcher } from '../../src/fetch/index.js';
import { fetchDefaults, readDefaults, readerDefaults } from '../../src/options.js';
import { ingest, openReader } from '../../src/run/index.js';
import { makeTarget } from '../../src/source/index.js';
import type { DocumentItem } from '../../src/types.js';
import { startServer } from '../helpers/server.js';

// Fetching beside reading: readers that take a document only when the test lets them, and a count of what was sent to them so far.

let folder = '';
// Hundreds of answers between processes: long only where the machine has no time.
vi.setConfig({ testTimeout: 240_000 });

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-overlap-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const patience = { timeout: 30_000 };
const concurrency = 8;
/** Of the pool: pages, and bytes, that are fetched and not yet taken by a reader. */
const mostPages = 64;
const mostMegabytes = 32;

/** A site of many hosts and readers that wait; `read` lets so many documents through. */
async function stage(threads: number, body: string) {
  const asked: string[] = [];
  const site = await startServer((request, response) => {
    asked.push(String(request.headers.host));
    response.writeHead(200, { 'content-type': 'text/html' }).end(body);
  });
  const held: ServerResponse[] = [];
  const control = createServer((_, response) => void held.push(response));
  await new Promise<void>((resolve) => control.listen(0, '127.0.0.1', resolve));
  const { port } = control.address() as { port: number };
  const file = path.join(folder, `${port}.mjs`);
  const article = '{ kind: "items", items: [{ kind: "article", article: { n: 1 } }], isAtHand: true }';
  writeFileSync(
    file,
    `import { get } from 'node:http';
     process.on('message', () => get('http://127.0.0.1:${port}/', (answer) => answer.resume().on('end', () => process.send(${article}))));
     process.send({ kind: 'ready' });`,
  );
  const reader = openReader({ ...readerDefaults, threads }, { file });
  const fetcher = openFetcher(
    { ...fetchDefaults, userAgent: 'test', allowPrivate: true, delayMs: 0, retries: 0, robots: 'never', concurrency },
    {
      backlog: reader,
      lookup: (_name, _options, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
    },
  );
  closing.push(
    () => reader.close(),
    () => fetcher.close(),
    site.close,
    () => new Promise((resolve) => control.close(() => resolve())),
  );
  const run = (count: number, hosts: number) => {
    const items = Array.from({ length: count }, (_, n): DocumentItem => {
      const url = `http://h${n % hosts}.example:${site.port}/${n}`;
      return { kind: 'target', target: makeTarget(url, { url }) };
    });
    const deps = {
      fetch: (target: Parameters<typeof fetcher.fetch>[0], signal: AbortSignal) => fetcher.fetch(target, { signal }),
      options: { ...readDefaults, documentTimeoutMs: 0 },
      reader,
      window: 1_024,
    };
    const done = (async () => {
      let given = 0;
      for await (const outcome of ingest(items, deps)) if (outcome.ok) given++;
      return given;
    })();
    return done;
  };
  /** One more document is read, as soon as a reader has it. */
  const read = async (): Promise<void> => {
    await expect.poll(() => held.length, { ...patience, interval: 2 }).toBeGreaterThan(0);
    held.shift()!.end();
  };
  return { asked, run, read };
}

/** Long enough for what would come to come. */
const settled = async (asked: string[]): Promise<number> => {
  for (let before = -1; before !== asked.length; ) {
    before = asked.length;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  return asked.length;
};

test.each([1, 3])(
  'slow readers (%i) stop the fetching of no host below the bound, and the bound holds',
  async (threads) => {
    const { asked, run, read } = await stage(threads, '<p>A page.</p>');
    const done = run(240, 30);
    await expect.poll(() => asked.length, patience).toBeGreaterThanOrEqual(mostPages);
    // Those that a reader has, and those that were on their way when the last place was taken.
    const most = mostPages + threads + concurrency;
    expect(await settled(asked)).toBeLessThanOrEqual(most);
    expect(new Set(asked).size).toBe(30);
    for (let count = 1; count <= 240; count++) {
      await read();
      expect(asked.length - count).toBeLessThanOrEqual(most);
    }
    expect(await done).toBe(240);
    expect(asked).toHaveLength(240);
  },
);

test('large pages are bounded by what they weigh', async () => {
  const { asked, run, read } = await stage(1, `<p>${'a'.repeat(1_048_576)}</p>`);
  const done = run(60, 10);
  await expect.poll(() => asked.length, patience).toBeGreaterThanOrEqual(mostMegabytes);
  expect(await settled(asked)).toBeLessThanOrEqual(mostMegabytes + 1 + concurrency);
  for (let count = 1; count <= 60; count++) await read();
  expect(await done).toBe(60);
});

test('a run that is left while its readers are full ends', async () => {
  const { asked, run } = await stage(1, '<p>A page.</p>');
  const done = run(240, 30);
  await expect.poll(() => asked.length, patience).toBeGreaterThanOrEqual(mostPages);
  for (const close of closing.splice(0)) await close();
  expect(await done).toBe(0);
});
