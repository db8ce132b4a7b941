import type { Socket } from 'node:net';
import { userInfo } from 'node:os';
import type pg from 'pg';
import { StoreError } from '../../errors.js';
import { type Database, type Sql, type SqlValue, storable } from './database.js';

/** bigint: counts, times in ms and keys of ours stay far below 2^53. */
const bigintType = 20;

export interface PoolOptions {
  /** Connections at most. */
  size?: number;
  /** What the last half second wrote may be lost when the server falls; nothing waits for its disk. */
  isHasty?: boolean;
}

/** A pool of connections to `postgres://…`; connects when it is first asked. */
export async function openPg(address: string, { size = 4, isHasty = false }: PoolOptions = {}): Promise<Database> {
  const name = nameOf(address);
  const { default: driver } = await loadPg();
  const sockets = new Set<Socket>();
  const pool = new driver.Pool({
    connectionString: address,
    max: size,
    application_name: 'wirecopy',
    connectionTimeoutMillis: 10_000,
    stream: () => {
      const socket = new (process.getBuiltinModule('node:net').Socket)();
      sockets.add(socket);
      return socket.once('close', () => sockets.delete(socket));
    },
    types: {
      getTypeParser: ((type: number, format: 'text' | 'binary') =>
        type === bigintType && format !== 'binary'
          ? Number
          : driver.types.getTypeParser(type, format)) as typeof driver.types.getTypeParser,
    },
    // Compiling a statement costs half a second where the server guesses too high; none of ours runs so long.
    options: `-c search_path=wirecopy -c timezone=UTC -c jit=off${isHasty ? ' -c synchronous_commit=off' : ''}`,
  });
  // An idle connection that the server ends (a restart) is left behind by the pool; without a listener it ends the process.
  pool.on('error', () => undefined);
  // So does one that it ends while nobody asks it anything: just made, or between two statements. The next one that is asked says so.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    ...sqlOf((text, values) => pool.query(text, values)),
    name,
    transaction: async (work, firstText = '') => {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await client.query(`BEGIN; ${firstText}`);
        const result = await work(sqlOf((text, values) => client.query(text, values)));
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch((cause: Error) => {
          broken = cause;
        });
        throw error;
      } finally {
        client.release(broken);
      }
    },
    close: async () => {
      await pool.end();
      // Of a user without a password the driver leaves the connection open, and the server for a minute, too.
      for (const socket of sockets) socket.destroy();
    },
  };
}

async function loadPg(): Promise<typeof import('pg')> {
  try {
    const driver = await import('pg');
    // As psql does where neither the address nor PGUSER says who asks: cron and containers often set no USER.
    driver.default.defaults.user ||= nameOfUser();
    return driver;
  } catch (cause) {
    throw new StoreError('an archive on PostgreSQL needs the package pg: npm install pg', { cause });
  }
}

/** None where the system knows none, as of a number without a name in a container. */
function nameOfUser(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    return undefined;
  }
}

function sqlOf(ask: (text: string, values?: unknown[]) => Promise<pg.QueryResult | pg.QueryResult[]>): Sql {
  const query = async (text: string, values?: readonly SqlValue[]): Promise<pg.QueryResult> =>
    (await ask(text, values?.map(bound))) as pg.QueryResult;
  return {
    all: async <T>(text: string, values?: readonly SqlValue[]) => (await query(text, values)).rows as T[],
    run: async (text, values) => (await query(text, values)).rowCount ?? 0,
    exec: async (text) => {
      await ask(text);
    },
  };
}

/** The driver takes bytes as a Buffer alone. */
const bound = (value: SqlValue): unknown =>
  value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : storable(value);

/** Without what is secret. A sign of the address that stands in a password parts it elsewhere: then nothing is shown of it. */
function nameOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (
    url !== null &&
    !`${url.pathname}${url.search}${url.hash}`.includes('@') &&
    !/%(?![0-9a-f]{2})/i.test(url.password)
  ) {
    url.password = '';
    for (const name of ['password', 'sslpassword']) url.searchParams.delete(name);
    return url.href;
  }
  throw new StoreError(
    'the address of the archive cannot be read: it is postgres://USER:PASSWORD@HOST:PORT/DATABASE, and signs such as @ : / ? # % in a ' +
      'password are written as %40 %3A %2F %3F %23 %25',
  );
}
