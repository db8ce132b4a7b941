import { HttpStatusError, InterruptedError, messageOf, NetworkError, StoreError, TimeoutError } from '../errors.js';
import type { FollowedSource, PollState } from '../store/index.js';
import type { Fetched } from '../types.js';
import { makeTarget } from '../source/index.js';
import { type Comparison, compareEntries } from './compare.js';
import { fillGap } from './fill-gap.js';
import { noteMove, permanentTarget } from './moved.js';
import { newPages, saveEntries } from './new-entries.js';
import { pollPage } from './poll-page.js';
import { afterAnswer } from './poll-state.js';
import type { SourceReading } from '../read/index.js';
import { dueAfterFailure, dueOf, rhythmOf } from './schedule.js';
import type { SyncRun } from './sync-types.js';
import { readChildren } from './sitemap-index.js';

/** One poll of one source: one conditional request, what is new into the archive, the next due time. Throws only StoreError. */
export async function pollSource(source: FollowedSource, run: SyncRun): Promise<void> {
  run.counts.sources++;
  try {
    const { etag, lastModified } = source;
    const target = makeTarget(source.url, { url: source.url });
    const fetched = await run.fetch(target, { validators: { etag, lastModified } });
    const answered = noteMove(source, fetched);
    if (fetched.isNotModified || fetched.sha256 === source.bodySha256) await finishSame(answered, fetched, run);
    else if (source.kind === 'page') await pollPage(answered, fetched, run);
    else await finishRead(answered, fetched, run);
    await adoptMove(answered, run);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    if (error instanceof InterruptedError) run.counts.sources--;
    else if (error instanceof HttpStatusError && error.status === 410) await finishGone(source, error, run);
    else await finishFailed(source, error, run);
  }
}

const nothing = { entries: [], gone: [], back: [], pages: [] } satisfies Omit<PollState, 'source'>;

async function finishSame(source: FollowedSource, fetched: Fetched, run: SyncRun): Promise<void> {
  const now = run.now();
  const next = afterAnswer(source, fetched, now);
  run.counts.notModified++;
  await run.store.sources.finishPoll({ source: { ...next, nextDue: dueOf(next, fetched.headers, now) }, ...nothing });
}

async function finishRead(source: FollowedSource, fetched: Fetched, run: SyncRun): Promise<void> {
  const now = run.now();
  const reading = await run.reader.source(fetched, run.read);
  const known = await run.store.sources.entries(source.url);
  const index = await readChildren(reading, known, run);
  const compared = compareEntries([...reading.entries, ...index.entries], known);
  const isFirst = source.lastPolled === null || known.length === 0;
  // A part of an index's sitemaps says nothing of what the others hold.
  const isPart = reading.children.length > 0 || !reading.isWhole;
  if (isPart) compared.gone = [];
  const hasGap = compared.hasGap && !isPart && !isFirst;
  const filled = hasGap ? await fillGap(source, reading, known, run) : [];
  const news = [...compared.new, ...filled];
  const next = afterReading({ source, fetched, reading, compared, hasGap, now });
  if (!index.isConditional || !reading.isWhole)
    Object.assign(next, { etag: null, lastModified: null, bodySha256: null });
  run.counts.fetched++;
  run.counts.unchanged += compared.unchanged;
  const entries = [...news, ...compared.edited];
  const saved = await saveEntries({ source: next, entries, listed: reading.entries, fetched }, run);
  const state = {
    source: { ...next, nextDue: dueOf(next, fetched.headers, now) },
    entries: [...compared.states, ...filled, ...index.states],
    gone: compared.gone,
    back: compared.back,
    pages: newPages({ source: next, entries: news, edited: compared.edited, isFirst, saved }, now),
  };
  const { known: elsewhere } = await run.store.sources.finishPoll(state);
  run.counts.unchanged += elsewhere;
  if (state.pages.length > elsewhere) run.hasNewPages = true;
  if (hasGap) {
    run.counts.gaps++;
    run.report({ kind: 'gap', source: next, filled: filled.length });
  }
}

interface Answer {
  source: FollowedSource;
  fetched: Fetched;
  reading: SourceReading;
  compared: Comparison;
  hasGap: boolean;
  now: number;
}

function afterReading({ source, fetched, reading, compared, hasGap, now }: Answer): FollowedSource {
  const { rhythmMs, reachMs } = rhythmOf(reading.entries, now);
  return {
    ...afterAnswer(source, fetched, now),
    kind: reading.kind,
    title: source.title ?? reading.title,
    siteUrl: reading.siteUrl ?? source.siteUrl,
    hub: reading.hub,
    hints: JSON.stringify({ ...reading.hints, reachMs }),
    rhythmMs: rhythmMs ?? source.rhythmMs,
    lastNew: compared.new.length > 0 ? now : source.lastNew,
    // A poll without a gap takes one back only: a pace that just holds is kept for a while.
    gapStreak: hasGap ? source.gapStreak + 1 : Math.max(0, source.gapStreak - (compared.new.length > 0 ? 1 : 0)),
  };
}

async function adoptMove(source: FollowedSource, run: SyncRun): Promise<void> {
  const to = permanentTarget(source);
  if (to === null) return;
  await run.store.sources.move(source.url, to);
  run.report({ kind: 'moved', from: source.url, to });
}

async function finishGone(source: FollowedSource, error: Error, run: SyncRun): Promise<void> {
  const now = run.now();
  run.counts.gone++;
  await run.store.sources.finishPoll({
    source: { ...source, status: 'gone', lastPolled: now, lastError: error.message },
    ...nothing,
  });
  run.report({ kind: 'gone', source });
}

async function finishFailed(source: FollowedSource, error: unknown, run: SyncRun): Promise<void> {
  const now = run.now();
  const retryAfterMs = error instanceof HttpStatusError ? error.retryAfterMs : null;
  const failed = {
    ...source,
    lastPolled: now,
    errorStreak: source.errorStreak + 1,
    lastError: messageOf(error),
  };
  const nextDue = dueAfterFailure(failed, retryAfterMs, now);
  run.counts.failed++;
  if (error instanceof NetworkError || error instanceof TimeoutError) run.unreached.push({ ...failed, nextDue });
  await run.store.sources.finishPoll({ source: { ...failed, nextDue }, ...nothing });
  run.report({ kind: 'source-failed', source: failed, error, nextDue });
}
