import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { formatNames } from '../../src/options.js';
import { articleSchema } from '../../src/schema.js';
import { openStore } from '../../src/store/index.js';
import { editedStrike, exports, madeArchive, strike, weather } from '../helpers/archive.js';
import { makeArticle } from '../helpers/article.js';
import { testContext } from '../helpers/context.js';
import { root, wirecopy } from '../helpers/run.js';

let archive: Awaited<ReturnType<typeof madeArchive>>;
beforeAll(async () => {
  archive = await madeArchive();
  const store = await openStore(archive.file);
  await store.sources.add('https://herald.example/feed.xml', { now: 0, title: 'The Herald & Co', tags: ['ports'] });
  await store.close();
});
afterAll(() => archive.remove());

async function run(args: string[], file = archive.file) {
  const { context, stdout, stderr } = testContext({ env: { WIRECOPY_ARCHIVE: file } });
  const status = await main(args, context);
  return { status, stdout: stdout(), stderr: stderr() };
}
const inFolder = (name: string): string => path.join(archive.folder, name);
const lines = (text: string): unknown[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

describe('export', () => {
  test('gives whole records, newest first', async () => {
    const records = lines((await run(['export'])).stdout).map((one) => articleSchema.parse(one));
    expect(records.map((one) => one.headline)).toEqual([exports.headline, weather.headline, editedStrike.headline]);
  });

  test.each(formatNames)('writes %s', async (format) => {
    const { status, stdout } = await run(['export', '--format', format]);
    expect([status, stdout.length > 100]).toEqual([0, true]);
  });

  test('takes the format from the name of a file, which appears whole or not at all', async () => {
    const file = inFolder('all.json');
    expect((await run(['export', '--output', file, '--language', 'zh'])).status).toBe(0);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject([{ headline: weather.headline }]);
    await run(['export', '--output', path.join(archive.folder, 'none', 'x.csv')]);
    expect(readdirSync(archive.folder).filter((name) => name.includes('.part'))).toEqual([]);
  });

  test('OPML of what is followed', async () => {
    const { stdout } = await run(['export', '--format', 'opml']);
    expect(stdout).toContain('xmlUrl="https://herald.example/feed.xml"');
    expect(stdout).toContain('The Herald &amp; Co');
  });

  test('twenty thousand records into a pipe that goes early, or all of them', async () => {
    const file = inFolder('many.db');
    const store = await openStore(file);
    for (let at = 0; at < 20_000; at += 2_000) {
      const items = Array.from({ length: 2_000 }, (_, n) => ({
        article: many(at + n),
        options: { now: new Date(1.7e12 + at + n).toISOString() },
      }));
      await store.saveAll(items);
    }
    await store.close();
    const all = await wirecopy(['export', '--archive', file, '--field', 'id']);
    expect(all.stdout.split('\n').length).toBe(20_001);
    expect(new Set(all.stdout.split('\n')).size).toBe(20_001);
  }, 60_000);
});

const many = (n: number) => {
  const url = `https://herald.example/many/${n}`;
  return makeArticle({
    id: n.toString(16).padStart(16, '0'),
    url,
    canonicalUrl: url,
    headline: `Number ${n}`,
    body: `Text ${n}`,
  });
};

describe('--since-last', () => {
  const fresh = async (count: number): Promise<string> => {
    const file = inFolder(`since-${Math.random()}.db`);
    await add(file, 0, count);
    return file;
  };
  const add = async (file: string, from: number, to: number): Promise<void> => {
    const store = await openStore(file);
    for (let n = from; n < to; n++) await store.save(many(n), { now: new Date(1.7e12 + n).toISOString() });
    await store.close();
  };
  const headlines = (text: string): string[] => lines(text).map((one) => (one as { headline: string }).headline);

  test('gives each consumer what is new or changed since it was served, in the order of change', async () => {
    const file = await fresh(3);
    const export_ = (...more: string[]) => run(['export', '--since-last', 'mine', ...more], file);
    expect(headlines((await export_()).stdout)).toEqual(['Number 0', 'Number 1', 'Number 2']);
    expect((await export_()).stdout).toBe('');
    const store = await openStore(file);
    await store.save({ ...many(1), headline: 'Changed' }, { now: '2026-01-01T00:00:00.000Z' });
    await store.close();
    await add(file, 3, 4);
    expect(headlines((await export_('--limit', '1')).stdout)).toEqual(['Changed']);
    expect(headlines((await export_()).stdout)).toEqual(['Number 3']);
    expect(headlines((await run(['export', '--since-last', 'other'], file)).stdout)).toHaveLength(4);
  });

  test('a change after the newest article was pruned is not taken for an old one', async () => {
    const file = await fresh(3);
    await run(['export', '--since-last', 'mine'], file);
    const store = await openStore(file);
    await store.prune({ olderThan: '2100-01-01T00:00:00.000Z' });
    await store.close();
    await add(file, 7, 8);
    expect(headlines((await run(['export', '--since-last', 'mine'], file)).stdout)).toEqual(['Number 7']);
  });

  test('filters choose, and what they passed over does not come later', async () => {
    const file = await fresh(3);
    const only = await run(['export', '--since-last', 'mine', '--match', 'headline:"Number 1"'], file);
    expect(headlines(only.stdout)).toEqual(['Number 1']);
    expect((await run(['export', '--since-last', 'mine'], file)).stdout).toBe('');
  });

  test('a file that cannot be written moves nothing', async () => {
    const file = await fresh(2);
    const failed = await run(['export', '--since-last', 'mine', '--output', inFolder('none/x.ndjson')], file);
    expect(failed.status).toBe(1);
    expect(headlines((await run(['export', '--since-last', 'mine'], file)).stdout)).toHaveLength(2);
  });

  test('cut off before the file got its name: all comes again', async () => {
    const file = await fresh(2);
    const store = await openStore(file);
    writeFileSync(inFolder('.cut.part'), 'half');
    const pending = { sequence: 2, file: inFolder('cut.ndjson'), temporary: inFolder('.cut.part') };
    await store.moveCursor('mine', { sequence: 0, pending: null }, { sequence: 0, pending });
    await store.close();
    expect(headlines((await run(['export', '--since-last', 'mine'], file)).stdout)).toHaveLength(2);
    expect(existsSync(inFolder('.cut.part'))).toBe(false);
  });

  test('cut off after the file got its name: it stands, and the next file goes on; the same file is made anew', async () => {
    for (const [output, wanted] of [
      ['next.ndjson', []],
      ['whole.ndjson', ['Number 0', 'Number 1']],
    ] as const) {
      const file = await fresh(2);
      const store = await openStore(file);
      writeFileSync(inFolder('whole.ndjson'), 'whole');
      const pending = { sequence: 2, file: inFolder('whole.ndjson'), temporary: inFolder('.whole.part') };
      await store.moveCursor('mine', { sequence: 0, pending: null }, { sequence: 0, pending });
      await store.close();
      await run(['export', '--since-last', 'mine', '--output', inFolder(output)], file);
      expect(headlines(readFileSync(inFolder(output), 'utf8'))).toEqual(wanted);
    }
  });

  test('killed at any moment while others write: the files together hold each change once', async () => {
    const file = await fresh(300);
    for (let turn = 0; turn < 6; turn++) {
      await killedExport(file, inFolder(`turn-${turn}.ndjson`), turn * 8);
      await add(file, 300 + turn * 20, 320 + turn * 20);
    }
    await run(['export', '--since-last', 'mine', '--output', inFolder('turn-last.ndjson')], file);
    const names = readdirSync(archive.folder).filter((name) => name.startsWith('turn-'));
    const all = names.flatMap((name) => headlines(readFileSync(inFolder(name), 'utf8')));
    expect(all).toHaveLength(420);
    expect(new Set(all).size).toBe(420);
  }, 60_000);

  /** Ended so long after its temporary file is there. */
  function killedExport(file: string, output: string, afterMs: number): Promise<void> {
    const args = ['export', '--archive', file, '--since-last', 'mine', '--output', output];
    const child = spawn(process.execPath, [path.join(root, 'bin/wirecopy.js'), ...args], { stdio: 'ignore' });
    const isBegun = (): boolean => readdirSync(archive.folder).some((name) => name.startsWith('.wirecopy-'));
    const watch = setInterval(() => {
      if (!isBegun()) return;
      clearInterval(watch);
      setTimeout(() => child.kill('SIGKILL'), afterMs);
    }, 1);
    return new Promise((resolve) =>
      child.on('exit', () => {
        clearInterval(watch);
        resolve();
      }),
    );
  }
});

test('what does not go together is said so', async () => {
  expect((await run(['export', '--format', 'warc', '--since-last', 'x'])).status).toBe(2);
  expect((await run(['export', '--format', 'opml', '--output-dir', 'x'])).status).toBe(2);
  const misnamed = await run(['export', '--since-last', '../x']);
  expect(misnamed.stderr).toContain('letters, digits');
  expect(misnamed.status).toBe(2);
  expect((await run(['export', '--id', strike.id])).status).toBe(2);
});
