import { conditionsOf, type Value } from './conditions.js';
import { marksOfQuery } from './marks.js';
import { matchOf, narrowed } from './match.js';
import { headlineKey } from './migration-list.js';
import type { Query, Sort } from '../query.js';
import type { Statements } from './statements.js';

// Rows of a query in the order of a list. Few are found first and sorted then; many are read off the index of the order, page by
// page, each beginning behind the last row of the one before, so that no list sorts an archive.

/** Fewer matches than this are sorted at once. */
const few = 10_000;
/** The first page; each further one is four times as large up to the last figure, as each looks the filters up anew. */
const firstPage = 200;
const largestPage = 12_800;

interface Order {
  /** Keys, and whether they go up where the order is not reversed. */
  keys: readonly [sql: string, isUp: boolean][];
  index: string;
}

const row = 'a.row';
const orders: Record<Exclude<Sort['by'], 'source'>, Order> = {
  date: { keys: [['a.sort_at', false]], index: 'article_sort' },
  seen: { keys: [['a.first_seen', false]], index: 'article_seen' },
  headline: { keys: [[headlineKey, true]], index: 'article_headline' },
};

interface Chosen {
  sql: string[];
  values: Value[];
}

/** Rows of the articles that a query chooses, its words included, page by page. */
export function* sortedRows(statements: Statements, query: Query, sort: Sort): Generator<number[]> {
  const chosen: Chosen = conditionsOf(statements, query);
  const match = matchOf(query.wanted);
  if (match.match !== null) {
    chosen.sql.push('a.row IN (SELECT rowid FROM fulltext WHERE fulltext MATCH ?)');
    chosen.values.push(narrowed(match, marksOfQuery(statements, query)));
  }
  const isPlain = sort.by === 'date' && query.tags.length === 0 && match.match === null;
  if (!isPlain && chosen.sql.length > 0) {
    const rows = fewRows(statements, chosen, sort);
    if (rows !== null) {
      yield rows;
      return;
    }
  }
  if (sort.by === 'source') yield* bySource(statements, chosen, sort.isReversed, query.limit);
  // By date the filters have indexes of their own that are in order, too.
  else
    yield* walk(statements, chosen, {
      ...sort,
      by: sort.by,
      limit: query.limit,
      index: isPlain ? null : orders[sort.by].index,
    });
}

/** All of them in order, null where there are many. */
function fewRows(statements: Statements, { sql, values }: Chosen, { by, isReversed }: Sort): number[] | null {
  const found = statements.all<{ row: number }>(
    `SELECT a.row FROM article a WHERE ${sql.join(' AND ')} LIMIT ${few + 1}`,
    ...values,
  );
  if (found.length > few) return null;
  const keys: Order['keys'] =
    by === 'source'
      ? [
          ['a.host', true],
          ['a.sort_at', false],
          [row, false],
        ]
      : [...orders[by].keys, [row, orders[by].keys[0]![1]]];
  const order = keys.map(([key, isUp]) => `${key} ${isUp === isReversed ? 'DESC' : 'ASC'}`).join(', ');
  return statements
    .all<{ row: number }>(
      `SELECT a.row FROM article a WHERE a.row IN (SELECT value FROM json_each(?)) ORDER BY ${order}`,
      JSON.stringify(found.map((one) => one.row)),
    )
    .map((one) => one.row);
}

interface Walk {
  by: keyof typeof orders;
  isReversed: boolean;
  limit: number | null;
  /** Null leaves the choice to SQLite. */
  index: string | null;
}

function* walk(
  statements: Statements,
  { sql, values }: Chosen,
  { by, isReversed, limit, index }: Walk,
): Generator<number[]> {
  const [key, isUp] = orders[by].keys[0]!;
  const isUpwards = isUp !== isReversed;
  const direction = isUpwards ? 'ASC' : 'DESC';
  const hint = index === null ? '' : `INDEXED BY ${index}`;
  let size = Math.max(1, Math.min(firstPage, limit ?? firstPage));
  let last: { row: number; key: Value } | null = null;
  for (;;) {
    const behind = last === null ? [] : [`(${key}, a.row) ${isUpwards ? '>' : '<'} (?, ?)`];
    const where = [...sql, ...behind].join(' AND ') || '1';
    const found: { row: number; key: Value }[] = statements.all<{ row: number; key: Value }>(
      `SELECT a.row, ${key} AS key FROM article a ${hint} WHERE ${where}
       ORDER BY ${key} ${direction}, a.row ${direction} LIMIT ?`,
      ...values,
      ...(last === null ? [] : [last.key, last.row]),
      size,
    );
    yield found.map((one) => one.row);
    if (found.length < size) return;
    last = found.at(-1)!;
    size = Math.min(size * 4, largestPage);
  }
}

/** Host after host by leaps through the index, each newest first. */
function* bySource(
  statements: Statements,
  { sql, values }: Chosen,
  isReversed: boolean,
  limit: number | null,
): Generator<number[]> {
  const [leap, side] = isReversed ? ['max', '<'] : ['min', '>'];
  const next = (host: string | null): string | null =>
    (host === null
      ? statements.get<{ host: string | null }>(`SELECT ${leap}(host) AS host FROM article`)
      : statements.get<{ host: string | null }>(`SELECT ${leap}(host) AS host FROM article WHERE host ${side} ?`, host)
    )?.host ?? null;
  for (let host = next(null); host !== null; host = next(host)) {
    const ofHost = { sql: ['a.host = ?', ...sql], values: [host, ...values] };
    yield* walk(statements, ofHost, { by: 'date', isReversed, limit, index: 'article_host' });
  }
}
