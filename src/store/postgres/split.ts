import type { Article } from '../../types.js';
import { contentHash } from '../content-hash.js';
import { identityKeys } from '../identity.js';
import { seenOf } from '../plan.js';
import { unpackRecord } from '../rows.js';
import type { Saved, Stray } from '../store.js';
import { recordColumns } from './article-columns.js';
import { type Database, first, type Sql } from './database.js';
import type { RevisionRow } from './edits.js';
import { isText } from './given-rows.js';
import { replaceVectors, updateArticles } from './flush.js';
import { loadStories } from './known.js';
import { transact } from './retry.js';
import { saveSeen } from './save.js';
import { lockSequence, nextSequence } from './sequence.js';

/** Takes strays out of an article and saves each as what it is, with its page; all of it or nothing. */
export const splitArticle = (database: Database, row: number, strays: readonly Stray[]): Promise<Saved[]> =>
  transact(database, async (sql) => {
    await lockSequence(sql);
    const articles: Article[] = [];
    // In the archive's answers a record has its article's id; its own is in what was saved.
    for (const { revision, article } of strays) articles.push(await withOwnId(sql, row, revision, article));
    for (const stray of strays) await takeOut(sql, row, stray);
    await restore(sql, row);
    const saved: Saved[] = [];
    for (const [at, { options }] of strays.entries())
      saved.push(...(await saveSeen(sql, [seenOf(articles[at]!, options)])));
    return saved;
  });

async function takeOut(sql: Sql, row: number, { revision, article, options }: Stray): Promise<void> {
  if (revision !== null) await sql.run('DELETE FROM revision WHERE article = $1 AND number = $2', [row, revision]);
  const keys = identityKeys(article, options).filter(({ rung }) => rung === 'own' || rung === 'guid');
  for (const { key } of keys)
    await sql.run(`DELETE FROM identity WHERE ${isText('key', '$1')} AND article = $2`, [key, row]);
  const urls = [article.url, article.canonicalUrl].filter((url) => url !== null);
  await sql.run('DELETE FROM sighting WHERE article = $1 AND url = ANY($2)', [row, urls]);
  const sha = article.source.sha256;
  const page = 'DELETE FROM capture WHERE article = $1 AND raw IN (SELECT number FROM raw WHERE sha256 = $2)';
  if (options.raw && sha) await sql.run(page, [row, sha]);
}

async function withOwnId(sql: Sql, row: number, revision: number | null, article: Article): Promise<Article> {
  if (revision === null) return article;
  const text = 'SELECT record FROM revision WHERE article = $1 AND number = $2';
  const saved = await first<{ record: Uint8Array }>(sql, text, [row, revision]);
  return saved ? { ...article, id: unpackRecord(saved.record).id } : article;
}

/** The article as the revisions that are left tell it. */
async function restore(sql: Sql, row: number): Promise<void> {
  const text = 'SELECT number, saved_at, cause, record FROM revision WHERE article = $1 ORDER BY number';
  const left = await sql.all<RevisionRow>(text, [row]);
  for (const [at, { number }] of left.entries())
    await sql.run('UPDATE revision SET number = $1 WHERE article = $2 AND number = $3', [at + 1, row, number]);
  const newest = left.at(-1)!;
  const article = unpackRecord(newest.record);
  const edits = left.filter(({ cause }) => cause === 'edit');
  const revisions = left.length;
  await sql.run('UPDATE article SET revision = $1 WHERE row = $2', [revisions, row]);
  const [story] = await loadStories(sql, [row]);
  const { columns } = story!;
  await updateArticles(sql, [
    {
      ...columns,
      ...recordColumns(article, columns.first_seen),
      ...{ changed_at: newest.saved_at, revision: revisions, revisions, content_hash: contentHash(article) },
      ...{ edits: edits.length, edited_at: edits.at(-1)?.saved_at ?? null, sequence: await nextSequence(sql) },
    },
  ]);
  await replaceVectors(sql, row, article);
}
