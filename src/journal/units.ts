import type { SqliteDatabase } from '../shared/sqlite.js';
import type { Article } from '../types.js';
import type { Unit, UnitState } from './journal.js';

interface Row {
  id: number;
  key: string;
  state: UnitState;
  is_new: number;
  about: string;
  article: string | null;
}

/** Rows that are read in one go: records are large. */
const pageRows = 50;

/** The table of units. What this run adds is not a part of the past. */
export class UnitTable {
  readonly pastCount: number;
  private readonly last: number;
  private readonly statements: Record<
    'has' | 'state' | 'past' | 'ahead' | 'drop' | 'reopen' | 'putAhead' | 'put',
    ReturnType<SqliteDatabase['prepare']>
  >;

  constructor(database: SqliteDatabase) {
    const { last, count } = database
      .prepare('SELECT coalesce(max(id), 0) AS last, count(*) AS count FROM unit')
      .get() as {
      last: number;
      count: number;
    };
    this.last = last;
    this.pastCount = count;
    this.statements = {
      has: database.prepare('SELECT 1 FROM unit WHERE source = ? AND id <= ? LIMIT 1'),
      state: database.prepare('SELECT state FROM unit WHERE source = ? AND key = ?'),
      past: database.prepare(
        `SELECT id, key, state, is_new, about, article FROM unit
         WHERE source = ? AND id > ? AND id <= ? AND state <> 'ahead' ORDER BY id LIMIT ${pageRows}`,
      ),
      ahead: database.prepare("SELECT article FROM unit WHERE source = ? AND key = ? AND state = 'ahead'"),
      drop: database.prepare("DELETE FROM unit WHERE source = ? AND key = ? AND state = 'ahead'"),
      reopen: database.prepare(
        `DELETE FROM unit WHERE source = ?
           AND (state = 'failed' OR (state = 'done' AND article IS NULL) OR (state = 'again' AND key = ''))`,
      ),
      // One that failed before is asked again from its row, which stays until it is done.
      putAhead: database.prepare(
        "INSERT OR IGNORE INTO unit (source, key, state, is_new, about, article) VALUES (?, ?, 'ahead', 0, ?, ?)",
      ),
      // One that failed before keeps its place.
      put: database.prepare(
        `INSERT INTO unit (source, key, state, is_new, about, article) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (source, key) DO UPDATE SET
           state = excluded.state, is_new = excluded.is_new, about = excluded.about, article = excluded.article`,
      ),
    };
  }

  has(source: string): boolean {
    return this.statements.has.get(source, this.last) !== undefined;
  }

  state(source: string, key: string): UnitState | null {
    return (this.statements.state.get(source, key) as { state: UnitState } | undefined)?.state ?? null;
  }

  *past(source: string): Generator<Unit> {
    for (let after = 0; ; ) {
      const rows = this.statements.past.all(source, after, this.last) as unknown as Row[];
      for (const row of rows) {
        const article = row.article === null ? null : (JSON.parse(row.article) as Article);
        yield { source, key: row.key, state: row.state, isNew: row.is_new === 1, about: row.about, article };
      }
      if (rows.length < pageRows) return;
      after = rows.at(-1)!.id;
    }
  }

  ahead(source: string, key: string): Article | null {
    const row = this.statements.ahead.get(source, key) as { article: string } | undefined;
    return row ? (JSON.parse(row.article) as Article) : null;
  }

  reopen(source: string): void {
    this.statements.reopen.run(source);
  }

  putAhead({ source, key, about, article }: Unit): void {
    this.statements.putAhead.run(source, key, about, JSON.stringify(article));
  }

  /** What was read ahead gets its place now. */
  put({ source, key, state, isNew, about, article }: Unit): void {
    this.statements.drop.run(source, key);
    const text = article === null ? null : JSON.stringify(article);
    this.statements.put.run(source, key, state, Number(isNew), about, text);
  }
}
