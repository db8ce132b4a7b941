import { inTransaction } from '../../shared/sqlite.js';
import {
  agedBefore,
  agedPerSave,
  defaultKeepRaw,
  type KeepRaw,
  type PageRow,
  parseKeepRaw,
  ruleOf,
  surplusRows,
} from '../keep-raw.js';
import { packedLength } from '../raw-folder/place.js';
import { unpackRecord } from '../rows.js';
import type { Statements } from './statements.js';

// Raw pages stay within what the archive's rule allows: with each page that comes, and all at once when somebody prunes.

export function rawRuleText(statements: Statements): string {
  return (
    statements.get<{ value: string }>("SELECT value FROM setting WHERE name = 'keep-raw'")?.value ?? defaultKeepRaw
  );
}

export const rawRule = (statements: Statements): KeepRaw => ruleOf(rawRuleText(statements));

/** Sets the rule where it is another one. */
export function keepRaw(statements: Statements, text: string): void {
  parseKeepRaw(text);
  if (text !== rawRuleText(statements)) inTransaction(statements.database, () => setRawRule(statements, text));
}

/** Sets the rule for good; throws a UsageError where it is not understood. Inside a transaction. */
export function setRawRule(statements: Statements, text: string): void {
  const rule = parseKeepRaw(text);
  statements.run("INSERT OR REPLACE INTO setting (name, value) VALUES ('keep-raw', ?)", text);
  recountRaw(statements, rule);
}

/** Counts anew what a rule goes by. Inside a transaction. */
export function recountRaw(statements: Statements, { bytes }: KeepRaw): void {
  statements.run("DELETE FROM counter WHERE name IN ('raw bytes', 'raw aged')");
  // Counted only where it is wanted: the sum looks at every page once.
  if (bytes !== null)
    statements.run(`INSERT INTO counter SELECT 'raw bytes', coalesce(sum(${packedLength()}), 0) FROM raw`);
}

/** Keeps the total that a rule with a size goes by. */
export function countRawBytes(statements: Statements, bytes: number): void {
  statements.run("UPDATE counter SET value = value + ? WHERE name = 'raw bytes'", bytes);
}

/** After a page of `article` came: what the rule lets go, of the article, of what grew too old, of what is too much. */
export function makeRoom(statements: Statements, article: number, rule: KeepRaw, now: string): void {
  dropPages(statements, surplusOf(statements, article, rule, now));
  if (rule.ageMs !== null) dropAged(statements, rule, now);
  if (rule.bytes !== null) dropBeyond(statements, rule.bytes, agedPerSave);
}

/** Pages of an article that the rule lets go. */
export function surplusOf(statements: Statements, article: number, rule: KeepRaw, now: string): number[] {
  if (rule.isAll) return [];
  const rows = statements.all<PageRow>(
    `SELECT c.number, c.url, c.fetched_at, r.sha256 FROM capture c JOIN raw r ON r.number = c.raw
     WHERE c.article = ? ORDER BY c.number`,
    article,
  );
  if (rows.length < 2 && (rule.first || rule.latest)) return [];
  const current = rows.length > 0 && rule.latest ? currentSha(statements, article) : null;
  return surplusRows(rows, current, rule, now);
}

/** Of the bytes that the current record was read from, null where it names none. */
export function currentSha(statements: Statements, article: number): string | null {
  const row = statements.get<{ record: Uint8Array }>(
    'SELECT r.record FROM article a JOIN revision r ON r.article = a.row AND r.number = a.revision WHERE a.row = ?',
    article,
  );
  return row ? (unpackRecord(row.record).source.sha256 ?? null) : null;
}

/** Each page is looked at once, when it gets too old: the first and the newest of its article may stay. */
function dropAged(statements: Statements, rule: KeepRaw, now: string): void {
  const until = agedBefore(now, rule.ageMs ?? 0);
  const seen = statements.get<{ value: number }>("SELECT value FROM counter WHERE name = 'raw aged'")?.value ?? 0;
  const rows = statements.all<{ number: number; article: number; fetched_at: string }>(
    `SELECT number, article, fetched_at FROM capture WHERE number > ? ORDER BY number LIMIT ${agedPerSave}`,
    seen,
  );
  let last = seen;
  for (const { number, article, fetched_at } of rows) {
    if (fetched_at >= until) break;
    dropPages(statements, surplusOf(statements, article, rule, now));
    last = number;
  }
  if (last > seen) statements.run("INSERT OR REPLACE INTO counter (name, value) VALUES ('raw aged', ?)", last);
}

/** Lets the oldest pages go until the others fit, `most` at once; gives how many pages went for good. */
export function dropBeyond(statements: Statements, bytes: number, most: number): number {
  let gone = 0;
  for (let n = 0; n < most; n++) {
    const { value } = statements.get<{ value: number }>("SELECT value FROM counter WHERE name = 'raw bytes'") ?? {
      value: 0,
    };
    const oldest =
      value > bytes && statements.get<{ number: number }>('SELECT number FROM capture ORDER BY number LIMIT 1');
    if (!oldest) break;
    gone += dropPages(statements, [oldest.number]);
  }
  return gone;
}

/** Takes pages away, and their bytes where nothing else points to them; gives how many pages went for good. */
export function dropPages(statements: Statements, numbers: readonly number[]): number {
  let gone = 0;
  for (const number of numbers) {
    const raw = statements.get<{ raw: number }>('SELECT raw FROM capture WHERE number = ?', number)?.raw;
    statements.run('DELETE FROM capture WHERE number = ?', number);
    if (raw !== undefined && statements.get('SELECT 1 FROM capture WHERE raw = ?', raw) === undefined)
      gone += dropRaw(statements, raw);
  }
  return gone;
}

/** Takes bytes away that nothing points to. */
export function dropRaw(statements: Statements, number: number): number {
  const { length } = statements.get<{ length: number }>(
    `SELECT ${packedLength()} AS length FROM raw WHERE number = ?`,
    number,
  )!;
  countRawBytes(statements, -length);
  return statements.run('DELETE FROM raw WHERE number = ?', number).changes;
}
