import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProgram } from '../../src/cli/program.js';
import { main } from '../../src/cli/main.js';
import { madeArchive, strike } from '../helpers/archive.js';
import { testContext } from '../helpers/context.js';

const page = 'fixtures/pages/harbour-strike/page.html';
let archive: Awaited<ReturnType<typeof madeArchive>>;
let folder: string;
beforeAll(async () => {
  archive = await madeArchive();
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-forms-'));
});
afterAll(() => {
  archive.remove();
  rmSync(folder, { recursive: true });
});

async function run(args: string[], options: { isTerminal?: boolean; env?: Record<string, string> } = {}) {
  const env = { WIRECOPY_ARCHIVE: archive.file, HOME: folder, NO_COLOR: '1', ...options.env };
  const made = testContext({ env, isTerminal: options.isTerminal ?? false });
  made.context.columns = 80;
  const status = await main(args, made.context);
  return { status, stdout: made.stdout(), stderr: made.stderr() };
}

describe('fetch on a terminal', () => {
  test('shows how one or a few sources read; a pipe gets one record a line', async () => {
    const shown = await run(['fetch', page], { isTerminal: true });
    expect(shown.stdout).toMatch(/^access {3}/m);
    expect(shown.stdout).toContain('--explain for why');
    expect(shown.stdout.split('\n').every((line) => line.length <= 80)).toBe(true);
    const piped = await run(['fetch', page]);
    expect(JSON.parse(piped.stdout)).toHaveProperty('headline');
    expect(piped.stdout.trimEnd()).not.toContain('\n');
  });

  test.each<[string, string[], RegExp]>([
    ['a format that was asked for', ['--json'], /^\{\n {2}"schemaVersion"/],
    ['fields that were asked for', ['--field', 'headline'], /^\{\n {2}"headline"/],
    ['the evidence', ['--explain'], /the page says nothing of|^date /m],
    ['many sources', Array.from({ length: 10 }, () => page), /^\{\n {2}"schemaVersion"/],
  ])('%s goes before the view', async (_name, args, wanted) => {
    expect((await run(['fetch', page, ...args], { isTerminal: true })).stdout).toMatch(wanted);
  });
});

describe('one way to ask for a form', () => {
  const program = createProgram(testContext().context, () => undefined);
  // What a worker says stands in its log (--log json).
  const silent = new Set(['vacuum', 'backup', 'schema', 'completion', 'help', 'work']);
  test.each(program.commands.map((one) => one.name()).filter((name) => !silent.has(name)))(
    '%s takes --format and --json',
    (name) => {
      const flags = program.commands.find((one) => one.name() === name)?.options.map((one) => one.long);
      expect(flags).toEqual(expect.arrayContaining(['--format', '--json']));
    },
  );

  test.each<[string, string[]]>([
    ['sources', ['sources']],
    ['doctor', ['doctor']],
    ['prune', ['prune', '--keep-revisions', '9', '--dry-run']],
    ['sync', ['sync']],
    ['show', ['show', strike.id]],
    ['diff', ['diff', strike.id]],
    ['list', ['list']],
  ])('--json of %s is --format json, on a terminal, too', async (_name, args) => {
    const short = await run([...args, '--json'], { isTerminal: true });
    expect(short.stdout === '' || JSON.parse(short.stdout.split(/\n(?=\{)/)[0]!)).toBeTruthy();
    expect((await run([...args, '--format', 'json'], { isTerminal: true })).stdout.length).toBe(short.stdout.length);
  });

  test('--json beside another format is wrong usage', async () => {
    expect(await run(['list', '--json', '--format', 'csv'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--json and --format csv do not go together'),
    });
    expect((await run(['sources', '--opml', '--json'])).status).toBe(2);
  });

  test('a format for all commands in a file is for those that have it', async () => {
    const config = path.join(folder, 'all.json');
    writeFileSync(config, JSON.stringify({ format: 'csv' }));
    expect((await run(['list', '--config', config])).stdout).toContain('headline,authors');
    expect((await run(['prune', '--keep-revisions', '9', '--dry-run', '--config', config])).status).toBe(0);
    expect((await run(['list', '--json', '--config', config])).stdout).toMatch(/^\{"schemaVersion"/);
    writeFileSync(config, JSON.stringify({ json: true }));
    expect((await run(['list', '--format', 'csv', '--config', config])).stdout).toContain('headline,authors');
    expect((await run(['prune', '--keep-revisions', '9', '--dry-run', '--config', config])).stdout).toMatch(/^\{/);
    writeFileSync(config, JSON.stringify({ format: 'cvs' }));
    expect((await run(['prune', '--keep-revisions', '9', '--config', config])).status).toBe(2);
    writeFileSync(config, JSON.stringify({ prune: { format: 'csv' } }));
    expect((await run(['prune', '--keep-revisions', '9', '--config', config])).status).toBe(2);
  });
});

describe('a wrong value names its flag', () => {
  test.each<[string, string[]]>([
    ['--timeout', ['fetch', page, '--timeout', '5x']],
    ['--delay', ['fetch', page, '--delay', 'soon']],
    ['--max-bytes', ['fetch', page, '--max-bytes', 'foo']],
    ['--recheck', ['sync', '--recheck', '1h,5x']],
    ['--recheck', ['sync', '--recheck', '1h,0']],
    ['--older-than', ['prune', '--older-than', 'foo']],
    ['--edited-after-publication', ['list', '--edited-after-publication', 'foo']],
    ['--user-agent', ['fetch', page, '--user-agent', 'Ä\u0000']],
    ['--format', ['sync', '--format', 'csv']],
    ['--since', ['fetch', page, '--since', '2026-13-01']],
    ['--since', ['list', '--since', '2026-13-01']],
    ['--since', ['search', 'x', '--since', '2026-13-01']],
    ['--until', ['export', '--until', '2026-02-30']],
    ['--since', ['reextract', '--since', '2026-13-01']],
    ['--since', ['list', '--since', '2026-05-04T99:99']],
    ['--since', ['fetch', page, '--since', '2026-05-04Tnoon']],
  ])('%s of %j', async (flag, args) => {
    const { status, stdout, stderr } = await run(args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(flag);
  });

  test('in a search it is the word, in a file the key', async () => {
    expect((await run(['search', 'x', 'since:2026-13-01'])).stderr).toContain('since:2026-13-01 is not a date');
    const config = path.join(folder, 'wrong.json');
    writeFileSync(config, JSON.stringify({ timeout: '5x' }));
    expect((await run(['fetch', page, '--config', config])).stderr).toContain(`timeout in ${config} is 5x`);
  });

  test('a time of the day may stand behind a day', async () => {
    for (const since of ['2024-05-01T10', '2024-05-01T10:30', '2024-05-01T10:30:00Z', '2024-05-01 10:30+02:00'])
      expect((await run(['list', '--since', since])).status).toBe(0);
  });
});

describe('--exit-code', () => {
  test.each<[string, string[], number]>([
    ['list that finds something', ['list'], 0],
    ['list that finds nothing', ['list', '--tag', 'zeppelin'], 4],
    ['search that finds nothing', ['search', 'zeppelin'], 4],
    ['export of nothing', ['export', '--tag', 'zeppelin'], 4],
    ['fetch of something', ['fetch', page], 0],
    ['fetch of nothing that is wanted', ['fetch', page, '--language', 'fi'], 4],
    ['fetch that fails', ['fetch', 'nowhere.html'], 1],
    ['sync of nothing', ['sync'], 4],
  ])('%s', async (_name, args, status) => {
    expect((await run([...args, '--exit-code'])).status).toBe(status);
    if (status === 4) expect((await run(args)).status).toBe(0);
  });

  test('fetch --save counts what is new to the archive', async () => {
    const env = { WIRECOPY_ARCHIVE: path.join(folder, 'saved.db') };
    const args = ['fetch', page, '--url', 'https://herald.example/strike', '--save', '--exit-code'];
    expect((await run(args, { env })).status).toBe(0);
    expect((await run(args, { env })).status).toBe(4);
  });

  test('export --since-last that has nothing for its consumer', async () => {
    const args = ['export', '--since-last', 'forms', '--exit-code', '--output', path.join(folder, 'forms.ndjson')];
    expect((await run(args)).status).toBe(0);
    expect((await run(args)).status).toBe(4);
  });
});
