import { setTimeout as sleep } from 'node:timers/promises';
import { inTransaction } from '../../shared/sqlite.js';
import { countPruned, revisionsBefore, surplusRevisions } from './count-pruned.js';
import { dropBeyond, dropPages, dropRaw, rawRule, setRawRule, surplusOf } from './raw-room.js';
import { bandsOf, simhashFromText } from '../simhash.js';
import type { Statements } from './statements.js';
import type { Pruned, PruneOptions } from '../store.js';

/** Rows of one transaction: writers that wait get their turn in between. */
const batch = 500;
const pauseMs = 1;

/** One transaction's part of the work; `gone` is counted, and null says that nothing is left to do. */
type Step = () => { gone: number } | null;

/**
 * Takes away what nobody wants any longer, a batch a transaction: old articles, revisions, raw pages beyond the archive's rule, and
 * what an earlier prune left behind that was cut off. Cut off anywhere, the next one goes on.
 */
export async function prune(statements: Statements, options: PruneOptions): Promise<Pruned> {
  if (options.isDryRun) return countPruned(statements, options);
  const { olderThan, keepRevisions, keepRaw, stop } = options;
  if (keepRaw) inTransaction(statements.database, () => setRawRule(statements, keepRaw));
  const pruned: Pruned = { articles: 0, revisions: 0, rawPages: 0 };
  const run = async (name: keyof Pruned, step: Step): Promise<void> => {
    while (!stop?.aborted) {
      const done = inTransaction(statements.database, step);
      if (done === null) return;
      pruned[name] += done.gone;
      await sleep(pauseMs);
    }
  };
  if (olderThan) {
    inTransaction(statements.database, () => endLooks(statements, olderThan));
    await run('articles', () => deleteOld(statements, olderThan));
  }
  if (keepRevisions) await run('revisions', () => deleteRevisions(statements, keepRevisions));
  for (const step of freeingPages(statements, options.now ?? new Date().toISOString())) await run('rawPages', step);
  await run('rawPages', sweepingPages(statements));
  if (!stop?.aborted) statements.run(`DELETE FROM identity WHERE ${isOfNoArticle}`);
  return pruned;
}

const isOfNoArticle = 'NOT EXISTS (SELECT 1 FROM article WHERE row = identity.article)';

/** Nobody looks again at what is taken away: it would come back as new. Where a newer story has its address, the look is at that one. */
function endLooks(statements: Statements, olderThan: string): void {
  statements.run(
    `DELETE FROM page WHERE key IN (SELECT p.key FROM page p JOIN identity i ON i.key = p.key JOIN article a ON a.row = i.article
       WHERE a.first_seen < ?1 AND NOT EXISTS (SELECT 1 FROM article o WHERE o.host = p.host AND o.url = p.url AND o.first_seen >= ?1))`,
    olderThan,
  );
}

function deleteOld(statements: Statements, olderThan: string): ReturnType<Step> {
  const rows = statements.all<{ row: number; simhash: string | null }>(
    `SELECT row, simhash FROM article WHERE first_seen < ? LIMIT ${batch}`,
    olderThan,
  );
  for (const { row, simhash } of rows) deleteArticle(statements, row, simhash);
  return rows.length === 0 ? null : { gone: rows.length };
}

function deleteArticle(statements: Statements, row: number, simhash: string | null): void {
  statements.run('DELETE FROM fulltext WHERE rowid = ?', row);
  for (const { value } of simhash ? bandsOf(simhashFromText(simhash)) : []) {
    statements.run('DELETE FROM band WHERE value = ? AND article = ?', value, row);
  }
  statements.run('DELETE FROM article WHERE row = ?', row);
}

function deleteRevisions(statements: Statements, keepRevisions: number): ReturnType<Step> {
  const sql = `DELETE FROM revision WHERE rowid IN (SELECT rowid ${surplusRevisions} LIMIT ${batch})`;
  const gone = statements.run(sql, revisionsBefore(keepRevisions)).changes;
  return gone === 0 ? null : { gone };
}

/** Pages that the archive's rule lets go, article by article, then the oldest while there are too many. */
function freeingPages(statements: Statements, now: string): Step[] {
  const rule = rawRule(statements);
  let last = 0;
  const ofArticles: Step = () => {
    const rows = statements.all<{ article: number }>(
      `SELECT DISTINCT article FROM capture WHERE article > ? ORDER BY article LIMIT ${batch}`,
      last,
    );
    last = rows.at(-1)?.article ?? last;
    const gone = rows.map(({ article }) => dropPages(statements, surplusOf(statements, article, rule, now)));
    return rows.length === 0 ? null : { gone: gone.reduce((sum, one) => sum + one, 0) };
  };
  const { bytes } = rule;
  const oldest: Step = () => {
    const gone = bytes === null ? 0 : dropBeyond(statements, bytes, batch);
    return gone === 0 ? null : { gone };
  };
  return rule.isAll ? [oldest] : [ofArticles, oldest];
}

/** Pages that nothing points to: of articles that are gone, also by a prune that ended before it came to this. */
function sweepingPages(statements: Statements): Step {
  const orphans = statements.all<{ number: number }>(
    'SELECT number FROM raw WHERE NOT EXISTS (SELECT 1 FROM capture WHERE raw = raw.number)',
  );
  return () => {
    const some = orphans.splice(0, batch);
    // Another process may have saved the same bytes meanwhile.
    const still = some.filter(({ number }) => !statements.get('SELECT 1 FROM capture WHERE raw = ?', number));
    for (const { number } of still) dropRaw(statements, number);
    return some.length === 0 ? null : { gone: still.length };
  };
}
