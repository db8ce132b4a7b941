import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { root } from '../helpers/run.js';
import { startServer } from '../helpers/server.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-signals-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const story = `<!doctype html><html lang="en"><meta property="og:type" content="article"><h1>Harbour story</h1>
<p>The dockers of the harbour went back to work on Monday, after nine days in which no ship was unloaded, said the union.</p>`;

/** The first source is answered, the second one never; the signals come once it was asked for. */
async function interrupted(signals: NodeJS.Signals[]) {
  const site = await startServer((request, response) => {
    if (request.url === '/1') response.writeHead(200, { 'content-type': 'text/html' }).end(story);
    else child.kill(signals.shift());
  });
  const output = path.join(folder, 'out.ndjson');
  const flags = ['--allow-private=127.0.0.1', '--delay', '0', '--per-host', '1', '--timeout', '2s', '--output', output];
  const args = ['fetch', `${site.url}/1`, `${site.url}/2`, `${site.url}/3`, ...flags];
  const child = spawn(process.execPath, [path.join(root, 'bin/wirecopy.js'), ...args], {
    env: { PATH: process.env.PATH },
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
    const next = stderr.includes('finishing') ? signals.shift() : undefined;
    if (next) child.kill(next);
  });
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  await site.close();
  return { status, stderr, files: readdirSync(folder), output };
}

describe('a signal', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    '%s once ends what is under way within its limits, writes what is done, and the status is %i',
    async (name, status) => {
      const ran = await interrupted([name]);
      expect(ran.status).toBe(status);
      expect(ran.files).toEqual(['out.ndjson']);
      expect(readFileSync(ran.output, 'utf8').trim().split('\n')).toHaveLength(1);
      expect(ran.stderr).toMatch(/1 source was not asked/);
    },
  );

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s twice ends at once with %i, and no half of a file is left', async (name, status) => {
    const ran = await interrupted([name, name]);
    expect(ran.status).toBe(status);
    expect(ran.files).toEqual([]);
  });

  test('SIGHUP, as of a terminal that was closed, ends at once, and no half of a file is left', async () => {
    const ran = await interrupted(['SIGHUP']);
    expect(ran).toMatchObject({ status: 129, files: [] });
  });
});
