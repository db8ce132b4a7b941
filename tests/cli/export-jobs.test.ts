import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withQueue } from '../../src/cli/archive/with-queue.js';
import { Exports } from '../../src/cli/commands/work/exports.js';
import { openReporter } from '../../src/cli/screen/report.js';
import { openQueue } from '../../src/queue/index.js';
import { openSharedWork, openStore } from '../../src/store/index.js';
import { runHere, testContext } from '../helpers/context.js';
import { at, madeStory } from '../helpers/full-archive.js';
import { databaseOfCommands, isRealServer } from '../helpers/postgres.js';
import { root } from '../helpers/run.js';

// `export --enqueue`: a worker writes the file. Workers and commands need a server that several connections reach.

describe('what no worker could write is refused', () => {
  const server = ['--archive', 'postgres://127.0.0.1:1/x'];
  test.each([
    [['--output', '/tmp/a.csv', '--archive', 'archive.db'], '--enqueue needs an archive that many machines share'],
    [server, 'name it by --output with its whole path'],
    [['--output', '-', ...server], 'whole path'],
    [['--output', 'a.csv', ...server], 'whole path'],
    [['--output', '/dev/stdout', ...server], 'is not a file'],
    [['--output', '/tmp/', ...server], 'is not a file'],
    [['--output-dir', '/tmp/x', ...server], 'writes one file'],
    [['--output', '/tmp/a.csv', '--since-last', 'me', ...server], '--since-last does not go with --enqueue'],
    [['--output', '/tmp/a.csv', '--exit-code', ...server], '--exit-code does not go'],
    [['--output', '/tmp/a.csv', '--since', 'soon', ...server], '--since'],
    [['--output', '/tmp/a.doc', ...server], 'does not write .doc'],
    [['--output', '/tmp/a.warc.gz', '--field', 'url', ...server], '--field does not go with --format warc'],
    [['--output', '/tmp/a.csv', '--template', 'x', '--field', 'url', ...server], '--template goes with neither'],
  ])('%j', async (words, message) => {
    const { status, stderr } = await runHere(['export', '--enqueue', ...words]);
    expect(stderr).toContain(message);
    expect(status).toBe(2);
  });
});

describe.skipIf(!isRealServer)('exports as jobs', () => {
  const base = databaseOfCommands();
  let folder: string;
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-exports-'));
    const store = await openStore(base.address);
    await store.saveAll(Array.from({ length: 30 }, (_, n) => ({ article: madeStory(n), options: { now: at(n) } })));
    await store.close();
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const enqueue = (...words: string[]) => runHere(['export', '--enqueue', '--archive', base.address, ...words]);
  const work = (...words: string[]) =>
    runHere(['work', '--once', '--archive', base.address, '--threads', '0', '--exports', folder, ...words]);
  const jobs = async () => JSON.parse((await runHere(['jobs', '--archive', base.address, '--json'])).stdout);
  const exportsOf = async () => (await jobs()).queue.find(({ kind }: { kind: string }) => kind === 'export');

  test('a worker writes what the command would have written', async () => {
    const wanted: [name: string, ...flags: string[]][] = [
      ['all.ndjson'],
      ['some.csv', '--field', 'id,headline', '--limit', '3', '--source', 'paper1.example'],
      ['all.json.gz'],
      ['lines.txt', '--template', '{date} {headline}'],
      ['all.parquet'],
      ['all.sqlite'],
    ];
    for (const [name, ...flags] of wanted)
      expect(await enqueue('--output', path.join(folder, name), ...flags)).toMatchObject({ status: 0, stderr: '' });
    expect((await enqueue('--output', path.join(folder, 'all.ndjson'))).stdout).toContain('waits already');
    expect(await exportsOf()).toMatchObject({ ready: 6 });
    expect((await runHere(['jobs', '--archive', base.address])).stdout).toMatch(/queue export: 6 ready/);
    // Who was not told where takes none.
    await runHere(['work', '--once', '--archive', base.address, '--threads', '0']);
    expect(await exportsOf()).toMatchObject({ ready: 6 });
    expect(readdirSync(folder)).toEqual([]);
    expect(await work()).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(readdirSync(folder).sort()).toEqual(wanted.map(([name]) => name).sort());
    expect(await exportsOf()).toMatchObject({ ready: 0, active: 0, done: 6 });
    const own = path.join(folder, 'own');
    mkdirSync(own);
    for (const [name, ...flags] of wanted.filter(([one]) => one !== 'all.sqlite')) {
      await runHere(['export', '--archive', base.address, '--output', path.join(own, name), ...flags]);
      expect(readFileSync(path.join(folder, name)), name).toEqual(readFileSync(path.join(own, name)));
    }
  }, 120_000);

  test('what fails is tried again, then set aside with its reason, and a dead letter may be tried again', async () => {
    const output = path.join(folder, 'missing', 'all.ndjson');
    await enqueue('--output', output);
    await base.database.exec(
      "UPDATE wirecopy_queue.job SET retry_limit = 1, retry_delay = 0, retry_backoff = false WHERE name = 'export'",
    );
    const { stderr } = await work();
    expect(stderr).toMatch(/an export failed, and is tried again: .*missing/);
    for (let n = 0; n < 20 && (await jobs()).dead.length === 0; n++) await work();
    expect((await jobs()).dead).toMatchObject([{ kind: 'export', error: expect.stringContaining('missing') }]);
    expect((await runHere(['jobs', '--archive', base.address])).stdout).toContain(`to ${output}: `);
    mkdirSync(path.dirname(output));
    await runHere(['jobs', 'retry', '--archive', base.address]);
    await work();
    expect(readFileSync(output, 'utf8').trim().split('\n')).toHaveLength(30);
    expect((await jobs()).dead).toEqual([]);
  }, 120_000);

  test('a worker that was told a folder writes below it only', async () => {
    const within = path.join(folder, 'in');
    mkdirSync(within);
    for (const name of ['../out.ndjson', 'a.ndjson', 'b/../../out.csv']) await enqueue('--output', `${within}/${name}`);
    const { stderr } = await work('--exports', within);
    expect(stderr).toMatch(/not below .*where this worker writes exports/);
    expect(readdirSync(folder)).toEqual(['in']);
    expect(readdirSync(within)).toEqual(['a.ndjson']);
  }, 60_000);

  test('an order that says what export --enqueue would have refused does no harm', async () => {
    await withQueue(base.address, async (queue) => {
      await queue.send('export', {
        output: path.join(folder, 'a.ndjson'),
        flags: { sinceLast: 'me', outputDir: folder, archive: 'x.db' },
      });
      await queue.send('export', { output: '/dev/full', flags: {} });
      await queue.send('export', { flags: null });
    });
    const { stderr } = await work();
    expect(stderr.match(/an export failed/g)).toHaveLength(2);
    expect(readdirSync(folder)).toEqual(['a.ndjson']);
  }, 60_000);

  test('a worker that is killed in the middle leaves no half file in its place, and another one writes it', async () => {
    const output = path.join(folder, 'all.ndjson');
    await enqueue('--output', output);
    const args = [
      path.join(root, 'bin/wirecopy.js'),
      'work',
      '--archive',
      base.address,
      '--threads',
      '0',
      '--exports',
      folder,
    ];
    // Who reads articles waits for this: the export has begun, and has come no further.
    await base.database.transaction(async (sql) => {
      await sql.exec('LOCK TABLE wirecopy.article IN ACCESS EXCLUSIVE MODE');
      const child = spawn(process.execPath, args, { stdio: 'ignore', env: { ...process.env, XDG_STATE_HOME: folder } });
      while (!readdirSync(folder).some((name) => name.endsWith('.part'))) await new Promise((go) => setTimeout(go, 20));
      child.kill('SIGKILL');
      await new Promise((go) => child.once('close', go));
    });
    expect(existsSync(output)).toBe(false);
    expect(await exportsOf()).toMatchObject({ active: 1 });
    await base.database.exec(
      "UPDATE wirecopy_queue.job SET started_on = now() - interval '2 min', retry_delay = 0 WHERE name = 'export' AND state = 'active'",
    );
    for (let n = 0; n < 5 && !existsSync(output); n++)
      await runHere(['work', '--max-time', '8s', '--archive', base.address, '--threads', '0', '--exports', folder]);
    const lines = readFileSync(output, 'utf8').trim().split('\n').length;
    expect(lines).toBe(30);
    expect(await exportsOf()).toMatchObject({ active: 0, done: 1 });
  }, 120_000);

  test('an export that takes longer than a job may is one worker’s all the time, and one that was lost is left', async () => {
    const output = path.join(folder, 'all.ndjson');
    const { context } = testContext();
    const deps = { archive: { archive: base.address }, context, reporter: openReporter({}, context), folder };
    const shared = await openSharedWork(base.address);
    const settings = { onError: () => undefined, supervises: true, expireSeconds: 2, upkeepSeconds: 1 };
    const queue = await openQueue(shared.database, settings);
    const sleep = (ms: number) => new Promise((go) => setTimeout(go, ms));
    for (const isKept of [true, false]) {
      await enqueue('--output', output);
      const exports = new Exports({ ...deps, keepMs: isKept ? 300 : 6_000 });
      // Whoever reads articles waits meanwhile.
      await base.database.transaction(async (sql) => {
        await sql.exec('LOCK TABLE wirecopy.article IN ACCESS EXCLUSIVE MODE');
        expect(await exports.begin(queue)).toBe(true);
        await sleep(7_000);
        expect(await exportsOf()).toMatchObject(isKept ? { active: 1, ready: 0 } : { active: 0 });
        expect(existsSync(output)).toBe(false);
      });
      while (exports.isBusy) await sleep(20);
      expect(existsSync(output)).toBe(isKept);
      rmSync(output, { force: true });
    }
    await queue.close();
    await shared.close();
  }, 60_000);

  test('a worker that is stopped gives its export back', async () => {
    const output = path.join(folder, 'all.ndjson');
    await enqueue('--output', output);
    const { context } = testContext();
    const deps = { archive: { archive: base.address }, context, reporter: openReporter({}, context), folder };
    await withQueue(base.address, async (queue) => {
      const exports = new Exports(deps);
      expect(await exports.begin(queue)).toBe(true);
      expect(await exports.begin(queue)).toBe(false);
      await exports.end();
      expect(existsSync(output)).toBe(false);
      expect((await queue.state()).find(({ kind }) => kind === 'export')).toMatchObject({ ready: 1, active: 0 });
    });
    await work();
    expect(existsSync(output)).toBe(true);
  }, 60_000);
});
