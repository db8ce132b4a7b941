import {
  DecodeError,
  describeFailure,
  HttpStatusError,
  InterruptedError,
  messageOf,
  NetworkError,
  NoArticleError,
  RefusedError,
  StoreError,
  TimeoutError,
  TooLargeError,
  UnrecognisedError,
} from '../../errors.js';
import { makeTarget } from '../../source/index.js';
import type { AddressEnd, BackfillAddress } from '../../store/index.js';
import type { Article, Fetched, RawArticle } from '../../types.js';
import { saidBy } from '../new-entries.js';
import { articleOfPage, lostText } from '../poll-page.js';
import { saveArticle } from '../save.js';
import type { BackfillRun } from './backfill-types.js';
import { fetchCopy, markCopy } from './copy-of-past.js';
import { askedHost } from './named.js';
import { isInRange, isListedInRange, isOpen, isOutOfRange } from './range.js';

/** Reads one page and archives its story, or says why not. Throws only StoreError. */
export async function takePage(address: BackfillAddress, run: BackfillRun): Promise<void> {
  const { backfills } = run.store;
  try {
    // The range may be another one than when it was found.
    const isOut = isOutOfRange(address, run.options.range);
    const end = isOut ? ({ outcome: 'out-of-range', now: run.now() } as const) : await read(address, run);
    await backfills.finish(address, end);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    await failed(address, error, run);
  }
  run.report({ kind: 'ended' });
}

async function read(address: BackfillAddress, run: BackfillRun): Promise<AddressEnd> {
  const fetched = address.isPast ? await fetchCopy(address, run) : await run.fetch(targetOf(address), {});
  const article = await articleOfPage(fetched, run.sync);
  run.counts.read++;
  const { date } = article;
  const outside = outsideOf(article, address, run);
  if (outside !== null) return { outcome: outside, date, now: run.now() };
  const saved = await save(address, address.isPast ? markCopy(article) : article, fetched, run);
  if (saved === null) return { outcome: 'low-quality', date, now: run.now() };
  if (saved.outcome === 'aside') throw lostText(fetched);
  const isSeen = saved.outcome === 'unchanged' || saved.outcome === 'variant';
  return { outcome: isSeen ? 'duplicate' : 'done', article: saved.id, date, now: run.now() };
}

/** The record's own date decides; one without a date is kept only where a list, or its address, dates it into the range. */
function outsideOf({ date }: Article, address: BackfillAddress, run: BackfillRun): 'out-of-range' | 'undated' | null {
  const { range } = run.options;
  if (date !== null) return isInRange(date, range) ? null : 'out-of-range';
  return isOpen(range) || isListedInRange(address, range) ? null : 'undated';
}

const entryOf = ({ entry }: BackfillAddress): RawArticle | null =>
  entry === null ? null : (JSON.parse(entry) as RawArticle);

const targetOf = (address: BackfillAddress) =>
  makeTarget(address.url, {
    url: address.url,
    isFound: true,
    depth: 1,
    entry: entryOf(address),
    feedUrl: address.source,
  });

async function save(address: BackfillAddress, article: Article, fetched: Fetched, run: BackfillRun) {
  const { source, guid, isPast } = address;
  const followed = source === null ? undefined : (await run.store.sources.settings([source])).get(source);
  const said = { entryHeadline: saidBy(entryOf(address))?.headline ?? null };
  return saveArticle(
    {
      article,
      origin: isPast || source === null ? null : { feedUrl: source, guid },
      raw: fetched,
      urls: [address.url],
      hops: fetched.redirects.map((hop) => hop.url),
      look: isPast ? 'past' : 'first',
      backfill: run.backfill,
      sourceTags: followed?.tags ?? [],
      ...(isPast ? {} : said),
    },
    run.sync,
  );
}

async function failed(address: BackfillAddress, error: unknown, run: BackfillRun): Promise<void> {
  const { backfills } = run.store;
  if (error instanceof InterruptedError) return backfills.giveBack(address, null);
  if (isHeld(error, run)) {
    if (!run.held.has(address.host)) run.report({ kind: 'held', host: address.host, error });
    run.held.add(address.host);
    return backfills.giveBack(address, run.now());
  }
  const { capture } = address;
  if (isGone(error) && capture !== null && (await backfills.turnToCopy(address, askedHost(capture)))) return;
  const end = endOfError(error, run.now());
  await backfills.finish(address, end);
  if (end.outcome !== 'failed') return;
  run.counts.failed++;
  run.report({ kind: 'failed', address, error, isFinal: end.isFinal ?? false });
}

const isGone = (error: unknown): boolean => error instanceof HttpStatusError && [404, 410].includes(error.status);

/** Its host was not asked, or asks for a longer rest than is waited for: this says nothing of the address. */
export function isHeld(error: unknown, { options }: BackfillRun): boolean {
  if (error instanceof NetworkError) return error.isHostDown;
  return error instanceof HttpStatusError && (error.retryAfterMs ?? 0) > options.maxWaitMs;
}

const finalStatus: ReadonlySet<number> = new Set([400, 404, 405, 410, 414, 451]);

/** An error as what it came to. */
export function endOfError(error: unknown, now: number): AddressEnd {
  const { code, status } = describeFailure(error, '');
  const end = { code, status, message: messageOf(error), now };
  if (error instanceof RefusedError && !error.isRetryable) return { ...end, outcome: 'refused' };
  const isIll = error instanceof NoArticleError && (error.reason === 'maintenance' || error.reason === 'server-error');
  if ((error instanceof NoArticleError && !isIll) || error instanceof UnrecognisedError)
    return { ...end, outcome: 'not-article' };
  const isFinal =
    (error instanceof HttpStatusError && finalStatus.has(error.status)) ||
    ((error instanceof NetworkError || error instanceof TimeoutError) && !error.isRetryable) ||
    error instanceof TooLargeError ||
    error instanceof DecodeError;
  return { ...end, outcome: 'failed', isFinal };
}
