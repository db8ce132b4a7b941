import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { openStore } from '../../src/store/index.js';
import { testContext } from '../helpers/context.js';
import { startServer } from '../helpers/server.js';

// What a cron job hears of its sources, and what it may ask for.

const hour = 3_600_000;
const day = 24 * hour;
const text = 'The ferry sailed again on Tuesday after three weeks in port, the company said, as the wind fell. '.repeat(
  4,
);
const feed = (site: string, n: string) =>
  `<rss version="2.0"><channel><title>Feed ${n}</title><link>${site}</link><item><title>Ferry story ${n}</title><link>${site}/story-${n}</link><guid>${n}</guid></item></channel></rss>`;
const page = (n: string) =>
  `<html lang="en"><head><meta property="og:type" content="article"></head><body><article><h1>Ferry story ${n}</h1><p>${text}</p></article></body></html>`;

let folder: string;
let now: number;
let statuses: Record<string, number>;
let asked: string[];
let waitMs: number;
let site: Awaited<ReturnType<typeof startServer>>;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-telling-'));
  now = Date.UTC(2026, 4, 4, 12);
  statuses = {};
  asked = [];
  waitMs = 0;
  site = await startServer((request, response) => {
    const url = request.url ?? '';
    asked.push(url);
    const n = /\d+/.exec(url)?.[0] ?? '';
    const body = url.startsWith('/feed') ? feed(site.url, n) : page(n);
    setTimeout(
      () =>
        response
          .writeHead(statuses[url] ?? 200, { 'content-type': url.startsWith('/feed') ? 'text/xml' : 'text/html' })
          .end(body),
      waitMs,
    );
  });
});
afterEach(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

async function run(args: string[], isTerminal = false) {
  const env = { WIRECOPY_ARCHIVE: path.join(folder, 'a.db'), HOME: folder, NO_COLOR: '1' };
  const made = testContext({ env, isTerminal });
  // A command takes some time.
  now += 1_000;
  made.context.now = () => now;
  const fetching = [
    '--allow-private',
    '--delay',
    '0',
    '--no-ledger',
    ...(args[0] === 'sync' ? ['--threads', '0', '--retries', '0', '--robots', 'never'] : []),
  ];
  const status = await main([...args, ...(['sync', 'follow'].includes(args[0]!) ? fetching : [])], made.context);
  return { status, stdout: made.stdout(), stderr: made.stderr().replaceAll('\r\u001b[2K', '') };
}
const follow = (n: string, ...flags: string[]) => run(['follow', '--no-check', `${site.url}/feed-${n}`, ...flags]);
const feedsAsked = (): string[] => asked.splice(0).filter((url) => url.startsWith('/feed'));

describe('a source that fails', () => {
  test('is told at once where it never answered: a name mistyped', async () => {
    await follow('1');
    statuses['/feed-1'] = 404;
    expect((await run(['sync'])).stderr).toMatch(/feed-1 answered 404 \[HTTP_STATUS\]\n$/);
    now += hour;
    expect((await run(['sync', '--all'])).stderr).toBe('');
  });

  test('is told once it has failed for a day, once a day, with since when and why at first', async () => {
    await follow('1');
    await run(['sync']);
    statuses['/feed-1'] = 503;
    expect(await run(['sync', '--all'])).toEqual({ status: 1, stdout: '', stderr: '' });
    statuses['/feed-1'] = 404;
    now += 20 * hour;
    expect((await run(['sync', '--all'])).stderr).toBe('');
    now += 5 * hour;
    const told = await run(['sync', '--all']);
    expect(told.status).toBe(1);
    expect(told.stderr).toMatch(
      /answered 404 \(failing since 2026-05-04 12:00 UTC, 3 times; at first: answered 503\) \[HTTP_STATUS\]\n$/,
    );
    now += 6 * hour;
    expect((await run(['sync', '--all'])).stderr).toBe('');
    now += 18 * hour;
    expect((await run(['sync', '--all'])).stderr).toContain('5 times');
  });

  test('is forgotten once it answers', async () => {
    await follow('1');
    statuses['/feed-1'] = 503;
    await run(['sync']);
    now += 25 * hour;
    delete statuses['/feed-1'];
    expect((await run(['sync', '--all'])).status).toBe(0);
    statuses['/feed-1'] = 503;
    now += hour;
    expect((await run(['sync', '--all'])).stderr).toBe('');
  });

  test('is told at once where somebody looks on, or asks for it; --failures has it always', async () => {
    await follow('1');
    await run(['sync']);
    statuses['/feed-1'] = 503;
    const failures = path.join(folder, 'failures.ndjson');
    expect((await run(['sync', '--all', '--failures', failures])).stderr).toBe('');
    expect(JSON.parse(readFileSync(failures, 'utf8'))).toMatchObject({ code: 'HTTP_STATUS', status: 503 });
    now += hour;
    expect((await run(['sync', '--all', '--alarm-after', '0'])).stderr).toContain('answered 503');
    expect((await run(['sync', '--all', '--verbose'])).stderr).toContain('[HTTP_STATUS]');
    expect((await run(['sync', '--all'], true)).stderr).toContain('[HTTP_STATUS]');
    now += hour;
    expect((await run(['sync', '--all', '--alarm-after', '30m'])).stderr).toBe('');
  });

  test('an outage is one line, once a day, and no source has failed by it', async () => {
    const feeds = ['a', 'b', 'c'].map((name) => `http://${name}.invalid/feed`);
    await run(['follow', '--no-check', ...feeds]);
    const first = await run(['sync', '--all', '--alarm-after', '0']);
    expect(first.status).toBe(1);
    expect(first.stderr).toMatch(/^wirecopy: none of 3 sources could be reached: is the network down\?.*\n$/);
    now += 2 * hour;
    expect((await run(['sync', '--all'])).stderr).toBe('');
    now += 23 * hour;
    expect((await run(['sync', '--all'])).stderr).toMatch(
      /^wirecopy: none of 3 sources could be reached since 2026-05-04 12:00 UTC: .*\n$/,
    );
    const store = await openStore(path.join(folder, 'a.db'));
    expect((await store.sources.all()).map((one) => [one.errorStreak, one.health])).toEqual(
      [1, 2, 3].map(() => [1, null]),
    );
    await store.close();
  });
});

describe('what a sync asks', () => {
  test('sources that are named, now, by address or title', async () => {
    await follow('1', '--title', 'Harbour Herald');
    await follow('2');
    await run(['sync']);
    feedsAsked();
    expect((await run(['sync'])).status).toBe(0);
    expect(feedsAsked()).toEqual([]);
    await run(['sync', `${site.url}/feed-2`]);
    expect(feedsAsked()).toEqual(['/feed-2']);
    await run(['sync', 'harbour herald']);
    expect(feedsAsked()).toEqual(['/feed-1']);
    expect((await run(['sync', 'herald'])).status).toBe(2);
  });

  test('--tag narrows to what is due of a tag, and of its pages', async () => {
    await follow('1', '--tag', 'ports');
    await follow('2', '--tag', 'sport');
    await run(['sync', '--tag', 'ports']);
    expect(asked.splice(0).sort()).toEqual(['/feed-1', '/story-1']);
    // Pages that only another source names wait for a run of theirs.
    for (const n of ['1', '2']) statuses[`/story-${n}`] = 503;
    await run(['sync', '--all']);
    asked.splice(0);
    now += hour;
    await run(['sync', '--tag', 'sport']);
    expect(asked.splice(0)).toEqual(['/story-2']);
    expect(await run(['sync', '--tag', 'prots'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('ports, sport'),
    });
    expect((await run(['sync', '--tag', 'ports', 'Feed 1'])).status).toBe(2);
  });

  test('--dry-run says each with its reason, and asks nothing', async () => {
    await follow('1');
    await follow('2');
    statuses['/story-1'] = 503;
    expect((await run(['sync', '--dry-run'])).stdout).toBe(
      [1, 2].map((n) => `source  never asked before              ${site.url}/feed-${n}\n`).join(''),
    );
    expect(asked).toEqual([]);
    await run(['sync', `${site.url}/feed-1`]);
    asked.splice(0);
    now += 2 * hour;
    const told = (await run(['sync', '--dry-run', '--json'])).stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(told).toEqual([
      { kind: 'source', url: `${site.url}/feed-2`, reason: 'new', due: '2026-05-04T12:00:02.000Z' },
      { kind: 'page', url: `${site.url}/story-1`, reason: 'failed', due: expect.any(String) },
    ]);
    expect((await run(['sync', '--dry-run', '--all'])).stdout).toMatch(/source {2}--all {2}.*feed-1/);
    expect((await run(['sync', '--dry-run', 'Feed 1'])).stdout).toMatch(
      /^source {2}named .*feed-1\npage {4}could not be had, 1 try so far/,
    );
    expect(asked).toEqual([]);
  });

  test('--max-time ends cleanly: what is under way is finished, what is left stays due', async () => {
    for (const n of ['1', '2', '3', '4']) await follow(n);
    waitMs = 400;
    const { status, stderr } = await run(['sync', '--per-host', '1', '--max-time', '100ms', '--verbose']);
    expect(status).toBe(0);
    expect(stderr).toContain('--max-time is over');
    expect(feedsAsked()).toHaveLength(1);
    expect((await run(['sync', '--dry-run'])).stdout.match(/^source/gm)).toHaveLength(3);
    expect((await run(['sync', '--max-time', '0'])).status).toBe(2);
  });

  test('when the last sync was is kept, also of one that had nothing to do', async () => {
    await follow('1');
    await run(['sync']);
    now += day / 2;
    await run(['sync', '--tag', 'none']).catch(() => undefined);
    const store = await openStore(path.join(folder, 'a.db'));
    expect(await store.sources.marks()).toEqual({
      lastSync: now - day / 2 - 1_000,
      outageSince: null,
      outageTold: null,
    });
    await store.close();
  });
});
