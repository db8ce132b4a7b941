import { printableLine } from '../../shared/printable.js';
import { StoreError } from '../../errors.js';
import { nearest } from '../../shared/nearest.js';
import type { Store, StoredArticle } from '../../store/index.js';

/** The article of an id, the beginning of one that no other id shares, or an address. Throws with what is nearest. */
export async function findArticle(store: Store, idOrUrl: string): Promise<StoredArticle> {
  const found = await store.get(idOrUrl);
  if (found) return found;
  const like = await store.idsLike(idOrUrl.toLowerCase());
  if (like.length === 1) {
    const only = await store.get(like[0]!.id);
    if (only) return only;
  }
  if (like.length > 1) {
    const list = like.map(({ id, headline }) => `\n  ${id}  ${printableLine(headline ?? '')}`).join('');
    throw new StoreError(`${idOrUrl} begins more than one id:${list}`);
  }
  const near = nearest(
    idOrUrl,
    (await store.idsLike(idOrUrl.toLowerCase().slice(0, 4))).map(({ id }) => id),
  );
  const hint = /^https?:/i.test(idOrUrl)
    ? `wirecopy fetch --save ${idOrUrl} puts it there`
    : near
      ? `did you mean ${near}?`
      : 'wirecopy list and search show the ids';
  throw new StoreError(`${idOrUrl} is not in the archive: ${hint}`);
}
