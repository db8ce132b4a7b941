import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { wirecopy } from '../helpers/run.js';
import { startServer } from '../helpers/server.js';

// Everything secret in here has "hush" in it; no output, log, record, failure, ledger or stack may hold that word.

const story = `<!doctype html><html lang="en"><meta property="og:type" content="article"><h1>Harbour story</h1>
<p>The dockers of the harbour went back to work on Monday, after nine days in which no ship was unloaded, said the union.</p>`;

let folder: string;
let site: Awaited<ReturnType<typeof startServer>>;
let asked: string[] = [];
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-secrets-'));
  site = await startServer((request, response) => {
    const way = request.url ?? '';
    asked.push(`${way} ${JSON.stringify(request.headers)}`);
    const to = (location: string) => response.writeHead(302, { location, 'set-cookie': 'sid=hush-cookie' }).end();
    if (way === '/moved') to('/gone');
    else if (way === '/login') to('/landed?id=4&access_token=hush-token#session=hush-hash');
    else if (way === '/login-gone') to('/nowhere;jsessionid=hush-path?token=hush-token');
    else if (way === '/circle') to('/circle?sig=hush-signature');
    else if (way.startsWith('/circle?')) to('/circle?sig=hush-signature');
    else if (way === '/elsewhere') to('http://ada:hush-hop@127.0.0.1:1/x?token=hush-token');
    else if (way === '/inside') to('http://ada:hush-hop@10.0.0.1/?token=hush-token');
    else if (way === '/busy') response.writeHead(503, { 'set-cookie': 'sid=hush-cookie', 'retry-after': '0' }).end();
    else if (way === '/reset') request.socket.destroy();
    else if (way === '/feed')
      response.end(
        `<rss version="2.0"><channel><title>F</title><item><title>One</title><link>${site.url}/story</link></item></channel></rss>`,
      );
    else if (/^\/(story|landed)/.test(way)) response.writeHead(200, { 'set-cookie': 'sid=hush-cookie' }).end(story);
    else response.writeHead(404).end();
  });
});
beforeEach(() => {
  asked = [];
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

const everything = (place: string): string =>
  readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath ?? entry.path, entry.name), 'latin1'))
    .join('\n');

test.each([
  ['text', '0'],
  ['json', '5ms'],
])('with --log %s and --delay %s nothing secret comes out', async (log, delay) => {
  const state = path.join(folder, `state-${log}`);
  const cookies = path.join(folder, 'cookies.txt');
  const config = path.join(folder, 'config.json');
  writeFileSync(cookies, '127.0.0.1\tFALSE\t/\tFALSE\t0\tsid\thush-file\n');
  writeFileSync(config, JSON.stringify({ hosts: { '127.0.0.1': { headers: { 'x-host-key': 'hush-config' } } } }));
  const base = site.url.replace('http://', 'http://ada:hush-url@');
  const ways = [
    '/story',
    '/moved',
    '/busy',
    '/reset',
    '/login',
    '/login-gone',
    '/circle',
    '/elsewhere',
    '/inside',
    '/feed',
  ];
  const list = [
    ...ways.map((way) => `${base}${way}`),
    JSON.stringify({ url: `${base}/gone` }),
    'http://ada:hush-url@[bad/',
    'ftp://ada:hush-url@h.example/',
    `{"address": "${base}/story"}`,
    `{"url": "${base}/story"`,
  ];
  const flags = [
    ...[
      '--allow-private=127.0.0.1',
      '--delay',
      delay,
      '--retries',
      '1',
      '--verbose',
      '--explain',
      '--full',
      '--log',
      log,
    ],
    ...['--failures', path.join(state, '../failures.ndjson'), '--cookies', cookies],
    ...['--header', 'Authorization: Bearer hush-header', '--header', 'X-Key: hush-key'],
  ];
  const env = { WIRECOPY_CONFIG: config, WIRECOPY_DEBUG: '1', XDG_STATE_HOME: state };
  const ran = await wirecopy(['fetch', '-', ...flags], { stdin: list.join('\n'), env });
  expect(ran.status).toBe(1);
  // They were sent where they belong.
  for (const sent of ['hush-file', 'hush-config', 'hush-key', 'hush-cookie', 'hush-token'])
    expect(asked.join()).toContain(sent);
  const said = [ran.stdout, ran.stderr, readFileSync(path.join(folder, 'failures.ndjson'), 'utf8')].join('\n');
  for (const word of ['trying again', 'redirects in a circle', 'landed?id=4', 'answered 404'])
    expect(said).toContain(word);
  expect(said).not.toMatch(/hush/);
  if (delay !== '0') expect(everything(state)).toContain('127.0.0.1');
  if (delay !== '0') expect(everything(state)).not.toMatch(/hush/);
});

test('the password of a proxy is not said, whether it refuses, breaks or is no address', async () => {
  const refusing = createServer((socket) => {
    socket.on('error', () => undefined); // the client hangs up
    socket.once('data', () => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n'));
  });
  await new Promise<void>((resolve) => refusing.listen(0, '127.0.0.1', resolve));
  const { port } = refusing.address() as AddressInfo;
  for (const proxy of [
    `http://u:hush-proxy@127.0.0.1:${port}`,
    'http://u:hush-proxy@127.0.0.1:1',
    'socks5://u:hush-proxy@h:1',
    'http://u:hush-proxy@[bad',
  ]) {
    for (const scheme of ['http', 'https']) {
      const env = { HTTP_PROXY: proxy, HTTPS_PROXY: proxy, WIRECOPY_DEBUG: '1' };
      const flags = ['--delay', '0', '--retries', '0', '--verbose', '--timeout', '5s'];
      const ran = await wirecopy(['fetch', `${scheme}://far.example/story`, ...flags], { env });
      expect(ran.status, proxy).toBeGreaterThan(0);
      expect(ran.stderr, proxy).not.toMatch(/hush/);
      expect(ran.stderr, proxy).not.toBe('');
    }
  }
  refusing.close();
}, 60_000);

test('wrong usage does not repeat what may be a secret', async () => {
  for (const args of [
    ['http://ada:hush-url@[bad/'],
    ['http://h.example/', '--header', 'X-Key hush-key'],
    ['http://h.example/', '--header', 'X-Key: hush-key\u0001'],
    ['http://h.example/', '--url', 'https://ada:hush@/'],
  ]) {
    const ran = await wirecopy(['fetch', ...args]);
    expect(ran.status).toBe(2);
    expect(ran.stderr).not.toMatch(/hush/);
  }
  const ran = await wirecopy(['fetch', 'http://h.example/'], { env: { WIRECOPY_HEADER: 'X-Key hush-key' } });
  expect(ran.stderr).toMatch(/WIRECOPY_HEADER: --header needs/);
  expect(ran.stderr).not.toMatch(/hush/);
});

test('rule new says no password of its page, be it there or not', async () => {
  const rules = path.join(folder, 'rules');
  const common = ['--dir', rules, '--allow-private', '--no-ledger', '--robots', 'never', '--retries', '0'];
  const own = (way: string): string => `${site.url.replace('://', '://ada:hush@')}${way}`;
  for (const way of ['/story', '/nope']) {
    const { stdout, stderr } = await wirecopy(['rule', 'new', own(way), ...common]);
    expect(stdout + stderr).not.toContain('hush');
  }
  expect(everything(rules)).not.toContain('hush');
  const { status, stderr } = await wirecopy(['rule', 'new', own('/story'), '--url', 'https://', ...common]);
  expect([status, stderr]).toEqual([2, expect.stringContaining('is not an http(s) address')]);
});
