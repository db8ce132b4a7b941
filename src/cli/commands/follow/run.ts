import { existsSync } from 'node:fs';
import { UsageError, WirecopyError } from '../../../errors.js';
import { printableLine } from '../../../output/index.js';
import { withoutPassword } from '../../../shared/without-password.js';
import { targetFromName } from '../../../source/index.js';
import { isOwnOrigin } from '../../../shared/own-origin.js';
import type { FollowedSource, SourceEdit, Store } from '../../../store/index.js';
import { type ArchiveFlags, openArchive } from '../../archive/open-archive.js';
import { type Context, write } from '../../context.js';
import { exitCodes } from '../../exit-codes.js';
import type { FetchFlagValues } from '../../flags/fetch-flags.js';
import { fetcherFromFlags } from '../../open-fetcher.js';
import { openReporter, type ReportFlags } from '../../screen/report.js';
import { type SourceFlags, sourceEditFromFlags } from '../../flags/source-flags.js';
import { followable, type Found, type Looking, type Wanted, wantedFrom } from './wanted.js';

export interface FollowFlags
  extends ArchiveFlags,
    ReportFlags,
    FetchFlagValues,
    Pick<SourceFlags, 'folder' | 'note' | 'only' | 'skip' | 'entriesOnly'> {
  tag?: string;
  title?: string;
  page?: boolean;
  check?: boolean;
  format?: 'text' | 'json';
}

/** Looks at each source, follows it, and says what is followed now; gives the exit status. */
export async function runFollow(sources: string[], flags: FollowFlags, context: Context): Promise<number> {
  if (flags.title !== undefined && sources.length > 1) throw new UsageError('--title goes with one source');
  if (flags.page && (flags.only || flags.skip)) {
    throw new UsageError('--page follows the page itself: --only and --skip choose among stories of a feed or sitemap');
  }
  const { tags = [], ...given } = await sourceEditFromFlags(kept(flags, context));
  const reporter = openReporter(flags, context);
  const { fetcher } = fetcherFromFlags(flags, context, reporter.note, { warn: reporter.warn });
  const looking: Looking = {
    flags,
    tags,
    reporter,
    now: context.now,
    fetch: (target) => fetcher.fetch(target),
    sitemapsOf: async (address) => (await fetcher.robots(address)).sitemaps,
  };
  let failures = 0;
  const failed = (error: unknown, name: string): void => {
    if (!(error instanceof WirecopyError) || error.code === 'STORE') throw error;
    // Alone it is wrong usage; one wrong name among several is one failure.
    if (error instanceof UsageError && sources.length === 1 && sources[0] === name) throw error;
    failures++;
    reporter.failed(error, { ref: withoutPassword(name), url: null });
  };
  let store: Store | null = null;
  try {
    // Opened first: what cannot be kept need not be asked for.
    store = await openArchive(flags, context);
    const into = { store, known: knownOf(store) };
    const hint = context.isStderrTerminal ? reporter.warn : reporter.note;
    for (const source of sources) {
      for (const found of await lookAt(source, looking, failed)) {
        if ('error' in found) failed(found.error, found.name);
        else
          await followOne(found.wanted, { ...into, given, typed: source, note: reporter.warn, hint }, flags, context);
      }
    }
  } finally {
    reporter.close();
    await fetcher.close();
    await store?.close();
  }
  if (context.stop.aborted) return exitCodes.interrupted;
  return failures > 0 ? exitCodes.someFailed : exitCodes.done;
}

/** Delay and headers of one command line stay with the source; those of a configuration file are for all. */
function kept(flags: FollowFlags, { typed }: Context): SourceFlags {
  const { tag, title, folder, note, only, skip, entriesOnly, delay, header } = flags;
  const isTyped = (key: string): boolean => typed?.has(key) ?? false;
  const given = { tag, title, folder, note, only, skip, entriesOnly };
  const own = { delay: isTyped('delay') ? delay : undefined, header: isTyped('header') ? header : undefined };
  return Object.fromEntries(Object.entries({ ...given, ...own }).filter(([, value]) => value !== undefined));
}

/** Empty where the source failed, which is said. */
async function lookAt(
  source: string,
  looking: Looking,
  failed: (error: unknown, name: string) => void,
): Promise<Found[]> {
  try {
    return await wantedFrom(followable(targetFromName(source, existsSync)), looking);
  } catch (error) {
    failed(error, source);
    return [];
  }
}

type Known = () => Promise<ReadonlyMap<string, FollowedSource>>;

/** What is followed, looked up once: a list may name hundreds. */
function knownOf(store: Store): Known {
  let found: ReturnType<Known> | null = null;
  return () => {
    found ??= store.sources.all().then((all) => new Map(all.map((one) => [one.url, one])));
    return found;
  };
}

interface Following {
  store: Store;
  known: Known;
  given: SourceEdit;
  /** What was typed. */
  typed: string;
  note: (message: string) => void;
  /** For whoever looks on: a script may follow the same sources each day. */
  hint: (message: string) => void;
}

/** Whether a source lies at the origin that was typed: a list, or a site's page, may lead anywhere. */
function isNamed(typed: string, url: string): boolean {
  const { url: named } = targetFromName(typed, existsSync);
  return named !== null && isOwnOrigin(named, url);
}

async function followOne(
  wanted: Wanted,
  { store, known, given, typed, note, hint }: Following,
  flags: FollowFlags,
  context: Context,
): Promise<void> {
  const { url, kind, title, siteUrl, tags, entries } = wanted;
  const { headers = [] } = given;
  const mayHave = isNamed(typed, url);
  if (headers.length > 0 && !mayHave) note(`${url}: --header is not kept for it, as you did not name its origin`);
  const options = {
    ...{ folder: wanted.folder ?? null, note: wanted.note ?? null, entriesOnly: false },
    ...given,
    ...{ now: context.now(), kind, title, siteUrl, tags, headers: mayHave ? headers : [] },
  };
  const isNew = await store.sources.add(url, options);
  if (!isNew && Object.keys(given).length > 0) {
    hint(`${url} is followed already and stays as it is: wirecopy sources edit changes what is said of it`);
  }
  if (flags.quiet) return;
  // What is followed already keeps its own title and tags.
  const kept = isNew ? undefined : (await known()).get(url);
  const name = kept ? kept.title : title;
  if (flags.format === 'json' || (flags.format === undefined && !context.isStdoutTerminal)) {
    const about = { kind: kind ?? kept?.kind ?? null, title: name, tags: kept?.tags ?? tags, entries };
    await write(context.stdout, `${JSON.stringify({ url, state: isNew ? 'followed' : 'known', ...about })}\n`);
    return;
  }
  const what = [kind, entries === null ? null : `${entries} ${entries === 1 ? 'entry' : 'entries'}`];
  const about = what.filter((part) => part !== null).join(', ');
  const shown = name ? `${printableLine(name)}  ${url}` : url;
  await write(
    context.stdout,
    isNew ? `following ${shown}${about ? ` (${about})` : ''}\n` : `already followed: ${shown}\n`,
  );
}
