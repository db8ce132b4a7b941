import { spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore, type Store } from '../../src/store/index.js';
import type { Article } from '../../src/types.js';
import { makeArticle } from '../helpers/article.js';
import { wirecopy } from '../helpers/run.js';
import { type Handler, startServer } from '../helpers/server.js';

let folder: string;
let archive: string;
let log: string;
let script: string;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-hooks-'));
  archive = path.join(folder, 'archive.db');
  log = path.join(folder, 'log');
  script = path.join(folder, 'hook.mjs');
  writeFileSync(
    script,
    `import { appendFileSync, readFileSync } from 'node:fs';
const record = JSON.parse(readFileSync(0, 'utf8'));
const { WIRECOPY_EVENT: event, WIRECOPY_ID: id, WIRECOPY_HOOK_SECRET: secret } = process.env;
appendFileSync(process.argv[2], JSON.stringify({ event, id, arg: process.argv[3], headline: record.headline, secret }) + '\\n');
process.exit(Number(process.argv[4] ?? 0));`,
  );
  await inStore(async () => undefined);
});
afterEach(() => rmSync(folder, { recursive: true }));

const story = (n: number, parts: Partial<Article> = {}): Article => {
  const url = `https://herald.example/2026/story-${n}`;
  const body = `The story of number ${n}. `.repeat(8 + n);
  return makeArticle({
    id: String(n).padStart(16, '0'),
    url,
    canonicalUrl: url,
    headline: `Story ${n}`,
    body,
    ...parts,
  });
};
async function inStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(archive);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
let minute = 0;
const save = (...articles: Article[]): Promise<void> =>
  inStore(async (store) => {
    for (const one of articles)
      await store.save(one, { now: new Date(Date.UTC(2026, 4, 4, 12, minute++)).toISOString() });
  });
const hook = (...more: string[]): string => [`'${process.execPath}'`, script, log, '{}', ...more].join(' ');
const sync = (...args: string[]) =>
  wirecopy(['sync', '--archive', archive, '--hook-retries', '0', ...args], { cwd: folder });
const hooks = (...args: string[]) => wirecopy(['hooks', ...args, '--archive', archive]);
const logged = (): Record<string, string>[] =>
  readFileSync(log, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, string>);
const told = (): string[] => logged().map(({ event, id }) => `${event} ${Number(id)}`);

test('what is new, revised and gone after the first run is told in order, once, each under its own kind', async () => {
  await save(story(1));
  expect((await sync('--exec', hook())).status).toBe(0);
  await save(story(2), story(3), story(1, { headline: 'Story 1, edited' }));
  await save(story(3, { headline: 'Story 3, edited before anybody was told' }));
  await inStore((store) => store.noteGone(story(2).id, '2026-05-05T00:00:00.000Z'));
  expect(await sync('--exec', hook())).toMatchObject({ status: 0, stderr: '' });
  expect(told()).toEqual(['new 2', 'revised 1', 'new 3', 'gone 2']);
  await sync('--exec', hook());
  await save(story(3, { headline: 'Story 3, once more' }));
  await sync('--exec', hook());
  expect(told().slice(4)).toEqual(['revised 3']);
});

test('a headline full of shell and JSON tricks arrives as text', async () => {
  await sync('--exec', hook());
  const headline = '$(touch pwned); `id` "\'\\ | > x {} %s \u0000\u001b[31m </script> \ud83d\udea2 ' + "'; rm -rf ~ #";
  await save(story(1, { headline }));
  expect((await sync('--exec', hook())).status).toBe(0);
  expect(logged()).toMatchObject([{ headline, arg: story(1).id }]);
});

test('the secret that signs requests is told to no program, and where the archive is to each', async () => {
  const env = { WIRECOPY_HOOK_SECRET: 'sesame', WIRECOPY_TEST: 'kept' };
  const print = `'${process.execPath}' -e "require('fs').writeFileSync('${log}', JSON.stringify(process.env))"`;
  const args = ['sync', '--archive', archive, '--exec', print];
  await wirecopy(args, { env });
  await save(story(1));
  expect((await wirecopy(args, { env })).status).toBe(0);
  const told = JSON.parse(readFileSync(log, 'utf8')) as Record<string, string>;
  expect(told).toMatchObject({ WIRECOPY_ARCHIVE: archive, WIRECOPY_TEST: 'kept', WIRECOPY_ID: story(1).id });
  expect(JSON.stringify(told)).not.toContain('sesame');
  const noisy = [
    'sync',
    '--archive',
    archive,
    '--hook',
    'noisy',
    '--exec',
    `'${process.execPath}' -e "console.log('noise')"`,
  ];
  await wirecopy(noisy);
  for (const [n, more, noise] of [
    [2, [], 'noise\n'],
    [3, ['--quiet'], ''],
  ] as const) {
    await save(story(n));
    expect((await wirecopy([...noisy, ...more])).stderr).toBe(noise);
  }
});

test('filters of list choose, and each choice has a place of its own', async () => {
  await Promise.all([
    sync('--exec', hook(), '--language', 'uk'),
    sync('--exec', hook(), '--match', 'headline:"story 2"'),
  ]);
  await save(story(1, { language: 'uk' }), story(2, { language: 'en' }), story(3, { language: 'en' }));
  await sync('--exec', hook(), '--language', 'uk');
  await sync('--exec', hook(), '--match', 'headline:"story 2"');
  expect(told()).toEqual(['new 1', 'new 2']);
});

test('a hook gets nothing of less quality than the sync saves, and has a place of its own', async () => {
  const both = [
    ['--exec', hook(), '--min-quality', '0.8'],
    ['--exec', hook()],
  ];
  for (const flags of both) await sync(...flags);
  const quality = (score: number): Partial<Article> => ({ quality: { score, reasons: [] } });
  await save(story(1, quality(0.9)), story(2, quality(0.5)), story(3, { quality: null }));
  await sync(...both[0]!);
  expect(told()).toEqual(['new 1', 'new 3']);
  await sync(...both[1]!);
  expect(told().slice(2)).toEqual(['new 1', 'new 2', 'new 3']);
});

test('a failing hook is named, its articles are set aside and stay, and are sent again when asked for', async () => {
  const good = path.join(folder, 'good');
  const command = `'${process.execPath}' -e "process.exit(require('fs').existsSync('${good}') ? 0 : 7)"`;
  await sync('--exec', command, '--hook', 'mine');
  await save(story(1), story(2));
  const failed = await sync('--exec', command, '--hook', 'mine');
  expect(failed.status).toBe(1);
  expect(failed.stderr).toContain('the hook mine');
  const doctor = await wirecopy(['doctor', '--archive', archive]);
  expect(doctor.stdout).toMatch(/mine[\s\S]*2 articles could not be delivered[\s\S]*status 7/);
  expect(JSON.parse((await hooks('--json')).stdout)).toMatchObject({
    name: 'mine',
    letters: [{ id: story(1).id }, {}],
  });
  writeFileSync(good, '');
  await sync('--exec', command, '--hook', 'mine');
  expect(JSON.parse((await hooks('--json')).stdout).letters).toHaveLength(2);
  expect((await hooks('retry', 'mine')).stdout).toContain('2 articles');
  const again = await sync('--exec', command, '--hook', 'mine', '--json');
  expect(JSON.parse(again.stdout).hooks).toEqual([{ name: 'mine', delivered: 2, failed: 0, error: null }]);
  expect(JSON.parse((await hooks('--json')).stdout)).toMatchObject({ letters: [], failures: 0, lastError: null });
});

test('a hook that fails for everything sets three aside and holds the rest back, in order', async () => {
  await sync('--exec', hook('0'), '--hook', 'h');
  await save(...[1, 2, 3, 4, 5, 6].map((n) => story(n)));
  expect((await sync('--exec', hook('3'), '--hook', 'h')).status).toBe(1);
  const before = logged().length;
  expect((await sync('--exec', hook('3'), '--hook', 'h')).status).toBe(1);
  expect(logged()).toHaveLength(before + 1);
  expect((await sync('--exec', '/no/such/program', '--hook', 'h')).stderr).toContain('cannot be run');
  rmSync(log);
  expect((await sync('--exec', hook('0'), '--hook', 'h')).status).toBe(0);
  expect(told()).toEqual(['new 4', 'new 5', 'new 6']);
  expect((await hooks('clear')).stdout).toContain('3 articles cleared');
});

test('a hook that never ends is ended with its children, whatever it prints or does not read', async () => {
  const pids = path.join(folder, 'pids');
  const never = `sh -c 'trap "" TERM; sleep 300 & echo $! > ${pids}; yes | head -c 3000000 >&2; exec 0<&-; wait; sleep 300'`;
  await sync('--exec', never, '--hook', 'h');
  await save(story(1, { body: 'A long text. '.repeat(100_000) }));
  const ran = await sync('--exec', never, '--hook', 'h', '--hook-timeout', '500ms', '--quiet');
  expect(ran.status).toBe(1);
  expect(stateOf(readFileSync(pids, 'utf8').trim())).toMatch(/^Z?$/);
  expect((await hooks()).stdout).toContain('took longer than 0.5 s');
}, 30_000);

test('a hook that is killed has failed, and a child that it leaves behind holds nobody up', async () => {
  const pids = path.join(folder, 'pids');
  const killed = `sh -c 'exec 0<&-; sleep 300 & echo $! > ${pids}; kill -9 $$'`;
  await sync('--exec', killed, '--hook', 'h');
  await save(story(1, { body: 'A long text. '.repeat(100_000) }), story(2));
  const began = Date.now();
  const ran = await sync('--exec', killed, '--hook', 'h', '--json');
  expect(Date.now() - began).toBeLessThan(25_000);
  process.kill(Number(readFileSync(pids, 'utf8')), 'SIGKILL');
  expect(ran.status).toBe(1);
  expect(JSON.parse(ran.stdout).hooks).toEqual([{ name: 'h', delivered: 0, failed: 2, error: null }]);
  const [state] = (await hooks('--json')).stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(state.letters).toMatchObject([{ id: story(1).id, error: 'was ended by SIGKILL' }, { id: story(2).id }]);
  expect((await sync('--exec', hook(), '--hook', 'h')).status).toBe(0);
  expect((await hooks('retry', story(2).id)).stdout).toContain('1 article to be sent again');
  await sync('--exec', hook(), '--hook', 'h');
  expect(told()).toEqual(['new 2']);
}, 40_000);

test.each([
  ['cat | wc', '|'],
  ['cat > out', '>'],
  ["cat 'x", 'quote'],
  [' ', 'needs a command'],
])('a command for a shell is wrong usage: %s', async (command, why) => {
  await save(story(1));
  const ran = await sync('--exec', command);
  expect([ran.status, ran.stderr]).toEqual([2, expect.stringContaining(why)]);
});

test('a file in the working folder sets no hooks', async () => {
  await save(story(1));
  writeFileSync(
    path.join(folder, 'wirecopy.config.json'),
    JSON.stringify({ sync: { exec: `touch ${log}`, hook: 'x' } }),
  );
  const ran = await sync();
  expect(ran.stderr).toContain('may not set exec, hook');
  expect((await hooks()).stderr).toContain('no hooks');
});

/** As the system calls it: nothing for a process that is no more, Z for one that nobody has asked about yet. */
const stateOf = (pid: string): string => spawnSync('ps', ['-o', 's=', '-p', pid]).stdout.toString().trim();

async function posted(handler: Handler, work: (url: string) => Promise<void>): Promise<void> {
  const server = await startServer(handler);
  try {
    await work(server.url);
  } finally {
    await server.close();
  }
}

test('a POST carries the record, a key that stays over tries, and a signature', async () => {
  const seen: { headers: NodeJS.Dict<string | string[]>; body: string }[] = [];
  const handler: Handler = (request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      seen.push({ headers: request.headers, body });
      if (seen.length === 1) response.writeHead(503, { 'retry-after': '1' }).end();
      else response.end('ok');
    });
  };
  await posted(handler, async (url) => {
    const args = ['sync', '--archive', archive, '--post', `${url}/in`];
    const env = { WIRECOPY_HOOK_SECRET: 'sesame' };
    await save(story(1));
    await wirecopy(args, { env });
    await save(story(2));
    expect((await wirecopy(args, { env })).status).toBe(0);
  });
  const [first, second] = seen;
  expect(seen).toHaveLength(2);
  expect(JSON.parse(second!.body)).toMatchObject({ id: story(2).id, schemaVersion: 1 });
  expect(second!.headers['idempotency-key']).toBe(first!.headers['idempotency-key']);
  expect(second!.headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'user-agent': expect.stringMatching(/^wirecopy\//),
    'x-wirecopy-event': 'new',
    'x-hub-signature-256': `sha256=${createHmac('sha256', 'sesame').update(second!.body).digest('hex')}`,
  });
});

test('an endpoint that is not there, refuses, or asks for a long rest loses nothing', async () => {
  let status = 429;
  let calls = 0;
  const handler: Handler = (request, response) => {
    calls++;
    request.resume().on('end', () => response.writeHead(status, { 'retry-after': '3600' }).end());
  };
  await posted(handler, async (url) => {
    await sync('--post', url, '--hook', 'p');
    await save(story(1));
    expect((await sync('--post', url, '--hook', 'p')).stderr).toContain('answered 429');
    status = 200;
    // It is left alone for the hour that it asked for.
    expect((await sync('--post', url, '--hook', 'p')).status).toBe(1);
    expect(calls).toBe(1);
    await sync('--post', url, '--hook', 'q');
    await save(story(2));
    expect((await sync('--post', 'http://127.0.0.1:9/', '--hook', 'q')).stderr).toContain('cannot be reached');
    status = 404;
    await sync('--post', url, '--hook', 'q');
    expect((await hooks('list', 'q')).stdout).toMatch(/1 set aside[\s\S]*answered 404/);
  });
});

test('ten syncs at once tell each change once and in order', async () => {
  await sync('--exec', hook(), '--hook', 'h');
  await save(...Array.from({ length: 12 }, (_, n) => story(n + 1)));
  const ran = await Promise.all(Array.from({ length: 10 }, () => sync('--exec', hook(), '--hook', 'h')));
  expect(ran.map(({ status, stderr }) => [status, stderr])).toEqual(ran.map(() => [0, '']));
  expect(told()).toEqual(Array.from({ length: 12 }, (_, n) => `new ${n + 1}`));
}, 60_000);
