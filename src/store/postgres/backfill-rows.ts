import {
  addressColumns,
  addressValues,
  type KnownAddress,
  type Learnt,
  learnt,
  mayBeSameCopy,
} from '../backfill-rows.js';
import type { NewAddress } from '../backfill-types.js';
import { type Sql, storableText } from './database.js';
import { type Columns, givenRows, type Value } from './given-rows.js';

const typeOf = (column: string): 'text' | 'bigint' | 'bytea' => {
  if (column === 'entry') return 'bytea';
  return column === 'is_past' || column === 'attempts' ? 'bigint' : 'text';
};

/** So many addresses, with what their lists say of them, are one statement's. */
const most = 2000;

/** Adds what is new, inside a transaction of the caller's that no other adder of the backfill is beside; gives how many there were. */
export async function insertAddresses(sql: Sql, backfill: number, found: readonly NewAddress[]): Promise<number> {
  let added = 0;
  for (let at = 0; at < found.length; at += most) added += await addSome(sql, backfill, found.slice(at, at + most));
  return added;
}

interface Learning {
  known: KnownAddress;
  changes: Learnt;
}

async function addSome(sql: Sql, backfill: number, found: readonly NewAddress[]): Promise<number> {
  const known = await sql.all<KnownAddress & { key: string }>(
    `SELECT key, row, outcome, status, date, date_from, capture, is_past, (entry IS NULL)::int AS is_bare
     FROM backfill_address WHERE backfill = $1 AND md5(key) IN (SELECT md5(wanted) FROM unnest($2::text[]) AS wanted)
     ORDER BY row FOR UPDATE`,
    [backfill, found.map(({ key }) => key)],
  );
  const learning = new Map(known.map(({ key, ...one }): [string, Learning] => [key, { known: one, changes: {} }]));
  const fresh = new Map<string, NewAddress>();
  const again: NewAddress[] = [];
  for (const one of found) {
    const key = storableText(one.key);
    const before = learning.get(key);
    if (before) learn(before, one);
    else if (fresh.has(key)) again.push(one);
    else fresh.set(key, one);
  }
  await insert(sql, backfill, [...fresh.values()]);
  await write(sql, [...learning.values()]);
  // Named twice in one list: the second time it is known.
  if (again.length > 0) await addSome(sql, backfill, again);
  return fresh.size;
}

function learn(learning: Learning, one: NewAddress): void {
  const changes = learnt(learning.known, one);
  Object.assign(learning.changes, changes);
  const isBare = changes.entry === undefined ? learning.known.is_bare : Number(changes.entry === null);
  learning.known = { ...learning.known, ...changes, is_bare: isBare };
}

async function insert(sql: Sql, backfill: number, found: readonly NewAddress[]): Promise<void> {
  if (found.length === 0) return;
  const read = new Set(await readCopies(sql, backfill, found));
  const rows = found.map((one) => {
    const digest = mayBeSameCopy(one) ? storableText(one.digest ?? '') : null;
    const outcome = digest !== null && read.has(digest) ? 'duplicate' : one.outcome;
    if (one.digest !== null && outcome !== 'failed' && outcome !== 'refused') read.add(storableText(one.digest));
    return addressValues({ ...one, outcome });
  });
  const columns: Columns = Object.fromEntries(addressColumns.map((column) => [column, typeOf(column)]));
  const { table, values } = givenRows(columns, rows, 2);
  await sql.run(
    `INSERT INTO backfill_address (backfill, ${addressColumns.join(', ')})
     SELECT $1, ${addressColumns.join(', ')} FROM ${table} AS given ORDER BY nth`,
    [backfill, ...values],
  );
}

/** Digests of copies that are read already; one that could not be had may be had under another address. */
async function readCopies(sql: Sql, backfill: number, found: readonly NewAddress[]): Promise<string[]> {
  const digests = found.filter(mayBeSameCopy).map(({ digest }) => digest ?? '');
  if (digests.length === 0) return [];
  const rows = await sql.all<{ digest: string }>(
    `SELECT DISTINCT digest FROM backfill_address WHERE backfill = $1 AND outcome NOT IN ('failed', 'refused')
     AND digest IS NOT NULL AND md5(digest) IN (SELECT md5(wanted) FROM unnest($2::text[]) AS wanted)`,
    [backfill, digests],
  );
  return rows.map(({ digest }) => digest);
}

/** What changes in the same columns is one statement. */
async function write(sql: Sql, learning: readonly Learning[]): Promise<void> {
  const byColumns = new Map<string, Learning[]>();
  for (const one of learning) {
    const names = Object.keys(one.changes).sort().join();
    byColumns.set(names, [...(byColumns.get(names) ?? []), one]);
  }
  for (const [names, group] of byColumns) {
    if (names === '') continue;
    const columns = names.split(',');
    const types: Columns = { row: 'bigint', ...Object.fromEntries(columns.map((column) => [column, typeOf(column)])) };
    const rows = group.map(({ known, changes }) => {
      const values = changes as Record<string, Value>;
      return [known.row, ...columns.map((column) => values[column] ?? null)];
    });
    const { table, values } = givenRows(types, rows);
    const set = columns.map((column) => `${column} = g.${column}`).join(', ');
    await sql.run(`UPDATE backfill_address SET ${set} FROM ${table} AS g WHERE backfill_address.row = g.row`, values);
  }
}
