import type { RawSql } from '../raw-folder/raw-sql.js';
import { type Database, first } from './database.js';
import { numbered } from './numbered.js';
import { transact } from './retry.js';

/** A database, as the folder of its raw pages asks it. */
export function rawSqlOf(database: Database): RawSql {
  let home: string | null = null;
  return {
    all: (text, values = []) => database.all(numbered(text), values),
    write: (statements, last) =>
      transact(database, async (sql) => {
        const changes: number[] = [];
        for (const { text, values } of statements) changes.push(await sql.run(numbered(text), values));
        const more = last?.(changes);
        if (more) await sql.run(numbered(more.text), more.values);
      }),
    home: async () => {
      // A dump that is restored is another database, also on the same server.
      const text =
        'SELECT system_identifier::text AS system, oid, datname AS name FROM pg_control_system(), pg_database WHERE datname = current_database()';
      if (home === null) {
        const row = (await first<{ system: string; oid: number; name: string }>(database, text))!;
        home = `database ${row.name} (${row.oid}) of PostgreSQL ${row.system}`;
      }
      return home;
    },
  };
}
