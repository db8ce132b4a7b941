import { longestWaitMs } from '../due.js';
import { clockDriftMs } from '../lease.js';
import type { Row } from '../source-rows.js';
import type { ClaimOptions } from '../source-types.js';
import type { Sql } from './database.js';
import { isText } from './given-rows.js';
import { pageAlive, sourceAlive } from './schema-frontier.js';

// Who works on which source and page. What another process is just taking is passed over, never waited for.

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
  key: 'source.row',
  due: 'next_due',
  tried: 'last_polled',
  where: sourceAlive,
};

export const pageTable: Table = {
  name: 'page',
  key: 'page.row',
  due: 'due_at',
  tried: 'tried_at',
  where: pageAlive,
};

type When = Pick<ClaimOptions, 'now' | 'leaseMs' | 'triedBefore'>;

function conditions({ name, due, tried }: Table, { now, leaseMs, triedBefore }: When) {
  const time = Math.floor(now);
  const waits = name === 'source' ? `OR ${name}.${due} > ${time + longestWaitMs}` : '';
  // By hand, since no index knows what `coalesce` gives.
  const all = triedBefore == null ? '' : `OR ${name}.${tried} IS NULL OR ${name}.${tried} < ${Math.floor(triedBefore)}`;
  return {
    isDue: `(${name}.${due} <= ${time} OR ${name}.${tried} > ${time + clockDriftMs} ${waits} ${all})`,
    isFree: `(${name}.lease_until <= ${time} OR ${name}.lease_until > ${Math.floor(now + leaseMs + clockDriftMs)})`,
  };
}

/**
 * A page waits for the poll of a source that names it, one that is due or under way: an edit that both show is seen in both at once,
 * and is one revision.
 */
function isAwaited(when: When): string {
  const { isDue, isFree } = conditions(sourceTable, when);
  return `EXISTS (SELECT 1 FROM jsonb_array_elements_text(page.feeds) AS named (url) JOIN source ON ${isText('source.url', 'named.url')}
    WHERE ${sourceTable.where} AND (${isDue} OR NOT ${isFree}))`;
}

/** The sources that were named, as the first parameter; null is all. */
const isChosen = ({ name }: Table): string =>
  name === 'source' ? '($1::text[] IS NULL OR source.url = ANY($1))' : '($1::text[] IS NULL OR page.feeds ?| $1)';

/** What is due, the longest first; nothing is leased. */
export function due(
  sql: Sql,
  table: Table,
  options: Pick<ClaimOptions, 'now' | 'leaseMs' | 'triedBefore' | 'only'>,
): Promise<Row[]> {
  const { isDue, isFree } = conditions(table, options);
  return sql.all(
    `SELECT * FROM ${table.name} WHERE ${table.where} AND ${isDue} AND ${isFree} AND ${isChosen(table)}
     ORDER BY ${table.due}, ${table.key}`,
    [options.only ?? null],
  );
}

/** So many more are looked at than are wanted, as others may be taking the first ones; and so often, where they take all of these. */
const spare = 200;
const mostLooks = 5;

/**
 * Leases what is due, or what was not tried since `triedBefore`. A lease that has run out was a process that died. After a clock
 * that was ahead was set back, times that it wrote would make sources wait for years: what was tried in the future, or waits
 * longer than anything may, is due.
 */
export async function claim(sql: Sql, table: Table, options: ClaimOptions): Promise<Row[]> {
  const claimed: Row[] = [];
  const text = claimText(table, options);
  const perHost = options.perHost ?? options.limit;
  for (let look = 0; look < mostLooks && claimed.length < options.limit; look++) {
    const busy = [...(options.busyHosts ?? [])];
    if (perHost < options.limit) busy.push(...claimed.map(({ host }) => host as string));
    const limit = options.limit - claimed.length;
    const leased = [Math.floor(options.now + options.leaseMs), options.owner];
    const found = await sql.all<Row>(text, [options.only ?? null, busy, perHost, limit, ...leased]);
    claimed.push(...found.filter(({ url }) => url !== null));
    if ((found[0]!.wanted as number) < limit + spare) break;
  }
  return claimed;
}

/** One row at least: how many were looked at, and those of them that nobody else was taking. */
function claimText(table: Table, options: ClaimOptions): string {
  const { name, key, due } = table;
  const { isDue, isFree } = conditions(table, options);
  const where = `${table.where}${name === 'page' ? ` AND NOT ${isAwaited(options)}` : ''} AND ${isChosen(table)}`;
  return `WITH each AS (
      SELECT ${key} AS found, row_number() OVER (PARTITION BY host ORDER BY ${due}, ${key}) AS place, ${due} AS due
      FROM ${name} WHERE ${where} AND ${isDue} AND ${isFree} AND NOT host = ANY($2::text[])
    ), wanted AS MATERIALIZED (
      SELECT found, due FROM each WHERE place <= $3::bigint ORDER BY due, found LIMIT $4::bigint + ${spare}
    ), mine AS MATERIALIZED (
      SELECT wanted.found FROM wanted JOIN ${name} ON ${key} = wanted.found WHERE ${isDue} AND ${isFree}
      ORDER BY wanted.due, wanted.found LIMIT $4::bigint FOR NO KEY UPDATE OF ${name} SKIP LOCKED
    ), leased AS (
      UPDATE ${name} SET lease_until = $5::bigint, lease_owner = $6::text,
        deaths = CASE WHEN lease_owner IS NULL THEN 0 ELSE deaths + 1 END FROM mine WHERE ${key} = mine.found RETURNING ${name}.*
    ) SELECT n.wanted, leased.* FROM (SELECT count(*) AS wanted FROM wanted) n LEFT JOIN leased ON true
    ORDER BY leased.${due}, leased.row`;
}
