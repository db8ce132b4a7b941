import { StoreError, UsageError } from '../../../errors.js';
import { readDefaults, type ReadOptions } from '../../../options.js';
import type { Store } from '../../../store/index.js';
import { runSync, type SyncCounts, type SyncOptions, watchSync } from '../../../sync/index.js';
import { openReader } from '../../../run/index.js';
import { documentTimeoutFrom, type ReaderFlagValues, readerOptionsFromFlags } from '../../flags/reader-flags.js';
import { type Context, write } from '../../context.js';
import { hostDelays } from '../../archive/host-delays.js';
import { ownerOf } from '../../archive/owner.js';
import { withinTime } from '../../flags/max-time.js';
import { sourceNamed, sourcesTagged } from '../../archive/find-source.js';
import { printDue } from './dry-run.js';
import { exitCodes, unlessNothingNew } from '../../exit-codes.js';
import type { FetchFlagValues } from '../../flags/fetch-flags.js';
import { type ArchiveFlags, openFollowedArchive } from '../../archive/open-archive.js';
import { fetcherFromFlags } from '../../open-fetcher.js';
import { openProgress } from '../../screen/progress.js';
import { openReporter, type Reporter, type ReportFlags } from '../../screen/report.js';
import { loadSiteRules } from '../../flags/site-rules.js';
import { nothingFollowed, openSyncReport, summaryOf } from './report.js';
import { defaultRecheckMs } from '../../flags/recheck-flag.js';
import { timeZoneFromFlag } from '../../flags/time-zone-flag.js';
import { countFromFlag } from '../../flags/count.js';
import type { HookFlags } from '../hooks/flags.js';
import { type HookSet, type HookTotals, openHooks, startedNow } from '../hooks/deliver.js';
import { pause } from '../../../shared/pause.js';

export interface SyncFlags extends HookFlags, ReaderFlagValues, ArchiveFlags, ReportFlags, FetchFlagValues {
  all?: boolean;
  watch?: boolean;
  format?: 'text' | 'json';
  limit?: string;
  tag?: string;
  dryRun?: boolean;
  enqueue?: boolean;
  maxTime?: number;
  alarmAfter?: number;
  recheck?: number[];
  minQuality?: number;
  raw?: boolean;
  exitCode?: boolean;
  timezone?: string;
}

/** Fetches what is due and archives what is new; gives the exit status. */
export async function runSyncCommand(names: string[], flags: SyncFlags, given: Context): Promise<number> {
  const common = syncOptions(flags);
  if (flags.enqueue && flags.tag !== undefined)
    throw new UsageError('--enqueue wakes workers for all that is due: --tag does not go with it');
  if (flags.enqueue && (flags.exec !== undefined || flags.post !== undefined))
    throw new UsageError(
      '--enqueue leaves the work to workers, which call no hooks: --exec and --post do not go with it',
    );
  const read: ReadOptions = {
    ...readDefaults,
    timeZone: timeZoneFromFlag(flags.timezone),
    documentTimeoutMs: documentTimeoutFrom(flags),
    siteRules: await loadSiteRules(given.config?.sites),
  };
  const hooks = await openHooks(flags, given);
  const reporter = openReporter(flags, given);
  const onStop = (): void => reporter.warn('finishing what is under way; Ctrl-C again ends at once');
  given.stop.addEventListener('abort', onStop, { once: true });
  const { context, isOver } = withinTime(flags.maxTime, given, reporter);
  try {
    const store = await openFollowedArchive(flags, context);
    try {
      const options = { ...common, ...(await chosenSources(names, flags, store)) };
      if (flags.dryRun) return await printDue(options, store, flags, context);
      if (flags.enqueue) return await enqueueAll(options, flags, store, reporter, context, given);
      const once = (): Promise<PassCounts> => onePass({ options, read, store, flags, reporter, context, hooks });
      if (flags.watch) await watchOver(once, store, reporter, context);
      const counts = flags.watch ? null : await once();
      if (given.stop.aborted) return exitCodes.interrupted;
      if (counts === null) return exitCodes.done;
      const status =
        counts.failed > 0 || counts.hooks?.some((one) => one.failed > 0 || one.error !== null)
          ? exitCodes.someFailed
          : exitCodes.done;
      return unlessNothingNew(flags, status, counts.new + counts.revised === 0);
    } finally {
      await store.close();
    }
  } finally {
    await hooks.close();
    isOver();
    given.stop.removeEventListener('abort', onStop);
    reporter.close();
  }
}

/** Those that were named are asked now; of those with a tag, what is due. */
async function chosenSources(
  names: string[],
  { tag }: SyncFlags,
  store: Store,
): Promise<Pick<SyncOptions, 'only' | 'isNow'>> {
  if (names.length === 0 && tag === undefined) return {};
  if (names.length > 0 && tag !== undefined) throw new UsageError('name sources or a --tag, not both');
  const all = await store.sources.all();
  const found = tag === undefined ? names.map((name) => sourceNamed(name, all)) : sourcesTagged(tag, all);
  if (typeof found === 'string') throw new UsageError(found);
  const gone = names.length > 0 ? found.find((one) => one.status === 'gone') : undefined;
  if (gone) throw new UsageError(`${gone.url} is gone for good: wirecopy follow ${gone.url} asks it anew`);
  return { only: found.map((one) => one.url), isNow: names.length > 0 };
}

/** With hooks, what each of them got. */
type PassCounts = SyncCounts & { hooks?: HookTotals[] };

interface Pass {
  hooks: HookSet;
  options: SyncOptions;
  read: ReadOptions;
  store: Store;
  flags: SyncFlags;
  reporter: Reporter;
  context: Context;
}

async function onePass({ options, read, store, flags, reporter, context, hooks }: Pass): Promise<PassCounts> {
  const reader = openReader(readerOptionsFromFlags(flags));
  const setting = { warn: reporter.warn, backlog: reader, hostDelays: await hostDelays(store) };
  // One for each pass: a host that failed too often is left alone for one run only.
  const { fetcher, options: fetching } = fetcherFromFlags(flags, context, reporter.note, setting);
  const progress = openProgress(flags, context, fetcher.state);
  reporter.beforeLine(progress.clear);
  // Who watches, or asks for more, hears of each failure at once.
  const isWatched = context.isStderrTerminal || (flags.verbose ?? false);
  const report = openSyncReport({ reporter, progress, isWatched, now: context.now });
  try {
    const { owner, isAlive } = ownerOf(flags, context);
    // What an earlier run left is told while this one asks: a hook never holds the saving up.
    const telling = await startedNow(hooks, { store, owner, isAlive, reporter, context });
    const ran = await runSync(options, {
      store,
      fetch: (target, request) => fetcher.fetch(target, request),
      sitemapsOf: async (address) => (await fetcher.robots(address)).sitemaps,
      read: { ...read, maxBytes: fetching.maxBytes },
      reader,
      now: context.now,
      owner,
      isAlive,
      stop: context.stop,
      report: report.event,
    });
    report.close();
    progress.close();
    const told = await telling();
    const counts: PassCounts = told === null ? ran : { ...ran, hooks: told };
    if (flags.format === 'json') await write(context.stdout, `${JSON.stringify(counts)}\n`);
    else if (flags.format === 'text' || context.isStderrTerminal || flags.verbose) {
      const isIdle = counts.sources === 0 && (await store.sources.all()).length === 0;
      const line = isIdle ? nothingFollowed : summaryOf(counts);
      if (flags.format === 'text') await write(context.stdout, `${line}\n`);
      else reporter.warn(line);
    }
    return counts;
  } finally {
    progress.close();
    await reader.close();
    await fetcher.close();
  }
}

/** Wakes the workers once, or with `--watch` whenever something is due. */
async function enqueueAll(
  options: SyncOptions,
  flags: SyncFlags,
  store: Store,
  reporter: Reporter,
  context: Context,
  given: Context,
): Promise<number> {
  const { enqueue, tellEnqueued } = await import('./enqueue.js');
  // What is to be asked now is so once.
  let now = options;
  const once = async (): Promise<void> => {
    const found = await enqueue(now, flags, context);
    now = { ...options, all: false, isNow: false };
    await tellEnqueued(found, flags, context);
  };
  if (flags.watch) await watchOver(once, store, reporter, context);
  else await once();
  return given.stop.aborted ? exitCodes.interrupted : exitCodes.done;
}

/** A full disk or a lock is over some time: a watch says it and goes on. An archive that a newer version has made its own stays so. */
async function watchOver(
  once: () => Promise<unknown>,
  store: Store,
  reporter: Reporter,
  context: Context,
): Promise<void> {
  const surviving = async <T>(work: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StoreError) || error.trouble === 'version') throw error;
      reporter.failed(error, { ref: 'sync', url: null });
      return otherwise;
    }
  };
  await watchSync({
    pass: () => surviving(async () => void (await once()), undefined),
    nextDue: () => surviving(() => store.sources.nextDue(), null),
    now: context.now,
    sleep: (ms) => pause(ms, context.stop),
    stop: context.stop,
  });
}

function syncOptions(flags: SyncFlags): SyncOptions {
  return {
    all: flags.all ?? false,
    limit: flags.limit === undefined ? Number.POSITIVE_INFINITY : countFromFlag('--limit', flags.limit),
    recheckMs: flags.recheck ?? defaultRecheckMs,
    keepsRaw: flags.raw !== false,
    minQuality: flags.minQuality ?? null,
    ...(flags.alarmAfter === undefined ? {} : { alarmAfterMs: flags.alarmAfter }),
    // Most of them wait for their host's turn.
    window: Math.max(256, (flags.concurrency ?? 0) * 2),
  };
}
