import type { Query } from '../query.js';
import { type ArticleRow, storedArticle, unpackRecord } from '../rows.js';
import type { ArticleEdit, Revision, RevisionCause } from '../store.js';
import { chosen } from './conditions.js';
import type { Sql } from './database.js';
import { articleColumns } from './find.js';
import { givenRows } from './given-rows.js';
import { numbered } from './numbered.js';

export interface RevisionRow {
  number: number;
  saved_at: string;
  cause: RevisionCause;
  record: Uint8Array;
}

/** Edits whose records are read at once. */
const pageSize = 100;

/** Edits of the articles that a query chooses, the one that was seen last first. The limit counts edits. */
export async function* listEdits(sql: Sql, query: Query): AsyncGenerator<ArticleEdit> {
  const { where, values } = await chosen(sql, { ...query, isEdited: true, limit: null });
  const keys = await sql.all<{ row: number; number: number }>(
    numbered(
      `SELECT a.row, r.number FROM article a JOIN revision r ON r.article = a.row
       WHERE ${where} AND r.cause = 'edit' ORDER BY r.saved_at DESC, a.row DESC, r.number DESC LIMIT ?::bigint`,
    ),
    [...values, query.limit],
  );
  for (let at = 0; at < keys.length; at += pageSize) yield* await editsOf(sql, keys.slice(at, at + pageSize));
}

type Side = 'later' | 'earlier';
type TwoRevisions = ArticleRow & { [Name in keyof RevisionRow as `${Side}_${Name}`]: RevisionRow[Name] };

/** What was pruned meanwhile is left out. */
async function editsOf(sql: Sql, keys: readonly { row: number; number: number }[]): Promise<ArticleEdit[]> {
  const { table, values } = givenRows(
    { article: 'bigint', number: 'bigint' },
    keys.map(({ row, number }) => [row, number]),
  );
  const columns = (side: Side): string =>
    ['number', 'saved_at', 'cause', 'record'].map((name) => `${side}.${name} AS ${side}_${name}`).join(', ');
  const rows = await sql.all<TwoRevisions>(
    `SELECT ${articleColumns}, ${columns('later')}, ${columns('earlier')} FROM ${table} g JOIN article a ON a.row = g.article
     JOIN revision later ON later.article = g.article AND later.number = g.number
     JOIN LATERAL (SELECT * FROM revision r WHERE r.article = g.article AND r.number < g.number
       ORDER BY r.number DESC LIMIT 1) earlier ON true
     ORDER BY g.nth`,
    values,
  );
  return rows.map((row) => {
    const stored = storedArticle(row);
    const revision = (side: Side): Revision => ({
      number: row[`${side}_number`],
      savedAt: row[`${side}_saved_at`],
      cause: row[`${side}_cause`],
      article: { ...unpackRecord(row[`${side}_record`]), id: stored.article.id },
    });
    return { stored, from: revision('earlier'), to: revision('later') };
  });
}
