import { InterruptedError, UsageError, WirecopyError } from '../../../errors.js';
import { type ReadOptions, readDefaults } from '../../../options.js';
import { openReader } from '../../../run/index.js';
import { withoutPassword } from '../../../shared/without-password.js';
import { targetFromName } from '../../../source/index.js';
import type { AddressOutcome, AskedRange, Store } from '../../../store/index.js';
import { type BackfillOptions, runBackfill } from '../../../sync/index.js';
import {
  type ArchiveFlags,
  openArchive,
  openExistingArchive,
  openFollowedArchive,
} from '../../archive/open-archive.js';
import { hostDelays } from '../../archive/host-delays.js';
import { ownerOf } from '../../archive/owner.js';
import type { Context } from '../../context.js';
import { exitCodes } from '../../exit-codes.js';
import { countFromFlag } from '../../flags/count.js';
import type { FetchFlagValues } from '../../flags/fetch-flags.js';
import { withinTime } from '../../flags/max-time.js';
import { documentTimeoutFrom, type ReaderFlagValues, readerOptionsFromFlags } from '../../flags/reader-flags.js';
import { loadSiteRules } from '../../flags/site-rules.js';
import { dateOrSpan } from '../../flags/spans.js';
import { timeZoneFromFlag } from '../../flags/time-zone-flag.js';
import { fetcherFromFlags } from '../../open-fetcher.js';
import { openProgress } from '../../screen/progress.js';
import { openReporter, type Reporter, type ReportFlags } from '../../screen/report.js';
import { printAddresses, printStates, shownSite } from './report.js';
import { openTelling, tellEnd } from './telling.js';

export interface BackfillFlags extends ReaderFlagValues, ArchiveFlags, ReportFlags, FetchFlagValues {
  since?: string;
  until?: string;
  wayback?: boolean;
  waybackAddress?: string;
  paged?: boolean;
  dryRun?: boolean;
  yes?: boolean;
  limit?: string;
  maxTime?: number;
  status?: boolean;
  list?: boolean;
  outcome?: AddressOutcome;
  forget?: boolean;
  raw?: boolean;
  timezone?: string;
  minQuality?: number;
  format?: 'text' | 'json';
}

/** Reads a site's past into the archive, or says how far that is; gives the exit status. */
export async function runBackfillCommand(
  name: string | undefined,
  flags: BackfillFlags,
  context: Context,
): Promise<number> {
  const site = name === undefined ? null : siteFrom(name);
  if (flags.outcome !== undefined && !flags.list) throw new UsageError('--outcome chooses what --list prints');
  const asked = [flags.status, flags.list, flags.forget].filter(Boolean).length;
  if (asked > 1) throw new UsageError('--status, --list and --forget do not go together');
  if (asked === 1) return look(site, flags, context);
  if (site === null) throw new UsageError('name a site, such as example.org; --status prints how far backfills are');
  return read(site, flags, context);
}

/** As it was typed, without what names no place of the site. */
function siteFrom(name: string): string {
  const { url } = targetFromName(name, () => false);
  if (!url) throw new UsageError(`${name} is not an address: name a site, such as example.org`);
  const site = new URL(url);
  site.hash = '';
  return site.href;
}

async function look(site: string | null, flags: BackfillFlags, context: Context): Promise<number> {
  if (site === null && !flags.status) throw new UsageError(`${flags.list ? '--list' : '--forget'} needs a site`);
  const store = await (flags.forget ? openFollowedArchive : openExistingArchive)(flags, context);
  try {
    const all = await store.backfills.all();
    // As it is printed it is found again, too.
    const states = site === null ? all : all.filter((one) => shownSite(one) === withoutPassword(site));
    const [found] = states;
    if (site !== null && !found) {
      const known = all.map(shownSite).join(', ');
      const name = withoutPassword(site);
      throw new UsageError(`there is no backfill of ${name}${known ? `: there are those of ${known}` : ''}`);
    }
    const isJson = flags.format === 'json';
    if (flags.list) await printAddresses(store.backfills, found!.site, { outcome: flags.outcome, isJson, context });
    else if (flags.forget) await store.backfills.forget(found!.site);
    else await printStates(states, isJson, context);
    if (states.length === 0)
      context.stderr.write('no backfill was begun yet: wirecopy backfill <site> --since <date>\n');
    return context.stop.aborted ? exitCodes.interrupted : exitCodes.done;
  } finally {
    await store.close();
  }
}

async function read(site: string, flags: BackfillFlags, given: Context): Promise<number> {
  const range = rangeFrom(flags, given.now());
  const reading = {
    ...readDefaults,
    timeZone: timeZoneFromFlag(flags.timezone),
    documentTimeoutMs: documentTimeoutFrom(flags),
    siteRules: await loadSiteRules(given.config?.sites),
  };
  const limit = flags.limit === undefined ? Number.POSITIVE_INFINITY : countFromFlag('--limit', flags.limit);
  const archive = archiveFrom(flags);
  const reporter = openReporter(flags, given);
  const onStop = (): void => reporter.warn('finishing what is under way; Ctrl-C again ends at once');
  given.stop.addEventListener('abort', onStop, { once: true });
  const { context, isOver } = withinTime(flags.maxTime, given, reporter);
  try {
    const store = await openArchive(flags, context);
    try {
      const status = await readInto(store, { site, range, reading, limit, archive }, { flags, context, reporter });
      return given.stop.aborted ? exitCodes.interrupted : status;
    } finally {
      await store.close();
    }
  } finally {
    isOver();
    given.stop.removeEventListener('abort', onStop);
    reporter.close();
  }
}

interface Asked {
  site: string;
  range: AskedRange;
  reading: ReadOptions;
  limit: number;
  archive: string | null;
}

async function readInto(
  store: Store,
  { site, range, reading, limit, archive }: Asked,
  { flags, context, reporter }: { flags: BackfillFlags; context: Context; reporter: Reporter },
): Promise<number> {
  // Whoever asks a host the most keeps what a followed source of it asks for.
  const delays = await hostDelays(store);
  const reader = openReader(readerOptionsFromFlags(flags));
  const setting = { warn: reporter.warn, backlog: reader, hostDelays: delays };
  const opened = fetcherFromFlags(flags, context, reporter.note, setting);
  const { fetcher, options: fetching } = opened;
  const progress = openProgress(flags, context, fetcher.state);
  reporter.beforeLine(progress.clear);
  try {
    const told = openTelling(flags, context, reporter, progress);
    const { delayMs, hostDelays, maxWaitMs } = fetching;
    const options: BackfillOptions = {
      ...{ site, range, isPaged: flags.paged ?? false, archive, limit, delayMs, hostDelays, maxWaitMs },
      ...{ keepsRaw: flags.raw !== false, minQuality: flags.minQuality ?? null },
    };
    const counts = await runBackfill(options, {
      store,
      fetch: (target, request) => fetcher.fetch(target, request),
      sitemapsOf: async (address) => (await fetcher.robots(address)).sitemaps,
      crawlDelayOf: async (address) => (await fetcher.robots(address)).crawlDelayMs,
      read: { ...reading, maxBytes: fetching.maxBytes },
      reader,
      now: context.now,
      ...ownerOf(flags, context),
      stop: context.stop,
      report: told.event,
      confirm: told.confirm,
    });
    progress.close();
    if (!flags.dryRun) await tellEnd(counts, told.isHeld(), { flags, context, reporter });
    return counts.failed > 0 || told.isHeld() ? exitCodes.someFailed : exitCodes.done;
  } catch (error) {
    // Nothing was asked yet when it was stopped, or when its time was over.
    if (context.stop.aborted && error instanceof InterruptedError) return exitCodes.done;
    if (!(error instanceof WirecopyError) || error.code === 'STORE' || error instanceof UsageError) throw error;
    reporter.failed(error, { ref: withoutPassword(site), url: withoutPassword(site) });
    return exitCodes.someFailed;
  } finally {
    progress.close();
    await reader.close();
    await fetcher.close();
  }
}

/** Days, months or years; a span counts back from today. */
function rangeFrom({ since, until }: BackfillFlags, now: number): AskedRange {
  const edge = (flag: string, text: string | undefined): string | null =>
    text === undefined ? null : dateOrSpan(`--${flag} `, text, now).slice(0, 10);
  const range = { since: edge('since', since), until: edge('until', until) };
  if (range.since !== null && range.until !== null && range.since.slice(0, range.until.length) > range.until)
    throw new UsageError(`--since ${since} is later than --until ${until}`);
  return range;
}

function archiveFrom({ wayback, waybackAddress }: BackfillFlags): string | null {
  if (waybackAddress === undefined) return wayback ? 'https://web.archive.org' : null;
  const { url } = targetFromName(waybackAddress, () => false);
  if (!url) throw new UsageError(`--wayback-address ${waybackAddress} is not an address`);
  return url.replace(/[?#].*$/, '').replace(/\/+$/, '');
}
