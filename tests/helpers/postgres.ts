import { PGlite, type Transaction } from '@electric-sql/pglite';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { bossSchema } from '../../src/queue/boss.js';
import { type Database, type Sql, type SqlValue, storable } from '../../src/store/postgres/database.js';
import { openPg } from '../../src/store/postgres/pg-database.js';
import { schemaName } from '../../src/store/postgres/migrations.js';

// PostgreSQL for tests: a real server where WIRECOPY_TEST_POSTGRES names one (`postgres://…`, a user that may create databases), else
// PGlite, the server as WebAssembly in this process, which has one connection.

const server = process.env.WIRECOPY_TEST_POSTGRES;

export const isRealServer = server !== undefined && server !== '';

/** A database of this test file's own, and how to take it away again. */
export interface TestDatabase {
  database: Database;
  /** For commands; null on PGlite, which no other process reaches. */
  address: string | null;
  /** Empty, as before the first migration. */
  reset(): Promise<void>;
  drop(): Promise<void>;
}

export async function testDatabase(): Promise<TestDatabase> {
  if (!isRealServer) {
    const database = await openPglite();
    return { database, address: null, reset: () => reset(database), drop: () => database.close() };
  }
  const name = `wirecopy_test_${process.pid}_${Math.random().toString(36).slice(2)}`;
  const admin = await openPg(server!);
  await admin.exec(`CREATE DATABASE ${name}`);
  const url = new URL(server!);
  url.pathname = `/${name}`;
  const database = await openPg(url.href);
  return {
    database,
    address: url.href,
    reset: () => reset(database),
    drop: async () => {
      await database.close();
      await admin.exec(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.close();
    },
  };
}

const reset = (database: Database): Promise<void> =>
  database.exec(`DROP SCHEMA IF EXISTS ${schemaName} CASCADE; DROP SCHEMA IF EXISTS ${bossSchema} CASCADE`);

/** A database for the tests of a file, empty before each; commands reach it by its address, so that it needs a real server. */
export function databaseOfCommands(): Pick<TestDatabase, 'database' | 'reset'> & { readonly address: string } {
  let base: TestDatabase;
  beforeAll(async () => {
    base = await testDatabase();
  }, 60_000);
  afterAll(() => base.drop());
  const empty = (): Promise<void> => base.reset();
  beforeEach(empty);
  return {
    reset: empty,
    get database() {
      return base.database;
    },
    get address() {
      return base.address!;
    },
  };
}

/** Every table of an archive empty, as after its migration: far quicker than to make them anew, or to TRUNCATE twenty of them. */
export async function emptyTables(database: Database): Promise<void> {
  const tables = await database.all<{ name: string }>('SELECT tablename AS name FROM pg_tables WHERE schemaname = $1', [
    schemaName,
  ]);
  const names = tables.map(({ name }) => name).filter((name) => name !== 'setting');
  await database.transaction(async (sql) => {
    // Without it the order of tables would count.
    await sql.exec('SET LOCAL session_replication_role = replica');
    for (const name of names) await sql.exec(`DELETE FROM ${schemaName}.${name}`);
    await sql.exec("DELETE FROM setting WHERE name <> 'schema'; INSERT INTO counter VALUES ('sequence', 0)");
  });
}

async function openPglite(): Promise<Database> {
  const lite = await PGlite.create({ parsers: { 20: Number } });
  await lite.exec(`SET search_path = ${schemaName}; SET timezone = 'UTC'`);
  return {
    ...sqlOf(lite),
    name: 'pglite',
    transaction: (work, firstText = '') =>
      lite.transaction(async (inside) => {
        await inside.exec(firstText);
        return work(sqlOf(inside));
      }),
    close: () => lite.close(),
  };
}

const sqlOf = (lite: PGlite | Transaction): Sql => ({
  all: async <T>(text: string, values: readonly SqlValue[] = []) =>
    (await lite.query<T>(text, values.map(storable))).rows,
  run: async (text, values = []) => (await lite.query(text, values.map(storable))).affectedRows ?? 0,
  exec: async (text) => {
    await lite.exec(text);
  },
});
