import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { expect, test } from 'vitest';
import { editedStrike, exports, weather } from '../helpers/archive.js';
import { archiveRuns } from '../helpers/archive-runs.js';
import { makeArticle } from '../helpers/article.js';
import { root } from '../helpers/run.js';

const page = path.resolve('fixtures/pages/harbour-strike/page.html');
const { archiveFile, folder, inFolder, run } = archiveRuns();
const rowsOf = (bytes: Uint8Array) => parquetReadObjects({ file: new Uint8Array(bytes).buffer as ArrayBuffer });
const headlinesIn = async (bytes: Uint8Array) => (await rowsOf(bytes)).map((row) => row.headline);
const all = [exports.headline, weather.headline, editedStrike.headline];

test('the ending or --format writes Parquet from fetch and export', async () => {
  expect((await run(['fetch', page, '--output', inFolder('one.parquet')])).status).toBe(0);
  expect(await headlinesIn(readFileSync(inFolder('one.parquet')))).toEqual([
    expect.stringContaining('Dockers return') as string,
  ]);
  expect((await run(['export', '--output', inFolder('all.parquet')])).status).toBe(0);
  expect((await run(['export', '--format', 'parquet', '--output', inFolder('all')])).status).toBe(0);
  expect(await headlinesIn(readFileSync(inFolder('all.parquet')))).toEqual(all);
  expect(readFileSync(inFolder('all'))).toEqual(readFileSync(inFolder('all.parquet')));
});

test.each([['export'], ['list'], ['search', 'the'], ['show', weather.id]])(
  '%s writes the bytes into a pipe',
  async (...args) => {
    const env = { ...process.env, WIRECOPY_ARCHIVE: archiveFile() };
    const bytes = execFileSync(process.execPath, [path.join(root, 'bin/wirecopy.js'), ...args, '--format', 'parquet'], {
      env,
    });
    for (const headline of await headlinesIn(bytes)) expect(all).toContain(headline);
    expect(bytes.subarray(-4).toString()).toBe('PAR1');
  },
);

test('no records are a valid file without rows', async () => {
  expect((await run(['export', '--language', 'xx', '--output', inFolder('none.parquet')])).status).toBe(0);
  expect(await rowsOf(readFileSync(inFolder('none.parquet')))).toEqual([]);
});

test.each([
  [['export', '--format', 'parquet'], /terminal/],
  [['list', '--format', 'parquet'], /terminal/],
  [['show', weather.id, '--format', 'parquet'], /terminal/],
])('%j is refused at a terminal', async (args, reason) => {
  const { status, stdout, stderr } = await run(args, true);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(reason);
});

test.each([
  [['--output', 'x.parquet.gz'], /name it \.parquet/],
  [['--output', 'x.parquet', '--field', 'id'], /--field goes with/],
  [['--output', 'x.parquet', '--bom'], /--bom goes with/],
  [['--format', 'parquet', '--output', 'x.gz'], /name it \.parquet/],
  [['--format', 'parquet', '--output-dir', 'x'], /one file of all records/],
  [['--output-dir', 'x', '--name', '{id}.parquet'], /one file of all records/],
])('%j is refused, and nothing is written', async (args, reason) => {
  const placed = args.map((one) => (one.startsWith('x') ? inFolder(one) : one));
  const { status, stderr } = await run(['export', ...placed]);
  expect(status).toBe(2);
  expect(stderr).toMatch(reason);
  expect(readdirSync(folder())).toEqual([]);
});

test('a consumer of --since-last gets Parquet, and the next turn only what is new', async () => {
  const args = (name: string) => ['export', '--since-last', 'tables', '--output', inFolder(name)];
  expect((await run(args('first.parquet'))).status).toBe(0);
  expect((await headlinesIn(readFileSync(inFolder('first.parquet')))).sort()).toEqual([...all].sort());
  expect((await run(args('second.parquet'))).status).toBe(0);
  expect(await rowsOf(readFileSync(inFolder('second.parquet')))).toEqual([]);
});

test.skipIf(!existsSync('/dev/full'))('a full disk is an error, not half a file taken for whole', async () => {
  const { status, stderr } = await run(['export', '--format', 'parquet', '--output', '/dev/full']);
  expect(status).not.toBe(0);
  expect(stderr).toMatch(/cannot be written/);
});

test.each([
  ['text', 'First one.\n\nSecond one.'],
  ['html', '<p>First one.</p><p>Second one.</p>'],
  ['markdown', 'First one.\n\nSecond one.'],
  ['none', null],
])('--body %s is what stands in the column', async (form, body) => {
  const record = inFolder('x.ndjson');
  writeFileSync(record, `${JSON.stringify(makeArticle({ body: 'First one.\n\nSecond one.' }))}\n`);
  expect((await run(['fetch', record, '--body', form, '--output', inFolder('x.parquet')])).status).toBe(0);
  const [row] = await rowsOf(readFileSync(inFolder('x.parquet')));
  expect(typeof row?.body === 'string' ? row.body.replace(/>\s+</g, '><') : row?.body).toBe(body);
});

test('--body blocks stands as JSON, from a page and from the archive', async () => {
  for (const args of [['fetch', page], ['export']]) {
    expect((await run([...args, '--body', 'blocks', '--output', inFolder('x.parquet')])).status).toBe(0);
    const [row] = await rowsOf(readFileSync(inFolder('x.parquet')));
    expect(row?.body).toMatch(/^\[\{"kind":"paragraph","text":/);
  }
});

test.each(['x.parquet', 'x.sqlite'])(
  'a run that is killed leaves the old %s',
  async (name) => {
    expect((await run(['export', '--output', inFolder(name)])).status).toBe(0);
    const before = readFileSync(inFolder(name));
    const args = [path.join(root, 'bin/wirecopy.js'), 'fetch', '-', '--output', inFolder(name)];
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'ignore', 'ignore'] });
    // The list does not end, so the run cannot.
    child.stdin.write(`${JSON.stringify(makeArticle())}\n`);
    while (readdirSync(folder()).length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.on('close', resolve));
    expect(readFileSync(inFolder(name))).toEqual(before);
  },
  30_000,
);

test.skipIf(process.getuid?.() === 0)('a folder that must not be written to is said', async () => {
  chmodSync(folder(), 0o555);
  const { status, stderr } = await run(['export', '--output', inFolder('x.parquet')]);
  chmodSync(folder(), 0o755);
  expect(status).toBe(1);
  expect(stderr).toMatch(/must not be written to/);
});
