import { contentHash } from '../store/index.js';
import type { Article } from '../types.js';
import type { SyncRun } from './sync-types.js';

/**
 * Before an article is saved that another version of the extractor read: the page that is kept is read anew, too. Else each new
 * version's better reading would look like an edit of the publisher's.
 */
export async function readKeptAnew(
  article: Article,
  { store, read, reader }: Pick<SyncRun, 'store' | 'read' | 'reader'>,
): Promise<void> {
  const url = article.canonicalUrl ?? article.url;
  const known = url === null || article.kind === 'entry' ? null : await store.get(url);
  if (!known || known.article.source.extractor === article.source.extractor) return;
  if (known.article.kind === 'entry' || contentHash(known.article) === contentHash(article)) return;
  const { id, source } = known.article;
  const revision = (await store.revisions(id)).find((one) => one.article.source.sha256 === source.sha256);
  for await (const capture of store.rawPages(id)) {
    if (revision === undefined || capture.sha256 !== source.sha256) continue;
    try {
      await store.replaceRevision(id, revision.number, await reader.again(capture, revision.article, read));
    } catch {
      // In what is kept nothing is found any more: the old reading stays, and the new one is an edit.
    }
    return;
  }
}
