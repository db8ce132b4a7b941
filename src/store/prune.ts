import type { Statements } from './statements.js';

export interface PruneOptions {
  /** ISO instant: articles first seen before it go, with all that is theirs. */
  olderThan?: string | null;
  /** How many revisions of each article stay; the first and the newest always do. */
  keepRevisions?: number | null;
}

/** Takes away what is no longer wanted; run in a transaction. Raw pages that nothing points to go, too. */
export function prune(statements: Statements, options: PruneOptions): { articles: number; revisions: number } {
  let articles = 0;
  let revisions = 0;
  if (options.olderThan) {
    const old = statements.all<{ row: number }>('SELECT row FROM article WHERE first_seen < ?', options.olderThan);
    for (const { row } of old) {
      statements.run('DELETE FROM search WHERE rowid = ?', row);
      statements.run('DELETE FROM article WHERE row = ?', row);
      articles++;
    }
  }
  if (options.keepRevisions) {
    revisions = statements.run(
      `DELETE FROM revision WHERE number > 1 AND number <= (SELECT a.revisions - ? FROM article a WHERE a.row = revision.article)
         AND number <> (SELECT a.revision FROM article a WHERE a.row = revision.article)`,
      Math.max(1, options.keepRevisions - 1),
    ).changes;
  }
  if (articles > 0) statements.run('DELETE FROM raw WHERE sha256 NOT IN (SELECT raw FROM capture)');
  return { articles, revisions };
}
