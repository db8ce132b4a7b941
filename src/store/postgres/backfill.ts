import { addressFromRow, backfillFromRow } from '../backfill-rows.js';
import type {
  AddressClaim,
  AddressEnd,
  AskedRange,
  Backfill,
  BackfillAddress,
  BackfillState,
  BackfillStore,
  OutcomeCounts,
} from '../backfill-types.js';
import { clockDriftMs } from '../lease.js';
import type { Row } from '../source-rows.js';
import { insertAddresses } from './backfill-rows.js';
import { type Database, first, type Sql } from './database.js';
import { isText } from './given-rows.js';
import { transact } from './retry.js';

/** Rows that are read at once. */
const pageLength = 500;

/** Of one site, where somebody who adds addresses waits for whoever else does. */
const numberOf = async (sql: Sql, site: string, lock = ''): Promise<number> => {
  const text = `SELECT number FROM backfill WHERE ${isText('site', '$1')} ${lock}`;
  return (await first<{ number: number }>(sql, text, [site]))?.number ?? -1;
};
const locked = (sql: Sql, site: string): Promise<number> => numberOf(sql, site, 'FOR NO KEY UPDATE');
const isOf = `backfill = (SELECT number FROM backfill WHERE ${isText('site', '$1')})`;

/** Backfills and their addresses. */
export function backfillStore(database: Database): BackfillStore {
  return {
    open: (site, range, now) => transact(database, (sql) => open(sql, site, range, now)),
    setListed: (site, at) =>
      transact(database, async (sql) => {
        const number = await locked(sql, site);
        if (at === null) await forgetLists(sql, number);
        else await sql.run('UPDATE backfill SET listed_at = $1 WHERE number = $2', [Math.floor(at), number]);
      }),
    add: (site, found) => transact(database, async (sql) => insertAddresses(sql, await locked(sql, site), found)),
    finishList: (site, list, end, { found, next }) =>
      transact(database, async (sql) => {
        const number = await locked(sql, site);
        await finish(sql, list, end);
        const added = await insertAddresses(sql, number, found);
        const more = next?.(added) ?? null;
        if (more !== null) await insertAddresses(sql, number, [more]);
        return added;
      }),
    markKnown: async (site, now) => {
      await transact(database, (sql) => sql.run(knownSql, [site, Math.floor(now)]));
    },
    retry: (site, most) =>
      transact(database, (sql) =>
        sql.run(
          `UPDATE backfill_address SET outcome = 'waiting'
           WHERE ${isOf} AND outcome = 'failed' AND attempts < $2 AND is_final = 0`,
          [site, most],
        ),
      ),
    claim: (site, options) => claim(database, site, options),
    finish: (address, end) => finish(database, address, end),
    giveBack: async ({ row }, triedAt) => {
      const text = `UPDATE backfill_address SET lease_until = 0, lease_owner = NULL, tried_at = coalesce($1::bigint, tried_at)
        WHERE row = $2`;
      await database.run(text, [triedAt === null ? null : Math.floor(triedAt), row]);
    },
    turnToCopy: async ({ row }, host) => {
      const text = `UPDATE backfill_address SET is_past = 1, host = $1, attempts = 0, tried_at = NULL, lease_until = 0,
        lease_owner = NULL WHERE row = $2 AND is_past = 0 AND capture IS NOT NULL`;
      return (await database.run(text, [host, row])) > 0;
    },
    waitingByHost: (site) =>
      database.all(
        `SELECT host, count(*) AS pages FROM backfill_address WHERE ${isOf} AND kind = 'page' AND outcome = 'waiting'
         GROUP BY host ORDER BY pages DESC, host`,
        [site],
      ),
    leasedByOthers: async (site, owner, now) => {
      const text = `SELECT count(*) AS n FROM backfill_address
        WHERE ${isOf} AND lease_owner <> $2 AND lease_until > $3 AND outcome = 'waiting'`;
      return (await first<{ n: number }>(database, text, [site, owner, Math.floor(now)]))!.n;
    },
    state: async (site) => (await statesOf(database, site))[0] ?? null,
    all: () => statesOf(database, null),
    addresses: (site, outcomes) => addressesOf(database, site, outcomes),
    forget: async (site) =>
      (await transact(database, (sql) => sql.run(`DELETE FROM backfill WHERE ${isText('site', '$1')}`, [site]))) > 0,
    owners: async () => {
      const text = 'SELECT DISTINCT lease_owner AS owner FROM backfill_address WHERE lease_owner IS NOT NULL';
      return (await database.all<{ owner: string }>(text)).map(({ owner }) => owner);
    },
    renew: (owner, until) => setLeases(database, owner, 'lease_until = $2::bigint', [Math.floor(until)]),
    release: (owner) => setLeases(database, owner, 'lease_until = 0, lease_owner = NULL', []),
  };
}

async function open(sql: Sql, site: string, { since, until }: AskedRange, now: number): Promise<Backfill> {
  const text = `SELECT number, since, until FROM backfill WHERE ${isText('site', '$1')} FOR NO KEY UPDATE`;
  const before = await first<AskedRange & { number: number }>(sql, text, [site]);
  await sql.run(
    `INSERT INTO backfill (site, since, until, asked_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (md5(site)) DO UPDATE SET since = excluded.since, until = excluded.until, asked_at = excluded.asked_at`,
    [site, since, until, Math.floor(now)],
  );
  if (before && (before.since !== since || before.until !== until)) {
    await forgetLists(sql, before.number);
    await sql.run(
      `UPDATE backfill_address SET outcome = 'waiting'
       WHERE backfill = $1 AND kind = 'page' AND outcome IN ('out-of-range', 'undated')`,
      [before.number],
    );
  }
  return backfillFromRow((await first<Row>(sql, `SELECT * FROM backfill WHERE ${isText('site', '$1')}`, [site]))!);
}

/** What a list is skipped for and an index is asked for depends on the range: they are found anew from the site's own places on. */
async function forgetLists(sql: Sql, backfill: number): Promise<void> {
  await sql.run("DELETE FROM backfill_address WHERE backfill = $1 AND kind <> 'page'", [backfill]);
  await sql.run('UPDATE backfill SET listed_at = NULL WHERE number = $1', [backfill]);
}

/** An entry that a feed shows is not its page. */
const knownSql = `
UPDATE backfill_address AS b SET outcome = CASE WHEN b.begun > 0 THEN 'done' ELSE 'known' END, entry = NULL,
  tried_at = $2::bigint, article = a.id
FROM identity i JOIN article a ON a.row = i.article
WHERE b.${isOf} AND b.kind = 'page' AND b.outcome = 'waiting' AND b.lease_owner IS NULL
  AND ${isText('i.key', 'b.key')} AND a.kind <> 'entry'`;

/** What another process is just taking is passed over: the next ones are taken in its place. */
async function claim(database: Database, site: string, options: AddressClaim): Promise<BackfillAddress[]> {
  const { now, leaseMs, owner, kind, host = null, triedBefore } = options;
  const time = Math.floor(now);
  const isFree = '(lease_until <= $5::bigint OR lease_until > $6::bigint)';
  // What ended the process that read it comes last, so that it holds nothing up.
  const text = `WITH mine AS MATERIALIZED (
      SELECT row AS found FROM backfill_address WHERE ${isOf} AND outcome = 'waiting' AND kind = $2::text
        ${host === null ? '' : 'AND host = $10::text'}
        AND (coalesce(tried_at, 0) < $3::bigint OR tried_at > $4::bigint) AND ${isFree}
      ORDER BY begun, row LIMIT $7::bigint FOR NO KEY UPDATE SKIP LOCKED
    ) UPDATE backfill_address SET lease_until = $8::bigint, lease_owner = $9::text, begun = begun + 1
    FROM mine WHERE row = mine.found RETURNING backfill_address.*`;
  const rows = await database.all<Row>(text, [
    site,
    kind,
    Math.floor(triedBefore),
    // A clock that was ahead was set back.
    time + clockDriftMs,
    time,
    time + leaseMs + clockDriftMs,
    Math.max(0, options.limit),
    time + leaseMs,
    owner,
    ...(host === null ? [] : [host]),
  ]);
  return rows.map(addressFromRow).sort((one, other) => one.begun - other.begun || one.row - other.row);
}

async function finish(sql: Sql, { row }: BackfillAddress, end: AddressEnd): Promise<void> {
  await sql.run(
    // A feed's entries hold whole stories: what was read needs them no more.
    `UPDATE backfill_address SET outcome = $1, code = $2, status = $3, message = $4, article = coalesce($5, article),
       entry = CASE WHEN $1 = 'failed' THEN entry END,
       date_from = CASE WHEN $6::text IS NULL THEN date_from ELSE 'page' END, date = coalesce($6, date),
       attempts = attempts + 1, is_final = $7, tried_at = $8, lease_until = 0, lease_owner = NULL WHERE row = $9`,
    [
      end.outcome,
      end.code ?? null,
      end.status ?? null,
      end.message ?? null,
      end.article ?? null,
      end.date ?? null,
      end.isFinal ? 1 : 0,
      Math.floor(end.now),
      row,
    ],
  );
}

async function statesOf(database: Database, site: string | null): Promise<BackfillState[]> {
  const rows = await database.all<Row & { counts: [isPage: boolean, outcome: keyof OutcomeCounts, n: number][] }>(
    `SELECT b.*, (SELECT coalesce(json_agg(json_build_array(is_page, outcome, n)), '[]') FROM (
         SELECT kind = 'page' AS is_page, outcome, count(*) AS n FROM backfill_address WHERE backfill = b.number
         GROUP BY 1, 2) AS each) AS counts
     FROM backfill b WHERE $1::text IS NULL OR ${isText('site', '$1')} ORDER BY site`,
    [site],
  );
  return rows.map(({ counts, ...row }) => {
    const state: BackfillState = { ...backfillFromRow(row), pages: {}, lists: {} };
    for (const [isPage, outcome, n] of counts) state[isPage ? 'pages' : 'lists'][outcome] = n;
    return state;
  });
}

async function* addressesOf(
  database: Database,
  site: string,
  outcomes: readonly string[] | null,
): AsyncGenerator<BackfillAddress> {
  const backfill = await numberOf(database, site);
  for (let after = 0; ; ) {
    const rows: Row[] = await database.all<Row>(
      `SELECT * FROM backfill_address WHERE backfill = $1 AND row > $2 AND ($3::text[] IS NULL OR outcome = ANY($3))
       ORDER BY row LIMIT $4`,
      [backfill, after, outcomes, pageLength],
    );
    for (const row of rows) yield addressFromRow(row);
    if (rows.length < pageLength) return;
    after = rows.at(-1)!.row as number;
  }
}

/** Of all that a process has, in one order. */
async function setLeases(database: Database, owner: string, set: string, values: number[]): Promise<void> {
  await transact(database, (sql) =>
    sql.run(
      `WITH mine AS MATERIALIZED (SELECT row AS found FROM backfill_address WHERE lease_owner = $1 ORDER BY row FOR UPDATE)
       UPDATE backfill_address SET ${set} FROM mine WHERE row = mine.found AND lease_owner = $1`,
      [owner, ...values],
    ),
  );
}
