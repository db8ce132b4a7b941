import { spawn } from 'node:child_process';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { Exports } from '../../src/cli/commands/work/exports.js';
import { takeSlices } from '../../src/cli/commands/work/slices.js';
import { openReporter } from '../../src/cli/screen/report.js';
import { readDefaults } from '../../src/options.js';
import { localReader } from '../../src/run/index.js';
import type { Worker } from '../../src/sync/index.js';
import { metricsAddress, metricsText } from '../../src/cli/commands/work/metrics.js';
import { openSharedLedger, openSharedWork, openStore } from '../../src/store/index.js';
import { openPg } from '../../src/store/postgres/pg-database.js';
import { type ChangingSite, itemsOf, openChangingSite, rss, storyPage } from '../helpers/changing-site.js';
import { runHere, testContext } from '../helpers/context.js';
import { databaseOfCommands, isRealServer } from '../helpers/postgres.js';
import { root } from '../helpers/run.js';

// `work`, `jobs` and `sync --enqueue`: what many machines run. Most of it needs a server that several connections reach.

describe('what cannot be', () => {
  test.each([
    [['work', '--archive', 'archive.db'], 'wirecopy work needs an archive that many machines share'],
    [['jobs', '--archive', 'archive.db'], 'wirecopy jobs needs an archive that many machines share'],
    [['work', '--archive', 'postgres://127.0.0.1:1/x', '--no-ledger'], '--no-ledger: workers keep'],
    [['work', '--archive', 'postgres://127.0.0.1:1/x', '--metrics', 'here'], '--metrics here: write a port'],
    [['sync', '--enqueue', '--exec', 'true', '--archive', 'postgres://127.0.0.1:1/x'], 'which call no hooks'],
    [['jobs', 'delete', '--archive', 'postgres://127.0.0.1:1/x'], 'jobs delete: write list, retry or clear'],
  ])('%j', async (words, message) => {
    const { status, stderr } = await runHere(words);
    expect(stderr).toContain(message);
    expect(status).toBe(2);
  });

  test('a database that is not there is waited for, and not for long', async () => {
    const ran = testContext();
    let time = Date.now();
    const now = (): number => {
      time += 10_000;
      return time;
    };
    const status = await main(['work', '--archive', 'postgres://user:secret@127.0.0.1:1/x', '--once'], {
      ...ran.context,
      now,
    });
    const stderr = ran.stderr();
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^wirecopy: the archive \S+ cannot be reached.*: waiting for it for 30 s\nwirecopy: .* cannot be reached.* \[STORE\]\n$/,
    );
    expect(stderr).not.toContain('secret');
  });
});

test('a worker that is stopped while its database is away ends without an error, and has said so once', async () => {
  const { context, stderr } = testContext();
  const stop = new AbortController();
  let asked = 0;
  const away = async (): Promise<never> => {
    if (++asked === 3) stop.abort();
    throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  };
  const database = { name: 'postgres://h/x', all: away, run: away, exec: away, transaction: away };
  const deps = { stop: stop.signal, shared: { database }, reporter: openReporter({}, context) };
  await takeSlices(deps as unknown as Parameters<typeof takeSlices>[0]);
  expect(asked).toBeGreaterThanOrEqual(3);
  expect(stderr()).toMatch(/^wirecopy: postgres:\/\/h\/x cannot be reached \([^\n]*\): waiting until it is back\n$/);
});

describe('counts for Prometheus', () => {
  const counts = {
    ...{
      sources: 3,
      fetched: 2,
      notModified: 1,
      failed: 0,
      new: 9,
      revised: 1,
      unchanged: 4,
      doubtful: 0,
      filtered: 0,
    },
    ...{ leftOut: 0, gone: 0, gaps: 0, pages: { fetched: 10, notModified: 2, failed: 1, waiting: 0 } },
  };

  test('each value has its help and type, and lines as Prometheus reads them', () => {
    const depth = {
      ...{ hosts: { ready: 1, waiting: 2, leased: 3 }, pages: 40, sources: 5, oldestMs: 1_500, dead: 6, workers: 7 },
    };
    const text = metricsText({ counts, active: 8 }, depth);
    expect(text).toContain('# TYPE wirecopy_pages_total counter\nwirecopy_pages_total{outcome="read"} 10\n');
    expect(text).toContain('wirecopy_frontier_oldest_seconds 1.5\n');
    expect(text).toContain('wirecopy_dead_letters 6\n');
    for (const line of text.trimEnd().split('\n')) {
      expect(line).toMatch(/^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z]+="[a-z_]+"\})? [\d.e+-]+)$/);
    }
  });

  test('without a database there are no values of it', () => {
    const text = metricsText({ counts, active: 0 }, null);
    expect(text).toContain('wirecopy_database_up 0\n');
    expect(text).not.toContain('wirecopy_frontier');
  });

  test('this machine only, where nothing else is said', () => {
    expect(metricsAddress('9464')).toEqual({ host: '127.0.0.1', port: 9464 });
    expect(metricsAddress('0.0.0.0:9464')).toEqual({ host: '0.0.0.0', port: 9464 });
    expect(metricsAddress('[::]:9464')).toEqual({ host: '::', port: 9464 });
    for (const text of ['', 'x', '99999', ':', '1.5']) expect(() => metricsAddress(text), text).toThrow('write a port');
  });
});

describe.skipIf(!isRealServer)('on a server', () => {
  const base = databaseOfCommands();
  let site: ChangingSite;
  const flags = (): string[] => ['--archive', base.address, '--allow-private', '--delay', '20ms', '--threads', '0'];
  beforeEach(async () => {
    site = await openChangingSite();
    const numbers = Array.from({ length: 12 }, (_, n) => n);
    site.answers.set('/feed', { body: rss(itemsOf(site.url, numbers)) });
    for (const n of numbers) site.answers.set(`/story-${n}`, { body: storyPage(n) });
    const store = await openStore(base.address);
    await store.sources.add(`${site.url}/feed`, { now: Date.now() - 1000 });
    await store.close();
  });
  afterEach(() => site.close());

  const jobs = async (...words: string[]) =>
    JSON.parse((await runHere(['jobs', ...words, '--archive', base.address, '--json'])).stdout);
  const articles = async (): Promise<number> =>
    (await base.database.all<{ n: number }>('SELECT count(*) AS n FROM article'))[0]!.n;

  test('what is due is sent, and worked off', async () => {
    const sent = await runHere(['sync', '--enqueue', '--json', '--archive', base.address]);
    expect(JSON.parse(sent.stdout)).toEqual({ hosts: 1, pages: 0, sources: 1, slices: 1 });
    expect(await jobs()).toMatchObject({
      depth: { sources: 1, dead: 0 },
      queue: [{ kind: 'slice', ready: 1 }, {}, {}],
      dead: [],
    });
    const worked = await runHere(['work', '--once', ...flags()]);
    expect(worked).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(await articles()).toBe(12);
    const after = await jobs();
    expect(after).toMatchObject({ depth: { hosts: { leased: 0 }, pages: 0, sources: 0, workers: 0 }, dead: [] });
    expect(after.rate.perMinute).toBeGreaterThan(0);
    // The lines for people.
    const told = await runHere(['jobs', '--archive', base.address]);
    expect(told.stdout).toMatch(/^due: 0 pages, 0 sources\nhosts: 0 ready/);
  }, 60_000);

  test('a worker finds what is due though nobody has sent it', async () => {
    expect(await runHere(['work', '--once', ...flags()])).toMatchObject({ status: 0, stderr: '' });
    expect(await articles()).toBe(12);
  }, 60_000);

  test('a worker that had nothing to do is awake when the next host’s turn comes', async () => {
    const shared = await openSharedWork(base.address);
    const stop = new AbortController();
    const slices: number[] = [];
    const slice = async () => {
      if (slices.push(performance.now()) === 2) stop.abort();
      return { taken: 0, nextInMs: 1_700 };
    };
    let looks = 0;
    const frontier = { ...shared.frontier, nextInMs: async () => (looks++ === 0 ? 0 : null) };
    const store = await openStore(base.address);
    const { context } = testContext();
    const reporter = openReporter({}, context);
    const exports = new Exports({ context, reporter, folder: null } as unknown as ConstructorParameters<
      typeof Exports
    >[0]);
    const deps = { store, read: readDefaults, reader: localReader, reporter, exports };
    await takeSlices({
      ...{ ...deps, stop: stop.signal, isOnce: false, worker: { slice, active: 0 } as unknown as Worker },
      shared: { ...shared, frontier },
    });
    expect(slices[1]! - slices[0]!).toBeLessThan(1_700);
    await store.close();
    await shared.close();
  });

  test('a worker whose port for counts is taken ends, and says so', async () => {
    const words = ['work', ...flags(), '--metrics', new URL(site.url).port];
    const child = spawn(process.execPath, [path.join(root, 'bin/wirecopy.js'), ...words], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let stderr = '';
    child.stderr.on('data', (piece: Buffer) => {
      stderr += piece;
    });
    const status = await new Promise((resolve) => child.once('close', resolve));
    expect(status).not.toBe(0);
    expect(stderr).toContain('--metrics');
  }, 30_000);

  test('a source that is named is asked though it is not due', async () => {
    await runHere(['work', '--once', ...flags()]);
    site.takeLog();
    await runHere(['sync', `${site.url}/feed`, '--enqueue', '--archive', base.address]);
    await runHere(['work', '--once', ...flags()]);
    expect(site.takeLog()).toEqual(['304 /feed']);
  }, 60_000);

  test('dead letters are shown, tried again and thrown away', async () => {
    const story = `${site.url}/story-3`;
    await runHere(['work', '--once', ...flags()]);
    await base.database.run('UPDATE page SET deaths = 5, due_at = 0 WHERE url = $1', [story]);
    expect((await jobs()).dead).toMatchObject([{ kind: 'page', url: story, deaths: 5 }]);
    expect((await runHere(['jobs', '--archive', base.address])).stdout).toContain(`page ${story} ended 5 workers`);
    expect(await runHere(['jobs', 'retry', 'http://nobody.example/', '--archive', base.address])).toMatchObject({
      status: 2,
    });
    expect((await runHere(['jobs', 'retry', story, '--archive', base.address])).stdout).toBe(
      '1 dead letter to be tried again\n',
    );
    await runHere(['work', '--once', ...flags()]);
    expect((await jobs()).dead).toEqual([]);
    await base.database.run('UPDATE page SET deaths = 5 WHERE url = $1', [story]);
    expect((await runHere(['jobs', 'clear', '--archive', base.address])).stdout).toBe('1 dead letter cleared\n');
    expect(await base.database.all('SELECT 1 FROM page WHERE url = $1', [story])).toEqual([]);
  }, 60_000);

  test('reading again is shared out, too', async () => {
    await runHere(['work', '--once', ...flags()]);
    const store = await openStore(base.address);
    const [first] = await store.idsAt(`${site.url}/story-3`);
    const before = (await store.get(first!.id))!;
    await store.replaceRevision(first!.id, 1, { ...before.article, headline: 'Misread' });
    const sent = await runHere(['reextract', '--enqueue', '--json', '--archive', base.address]);
    expect(JSON.parse(sent.stdout)).toEqual({ articles: 12, jobs: 1 });
    expect((await jobs()).queue).toMatchObject([{ kind: 'slice' }, { kind: 'reextract', ready: 1 }, {}]);
    expect(await runHere(['work', '--once', ...flags()])).toMatchObject({ status: 0, stderr: '' });
    expect((await store.get(first!.id))!.article.headline).toBe(before.article.headline);
    expect((await jobs()).queue).toMatchObject([
      {},
      { kind: 'reextract', ready: 0, active: 0, done: 1, pages: 12 },
      {},
    ]);
    await store.close();
    expect(await runHere(['reextract', '--enqueue', '--dry-run', '--archive', base.address])).toMatchObject({
      status: 2,
    });
  }, 60_000);

  test('doctor looks at ledger, work and queue', async () => {
    const look = async () => {
      const { stdout } = await runHere(['doctor', '--json', '--archive', base.address]);
      return stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
        .filter(({ check }) => ['ledger', 'work', 'queue', 'clock'].includes(check));
    };
    expect(await look()).toMatchObject([
      { check: 'ledger', state: 'ok', message: expect.stringContaining('1 hosts') },
      { check: 'work', state: 'ok', message: expect.stringContaining('1 sources are due') },
      { check: 'queue', state: 'ok', message: expect.stringContaining('none yet') },
    ]);
    await runHere(['work', '--once', ...flags()]);
    await base.database.run("UPDATE page SET deaths = 5 WHERE url LIKE '%story-3'");
    await base.database.run("UPDATE page SET due_at = now_ms() - 3600000 WHERE url LIKE '%story-4'");
    await openSharedWork(base.address).then(async ({ frontier, close }) => {
      await frontier.nextInMs();
      await close();
    });
    expect(await look()).toMatchObject([
      { check: 'ledger' },
      { check: 'work', state: 'problem', message: expect.stringContaining('the oldest for 60 minutes') },
      { check: 'work', state: 'note', message: '1 dead letters' },
      { check: 'queue', state: 'ok', message: expect.stringContaining('slice') },
    ]);
    await base.database.exec('UPDATE wirecopy_queue.version SET version = 26');
    expect((await look()).at(-1)).toMatchObject({
      check: 'queue',
      state: 'problem',
      message: expect.stringContaining('another pg-boss'),
    });
  }, 60_000);

  const startWorker = (...more: string[]) => start('work', ...flags(), '--log', 'json', '-v', ...more);

  function start(...words: string[]) {
    const bin = path.join(root, 'bin/wirecopy.js');
    const child = spawn(process.execPath, [bin, ...words]);
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    const ended = new Promise<number | string | null>((resolve) =>
      child.on('exit', (code, signal) => resolve(code ?? signal)),
    );
    return { child, ended, stderr: () => stderr };
  }

  async function until(isThere: () => Promise<boolean> | boolean, ms = 30_000): Promise<void> {
    const end = Date.now() + ms;
    while (!(await isThere())) {
      if (Date.now() > end) throw new Error('it did not come');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  test('sync --enqueue --watch goes on waking workers, until it is stopped', async () => {
    const { child, ended, stderr } = start('sync', '--enqueue', '--watch', '--archive', base.address);
    const ready = async (): Promise<number> => (await jobs()).queue[0].ready;
    await until(async () => (await ready()) === 1);
    await base.database.exec('DELETE FROM wirecopy_queue.job');
    await until(async () => (await ready()) === 1);
    expect((await runHere(['work', '--once', ...flags()])).status).toBe(0);
    child.kill('SIGTERM');
    expect(await ended).toBe(143);
    expect(stderr()).toBe('wirecopy: finishing what is under way; Ctrl-C again ends at once\n');
    expect(await runHere(['sync', '--enqueue', '--tag', 'x', '--archive', base.address])).toMatchObject({ status: 2 });
  }, 90_000);

  test('SIGTERM: what is under way ends, leases go back, and the status says so', async () => {
    const { child, ended, stderr } = startWorker('--delay', '300ms', '--metrics', '0');
    await until(async () => (await articles()) >= 2);
    await until(() => /counts for Prometheus: (\S+)"/.test(stderr()));
    const metrics = await (await fetch(/counts for Prometheus: ([^"\s]+)/.exec(stderr())![1]!)).text();
    expect(metrics).toMatch(/wirecopy_articles_total\{outcome="new"\} \d+/);
    child.kill('SIGTERM');
    expect(await ended).toBe(143);
    const lines = stderr()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(new Set(lines.map(({ run: id }) => id)).size).toBe(1);
    expect(lines.every(({ time }) => !Number.isNaN(Date.parse(time)))).toBe(true);
    expect(lines.at(-1)).toMatchObject({ event: 'closing' });
    expect(await base.database.all('SELECT name FROM host WHERE lease_owner IS NOT NULL')).toEqual([]);
    expect(await base.database.all('SELECT url FROM page WHERE lease_owner IS NOT NULL OR deaths > 0')).toEqual([]);
  }, 60_000);

  test('connections that the server ends are made anew, and nothing is lost', async () => {
    const { child, ended, stderr } = startWorker();
    await until(async () => (await articles()) >= 2);
    for (let n = 0; n < 3; n++) {
      await base.database.all(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      );
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    await until(async () => (await articles()) === 12, 50_000);
    child.kill('SIGTERM');
    expect(await ended).toBe(143);
    expect(stderr()).not.toContain('UnhandledPromiseRejection');
    expect((await jobs()).dead).toEqual([]);
  }, 90_000);

  test('a worker that is killed loses nothing, and its hosts are free when its lease ends', async () => {
    const { child, ended } = startWorker();
    await until(async () => (await articles()) >= 3);
    child.kill('SIGKILL');
    await ended;
    // The lease of half a minute is over sooner here.
    await base.database.run('UPDATE host SET lease_until = 0, due_at = 0');
    await base.database.run('UPDATE page SET lease_until = least(lease_until, 1)');
    await base.database.run('UPDATE source SET lease_until = least(lease_until, 1)');
    expect(await runHere(['work', '--once', ...flags()])).toMatchObject({ status: 0 });
    expect(await articles()).toBe(12);
    expect((await base.database.all('SELECT 1 FROM revision')).length).toBe(12);
  }, 60_000);

  test('a database that a newer wirecopy brought further: the worker ends with words', async () => {
    const { ended, stderr } = startWorker();
    await until(async () => (await articles()) >= 1);
    await base.database.run("UPDATE setting SET value = '99' WHERE name = 'schema'");
    expect(await ended).toBe(1);
    expect(stderr()).toContain('schema 99');
    expect((await runHere(['work', '--once', ...flags()])).stderr).toContain('newer wirecopy');
    await base.database.run("UPDATE setting SET value = '1' WHERE name = 'schema'");
  }, 60_000);

  test('whoever fetches beside the workers keeps the delay that they keep', async () => {
    const ledger = await openSharedLedger(base.address);
    const host = new URL(site.url).host;
    expect(await ledger.take(host, 1_500)).toBeNull();
    await ledger.sent(host, 1_500);
    await ledger.read(host);
    const began = Date.now();
    const fetched = await runHere([
      'fetch',
      `${site.url}/story-1`,
      '--archive',
      base.address,
      '--allow-private',
      '--delay',
      '1500ms',
    ]);
    expect(fetched.status).toBe(0);
    expect(Date.now() - began).toBeGreaterThan(1_300);
    await ledger.close();
  }, 30_000);

  test('a database without an archive is told by whoever needs one, and stays empty', async () => {
    await base.reset();
    const words = [['list'], ['jobs'], ['sync'], ['sync', '--enqueue'], ['reextract', '--enqueue']];
    for (const command of words) {
      const { status, stderr } = await runHere([...command, '--archive', base.address]);
      expect([status, stderr], command.join(' ')).toEqual([1, expect.stringContaining('there is no archive at')]);
    }
    expect((await runHere(['doctor', '--archive', base.address])).stdout).toContain('none at postgres://');
    const schemas = "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'wirecopy%'";
    expect(await base.database.all(schemas)).toEqual([]);
  });

  test('ten who start at once on an empty database', async () => {
    await base.reset();
    const all = await Promise.all(Array.from({ length: 10 }, () => runHere(['work', '--once', ...flags()])));
    expect(all.map(({ status, stderr }) => [status, stderr])).toEqual(all.map(() => [0, '']));
    const shared = await openSharedWork(base.address);
    expect(await shared.frontier.nextInMs()).toBeNull();
    await shared.close();
    await (await openPg(base.address)).close();
  }, 60_000);
});
