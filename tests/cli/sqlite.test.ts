import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { sqliteWriter } from '../../src/cli/writing/sqlite-writer.js';
import { openSqlite } from '../../src/shared/sqlite.js';
import { addToSqlite, openStore } from '../../src/store/index.js';
import type { Article } from '../../src/types.js';
import { editedStrike, exports, strike, weather } from '../helpers/archive.js';
import { testContext } from '../helpers/context.js';
import { archiveRuns } from '../helpers/archive-runs.js';
import { makeArticle } from '../helpers/article.js';
import { root, shell, wirecopy } from '../helpers/run.js';

const page = path.resolve('fixtures/pages/harbour-strike/page.html');
const { archiveFile, folder, inFolder, run } = archiveRuns();

async function rows(sql: string, file = inFolder('x.sqlite')): Promise<unknown[]> {
  const database = await openSqlite(file, { timeoutMs: 0 });
  try {
    return database
      .prepare(sql)
      .all()
      .map((row) => ({ ...(row as object) }));
  } finally {
    database.close();
  }
}
const headlinesIn = async (file?: string): Promise<unknown[]> =>
  ((await rows('SELECT headline FROM articles', file)) as { headline: string }[]).map(({ headline }) => headline);
const all = [exports.headline, weather.headline, editedStrike.headline];

test.each(['x.sqlite', 'x.sqlite3', 'x.db', 'X.SQLITE'])('export --output %s writes tables', async (name) => {
  expect(await run(['export', '--output', inFolder(name)])).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(await headlinesIn(inFolder(name))).toEqual(all);
  expect(readdirSync(folder())).toEqual([name]);
});

test('fetch adds to what is there, the same page again adds nothing', async () => {
  for (const _turn of [1, 2])
    expect((await run(['fetch', page, '--format', 'sqlite', '--output', inFolder('x')])).status).toBe(0);
  expect((await run(['export', '--format', 'sqlite', '--output', inFolder('x')])).status).toBe(0);
  expect((await headlinesIn(inFolder('x'))).slice(1)).toEqual(all);
  expect(readdirSync(folder())).toEqual(['x']);
});

test('records on a pipe become tables, their bodies text', async () => {
  const line = "for n in 1 2; do wirecopy export | wirecopy fetch - --body text --output '$OUT'; done";
  const ran = await shell(line.replaceAll('$OUT', inFolder('x.sqlite')), { env: { WIRECOPY_ARCHIVE: archiveFile() } });
  expect(ran).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(await headlinesIn()).toEqual(all);
  expect(await rows('SELECT body FROM articles WHERE rowid = 1')).toEqual([{ body: exports.body }]);
});

test('the archive’s own history of a story comes along, once', async () => {
  for (const _turn of [1, 2]) expect((await run(['export', '--output', inFolder('x.sqlite')])).status).toBe(0);
  expect(await rows('SELECT id, headline_before, headline_after FROM article_edits')).toEqual([
    { id: strike.id, headline_before: strike.headline, headline_after: editedStrike.headline },
  ]);
});

test.each([
  [['list', '--language', 'zh'], [weather.headline]],
  [['search', 'governor'], [editedStrike.headline]],
  [['search', '-o', 'OUT', 'governor'], [editedStrike.headline]],
  [
    ['show', weather.id, exports.id],
    [weather.headline, exports.headline],
  ],
  [['show', strike.id, '--revision', '1'], [strike.headline]],
  [['list', '--edited'], [editedStrike.headline]],
])('%j adds what it finds', async (args, headlines) => {
  const isPlaced = args.includes('OUT');
  const placed = args.map((one) => (one === 'OUT' ? inFolder('x.sqlite') : one));
  const { status, stderr } = await run([...placed, ...(isPlaced ? [] : ['--output', inFolder('x.sqlite')])], true);
  expect([status, stderr]).toEqual([0, '']);
  expect(await headlinesIn()).toEqual(headlines);
});

test('show leaves a file as it is where nothing was found, and list writes one of no rows', async () => {
  writeFileSync(inFolder('x.csv'), 'old');
  expect((await run(['show', 'ffffffff', '--output', inFolder('x.csv')])).status).toBe(1);
  expect(readFileSync(inFolder('x.csv'), 'utf8')).toBe('old');
  expect((await run(['list', '--language', 'xx', '--output', inFolder('x.sqlite')])).status).toBe(0);
  expect(await headlinesIn()).toEqual([]);
  expect(readdirSync(folder()).sort()).toEqual(['x.csv', 'x.sqlite']);
});

test('list and search write other formats to a file, too', async () => {
  expect((await run(['list', '-o', inFolder('x.ndjson')])).status).toBe(0);
  expect(readFileSync(inFolder('x.ndjson'), 'utf8')).toBe((await run(['export'])).stdout);
  expect((await run(['search', 'governor', '-o', inFolder('x.csv')], true)).stdout).toBe('');
  expect(readFileSync(inFolder('x.csv'), 'utf8')).toMatch(/^id,kind,.*\r\n1123456789abcdef,article,/);
});

test.each([
  [['export', '--format', 'sqlite'], /--output x\.sqlite/],
  [['list', '--format', 'sqlite'], /--output x\.sqlite/],
  [['show', weather.id, '--format', 'sqlite'], /--output x\.sqlite/],
  [['export', '--format', 'sqlite', '--output', '-'], /--output x\.sqlite/],
  [['export', '--format', 'sqlite', '--output', '/dev/null'], /--output x\.sqlite/],
  [['export', '--output', 'x.sqlite.gz'], /not packed: name it \.sqlite/],
  [['export', '--format', 'sqlite', '--output', 'x.zst'], /not packed: name it \.sqlite/],
  [['export', '--output', 'x.sqlite', '--field', 'id'], /--field goes with/],
  [['export', '--output', 'x.sqlite', '--bom'], /--bom goes with/],
  [['export', '--output', 'x.sqlite', '--body', 'html'], /--body html does not go with sqlite/],
  [['export', '--output', 'x.sqlite', '--body', 'none'], /--body none does not go with sqlite/],
  [['fetch', page, '--output', 'x.sqlite', '--replace-empty'], /--replace-empty does not go with sqlite/],
  [['export', '--format', 'sqlite', '--output-dir', 'x'], /one file of all records/],
  [['export', '--output-dir', 'x', '--name', '{id}.db'], /one file of all records/],
  [['list', '--format', 'table', '--output', 'x.sqlite'], /table is for the terminal/],
  [['show', weather.id, '--raw', '--output', 'x.sqlite'], /--output goes with records/],
  [['list', '--output', 'x.html', '--title', 'x'], /--title goes with --edited/],
])('%j is refused, and nothing is written', async (args, reason) => {
  const { status, stdout, stderr } = await run(args.map((one) => (/^x\b/.test(one) ? inFolder(one) : one)));
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(reason);
  expect(readdirSync(folder())).toEqual([]);
});

test('an archive, a stranger’s database and a text are refused before anything is fetched', async () => {
  const stranger = await openSqlite(inFolder('places.sqlite'), { timeoutMs: 0 });
  stranger.exec('CREATE TABLE moz_places (url)');
  stranger.close();
  writeFileSync(inFolder('text.sqlite'), 'not a database');
  symlinkSync(archiveFile(), inFolder('link.sqlite'));
  for (const [file, reason] of [
    [archiveFile(), /is an archive of wirecopy, and is not written over/],
    ['link.sqlite', /is an archive of wirecopy, and is not written over/],
    ['places.sqlite', /is a database of another program, and is not written over/],
    ['text.sqlite', /is not a SQLite file, and is not written over/],
  ] as const) {
    const at = path.resolve(folder(), file);
    const before = readFileSync(at);
    const ran = await run(['export', '--format', 'sqlite', '--output', at]);
    expect([ran.status, ran.stdout]).toEqual([1, '']);
    expect(ran.stderr).toMatch(reason);
    expect(readFileSync(at)).toEqual(before);
  }
  expect((await run(['export', '--output', inFolder('x.sqlite')])).status).toBe(0);
  for (const args of [
    ['--format', 'ndjson'],
    ['--format', 'parquet'],
    ['--format', 'opml'],
  ])
    expect((await run(['export', ...args, '--output', inFolder('x.sqlite')])).stderr).toMatch(/is a database/);
  expect((await run(['list', '--archive', inFolder('x.sqlite')])).stderr).toMatch(/not a wirecopy archive/);
  expect(await headlinesIn()).toEqual(all);
});

test('a form of the body that is set for all runs is not for tables', async () => {
  const env = { WIRECOPY_BODY: 'html', WIRECOPY_ARCHIVE: archiveFile(), HOME: folder() };
  for (const args of [['fetch', page], ['export']]) {
    const { context, stderr } = testContext({ env });
    expect(await main([...args, '--output', inFolder('x.sqlite')], context), stderr()).toBe(0);
  }
  expect(await rows("SELECT count(*) AS n FROM articles WHERE body LIKE '%<p>%'")).toEqual([{ n: 0 }]);
});

test('a list that is cut off by Ctrl-C is no file', async () => {
  for (const name of ['x.sqlite', 'x.csv']) {
    const { context } = testContext({ env: { WIRECOPY_ARCHIVE: archiveFile(), HOME: folder() } });
    const stop = AbortSignal.abort();
    expect(await main(['list', '--output', inFolder(name)], { ...context, stop })).toBe(130);
    expect(readdirSync(folder())).toEqual([]);
  }
});

test('a consumer of --since-last adds what is new to one file', async () => {
  const archive = inFolder('own.db');
  const save = async (id: string, headline: string): Promise<void> => {
    const store = await openStore(archive);
    const url = `https://herald.example/${id}`;
    await store.save(makeArticle({ id, headline, url, canonicalUrl: url }), { now: new Date().toISOString() });
    await store.close();
  };
  const turn = () => run(['export', '--archive', archive, '--since-last', 'desk', '--output', inFolder('x.sqlite')]);
  await save('1111111111111111', 'One');
  expect(await turn()).toEqual({ status: 0, stdout: '', stderr: '' });
  await save('2222222222222222', 'Two');
  await save('1111111111111111', 'One, corrected');
  expect(await turn()).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(await headlinesIn()).toEqual(['One, corrected', 'Two']);
  expect(await rows('SELECT number, headline FROM revisions')).toEqual([
    { number: 1, headline: 'One' },
    { number: 2, headline: 'One, corrected' },
  ]);
});

test('records that were announced to a consumer wait for the next run where this one ends before they are added', async () => {
  const ends: (() => void)[] = [];
  const beforeExit = (end: () => void) => {
    ends.push(end);
    return () => undefined;
  };
  for (const [isFinished, left] of [
    [false, 0],
    [true, 1],
  ] as const) {
    const writer = sqliteWriter(inFolder('x.sqlite'), { ...testContext().context, beforeExit });
    await writer.article(makeArticle());
    if (isFinished) await writer.finish();
    ends.pop()!();
    expect(readdirSync(folder())).toHaveLength(left);
  }
});

const isRoot = process.getuid?.() === 0;
test.skipIf(isRoot)('a folder or file that must not be written to is said', async () => {
  mkdirSync(inFolder('shut'));
  await addToSqlite(inFolder('shut/x.sqlite'), []);
  await addToSqlite(inFolder('x.sqlite'), []);
  chmodSync(inFolder('x.sqlite'), 0o444);
  chmodSync(inFolder('shut'), 0o555);
  try {
    for (const name of ['shut/x.sqlite', 'shut/new.sqlite', 'x.sqlite']) {
      const ran = await run(['export', '--output', inFolder(name)]);
      expect([ran.status, ran.stdout]).toEqual([1, '']);
      expect(ran.stderr).toMatch(/must not be written to/);
    }
  } finally {
    chmodSync(inFolder('shut'), 0o755);
  }
});

const formats = readFileSync(path.join(root, 'docs/formats.md'), 'utf8');
const countIn = async (file: string): Promise<unknown> => (await rows('SELECT count(*) AS n FROM articles', file))[0];

/** Records of some length. */
function articles(count: number, from = 0): Article[] {
  const text = Array.from({ length: 400 }, (_, n) => `word${n}`).join(' ');
  const url = (n: number): string => `https://herald.example/${n}`;
  return Array.from({ length: count }, (_, at) => from + at).map((n) =>
    makeArticle({ id: String(n).padStart(16, '0'), url: url(n), canonicalUrl: url(n), body: `${n} ${text}` }),
  );
}

const lines = (count: number, from = 0): string =>
  articles(count, from)
    .map((article) => `${JSON.stringify(article)}\n`)
    .join('');

test('a full disk leaves the old file, and nothing beside it', async () => {
  writeFileSync(inFolder('few.ndjson'), lines(20));
  writeFileSync(inFolder('many.ndjson'), lines(400, 20));
  const file = inFolder('x.sqlite');
  expect((await wirecopy(['fetch', inFolder('few.ndjson'), '--output', file])).status).toBe(0);
  // Pages that were free may hold other bytes: what counts is what the tables say.
  const content = () => rows('SELECT * FROM articles', file);
  const before = await content();
  // The records fit, the tables do not; then not even the records.
  for (const blocks of [2000, 400]) {
    for (const to of [file, inFolder('new.sqlite')]) {
      const ran = await shell(`ulimit -f ${blocks}; wirecopy fetch '${inFolder('many.ndjson')}' --output '${to}'`);
      expect(ran.status, ran.stderr).toBe(1);
      expect(ran.stderr).toMatch(/the disk is full|file of that size|the disk reports an error/);
    }
  }
  expect(await content()).toEqual(before);
  expect(readdirSync(folder()).sort()).toEqual(['few.ndjson', 'many.ndjson', 'x.sqlite']);
}, 60_000);

test('killed at any moment, the file is the old one or the new one', async () => {
  const seen = new Map<string, number>();
  for (const isNew of [true, false]) {
    const file = inFolder(isNew ? 'new.sqlite' : 'x.sqlite');
    if (!isNew) await addToSqlite(file, articles(50));
    for (let wait = 0, isOver = false; !isOver; wait += 20) {
      const child = spawn(process.execPath, ['--input-type=module', '-e', adding(file)], { cwd: root });
      const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
      await new Promise((resolve) => child.stdout.once('data', resolve));
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, wait))]);
      child.kill('SIGKILL');
      await ended;
      const state = existsSync(file) ? JSON.stringify(await countIn(file)) : 'none';
      expect(isNew ? ['none', '{"n":800}'] : ['{"n":50}', '{"n":850}']).toContain(state);
      if (state !== 'none') {
        expect(await rows('PRAGMA integrity_check', file)).toEqual([{ integrity_check: 'ok' }]);
        await rows("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)", file);
      }
      seen.set(state, (seen.get(state) ?? 0) + 1);
      isOver = state === '{"n":800}' || state === '{"n":850}';
    }
  }
  expect([...seen.keys()].sort()).toEqual(['none', '{"n":50}', '{"n":800}', '{"n":850}'].sort());
  expect(seen.get('{"n":50}')).toBeGreaterThan(2);
}, 120_000);

/** A program that adds 800 records and says when it begins. */
const adding = (file: string): string => `import { addToSqlite } from 'wirecopy';
const [base] = ${JSON.stringify(articles(1))};
const article = (n) => ({ ...base, id: 'n' + n, headline: 'Story ' + n, body: n + base.body });
process.stdout.write('begun', () => addToSqlite(${JSON.stringify(file)}, Array.from({ length: 800 }, (_, n) => article(n))));`;

test('two runs at once lose nothing', async () => {
  const names = ['a', 'b', 'c'].map((name, at) => {
    writeFileSync(inFolder(`${name}.ndjson`), lines(60, at * 60));
    return inFolder(`${name}.ndjson`);
  });
  const ran = await Promise.all(names.map((one) => wirecopy(['fetch', one, '--output', inFolder('x.sqlite')])));
  expect(ran.map(({ status, stderr }) => ({ status, stderr }))).toEqual(ran.map(() => ({ status: 0, stderr: '' })));
  expect(await countIn(inFolder('x.sqlite'))).toEqual({ n: 180 });
}, 60_000);

const hasCli = ((): boolean => {
  try {
    execFileSync('sqlite3', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

test.skipIf(!hasCli)('the sqlite3 program reads it, and finds nothing wrong', async () => {
  expect((await run(['export', '--output', inFolder('x.sqlite')])).status).toBe(0);
  const ask = (sql: string): string =>
    execFileSync('sqlite3', [inFolder('x.sqlite'), sql], { encoding: 'utf8' }).trim();
  expect(ask('PRAGMA integrity_check')).toBe('ok');
  expect(ask("SELECT headline FROM articles_fts WHERE articles_fts MATCH 'sao AND kharkiv'")).toBe(exports.headline);
  expect(ask("SELECT json_extract(record, '$.source.status') FROM articles LIMIT 1")).toBe('200');
});

test('docs/formats.md names the columns of every table and view', async () => {
  expect((await run(['export', '--output', inFolder('x.sqlite')])).status).toBe(0);
  const named = [...formats.matchAll(/^\| (`.+?`) +\| each .+? +\| (.+) \|$/gm)].flatMap(([, tables, columns]) =>
    [...tables!.matchAll(/`(\w+)`/g)].map((table) => [
      table[1]!,
      [...columns!.matchAll(/`(\w+)`/g)].map((one) => one[1]!),
    ]),
  );
  const tables = (await rows(
    "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'articles_fts_%' ORDER BY name",
  )) as { name: string }[];
  expect(named.map(([table]) => table).sort()).toEqual(tables.map(({ name }) => name));
  for (const [table, columns] of named as [string, string[]][]) {
    const own = (await rows(`SELECT name FROM pragma_table_info('${table}')`)) as { name: string }[];
    expect(columns.sort(), table).toEqual(own.map(({ name }) => name).sort());
  }
});

test('the queries of docs/formats.md give what they say', async () => {
  expect((await run(['export', '--output', inFolder('x.sqlite')])).status).toBe(0);
  const queries = [...formats.matchAll(/^```sql\n([\s\S]+?)^```$/gm)].map((match) => match[1]!);
  const answers = [
    [
      ['Rachel Amran', 1],
      ['Tom Okafor', 1],
      ['李明', 1],
    ],
    [['2024-04-02', editedStrike.headline, expect.stringMatching(/\[(Kharkiv|mayor|governor)\]/)]],
    [[strike.id, editedStrike.source.fetchedAt, strike.headline, editedStrike.headline]],
  ];
  expect(queries).toHaveLength(answers.length);
  for (const [at, query] of queries.entries()) {
    const own = (await rows(query)).map((row) => Object.values(row as object));
    expect(own).toEqual(answers[at]);
    if (!hasCli) continue;
    const told = execFileSync('sqlite3', ['-json', inFolder('x.sqlite'), query], { encoding: 'utf8' });
    expect((JSON.parse(told) as object[]).map((row) => Object.values(row))).toEqual(own);
  }
});
