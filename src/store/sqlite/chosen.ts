import { conditionsOf, type Value } from './conditions.js';
import { marksOfQuery } from './marks.js';
import { matchOf, narrowed } from './match.js';
import type { Query } from '../query.js';
import type { Statements } from './statements.js';

/** All that a query chooses, words and limit included, as one condition over `article a`: the newest where there is a limit. */
export function chosen(statements: Statements, query: Query): { where: string; values: Value[] } {
  const { sql, values } = conditionsOf(statements, query);
  const match = matchOf(query.wanted);
  if (match.match !== null) {
    sql.push('a.row IN (SELECT rowid FROM fulltext WHERE fulltext MATCH ?)');
    values.push(narrowed(match, marksOfQuery(statements, query)));
  }
  const where = sql.length > 0 ? sql.join(' AND ') : '1 = 1';
  if (query.limit === null) return { where, values };
  const newest = `SELECT a.row FROM article a WHERE ${where} ORDER BY a.sort_at DESC, a.row DESC LIMIT ?`;
  return { where: `a.row IN (${newest})`, values: [...values, query.limit] };
}
