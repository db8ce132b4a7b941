import { inTransaction } from '../../shared/sqlite.js';
import { addressFromRow, backfillFromRow } from '../backfill-rows.js';
import { insertAddresses } from './backfill-rows.js';
import { clockDriftMs } from '../lease.js';
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
import type { Row } from '../source-rows.js';
import type { Statements } from './statements.js';

/** Rows that are read at once. */
const pageLength = 500;

/** Backfills and their addresses. */
export function backfillStore(statements: Statements): BackfillStore {
  const { database } = statements;
  const numberOf = (site: string): number =>
    statements.get<{ number: number }>('SELECT number FROM backfill WHERE site = ?', site)?.number ?? -1;
  return {
    open: async (site, range, now) => inTransaction(database, () => open(statements, site, range, now)),
    setListed: async (site, at) =>
      inTransaction(database, () => {
        if (at === null) forgetLists(statements, numberOf(site));
        else statements.run('UPDATE backfill SET listed_at = ? WHERE site = ?', Math.floor(at), site);
      }),
    add: async (site, found) => inTransaction(database, () => insertAddresses(statements, numberOf(site), found)),
    finishList: async (site, list, end, { found, next }) =>
      inTransaction(database, () => {
        finish(statements, list, end);
        const added = insertAddresses(statements, numberOf(site), found);
        const more = next?.(added) ?? null;
        if (more !== null) insertAddresses(statements, numberOf(site), [more]);
        return added;
      }),
    markKnown: async (site, now) => {
      statements.run(knownSql, Math.floor(now), numberOf(site));
    },
    retry: async (site, most) =>
      statements.run(
        "UPDATE backfill_address SET outcome = 'waiting' WHERE backfill = ? AND outcome = 'failed' AND attempts < ? AND is_final = 0",
        numberOf(site),
        most,
      ).changes,
    claim: async (site, options) => claim(statements, numberOf(site), options),
    finish: async (address, end) => finish(statements, address, end),
    giveBack: async ({ row }, triedAt) => {
      statements.run(
        'UPDATE backfill_address SET lease_until = 0, lease_owner = NULL, tried_at = coalesce(?, tried_at) WHERE row = ?',
        triedAt === null ? null : Math.floor(triedAt),
        row,
      );
    },
    turnToCopy: async ({ row }, host) =>
      statements.run(
        `UPDATE backfill_address SET is_past = 1, host = ?, attempts = 0, tried_at = NULL, lease_until = 0, lease_owner = NULL
         WHERE row = ? AND is_past = 0 AND capture IS NOT NULL`,
        host,
        row,
      ).changes > 0,
    waitingByHost: async (site) =>
      statements.all<{ host: string; pages: number }>(
        `SELECT host, count(*) AS pages FROM backfill_address WHERE backfill = ? AND kind = 'page' AND outcome = 'waiting'
         GROUP BY host ORDER BY pages DESC, host`,
        numberOf(site),
      ),
    leasedByOthers: async (site, owner, now) =>
      statements.get<{ n: number }>(
        `SELECT count(*) AS n FROM backfill_address WHERE lease_owner IS NOT NULL AND lease_owner <> ? AND lease_until > ?
         AND backfill = ? AND outcome = 'waiting'`,
        owner,
        Math.floor(now),
        numberOf(site),
      )!.n,
    state: async (site) => statesOf(statements, site)[0] ?? null,
    all: async () => statesOf(statements, null),
    addresses: (site, outcomes) => addressesOf(statements, numberOf(site), outcomes),
    forget: async (site) => statements.run('DELETE FROM backfill WHERE site = ?', site).changes > 0,
    owners: async () =>
      statements
        .all<{ owner: string }>(
          'SELECT DISTINCT lease_owner AS owner FROM backfill_address WHERE lease_owner IS NOT NULL',
        )
        .map(({ owner }) => owner),
    renew: async (owner, until) => {
      statements.run('UPDATE backfill_address SET lease_until = ? WHERE lease_owner = ?', Math.floor(until), owner);
    },
    release: async (owner) => {
      statements.run('UPDATE backfill_address SET lease_until = 0, lease_owner = NULL WHERE lease_owner = ?', owner);
    },
  };
}

function open(statements: Statements, site: string, { since, until }: AskedRange, now: number): Backfill {
  const before = statements.get<{ number: number; since: string | null; until: string | null }>(
    'SELECT number, since, until FROM backfill WHERE site = ?',
    site,
  );
  statements.run(
    `INSERT INTO backfill (site, since, until, asked_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (site) DO UPDATE SET since = excluded.since, until = excluded.until, asked_at = excluded.asked_at`,
    site,
    since,
    until,
    Math.floor(now),
  );
  if (before && (before.since !== since || before.until !== until)) {
    forgetLists(statements, before.number);
    statements.run(
      `UPDATE backfill_address SET outcome = 'waiting' WHERE backfill = ? AND kind = 'page' AND outcome IN ('out-of-range', 'undated')`,
      before.number,
    );
  }
  const row = statements.get<Row>('SELECT * FROM backfill WHERE site = ?', site)!;
  return backfillFromRow(row);
}

/** What a list is skipped for and an index is asked for depends on the range: they are found anew from the site's own places on. */
function forgetLists(statements: Statements, backfill: number): void {
  statements.run("DELETE FROM backfill_address WHERE backfill = ? AND kind <> 'page'", backfill);
  statements.run('UPDATE backfill SET listed_at = NULL WHERE number = ?', backfill);
}

/** An entry that a feed shows is not its page. */
const knownSql = `
UPDATE backfill_address SET outcome = CASE WHEN begun > 0 THEN 'done' ELSE 'known' END, entry = NULL, tried_at = ?,
  article = (SELECT a.id FROM identity i JOIN article a ON a.row = i.article WHERE i.key = backfill_address.key)
WHERE backfill = ? AND kind = 'page' AND outcome = 'waiting' AND lease_owner IS NULL
  AND EXISTS (SELECT 1 FROM identity i JOIN article a ON a.row = i.article WHERE i.key = backfill_address.key AND a.kind <> 'entry')`;

function claim(statements: Statements, backfill: number, options: AddressClaim): BackfillAddress[] {
  const { now, leaseMs, owner, limit, kind, host = null, triedBefore } = options;
  const time = Math.floor(now);
  // What ended the process that read it comes last, so that it holds nothing up.
  const free = `SELECT row FROM backfill_address WHERE backfill = ? AND outcome = 'waiting'
    AND kind = ? ${host === null ? '' : 'AND host = ?'} AND (coalesce(tried_at, 0) < ? OR tried_at > ?)
    AND (lease_until <= ? OR lease_until > ?) ORDER BY begun, row LIMIT ?`;
  const wanted = [
    backfill,
    kind,
    ...(host === null ? [] : [host]),
    Math.floor(triedBefore),
    // A clock that was ahead was set back.
    time + clockDriftMs,
    time,
    time + leaseMs + clockDriftMs,
    Math.max(0, limit),
  ];
  if (statements.all(free, ...wanted).length === 0) return [];
  return inTransaction(statements.database, () =>
    statements
      .all<Row>(
        `UPDATE backfill_address SET lease_until = ?, lease_owner = ?, begun = begun + 1 WHERE row IN (${free}) RETURNING *`,
        time + leaseMs,
        owner,
        ...wanted,
      )
      .map(addressFromRow)
      .sort((one, other) => one.begun - other.begun || one.row - other.row),
  );
}

function finish(statements: Statements, { row }: BackfillAddress, end: AddressEnd): void {
  statements.run(
    `UPDATE backfill_address SET outcome = ?, code = ?, status = ?, message = ?, article = coalesce(?, article),
       entry = CASE WHEN ? = 'failed' THEN entry END,
       date_from = CASE WHEN ? IS NULL THEN date_from ELSE 'page' END, date = coalesce(?, date), attempts = attempts + 1, is_final = ?, tried_at = ?,
       lease_until = 0, lease_owner = NULL WHERE row = ?`,
    end.outcome,
    end.code ?? null,
    end.status ?? null,
    end.message ?? null,
    end.article ?? null,
    // A feed's entries hold whole stories: what was read needs them no more.
    end.outcome,
    end.date ?? null,
    end.date ?? null,
    end.isFinal ? 1 : 0,
    Math.floor(end.now),
    row,
  );
}

function statesOf(statements: Statements, site: string | null): BackfillState[] {
  const rows = statements.all<Row>('SELECT * FROM backfill WHERE ? IS NULL OR site = ? ORDER BY site', site, site);
  return rows.map((row) => {
    const counts = { pages: {} as OutcomeCounts, lists: {} as OutcomeCounts };
    const groups = statements.all<{ is_page: number; outcome: keyof OutcomeCounts; n: number }>(
      `SELECT kind = 'page' AS is_page, outcome, count(*) AS n FROM backfill_address WHERE backfill = ? GROUP BY is_page, outcome`,
      row.number as number,
    );
    for (const { is_page, outcome, n } of groups) counts[is_page ? 'pages' : 'lists'][outcome] = n;
    return { ...backfillFromRow(row), ...counts };
  });
}

async function* addressesOf(
  statements: Statements,
  backfill: number,
  outcomes: readonly string[] | null,
): AsyncGenerator<BackfillAddress> {
  const chosen = outcomes === null ? null : JSON.stringify(outcomes);
  for (let after = 0; ; ) {
    const rows = statements.all<Row>(
      `SELECT * FROM backfill_address WHERE backfill = ? AND row > ? AND (? IS NULL OR outcome IN (SELECT value FROM json_each(?)))
       ORDER BY row LIMIT ?`,
      backfill,
      after,
      chosen,
      chosen,
      pageLength,
    );
    for (const row of rows) yield addressFromRow(row);
    if (rows.length < pageLength) return;
    after = rows.at(-1)!.row as number;
  }
}
