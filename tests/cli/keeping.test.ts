import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { openSqlite } from '../../src/shared/sqlite.js';
import { openStore } from '../../src/store/index.js';
import { exports, madeArchive, strike } from '../helpers/archive.js';
import { testContext } from '../helpers/context.js';
import { serve, startServer } from '../helpers/server.js';

let archive: Awaited<ReturnType<typeof madeArchive>>;
beforeEach(async () => {
  archive = await madeArchive();
});
afterEach(() => archive.remove());

async function run(args: string[], env: Record<string, string> = {}) {
  const all = { WIRECOPY_ARCHIVE: archive.file, XDG_STATE_HOME: path.join(archive.folder, 'state'), ...env };
  const { context, stdout, stderr } = testContext({ env: all });
  context.now = () => Date.parse('2026-06-03T12:00:00Z');
  const status = await main(args, context);
  return { status, stdout: stdout(), stderr: stderr() };
}

describe('prune', () => {
  test('counts first, then takes away what is old', async () => {
    const count = { articles: 2, revisions: 0, rawPages: 2 };
    expect(JSON.parse((await run(['prune', '--older-than', '762d', '--dry-run', '--json'])).stdout)).toEqual(count);
    expect((await run(['list'])).stdout.split('\n')).toHaveLength(4);
    expect((await run(['prune', '--older-than', '762d'])).stdout).toBe(
      'gone: 2 articles, 0 further revisions, 2 raw pages\n',
    );
    expect((await run(['list'])).stdout).toContain(exports.id);
    expect((await run(['search', 'kharkiv'])).stdout.trim().split('\n')).toHaveLength(1);
    expect((await run(['doctor'])).status).toBe(0);
  });

  test('keeps the first and the newest revisions', async () => {
    const store = await openStore(archive.file);
    for (let n = 0; n < 4; n++)
      await store.save({ ...strike, headline: `Version ${n}` }, { now: `2024-04-0${5 + n}T00:00:00.000Z` });
    await store.close();
    expect((await run(['prune', '--keep-revisions', '2', '--dry-run'])).stdout).toContain('4 further revisions');
    await run(['prune', '--keep-revisions', '2']);
    const numbers = (await run(['show', strike.id, '--revisions'])).stdout.trim().split('\n');
    expect(numbers.map((line) => JSON.parse(line).number)).toEqual([1, 6]);
  });

  test('an article that comes again after it was pruned is new, whole and found', async () => {
    await run(['prune', '--older-than', '1d']);
    const store = await openStore(archive.file);
    expect(await store.save(strike, { now: '2026-06-03T00:00:00.000Z' })).toMatchObject({ outcome: 'new' });
    expect((await store.get(String(strike.url)))?.article.headline).toBe(strike.headline);
    expect(await store.check()).toEqual([]);
    await store.close();
  });

  test('frees raw pages of articles that stay, by a rule that the archive keeps', async () => {
    const store = await openStore(archive.file);
    await store.setKeepsRaw('all');
    for (let n = 0; n < 3; n++) {
      const raw = {
        url: strike.url!,
        fetchedAt: `2024-04-0${5 + n}T00:00:00.000Z`,
        status: 200,
        headers: {},
        bytes: Buffer.from(`p${n}`),
      };
      await store.save({ ...strike, headline: `Version ${n}` }, { now: raw.fetchedAt, raw });
    }
    await store.close();
    const dry = await run(['prune', '--keep-raw', 'first, latest', '--dry-run']);
    expect(dry.stdout).toBe('would go: 0 articles, 0 further revisions, 3 raw pages\n');
    expect((await run(['prune', '--keep-raw', 'first, latest'])).stdout).toContain(
      'gone: 0 articles, 0 further revisions, 3 raw pages',
    );
    expect((await run(['list'])).stdout.trim().split('\n')).toHaveLength(3);
    // As a configuration file or a cron job's variable says it.
    expect((await run(['prune', '--older-than', '99y'], { WIRECOPY_KEEP_RAW: 'none' })).stdout).toContain(
      '2 raw pages',
    );
    const again = await openStore(archive.file);
    expect(await again.keepsRaw()).toBe('none');
    await again.close();
  });

  test('says what to type', async () => {
    expect(await run(['prune', '--keep-raw', 'much'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('20GB'),
    });
    expect(await run(['sync', '--keep-raw', '5'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('20GB'),
    });
    expect(await run(['prune'])).toMatchObject({ status: 2, stderr: expect.stringContaining('--older-than 2y') });
    expect((await run(['prune', '--older-than', 'old'])).status).toBe(2);
    expect((await run(['prune', '--keep-revisions', '0'])).status).toBe(2);
  });
});

describe('vacuum and backup', () => {
  test('a vacuum makes the file smaller and keeps what is in it', async () => {
    const store = await openStore(archive.file);
    for (let n = 0; n < 300; n++) {
      const url = `https://old.example/${n}`;
      await store.save(
        {
          ...strike,
          id: n.toString(16).padStart(16, 'd'),
          url,
          canonicalUrl: url,
          body: `${n}. ${strike.body}`.repeat(9),
        },
        { now: '2020-01-01T00:00:00.000Z' },
      );
    }
    await store.close();
    await run(['prune', '--older-than', '4y']);
    const before = statSync(archive.file).size;
    expect(await run(['vacuum'])).toMatchObject({ status: 0, stdout: '' });
    expect(statSync(archive.file).size).toBeLessThan(before / 2);
    expect((await run(['list'])).stdout.split('\n')).toHaveLength(4);
  });

  test('a backup is taken while others write, and copied back it is the archive', async () => {
    const copy = path.join(archive.folder, 'copy.db');
    const writer = await openStore(archive.file);
    await writer.save(
      { ...strike, id: 'e'.repeat(16), url: 'https://x.example/1', canonicalUrl: null },
      { now: '2025-01-01T00:00:00.000Z' },
    );
    expect(await run(['backup', copy])).toMatchObject({ status: 0, stdout: '' });
    await writer.save(
      { ...strike, id: 'f'.repeat(16), url: 'https://x.example/2', canonicalUrl: null },
      { now: '2025-01-01T00:00:00.000Z' },
    );
    await writer.close();
    const listed = await run(['list', '--archive', copy]);
    expect(listed.stdout).toContain('e'.repeat(16));
    expect(listed.stdout).not.toContain('f'.repeat(16));
    const again = await run(['backup', copy]);
    expect(again).toMatchObject({ status: 1, stderr: expect.stringContaining('is there already') });
  });

  test('a backup that cannot be written leaves nothing', async () => {
    const file = path.join(archive.folder, 'none', 'copy.db');
    expect(await run(['backup', file])).toMatchObject({
      status: 1,
      stderr: `wirecopy: ${file} cannot be written: its folder is not there [STORE]\n`,
    });
    expect(await run(['backup', archive.folder])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('is a folder: name a new file in it'),
    });
    expect(await run(['backup', '-'])).toMatchObject({ status: 2, stdout: '' });
    expect(existsSync('-')).toBe(false);
    expect(existsSync(path.join(archive.folder, 'none'))).toBe(false);
  });
});

describe('doctor', () => {
  const findings = async (args: string[] = [], env = {}) => {
    const { status, stdout } = await run(['doctor', '--json', ...args], env);
    const list = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { check: string; state: string; message: string; advice?: string });
    return { status, list, problems: list.filter((one) => one.state === 'problem') };
  };

  test('all is well', async () => {
    const { status, list, problems } = await findings();
    expect([status, problems]).toEqual([0, []]);
    expect(list.find((one) => one.check === 'archive')?.message).toContain('3 articles in 4 revisions, 2 raw pages');
  });

  test('no archive is no problem, and it is not made', async () => {
    const file = path.join(archive.folder, 'none.db');
    expect(await findings(['--archive', file])).toMatchObject({ status: 0, problems: [] });
    expect(existsSync(file)).toBe(false);
  });

  test.each<[string, string, RegExp]>([
    ['a text that the index lacks', 'DELETE FROM fulltext WHERE rowid = 1', /not in the full text/],
    ['a revision that is gone', 'DELETE FROM revision WHERE article = 1', /have no text/],
    ['a sighting of nothing', 'PRAGMA foreign_keys = OFF; UPDATE sighting SET article = 99', /belongs to no article/],
    ['a key to nothing', 'UPDATE identity SET article = 99', /keys lead to no article/],
  ])('%s is found, with what to do', async (_name, sql, message) => {
    const database = await openSqlite(archive.file, { timeoutMs: 1000 });
    database.exec(sql);
    database.close();
    const { status, problems } = await findings();
    expect(status).toBe(1);
    expect(problems.find((one) => message.test(one.message))?.advice).toBeTruthy();
  });

  test('a damaged file', async () => {
    const bytes = readFileSync(archive.file);
    bytes.fill(0xff, 8192, 81_920);
    writeFileSync(archive.file, bytes);
    for (const end of ['-wal', '-shm']) rmSync(`${archive.file}${end}`, { force: true });
    const { status, problems } = await findings();
    expect(status).toBe(1);
    expect(problems.length).toBeGreaterThan(0);
    for (const one of problems) expect(one.advice).toMatch(/backup|prune/);
  });

  test('a file that is damaged from its first byte comes with advice', async () => {
    const bytes = readFileSync(archive.file);
    bytes.fill(0xff, 0, 4096);
    writeFileSync(archive.file, bytes);
    const { status, problems } = await findings();
    expect([status, problems]).toEqual([
      1,
      [expect.objectContaining({ check: 'archive', advice: expect.stringContaining('copy the last backup back') })],
    ]);
    expect(problems[0]?.message).not.toContain('doctor');
  });

  test('says what is kept, what it takes and how it grows', async () => {
    const store = await openStore(archive.file);
    await store.setKeepsRaw('latest,20GB');
    await store.save(
      { ...strike, id: 'a'.repeat(16), url: 'https://new.example/1', canonicalUrl: null },
      { now: '2026-06-01T12:00:00.000Z' },
    );
    await store.close();
    const texts = (await findings()).list.filter((one) => one.check === 'disk use').map((one) => one.message);
    expect(texts[0]).toMatch(/^raw pages \d+ B \(kept: latest,20GB\), records [\d.]+ (k?B);/);
    expect(texts[1]).toMatch(/^grows by about [\d.]+ [kM]B a year, at the pace of the last 30 days/);
  });

  test('a state folder that is none', async () => {
    const file = path.join(archive.folder, 'file');
    writeFileSync(file, '');
    const { status, problems } = await findings([], { XDG_STATE_HOME: file });
    expect([status, problems.map((one) => one.check)]).toEqual([1, ['state folder']]);
  });

  // Root may write everywhere.
  test.skipIf(process.getuid?.() === 0)('a state folder that cannot be written', async () => {
    const folder = path.join(archive.folder, 'closed');
    mkdirSync(folder);
    chmodSync(folder, 0o555);
    expect((await findings([], { XDG_STATE_HOME: folder })).status).toBe(1);
  });

  test('the network, if asked', async () => {
    const server = await startServer(serve({ '/': { body: 'hello' } }));
    const flags = ['--allow-private', '--no-ledger'];
    expect((await findings(['--network', `${server.url}/`, ...flags])).list.at(-1)?.message).toContain('answered 200');
    await server.close();
    expect((await findings(['--network', `${server.url}/`, '--retries', '0', ...flags])).problems).toHaveLength(1);
  });
});
