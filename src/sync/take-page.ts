import {
  BlockedPageError,
  HttpStatusError,
  InterruptedError,
  NetworkError,
  NoArticleError,
  RefusedError,
  StoreError,
  TimeoutError,
} from '../errors.js';
import { articleFromEntry } from '../read/index.js';
import { makeTarget } from '../source/index.js';
import { backOff, type PendingPage, recheckAfter, textOfBody } from '../store/index.js';
import type { Article, Fetched, RawArticle, Target } from '../types.js';
import { entrySource, saidBy } from './new-entries.js';
import { articleOfPage, lostText } from './poll-page.js';
import { type PageSources, sourcesOfPage } from './page-rules.js';
import { tellLeftOut } from './ruled.js';
import { saveArticle } from './save.js';
import { withSilentFeed } from './silent-feed.js';
import type { SyncRun } from './sync-types.js';

/** A page that gave no text so often is left alone: with the doubling wait that is about a week. */
const mostTries = 12;
/** A page that is not there may be a moment late; one that is not there four times is not coming. */
const mostAbsences = 4;
/** A wall that says so does not fall; only a story that was opened to all does. */
const mostTriesAtAWall = 3;
/** Characters; fewer are a teaser, or what a wall lets through. */
const thinLength = 200;

/** Fetches a page that waits, saves it, and says when it is wanted again. Throws only StoreError. */
export async function takePage(page: PendingPage, run: SyncRun): Promise<void> {
  const sources = await sourcesOfPage(page, run.store, run.judges);
  if (typeof sources.verdict === 'object') return leaveOut(page, null, sources, run);
  try {
    // After an edit of the entry the page is read again in any case: the two are merged.
    const isSeen = page.reason === 'recheck' || page.reason === 'thin';
    const validators = { etag: isSeen ? page.etag : null, lastModified: isSeen ? page.lastModified : null };
    const fetched = await run.fetch(targetOf(page), {
      validators,
      ...(sources.own ? { own: sources.own } : {}),
    });
    if (isSeen && (fetched.isNotModified || fetched.sha256 === page.bodySha256)) await finishSame(page, fetched, run);
    else await finishRead(page, fetched, sources, run);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    if (!(error instanceof InterruptedError)) await finishFailed(page, error, sources, run);
  }
}

function targetOf(page: PendingPage): Target {
  const entry = rawEntry(page);
  return makeTarget(page.url, {
    url: page.url,
    isFound: true,
    depth: 1,
    entry,
    feedUrl: page.origins[0]?.feedUrl ?? null,
  });
}

const rawEntry = (page: PendingPage): RawArticle | null =>
  page.entry === null ? null : (JSON.parse(page.entry) as RawArticle);

async function finishSame(page: PendingPage, fetched: Fetched, run: SyncRun): Promise<void> {
  run.counts.pages.notModified++;
  run.counts.unchanged++;
  const { etag, lastModified } = fetched.validators;
  const next = { ...page, etag: etag ?? page.etag, lastModified: lastModified ?? page.lastModified };
  if (page.reason === 'thin' && page.attempts + 1 < mostTries) await retry(next, null, run);
  else await putOff(page, next, run);
}

/** Ends a page that no source wants; each of them remembers the story, for the day on which its rules change. */
async function leaveOut(page: PendingPage, article: Article | null, sources: PageSources, run: SyncRun): Promise<void> {
  const verdict = article === null ? sources.verdict : sources.verdictOn(article);
  const rule = typeof verdict === 'object' ? verdict.rule : '--only';
  if (!(await run.store.sources.leaveOut(page, sources.leftOut(article), run.now()))) return;
  tellLeftOut(page.origins[0]?.feedUrl ?? '', { url: page.url, raw: rawEntry(page) }, rule, run);
}

async function finishRead(page: PendingPage, fetched: Fetched, sources: PageSources, run: SyncRun): Promise<void> {
  const first = await articleOfPage(fetched, run);
  if (typeof sources.verdictOn(first) === 'object') return leaveOut(page, first, sources, run);
  const isKnown = page.reason !== 'new';
  const { article, fetched: raw } = isKnown
    ? await withSilentFeed({ article: first, fetched }, run)
    : { article: first, fetched };
  const saved = await saveArticle(
    {
      article,
      origin: page.origins[0] ?? null,
      raw,
      urls: [page.url],
      hops: fetched.redirects.map((hop) => hop.url),
      look: page.reason === 'recheck' ? 'again' : 'first',
      entryHeadline: saidBy(rawEntry(page))?.headline ?? null,
      entrySince: page.entrySince,
      sourceTags: sources.tags,
    },
    run,
  );
  if (saved?.outcome === 'aside') throw lostText(fetched);
  run.counts.pages.fetched++;
  if (saved !== null) {
    await run.store.noteBack(saved.id);
    await sightOthers(page, run);
  }
  const next = { ...page, ...fetched.validators, bodySha256: fetched.sha256 };
  const isLast = page.attempts + 1 >= (article.access === 'paywalled' ? mostTriesAtAWall : mostTries);
  if (isThin(article) && !isLast) await retry({ ...next, reason: 'thin' }, null, run);
  else await putOff(page, next, run);
}

/** Sources that named the page while it waited or was fetched. */
async function sightOthers(page: PendingPage, run: SyncRun): Promise<void> {
  const [, ...others] = await run.store.sources.originsOf(page.key);
  for (const origin of others) await run.store.sources.sight({ url: page.url, origin, said: null, now: run.now() });
}

function isThin(article: Article): boolean {
  if (article.kind === 'entry') return true;
  if (article.kind !== 'article' && article.kind !== 'live') return false;
  return article.updates.length === 0 && textOfBody(article).length < thinLength;
}

/** The next look for silent edits, or the end. */
async function putOff(page: PendingPage, state: PendingPage, run: SyncRun): Promise<void> {
  const now = run.now();
  const dueAt = recheckAfter(page.firstSeen, now, run.options.recheckMs);
  const { etag, lastModified, bodySha256 } = state;
  const next = { reason: 'recheck' as const, attempts: 0, etag, lastModified, bodySha256, triedAt: now };
  await run.store.sources.finishPage(page, dueAt === null ? null : { ...next, dueAt });
}

async function retry(page: PendingPage, retryAfterMs: number | null, run: SyncRun): Promise<number> {
  const now = run.now();
  const attempts = page.attempts + 1;
  const dueAt = now + Math.max(Math.min(longestRetryMs, retryAfterMs ?? 0), backOff(attempts));
  const { reason, etag, lastModified, bodySha256 } = page;
  await run.store.sources.finishPage(page, {
    reason,
    dueAt,
    attempts,
    etag,
    lastModified,
    bodySha256,
    triedAt: now,
  });
  return dueAt;
}

const longestRetryMs = 7 * 86_400_000;

async function finishFailed(page: PendingPage, error: unknown, sources: PageSources, run: SyncRun): Promise<void> {
  run.counts.pages.failed++;
  // What the feed says of it is kept at once, and what it says anew: the page may never come.
  const isOpen = sources.verdict === 'open';
  if ((page.reason === 'new' || page.reason === 'edited') && !isOpen) await saveEntry(page, sources, run);
  const isLast = page.attempts + 1 >= triesFor(error);
  const wasHad = page.reason === 'recheck' || page.bodySha256 !== null;
  if (isLast && wasHad && isAbsence(error)) await noteGone(page, run);
  let nextDue: number | null = null;
  if (!isLast) {
    const reason = page.reason === 'recheck' ? 'recheck' : 'failed';
    nextDue = await retry({ ...page, reason }, error instanceof HttpStatusError ? error.retryAfterMs : null, run);
  } else if (wasHad && !isEnd(error)) await putOff(page, page, run);
  else if (isOpen) await leaveOut(page, null, sources, run);
  else await run.store.sources.finishPage(page, null);
  run.report({ kind: 'page-failed', page, error, nextDue });
}

/** Its story stays in the archive; whoever is told of changes hears that it was taken away. */
async function noteGone(page: PendingPage, run: SyncRun): Promise<void> {
  const [only, ...others] = await run.store.idsAt(page.url);
  if (only && others.length === 0) await run.store.noteGone(only.id, new Date(run.now()).toISOString());
}

async function saveEntry(page: PendingPage, sources: PageSources, run: SyncRun): Promise<void> {
  const raw = rawEntry(page);
  const origin = page.origins[0];
  if (raw === null || !origin) return;
  const source = entrySource(origin.feedUrl, origin.guid, null, new Date(run.now()).toISOString());
  const article = articleFromEntry(raw, source, run.read);
  const look = page.reason === 'edited' ? 'refused' : 'first';
  await saveArticle({ article, origin, raw: null, look, entrySince: page.entrySince, sourceTags: sources.tags }, run);
  await sightOthers(page, run);
}

/** How often a page is tried that ends like this. */
function triesFor(error: unknown): number {
  if (error instanceof RefusedError) return error.isRetryable ? mostTries : 1;
  if (isEnd(error)) return 1;
  // Some feeds link pages that tell of something else.
  if (error instanceof BlockedPageError && error.reason === 'replaced') return mostTriesAtAWall;
  if (error instanceof HttpStatusError) return error.status === 404 ? mostAbsences : mostTries;
  if (error instanceof TimeoutError && !error.isRetryable) return 1;
  const mayPass = [NetworkError, TimeoutError, BlockedPageError, NoArticleError].some((one) => error instanceof one);
  // A PDF, a broken charset, something too large: the same at the next try.
  return mayPass ? mostTries : 1;
}

const isAbsence = (error: unknown): boolean =>
  isEnd(error) || (error instanceof HttpStatusError && error.status === 404);
const isEnd = (error: unknown): boolean => error instanceof HttpStatusError && [410, 451].includes(error.status);
