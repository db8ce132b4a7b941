import { discoverSources } from '../../../run/index.js';
import { UsageError, WirecopyError } from '../../../errors.js';
import type { ListFormatName } from '../../../options.js';
import { targetFromName } from '../../../source/index.js';
import type { Target } from '../../../types.js';
import { type Context, write } from '../../context.js';
import { formatSources } from './report.js';
import { exitCodes } from '../../exit-codes.js';
import type { FetchFlagValues } from '../../flags/fetch-flags.js';
import { fetcherFromFlags } from '../../open-fetcher.js';
import { openProgress } from '../../screen/progress.js';
import { openReporter, type ReportFlags } from '../../screen/report.js';
import { countFromFlag } from '../../flags/count.js';
import { inColour } from '../../screen/terminal-guard.js';

export interface DiscoverFlags extends ReportFlags, FetchFlagValues {
  format?: ListFormatName;
  limit?: string;
  color?: boolean;
}

/** Prints the feeds and sitemaps of a site; gives the exit status, 1 where there are none. */
export async function runDiscover(site: string, flags: DiscoverFlags, context: Context): Promise<number> {
  const target = siteTarget(site);
  const limit = limitFromFlag(flags.limit);
  const reporter = openReporter(flags, context);
  const { fetcher } = fetcherFromFlags(flags, context, reporter.note);
  const progress = openProgress(flags, context, fetcher.state);
  reporter.beforeLine(progress.clear);
  try {
    const sources = await discoverSources(target, {
      fetch: (one) => fetcher.fetch(one).finally(progress.fetched),
      sitemapsOf: async (address) => (await fetcher.robots(address)).sitemaps,
      now: context.now,
      warn: reporter.warn,
      note: reporter.note,
    });
    progress.clear();
    const format = flags.format ?? (context.isStdoutTerminal ? 'table' : 'json');
    const out = format === 'text' || format === 'table' ? inColour(context).stdout : context.stdout;
    await write(out, formatSources(sources.slice(0, limit), { format, site: target.ref, flags, context }));
    return context.stop.aborted ? exitCodes.interrupted : exitCodes.done;
  } catch (error) {
    if (!(error instanceof WirecopyError) || error instanceof UsageError) throw error;
    reporter.failed(error, target);
    return context.stop.aborted ? exitCodes.interrupted : exitCodes.someFailed;
  } finally {
    progress.close();
    reporter.close();
    await fetcher.close();
  }
}

function siteTarget(site: string): Target {
  const target = targetFromName(site, () => false);
  if (!target.url)
    throw new UsageError(`${site} is not an address: name a site, such as example.org or http://localhost:8000`);
  return target;
}

function limitFromFlag(text: string | undefined): number {
  return text === undefined ? Number.POSITIVE_INFINITY : countFromFlag('--limit', text, { least: 1 });
}
