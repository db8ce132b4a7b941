import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { headlines, journalledSite, place, site, storyPage, withoutTimes } from '../helpers/journalled.js';
import { root, shell } from '../helpers/run.js';
import { html, response } from '../helpers/warc.js';

// A real process that is killed. scripts/bench/journal.mjs does the same at random moments, many times.

journalledSite();

const flags = [
  '--allow-private',
  '--delay',
  '0',
  '--per-host',
  '2',
  '--retries',
  '0',
  '--no-ledger',
  '--robots',
  'never',
  '--threads',
  '1',
];

function start(args: string[], stdin = '') {
  const child = spawn(process.execPath, [path.join(root, 'bin/wirecopy.js'), 'fetch', ...args, ...flags], {
    cwd: place.folder,
    env: { PATH: process.env.PATH, HOME: place.folder },
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(stdin);
  const ended = new Promise<{ status: number | null; stderr: string }>((resolve) =>
    child.on('close', (status) => resolve({ status, stderr })),
  );
  return { child, ended };
}

test('a list that is killed again and again comes to the end of an unbroken run, and keeps what it was told', async () => {
  const names = Array.from({ length: 40 }, (_, n) => `s${n}`);
  for (const name of ['s7', 's31']) site.answers.set(`/${name}`, 404);
  const stdin = names.map((name) => `${site.url}/${name}\n`).join('');
  const whole = await place.fetch(['-', '--failures', place.at('whole-failed')], { stdin });
  site.asked = [];
  const args = ['-', '--journal', 'journal', '-o', 'out.ndjson', '--failures', 'failed'];
  const statuses: (number | null)[] = [];
  for (const [signal, after] of [
    ['SIGKILL', 1],
    ['SIGKILL', 12],
    ['SIGTERM', 8],
    ['SIGKILL', 9],
    [null, 0],
  ] as const) {
    const { child, ended } = start(args, stdin);
    let left = after;
    site.onAsk = () => {
      if (signal && left-- === 0) child.kill(signal);
    };
    const { status, stderr } = await ended;
    statuses.push(status);
    if (signal === 'SIGTERM') expect(stderr).toContain('interrupted: the same command goes on where this one was');
    if (signal) expect(readdirSync(place.folder)).not.toContain('out.ndjson');
  }
  expect(statuses).toEqual([null, null, 143, null, 1]);
  expect(withoutTimes(place.read('out.ndjson'))).toBe(withoutTimes(whole.stdout));
  expect(place.read('failed')).toBe(place.read('whole-failed'));
  expect(readdirSync(place.folder).sort()).toEqual(['failed', 'journal', 'out.ndjson', 'whole-failed']);
  // What was under way at a kill is asked for again, and what failed.
  expect(site.asked.length).toBeLessThan(names.length + 4 * 10);
});

test('a folder and a WARC file that are killed come to the same end', async () => {
  mkdirSync(place.at('pages'));
  const names = Array.from({ length: 150 }, (_, n) => `s${String(n).padStart(3, '0')}`);
  for (const name of names) writeFileSync(place.at(`pages/${name}.html`), storyPage(name));
  writeFileSync(
    place.at('crawl.warc'),
    Buffer.concat(names.map((name) => response(`https://harbour.example/${name}`, [html], storyPage(name)))),
  );
  for (const source of ['pages', 'crawl.warc']) {
    const args = [source, '--journal', `${source}.journal`, '-o', `${source}.ndjson`];
    for (const afterMs of [450, 600, 750]) {
      const { child, ended } = start(args);
      const timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
      await ended;
      clearTimeout(timer);
    }
    expect((await start(args).ended).status).toBe(0);
    expect(headlines(place.read(`${source}.ndjson`))).toEqual(names);
    expect(readdirSync(place.folder).filter((name) => name.startsWith('.'))).toEqual([]);
  }
});

test('SIGTERM in the middle of a list leaves its rest for the next run', async () => {
  const names = Array.from({ length: 30 }, (_, n) => `s${n}`);
  site.answers.set(
    '/map.xml',
    `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${names.map((name) => `<url><loc>${site.url}/${name}</loc></url>`).join('')}</urlset>`,
  );
  const args = [`${site.url}/map.xml`, '--journal', 'journal', '-o', 'out.ndjson'];
  const { child, ended } = start(args);
  let left = 6;
  site.onAsk = () => {
    if (left-- === 0) child.kill('SIGTERM');
  };
  expect((await ended).status).toBe(143);
  site.onAsk = () => undefined;
  expect((await start(args).ended).status).toBe(0);
  expect(headlines(place.read('out.ndjson'))).toEqual(names);
});

test('two runs never have one journal at once, and a killed one holds nobody up', async () => {
  const args = [`${site.url}/a`, `${site.url}/b`, '--journal', 'journal', '-o', 'out.ndjson'];
  const first = start(args);
  const second = await new Promise<ReturnType<typeof start>>((resolve) => {
    site.onAsk = () => {
      site.onAsk = () => undefined;
      resolve(start(args));
    };
    site.answers.set('/b', 503);
  }).then(async (run) => {
    first.child.kill('SIGSTOP');
    return run.ended;
  });
  expect(second).toMatchObject({ status: 1, stderr: expect.stringContaining('is in use by another run') });
  first.child.kill('SIGKILL');
  await first.ended;
  site.answers.delete('/b');
  expect((await start(args).ended).status).toBe(0);
  expect(headlines(place.read('out.ndjson'))).toEqual(['a', 'b']);
});

test('standard output is printed whole each time: > is right, and >> is refused', async () => {
  writeFileSync(place.at('a.html'), storyPage('a'));
  const options = { cwd: place.folder };
  expect(
    await shell('wirecopy fetch a.html --journal j > out; wirecopy fetch a.html --journal j > out', options),
  ).toMatchObject({ status: 0 });
  expect(headlines(readFileSync(place.at('out'), 'utf8'))).toEqual(['a']);
  expect(await shell('wirecopy fetch a.html --journal j >> out', options)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('write > for >>, or use --output'),
  });
  expect(headlines(readFileSync(place.at('out'), 'utf8'))).toEqual(['a']);
  expect(await shell('wirecopy fetch a.html --journal j -o other.ndjson >> out', options)).toMatchObject({ status: 0 });
});
