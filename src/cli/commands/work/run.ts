import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import path from 'node:path';
import { InterruptedError, messageOf, UsageError } from '../../../errors.js';
import { readDefaults, type ReadOptions } from '../../../options.js';
import { openReader, type Reader } from '../../../run/index.js';
import type { Ledger } from '../../../shared/politeness.js';
import { openSharedLedger, openSharedWork, patiently, type SharedWork, type Store } from '../../../store/index.js';
import { type Fetching, Worker, type WorkerOptions } from '../../../sync/index.js';
import { hostDelays } from '../../archive/host-delays.js';
import { type ArchiveFlags, openArchive } from '../../archive/open-archive.js';
import { ownerOf } from '../../archive/owner.js';
import { sharedAddress } from '../../archive/shared-database.js';
import type { Context } from '../../context.js';
import { exitCodes } from '../../exit-codes.js';
import { type FetchFlagValues, fetchOptionsFromFlags } from '../../flags/fetch-flags.js';
import { withinTime } from '../../flags/max-time.js';
import { documentTimeoutFrom, type ReaderFlagValues, readerOptionsFromFlags } from '../../flags/reader-flags.js';
import { defaultRecheckMs } from '../../flags/recheck-flag.js';
import { loadSiteRules } from '../../flags/site-rules.js';
import { timeZoneFromFlag } from '../../flags/time-zone-flag.js';
import { fetcherFromFlags } from '../../open-fetcher.js';
import { openProgress } from '../../screen/progress.js';
import { openReporter, type Reporter, type ReportFlags } from '../../screen/report.js';
import { openSyncReport, summaryOf } from '../sync/report.js';
import { Exports } from './exports.js';
import { metricsAddress, serveMetrics } from './metrics.js';
import { takeSlices } from './slices.js';

export interface WorkFlags extends ReaderFlagValues, ArchiveFlags, ReportFlags, FetchFlagValues {
  once?: boolean;
  maxTime?: number;
  drain?: number;
  metrics?: string;
  exports?: string;
  recheck?: number[];
  minQuality?: number;
  raw?: boolean;
  timezone?: string;
}

/** A worker that is not heard of for so long is dead, and others have its hosts. */
const leaseMs = 30_000;
/** Whoever stops containers waits for ten seconds, most often. */
const defaultDrainMs = 8_000;

/** Takes jobs until it is stopped, or with `--once` until nothing is due; gives the exit status. */
export async function runWork(flags: WorkFlags, given: Context): Promise<number> {
  const address = sharedAddress(flags, given, 'wirecopy work');
  if (flags.ledger === false)
    throw new UsageError('--no-ledger: workers keep the delay of a host by the ledger that they share');
  const metrics = flags.metrics === undefined ? null : metricsAddress(flags.metrics);
  const read: ReadOptions = {
    ...readDefaults,
    timeZone: timeZoneFromFlag(flags.timezone),
    documentTimeoutMs: documentTimeoutFrom(flags),
    siteRules: await loadSiteRules(given.config?.sites),
  };
  const reporter = openReporter({ ...flags, run: randomUUID().slice(0, 8) }, given);
  const { context, isOver } = withinTime(flags.maxTime, given, reporter);
  const closing: (() => Promise<void> | void)[] = [() => reporter.close(), isOver];
  try {
    const store = await whenThere(() => openArchive(flags, context), reporter, context);
    closing.push(() => store.close());
    const shared = await whenThere(() => openSharedWork(address), reporter, context);
    closing.push(() => shared.close());
    const reader = openReader(readerOptionsFromFlags(flags));
    closing.push(() => reader.close());
    const worker = await openWorker({ flags, address, read, store, shared, reader, reporter, context, closing });
    const stopped = (): void => reporter.warn('finishing what is under way; another signal ends at once');
    given.stop.addEventListener('abort', stopped, { once: true });
    try {
      if (metrics) closing.push(await serveMetrics(metrics, worker, shared, reporter));
      const isOnce = flags.once ?? false;
      const { archive, rawFolder } = flags;
      const exports = new Exports({
        ...{ context, reporter, folder: flags.exports === undefined ? null : path.resolve(flags.exports) },
        archive: { ...(archive === undefined ? {} : { archive }), ...(rawFolder === undefined ? {} : { rawFolder }) },
      });
      await takeSlices({ worker, shared, store, read, reader, reporter, exports, stop: context.stop, isOnce });
    } finally {
      given.stop.removeEventListener('abort', stopped);
      await worker.close(flags.drain ?? defaultDrainMs);
      reporter.note(summaryOf(worker.counts), { event: 'closing', ...worker.counts });
    }
    return given.stop.aborted ? exitCodes.interrupted : exitCodes.done;
  } finally {
    for (const close of closing.toReversed()) await close();
  }
}

/** A worker may be started together with its database, or while that is started again; a wrong address is said soon enough. */
const startMs = 30_000;

function whenThere<T>(open: () => Promise<T>, reporter: Reporter, { now, stop }: Context): Promise<T> {
  const end = now() + startMs;
  const onAway = (error: unknown): void => reporter.warn(`${messageOf(error)}: waiting for it for ${startMs / 1000} s`);
  return patiently({ stop, onAway, isOver: () => now() >= end })(open);
}

interface Parts {
  flags: WorkFlags;
  address: string;
  read: ReadOptions;
  store: Store;
  shared: SharedWork;
  reader: Reader;
  reporter: Reporter;
  context: Context;
  closing: (() => Promise<void> | void)[];
}

async function openWorker({
  flags,
  address,
  read,
  store,
  shared,
  reader,
  reporter,
  context,
  closing,
}: Parts): Promise<Worker> {
  const onAway = (): void => undefined; // Who looks at the frontier says it.
  const open = () => openSharedLedger(address, { now: context.now, patience: { stop: context.stop, onAway } });
  const ledger = await whenThere(open, reporter, context);
  closing.push(() => ledger.close());
  // One for all fetchers; it ends with the worker.
  const lasting = Object.create(ledger, { close: { value: async () => undefined } }) as Ledger;
  const shareLedger = { openLedger: async () => lasting };
  const broken = new AbortController();
  // Each request listens.
  setMaxListeners(0, broken.signal);
  const noRequests = { active: 0, waiting: 0, hosts: 0, longest: null };
  const progress = openProgress({ quiet: true }, context, () => noRequests);
  const report = openSyncReport({
    reporter,
    progress,
    isWatched: flags.verbose ?? false,
    now: context.now,
  });
  const { delayMs, concurrency, maxBytes } = fetchOptionsFromFlags(flags, context.config?.hosts);
  const openFetching = async (): Promise<Fetching> => {
    const delays = await hostDelays(store);
    const { fetcher } = fetcherFromFlags(flags, context, reporter.note, {
      warn: reporter.warn,
      backlog: reader,
      hostDelays: delays,
      ledger: shareLedger,
    });
    return {
      fetch: (target, request) => fetcher.fetch(target, { ...request, signal: broken.signal }),
      sitemapsOf: async (site) => (await fetcher.robots(site)).sitemaps,
      resting: () => fetcher.resting(),
      close: () => fetcher.close(),
    };
  };
  const options: WorkerOptions = {
    ...{ all: false, limit: Number.POSITIVE_INFINITY, window: concurrency, concurrency, delayMs, leaseMs },
    recheckMs: flags.recheck ?? defaultRecheckMs,
    keepsRaw: flags.raw !== false,
    minQuality: flags.minQuality ?? null,
  };
  return new Worker(options, {
    ...{ store, frontier: shared.frontier, reader, openFetching, now: context.now, stop: context.stop },
    read: { ...read, maxBytes },
    owner: ownerOf(flags, context).owner,
    report: report.event,
    abort: () => broken.abort(new InterruptedError('the worker was stopped')),
    onRefused: (error, url) => reporter.failed(error, { ref: url, url }),
  });
}
