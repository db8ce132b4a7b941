import { inTransaction } from '../../shared/sqlite.js';
import { longestWaitMs } from '../due.js';
import { clockDriftMs } from '../lease.js';
import type { Row } from '../source-rows.js';
import type { ClaimOptions } from '../source-types.js';
import type { Statements } from './statements.js';

interface Table {
  name: 'source' | 'page';
  /** Grows with every row: a poll's pages come in the order of its feed. */
  key: string;
  due: string;
  tried: string;
  /** What else must hold. */
  where: string;
}

export const sourceTable: Table = {
  name: 'source',
  key: 'row',
  due: 'next_due',
  tried: 'last_polled',
  where: "status = 'active'",
};

export const pageTable: Table = { name: 'page', key: 'rowid', due: 'due_at', tried: 'tried_at', where: '1' };

/**
 * A page waits for the poll of a source that names it, one that is due or under way: an edit that both show is seen in both at once,
 * and is one revision.
 */
function isAwaited(when: When): string {
  const { isDue, isFree } = conditions(sourceTable, when);
  return `EXISTS (SELECT 1 FROM json_each(page.origins) o JOIN source ON source.url = json_extract(o.value, '$.feedUrl')
    WHERE ${sourceTable.where} AND (${isDue} OR NOT ${isFree}))`;
}

interface When {
  now: number;
  leaseMs: number;
  triedBefore?: number | null | undefined;
}

function conditions(
  { name, due, tried }: Table,
  { now, leaseMs, triedBefore }: When,
): { isDue: string; isFree: string } {
  const waits = name === 'source' ? `OR ${name}.${due} > ${Math.floor(now) + longestWaitMs}` : '';
  const all = triedBefore == null ? '' : `OR coalesce(${name}.${tried}, 0) < ${Math.floor(triedBefore)}`;
  return {
    isDue: `(${name}.${due} <= ${Math.floor(now)} OR ${name}.${tried} > ${Math.floor(now) + clockDriftMs} ${waits} ${all})`,
    isFree: `(${name}.lease_until <= ${Math.floor(now)} OR ${name}.lease_until > ${Math.floor(now + leaseMs + clockDriftMs)})`,
  };
}

/** The sources that were named, as a parameter; no list is all. */
const chosen = ({ only }: Pick<ClaimOptions, 'only'>): string | null => (only == null ? null : JSON.stringify(only));

/** Takes `chosen` twice. */
const isChosen = ({ name }: Table): string =>
  name === 'source'
    ? '(? IS NULL OR source.url IN (SELECT value FROM json_each(?)))'
    : `(? IS NULL OR EXISTS (SELECT 1 FROM json_each(page.origins) o
        WHERE json_extract(o.value, '$.feedUrl') IN (SELECT value FROM json_each(?))))`;

/** What is due, the longest first; nothing is leased. */
export function due(
  { database }: Statements,
  table: Table,
  options: Pick<ClaimOptions, 'now' | 'leaseMs' | 'triedBefore' | 'only'>,
): Row[] {
  const { isDue, isFree } = conditions(table, options);
  const only = chosen(options);
  return database
    .prepare(
      `SELECT * FROM ${table.name} WHERE ${table.where} AND ${isDue} AND ${isFree} AND ${isChosen(table)} ORDER BY ${table.due}, ${table.key}`,
    )
    .all(only, only) as Row[];
}

/**
 * Leases what is due, or what was not tried since `triedBefore`. A lease that has run out was a process that died. After a clock
 * that was ahead was set back, times that it wrote would make sources wait for years: what was tried in the future, or waits
 * longer than anything may, is due.
 */
export function claim(statements: Statements, table: Table, options: ClaimOptions): Row[] {
  const { now, leaseMs } = options;
  const { name, key, due } = table;
  const { isDue, isFree } = conditions(table, options);
  const where = `${name === 'page' ? `NOT ${isAwaited(options)}` : table.where} AND ${isChosen(table)}`;
  const only = chosen(options);
  const busy = JSON.stringify(options.busyHosts ?? []);
  const found = `SELECT ${name}.${key} AS found, row_number() OVER (PARTITION BY host ORDER BY ${due}, ${name}.${key}) AS place, ${due} AS due
    FROM ${name} WHERE ${where} AND ${isDue} AND ${isFree} AND host NOT IN (SELECT value FROM json_each(?))`;
  const taken = `SELECT found FROM (${found}) WHERE place <= ? ORDER BY due, found LIMIT ?`;
  const perHost = options.perHost ?? options.limit;
  const { database } = statements;
  // Asked without the write lock first: most runs of a cron job find nothing.
  if (database.prepare(taken).all(only, only, busy, perHost, options.limit).length === 0) return [];
  // In the order of `key`, which is that of the list.
  const claimed = inTransaction(
    database,
    () =>
      database
        .prepare(
          `UPDATE ${name} SET lease_until = ?, lease_owner = ?, deaths = 0 WHERE ${key} IN (${taken}) RETURNING *`,
        )
        .all(Math.floor(now + leaseMs), options.owner, only, only, busy, perHost, options.limit) as Row[],
  );
  return claimed.sort((a, b) => (a[due] as number) - (b[due] as number));
}
