import { setTimeout as sleep } from 'node:timers/promises';
import { InterruptedError } from '../../errors.js';
import { type Database, first, type Sql, type SqlValue } from '../postgres/database.js';
import { putNewVectors } from '../postgres/flush.js';
import { type ColumnType as GivenType, givenRows } from '../postgres/given-rows.js';
import { migrate, schemaName } from '../postgres/migrations.js';
import { explained } from '../postgres/explain.js';
import { numbered } from '../postgres/numbered.js';
import { openPg } from '../postgres/pg-database.js';
import { transact } from '../postgres/retry.js';
import { type Vectors, vectorsOf } from '../postgres/vector.js';
import { noArchive } from '../missing.js';
import { readableRecord } from '../rows.js';
import { rawRule, recountRaw } from '../postgres/raw-room.js';
import { RawFolder } from '../raw-folder/raw-folder.js';
import { rawSqlOf } from '../postgres/raw-sql.js';
import { copySetting } from './mark.js';
import type { Row } from './row-hash.js';
import { counted, picked, quote, type Side, type Source, type Target, type Writing } from './side.js';
import { type Table, tables } from './tables.js';
import { type Raw, wholeRows } from './whole-rows.js';

/** As the table's index has it. */
const indexed = (table: Table, name: string, of = quote(name)): string =>
  table.long.includes(name) ? `md5(${of})` : of;
const typeOf = (table: Table, name: string): GivenType => {
  const { type } = table.columns.find((one) => one.name === name)!;
  // A fraction goes as its text.
  return type === 'float8' ? 'text' : type;
};
const given = (table: Table, names: readonly string[], rows: readonly Row[]): ReturnType<typeof givenRows> =>
  givenRows(Object.fromEntries(names.map((name) => [quote(name), typeOf(table, name)])), rows);
const matches = (table: Table, names: readonly string[]): string =>
  names
    .map((name) => `${indexed(table, name, `t.${quote(name)}`)} = ${indexed(table, name, `g.${quote(name)}`)}`)
    .join(' AND ');

const markText = 'SELECT value FROM setting WHERE name = $1';

function sideOf(name: string, sql: Sql, folder: RawFolder): Side {
  const reader = folder.reader();
  const listed = (table: Table): string =>
    [...table.columns.map((one) => one.name), ...(table.places ?? [])].map((one) => `t.${quote(one)}`).join(', ');
  const number = async (text: string): Promise<number> => Number((await first<{ n: number }>(sql, text))?.n ?? 0);
  return {
    name,
    rows: async (table, after, limit) => {
      const order = table.key.map((one) => indexed(table, one)).join(', ');
      const behind = after ? `AND (${order}) > (${table.key.map((one) => indexed(table, one, '?')).join(', ')})` : '';
      const text = `SELECT ${listed(table)} FROM ${quote(table.name)} t WHERE ${counted(table)} ${behind} ORDER BY ${order} LIMIT ?`;
      const all = await sql.all<Raw>(numbered(text), [...((after ?? []) as SqlValue[]), limit]);
      const rows = await wholeRows(table, all, reader);
      const last = rows.at(-1);
      return { rows, last: last ? picked(table, table.key, last) : null };
    },
    find: async (table, columns, values) => {
      const { table: asked, values: bound } = given(table, columns, values);
      const text = `SELECT ${listed(table)} FROM ${asked} g JOIN ${quote(table.name)} t ON ${matches(table, columns)} WHERE ${counted(table).replace('"', 't."')}`;
      return wholeRows(table, await sql.all<Raw>(text, bound), reader);
    },
    count: (table) => number(`SELECT count(*) AS n FROM ${quote(table.name)} WHERE ${counted(table)}`),
    mark: async () => (await first<{ value: string }>(sql, markText, [copySetting]))?.value ?? null,
    lastRow: () => number('SELECT CASE WHEN is_called THEN last_value ELSE 0 END AS n FROM article_row_seq'),
    lastSequence: () => number("SELECT value AS n FROM counter WHERE name = 'sequence'"),
    close: async () => undefined,
  };
}

/** Opens the archive in a database to be copied from. */
export const openPostgresSource = (address: string, folder?: string): Promise<Source> =>
  openWith(address, (database) => postgresSource(database, folder));

/** Opens a database to be copied to. */
export const openPostgresTarget = (address: string): Promise<Target> => openWith(address, postgresTarget);

async function openWith<T>(address: string, open: (database: Database) => Promise<T>): Promise<T> {
  const database = await openPg(address, { size: 2 });
  try {
    return await open(database);
  } catch (error) {
    await database.close();
    throw explained(error, database.name);
  }
}

/** A database to be copied from, and to be closed with it. */
export async function postgresSource(database: Database, given?: string): Promise<Source> {
  const [there] = await database.all<{ found: string | null }>('SELECT to_regclass($1) AS found', [
    `${schemaName}.article`,
  ]);
  if (there?.found == null) throw noArchive(database.name, '');
  await migrate(database);
  const folder = new RawFolder(rawSqlOf(database), given);
  await folder.current();
  return {
    ...sideOf(database.name, database, folder),
    snapshot: (work) =>
      database.transaction(async (sql) => {
        await sql.exec(
          'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL idle_in_transaction_session_timeout = 0',
        );
        return work(sideOf(database.name, sql, folder));
      }),
    close: () => database.close(),
  };
}

/** A database to be copied to, and to be closed with it; its tables are made where there are none. */
export async function postgresTarget(database: Database): Promise<Target> {
  await migrate(database);
  return {
    ...sideOf(database.name, database, new RawFolder(rawSqlOf(database))),
    transaction: (work) =>
      transact(database, async (sql) => {
        // A server that crashes may lose the last batches: the next run sees that they are missing. The last transaction is not so.
        await sql.exec('SET LOCAL synchronous_commit = off');
        return work(writingOf(sql));
      }),
    makeIndex: (options) => makeIndex(database, options),
    close: () => database.close(),
  };
}

function writingOf(sql: Sql): Writing {
  return {
    mark: async () => (await first<{ value: string }>(sql, `${markText} FOR UPDATE`, [copySetting]))?.value ?? null,
    setMark: async (text) => {
      await sql.exec('SET LOCAL synchronous_commit = on');
      const put =
        'INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value';
      await sql.run(put, [copySetting, text]);
    },
    remove: async (table, columns, values) => {
      if (values.length === 0) return;
      // Pages and sightings hold on to what they refer to; they are copied later, and then come again.
      const holder = table.name === 'raw' ? 'capture' : table.name === 'feed' ? 'sighting' : null;
      const { table: asked, values: bound } = given(table, columns, values);
      const gone = `${quote(table.name)} t USING ${asked} g WHERE ${matches(table, columns)}`;
      if (holder !== null)
        await sql.run(
          `DELETE FROM ${holder} WHERE ${table.name} IN (SELECT t.number FROM ${gone.replace('t USING', 't,')})`,
          bound,
        );
      await sql.run(`DELETE FROM ${gone}`, bound);
    },
    put: async (table, rows) => {
      const names = table.columns.map(({ name }) => name);
      const texts = rows.map((row) =>
        row.map((cell, at) => (table.columns[at]!.type === 'float8' && cell !== null ? String(cell) : cell)),
      );
      const { table: all, values } = given(table, names, texts);
      const read = table.columns.map(({ name, type }) => `g.${quote(name)}${type === 'float8' ? '::float8' : ''}`);
      await sql.run(
        `INSERT INTO ${quote(table.name)} (${names.map(quote).join(', ')}) SELECT ${read.join(', ')} FROM ${all} g ORDER BY nth`,
        values,
      );
    },
    forget: async (articles) => {
      for (const name of ['fulltext', 'fulltext_part'])
        await sql.run(`DELETE FROM ${name} WHERE article = ANY($1)`, [articles]);
    },
    setCounters: async (row) => {
      await recountRaw(sql, await rawRule(sql));
      for (const { name, key } of tables.filter(isNumbered)) {
        const least = name === 'article' ? row : 0;
        const last = `SELECT greatest(coalesce(max(${quote(key[0]!)}), 0), $1::bigint) AS n FROM ${quote(name)}`;
        const { n } = (await first<{ n: number }>(sql, last, [least]))!;
        await sql.all(`SELECT setval(pg_get_serial_sequence($1, $2), greatest($3::bigint, 1), $3::bigint > 0)`, [
          name,
          key[0]!,
          n,
        ]);
      }
    },
  };
}

/** Whose rows PostgreSQL numbers. */
const isNumbered = ({ name, key, columns }: Table): boolean =>
  key.length === 1 && columns[0]!.type === 'bigint' && name !== 'aside' && name !== 'gone';

const batch = 200;

async function makeIndex(database: Database, { progress, stop }: Parameters<Target['makeIndex']>[0]): Promise<void> {
  const { last } = (await first<{ last: number }>(database, 'SELECT coalesce(max(row), 0) AS last FROM article'))!;
  for (let after = 0; ; ) {
    const rows = await database.all<{ row: number; record: Uint8Array }>(
      `SELECT a.row, r.record FROM article a JOIN revision r ON r.article = a.row AND r.number = a.revision
       WHERE a.row > $1 AND NOT EXISTS (SELECT 1 FROM fulltext f WHERE f.article = a.row)
         AND NOT EXISTS (SELECT 1 FROM fulltext_part f WHERE f.article = a.row) ORDER BY a.row LIMIT ${batch}`,
      [after],
    );
    const vectors = new Map<number, Vectors>();
    for (const { row, record } of rows) {
      const article = readableRecord(record);
      if (article !== null) vectors.set(row, vectorsOf(article));
    }
    await transact(database, (sql) => putNewVectors(sql, vectors));
    if (rows.length < batch) return progress(1);
    after = rows.at(-1)!.row;
    progress(Math.min(1, after / Math.max(1, last)));
    await sleep(0);
    if (stop?.aborted) throw new InterruptedError('the full text is half made: the same command goes on with it');
  }
}
