import { type DeadWork, type FrontierDepth, mostDeaths } from '../frontier-types.js';
import { first, type Sql } from './database.js';
import { hostReady, never, pageAlive, pageReady, sourceAlive, sourceReady } from './schema-frontier.js';

// What is told of the frontier, and what was set aside there.

export async function depth(sql: Sql): Promise<FrontierDepth> {
  const row = (await first<Record<string, number | null>>(
    sql,
    `WITH t AS (SELECT now_ms() AS now),
     hosts AS (
       SELECT count(*) FILTER (WHERE ${hostReady} <= t.now) AS ready,
         count(*) FILTER (WHERE ${hostReady} > t.now AND lease_until <= t.now) AS waiting,
         count(*) FILTER (WHERE lease_until > t.now) AS leased,
         count(DISTINCT lease_owner) FILTER (WHERE lease_until > t.now) AS workers
       FROM t, host WHERE due_at <= t.now OR lease_until > t.now
     ),
     pages AS (SELECT count(*) AS pages, min(due_at) AS page_due FROM t, page WHERE ${pageAlive} AND ${pageReady} <= t.now),
     sources AS (SELECT count(*) AS sources, min(next_due) AS source_due FROM t, source WHERE ${sourceAlive} AND ${sourceReady} <= t.now)
     SELECT *, (SELECT count(*) FROM page WHERE deaths >= ${mostDeaths}) + (SELECT count(*) FROM source WHERE deaths >= ${mostDeaths}) AS dead
     FROM t, hosts, pages, sources`,
  ))!;
  const oldest = Math.min(row.page_due ?? Number(never), row.source_due ?? Number(never));
  return {
    hosts: { ready: row.ready!, waiting: row.waiting!, leased: row.leased! },
    pages: row.pages!,
    sources: row.sources!,
    oldestMs: Math.max(0, row.now! - oldest),
    dead: row.dead!,
    workers: row.workers!,
  };
}

export function deadWork(sql: Sql): Promise<DeadWork[]> {
  return sql.all(
    `SELECT 'source' AS kind, url, deaths, coalesce(last_polled, added_at) AS since FROM source WHERE deaths >= ${mostDeaths}
     UNION ALL SELECT 'page', url, deaths, coalesce(tried_at, first_seen) FROM page WHERE deaths >= ${mostDeaths} ORDER BY 1, 2`,
  );
}

const chosen = `deaths >= ${mostDeaths} AND ($1::text[] IS NULL OR url = ANY($1))`;

export async function retryDead(sql: Sql, urls: readonly string[] | null): Promise<number> {
  const sources = await sql.run(`UPDATE source SET deaths = 0 WHERE ${chosen}`, [urls]);
  return sources + (await sql.run(`UPDATE page SET deaths = 0 WHERE ${chosen}`, [urls]));
}

const dayMs = 86_400_000;

export async function clearDead(sql: Sql, urls: readonly string[] | null): Promise<number> {
  const later = `UPDATE source SET deaths = 0, next_due = now_ms() + ${dayMs} WHERE ${chosen}`;
  const sources = await sql.run(later, [urls]);
  return sources + (await sql.run(`DELETE FROM page WHERE ${chosen}`, [urls]));
}
