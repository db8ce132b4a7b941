import { inTransaction } from '../shared/sqlite.js';
import { longestWaitMs } from './due.js';
import type { Row } from './source-rows.js';
import type { ClaimOptions } from './source-types.js';
import type { Statements } from './statements.js';

/** Clocks of two machines differ a little; more than this ahead, and the clock was set back. */
const clockDriftMs = 600_000;

interface Table {
  name: 'source' | 'page';
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

export const pageTable: Table = { name: 'page', key: 'key', due: 'due_at', tried: 'tried_at', where: '1' };

/**
 * Leases what is due, or what was not tried since `triedBefore`. A lease that has run out was a process that died. After a clock
 * that was ahead was set back, times that it wrote would make sources wait for years: what was tried in the future, or waits
 * longer than anything may, is due.
 */
export function claim(statements: Statements, table: Table, options: ClaimOptions): Row[] {
  const { now, leaseMs } = options;
  const { name, key, due, tried, where } = table;
  const waits = name === 'source' ? `OR ${due} > ${Math.floor(now) + longestWaitMs}` : '';
  const all = options.triedBefore == null ? '' : `OR coalesce(${tried}, 0) < ${Math.floor(options.triedBefore)}`;
  const isDue = `(${due} <= ${Math.floor(now)} OR ${tried} > ${Math.floor(now) + clockDriftMs} ${waits} ${all})`;
  const isFree = `(lease_until <= ${Math.floor(now)} OR lease_until > ${Math.floor(now + leaseMs + clockDriftMs)})`;
  const busy = JSON.stringify(options.busyHosts ?? []);
  const found = `SELECT ${key} AS found, row_number() OVER (PARTITION BY host ORDER BY ${due}) AS place, ${due} AS due
    FROM ${name} WHERE ${where} AND ${isDue} AND ${isFree} AND host NOT IN (SELECT value FROM json_each(?))`;
  const chosen = `SELECT found FROM (${found}) WHERE place <= ? ORDER BY due LIMIT ?`;
  const perHost = options.perHost ?? options.limit;
  const { database } = statements;
  // Asked without the write lock first: most runs of a cron job find nothing.
  if (database.prepare(chosen).all(busy, perHost, options.limit).length === 0) return [];
  return inTransaction(
    database,
    () =>
      database
        .prepare(`UPDATE ${name} SET lease_until = ?, lease_owner = ? WHERE ${key} IN (${chosen}) RETURNING *`)
        .all(Math.floor(now + leaseMs), options.owner, busy, perHost, options.limit) as Row[],
  );
}
