import { randomUUID } from 'node:crypto';
import { StoreError } from '../../errors.js';
import { sha256 } from '../../shared/sha256.js';
import { copyTable, sumTable, type TableCopy } from './copy-table.js';
import type { CopyOptions, CopyReport } from './copy-types.js';
import { type CopyMark, readMark, refuseHalfCopy } from './mark.js';
import type { RowSum } from './row-hash.js';
import type { Side, Source, Target, Writing } from './side.js';
import { type Table, tables } from './tables.js';

// One archive → another of either kind, table by table: what a table lacks is put in, what differs replaced, what is too much taken
// out. So a copy that was cut off anywhere goes on, and one that is whole is brought up to what its source has become. The full text
// is not copied but made anew in the target's own words.

/** Makes `target` what `source` is at this moment; throws a StoreError where it holds something else or is not the same at the end. */
export async function copyArchive(source: Source, target: Target, options: CopyOptions = {}): Promise<CopyReport> {
  refuseHalfCopy(source.name, await source.mark());
  const mark = await claim(source.name, target, options);
  const write = (work: (writing: Writing) => Promise<void>): Promise<void> =>
    target.transaction(async (writing) => {
      if (readMark(await writing.mark())?.run !== mark.run)
        throw new StoreError(`another process has gone on with this copy: ${target.name} is left to it`);
      await work(writing);
    });
  const copied = await source.snapshot(async (side) => {
    const copies = new Map<Table, TableCopy>();
    for (const table of tables) copies.set(table, await copyOne(table, side, { target, write, ...options }));
    return { copies, lastRow: await side.lastRow(), sequence: await side.lastSequence() };
  });
  options.progress?.({ step: 'index' }, 0);
  await target.makeIndex({ progress: (share) => options.progress?.({ step: 'index' }, share), stop: options.stop });
  const sums = await sumAll(target, options);
  refuseUnequal(copied.copies, sums, target.name);
  await write(async (writing) => {
    await writing.setCounters(copied.lastRow);
    await writing.setMark(JSON.stringify({ ...mark, whole: digestOf(sums) } satisfies CopyMark));
  });
  const all = [...copied.copies];
  return {
    ...{ from: source.name, to: target.name },
    rows: all.reduce((sum, [, copy]) => sum + copy.sum.rows, 0),
    written: all.reduce((sum, [, { written }]) => sum + written, 0),
    removed: all.reduce((sum, [, { removed }]) => sum + removed, 0),
    tables: Object.fromEntries(all.map(([{ name }, { sum }]) => [name, { rows: sum.rows, hash: sum.hash }])),
    missed: Math.max(0, (await source.lastSequence()) - copied.sequence),
  };
}

type Parts = Pick<Parameters<typeof copyTable>[1], 'target' | 'write'> & CopyOptions;

async function copyOne(table: Table, source: Side, { progress, ...parts }: Parts): Promise<TableCopy> {
  const rows = await source.count(table);
  let done = 0;
  const tell = (more: number): void => {
    done += more;
    progress?.({ step: 'table', name: table.name, rows }, rows === 0 ? 1 : Math.min(1, done / rows));
  };
  tell(0);
  return copyTable(table, { ...parts, source, progress: tell });
}

/** Notes that this process copies; refuses a target that holds anything else than the beginning, or the whole, of this copy. */
async function claim(from: string, target: Target, options: CopyOptions): Promise<CopyMark> {
  const mark: CopyMark = { from, run: randomUUID(), whole: null };
  const before = readMark(await target.mark());
  if (before !== null && before.from !== from)
    throw new StoreError(`${target.name} is a copy of ${before.from}: name a new file or an empty database`);
  if (before === null) await refuseFilled(target);
  else if (before.whole !== null && digestOf(await sumAll(target, options)) !== before.whole)
    throw new StoreError(
      `${target.name} is a copy of ${from} that was written to since: name a new file or an empty database`,
    );
  await target.transaction(async (writing) => {
    if ((await writing.mark()) !== (before === null ? null : JSON.stringify(before)))
      throw new StoreError(`another process copies into ${target.name}`);
    await writing.setMark(JSON.stringify(mark));
  });
  return mark;
}

async function refuseFilled(target: Target): Promise<void> {
  for (const table of tables) {
    if (table.without !== undefined) continue;
    if ((await target.rows(table, null, 1)).rows.length > 0)
      throw new StoreError(
        `${target.name} holds something else already (in ${table.name}): name a new file or an empty database`,
      );
  }
  if ((await target.lastSequence()) > 0)
    throw new StoreError(`${target.name} was an archive of its own: name a new file or an empty database`);
}

async function sumAll(side: Side, { progress, stop }: CopyOptions): Promise<Map<Table, RowSum>> {
  const sums = new Map<Table, RowSum>();
  for (const [at, table] of tables.entries()) {
    progress?.({ step: 'verify' }, at / tables.length);
    sums.set(table, await sumTable(table, side, stop));
  }
  return sums;
}

const digestOf = (sums: ReadonlyMap<Table, RowSum>): string =>
  sha256([...sums].map(([{ name }, { rows, hash }]) => `${name} ${rows} ${hash}`).join('\n'));

function refuseUnequal(copies: ReadonlyMap<Table, TableCopy>, sums: ReadonlyMap<Table, RowSum>, name: string): void {
  const wrong = [...copies]
    .map(([table, { sum }]) => ({ table: table.name, sum, there: sums.get(table)! }))
    .filter(({ sum, there }) => sum.rows !== there.rows || sum.hash !== there.hash)
    .map(({ table, sum, there }) => `${table} (${sum.rows} rows there, ${there.rows} here)`);
  if (wrong.length > 0)
    throw new StoreError(`${name} is not the same as what was copied: ${wrong.join(', ')}: the same command mends it`);
}
