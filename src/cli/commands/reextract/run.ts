import { describeFailure, UsageError } from '../../../errors.js';
import { type ReadOptions, readDefaults } from '../../../options.js';
import { printableLine } from '../../../output/index.js';
import { isEmpty } from '../../../read/index.js';
import { lookAhead, openReader } from '../../../run/index.js';
import type { Capture, Store } from '../../../store/index.js';
import type { Article } from '../../../types.js';
import { type Context, write } from '../../context.js';
import { exitCodes } from '../../exit-codes.js';
import { findArticle } from '../../archive/find-article.js';
import { type ArchiveFlags, openExistingArchive } from '../../archive/open-archive.js';
import { type QueryFlags, queryFromFlags } from '../../flags/query-flags.js';
import { loadSiteRules } from '../../flags/site-rules.js';
import { timeZoneFromFlag } from '../../flags/time-zone-flag.js';
import { documentTimeoutFrom, type ReaderFlagValues, readerOptionsFromFlags } from '../../flags/reader-flags.js';
import { inColour } from '../../screen/terminal-guard.js';
import { enqueueRereads } from './enqueue.js';
import { changedFields, type Reread, rereadOne } from './reread.js';

export interface ReextractFlags extends ReaderFlagValues, QueryFlags, ArchiveFlags {
  id?: string[];
  dryRun?: boolean;
  enqueue?: boolean;
  format?: 'text' | 'json';
  timezone?: string;
}

/** What became of one field over all pages. */
interface FieldReport {
  changed: number;
  filled: number;
  emptied: number;
  examples: { id: string; before: unknown; after: unknown }[];
}

interface Report {
  pages: number;
  unchanged: number;
  changed: number;
  failed: number;
  isDryRun: boolean;
  fields: Record<string, FieldReport>;
}

const mostExamples = 3;

/** Reads stored pages with today's extractor and puts better records in the places of the old ones: no edit, no new revision. */
export async function runReextract(flags: ReextractFlags, context: Context): Promise<number> {
  if (flags.enqueue && flags.dryRun) throw new UsageError('--enqueue does not go with --dry-run');
  const read: ReadOptions = {
    ...readDefaults,
    timeZone: timeZoneFromFlag(flags.timezone),
    documentTimeoutMs: documentTimeoutFrom(flags),
    siteRules: await loadSiteRules(context.config?.sites),
  };
  const query = await queryFromFlags(null, flags, context.now());
  const store = await openExistingArchive(flags, context);
  const reader = openReader(readerOptionsFromFlags(flags));
  const report: Report = { pages: 0, unchanged: 0, changed: 0, failed: 0, isDryRun: flags.dryRun ?? false, fields: {} };
  try {
    const ids = await idsFromFlags(flags, store);
    if (flags.enqueue) return await enqueueRereads(ids ?? (await idsOf(store, query)), flags, context);
    const isAll = ids === null && Object.values(query).every((value) => value === null || value === false);
    const captures = isAll ? store.rawPages(null) : pagesOf(ids ?? (await idsOf(store, query)), store);
    const readers = readerOptionsFromFlags(flags);
    const work = (capture: Capture): Promise<Reread | null> => rereadOne(capture, { store, read, reader });
    // The next pages are read while one is written down.
    for await (const reread of lookAhead(captures, Math.max(1, 2 * readers.threads), work)) {
      if (reread) await settle(reread, { store, report, context });
      if (context.stop.aborted) break;
      showProgress(report, context);
    }
  } finally {
    await reader.close();
    await store.close();
  }
  if (context.isStderrTerminal) inColour(context).stderr.write('\r\u001b[2K');
  await write(
    context.stdout,
    flags.format === 'json' ? `${JSON.stringify(report)}\n` : reportAsText(report, context.columns),
  );
  if (context.stop.aborted) return exitCodes.interrupted;
  return report.failed > 0 ? exitCodes.someFailed : exitCodes.done;
}

async function idsFromFlags(flags: ReextractFlags, store: Store): Promise<string[] | null> {
  if (flags.id === undefined) return null;
  if (flags.match ?? flags.since ?? flags.until)
    throw new UsageError('--id does not go with other flags that choose articles');
  const ids: string[] = [];
  for (const id of flags.id) ids.push((await findArticle(store, id)).article.id);
  return ids;
}

/** Before anything is replaced: a date that changes would move an article within the list. */
async function idsOf(store: Store, query: Parameters<Store['list']>[0]): Promise<string[]> {
  const ids: string[] = [];
  for await (const { article } of store.list(query)) ids.push(article.id);
  return ids;
}

async function* pagesOf(ids: string[], store: Store): AsyncGenerator<Capture> {
  for (const id of ids) yield* store.rawPages(id);
}

interface Settling {
  store: Store;
  report: Report;
  context: Context;
}

async function settle({ capture, revision, result }: Reread, { store, report, context }: Settling): Promise<void> {
  report.pages++;
  if ('error' in result) {
    report.failed++;
    const { code, message } = describeFailure(result.error, capture.url);
    context.stderr.write(`wirecopy: ${printableLine(`${capture.url}: ${message}`)} [${code}]\n`);
    return;
  }
  const { article } = result;
  const fields = changedFields(revision.article, article);
  if (fields.length === 0) report.unchanged++;
  else {
    if (!report.isDryRun) await store.replaceRevision(capture.id, revision.number, article);
    report.changed++;
    for (const field of fields) note(report, field, revision.article, article);
  }
}

function note(report: Report, field: keyof Article, before: Article, after: Article): void {
  report.fields[field] ??= { changed: 0, filled: 0, emptied: 0, examples: [] };
  const entry = report.fields[field];
  if (isEmpty(before[field])) entry.filled++;
  else if (isEmpty(after[field])) entry.emptied++;
  else entry.changed++;
  if (entry.examples.length < mostExamples) {
    entry.examples.push({ id: before.id, before: before[field], after: after[field] });
  }
}

function showProgress(report: Report, context: Context): void {
  if (context.isStderrTerminal && report.pages % 20 === 0) {
    inColour(context).stderr.write(`\r\u001b[2K${report.pages} pages, ${report.changed} changed`);
  }
}

function reportAsText(report: Report, columns: number): string {
  const verb = report.isDryRun ? 'would change' : 'changed';
  const lines = [
    `${report.pages} pages: ${report.changed} ${verb}, ${report.unchanged} as before, ${report.failed} failed`,
  ];
  const fields = Object.entries(report.fields).sort((a, b) => total(b[1]) - total(a[1]));
  for (const [name, { changed, filled, emptied, examples }] of fields) {
    lines.push('', `${name}: ${changed} changed, ${filled} filled, ${emptied} emptied`);
    for (const { id, before, after } of examples) {
      lines.push(`  ${id}  ${short(before, columns - 22)}`, `${' '.repeat(16)}→ ${short(after, columns - 22)}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

const total = (field: FieldReport): number => field.changed + field.filled + field.emptied;

function short(value: unknown, width: number): string {
  const text = printableLine(typeof value === 'string' ? value : JSON.stringify(value));
  return text.length <= width ? text : `${text.slice(0, Math.max(10, width - 1))}…`;
}
