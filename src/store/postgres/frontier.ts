import { farthestMs, longestHoldMs } from '../../shared/politeness.js';
import type { Frontier, FrontierClaim, FrontierWork, LeasedHost } from '../frontier-types.js';
import { type Row, pageFromRow, sourceFromRow } from '../source-rows.js';
import { type Database, first, type Sql } from './database.js';
import { isText } from './given-rows.js';
import { clearDead, deadWork, depth, retryDead } from './frontier-state.js';
import { migrate, migrations, newer } from './migrations.js';
import { transact } from './retry.js';
import { hostReady, never, pageAlive, pageReady, sourceAlive, sourceReady } from './schema-frontier.js';
import { mostDeaths } from '../frontier-types.js';

/** Notes of one gathering; more are there for the next, a moment later. */
const notesAtOnce = 5_000;
/** A host whose work others have, or which waits for a poll elsewhere, is looked at again after so long. */
const emptyMs = 1_000;

/** Asked once and not for each row. */
const now = '(SELECT now_ms())';

/** The frontier of a database. Its clock is the only one that counts. */
export async function openFrontier(database: Database): Promise<Frontier> {
  await migrate(database, { mustExist: true });
  await mend(database);
  return {
    claim: (options) => claim(database, options),
    renew: (owner, leaseMs) => renew(database, owner, leaseMs),
    giveBack: (hosts, owner, failed = []) => giveBack(database, [...hosts], owner, { failed }),
    giveRestBack: async (owner, kept) => {
      const rest = 'SELECT name FROM host WHERE lease_owner = $1 AND NOT name = ANY($2)';
      const hosts = await database.all<{ name: string }>(rest, [owner, [...kept]]);
      await giveBack(
        database,
        hosts.map(({ name }) => name),
        owner,
      );
    },
    nextInMs: async () => {
      await gather(database);
      return nextInMs(database);
    },
    makeDue: (urls) =>
      database.run(
        `UPDATE source SET next_due = now_ms() WHERE ${sourceAlive} AND next_due > now_ms() AND ($1::text[] IS NULL OR url = ANY($1))`,
        [urls],
      ),
    depth: async () => {
      await gather(database);
      return depth(database);
    },
    dead: () => deadWork(database),
    retryDead: (urls) => transact(database, (sql) => retryDead(sql, urls)),
    clearDead: (urls) => transact(database, (sql) => clearDead(sql, urls)),
  };
}

/** After the database's clock was set back, times that it wrote would keep hosts waiting for as long. */
async function mend(database: Database): Promise<void> {
  const latest = (ms: number): string => `now_ms() + ${ms}`;
  await database.run(
    `UPDATE host SET next_at = least(next_at, ${latest(farthestMs)}), unsent_until = least(unsent_until, ${latest(farthestMs)}),
       lease_until = least(lease_until, ${latest(farthestMs)}), held_until = least(held_until, ${latest(longestHoldMs)})
     WHERE greatest(next_at, unsent_until, lease_until) > ${latest(farthestMs)} OR held_until > ${latest(longestHoldMs)}`,
  );
}

/** Hints may be too early: so often is looked for a host that has something. */
const mostLooks = 5;

async function claim(database: Database, options: FrontierClaim): Promise<FrontierWork> {
  await gather(database);
  for (let look = 1; ; look++) {
    const leased = await lease(database, options);
    const work = leased.length === 0 ? [] : await workOf(database, leased, options);
    const hosts = work.filter(({ sources, pages }) => sources.length + pages.length > 0);
    const empty = work.filter((one) => !hosts.includes(one)).map(({ name }) => name);
    await giveBack(database, empty, options.owner, { pauseMs: emptyMs });
    const isAll = leased.length < options.limit;
    if (hosts.length > 0 || isAll || look === mostLooks) {
      return { hosts, nextInMs: isAll ? await nextInMs(database) : 0 };
    }
  }
}

function lease(
  database: Database,
  { owner, leaseMs, limit, aheadMs }: FrontierClaim,
): Promise<{ name: string; delay_ms: number }[]> {
  return database.all(
    `WITH ready AS (
       SELECT name FROM host WHERE due_at < ${never} AND ${hostReady} <= ${now} + $1 ORDER BY ${hostReady} LIMIT $2
       FOR NO KEY UPDATE SKIP LOCKED
     )
     UPDATE host SET lease_until = now_ms() + $3, due_at = now_ms() + $3, lease_owner = $4 FROM ready WHERE host.name = ready.name
     RETURNING host.name, host.delay_ms`,
    [aheadMs, limit, leaseMs, owner],
  );
}

/** As much as is done in a short while: where a host is asked once a second, one page. */
const takes = (delayMs: number): number => (delayMs >= 1_000 ? 1 : delayMs >= 250 ? 2 : delayMs > 0 ? 4 : 8);

async function workOf(
  database: Database,
  leased: readonly { name: string; delay_ms: number }[],
  { owner, leaseMs, delayMs, mayRisk }: FrontierClaim,
): Promise<LeasedHost[]> {
  const names = leased.map(({ name }) => name);
  const counts = leased.map(({ delay_ms }) => takes(Math.max(delay_ms, delayMs)));
  const values = [names, counts, leaseMs, owner, mayRisk];
  const [sources, pages] = await Promise.all([
    database.all<Row>(take('source', sourceReady, sourceAlive), values),
    database.all<Row>(take('page', pageReady, `${pageAlive} AND NOT ${isAwaited}`), values),
  ]);
  const mine = (rows: readonly Row[], name: string): Row[] =>
    rows.filter((row) => row.site === name && row.lease_owner === owner);
  return names.map((name) => ({
    name,
    sources: mine(sources, name).map(sourceFromRow),
    pages: mine(pages, name).map(pageFromRow),
    isRisk: [...mine(sources, name), ...mine(pages, name)].some((row) => (row.deaths as number) >= riskyDeaths),
  }));
}

/** By the poll of a source that names it and is due or under way: an edit that both show is one revision. A dead source is not waited for. */
const isAwaited = `EXISTS (SELECT 1 FROM jsonb_array_elements_text(page.feeds) AS named (url)
  JOIN source ON ${isText('source.url', 'named.url')} WHERE ${sourceAlive} AND (source.next_due <= ${now} OR source.lease_until > ${now}))`;

/** What has cost so many workers is taken alone: else what was taken along with it each time would be thought as bad as it is. */
const riskyDeaths = 2;

/**
 * A lease that has run out and was never ended is that of a worker who died over this row, or lost its way: that is counted, and
 * with the last of them the row is left alone.
 */
function take(table: string, ready: string, alive: string): string {
  const isLast = `lease_owner IS NOT NULL AND deaths + 1 >= ${mostDeaths}`;
  return `WITH wanted AS MATERIALIZED (
      SELECT x.* FROM unnest($1::text[], $2::bigint[]) AS h (name, most), LATERAL (
        SELECT row AS found, ${ready} AS ready, lease_owner IS NOT NULL AND deaths + 1 >= ${riskyDeaths} AS is_risk FROM ${table} WHERE site = h.name AND ${alive} AND ${ready} <= ${now}
        ORDER BY ${ready}, row LIMIT h.most FOR NO KEY UPDATE SKIP LOCKED
      ) x
    ), chosen AS (
      SELECT found, ready FROM wanted WHERE NOT is_risk UNION ALL (SELECT found, ready FROM wanted WHERE is_risk AND $5 LIMIT 1)
    ), taken AS (
    UPDATE ${table} SET deaths = CASE WHEN lease_owner IS NULL THEN 0 ELSE deaths + 1 END,
      lease_until = CASE WHEN ${isLast} THEN 0 ELSE now_ms() + $3 END,
      lease_owner = CASE WHEN ${isLast} THEN NULL ELSE $4 END
    FROM chosen WHERE row = chosen.found RETURNING ${table}.*, chosen.ready
    ) SELECT * FROM taken ORDER BY ready, row`;
}

/** Notes become hints. Names in order, so that no two wait for each other. */
async function gather(database: Database): Promise<void> {
  const row = await first<{ value: string }>(
    database,
    `WITH notes AS (
       DELETE FROM host_due WHERE ctid = ANY (ARRAY(SELECT ctid FROM host_due LIMIT ${notesAtOnce} FOR UPDATE SKIP LOCKED))
       RETURNING name, due_at
     ), hints AS (
       INSERT INTO host (name, due_at) SELECT name, min(due_at) FROM notes GROUP BY name ORDER BY name
       ON CONFLICT (name) DO UPDATE SET due_at = least(host.due_at, excluded.due_at)
     ) SELECT value FROM setting WHERE name = 'schema'`,
  );
  if (Number(row?.value) === migrations.length) return;
  throw newer(database.name, Number(row?.value), migrations.length);
}

async function nextInMs(database: Sql): Promise<number | null> {
  const row = await first<{ ms: number | null }>(
    database,
    `SELECT ${hostReady} - ${now} AS ms FROM host WHERE due_at < ${never} ORDER BY ${hostReady} LIMIT 1`,
  );
  return row?.ms == null ? null : Math.max(0, row.ms);
}

async function renew(database: Database, owner: string, leaseMs: number): Promise<void> {
  const until = 'now_ms() + $2';
  await transact(database, async (sql) => {
    // In order, as in giving back.
    await sql.run(
      `WITH mine AS (SELECT name FROM host WHERE lease_owner = $1 ORDER BY name FOR NO KEY UPDATE)
       UPDATE host SET lease_until = ${until}, due_at = CASE WHEN due_at < lease_until THEN due_at ELSE ${until} END
       FROM mine WHERE host.name = mine.name`,
      [owner, leaseMs],
    );
    for (const table of ['source', 'page']) {
      await sql.run(`UPDATE ${table} SET lease_until = ${until} WHERE lease_owner = $1`, [owner, leaseMs]);
    }
  });
}

/** A hint that came meanwhile counts, too: what it tells of may be newer than what this statement sees. */
const nextWork = `least(
  (SELECT ${sourceReady} FROM source WHERE site = host.name AND ${sourceAlive} ORDER BY ${sourceReady} LIMIT 1),
  (SELECT ${pageReady} FROM page WHERE site = host.name AND ${pageAlive} ORDER BY ${pageReady} LIMIT 1))`;

/** No process is called so; who takes the row next counts it as one that died. */
const failedOwner = 'failed';
const failedMs = 60_000;

async function giveBack(
  database: Database,
  hosts: string[],
  owner: string,
  { failed = [], pauseMs = 0 }: { failed?: readonly string[]; pauseMs?: number } = {},
): Promise<void> {
  if (hosts.length === 0) return;
  await transact(database, async (sql) => {
    for (const table of ['source', 'page']) {
      if (failed.length > 0) {
        const text = `UPDATE ${table} SET lease_until = now_ms() + ${failedMs}, lease_owner = $2 WHERE lease_owner = $1 AND url = ANY($3)`;
        await sql.run(text, [owner, failedOwner, failed]);
      }
      const text = `UPDATE ${table} SET lease_until = 0, lease_owner = NULL WHERE lease_owner = $1 AND site = ANY($2)`;
      await sql.run(text, [owner, hosts]);
    }
    await sql.run(
      `WITH mine AS (SELECT name FROM host WHERE name = ANY($2) AND lease_owner = $1 ORDER BY name FOR NO KEY UPDATE)
       UPDATE host SET lease_until = 0, lease_owner = NULL, due_at = least(
         CASE WHEN due_at < lease_until THEN due_at ELSE ${never} END,
         greatest(coalesce(${nextWork}, ${never}), now_ms() + $3))
       FROM mine WHERE host.name = mine.name`,
      [owner, hosts, pauseMs],
    );
  });
}
