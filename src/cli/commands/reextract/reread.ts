import type { ReadOptions } from '../../../options.js';
import type { Reader } from '../../../run/index.js';
import type { Capture, Revision, Store } from '../../../store/index.js';
import type { Article } from '../../../types.js';

/** What a page is read again with. */
export interface Rereading {
  store: Store;
  read: ReadOptions;
  reader: Reader;
}

/** A stored page, the revision that it gave, and what it gives today. */
export interface Reread {
  capture: Capture;
  revision: Revision;
  result: { article: Article } | { error: unknown };
}

/** Null for the page of a look that found nothing new, or of a revision that was pruned. */
export async function rereadOne(capture: Capture, { store, read, reader }: Rereading): Promise<Reread | null> {
  const revision = revisionOf(capture, await store.revisions(capture.id));
  if (revision === null) return null;
  try {
    return { capture, revision, result: { article: await reader.again(capture, revision.article, read) } };
  } catch (error) {
    return { capture, revision, result: { error } };
  }
}

function revisionOf(capture: Capture, revisions: Revision[]): Revision | null {
  const own = revisions.find((one) => one.article.source.sha256 === capture.sha256);
  const only = revisions.length === 1 && revisions[0]!.article.kind !== 'entry' ? revisions[0]! : null;
  return own ?? (only?.article.source.sha256 == null ? only : null);
}

/** Fields that a better reading changes. */
export function changedFields(before: Article, after: Article): (keyof Article)[] {
  const keys = Object.keys(after) as (keyof Article)[];
  return keys.filter(
    (key) => key !== 'source' && key !== 'evidence' && JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
}
