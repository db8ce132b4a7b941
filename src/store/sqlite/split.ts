import { inTransaction } from '../../shared/sqlite.js';
import type { Article } from '../../types.js';
import { columnsOf } from '../columns.js';
import { nextSequence, replaceInIndex, setColumns } from './columns.js';
import { contentHash } from '../content-hash.js';
import { identityKeys } from '../identity.js';
import { unpackRecord } from '../rows.js';
import { saveInTransaction } from './save.js';
import type { Statements } from './statements.js';
import type { Saved, Stray } from '../store.js';

interface RevisionRow {
  number: number;
  saved_at: string;
  cause: string;
  record: Uint8Array;
}

/** Takes strays out of an article and saves each as what it is, with its page; all of it or nothing. */
export function splitArticle(statements: Statements, row: number, strays: readonly Stray[]): Saved[] {
  return inTransaction(statements.database, () => {
    // In the archive's answers a record has its article's id; its own is in what was saved.
    const articles = strays.map(({ revision, article }) => withOwnId(statements, row, revision, article));
    for (const { revision, article, options } of strays) {
      if (revision !== null) statements.run('DELETE FROM revision WHERE article = ? AND number = ?', row, revision);
      for (const { key, rung } of identityKeys(article, options)) {
        if (rung === 'own' || rung === 'guid')
          statements.run('DELETE FROM identity WHERE key = ? AND article = ?', key, row);
      }
      for (const url of [article.url, article.canonicalUrl]) {
        if (url) statements.run('DELETE FROM sighting WHERE article = ? AND url = ?', row, url);
      }
      const sha = article.source.sha256;
      const sql = 'DELETE FROM capture WHERE article = ? AND raw IN (SELECT number FROM raw WHERE sha256 = ?)';
      if (options.raw && sha) statements.run(sql, row, sha);
    }
    restore(statements, row);
    return strays.map(({ options }, at) => saveInTransaction(statements, articles[at]!, options));
  });
}

function withOwnId(statements: Statements, row: number, revision: number | null, article: Article): Article {
  const sql = 'SELECT record FROM revision WHERE article = ? AND number = ?';
  const saved = revision === null ? undefined : statements.get<{ record: Uint8Array }>(sql, row, revision);
  return saved ? { ...article, id: unpackRecord(saved.record).id } : article;
}

/** The article as the revisions that are left tell it. */
function restore(statements: Statements, row: number): void {
  const sql = 'SELECT number, saved_at, cause, record FROM revision WHERE article = ? ORDER BY number';
  const left = statements.all<RevisionRow>(sql, row);
  const newest = left[left.length - 1]!;
  for (const [at, { number }] of left.entries()) {
    statements.run('UPDATE revision SET number = ? WHERE article = ? AND number = ?', at + 1, row, number);
  }
  const article = unpackRecord(newest.record);
  const edits = left.filter(({ cause }) => cause === 'edit');
  const { first_seen } = statements.get<{ first_seen: string }>('SELECT first_seen FROM article WHERE row = ?', row)!;
  statements.run(
    `UPDATE article SET ${setColumns},
       changed_at = ?, revision = ?, revisions = ?, content_hash = ?, edits = ?, edited_at = ?, sequence = ? WHERE row = ?`,
    ...columnsOf(article, first_seen),
    newest.saved_at,
    left.length,
    left.length,
    contentHash(article),
    edits.length,
    edits[edits.length - 1]?.saved_at ?? null,
    nextSequence(statements),
    row,
  );
  replaceInIndex(statements, row, article, first_seen);
}
