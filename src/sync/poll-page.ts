import { NoArticleError } from '../errors.js';
import type { FollowedSource } from '../store/index.js';
import type { Article, DocumentItem, Fetched } from '../types.js';
import { afterAnswer } from './poll-state.js';
import { saveArticle } from './save.js';
import { dueOf } from './schedule.js';
import type { SyncRun } from './sync-types.js';

/** A page that is followed itself, such as a live blog: each state of it is a revision. */
export async function pollPage(source: FollowedSource, fetched: Fetched, run: SyncRun): Promise<void> {
  const now = run.now();
  const article = await articleOfPage(fetched, run);
  const saved = await saveArticle({ article, origin: null, raw: fetched }, run);
  const isNews = saved.outcome === 'new' || saved.outcome === 'revised';
  const next: FollowedSource = {
    ...afterAnswer(source, fetched, now),
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

/** The one article of a page; throws what its reader throws, and NoArticleError where the page is a feed or list. */
export async function articleOfPage(fetched: Fetched, run: SyncRun): Promise<Article> {
  const items = await run.reader.items(fetched, { ...run.read, full: false });
  const [first, ...rest] = Array.isArray(items) ? (items as DocumentItem[]) : [];
  if (first?.kind !== 'article' || rest.length > 0) throw new NoArticleError(`${fetched.url} is no article's page`);
  return first.article;
}
