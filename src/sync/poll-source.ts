import { HttpStatusError, InterruptedError, messageOf, NetworkError, StoreError, TimeoutError } from '../errors.js';
import type { FollowedSource, PollState } from '../store/index.js';
import type { RawArticle, Target, Validators } from '../types.js';
import { failing, isToldNow } from './failing.js';
import { isOwnOrigin } from '../shared/own-origin.js';
import { makeTarget } from '../source/index.js';
import { type Comparison, compareEntries } from './compare.js';
import { fillGap } from './fill-gap.js';
import { noteMove, permanentTarget } from './moved.js';
import { isNotOld, newPages, originOf, saidBy, saveEntries } from './new-entries.js';
import { pollPage } from './poll-page.js';
import { afterAnswer, type Polled } from './poll-state.js';
import type { SeenEntry, SourceReading } from '../read/index.js';
import { dueAfterFailure, dueOf, rhythmOf } from './schedule.js';
import type { SyncRun } from './sync-types.js';
import { byRules } from './ruled.js';
import { isLoosened } from './story-facts.js';
import { disownShared, isEntry } from './shared-address.js';
import { readChildren } from './sitemap-index.js';

/** One poll of one source: one conditional request, what is new into the archive, the next due time. Throws only StoreError. */
export async function pollSource(source: FollowedSource, shared: SyncRun): Promise<void> {
  const run = withHeaders(source, shared);
  run.counts.sources++;
  const asked = run.now();
  try {
    const fetched = await run.fetch(targetOf(source), { validators: validatorsOf(source, asked) });
    const answered = noteMove(source, fetched);
    const polled = { source: answered, fetched, asked };
    if (fetched.isNotModified || fetched.sha256 === source.bodySha256) await finishSame(polled, run);
    else if (source.kind === 'page') await pollPage(polled, run);
    else await finishRead(polled, run);
    await adoptMove(answered, permanentTarget(answered), run);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    if (error instanceof InterruptedError) run.counts.sources--;
    else if (source.movedTo !== null && isLeft(error, source)) await finishMoved(source, source.movedTo, run);
    else if (error instanceof HttpStatusError && error.status === 410) await finishGone(source, error, run);
    else await finishFailed(source, error, run);
  }
}

/** All that is asked for on behalf of a source has its headers, as far as they may go. */
function withHeaders({ url, headers }: FollowedSource, run: SyncRun): SyncRun {
  if (headers.length === 0) return run;
  return { ...run, fetch: (target, request) => run.fetch(target, { ...request, own: { url, headers } }) };
}

function targetOf({ url, told }: FollowedSource): Target {
  const entry = told?.entry ? (JSON.parse(told.entry) as RawArticle) : null;
  return makeTarget(url, { url, entry, feedUrl: told?.origin.feedUrl ?? null });
}

/** Some servers answer 304 for ever, whatever is new: after a week without a body they are asked for one. */
const longestUnreadMs = 7 * 86_400_000;

function validatorsOf({ etag, lastModified, readAt }: FollowedSource, now: number): Validators {
  const isRead = readAt !== null && now - readAt < longestUnreadMs;
  return isRead ? { etag, lastModified } : { etag: null, lastModified: null };
}

const nothing = { entries: [], gone: [], back: [], pages: [] } satisfies Omit<PollState, 'source'>;

async function finishSame({ source, fetched, asked }: Polled, run: SyncRun): Promise<void> {
  const now = run.now();
  const next = afterAnswer(source, fetched, asked);
  run.counts.notModified++;
  const ruled = isLoosened(source)
    ? await byRules({ source, fresh: [], edited: [], comes: () => true }, run)
    : { wanted: [], leftOut: [], letIn: [], rulesApplied: source.rulesApplied };
  const { wanted, leftOut, letIn, rulesApplied } = ruled;
  const saved = await saveEntries({ source: next, entries: wanted, listed: wanted, fetched: null }, run);
  const news = { source, kind: next.kind, entries: wanted, edited: [], listed: wanted, isFirst: false, saved };
  await run.store.sources.finishPoll({
    source: { ...next, rulesApplied, nextDue: dueOf(next, fetched.headers, now) },
    ...nothing,
    pages: newPages(news, now, run.options.recheckMs),
    leftOut,
    letIn,
  });
}

async function finishRead({ source, fetched, asked }: Polled, run: SyncRun): Promise<void> {
  const now = run.now();
  const reading = await run.reader.source(fetched, run.read);
  const states = await run.store.sources.entries(source.url);
  const index = await readChildren(reading, states, run);
  const disowned = disownShared([...reading.entries, ...index.entries], states);
  const known = states.filter(isEntry);
  const compared = compareEntries(disowned.entries, known);
  const isFirst = source.lastPolled === null || known.length === 0;
  // A part of an index's sitemaps says nothing of what the others hold.
  const isPart = reading.children.length > 0 || !reading.isWhole;
  if (isPart) compared.gone = [];
  const hasGap = compared.hasGap && !isPart && !isFirst;
  const filled = hasGap ? await fillGap(source, reading, known, run) : [];
  const next = afterReading({ source, fetched, asked, reading, compared, hasGap, now });
  const isRecent = isNotOld({ kind: next.kind, isFirst, firstRead: index.firstRead }, now);
  const { wanted, leftOut, letIn, rulesApplied } = await byRules(
    {
      source: { ...next, rulesApplied: source.rulesApplied },
      fresh: [...compared.new, ...filled],
      edited: compared.editedOut,
      comes: (entry) => source.entriesOnly || isRecent(entry),
    },
    run,
  );
  if (!index.isConditional || !reading.isWhole)
    Object.assign(next, { etag: null, lastModified: null, bodySha256: null });
  if (!reading.isWhole)
    run.report({ kind: 'note', message: `${source.url} is cut off: what is whole of it is archived` });
  run.counts.fetched++;
  run.counts.unchanged += compared.unchanged;
  const entries = [...wanted, ...compared.edited];
  const listed = disowned.entries;
  const saved = await saveEntries({ source: next, entries, listed, fetched }, run);
  if (source.entriesOnly) await sightRehomed(source, compared.rehomed, listed, run);
  const { firstRead } = index;
  const { edited, returned } = compared;
  const news = { source, kind: next.kind, entries: wanted, edited, returned, listed, isFirst, firstRead, saved };
  const state = {
    source: { ...next, rulesApplied, nextDue: dueOf(next, fetched.headers, now) },
    entries: [...compared.states, ...filled, ...index.states, ...disowned.states],
    gone: compared.gone,
    back: compared.back,
    moved: compared.moved,
    leftOut,
    letIn,
    pages: newPages(news, now, run.options.recheckMs),
  };
  const { known: elsewhere } = await run.store.sources.finishPoll(state);
  run.counts.unchanged += elsewhere;
  if (hasGap) {
    run.counts.gaps++;
    run.report({ kind: 'gap', source: next, filled: filled.length });
  }
}

/** Where no page is fetched that tells whether it is the same story, its new address is known from the feed alone. */
async function sightRehomed(
  source: FollowedSource,
  rehomed: readonly SeenEntry[],
  listed: readonly SeenEntry[],
  run: SyncRun,
): Promise<void> {
  for (const entry of rehomed) {
    const origin = originOf(source, entry, listed);
    await run.store.sources.sight({ url: entry.url, origin, said: saidBy(entry.raw), now: run.now() });
  }
}

interface Answer extends Polled {
  reading: SourceReading;
  compared: Comparison;
  hasGap: boolean;
  now: number;
}

function afterReading({ source, fetched, asked, reading, compared, hasGap, now }: Answer): FollowedSource {
  const { rhythmMs, reachMs } = rhythmOf(reading.entries, now);
  return {
    ...afterAnswer(source, fetched, asked),
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

async function adoptMove(source: FollowedSource, to: string | null, run: SyncRun): Promise<void> {
  if (to === null) return;
  await run.store.sources.move(source.url, to);
  const hasLostHeaders = source.headers.length > 0 && !isOwnOrigin(source.url, to);
  run.report({ kind: 'moved', from: source.url, to, hasLostHeaders });
}

/** Whether an address that had moved is gone: 410 says so, and 404 where the move was seen more than once. */
function isLeft(error: unknown, { movedCount }: FollowedSource): boolean {
  return error instanceof HttpStatusError && (error.status === 410 || (error.status === 404 && movedCount > 1));
}

/** The old address is gone and the new one is known from earlier polls: the source lives there. */
async function finishMoved(source: FollowedSource, to: string, run: SyncRun): Promise<void> {
  const now = run.now();
  run.counts.sources--;
  await run.store.sources.finishPoll({
    source: { ...source, lastPolled: now, nextDue: now, lastError: null, errorStreak: 0, health: null },
    ...nothing,
  });
  await adoptMove(source, to, run);
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
    health: failing(source, error, now),
  };
  const isAlarm = isToldNow(failed.health, source, run);
  if (isAlarm) failed.health.alarmedAt = now;
  const nextDue = dueAfterFailure(failed, retryAfterMs, now);
  run.counts.failed++;
  if (error instanceof NetworkError || error instanceof TimeoutError)
    run.unreached.push({ before: source, failed: { ...failed, nextDue } });
  await run.store.sources.finishPoll({ source: { ...failed, nextDue }, ...nothing });
  run.report({ kind: 'source-failed', source: failed, error, nextDue, isAlarm });
}
