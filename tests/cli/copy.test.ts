import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { openStore } from '../../src/store/index.js';
import { testContext } from '../helpers/context.js';
import { dumpOf, fillArchive } from '../helpers/full-archive.js';
import { isRealServer, type TestDatabase, testDatabase } from '../helpers/postgres.js';
import { root } from '../helpers/run.js';

if (!isRealServer) console.info('left out: copies by command to and from a real server (WIRECOPY_TEST_POSTGRES)');

let folder: string;
let original: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-copy-'));
  original = path.join(folder, 'original.db');
  await fillArchive(original, 500);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const newFile = (): string => path.join(folder, `copy-${++files}.db`);

async function run(args: string[], isTerminal = false, stop?: AbortSignal) {
  const made = testContext({ env: { HOME: folder }, isTerminal });
  if (stop) made.context.stop = stop;
  const status = await main(['copy', ...args], made.context);
  return { status, stdout: made.stdout(), stderr: made.stderr() };
}

/** The real command, ended by SIGKILL after a while; null where it came to its end before. */
function killed(args: string[], ms: number): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, [path.join(root, 'bin/wirecopy.js'), 'copy', ...args], { stdio: 'ignore' });
  const timer = setTimeout(() => child.kill('SIGKILL'), ms);
  return new Promise((resolve) =>
    child.on('close', (_code, signal) => {
      clearTimeout(timer);
      resolve(signal);
    }),
  );
}

describe('copy', () => {
  test('ends with one line, or with counts and hashes', async () => {
    const to = newFile();
    const { status, stdout, stderr } = await run([original, to]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(
      /^\S+copy-\d+\.db: 4\d\d articles, 5\d\d revisions, 1\d\d raw pages, 20 sources; [\d,]+ rows in \d+ s; equal by counts and hashes of every table\n$/,
    );
    expect(await dumpOf(to)).toEqual(await dumpOf(original));
    const again = JSON.parse((await run([original, to, '--json'])).stdout);
    expect(again).toMatchObject({ isEqual: true, from: original, to, missed: 0 });
    // Keys with NUL in them are put in anew: SQLite does not find them by what PostgreSQL can hold of them.
    expect(again.written).toBeLessThan(10);
    expect(again.tables.revision).toEqual({ rows: expect.any(Number), hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  test('shows on a terminal what is under way', async () => {
    const { stderr } = await run([original, newFile()], true);
    expect(stderr).toContain('copying article (');
    expect(stderr.endsWith('\r\u001b[2K')).toBe(true);
  });

  test('is stopped by Ctrl-C, and goes on', async () => {
    const to = newFile();
    const stop = AbortSignal.abort('SIGINT');
    expect(await run([original, to], false, stop)).toMatchObject({
      status: 130,
      stderr: 'wirecopy: the copy is half made: the same command goes on with it [INTERRUPTED]\n',
    });
    expect(await run([original, to])).toMatchObject({ status: 0 });
    expect(await dumpOf(to)).toEqual(await dumpOf(original));
  });

  test('that is killed again and again goes on', async () => {
    const to = newFile();
    for (const ms of [400, 600, 900, 1_200]) await killed([original, to], ms);
    expect(await run([original, to])).toMatchObject({ status: 0 });
    expect(await dumpOf(to)).toEqual(await dumpOf(original));
    const store = await openStore(to);
    expect(await store.check()).toEqual([]);
    await store.close();
  }, 60_000);

  test('refuses what it cannot copy, and makes nothing', async () => {
    const to = newFile();
    const missing = path.join(folder, 'missing.db');
    expect(await run([missing, to])).toMatchObject({
      status: 1,
      stderr: `wirecopy: there is no archive at ${missing} [STORE]\n`,
    });
    expect(existsSync(to) || existsSync(missing)).toBe(false);
    expect(await run([original, original])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('one and the same'),
    });
    expect(await run([original, 'memory:'])).toMatchObject({ status: 2 });
    expect(await run([original])).toMatchObject({ status: 2 });
    const text = path.join(folder, 'text.txt');
    writeFileSync(text, 'not a database at all, but long enough to be looked at as one');
    expect((await run([text, to])).stderr).toContain('is not a SQLite file');
    expect((await run([original, text])).stderr).toContain('is not a SQLite file');
  });

  test('tells no password', async () => {
    const address = 'postgres://somebody:hush-hush@127.0.0.1:9/none?password=hush-hush';
    for (const args of [
      [original, address],
      [address, newFile()],
    ]) {
      const { status, stdout, stderr } = await run(args);
      expect(status).toBe(1);
      expect(stderr).toContain('postgres://somebody@127.0.0.1:9/none');
      expect(stdout + stderr).not.toContain('hush');
    }
  });
});

describe.skipIf(!isRealServer)('copy to a server and back', () => {
  let server: TestDatabase;
  beforeEach(async () => {
    server = await testDatabase();
  });
  afterEach(() => server.drop());

  test('killed on the way, both ways', async () => {
    const [there, back] = [server.address!, newFile()];
    for (const ms of [500, 900, 1_300]) await killed([original, there], ms);
    expect(await run([original, there])).toMatchObject({ status: 0 });
    for (const ms of [500, 900]) await killed([there, back], ms);
    expect(await run([there, back])).toMatchObject({ status: 0 });
    expect(await dumpOf(back)).toEqual(await dumpOf(original));
  }, 60_000);

  test('a database without an archive is said to be one, and stays empty', async () => {
    const { status, stderr } = await run([server.address!, newFile()]);
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringContaining('there is no archive at postgres://'),
    });
    expect(
      await server.database.all("SELECT 1 FROM information_schema.schemata WHERE schema_name = 'wirecopy'"),
    ).toEqual([]);
  });
});
