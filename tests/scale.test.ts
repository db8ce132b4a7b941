import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createProgram } from '../src/cli/program.js';
import { openPg } from '../src/store/postgres/pg-database.js';
import { testContext } from './helpers/context.js';
import { blocksOf } from './helpers/doc-blocks.js';
import { fillArticles } from './helpers/full-archive.js';
import { isRealServer, type TestDatabase, testDatabase } from './helpers/postgres.js';
import { root, runProgram } from './helpers/run.js';

// What docs/scale.md tells to do, and the files in examples/ for many machines: no daemon is needed for most of it.

const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const program = createProgram(testContext().context, () => undefined);
const units = readdirSync(path.join(root, 'examples/systemd'));
const has = (name: string): boolean => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;

/** Flags that the command does not have. */
function wrongFlags([name, ...words]: readonly string[]): string[] {
  const command = program.commands.find((one) => one.name() === name);
  if (!command) return [`there is no command ${name}`];
  const known = command.options.flatMap(({ short, long }) => [short, long]);
  return words.filter((word) => word.startsWith('-') && !known.includes(word));
}

describe('units of systemd', () => {
  test.skipIf(!has('systemd-analyze'))('are valid', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-units-'));
    for (const name of units)
      copyFileSync(path.join(root, 'examples/systemd', name), path.join(folder, name.replace('@', '@1')));
    const files = units.map((name) => path.join(folder, name.replace('@', '@1')));
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', ...files], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test('run commands of the program, and each timer has its service', () => {
    const lines = units.flatMap((name) => [...textOf(`examples/systemd/${name}`).matchAll(/^ExecStart=(.+)$/gm)]);
    expect(lines.length).toBeGreaterThan(2);
    for (const [, line = ''] of lines) {
      const [env, wirecopy, ...words] = line.split(' ');
      expect([env, wirecopy]).toEqual(['/usr/bin/env', 'wirecopy']);
      expect(wrongFlags(words)).toEqual([]);
    }
    for (const name of units.filter((one) => one.endsWith('.timer')))
      expect(units).toContain(name.replace('.timer', '.service'));
  });
});

describe('the compose file of workers', () => {
  interface Service {
    image?: string;
    build?: { context: string; args: Record<string, string> };
    command: string[];
    environment: Record<string, string>;
    depends_on?: Record<string, { condition: string }>;
    healthcheck?: { test: string[] };
    volumes?: string[];
  }
  const compose = parse(textOf('compose.workers.yaml')) as {
    services: Record<string, Service>;
    volumes: Record<string, unknown>;
  };
  const { database, worker } = compose.services as { database: Service; worker: Service };

  test('runs a command of the program on the database beside it', () => {
    expect(wrongFlags(worker.command)).toEqual([]);
    const { hostname, pathname, username, password } = new URL(worker.environment.WIRECOPY_ARCHIVE!);
    expect(Object.keys(compose.services)).toContain(hostname);
    expect([pathname, username, password]).toEqual([
      `/${database.environment.POSTGRES_DB}`,
      database.environment.POSTGRES_USER,
      '',
    ]);
    expect(worker.environment.PGPASSWORD).toBe(database.environment.POSTGRES_PASSWORD);
    expect(worker.depends_on).toEqual({ [hostname]: { condition: 'service_healthy' } });
    expect(database.healthcheck?.test[1]).toBe('pg_isready');
    expect(Object.keys(compose.volumes)).toEqual(database.volumes?.map((one) => one.split(':')[0]));
  });

  test('installs the packages that the database needs, in versions that the program knows', () => {
    const { WITH = '' } = worker.build!.args;
    expect(textOf('Dockerfile')).toMatch(/^ARG WITH=""$/m);
    const { peerDependencies } = JSON.parse(textOf('package.json')) as { peerDependencies: Record<string, string> };
    expect(WITH.split(' ').toSorted()).toEqual(
      Object.entries(peerDependencies)
        .map(([name, range]) => `${name}@${/\d+/.exec(range)![0]}`)
        .toSorted(),
    );
    expect(textOf('docs/scale.md')).toContain(`npm install --global ${WITH}\``);
  });
});

const why = 'the commands of docs/scale.md need a real server (WIRECOPY_TEST_POSTGRES) and pg_dump';
const canRun = isRealServer && has('pg_dump') && has('psql');
if (!canRun) console.info(`left out: ${why}`);

describe.skipIf(!canRun)('the commands of docs/scale.md', () => {
  let folder: string;
  let server: TestDatabase;
  let restored: string;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-scale-'));
    mkdirSync(path.join(folder, 'bin'));
    writeFileSync(
      path.join(folder, 'bin/wirecopy'),
      `#!/bin/sh\nexec "${process.execPath}" "${root}/bin/wirecopy.js" "$@"\n`,
      { mode: 0o755 },
    );
    await fillArticles(path.join(folder, 'archive.db'), 60);
    server = await testDatabase();
    restored = `${new URL(server.address!).pathname.slice(1)}_restored`;
  }, 60_000);
  afterAll(async () => {
    await server.database.exec(`DROP DATABASE IF EXISTS ${restored} WITH (FORCE)`);
    await server.drop();
    rmSync(folder, { recursive: true });
  });

  test('move an archive, back it up, restore it and move old articles out', { timeout: 120_000 }, async () => {
    const blocks = blocksOf('docs/scale.md', textOf('docs/scale.md')).filter(
      ({ language, notRun }) => language === 'sh' && notRun?.includes('needs a server'),
    );
    expect(blocks).toHaveLength(4);
    for (const { text } of blocks) {
      const line = text
        .replaceAll('postgres://wirecopy@db.example/restored', server.address!.replace(/[^/]+$/, restored))
        .replaceAll('postgres://wirecopy@db.example/news', server.address!)
        .replaceAll('/mnt/pages', path.join(folder, 'pages'))
        .replace('DATABASE restored', `DATABASE ${restored}`);
      const ran = await runProgram('bash', ['-euc', line], {
        cwd: folder,
        env: { HOME: folder, PATH: `${folder}/bin:${process.env.PATH}` },
      });
      expect({ line, ...ran }).toMatchObject({ line, status: 0 });
    }
    const there = await openPg(server.address!.replace(/[^/]+$/, restored));
    const [{ n }] = (await there.all<{ n: number }>('SELECT count(*) AS n FROM article')) as [{ n: number }];
    await there.close();
    expect(n).toBeGreaterThan(50);
    const made = readdirSync(folder).map((name) => name.replace(/\d{4}-\d\d-\d\d/, 'DAY'));
    expect(made).toEqual(expect.arrayContaining(['back.db', 'news.dump', 'until-DAY.parquet', 'until-DAY.warc.gz']));
  });
});
