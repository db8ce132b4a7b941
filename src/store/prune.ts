import { inTransaction } from '../shared/sqlite.js';
import type { Statements } from './statements.js';
import { bandsOf, simhashFromText } from './simhash.js';
import type { PruneOptions } from './store.js';

/** Articles of one transaction: writers that wait get their turn in between. */
const batch = 500;

export interface Pruned {
  articles: number;
  revisions: number;
  rawPages: number;
}

/** Takes away what is no longer wanted, a batch a transaction; broken off anywhere, the rest goes with the next run. */
export function prune(statements: Statements, options: PruneOptions): Pruned {
  const pruned = { articles: 0, revisions: 0, rawPages: 0 };
  if (options.olderThan) {
    if (options.isDryRun) Object.assign(pruned, countOld(statements, options.olderThan));
    else pruned.articles = deleteOld(statements, options.olderThan);
  }
  if (options.keepRevisions) {
    const kept = Math.max(1, options.keepRevisions - 1);
    const sql = options.isDryRun
      ? `SELECT count(*) AS n ${surplus}${options.olderThan ? ' AND article IN (SELECT row FROM article WHERE first_seen >= ?)' : ''}`
      : `DELETE ${surplus}`;
    const values = options.isDryRun && options.olderThan ? [kept, options.olderThan] : [kept];
    pruned.revisions = options.isDryRun
      ? statements.get<{ n: number }>(sql, ...values)!.n
      : statements.run(sql, ...values).changes;
  }
  if (!options.isDryRun && pruned.articles > 0) pruned.rawPages = sweep(statements);
  return pruned;
}

const surplus = `FROM revision WHERE number > 1
  AND number <= (SELECT a.revisions - ? FROM article a WHERE a.row = revision.article)
  AND number <> (SELECT a.revision FROM article a WHERE a.row = revision.article)`;

function countOld(statements: Statements, olderThan: string): Pick<Pruned, 'articles' | 'rawPages'> {
  const articles = statements.get<{ n: number }>('SELECT count(*) AS n FROM article WHERE first_seen < ?', olderThan)!;
  const rawPages = statements.get<{ n: number }>(
    `SELECT count(*) AS n FROM raw r WHERE NOT EXISTS (SELECT 1 FROM capture c JOIN article a ON a.row = c.article
       WHERE c.raw = r.number AND a.first_seen >= ?)`,
    olderThan,
  )!;
  return { articles: articles.n, rawPages: rawPages.n };
}

function deleteOld(statements: Statements, olderThan: string): number {
  let count = 0;
  for (;;) {
    const deleted = inTransaction(statements.database, () => {
      const rows = statements.all<{ row: number; simhash: string | null }>(
        `SELECT row, simhash FROM article WHERE first_seen < ? LIMIT ${batch}`,
        olderThan,
      );
      for (const { row, simhash } of rows) deleteArticle(statements, row, simhash);
      return rows.length;
    });
    count += deleted;
    if (deleted < batch) return count;
  }
}

function deleteArticle(statements: Statements, row: number, simhash: string | null): void {
  statements.run('DELETE FROM fulltext WHERE rowid = ?', row);
  for (const { value } of simhash ? bandsOf(simhashFromText(simhash)) : []) {
    statements.run('DELETE FROM band WHERE value = ? AND article = ?', value, row);
  }
  statements.run('DELETE FROM article WHERE row = ?', row);
}

/** Keys and bytes that nothing points to any more; gives the number of pages. */
export function sweep(statements: Statements): number {
  statements.run('DELETE FROM identity WHERE NOT EXISTS (SELECT 1 FROM article WHERE row = identity.article)');
  return statements.run('DELETE FROM raw WHERE NOT EXISTS (SELECT 1 FROM capture WHERE raw = raw.number)').changes;
}
