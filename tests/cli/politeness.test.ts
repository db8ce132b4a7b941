import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { wirecopy } from '../helpers/run.js';
import { startServer } from '../helpers/server.js';

// Real processes that share a machine, judged by the server's own log.

let state: string;
beforeEach(() => {
  state = mkdtempSync(path.join(tmpdir(), 'wirecopy-state-'));
});
afterEach(() => rmSync(state, { recursive: true }));

const story = `<!doctype html><html lang="en"><meta property="og:type" content="article"><h1>Harbour story</h1>
<p>The dockers of the harbour went back to work on Monday, after nine days in which no ship was unloaded, said the union.</p>`;
const fetch = (sources: string[], ...flags: string[]) =>
  wirecopy(['fetch', ...sources, '--allow-private=127.0.0.1', ...flags], { env: { XDG_STATE_HOME: state } });

test('two processes at once keep the delay between them', async () => {
  const arrived: number[] = [];
  const site = await startServer((_, response) => {
    arrived.push(performance.now());
    response.writeHead(200, { 'content-type': 'text/html' }).end(story);
  });
  const runs = [1, 2].map((run) =>
    fetch(
      Array.from({ length: 3 }, (_, n) => `${site.url}/${run}-${n}`),
      ...['--delay', '1s', '--per-host', '2'],
    ),
  );
  expect((await Promise.all(runs)).map((ran) => ran.status)).toEqual([0, 0]);
  await site.close();
  const gaps = arrived.slice(1).map((at, n) => at - arrived[n]!);
  expect(gaps).toHaveLength(5);
  // A loaded machine hands requests to the server late; without a ledger every other gap would be next to nothing.
  expect(Math.min(...gaps)).toBeGreaterThan(500);
});

test('a long Retry-After holds for the next process, which asks nothing and says until when', async () => {
  let asked = 0;
  const site = await startServer((_, response) => {
    asked++;
    response.writeHead(429, { 'retry-after': '3600' }).end();
  });
  const first = await fetch([`${site.url}/a`, `${site.url}/b`], '--delay', '10ms', '--per-host', '1');
  const second = await fetch([`${site.url}/c`], '--delay', '10ms', '--log', 'json');
  expect(asked).toBe(1);
  expect(first.status).toBe(1);
  expect(JSON.parse(second.stderr)).toMatchObject({
    code: 'HTTP_STATUS',
    retryable: true,
    message: /asks to be left alone until \d{4}-/,
  });
  expect(JSON.parse(second.stderr).retryAfter).toBeGreaterThan(3_500);
  expect((await fetch([`${site.url}/d`], '--delay', '10ms', '--no-ledger')).status).toBe(1);
  expect(asked).toBe(2);
  await site.close();
});

test('a host that is down is left alone, which is said once', async () => {
  const site = await startServer((request) => request.socket.destroy());
  const sources = Array.from({ length: 12 }, (_, n) => `${site.url}/${n}`);
  const ran = await fetch(sources, '--delay', '0', '--retries', '0');
  await site.close();
  const lines = ran.stderr.trim().split('\n');
  expect(lines.filter((line) => line.includes('for the rest of this run'))).toHaveLength(1);
  expect(lines.filter((line) => /\[NETWORK\]$/.test(line))).toHaveLength(12);
  expect(ran.status).toBe(1);
});
