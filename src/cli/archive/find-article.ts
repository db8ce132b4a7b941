import { printableLine } from '../../shared/printable.js';
import { StoreError } from '../../errors.js';
import { nearest } from '../../shared/nearest.js';
import type { Store, StoredArticle } from '../../store/index.js';

/** An address without its scheme. */
const bareAddress = /^(?:[a-z0-9-]+\.)+[a-z]{2,}\/\S/i;

/** As `findArticles`, where one is wanted: throws with the ids of all where several share the address. */
export async function findArticle(store: Store, name: string): Promise<StoredArticle> {
  const [only, ...others] = await findArticles(store, name);
  if (only && others.length === 0) return only;
  const found = [only!, ...others].map(({ article }) => article);
  throw new StoreError(`${name} is the address of several stories, name one by its id:${listOf(found)}`);
}

/** The article of an id, the beginning of one that no other id shares, or all of an address or guid. Throws with what is nearest. */
export async function findArticles(store: Store, name: string): Promise<StoredArticle[]> {
  const own = await store.get(name);
  if (own?.article.id === name) return [own];
  const found = await store.idsAt(name);
  // As `follow` and `unfollow` take it.
  const bare = found.length === 0 && bareAddress.test(name) ? await store.idsAt(`https://${name}`) : [];
  const ids = [...found, ...bare].map(({ id }) => id);
  if (own || ids.length > 0) return articlesOf(store, own ? [own.article.id, ...ids] : ids);
  const like = await store.idsLike(name.toLowerCase());
  if (like.length === 1) return articlesOf(store, [like[0]!.id]);
  if (like.length > 1) throw new StoreError(`${name} begins more than one id:${listOf(like)}`);
  throw new StoreError(`${name} is not in the archive: ${await hintFor(store, name)}`);
}

async function articlesOf(store: Store, ids: readonly string[]): Promise<StoredArticle[]> {
  const found: StoredArticle[] = [];
  for (const id of new Set(ids)) {
    const stored = await store.get(id);
    if (stored) found.push(stored);
  }
  return found;
}

const listOf = (found: readonly { id: string; headline: string | null }[]): string =>
  found.map(({ id, headline }) => `\n  ${id}  ${printableLine(headline ?? '')}`).join('');

async function hintFor(store: Store, name: string): Promise<string> {
  if (/^https?:/i.test(name)) return `wirecopy fetch --save ${name} puts it there`;
  const like = await store.idsLike(name.toLowerCase().slice(0, 4));
  const near = nearest(
    name,
    like.map(({ id }) => id),
  );
  return near ? `did you mean ${near}?` : 'wirecopy list and search show the ids';
}
