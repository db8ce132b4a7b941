import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root, wirecopy } from '../helpers/run.js';

const page = path.join(root, 'fixtures/pages/harbour-strike/page.html');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string, value: unknown): void => {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
};
const keys = (text: string): string[] => Object.keys(JSON.parse(text) as object);

test('flags come before WIRECOPY_*, that before the file, and a command section before its top', async () => {
  put('wirecopy.config.json', { field: 'tags', fetch: { field: 'date' } });
  const run = (args: string[], env = {}) => wirecopy(['fetch', page, ...args], { cwd: folder, env });
  expect(keys((await run([])).stdout)).toEqual(['date']);
  expect(keys((await run([], { WIRECOPY_FIELD: 'summary' })).stdout)).toEqual(['summary']);
  expect(keys((await run(['--field', 'headline'], { WIRECOPY_FIELD: 'summary' })).stdout)).toEqual(['headline']);
});

test('a list in a file is one of commas for a flag that counts once', async () => {
  put('list.json', { fetch: { field: ['headline', 'date'] } });
  const ran = await wirecopy(['fetch', page, '--config', 'list.json'], { cwd: folder });
  expect(keys(ran.stdout)).toEqual(['headline', 'date']);
});

test('a mark that an editor put before a file, or before a site rule, is no fault', async () => {
  put('marked.json', `\uFEFF${JSON.stringify({ fetch: { field: 'headline' }, sites: './rules' })}`);
  put('rules/a.json', `\uFEFF${JSON.stringify({ id: 'a', hosts: ['a.example'] })}`);
  const ran = await wirecopy(['fetch', page, '--config', 'marked.json'], { cwd: folder });
  expect([keys(ran.stdout), ran.stderr]).toEqual([['headline'], '']);
});

test('YAML in the XDG folder is read where the working folder has none', async () => {
  put('xdg/wirecopy/config.yaml', 'field: headline\n');
  const ran = await wirecopy(['fetch', page], { cwd: folder, env: { XDG_CONFIG_HOME: path.join(folder, 'xdg') } });
  expect(keys(ran.stdout)).toEqual(['headline']);
});

test.each([
  ['an unknown key names the nearest', { feild: 'x' }, /"feild" in .* did you mean "field"/],
  ['an unknown key of a command too', { fetch: { timzone: 'x' } }, /did you mean "timezone"/],
  ['a section of a command that is none', { fetch: 5 }, /"fetch" in .*json must hold flags of the command/],
  ['a section that is a list', { sync: ['watch'] }, /"sync" in .*json must hold flags of the command/],
  ['a folder of rules that is a list', { sites: ['rules'] }, /sites in .*json must be the path of a folder/],
  [
    'headers of a host that are a text',
    { hosts: { 'a.example': { headers: 'X: y' } } },
    /headers in .* must be an object/,
  ],
  ['a choice that is none', { format: 'xml' }, /format in .*xml/],
  ['a file that is no JSON', '{', /is not valid JSON/],
  ['a switch that is no yes or no', { full: 'perhaps' }, /must be true or false/],
])('%s', async (_name, config, message) => {
  put('wirecopy.config.json', config);
  const ran = await wirecopy(['fetch', page], { cwd: folder });
  expect(ran.status).toBe(2);
  expect(ran.stderr).toMatch(message);
});

test('a section that is empty says nothing', async () => {
  put('wirecopy.config.yaml', 'fetch:\nsites:\nfield: headline\n');
  const ran = await wirecopy(['fetch', page], { cwd: folder });
  expect([keys(ran.stdout), ran.stderr]).toEqual([['headline'], '']);
});

test('a wrong value is told with the file or variable that gives it, also where only the command looks at it', async () => {
  put('wirecopy.config.json', { fetch: { limit: 'many' } });
  const file = await wirecopy(['fetch', page], { cwd: folder });
  expect([file.status, file.stderr]).toEqual([
    2,
    expect.stringMatching(/limit in .*json: --limit many is not a count/),
  ]);
  const variable = await wirecopy(['fetch', page, '--limit', '1'], { cwd: folder, env: { WIRECOPY_SINCE: 'soon' } });
  expect([variable.status, variable.stderr]).toEqual([2, expect.stringContaining('WIRECOPY_SINCE: --since soon')]);
  expect((await wirecopy(['fetch', page, '--limit', 'x'], { cwd: folder })).stderr).toMatch(/^wirecopy: --limit x/);
});

test('a flag whose value may be left out is switched on and off by a variable', async () => {
  // Nobody listens on port 9: whether the address is refused or tried tells which it was.
  const run = (value: string) =>
    wirecopy(['fetch', 'http://127.0.0.1:9/', '--retries', '0', '--no-ledger'], {
      cwd: folder,
      env: { WIRECOPY_ALLOW_PRIVATE: value },
    });
  for (const on of ['true', '1', '127.0.0.0/8']) expect((await run(on)).stderr).toContain('[NETWORK]');
  for (const off of ['false', '0']) expect((await run(off)).stderr).toContain('[REFUSED]');
  expect((await run('perhaps')).stderr).toContain('is not an address range');
});

test("a user's own site rule is used, and a misspelt one is refused", async () => {
  put('wirecopy.config.yaml', 'sites: ./rules\nfield: source,tags\n');
  put('rules/herald.yaml', 'id: herald\nhosts: [harbour-herald.example]\ntags: h1\n');
  const run = () => wirecopy(['fetch', page, '--url', 'https://harbour-herald.example/a'], { cwd: folder });
  const ran = await run();
  expect(JSON.parse(ran.stdout)).toMatchObject({ source: { rule: 'herald' } });
  put('rules/herald.yaml', 'id: herald\nhosts: [harbour-herald.example]\ntag: h1\n');
  expect(await run()).toMatchObject({ status: 2, stderr: expect.stringContaining('did you mean "tags"') });
});
