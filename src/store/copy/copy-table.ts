import { InterruptedError } from '../../errors.js';
import { type Cell, type Row, rowHash, RowSum } from './row-hash.js';
import { picked, type Side, type Target, type Writing } from './side.js';
import type { Table } from './tables.js';

/** Bytes of a batch, which is one transaction; few enough that whoever is killed loses a second's work. */
const batchBytes = 4_000_000;
const mostRows = 1_000;
const firstRows = 50;

export interface TableWork {
  source: Side;
  target: Target;
  /** A transaction of the target, as long as this copy is nobody else's. */
  write(work: (writing: Writing) => Promise<void>): Promise<void>;
  /** Rows that were looked at. */
  progress(rows: number): void;
  stop?: AbortSignal | undefined;
}

export interface TableCopy {
  sum: RowSum;
  /** Rows that were not in the target, or others than in the source. */
  written: number;
  removed: number;
}

/** Makes the target's table the same as the source's; rows that are there already stay untouched. */
export async function copyTable(table: Table, work: TableWork): Promise<TableCopy> {
  const copy: TableCopy = { sum: new RowSum(), written: 0, removed: 0 };
  const isEmpty = (await work.target.rows(table, null, 1)).rows.length === 0;
  // First: a row that is gone may hold what another one has now (an id, an address).
  if (!isEmpty) copy.removed = await removeStrangers(table, work);
  for await (const rows of batches(table, work.source, work.stop)) {
    const hashes = rows.map(rowHash);
    for (const hash of hashes) copy.sum.add(hash);
    const before = isEmpty ? new Map<string, Row>() : await keyed(table, work.target, rows);
    const differs = (row: Row, at: number): boolean => {
      const there = before.get(keyOf(table, row));
      return there === undefined || rowHash(there) !== hashes[at];
    };
    const changed = rows.filter(differs);
    if (changed.length > 0)
      await work.write(async (writing) => {
        if (!isEmpty) await clear(table, changed, writing);
        await writing.put(table, changed);
      });
    copy.written += changed.length;
    work.progress(rows.length);
  }
  return copy;
}

/** Rows of a table and their hash, as they stand there now. */
export async function sumTable(table: Table, side: Side, stop?: AbortSignal): Promise<RowSum> {
  const sum = new RowSum();
  for await (const rows of batches(table, side, stop)) for (const row of rows) sum.add(rowHash(row));
  return sum;
}

/** Of a row only what tells it apart, and what nobody else may have: pages and records of a large archive stay unread. */
function withoutContent({ places: _places, ...table }: Table): Table {
  const names = [...table.key, ...table.unique.flat(), table.indexes];
  return { ...table, columns: table.columns.filter(({ name }) => names.includes(name)) };
}

async function removeStrangers(whole: Table, { source, target, write, stop }: TableWork): Promise<number> {
  const table = withoutContent(whole);
  let removed = 0;
  for await (const rows of batches(table, target, stop)) {
    const known = await keyed(table, source, rows);
    const gone = rows.filter((row) => !known.has(keyOf(table, row)));
    removed += gone.length;
    if (gone.length > 0) await write((writing) => clear(table, gone, writing));
  }
  return removed;
}

/** Takes rows away, whatever else has what they alone may have, and what the full text knows of them. */
async function clear(table: Table, rows: readonly Row[], writing: Writing): Promise<void> {
  for (const columns of [table.key, ...table.unique])
    await writing.remove(
      table,
      columns,
      rows.map((row) => picked(table, columns, row)),
    );
  if (table.indexes !== undefined)
    await writing.forget(rows.map((row) => picked(table, [table.indexes!], row)[0] as number));
}

const keyOf = (table: Table, row: Row): string => JSON.stringify(picked(table, table.key, row));

async function keyed(table: Table, side: Side, rows: readonly Row[]): Promise<Map<string, Row>> {
  const keys: Cell[][] = rows.map((row) => picked(table, table.key, row));
  return new Map((await side.find(table, table.key, keys)).map((row) => [keyOf(table, row), row]));
}

/** Every row, as many at once as hold some megabytes. */
async function* batches(table: Table, side: Side, stop?: AbortSignal): AsyncGenerator<Row[]> {
  let limit = firstRows;
  for (let after: Row | null = null; ; ) {
    const { rows, last }: Awaited<ReturnType<Side['rows']>> = await side.rows(table, after, limit);
    if (rows.length > 0) yield rows;
    if (rows.length < limit) return;
    if (stop?.aborted) throw new InterruptedError('the copy is half made: the same command goes on with it');
    after = last;
    const bytes = rows.reduce((sum, row) => sum + row.reduce<number>((all, cell) => all + sizeOf(cell), 0), 0);
    limit = Math.max(1, Math.min(mostRows, limit * 2, Math.floor((limit * batchBytes) / Math.max(1, bytes))));
  }
}

const sizeOf = (cell: Cell): number => (typeof cell === 'number' || cell === null ? 8 : cell.length);
