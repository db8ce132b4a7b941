import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { type ChangingSite, itemsOf, openChangingSite, rss, storyPage } from '../helpers/changing-site.js';
import { testContext } from '../helpers/context.js';

// What the user says of a source: by follow, by sources edit, in OPML, and what a sync makes of it.

let folder: string;
let site: ChangingSite;
let feed: string;
let archive: string;
let count = 0;
const start = Date.parse('2026-05-04T12:00:00Z');
let now = start;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-settings-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(async () => {
  now = start;
  archive = path.join(folder, `archive-${count++}.db`);
  site = await openChangingSite();
  feed = `${site.url}/feed`;
  site.answers.set('/feed', { body: rss(itemsOf(site.url, [3, 2, 1])) });
  for (const n of [1, 2, 3]) site.answers.set(`/story-${n}`, { body: storyPage(n) });
});
afterEach(() => site.close());

async function wirecopy(args: string[], isTerminal = false) {
  const ran = testContext({ isTerminal, env: { XDG_STATE_HOME: folder, XDG_CONFIG_HOME: folder, TERM: 'dumb' } });
  const fetches = ['sync', 'follow'].includes(args[0]!) ? ['--allow-private', '--retries', '0'] : [];
  const status = await main([...args, '--archive', archive, ...fetches], { ...ran.context, now: () => now });
  return { status, stdout: ran.stdout(), stderr: ran.stderr() };
}
const json = (text: string) => JSON.parse(text) as Record<string, unknown>;
const source = async () => json((await wirecopy(['sources'])).stdout);
const quick = ['--delay', '0'];

test('follow and edit say the same, and edit prints what is now', async () => {
  const said = ['--folder', ' News / Ports/', '--note', 'ask Ada', '--only', 'harbour', '--skip', 'tag:/quiz|game/'];
  await wirecopy(['follow', feed, ...said, '--header', 'Authorization: sesame', '--delay', '1500ms', '--entries-only']);
  const expected = { folder: 'News/Ports', note: 'ask Ada', only: ['harbour'], skip: ['tag:/quiz|game/'] };
  const more = { delay: '1.5s', headers: ['Authorization: ***'], entriesOnly: true };
  expect(await source()).toMatchObject({ ...expected, ...more, title: 'The Herald', leftOut: 0 });
  const edited = await wirecopy([
    'sources',
    'edit',
    feed,
    '--note',
    '',
    '--no-skip',
    '--tag',
    'a, b,a',
    '--no-entries-only',
  ]);
  const after = { ...expected, note: null, skip: [], tags: ['a', 'b'], entriesOnly: false, delay: '1.5s' };
  expect(json(edited.stdout)).toMatchObject(after);
  expect(await source()).toMatchObject(after);
  const shown = await wirecopy(['sources', 'edit', 'the herald', '--add', '--skip', 'quiz', '--tag', 'c'], true);
  expect(shown.stdout).toBe(
    `${feed}
  title     The Herald
  folder    News/Ports
  tags      a, b, c
  only      harbour
  skip      quiz
  delay     1.5s
  header    Authorization: ***
`,
  );
  const none = ['title', 'folder', 'tag', 'only', 'skip', 'delay', 'header'].map((name) => `--no-${name}`);
  const bare = await wirecopy(['sources', 'edit', feed, ...none], true);
  expect(bare.stdout).toBe(`${feed}\n`);
});

test.each(['title', 'folder', 'tag', 'note', 'only', 'skip', 'delay', 'header'])(
  '--%s "" takes it away as well',
  async (name) => {
    const given = { title: 'T', folder: 'F', tag: 't', note: 'n', only: 'o', skip: 's', delay: '5s', header: 'A: b' };
    const flags = Object.entries(given).flatMap(([key, value]) => [`--${key}`, value]);
    await wirecopy(['follow', feed, '--no-check', ...flags]);
    const before = await source();
    await wirecopy(['sources', 'edit', feed, `--${name}`, '']);
    const after = await source();
    const changed = Object.keys(before).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
    expect(changed).toEqual([{ tag: 'tags', header: 'headers' }[name] ?? name]);
  },
);

test.each([
  [['edit'], 'needs a source'],
  [['edit', 'https://nowhere.example/'], 'is not followed'],
  [['edot', 'x'], 'did you mean edit'],
  [['list', 'x'], 'takes no names'],
  [['--note', 'x'], '--note goes with wirecopy sources edit'],
  [['edit', 'FEED', '--skip', '/(/'], '--skip /(/'],
  [['edit', 'FEED', '--note', 'x', '--opml'], 'not OPML'],
  [['edit', 'FEED', '--delay', '2h'], 'an hour at most'],
  [['edit', 'FEED', '--header', 'secret-without-colon'], "--header needs 'Name: value'"],
  [['edit', 'FEED', 'https://other.example/feed', '--title', 'T'], 'one source'],
])('sources %j is wrong usage, and changes nothing', async (args, message) => {
  await wirecopy(['follow', feed, 'https://other.example/feed', '--no-check', '--note', 'kept']);
  const before = (await wirecopy(['sources'])).stdout;
  const ran = await wirecopy(['sources', ...args.map((one) => (one === 'FEED' ? feed : one))]);
  expect(ran).toMatchObject({ status: 2, stdout: '' });
  expect(ran.stderr).toContain(message);
  expect(ran.stderr).not.toContain('secret');
  expect((await wirecopy(['sources'])).stdout).toBe(before);
});

test('to follow again changes nothing, and whoever looks on hears how to', async () => {
  await wirecopy(['follow', feed, '--no-check', '--note', 'first']);
  const again = ['follow', feed, '--no-check', '--note', 'second', '--skip', 'quiz'];
  expect(await wirecopy(again)).toMatchObject({ status: 0, stderr: '' });
  expect((await wirecopy(again, true)).stderr).toContain('wirecopy sources edit changes what is said of it');
  expect(await source()).toMatchObject({ note: 'first', skip: [] });
});

test('a page that is followed itself has no rules', async () => {
  const ran = await wirecopy(['follow', `${site.url}/story-1`, '--page', '--only', 'x', ...quick]);
  expect(ran).toMatchObject({ status: 2, stderr: expect.stringContaining('--only and --skip choose') });
  await wirecopy(['follow', `${site.url}/story-1`, '--page', ...quick]);
  const edited = await wirecopy(['sources', 'edit', `${site.url}/story-1`, '--skip', 'x']);
  expect(edited).toMatchObject({ status: 2, stderr: expect.stringContaining('followed itself') });
});

test('what rules leave out is counted, said with -v, and shown by a dry run', async () => {
  await wirecopy(['follow', feed, '--skip', 'headline:"story 2"', ...quick]);
  const first = await wirecopy(['sync', '--json', '-v', ...quick]);
  expect(json(first.stdout)).toMatchObject({ new: 2, leftOut: 1, failed: 0 });
  expect(first.status).toBe(0);
  expect(first.stderr).toContain('left out: Harbour story 2 (--skip headline:"story 2")');
  expect((await wirecopy(['sync', '--all', ...quick], true)).stderr).toContain('0 new, 0 revised');
  expect(await source()).toMatchObject({ leftOut: 1 });
  const edited = await wirecopy(['sources', 'edit', feed, '--skip', 'quiz'], true);
  expect(edited.stdout).toContain('left out  1 story so far');
  const dry = await wirecopy(['sync', '--dry-run'], true);
  expect(dry.stdout).toContain(`${feed} (its rules left out 1 story, 1 of them not any more)`);
  const due = json((await wirecopy(['sync', '--dry-run', '--json'])).stdout.split('\n')[0]!);
  expect(due).toMatchObject({ url: feed, leftOut: 0, letIn: 1 });
  expect(json((await wirecopy(['sync', '--json', ...quick])).stdout)).toMatchObject({ new: 1, leftOut: 0 });
  site.answers.set('/feed', { body: rss(itemsOf(site.url, [4, 3, 2, 1])) });
  site.answers.set('/story-4', { status: 503 });
  await wirecopy(['sources', 'edit', feed, '--only', 'tag:ports']);
  now += 86_400_000;
  await wirecopy(['sync', '--recheck', 'none', ...quick]);
  await wirecopy(['sources', 'edit', feed, '--skip', 'harbour']);
  now += 86_400_000;
  const pages = (await wirecopy(['sync', '--dry-run'], true)).stdout;
  expect(pages).toContain(`left out by --skip harbour`);
  const summary = await wirecopy(['sync', ...quick], true);
  expect(summary.stderr).toContain('1 left out');
});

test('a delay is kept at the host of the source, by all that is asked there', async () => {
  const times: number[] = [];
  for (const name of ['/feed', '/story-1', '/story-2', '/story-3']) {
    const answer = site.answers.get(name)!;
    site.answers.set(name, () => {
      times.push(performance.now());
      return answer as { body: string };
    });
  }
  await wirecopy(['follow', feed, '--no-check', '--delay', '400ms']);
  await wirecopy(['sync', '--no-ledger', '--robots', 'never', ...quick]);
  expect(times).toHaveLength(4);
  for (let n = 1; n < 4; n++) expect(times[n]! - times[n - 1]!).toBeGreaterThan(200);
});

test('a delay and headers of a configuration file are for all, and stay with no source', async () => {
  const config = path.join(folder, 'own.json');
  writeFileSync(config, JSON.stringify({ delay: '3s', header: 'X-Key: sesame', title: 'Wrong' }));
  await wirecopy(['follow', feed, '--no-check', '--config', config]);
  expect(await source()).toMatchObject({ delay: null, headers: [] });
  await wirecopy(['sources', 'edit', feed, '--note', 'n', '--config', config]);
  expect(await source()).toMatchObject({ delay: null, headers: [], note: 'n' });
});

test('a secret header is sent to its feed and is seen nowhere else', async () => {
  const got: (string | undefined)[] = [];
  site.answers.set('/feed', ({ headers }) => {
    got.push(headers.authorization);
    return { status: 401, body: 'no' };
  });
  const all = [
    await wirecopy(['follow', feed, '--no-check', '--header', 'Authorization: s3same', ...quick]),
    await wirecopy(['sync', '-v', '--log', 'json', '--failures', path.join(folder, 'failures.ndjson'), ...quick]),
    await wirecopy(['sources', 'edit', feed, '--note', 'n']),
    await wirecopy(['sources', 'edit', feed, '--note', 'n'], true),
    await wirecopy(['sources']),
    await wirecopy(['sources', '--opml']),
    await wirecopy(['export', '--format', 'opml']),
    await wirecopy(['doctor', '--sources']),
  ];
  expect(got).toEqual(['s3same']);
  expect(all.map(({ stdout, stderr }) => stdout + stderr).join('')).not.toContain('s3same');
  expect(readFileSync(path.join(folder, 'failures.ndjson'), 'utf8')).not.toContain('s3same');
});

test('headers are kept for what was named, not for what a list or a site leads to', async () => {
  const list = path.join(folder, 'list.opml');
  writeFileSync(list, `<opml version="2.0"><body><outline type="rss" xmlUrl="${feed}"/></body></opml>`);
  const ran = await wirecopy(['follow', list, '--header', 'Authorization: s3same', ...quick]);
  expect(ran.stderr).toContain('--header is not kept for it');
  expect(ran.stderr).not.toContain('s3same');
  expect(await source()).toMatchObject({ headers: [] });
});

test('OPML takes folder, title, note and tags there and back, and nothing secret', async () => {
  await wirecopy([
    'follow',
    feed,
    '--no-check',
    '--title',
    'Ports "A"',
    '--folder',
    'World/Sea & Air',
    '--note',
    '<n>\n2',
  ]);
  await wirecopy(['sources', 'edit', feed, '--tag', 'x,Art/Film', '--header', 'A: s3same', '--skip', 'quiz']);
  await wirecopy(['follow', 'https://b.example/feed', '--no-check', '--folder', 'World']);
  await wirecopy(['follow', 'https://c.example/feed', '--no-check', '--tag', 'y']);
  const pick = (text: string) =>
    text
      .split('\n')
      .filter(Boolean)
      .map(json)
      .map(({ url, title, folder, note, tags }) => ({ url, title, folder, note, tags }));
  const before = pick((await wirecopy(['sources'])).stdout);
  expect(before).toContainEqual({
    url: feed,
    title: 'Ports "A"',
    folder: 'World/Sea & Air',
    note: '<n>\n2',
    tags: ['x', 'Art/Film'],
  });
  const opml = (await wirecopy(['sources', '--opml'])).stdout;
  expect(opml).not.toContain('s3same');
  const list = path.join(folder, 'back.opml');
  writeFileSync(list, opml);
  archive = path.join(folder, 'back.db');
  await wirecopy(['follow', list, '--no-check']);
  expect(pick((await wirecopy(['sources'])).stdout)).toEqual(before);
});
