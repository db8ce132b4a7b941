import { linkSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Ran, wirecopy } from '../helpers/run.js';

// An archive is never written over, and two outputs of one run are never one file.

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-places-'));
  const text = 'The ferry to the island sailed again on Tuesday after three weeks in port, the company said.';
  writeFileSync(
    inFolder('a.html'),
    `<!doctype html><title>Ferry sails again</title><article><h1>Ferry sails again</h1>
    <time datetime="2024-04-02">2 April 2024</time>${`<p>${text}</p>`.repeat(3)}</article>`,
  );
});
afterEach(() => rmSync(folder, { recursive: true }));

const inFolder = (name: string): string => path.join(folder, name);
const env = (): Record<string, string> => ({
  XDG_CONFIG_HOME: inFolder('config'),
  XDG_DATA_HOME: inFolder('data'),
  XDG_STATE_HOME: inFolder('state'),
  WIRECOPY_ARCHIVE: inFolder('a.db'),
});
const run = (...args: string[]): Promise<Ran> => wirecopy(args, { cwd: folder, env: env() });
const saved = async (): Promise<string> => (await run('list', '--format', 'ndjson')).stdout;

test('no output is written over an archive, its log or another database', async () => {
  await run('fetch', 'a.html', '--save');
  const before = await saved();
  expect(before).toContain('Ferry sails again');
  await run('backup', 'b.db');
  symlinkSync('a.db', inFolder('link.ndjson'));
  for (const args of [
    ['export', '--format', 'csv', '--output', 'a.db'],
    ['export', '--format', 'csv', '--output', 'a.db-wal'],
    ['export', '--output', 'link.ndjson'],
    ['export', '--format', 'csv', '--output', 'b.db'],
    ['export', '--format', 'opml', '--output', 'a.db'],
    ['fetch', 'a.html', '--format', 'parquet', '--output', 'b.db'],
    ['fetch', 'nothere.html', '--failures', 'b.db'],
  ]) {
    expect(await run(...args), args.join(' ')).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(/ is a database, such as an archive, and is not written over \[FILE\]\n$/),
    });
  }
  // The ending asks for tables, and an archive is none.
  for (const args of [
    ['export', '--output', 'a.db'],
    ['export', '--format', 'sqlite', '--output', 'a.db-wal'],
    ['fetch', 'a.html', '--output', 'b.db'],
  ]) {
    const { status, stderr } = await run(...args);
    expect(status, args.join(' ')).toBe(1);
    expect(stderr).toMatch(
      / is (an archive of wirecopy|not a SQLite file|a part of a database), and is not written over/,
    );
  }
  expect(await saved()).toBe(before);
  expect(readFileSync(inFolder('b.db'), 'latin1')).toMatch(/^SQLite format 3/);
});

test('an archive that the run itself makes is not written over either', async () => {
  const ran = await run('fetch', 'a.html', '--save', '--output', './a.db');
  expect(ran).toMatchObject({
    status: 2,
    stderr: `wirecopy: --output and --archive name the same file: ${folder}/a.db\n`,
  });
});

test('--output and --failures are two files, however they are spelt', async () => {
  writeFileSync(inFolder('out.ndjson'), 'old');
  linkSync(inFolder('out.ndjson'), inFolder('hard.ndjson'));
  symlinkSync('out.ndjson', inFolder('link.ndjson'));
  symlinkSync(folder, inFolder('way'));
  for (const [output, failures] of [
    ['out.ndjson', 'out.ndjson'],
    ['out.ndjson', './out.ndjson'],
    ['out.ndjson', 'hard.ndjson'],
    ['out.ndjson', 'link.ndjson'],
    ['new.ndjson', 'way/new.ndjson'],
  ] as const) {
    expect(await run('fetch', 'a.html', 'nothere.html', '-o', output, '--failures', failures)).toMatchObject({
      status: 2,
      stderr: `wirecopy: --output and --failures name the same file: ${failures}\n`,
    });
  }
  expect(readFileSync(inFolder('out.ndjson'), 'utf8')).toBe('old');
  const both = await run(
    'fetch',
    'a.html',
    'nothere.html',
    '-o',
    '/dev/stdout',
    '--failures',
    '/dev/stdout',
    '-f',
    'ndjson',
  );
  expect(both.stdout.trim().split('\n')).toHaveLength(2);
});

test('a folder that is a file, or that is not there, is said in plain words', async () => {
  // Before anything is read: the file that is not there is not looked for.
  for (const name of ['a.html', path.join('a.html', 'b')]) {
    const { stderr } = await run('fetch', 'nothere.html', '--output-dir', name);
    expect(stderr).toBe(`wirecopy: ${name} cannot be written to: ${inFolder('a.html')} is not a folder [FILE]\n`);
  }
  expect((await run('fetch', 'a.html', '-o', 'out/')).stderr).toBe(
    'wirecopy: out/ cannot be written: there is no folder of this name [FILE]\n',
  );
});

test.each(['records.ndjson', 'records.sqlite'])(
  'a folder that holds the archive and %s is read without them, and what SQLite keeps beside them',
  async (name) => {
    const flags = ['--save', '--archive', inFolder('archive.db'), '--output', inFolder(name)];
    for (let run = 0; run < 2; run++) {
      const { status, stderr } = await wirecopy(['fetch', folder, ...flags]);
      expect([status, stderr]).toEqual([0, expect.not.stringMatching(/archive\.db|records/)]);
    }
  },
);
