import { afterAll, beforeAll, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { testContext } from '../helpers/context.js';
import { serve, startServer } from '../helpers/server.js';

// What is said on standard error beside the results.

const page = `<!doctype html><html lang="en"><head><title>Harbour story</title><meta property="og:type" content="article"></head><body><article><h1>Harbour story</h1>
<p>The dockers of the harbour went back to work on Monday, after nine days in which no ship was unloaded, said the union.</p>
<p>The port expects to have the backlog cleared by Friday, and the first ferries are to leave on time again tomorrow.</p></article></body></html>`;
const teasers = Array.from(
  { length: 14 },
  (_, n) =>
    `<div><h3><a href="/s${n}">Story ${n} of the harbour</a></h3><p>The dockers of harbour ${n} went back to work on Monday, said their union.</p><div><p>Read ${n} more.</p></div></div>`,
);
const mixed = `<!doctype html><html lang="en"><head><meta property="og:type" content="article"><meta property="article:published_time" content="2026-05-04T06:30:00Z"></head>
<body><article><h1>Harbour story</h1>${teasers.join('')}</article></body></html>`;
let site: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  const moved = { body: '', status: 302, headers: { location: '/a' } };
  site = await startServer(
    serve({ '/a': { body: page }, '/b': { body: page }, '/mixed': { body: mixed }, '/moved': moved }),
  );
});
afterAll(() => site.close());

async function fetchAll(names: string[], flags: string[], isTerminal: boolean) {
  const made = testContext({ isTerminal, env: { NO_COLOR: '1' } });
  const open = ['--allow-private', '--delay', '0', '--no-ledger', '--json', '--retries', '0'];
  await main(['fetch', ...open, ...flags, ...names.map((name) => `${site.url}${name}`)], made.context);
  return made.stderr().replaceAll('\r\u001b[2K', '');
}

test('many sources end with a count on a terminal, or where more is asked for', async () => {
  expect(await fetchAll(['/a', '/b', '/none'], [], true)).toMatch(/wirecopy: 2 records, 1 failed\n$/);
  expect(await fetchAll(['/a', '/b'], ['--verbose'], false)).toMatch(/wirecopy: 2 records\n$/);
  expect(await fetchAll(['/a', '/b'], ['--verbose', '--log', 'json'], false)).toContain('"records":2,"failed":0');
  expect(await fetchAll(['/a'], [], true)).not.toContain('1 record');
  expect(await fetchAll(['/a', '/b'], [], false)).toBe('');
  expect(await fetchAll(['/a', '/b'], ['--quiet'], true)).toBe('');
});

test('doubtful records are counted, and those below --min-quality are left out: neither is a failure', async () => {
  const made = testContext({ isTerminal: true, env: { NO_COLOR: '1' } });
  const open = ['--allow-private', '--delay', '0', '--no-ledger', '--retries', '0', '--format', 'csv'];
  const fetch = (...flags: string[]) =>
    main(['fetch', ...open, ...flags, '--field', 'quality,doubts', `${site.url}/a`, `${site.url}/mixed`], made.context);
  expect(await fetch()).toBe(0);
  expect(made.stderr()).toMatch(/wirecopy: 2 records \(1 doubtful\)\n$/);
  expect(await fetch('--log', 'json')).toBe(0);
  expect(made.stderr()).toContain('"records":2,"failed":0,"doubtful":1');
  const [head, sure, mixed] = made.stdout().split('\r\n');
  expect(head).toBe('quality,doubts');
  expect(sure).toMatch(/^0\.9\d,$/);
  expect(mixed).toMatch(/^0\.[0-8]\d?,headline$/);
  const before = made.stdout().length;
  expect(await fetch('--min-quality', '0.9')).toBe(0);
  expect(made.stdout().slice(before)).toBe(`quality,doubts\r\n${sure}\r\n`);
  expect(made.stderr()).toMatch(/wirecopy: 1 record\n$/);
  expect(await fetch('--min-quality', '80')).toBe(2);
  expect(made.stderr()).toContain('--min-quality 80 is not a score: write one from 0 to 1, such as 0.8');
});

test('sources that an interrupted run did not ask have not failed', async () => {
  const made = testContext({ isTerminal: true, env: { NO_COLOR: '1' } });
  const controller = new AbortController();
  made.context.stop = controller.signal;
  const slow = await startServer((_request, response) => {
    controller.abort('SIGINT');
    response.writeHead(200, { 'content-type': 'text/html' }).end(page);
  });
  const flags = ['--allow-private', '--no-ledger', '--json', '--delay', '0', '--per-host', '1'];
  const status = await main(['fetch', ...flags, ...['a', 'b', 'c'].map((name) => `${slow.url}/${name}`)], made.context);
  await slow.close();
  const said = made.stderr().replaceAll('\r\u001b[2K', '');
  expect([status, said]).toEqual([130, expect.stringContaining('wirecopy: 1 record\n')]);
  expect(said).toContain('2 sources were not asked');
});

test('--verbose says what was fetched', async () => {
  const said = await fetchAll(['/a', '/moved'], ['--verbose'], false);
  expect(said).toMatch(new RegExp(`${site.url}/a answered 200, \\d+ B, in \\d+ ms`));
  expect(said).toContain(`${site.url}/a (from ${site.url}/moved) answered 200`);
});
