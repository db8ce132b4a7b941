import { WirecopyError } from '../errors.js';
import type { ReadOptions } from '../options.js';
import { readCapture } from '../read/index.js';
import { type Capture, emptyQuery, type Saved, type Store, straysOf, type Stray, urlKey } from '../store/index.js';
import type { Article } from '../types.js';

/** Stories that the archive held as one article. */
export interface Merged {
  id: string;
  headline: string | null;
  /** What was found in it, and what became of each; null where it was only looked for. */
  stories: { headline: string | null; url: string | null; saved: Saved | null }[];
}

interface State {
  record: Article;
  /** Null for a page of which no revision is left. */
  revision: number | null;
  savedAt: string;
  capture: Capture | null;
}

/**
 * Articles in which earlier versions merged several stories: each is parted, from its revisions and from the pages that were kept.
 * With `isDryRun` nothing changes.
 */
export async function* splitMerged(
  store: Store,
  options: { read: ReadOptions; isDryRun: boolean },
): AsyncGenerator<Merged> {
  // What is followed itself is one article whatever it says.
  const followed = new Set(
    (await store.sources.all()).flatMap(({ kind, url }) => (kind === 'page' ? [urlKey(url)] : [])),
  );
  const ids: string[] = [];
  for await (const { article } of store.list(emptyQuery)) {
    if (!followed.has(urlKey(article.url)) && !followed.has(urlKey(article.canonicalUrl))) ids.push(article.id);
  }
  for (const id of ids) {
    const states = await statesOf(store, id, options.read);
    const strays = straysOf(states);
    if (strays.length === 0) continue;
    const saved = options.isDryRun ? [] : await store.split(id, strays.map(strayOf));
    const stories = strays.map(({ record: { headline, url } }, at) => ({ headline, url, saved: saved[at] ?? null }));
    yield { id, headline: states[0]?.record.headline ?? null, stories };
  }
}

/** In the order in which they came; the first revision is the article's own. */
async function statesOf(store: Store, id: string, read: ReadOptions): Promise<State[]> {
  const revisions = await store.revisions(id);
  const states = revisions.map(({ number, savedAt, article }): State => {
    return { record: article, revision: number, savedAt, capture: null };
  });
  const [first] = states;
  if (!first) return [];
  for await (const capture of store.rawPages(id)) {
    const state = states.find(({ record }) => record.source.sha256 === capture.sha256);
    if (state) state.capture ??= capture;
    else {
      const record = await readAlone(capture, first.record, read);
      if (record) states.push({ record, revision: null, savedAt: capture.fetchedAt, capture });
    }
  }
  return [first, ...states.slice(1).sort((a, b) => (a.savedAt < b.savedAt ? -1 : 1))];
}

/** The page's own record, without its feed's; null where nothing is found in it today. */
async function readAlone(capture: Capture, { source }: Article, read: ReadOptions): Promise<Article | null> {
  try {
    return await readCapture(capture, { ...source, ref: capture.url, feedUrl: null, guid: null }, read);
  } catch (error) {
    // A wall that was kept, or a page that today's reader refuses: it is nobody's story.
    if (error instanceof WirecopyError) return null;
    throw error;
  }
}

function strayOf({ record, revision, savedAt, capture }: State): Stray {
  const { feedUrl, guid } = record.source;
  return { revision, article: record, options: { now: savedAt, feedUrl, guid, raw: capture } };
}
