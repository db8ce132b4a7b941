import type { SqliteDatabase } from '../../shared/sqlite.js';
import { openArchiveFile, type OpenOptions } from '../sqlite/open-file.js';
import { rebuildIndex } from '../sqlite/rebuild-index.js';
import { Statements } from '../sqlite/statements.js';
import { rawRule, recountRaw } from '../sqlite/raw-room.js';
import { RawFolder } from '../raw-folder/raw-folder.js';
import { rawSqlOf } from '../sqlite/raw-sql.js';
import { copySetting } from './mark.js';
import { counted, quote, type Side, type Source, type Target, type Writing } from './side.js';
import type { Table } from './tables.js';
import { type Raw, wholeRows } from './whole-rows.js';

/** A column by the name that SQLite has for it: sightings and pages have no number there but that of their row. */
export const column = ({ name: table }: Pick<Table, 'name'>, name: string): string =>
  (table === 'sighting' && name === 'number') || (table === 'page' && name === 'row') ? 'rowid' : quote(name);

/** An archive of Node 22 and later may hold NUL, which a driver may end its text at. */
function read(table: Table): string {
  const columns = table.columns.map(({ name, type }) =>
    type === 'text'
      ? `replace(${column(table, name)}, char(0), char(65533)) AS ${quote(name)}`
      : `${column(table, name)} AS ${quote(name)}`,
  );
  columns.push(...(table.places ?? []).map(quote));
  for (const { name, type } of table.columns)
    if (type === 'text' && table.key.includes(name)) columns.push(`CAST(${quote(name)} AS BLOB) AS "place ${name}"`);
  return `SELECT ${columns.join(', ')} FROM ${quote(table.name)} WHERE ${counted(table)}`;
}

const listed = (table: Table, names: readonly string[]): string => names.map((name) => column(table, name)).join(', ');
const marks = (names: readonly unknown[]): string => names.map(() => '?').join(', ');
const equal = (table: Table, names: readonly string[]): string =>
  names.map((name) => `${column(table, name)} = ?`).join(' AND ');

const markIn = (statements: Statements): string | null =>
  statements.get<{ value: string }>('SELECT value FROM setting WHERE name = ?', copySetting)?.value ?? null;

function sideOf(name: string, database: SqliteDatabase, folder?: string): Side & { statements: Statements } {
  const statements = new Statements(database);
  const reader = new RawFolder(rawSqlOf(statements, name), folder).reader();
  return {
    name,
    statements,
    rows: async (table, after, limit) => {
      const order = listed(table, table.key);
      // Bytes of a text: as one with NUL in it stands in the table.
      const places = after?.map((cell) => (cell instanceof Uint8Array ? 'CAST(? AS TEXT)' : '?')).join(', ');
      const text = `${read(table)} ${after ? `AND (${order}) > (${places})` : ''} ORDER BY ${order} LIMIT ?`;
      const all = statements.all<Raw>(text, ...(after ?? []), limit);
      const last = all.at(-1);
      return {
        rows: await wholeRows(table, all, reader),
        last: last ? table.key.map((name) => last[`place ${name}`] ?? last[name] ?? null) : null,
      };
    },
    find: async (table, columns, values) => {
      const text = `${read(table)} AND ${equal(table, columns)}`;
      const all = values.flatMap((one) => statements.all<Raw>(text, ...one));
      return wholeRows(table, all, reader);
    },
    count: async (table) =>
      statements.get<{ n: number }>(`SELECT count(*) AS n FROM ${quote(table.name)} WHERE ${counted(table)}`)!.n,
    mark: async () => markIn(statements),
    lastRow: async () => {
      const last = statements.get<{ seq: number }>("SELECT seq FROM sqlite_sequence WHERE name = 'article'");
      return last?.seq ?? 0;
    },
    lastSequence: async () =>
      statements.get<{ value: number }>("SELECT value FROM counter WHERE name = 'sequence'")!.value,
    close: async () => {
      database.close();
    },
  };
}

/** Opens an archive file to be copied from. */
export async function openSqliteSource(file: string, options: OpenOptions, folder?: string): Promise<Source> {
  const database = await openArchiveFile(file, { ...options, mayBeReadOnly: true });
  const side = sideOf(file, database, folder);
  return {
    ...side,
    // In WAL a reader sees what was there at its first look, and keeps nobody from writing.
    snapshot: async (work) => {
      database.exec('BEGIN');
      try {
        return await work(side);
      } finally {
        database.exec('COMMIT');
      }
    },
  };
}

/** Opens an archive file to be copied to, and makes it where there is none. */
export async function openSqliteTarget(file: string, options: OpenOptions): Promise<Target> {
  const database = await openArchiveFile(file, options);
  // Tables come one after the other, each whole: what refers to a row that is replaced may stand without it for a moment.
  database.exec('PRAGMA foreign_keys = OFF');
  const side = sideOf(file, database);
  const writing = writingOf(side.statements);
  return {
    ...side,
    transaction: async (work) => {
      database.exec('BEGIN IMMEDIATE');
      try {
        const result = await work(writing);
        database.exec('COMMIT');
        return result;
      } catch (error) {
        try {
          database.exec('ROLLBACK');
        } catch {
          // A full disk has rolled back already; the first error says why.
        }
        throw error;
      }
    },
    makeIndex: async (options_) => {
      database.exec("INSERT OR REPLACE INTO counter (name, value) VALUES ('indexed', 0)");
      await rebuildIndex(database, options_);
    },
    close: async () => {
      database.exec('PRAGMA wal_checkpoint (TRUNCATE)');
      database.close();
    },
  };
}

function writingOf(statements: Statements): Writing {
  return {
    mark: async () => markIn(statements),
    setMark: async (text) => {
      statements.run('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)', copySetting, text);
    },
    remove: async (table, columns, values) => {
      const text = `DELETE FROM ${quote(table.name)} WHERE ${equal(table, columns)}`;
      for (const one of values) statements.run(text, ...one);
    },
    put: async (table, rows) => {
      const names = table.columns.map(({ name }) => name);
      const text = `INSERT INTO ${quote(table.name)} (${listed(table, names)}) VALUES (${marks(names)})`;
      for (const row of rows) statements.run(text, ...row);
    },
    forget: async (articles) => {
      for (const row of articles) statements.run('DELETE FROM fulltext WHERE rowid = ?', row);
    },
    setCounters: async (row) => {
      recountRaw(statements, rawRule(statements));
      statements.run("DELETE FROM sqlite_sequence WHERE name = 'article'");
      statements.run("INSERT INTO sqlite_sequence (name, seq) VALUES ('article', ?)", row);
    },
  };
}
