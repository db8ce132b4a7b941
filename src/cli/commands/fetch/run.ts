import { UsageError } from '../../../errors.js';
import { type ReadOptions, readDefaults } from '../../../options.js';
import { refuseSamePlace } from '../../../output/index.js';
import { ingest, localReader, openReader, type Reader } from '../../../run/index.js';
import type { DocumentItem, Target } from '../../../types.js';
import { archiveAddress } from '../../archive/open-archive.js';
import type { Context } from '../../context.js';
import { exitCodes, unlessNothingNew } from '../../exit-codes.js';
import type { FetchFlagValues } from '../../flags/fetch-flags.js';
import { fetcherFromFlags } from '../../open-fetcher.js';
import { openProgress, type Progress } from '../../screen/progress.js';
import { openReporter, type Reporter, type ReportFlags } from '../../screen/report.js';
import { closingLine, printAll } from './print-all.js';
import { openSaver, type SaveFlags } from './saver.js';
import { type SelectFlags, type Selection, selectionFromFlags } from '../../flags/select.js';
import { bodyFormFrom, type OutputFlags, openWriter } from '../../writing/writer.js';
import { loadSiteRules } from '../../flags/site-rules.js';
import { timeZoneFromFlag } from '../../flags/time-zone-flag.js';
import { documentTimeoutFrom, type ReaderFlagValues, readerOptionsFromFlags } from '../../flags/reader-flags.js';
import { version } from '../../../version.js';
import { checkUrlFlag } from '../../flags/url-flag.js';
import { itemsFromSources, ownFiles } from './sources.js';
import { countFromFlag } from '../../flags/count.js';
import type { Journal } from '../../../journal/index.js';

export interface FetchFlags
  extends ReaderFlagValues,
    ReportFlags,
    SelectFlags,
    OutputFlags,
    FetchFlagValues,
    SaveFlags {
  url?: string;
  full?: boolean;
  pages?: string;
  unordered?: boolean;
  replaceEmpty?: boolean;
  exitCode?: boolean;
  timezone?: string;
  journal?: string;
}

/**
 * Documents started and not printed yet. Most of them only wait for their host's turn: a list sorted by host must not
 * make one host wait for another.
 */
const documentWindow = 1_024;

/** Sources that a person reads on a terminal one after the other; of more the records come as JSON. */
const fewSources = 10;

/** Reads the sources in order and prints their records; gives the exit status. */
export async function runFetch(sources: string[], given: FetchFlags, context: Context): Promise<number> {
  const asked: FetchFlags = { ...given, isToRead: sources.length <= fewSources };
  if (sources.length === 0) {
    throw new UsageError("name a source: wirecopy fetch <address or file…>, or '-' for a list on standard input");
  }
  // What cannot be understood is refused before a journal is begun.
  selectionFromFlags(asked, context.now());
  refuseSamePlace({
    '--output': asked.output,
    '--failures': asked.failures,
    '--archive': archiveOf(asked, context),
    '--journal': asked.journal,
  });
  const reading = {
    ...readOptionsFromFlags(asked),
    bodyForm: bodyFormFrom(asked, context),
    documentTimeoutMs: documentTimeoutFrom(asked),
    siteRules: await loadSiteRules(context.config?.sites),
  };
  checkUrlFlag(asked.url, sources);
  const { journal: name } = asked;
  const journal =
    name === undefined
      ? null
      : await (await import('./journal.js')).openRunJournal({ ...asked, journal: name }, reading, context);
  try {
    const flags = journal ? { ...asked, part: journal.part } : asked;
    const selection = selectionFromFlags(flags, journal?.startedAt ?? context.now());
    return await runWith(
      sources,
      flags,
      { selection, journal, read: { ...reading, since: selection.sinceDay } },
      context,
    );
  } finally {
    journal?.close();
  }
}

/** The archive that a run writes or reads, where it has one. */
const archiveOf = (flags: FetchFlags, context: Context): string | undefined =>
  flags.save || flags.archive ? archiveAddress(flags, context) : undefined;

/** What the flags came to. */
interface Told {
  selection: Selection;
  read: ReadOptions;
  journal: Journal | null;
}

async function runWith(
  sources: string[],
  flags: FetchFlags,
  { selection, read, journal }: Told,
  context: Context,
): Promise<number> {
  const reporter = openReporter(flags, context);
  const reader = readerFor(sources, flags);
  const fetching = { warn: reporter.warn, backlog: reader };
  const { fetcher, options: fetchOptions } = fetcherFromFlags(flags, context, reporter.note, fetching);
  const { maxBytes, maxSitemapBytes } = fetchOptions;
  const url = checkUrlFlag(flags.url, sources);
  const document = {
    url,
    maxBytes,
    maxSitemapBytes,
    bodyForm: read.bodyForm,
    own: ownFiles(flags.journal, flags.output, flags.failures, archiveOf(flags, context)),
  };
  const progress = openProgress(flags, context, fetcher.state);
  reporter.beforeLine(progress.clear);
  const onStop = (): void => reporter.warn('finishing what is under way; Ctrl-C again ends at once');
  context.stop.addEventListener('abort', onStop, { once: true });
  const items = counted(itemsFromSources(sources, document, context), progress);
  const saver = await openSaver(flags, context, reporter.warn);
  const writer = openWriter(flags, selection.fields, context);
  try {
    const deps = {
      fetch: (target: Target, signal: AbortSignal) => {
        const fetched = fetcher.fetch(target, { signal });
        if (target.depth === 0) fetched.then(progress.fetched, progress.fetched);
        return fetched;
      },
      options: { ...read, maxBytes: fetchOptions.maxBytes },
      reader,
      window: Math.max(1, Math.min(documentWindow, selection.limit)),
      isUnordered: flags.unordered ?? false,
      keepsBytes: saver !== null,
      stop: context.stop,
      journal,
    };
    sayPast(journal, flags, reporter);
    const isPaged = writer.isReading && context.page !== undefined;
    if (isPaged) context.page?.();
    const ends = { selection, saver, writer, reporter, progress, isPaged, journal };
    const { failures, printed, saved, doubtful } = await printAll(ingest(items, deps), ends);
    if (printed === 0 && failures > 0 && writer.replaces && !flags.replaceEmpty) {
      writer.discard();
      reporter.warn(`every source failed: ${flags.output} stays as it was (--replace-empty empties it)`);
    } else if (journal && context.stop.aborted) {
      writer.discard();
      reporter.warn(`interrupted: the same command goes on where this one was (--journal ${flags.journal})`);
    } else if (journal?.pastCount && journal.addedCount === 0) {
      await (await import('./journal.js')).endUnlessSame(writer);
      const all = closingLine(printed, failures, doubtful);
      reporter.warn(`nothing was left to do (--journal ${flags.journal}): ${all}`);
    } else await writer.end();
    if (progress.counts.found > 1)
      reporter.closing(closingLine(printed, failures, doubtful), { records: printed, failed: failures, doubtful });
    if (context.stop.aborted) return exitCodes.interrupted;
    const isNothing = (saver === null ? printed : saved) === 0;
    return unlessNothingNew(flags, failures > 0 ? exitCodes.someFailed : exitCodes.done, isNothing);
  } catch (error) {
    writer.discard();
    throw error;
  } finally {
    context.stop.removeEventListener('abort', onStop);
    progress.close();
    reporter.close();
    await reader.close();
    await fetcher.close();
    await saver?.close();
    if (sources.includes('-')) context.stdin.destroy();
  }
}

/** One page must not wait for a process to start: alone it is read here, and only what it names elsewhere. */
function readerFor(sources: readonly string[], flags: FetchFlags): Reader {
  const pool = openReader(readerOptionsFromFlags(flags));
  if (flags.threads !== undefined || sources.length > 1) return pool;
  return {
    ...localReader,
    items: (fetched, options) =>
      (fetched.target.depth === 0 && sources[0] !== '-' ? localReader : pool).items(fetched, options),
    room: () => pool.room(),
    isFull: () => pool.isFull(),
    onRoom: (run) => pool.onRoom(run),
    close: () => pool.close(),
  };
}

/** Said of a run that goes on. */
function sayPast(journal: Journal | null, { journal: name }: FetchFlags, reporter: Reporter): void {
  if (!journal?.pastCount) return;
  const count = `${journal.pastCount} ${journal.pastCount === 1 ? 'document' : 'documents'}`;
  reporter.note(`goes on: ${count} of earlier runs are in ${name}`);
  if (journal.version === version) return;
  reporter.warn(
    `${name} was begun by wirecopy ${journal.version}: records of that version and of this one (${version}) stand side by side`,
  );
}

async function* counted(items: AsyncIterable<DocumentItem>, progress: Progress): AsyncGenerator<DocumentItem> {
  for await (const item of items) {
    progress.found();
    yield item;
  }
  progress.allFound();
}

function readOptionsFromFlags(flags: FetchFlags): ReadOptions {
  return {
    ...readDefaults,
    timeZone: timeZoneFromFlag(flags.timezone),
    explain: flags.explain ?? false,
    full: flags.full ?? false,
    pages: countFromFlag('--pages', flags.pages ?? '1', { least: 1, most: 10_000 }),
  };
}
