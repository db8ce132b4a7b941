import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyQuery, openStore, type Store } from '../../src/store/index.js';
import { openPg } from '../../src/store/postgres/pg-database.js';
import type { Database } from '../../src/store/postgres/database.js';
import { isRealServer } from '../helpers/postgres.js';
import { root, wirecopy } from '../helpers/run.js';
import { story } from './contract.js';

// Each error by its real cause, at a server of this file's own. The password has "hush" in it: nothing that is printed may.

interface Server {
  address: string;
  data: string;
  control(...args: string[]): void;
  restart(): void;
  stop(): void;
}

const now = '2026-05-04T00:00:00.000Z';

describe.skipIf(!isRealServer)('PostgreSQL: what goes wrong is said', () => {
  let server: Server;
  let admin: Database;
  let folder: string;
  const at = (user: string, database = 'news', parts: { password?: string; port?: string } = {}): string => {
    const url = new URL(server.address);
    Object.assign(url, { username: user, password: 'hush', pathname: `/${database}`, ...parts });
    return url.href;
  };

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-errors-'));
    const script = (await import(path.join(root, 'scripts/parts/postgres-server.mjs'))) as {
      startPostgres(): Promise<Server>;
    };
    server = await script.startPostgres();
    const rules = path.join(server.data, 'pg_hba.conf');
    writeFileSync(
      rules,
      `host all locked 127.0.0.1/32 scram-sha-256\nhost all barred all reject\n${readFileSync(rules, 'utf8')}`,
    );
    admin = await openPg(server.address);
    await admin.exec(
      "SELECT pg_reload_conf(); CREATE ROLE owner LOGIN SUPERUSER; CREATE ROLE locked LOGIN PASSWORD 'hush-right'",
    );
    await admin.exec(
      'CREATE ROLE barred LOGIN; CREATE ROLE stranger LOGIN; CREATE ROLE reader LOGIN; CREATE ROLE few LOGIN CONNECTION LIMIT 0',
    );
    await admin.exec(
      'CREATE ROLE slow LOGIN SUPERUSER; ALTER ROLE slow SET statement_timeout = 1; CREATE ROLE hasty LOGIN SUPERUSER; ALTER ROLE hasty SET lock_timeout = 50',
    );
    await admin.exec('CREATE ROLE standby LOGIN SUPERUSER; ALTER ROLE standby SET default_transaction_read_only = on');
    for (const name of ['news', 'empty', 'damaged']) await admin.exec(`CREATE DATABASE ${name}`);
    for (const name of ['news', 'damaged']) {
      const store = await openStore(at('owner', name));
      await store.save(story(1), { now });
      await store.close();
    }
    const news = await openPg(at('owner'));
    await news.exec(
      'GRANT USAGE ON SCHEMA wirecopy TO reader; GRANT SELECT ON ALL TABLES IN SCHEMA wirecopy TO reader',
    );
    await news.close();
  }, 60_000);
  afterAll(async () => {
    await admin.close();
    server.stop();
    rmSync(folder, { recursive: true });
  });

  const command = (args: string[], archive: string) =>
    wirecopy([...args, '--archive', archive], {
      env: Object.fromEntries(['DATA', 'STATE', 'CONFIG', 'CACHE'].map((name) => [`XDG_${name}_HOME`, folder])),
    });

  test.each<[what: string, address: () => string, says: RegExp]>([
    ['a wrong password', () => at('locked'), /turns this user or password away \(password authentication failed/],
    ['no password', () => at('locked', 'news', { password: '' }), /turns this user or password away/],
    ['a user who is barred', () => at('barred'), /turns this user or password away \(pg_hba\.conf rejects/],
    [
      'no such user',
      () => at('nobody_at_all'),
      /turns this user or password away \(role "nobody_at_all" does not exist/,
    ],
    ['no such database', () => at('owner', 'nothing'), /has no such database: CREATE DATABASE makes one/],
    ['no server', () => at('owner', 'news', { port: '1' }), /cannot be reached: no server answers there/],
    ['no such host', () => 'postgres://me:hush@nowhere.invalid/news', /cannot be reached: its host has no address/],
    [
      'no right to look into the schema',
      () => at('stranger'),
      /does not let this user do that \(permission denied for schema/,
    ],
    ['too many connections', () => at('few'), /has no connection free: .*too many connections for role/],
    ['an address that cannot be read', () => 'postgres://me:hush:x/y@host/news', /cannot be read/],
    ['a password with signs of an address', () => 'postgres://me:1?hush@localhost/news', /cannot be read/],
    ['the same, as a path', () => 'postgres://me:1/hush@localhost/news', /cannot be read/],
    ['the same, as a place', () => 'postgres://me:1#hush@localhost/news', /cannot be read/],
    ['the same, as a half', () => 'postgres://me:1%hush@localhost/news', /cannot be read/],
  ])('%s', async (_what, address, says) => {
    for (const args of [['list'], ['doctor']]) {
      const { status, stdout, stderr } = await command(args, address());
      expect([args, status]).toEqual([args, 1]);
      expect((stdout + stderr).replace(/\s+/g, ' ')).toMatch(says);
      if (args[0] === 'list') expect(stderr).toMatch(/^wirecopy: [^\n]* \[STORE\]\n$/);
      expect(stdout + stderr).not.toContain('hush');
    }
    const { stdout, stderr } = await command(['config'], address());
    expect(stdout + stderr).not.toContain('hush');
  });

  test.each<[what: string, user: string, says: RegExp]>([
    ['no right to make a schema', 'stranger', /does not let this user do that/],
    ['a standby', 'standby', /is read-only: a standby, or a user who may only read/],
  ])('where an archive is to be made: %s', async (_what, user, says) => {
    const { status, stderr } = await command(['work', '--once'], at(user, 'empty'));
    expect([status, stderr]).toEqual([1, expect.stringMatching(says)]);
  });

  const opened = async (
    user: string,
    work: (store: Store) => Promise<unknown>,
    database = 'news',
  ): Promise<unknown> => {
    const store = await openStore(at(user, database));
    try {
      return await work(store).catch((error: unknown) => error);
    } finally {
      await store.close();
    }
  };
  const saving = (store: Store) => store.save(story(2), { now });
  const failure = (message: RegExp, trouble: string | null) => ({
    ...{ code: 'STORE', trouble, message: expect.stringMatching(message) },
  });

  test('who may only read reads, and is told where more is wanted', async () => {
    expect(await opened('reader', (store) => store.get(story(1).id))).toMatchObject({ article: { id: story(1).id } });
    expect(await opened('reader', saving)).toMatchObject(failure(/does not let this user do that/, 'no access'));
    expect(await opened('standby', saving)).toMatchObject(failure(/is read-only/, 'read-only'));
    expect(await opened('standby', (store) => store.counts())).toMatchObject({ articles: 1 });
  });

  test('a lock and a time limit of the server', async () => {
    await admin.exec('ALTER ROLE owner SET lock_timeout = 50');
    const other = await openPg(at('postgres'));
    await other.transaction(async (sql) => {
      await sql.all("SELECT 1 FROM counter WHERE name = 'sequence' FOR UPDATE");
      expect(await opened('owner', saving)).toMatchObject(failure(/is locked by another process/, 'locked'));
    });
    await admin.exec('ALTER ROLE owner RESET lock_timeout; ALTER ROLE owner SET statement_timeout = 200');
    await other.transaction(async (sql) => {
      await sql.all("SELECT 1 FROM counter WHERE name = 'sequence' FOR UPDATE");
      expect(await opened('owner', saving)).toMatchObject(failure(/took too long/, 'locked'));
    });
    await admin.exec('ALTER ROLE owner RESET statement_timeout');
    await other.close();
  });

  test('a server that never answers, and one that is no PostgreSQL', { timeout: 60_000 }, async () => {
    for (const [answer, says] of [
      ['', /cannot be reached in time/],
      [
        'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n',
        /ended the connection|cannot be reached in time|failed/,
      ],
    ] as const) {
      const silent = createServer((socket) => socket.on('error', () => undefined).end(answer));
      if (answer === '')
        silent.removeAllListeners('connection').on('connection', (socket) => socket.on('error', () => undefined));
      await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
      const port = String((silent.address() as AddressInfo).port);
      const { status, stderr } = await command(['list'], at('owner', 'news', { port }));
      expect([status, stderr]).toEqual([1, expect.stringMatching(says)]);
      expect(stderr).not.toContain('hush');
      silent.close();
    }
  });

  test('restarted in the middle: that is said, and the next call is answered', async () => {
    const store = await openStore(at('owner'));
    const reading = (async () => {
      for await (const { article } of store.list(emptyQuery)) {
        expect(article.id).toBe(story(1).id);
        server.restart();
        await store.save(story(3), { now });
      }
    })();
    await expect(reading).rejects.toMatchObject(failure(/ended the connection|is just starting/, 'no access'));
    expect(await store.save(story(3), { now })).toMatchObject({ outcome: 'new' });
    await store.close();
  });

  test('shutting down', async () => {
    const held = await openPg(at('owner'));
    await held.transaction(async (sql) => {
      await sql.all('SELECT 1');
      server.control('-m', 'smart', '-W', 'stop');
      await expect(openStore(at('owner'))).rejects.toMatchObject(
        failure(/is just starting or shutting down/, 'no access'),
      );
    });
    await held.close();
    server.restart();
  });

  test('a damaged table', async () => {
    const database = await openPg(at('owner', 'damaged'));
    const [file] = await database.all<{ path: string }>("SELECT pg_relation_filepath('wirecopy.article') AS path");
    await database.exec('CHECKPOINT');
    await database.close();
    const name = path.join(server.data, file!.path);
    writeFileSync(name, readFileSync(name).fill(0x5a));
    server.restart();
    expect(await opened('owner', (store) => store.get(story(1).id), 'damaged')).toMatchObject(
      failure(/is damaged/, 'damaged'),
    );
  });

  test('a full disk undoes a batch, and is said', async () => {
    const disk = path.join(folder, 'disk');
    mkdirSync(disk);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', disk], { stdio: 'ignore' });
    } catch {
      console.info('left out: a full disk needs root');
      return;
    }
    try {
      execFileSync('chmod', ['755', folder]);
      execFileSync('chown', ['--reference', server.data, disk]);
      await admin.exec(`CREATE TABLESPACE small LOCATION '${disk}'`);
      await admin.exec('CREATE DATABASE full_up');
      await admin.exec("ALTER ROLE owner SET default_tablespace = 'small'");
      await opened(
        'owner',
        async (store) => {
          let saved = 0;
          const fill = async (): Promise<void> => {
            for (let n = 0; n < 100; n++) {
              const items = Array.from({ length: 20 }, (_, k) => ({ article: story(n * 20 + k), options: { now } }));
              await store.saveAll(items);
              saved += items.length;
            }
          };
          await expect(fill()).rejects.toMatchObject(failure(/cannot grow: the disk of its server is full/, 'disk'));
          expect(await store.counts()).toMatchObject({ articles: saved });
        },
        'full_up',
      );
      for (const what of ['DATABASE full_up WITH (FORCE)', 'TABLESPACE small']) await admin.exec(`DROP ${what}`);
      await admin.exec('ALTER ROLE owner RESET default_tablespace');
    } finally {
      execFileSync('umount', ['-l', disk]);
    }
  });
});
