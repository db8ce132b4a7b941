import type { Store, StoredArticle } from '../../store/index.js';
import type { Writer } from '../writing/writer.js';

/** Writes an article of the archive; where the output keeps the history of a story, what it was before, too. */
export async function writeStored(writer: Writer, { article, revision }: StoredArticle, store: Store): Promise<void> {
  const states = writer.keepsHistory && revision > 1 ? await store.revisions(article.id) : [];
  for (const state of states) await writer.article({ ...state.article, id: article.id });
  await writer.article(article);
}
