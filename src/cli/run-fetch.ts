import { UsageError } from '../errors.js';
import { type ReadOptions, readDefaults } from '../options.js';
import { ingest } from '../pipeline.js';
import type { Article, Outcome } from '../types.js';
import type { Context } from './context.js';
import { exitCodes } from './exit-codes.js';
import type { FetchFlagValues } from './fetch-flags.js';
import { fetcherFromFlags } from './open-fetcher.js';
import { openReporter, type Reporter, type ReportFlags } from './report.js';
import { type SelectFlags, type Selection, selectionFromFlags } from './select.js';
import { type OutputFlags, openWriter, type Writer } from './writer.js';
import { loadSiteRules } from './site-rules.js';
import { checkUrlFlag, itemsFromSources } from './sources.js';

export interface FetchFlags extends ReportFlags, SelectFlags, OutputFlags, FetchFlagValues {
  url?: string;
  full?: boolean;
  timezone?: string;
  body: ReadOptions['bodyForm'];
}

/** Documents under way at once; more only costs memory, as hosts have limits of their own. */
const documentWindow = 64;

/** Reads the sources in order and prints their records; gives the exit status. */
export async function runFetch(sources: string[], flags: FetchFlags, context: Context): Promise<number> {
  if (sources.length === 0) {
    throw new UsageError("name a source: wirecopy fetch <address or file…>, or '-' for a list on standard input");
  }
  const selection = selectionFromFlags(flags);
  const siteRules = await loadSiteRules(context.config?.sites);
  const read = { ...readOptionsFromFlags(flags), siteRules };
  const reporter = openReporter(flags, context);
  const { fetcher, options: fetchOptions } = fetcherFromFlags(flags, context, reporter.note);
  const items = itemsFromSources(
    sources,
    { url: checkUrlFlag(flags.url, sources), maxBytes: fetchOptions.maxBytes },
    context,
  );
  const writer = openWriter(flags, selection.fields, context);
  try {
    const deps = {
      fetch: (target: Parameters<typeof fetcher.fetch>[0], signal: AbortSignal) => fetcher.fetch(target, { signal }),
      options: { ...read, maxBytes: fetchOptions.maxBytes },
      window: Math.max(1, Math.min(documentWindow, selection.limit)),
      stop: context.stop,
    };
    const failures = await printAll(ingest(items, deps), selection, writer, reporter);
    await writer.end();
    if (context.stop.aborted) return exitCodes.interrupted;
    return failures > 0 ? exitCodes.someFailed : exitCodes.done;
  } catch (error) {
    writer.discard();
    throw error;
  } finally {
    reporter.close();
    await fetcher.close();
    if (sources.includes('-')) context.stdin.destroy();
  }
}

async function printAll(
  outcomes: AsyncIterable<Outcome>,
  selection: Selection,
  writer: Writer,
  reporter: Reporter,
): Promise<number> {
  let failures = 0;
  let printed = 0;
  if (selection.limit === 0) return 0;
  for await (const outcome of outcomes) {
    if (!outcome.ok) {
      failures++;
      reporter.failed(outcome.error, outcome.target.ref, outcome.target.url);
      continue;
    }
    if (!selection.keeps(outcome.article)) continue;
    await writer.article(outcome.article as Article);
    printed++;
    if (printed >= selection.limit || writer.isClosed()) break;
  }
  return failures;
}

function readOptionsFromFlags(flags: FetchFlags): ReadOptions {
  if (flags.timezone !== undefined && !isZone(flags.timezone)) {
    throw new UsageError(`--timezone ${flags.timezone} is no IANA zone: write one such as Europe/Kyiv`);
  }
  return {
    ...readDefaults,
    timeZone: flags.timezone ?? null,
    bodyForm: flags.body,
    explain: flags.explain ?? false,
    full: flags.full ?? false,
  };
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false; // RangeError is Intl's way to say that no such zone is known
  }
}
