import { batchedSaves } from '../batched-saves.js';
import { Judges } from '../story-facts.js';
import { noCounts, type SyncRun } from '../sync-types.js';
import type {
  BackfillCounts,
  BackfillDeps,
  BackfillEnd,
  BackfillOptions,
  BackfillRun,
  Estimate,
} from './backfill-types.js';
import { captureIndex } from './capture-index.js';
import { leaseMs, PageJobs } from './page-jobs.js';
import { findRoots, nothingNamed } from './roots.js';
import { takeList } from './take-list.js';

// A site's past: where it names its pages → lists → addresses with an outcome each → stories in the archive. All of it stands in the
// archive as it goes, so that a run goes on where another ended, however that ended, and several share the work.

/** A failed address is tried in so many runs. */
const mostAttempts = 3;
/** Their robots.txt is asked for, to tell the pace. */
const hostsLookedAt = 5;

/** Reads what is known and not yet read of a site's past. Ends early, without an error, when `deps.stop` is aborted. */
export async function runBackfill(options: BackfillOptions, deps: BackfillDeps): Promise<BackfillCounts> {
  const { backfills } = deps.store;
  for (const owner of await backfills.owners()) if (!deps.isAlive(owner)) await backfills.release(owner);
  let renewal: unknown = null;
  const timer = setInterval(() => {
    backfills.renew(deps.owner, deps.now() + leaseMs).catch((error: unknown) => {
      renewal = error;
    });
  }, leaseMs / 3);
  const run = openRun(options, deps);
  try {
    const end = await ofRun(run);
    if (renewal) throw renewal;
    return await countsOf(run, end);
  } finally {
    clearInterval(timer);
    await backfills.release(deps.owner);
  }
}

function openRun(options: BackfillOptions, deps: BackfillDeps): BackfillRun {
  const counts = { read: 0, failed: 0 };
  const report: SyncRun['report'] = (event) => {
    if (event.kind === 'saved' || event.kind === 'note') deps.report(event);
  };
  const { keepsRaw, minQuality } = options;
  const sync: SyncRun = {
    ...deps,
    store: batchedSaves(deps.store),
    report,
    options: { all: false, limit: 0, recheckMs: [], keepsRaw, minQuality, window: 0 },
    counts: noCounts(),
    judges: new Judges(),
    unreached: [],
    hasNewPages: false,
  };
  const known = { lists: 0, pages: 0 };
  const own = { options, backfill: options.site, sync, counts, known, held: new Set<string>(), left: options.limit };
  return { ...deps, ...own, startedAt: deps.now() };
}

async function ofRun(run: BackfillRun): Promise<BackfillEnd> {
  const { store, backfill } = run;
  await prepare(run);
  await readLists(run);
  await store.backfills.markKnown(backfill, run.now());
  const estimate = await estimateOf(run);
  const { pages, lists } = estimate.state;
  const isNothing = Object.keys(pages).length === 0 && (lists.waiting ?? 0) + (lists.failed ?? 0) === 0;
  if (isNothing && !run.stop.aborted) throw nothingNamed(run.options.site);
  if (!run.stop.aborted && !(await run.confirm(estimate))) return 'declined';
  // Pages that are gone turn to their copies, which are another host's.
  for (let taken = 1; taken > 0 && !run.stop.aborted; ) {
    const waiting = await store.backfills.waitingByHost(backfill);
    const jobs = new PageJobs(
      run,
      waiting.map(({ host }) => host),
    );
    taken = await jobs.drain();
  }
  return endOf(run);
}

/** Goes on with what waits; where nothing does, the site is asked anew what it names. */
async function prepare(run: BackfillRun): Promise<void> {
  const { backfill, options, store } = run;
  const { backfills } = store;
  const now = run.now();
  let { listedAt } = await backfills.open(backfill, options.range, now);
  const before = (await backfills.state(backfill))!;
  run.known.pages = sum(before.pages);
  if (listedAt !== null && (before.pages.waiting ?? 0) + (before.lists.waiting ?? 0) === 0) {
    await backfills.setListed(backfill, null);
    listedAt = null;
  }
  await backfills.retry(backfill, mostAttempts);
  const { archive } = options;
  if (archive !== null) await backfills.add(backfill, [captureIndex(options, archive, null)]);
  if (listedAt !== null) run.known.lists = sum(before.lists);
  else {
    await backfills.add(backfill, await findRoots(run));
    await backfills.setListed(backfill, now);
  }
}

const sum = (counts: object): number => Object.values(counts).reduce((total: number, one) => total + Number(one), 0);

/** One after the other, as each may name the next ones; an archive's index comes last, as what the site still names is read there. */
async function readLists(run: BackfillRun): Promise<void> {
  for (const kind of ['list', 'index'] as const) {
    while (!run.stop.aborted) {
      const [list] = await claimList(run, kind);
      if (!list) break;
      if (run.held.has(list.host)) await run.store.backfills.giveBack(list, run.now());
      else await takeList(list, run);
    }
  }
}

function claimList({ store, backfill, owner, startedAt, now }: BackfillRun, kind: 'list' | 'index') {
  const asked = { now: now(), leaseMs, owner, limit: 1, kind, triedBefore: startedAt };
  return store.backfills.claim(backfill, asked);
}

async function estimateOf(run: BackfillRun): Promise<Estimate> {
  const { store, options, backfill } = run;
  const state = (await store.backfills.state(backfill))!;
  const { protocol } = new URL(options.site);
  const hosts: Estimate['hosts'] = [];
  for (const { host, pages } of await store.backfills.waitingByHost(backfill)) {
    const ownDelay = Object.hasOwn(options.hostDelays, host) ? options.hostDelays[host]! : 0;
    const asked = hosts.length < hostsLookedAt && !run.held.has(host) && !run.stop.aborted;
    // A robots.txt that cannot be had is told when its pages are asked for.
    const crawlDelayMs = asked ? await run.crawlDelayOf(`${protocol}//${host}/`).catch(() => 0) : 0;
    hosts.push({ host, pages, delayMs: Math.max(options.delayMs, ownDelay, crawlDelayMs) });
  }
  const waiting = state.pages.waiting ?? 0;
  const pages = Math.min(waiting, options.limit);
  const share = waiting === 0 ? 0 : pages / waiting;
  const ms = Math.max(0, ...hosts.map((one) => one.pages * share * one.delayMs));
  return { state, waiting, pages, ms: ms === 0 ? null : ms, hosts };
}

async function endOf(run: BackfillRun): Promise<BackfillEnd> {
  const state = (await run.store.backfills.state(run.backfill))!;
  if ((state.pages.waiting ?? 0) + (state.lists.waiting ?? 0) === 0) return 'whole';
  const others = await run.store.backfills.leasedByOthers(run.backfill, run.owner, run.now());
  return others > 0 && run.held.size === 0 ? 'shared' : 'left';
}

async function countsOf(run: BackfillRun, end: BackfillEnd): Promise<BackfillCounts> {
  const { new: fresh, revised, unchanged } = run.sync.counts;
  const state = (await run.store.backfills.state(run.backfill))!;
  return { end, ...run.counts, new: fresh, revised, unchanged, state };
}
