import type { Query, Sort } from '../query.js';
import { allConditionsOf, type Conditions } from './conditions.js';
import { first, type Sql, type SqlValue } from './database.js';
import { numbered } from './numbered.js';
import { headlineKey } from './schema-articles.js';

// Rows of a query in the order of a list, page by page, each beginning behind the last row of the one before: no list is sorted
// whole, nothing stays open between two pages, and the planner chooses between the index of the order and that of a filter.

/** The first page; each further one is four times as large up to the last figure. */
const firstPage = 200;
const largestPage = 12_800;

const keys: Record<Exclude<Sort['by'], 'source'>, { key: string; isUp: boolean }> = {
  date: { key: 'a.sort_at', isUp: false },
  seen: { key: 'a.first_seen', isUp: false },
  headline: { key: headlineKey, isUp: true },
};

/** Rows of the articles that a query chooses, its words included, page by page. */
export async function* sortedRows(sql: Sql, query: Query, { by, isReversed }: Sort): AsyncGenerator<number[]> {
  const chosen = await allConditionsOf(sql, query);
  if (by === 'source') yield* bySource(sql, chosen, isReversed, query.limit);
  else yield* walk(sql, chosen, { ...keys[by], isReversed, limit: query.limit });
}

interface Walk {
  key: string;
  isUp: boolean;
  isReversed: boolean;
  limit: number | null;
}

async function* walk(
  sql: Sql,
  { sql: parts, values }: Conditions,
  { key, isUp, isReversed, limit }: Walk,
): AsyncGenerator<number[]> {
  const [direction, side] = isUp === isReversed ? ['DESC', '<'] : ['ASC', '>'];
  let size = Math.max(1, Math.min(firstPage, limit ?? firstPage));
  let last: { row: number; key: SqlValue } | null = null;
  for (;;) {
    const where = [...parts, ...(last === null ? [] : [`(${key}, a.row) ${side} (?, ?)`])].join(' AND ') || 'true';
    const found: { row: number; key: SqlValue }[] = await sql.all(
      numbered(
        `SELECT a.row, ${key} AS key FROM article a WHERE ${where} ORDER BY ${key} ${direction}, a.row ${direction} LIMIT ?`,
      ),
      [...values, ...(last === null ? [] : [last.key, last.row]), size],
    );
    yield found.map(({ row }) => row);
    if (found.length < size) return;
    last = found.at(-1)!;
    size = Math.min(size * 4, largestPage);
  }
}

/** Host after host by leaps through the index, each newest first. */
async function* bySource(
  sql: Sql,
  { sql: parts, values }: Conditions,
  isReversed: boolean,
  limit: number | null,
): AsyncGenerator<number[]> {
  const [leap, side] = isReversed ? ['max', '<'] : ['min', '>'];
  const next = async (host: string | null): Promise<string | null> => {
    const [where, given] = host === null ? ['', []] : [`WHERE host ${side} $1`, [host]];
    return (await first<{ host: string | null }>(sql, `SELECT ${leap}(host) AS host FROM article ${where}`, given))!
      .host;
  };
  for (let host = await next(null); host !== null; host = await next(host)) {
    const ofHost = { sql: ['a.host = ?', ...parts], values: [host, ...values] };
    yield* walk(sql, ofHost, { ...keys.date, isReversed, limit });
  }
}
