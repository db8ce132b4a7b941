import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { wirecopy } from '../helpers/run.js';

// `wirecopy config`: what counts, and who says so.

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-config-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Row {
  key: string | null;
  value: unknown;
  from: string;
  file: string | null;
  line: number | null;
  variable: string | null;
  commands: string[];
  problem: string | null;
}

async function config(args: string[], env: Record<string, string> = {}) {
  const ran = await wirecopy(['config', ...args], { cwd: folder, env: { XDG_CONFIG_HOME: folder, ...env } });
  const rows = ran.stdout.startsWith('{')
    ? ran.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Row)
    : [];
  return { ...ran, rows, of: (key: string) => rows.filter((one) => one.key === key) };
}
const put = (name: string, text: string): string => {
  writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
};

test('each setting with its value, and whether a flag, a variable, a file or nobody says so', async () => {
  const file = put('own.yaml', '# mine\nper-host: 1\ndelay: 3s\nsync:\n  delay: 9s\n  max-time: 4m\n');
  const env = { WIRECOPY_CONFIG: file, WIRECOPY_TIMEOUT: '5s' };
  const { of, status } = await config(['--json'], env);
  expect(status).toBe(0);
  expect(of('perHost')).toMatchObject([{ value: 1, from: 'file', file, line: 2 }]);
  expect(of('timeout')).toMatchObject([{ value: '5s', from: 'variable', variable: 'WIRECOPY_TIMEOUT' }]);
  expect(of('maxTime')).toContainEqual(expect.objectContaining({ value: '4m', line: 6, commands: ['sync'] }));
  expect(of('retries')).toMatchObject([{ value: '2', from: 'default', file: null }]);
  const delays = of('delay');
  expect(delays.find((one) => one.value === '9s')).toMatchObject({ line: 5, commands: ['sync'] });
  expect(delays.find((one) => one.value === '3s')!.commands).toContain('fetch');
  // What `sources edit` says of one source does not come from a file.
  expect(delays.flatMap((one) => one.commands)).not.toContain('sources');
  const typed = await config(['sync', '--delay', '1500ms', '--header', 'A: b', '--header', 'C: d', '--json'], env);
  expect(typed.of('delay')).toMatchObject([{ value: '1500ms', from: 'flag', commands: ['sync'] }]);
  expect(typed.of('header')).toMatchObject([{ value: ['A: ***', 'C: ***'], from: 'flag' }]);
});

test('the file of JSON has lines, too, and a path is shown as it counts', async () => {
  const file = put('own.json', '{\n\t"archive": "news.db",\n\t"sync": {\n\t\t"recheck": "none"\n\t}\n}');
  const { of } = await config(['--config', file, '--json']);
  expect(of('archive')).toMatchObject([{ value: path.join(folder, 'news.db'), line: 2 }]);
  expect(of('recheck').find((one) => one.from === 'file')).toMatchObject({ value: 'none', line: 4 });
});

test('what nobody reads is named with the nearest that somebody does, all of it', async () => {
  const file = put('own.yaml', 'feild: x\nsync:\n  wach: true\nsynk:\n  all: true\nretries: soon\nfull: perhaps\n');
  const ran = await config(['--config', file, '--set'], { WIRECOPY_TIMOUT: '1s' });
  expect(ran.status).toBe(1);
  expect(ran.stdout).toContain(`"feild" in ${file}:1 is not known: did you mean "field"?`);
  expect(ran.stdout).toContain(`"wach" in sync in ${file}:3 is not known: did you mean "watch"?`);
  expect(ran.stdout).toContain(`"synk" in ${file}:4 is not known: did you mean "sync"?`);
  expect(ran.stdout).toContain('the variable WIRECOPY_TIMOUT is not known: did you mean WIRECOPY_TIMEOUT?');
  expect(ran.stdout).toMatch(/retries +soon \(--retries soon is not a count/);
  expect(ran.stdout).toMatch(/full +perhaps \(must be true or false\)/);
  const { rows } = await config(['--config', file, '--json']);
  expect(rows.filter((one) => one.key === null && one.problem !== null)).toHaveLength(3);
});

test('what does not count in a file of the working folder is said', async () => {
  put('wirecopy.config.yaml', 'archive: evil.db\ndelay: 2s\n');
  const ran = await config(['--set']);
  expect(ran).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('"archive" in wirecopy.config.yaml does not count'),
  });
  expect(ran.stdout).not.toContain('evil.db');
  expect(ran.stdout).toMatch(/delay +2s +wirecopy.config.yaml:2\n/);
});

test('nothing secret is shown', async () => {
  const lines = [
    'header: ["Authorization: hush", "hush"]',
    'archive: postgres://me:hush@db.example/news',
    'sync:\n  exec: "curl -H hush https://x.example"\n  post: https://hooks.example/T0/hush\n  source: https://x.example/feed?api_key=hush',
    'hosts:\n  herald.example:\n    headers:\n      Cookie: hush',
    'contact: { deep: hush }',
  ];
  const file = put('own.yaml', `${lines.join('\n')}\n`);
  for (const args of [[], ['--json'], ['sync', '--header', 'X: hush', '--post', 'https://h.example/hush']]) {
    const ran = await config(['--config', file, ...args]);
    expect(ran.stdout).toContain('***');
    expect(ran.stdout + ran.stderr).not.toContain('hush');
  }
});

test.each([
  [['sink'], "did you mean 'sync'"],
  [['sync', '--nope'], '--nope is not a flag of sync'],
  [['sync', '--delay', 'soon'], 'soon is not a duration'],
])('config %j is wrong usage', async (args, message) => {
  expect(await config(args)).toMatchObject({ status: 2, stderr: expect.stringContaining(message) });
});

test('without a file the text says where one would be looked for', async () => {
  const ran = await config(['fetch']);
  expect(ran.stdout).toMatch(/^files: none \(wirecopy.config.json/);
  expect(ran.stdout).toMatch(/\ntimeout +60s +default\n/);
});

test('variables of hooks are known', async () => {
  const env = { WIRECOPY_HOOK_SECRET: 'hush', WIRECOPY_EVENT: 'new', WIRECOPY_ID: '1' };
  const ran = await config([], env);
  expect([ran.status, ran.stdout + ran.stderr]).toEqual([0, expect.not.stringContaining('is not known')]);
});

test('a file of the working folder does not say where rules are written; a path is relative to the file that says it', async () => {
  put('wirecopy.config.json', '{"rule": {"dir": "../elsewhere"}}');
  expect((await config([])).stdout).toContain('"dir" in wirecopy.config.json does not count');
  rmSync(path.join(folder, 'wirecopy.config.json'));
  const own = await config(['--config', put('own.json', '{"rule": {"dir": "rules"}}'), '--json']);
  expect(own.of('dir').map(({ value }) => value)).toEqual([path.join(folder, 'rules')]);
});
