import { BlockedPageError, NoArticleError } from '../errors.js';
import type { FollowedSource } from '../store/index.js';
import type { Article, DocumentItem, Fetched } from '../types.js';
import { afterAnswer, type Polled } from './poll-state.js';
import { saveArticle } from './save.js';
import { dueOf } from './schedule.js';
import type { SyncRun } from './sync-types.js';

/** A page that is followed itself, such as a live blog: each state of it is a revision. */
export async function pollPage({ source, fetched, asked }: Polled, run: SyncRun): Promise<void> {
  const now = run.now();
  const article = await articleWithEntry(fetched, run);
  const origin = source.told?.origin ?? null;
  const saved = await saveArticle(
    { article, origin, raw: fetched, urls: [source.url], look: 'followed', sourceTags: source.tags },
    run,
  );
  if (saved?.outcome === 'aside') throw lostText(fetched);
  const isNews = saved?.outcome === 'new' || saved?.outcome === 'revised';
  const next: FollowedSource = {
    ...afterAnswer(source, fetched, asked),
    kind: 'page',
    title: source.title ?? article.headline,
    lastNew: isNews ? now : source.lastNew,
  };
  run.counts.fetched++;
  await run.store.sources.finishPoll({
    source: { ...next, nextDue: dueOf(next, fetched.headers, now) },
    entries: [],
    gone: [],
    back: [],
    pages: [],
  });
}

/** With what a feed says of it, where the page still tells of that. */
async function articleWithEntry(fetched: Fetched, run: SyncRun): Promise<Article> {
  try {
    return await articleOfPage(fetched, run);
  } catch (error) {
    if (!(error instanceof BlockedPageError) || error.reason !== 'replaced') throw error;
    return articleOfPage({ ...fetched, target: { ...fetched.target, entry: null, feedUrl: null } }, run);
  }
}

/** A look that is kept aside: it counts as one that failed. */
export const lostText = ({ url, target }: Fetched): BlockedPageError =>
  new BlockedPageError(
    `${url ?? target.ref} has lost much of its text: it is kept aside until it is seen so again a day later`,
    'lost',
  );

/** The one article of a page; throws what its reader throws, and NoArticleError where the page is a feed or list. */
export async function articleOfPage(fetched: Fetched, run: SyncRun): Promise<Article> {
  const items = await run.reader.items(fetched, { ...run.read, full: false });
  const [first, ...rest] = Array.isArray(items) ? (items as DocumentItem[]) : [];
  if (first?.kind !== 'article' || rest.length > 0)
    throw new NoArticleError(`${fetched.url} is not the page of an article`);
  return first.article;
}
