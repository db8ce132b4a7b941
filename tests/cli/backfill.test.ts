import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { createProgram } from '../../src/cli/program.js';
import { addressOutcomes } from '../../src/store/index.js';
import { datedPage, sitemap } from '../helpers/backfilling.js';
import { type ChangingSite, openChangingSite } from '../helpers/changing-site.js';
import { testContext } from '../helpers/context.js';
import { root, wirecopy } from '../helpers/run.js';
import { startServer } from '../helpers/server.js';

let folder: string;
let site: ChangingSite;
let archive: string;
let count = 0;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-backfill-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(async () => {
  site = await openChangingSite();
  archive = path.join(folder, `archive-${count++}.db`);
  site.answers.set('/robots.txt', { body: `Sitemap: ${site.url}/sitemap.xml`, type: 'text/plain' });
});
afterEach(() => site.close());

const flags = (): string[] => [
  '--archive',
  archive,
  '--allow-private',
  '--no-ledger',
  '--delay',
  '0',
  '--threads',
  '0',
];
const backfill = (...args: string[]) => wirecopy(['backfill', site.url, ...args, ...flags()]);
const look = (...args: string[]) => wirecopy(['backfill', ...args, '--archive', archive]);
const tell = (numbers: number[]): void => {
  for (const n of numbers) site.answers.set(`/story-${n}`, { body: datedPage(n, '2024-04-02T10:00:00Z') });
  site.answers.set('/sitemap.xml', { body: sitemap(numbers.map((n) => `${site.url}/story-${n}`)) });
};

// Five thousand pages, five kills, ten copies: npm run bench backfill.
test.each([
  [120, 3, 1],
  [60, 1, 4],
])(
  '%i pages, %i runs killed, then %i at once: each page once, none missing, each with its outcome',
  async (...numbers) => {
    const script = path.join(root, 'scripts/bench/parts/backfill-rounds.mjs');
    const ran = await promisify(execFile)(process.execPath, [script, ...numbers.map(String)]).catch(
      (error: { stdout: string }) => error,
    );
    const result = JSON.parse(ran.stdout) as { killed: number; faults: string[]; errors: string[] };
    expect([result.faults, result.errors]).toEqual([[], []]);
    expect(result.killed).toBeGreaterThanOrEqual(1);
  },
  180_000,
);

test('where nobody looks on it is silent when all is well, and says what failed', async () => {
  tell([1, 2]);
  expect(await backfill()).toEqual({ status: 0, stdout: '', stderr: '' });
  site.answers.set('/sitemap.xml', { body: sitemap([`${site.url}/gone`]) });
  const failed = await backfill();
  expect(failed).toMatchObject({ status: 1, stdout: '' });
  expect(failed.stderr).toBe(
    `wirecopy: ${site.url}/: 1 address failed: wirecopy backfill ${site.url}/ --list --outcome failed\n`,
  );
});

test('--max-time that is over at once is no failure, and says nothing', async () => {
  tell([1]);
  site.answers.set('/', { body: '<html><body>Front</body></html>' });
  const ran = await wirecopy(['backfill', site.url, ...flags(), '--max-time', '1ms']);
  expect(ran).toEqual({ status: 0, stdout: '', stderr: '' });
});

test('a site that moved is told to be named by its new name', async () => {
  site.answers.set('/sitemap.xml', {
    body: sitemap([`${site.url}/`, 'https://new.example/one', 'https://new.example/two']),
  });
  const ran = await backfill();
  expect(ran).toMatchObject({ status: 0, stdout: '' });
  expect(ran.stderr).toContain('its lists name 2 addresses, all of other sites: name that one');
});

test('a dry run prints what there is and how long it takes, and reads no page', async () => {
  tell([1, 2, 3, 4, 5]);
  const text = await wirecopy(['backfill', site.url, '--dry-run', ...flags(), '--delay', '2s']);
  expect(text).toMatchObject({ status: 0, stderr: '' });
  expect(text.stdout).toBe(`${site.url}/: 5 to read; at the pace of its hosts that takes 10 s or more\n`);
  const data = await backfill('--dry-run', '--json', '--limit', '2');
  expect(JSON.parse(data.stdout)).toMatchObject({
    site: `${site.url}/`,
    waiting: 5,
    toRead: 2,
    estimateSeconds: null,
    pages: { waiting: 5 },
    lists: { done: 1 },
  });
  expect(site.takeLog().filter((line) => line.includes('story'))).toEqual([]);
});

test('counts as JSON or a line, each address with what came of it, and how far it is', async () => {
  tell([1, 2, 3]);
  const first = await backfill('--limit', '2', '--json', '--since', '2024', '--until', '2024-06');
  expect(JSON.parse(first.stdout)).toMatchObject({
    ...{ end: 'left', read: 2, new: 2, failed: 0, since: '2024', until: '2024-06' },
    pages: { done: 2, waiting: 1 },
  });
  const second = await backfill('--format', 'text', '--since', '2024', '--until', '2024-06');
  expect(second.stdout).toBe(`${site.url}/: 1 new, 0 revised, 0 unchanged; in all 3 read\n`);
  const status = await look('--status');
  expect(status.stdout).toMatch(
    new RegExp(`^${site.url}/ \\(2024 to 2024-06\\), last run .* UTC\n {2}pages: 3 read\n {2}lists: 1 read\n$`),
  );
  expect(JSON.parse((await look(site.url, '--status', '--json')).stdout)).toMatchObject({ pages: { done: 3 } });
  const lines = (await look(site.url, '--list')).stdout.trim().split('\n');
  expect(lines).toEqual([
    `done          list   ${site.url}/sitemap.xml`,
    ...[1, 2, 3].map((n) => `done          page   ${site.url}/story-${n}`),
  ]);
  const rows = (await look(site.url, '--list', '--outcome', 'done', '--json')).stdout.trim().split('\n');
  expect(JSON.parse(rows[1]!)).toMatchObject({
    ...{ url: `${site.url}/story-1`, kind: 'page', outcome: 'done', date: '2024-04-02T10:00:00Z', dateFrom: 'page' },
    ...{ attempts: 1, copy: null, code: null, source: `${site.url}/sitemap.xml` },
  });
  expect(await look(site.url, '--forget')).toEqual({ status: 0, stdout: '', stderr: '' });
  expect((await look('--status')).stderr).toContain('no backfill was begun yet');
});

test('what failed is kept as data, and a host that asks for a long rest ends the run with a word', async () => {
  tell([1, 2]);
  site.answers.set('/story-1', { status: 429, headers: { 'retry-after': '7200' } });
  site.answers.set('/story-2', { status: 429, headers: { 'retry-after': '7200' } });
  const held = await backfill();
  expect(held.status).toBe(1);
  expect(held.stderr).toMatch(/answered 429.*waits for the next run\n$/);
  for (const n of [1, 2]) site.answers.set(`/story-${n}`, { status: 500 });
  const failures = path.join(folder, 'failures.ndjson');
  await backfill('--failures', failures, '--retries', '0');
  const kept = readFileSync(failures, 'utf8').trim().split('\n').sort();
  expect(kept.map((line) => JSON.parse(line) as object)).toMatchObject([
    { url: `${site.url}/story-1`, status: 500, found: true },
    { url: `${site.url}/story-2`, status: 500, found: true },
  ]);
});

test('a site that cannot be reached, or names nothing, is one line and status 1', async () => {
  const nowhere = await wirecopy(['backfill', 'http://127.0.0.1:9/', ...flags(), '--retries', '0']);
  expect(nowhere).toMatchObject({ status: 1, stdout: '' });
  expect(nowhere.stderr.trim().split('\n')).toHaveLength(1);
  site.answers.clear();
  const nothing = await backfill();
  expect([nothing.status, nothing.stderr]).toEqual([
    1,
    expect.stringMatching(/--wayback asks the Wayback Machine \[FEED\]\n$/),
  ]);
});

describe('wrong usage is told before anything is asked or made', () => {
  test.each([
    [[], 'name a site'],
    [['page.html'], 'not an address'],
    [['herald.example', '--since', 'soon'], '--since soon is not a date'],
    [['herald.example', '--since', '2025', '--until', '2024'], 'is later than'],
    [['herald.example', '--outcome', 'failed'], '--list'],
    [['herald.example', '--list', '--status'], 'do not go together'],
    [['herald.example', '--limit', 'x'], '--limit x'],
    [['herald.example', '--max-time', '0'], '--max-time'],
    [['herald.example', '--wayback-address', 'page.html'], 'not an address'],
    [['--list'], '--list needs a site'],
    [['--forget'], '--forget needs a site'],
    [['herald.example', '--outcome', 'nonsense', '--list'], 'nonsense'],
  ])('%j', async (args, words) => {
    const ran = await wirecopy(['backfill', ...args, '--archive', archive]);
    expect(ran).toMatchObject({ status: 2, stdout: '' });
    expect(ran.stderr).toContain(words);
    expect(existsSync(archive)).toBe(false);
  });

  test('a site that was never read', async () => {
    tell([1]);
    await backfill();
    const ran = await look('sea.example', '--list');
    expect([ran.status, ran.stderr]).toEqual([2, expect.stringContaining(`there are those of ${site.url}/`)]);
  });
});

test('--wayback-address names an archive, whose copies are listed as such', async () => {
  const copy = `/web/20240402100000id_/${site.url}/story-1`;
  const index = JSON.stringify([
    ['timestamp', 'original'],
    ['20240402100000', `${site.url}/story-1`],
  ]);
  const archived = await startServer((request, response) => {
    if (request.url?.startsWith('/cdx/')) response.end(index);
    else if (request.url === copy) response.end(datedPage(1, '2024-04-02T09:00:00Z'));
    else response.writeHead(404).end();
  });
  site.answers.delete('/robots.txt');
  expect(await backfill('--wayback-address', `${archived.url}/`)).toEqual({ status: 0, stdout: '', stderr: '' });
  const listed = (await look(site.url, '--list', '--json')).stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
  expect(listed).toContainEqual(
    expect.objectContaining({ url: `${site.url}/story-1`, outcome: 'done', copy: archived.url + copy }),
  );
  expect((await look(site.url, '--list')).stdout).toContain(`done          page   ${archived.url}${copy}\n`);
  await archived.close();
});

test('--outcome knows what the archive knows', () => {
  const command = createProgram(testContext().context, () => undefined).commands.find(
    (one) => one.name() === 'backfill',
  );
  const option = command?.options.find(({ long }) => long === '--outcome');
  expect(option?.argChoices).toEqual(addressOutcomes);
});

test('a file in the working folder names no archive of the web', async () => {
  tell([1]);
  const cwd = mkdtempSync(path.join(folder, 'cwd-'));
  writeFileSync(path.join(cwd, 'wirecopy.config.json'), '{"waybackAddress": "http://127.0.0.1:9"}');
  const ran = await wirecopy(['backfill', site.url, ...flags()], { cwd });
  expect([ran.status, ran.stderr]).toEqual([0, expect.stringContaining('may not set waybackAddress')]);
});

describe('on a terminal', () => {
  const ask = async (answer: string, args: string[] = []): Promise<string> => {
    const { context, stderr } = testContext({ stdin: answer, isTerminal: true, env: { HOME: folder } });
    Object.assign(context.stdin, { isTTY: true });
    await main(['backfill', site.url, ...args, ...flags()], context);
    return stderr();
  };
  beforeEach(() => {
    // So that none of them is asked for.
    const rules = `User-agent: *\nDisallow: /closed\nSitemap: ${site.url}/sitemap.xml`;
    site.answers.set('/robots.txt', { body: rules, type: 'text/plain' });
    const many = Array.from({ length: 2_001 }, (_, n) => `${site.url}/closed/${n}`);
    site.answers.set('/sitemap.xml', { body: sitemap(many) });
  });

  test.each(['n\n', '\n', '', 'yes please\n'])('many pages are read only after a yes: %j is none', async (answer) => {
    const said = await ask(answer);
    expect(said).toContain('2001 to read');
    expect(said).toContain('Read 2001 pages? [y/N]');
    expect(JSON.parse((await look('--status', '--json')).stdout)).toMatchObject({ pages: { waiting: 2_001 } });
  });

  test('a yes, or --yes, and a few are read without a question', async () => {
    expect(await ask('y\n')).toContain('2001 refused by robots.txt');
    site.answers.set('/sitemap.xml', {
      body: sitemap(Array.from({ length: 2_001 }, (_, n) => `${site.url}/closed/more-${n}`)),
    });
    const limited = await ask('', ['--limit', '5']);
    expect(limited).not.toContain('[y/N]');
    expect(limited).toContain('2006 refused by robots.txt');
    const yes = await ask('', ['--yes']);
    expect(yes).not.toContain('[y/N]');
    expect(yes).toContain('4002 refused by robots.txt');
  }, 30_000);
});

test('the name and password of a site go to its server alone', async () => {
  tell([1, 2]);
  const own = site.url.replace('://', '://ada:hush@');
  const ran = await wirecopy(['backfill', own, '--format', 'text', '-v', ...flags()]);
  expect([ran.status, ran.stdout]).toEqual([0, expect.stringContaining('2 new')]);
  const looks = [
    await look('--status'),
    await look('--status', '--format', 'json'),
    // As it is printed it is found.
    await look(site.url, '--list', '--format', 'json'),
    await look('https://other.example', '--list'),
    await wirecopy(['backfill', own, '--dry-run', ...flags()]),
  ];
  for (const { stdout, stderr } of [ran, ...looks]) expect(stdout + stderr).not.toContain('hush');
  expect(looks[2]!.stdout).toContain('story-1');
});

test('a followed source of the site is asked as slowly as it was followed for', async () => {
  tell([1, 2]);
  const feed = `${site.url}/feed`;
  site.answers.set('/feed', { body: sitemap([`${site.url}/story-1`]) });
  const followed = await wirecopy([
    'follow',
    feed,
    '--delay',
    '1500ms',
    '--archive',
    archive,
    '--allow-private',
    '--no-ledger',
  ]);
  expect(followed.status).toBe(0);
  const { stdout } = await wirecopy(['backfill', site.url, '--dry-run', '--format', 'json', ...flags()]);
  expect(JSON.parse(stdout)).toMatchObject({ hosts: [{ delayMs: 1_500 }] });
});
