import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { articleSchema } from '../../src/schema.js';
import { root, wirecopy } from '../helpers/run.js';
import { startServer } from '../helpers/server.js';

// Whole runs over a real server: every source accounted for, nothing secret said, Ctrl-C.

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-run-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const page = (n: string) => `<!doctype html><html lang="en"><head><meta property="og:type" content="article">
<meta property="og:title" content="Harbour story ${n}"></head><body><article><h1>Harbour story ${n}</h1>
<p>The dockers of the harbour went back to work on Monday, after nine days in which no ship was unloaded, said the union.</p>
<p>The port expects to have the backlog cleared by Friday, and the first ferries are to leave on time again tomorrow.</p></article></body></html>`;
const open = ['--allow-private=127.0.0.1/32', '--delay', '0'];
const parse = (text: string) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

/** Ten ways to fail, by the last figure of the number. */
const ways: ((request: IncomingMessage, response: ServerResponse) => void)[] = [
  (_, response) => response.writeHead(404).end(),
  (_, response) => response.writeHead(500).end(),
  (_, response) => response.writeHead(403).end('no'),
  (request) => request.socket.destroy(),
  (_, response) => response.writeHead(200, { 'content-length': '5000' }).end('short', () => response.destroy()),
  (_, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(zlib.gzipSync(page('x')).subarray(0, 100)),
  (request, response) => response.writeHead(302, { location: request.url ?? '' }).end(),
  (_, response) => response.writeHead(302, { location: 'http://10.0.0.1/' }).end(),
  (_, response) => response.end('%PDF-1.7 not a page'),
  (_, response) => response.end(Buffer.alloc(400_000, 'x')),
];

describe('a run of a thousand sources, a tenth failing in ten ways', () => {
  test.each([
    ['in order', 1000],
    ['--unordered', 200],
  ])('%s: each is accounted for once, and the status is 1', async (flag, count) => {
    const site = await startServer((request, response) => {
      const n = Number(request.url?.slice('/story-'.length));
      if (n % 10 === 3) ways[Math.floor(n / 10) % 10]!(request, response);
      else response.writeHead(200, { 'content-type': 'text/html' }).end(page(`n${n}`));
    });
    const list = Array.from({ length: count }, (_, n) => `${site.url}/story-${n}`);
    const failures = path.join(folder, 'failures.ndjson');
    const flags = [...open, '--retries', '0', '--per-host', '64', '--max-bytes', '300kB', '--failures', failures];
    const ran = await wirecopy(['fetch', '-', ...flags, ...(flag.startsWith('--') ? [flag] : [])], {
      stdin: list.join('\n'),
    });
    await site.close();
    const records = parse(ran.stdout).map((one) => articleSchema.parse(one));
    const failed = parse(readFileSync(failures, 'utf8'));
    expect(ran.status).toBe(1);
    expect([records.length, failed.length]).toEqual([count * 0.9, count / 10]);
    const seen = [...records.map((one) => one.source.ref), ...failed.map((one) => one.source)];
    expect([...seen].sort()).toEqual([...list].sort());
    expect(new Set(failed.map((one) => one.code))).toEqual(
      new Set(['HTTP_STATUS', 'NETWORK', 'REFUSED', 'UNRECOGNISED', 'TOO_LARGE']),
    );
    const expected = list.filter((_, n) => n % 10 !== 3);
    if (flag === 'in order') expect(records.map((one) => one.source.ref)).toEqual(expected);
    expect(ran.stderr.trim().split('\n')).toHaveLength(count / 10);
  });
});

describe('what failed', () => {
  test('is taken back by `fetch -`, address, file and all, until nothing fails', async () => {
    let isMended = false;
    const site = await startServer((request, response) => {
      if (!isMended && request.url !== '/story-1') response.writeHead(503).end();
      else response.writeHead(200, { 'content-type': 'text/html' }).end(page(request.url ?? ''));
    });
    const failures = path.join(folder, 'again.ndjson');
    const saved = path.join(folder, 'saved page.html');
    const flags = [...open, '--retries', '0', '--failures', failures];
    const list = [
      `${site.url}/story-1`,
      `${site.url}/story-2`,
      JSON.stringify({ url: `${site.url}/story-3`, ref: 'third' }),
      saved,
    ];
    const first = await wirecopy(['fetch', '-', ...flags], { stdin: list.join('\n') });
    expect(first.status).toBe(1);
    const failed = parse(readFileSync(failures, 'utf8'));
    expect(failed.map((one) => [one.source, one.code, one.retryable])).toEqual([
      [`${site.url}/story-2`, 'HTTP_STATUS', true],
      ['third', 'HTTP_STATUS', true],
      [saved, 'FILE', false],
    ]);
    isMended = true;
    writeFileSync(saved, page('saved'));
    const second = await wirecopy(['fetch', '-', ...flags], { stdin: readFileSync(failures, 'utf8') });
    await site.close();
    expect(second).toMatchObject({ status: 0, stderr: '' });
    expect(parse(second.stdout).map((one) => (one.source as { ref: string }).ref)).toEqual([
      `${site.url}/story-2`,
      'third',
      saved,
    ]);
    expect(readFileSync(failures, 'utf8')).toBe('');
  });
});

describe('Ctrl-C', () => {
  async function interrupted(times: number) {
    const held: ServerResponse[] = [];
    const site = await startServer((_request, response) => {
      held.push(response);
      if (held.length === 2) for (let n = 0; n < times; n++) setTimeout(() => child.kill('SIGINT'), n * 200);
    });
    const failures = path.join(folder, 'interrupted.ndjson');
    const list = Array.from({ length: 20 }, (_, n) => `${site.url}/${n}`);
    const args = ['fetch', ...list, ...open, '--failures', failures];
    const child = spawn(process.execPath, [path.join(root, 'bin/wirecopy.js'), ...args], { stdio: 'pipe' });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
      // Only once the run has heard of it is what is under way answered.
      if (times === 1 && stderr.includes('finishing')) for (const response of held) response.end(page('1'));
    });
    const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
    await site.close();
    return { status, stdout, stderr, failed: parse(readFileSync(failures, 'utf8')), asked: held.length };
  }

  test('what is under way is finished and printed, the rest is left, and the status is 130', async () => {
    const ran = await interrupted(1);
    expect(ran.status).toBe(130);
    expect(ran.asked).toBe(2);
    expect(parse(ran.stdout)).toHaveLength(2);
    expect(ran.failed.map((one) => one.code)).toEqual(Array.from({ length: 18 }, () => 'INTERRUPTED'));
    expect(ran.stderr).toMatch(/18 sources were not asked/);
  });

  test('twice ends at once', async () => {
    const ran = await interrupted(2);
    expect(ran.status).toBe(130);
    expect(ran.stdout).toBe('');
  });
});
