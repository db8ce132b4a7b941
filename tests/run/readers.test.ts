import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDefaults } from '../../src/options.js';
import { readDocument } from '../../src/read/index.js';
import type { Article, SiteRule } from '../../src/types.js';
import { fetchedOf } from '../helpers/fetched.js';
import { root, wirecopy } from '../helpers/run.js';
import { serve, startServer } from '../helpers/server.js';

// One document that hangs, crashes or swells has the harm alone, wherever in the reader it happens (tests/helpers/trouble.mjs).

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-readers-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const text =
  'The harbour was closed on Tuesday as the wind rose to gale force, the port said, and the ferries stayed where they were.';

function page(name: string, trouble = ''): string {
  const file = path.join(folder, `${name}.html`);
  const data = trouble ? `<script type="application/ld+json">{"trouble": "${trouble}"}</script>` : '';
  writeFileSync(
    file,
    `<!doctype html><html><head><title>Story ${name}</title>${data}</head><body><article><h1>Story ${name} of the harbour</h1>
     <time datetime="2024-04-02">2 April 2024</time><p>${text}</p><p>${text}</p><p>${text}</p></article></body></html>`,
  );
  return file;
}

const env = { NODE_OPTIONS: `--import ${path.join(root, 'tests/helpers/trouble.mjs')}` };
// Seconds, as a process that has just started on a busy machine takes one for a page.
const limits = ['--document-timeout', '4s', '--document-memory', '128MiB'];

function headlines(stdout: string): string[] {
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => String((JSON.parse(line) as Article).headline).split(' ')[1]!);
}

function codes(stderr: string): string[] {
  return stderr
    .split('\n')
    .filter(Boolean)
    .map((line) => `${/(\w+)\.html/.exec(line)?.[1]} ${/\[(\w+)\]$/.exec(line)?.[1]}`);
}

describe('a list with documents that hang, crash and swell', () => {
  const troubles = [
    ['hang', 'TIMEOUT'],
    ['block', 'TIMEOUT'],
    ['exit', 'INTERNAL'],
    ['abort', 'INTERNAL'],
    ['swell', 'TOO_LARGE'],
    ['balloon', 'TOO_LARGE'],
  ] as const;

  test.each(['1', '3'])(
    'each fails alone with its code, the others are whole and in order (--threads %s)',
    async (n) => {
      const files = troubles.flatMap(([trouble]) => [page(trouble, trouble), page(`${trouble}2`)]);
      const started = Date.now();
      const ran = await wirecopy(['fetch', ...files, '--threads', n, ...limits, '--format', 'ndjson'], { env });
      expect(headlines(ran.stdout)).toEqual(troubles.map(([trouble]) => `${trouble}2`));
      expect(codes(ran.stderr)).toEqual(troubles.map(([trouble, code]) => `${trouble} ${code}`));
      expect(ran.status).toBe(1);
      expect(Date.now() - started).toBeLessThan(60_000);
    },
  );

  test('unordered, all that is whole comes and each failure is said', async () => {
    const files = troubles.flatMap(([trouble]) => [page(trouble, trouble), page(`${trouble}2`)]);
    const ran = await wirecopy(['fetch', ...files, '--unordered', ...limits, '--format', 'ndjson'], { env });
    expect(headlines(ran.stdout).sort()).toEqual(troubles.map(([trouble]) => `${trouble}2`).sort());
    expect(codes(ran.stderr).sort()).toEqual(troubles.map(([trouble, code]) => `${trouble} ${code}`).sort());
  });

  test('a failure says what it was and is not tried again by the next run where that is no use', async () => {
    const failures = path.join(folder, 'failures.ndjson');
    const files = [page('one'), page('hang', 'hang'), page('swell', 'swell')];
    const ran = await wirecopy(['fetch', ...files, ...limits, '--failures', failures], { env });
    expect(ran.stderr).toMatch(/hang\.html takes longer than 4 s to read \(--document-timeout\) \[TIMEOUT\]/);
    expect(ran.stderr).toMatch(/swell\.html needs more memory to read than --document-memory allows \[TOO_LARGE\]/);
    const lines = readFileSync(failures, 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { code: 'TIMEOUT', retryable: false },
      { code: 'TOO_LARGE', retryable: false },
    ]);
  });

  test('--limit, and a reader of the output that leaves, end it while a document hangs', async () => {
    const files = [page('one'), page('block', 'block'), page('two')];
    const started = Date.now();
    const limited = ['--limit', '1', '--document-timeout', '0', '--threads', '2', '--format', 'ndjson'];
    const ran = await wirecopy(['fetch', ...files, ...limited], { env });
    expect([headlines(ran.stdout), ran.status]).toEqual([['one'], 0]);
    expect(Date.now() - started).toBeLessThan(30_000);
  });
});

test('sync: a page that hangs is a failed look, what else is due is saved, and a second run ends, too', async () => {
  const site = await startServer(
    serve({
      '/feed': {
        type: 'application/rss+xml',
        body: `<rss version="2.0"><channel><title>H</title>${['hang', 'one', 'two']
          .map(
            (name) => `<item><title>Story ${name} in the feed</title><link>/${name}</link><guid>${name}</guid></item>`,
          )
          .join('')}</channel></rss>`,
      },
      ...Object.fromEntries(
        [['hang', 'hang'], ['one'], ['two']].map(([name, trouble]) => [
          `/${name}`,
          { body: readFileSync(page(name!, trouble), 'utf8') },
        ]),
      ),
    }),
  );
  const home = { ...env, XDG_DATA_HOME: folder, XDG_STATE_HOME: folder, XDG_CONFIG_HOME: folder };
  const flags = ['--allow-private', '--delay', '0', '--no-ledger'];
  try {
    await wirecopy(['follow', `${site.url}/feed`, ...flags], { env: home });
    const first = await wirecopy(['sync', '--json', '-v', ...flags, ...limits], { env: home });
    expect(JSON.parse(first.stdout)).toMatchObject({ new: 3, pages: { fetched: 2, failed: 1 } });
    expect(first.stderr).toContain('takes longer than 4 s to read');
    const second = await wirecopy(['sync', '--json', ...flags, ...limits], { env: home });
    expect(JSON.parse(second.stdout)).toMatchObject({ new: 0, pages: { failed: 0 } });
  } finally {
    await site.close();
  }
});

test('one page is read without a process of its own, and its endless loop is ended all the same', async () => {
  const log = path.join(folder, 'pids.txt');
  const started = Date.now();
  const ran = await wirecopy(['fetch', page('hang', 'hang'), ...limits], { env: { ...env, TROUBLE_LOG: log } });
  expect([ran.stdout, codes(ran.stderr), ran.status]).toEqual(['', ['hang TIMEOUT'], 1]);
  expect(Date.now() - started).toBeLessThan(30_000);
});

test('in a library reading is bounded too: a loop in a rule of a site is ended', async () => {
  const rule: SiteRule = {
    id: 'endless',
    hosts: ['herald.example'],
    get body(): string {
      for (;;);
    },
  };
  const fetched = fetchedOf(readFileSync(page('rule')), { contentType: 'text/html' }, 'https://herald.example/a');
  const options = { ...readDefaults, documentTimeoutMs: 300, siteRules: [rule] };
  await expect(readDocument(fetched, options)).rejects.toMatchObject({ code: 'TIMEOUT', isRetryable: false });
});

test('the records are the same however many readers there are', async () => {
  const files = Array.from({ length: 12 }, (_, n) => page(`n${n}`));
  const ran = async (n: string): Promise<unknown> => {
    const { stdout } = await wirecopy(['fetch', ...files, '--threads', n, '--format', 'ndjson']);
    return stdout.replace(/"fetchedAt":"[^"]*"/g, '');
  };
  const [none, one, two] = [await ran('0'), await ran('1'), await ran('2')];
  expect(one).toBe(none);
  expect(two).toBe(none);
});
