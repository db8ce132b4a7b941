import { UsageError } from '../../../errors.js';
import type { ReportData } from '../../../report/index.js';
import { DigestBuilder } from '../../../shared/digest.js';
import { linesOf } from '../../../shared/lines.js';
import { printableLine } from '../../../shared/printable.js';
import { hostOf, NearGroups, textOfBody } from '../../../store/index.js';
import type { Article } from '../../../types.js';
import type { Context } from '../../context.js';
import { selectionFromFlags } from '../../flags/select.js';
import type { ReportFlags } from './run.js';

/** A record is a few kilobytes, and a live blog's may be megabytes. */
const mostBytes = 64 * 1024 * 1024;
/** Broken lines that are named; the rest is counted. */
const mostNamed = 20;

/** The digest of records on standard input, one a line, in one pass: no more of them is held than counts. */
export async function digestOfRecords(
  flags: ReportFlags,
  context: Context,
): Promise<{ counted: Omit<ReportData, 'title' | 'madeAt' | 'filters'>; failed: number }> {
  refuseArchiveFlags(flags);
  const { since, until, language, limit } = flags;
  const given = Object.entries({ since, until, language, limit }).filter(([, value]) => value !== undefined);
  const selection = selectionFromFlags(Object.fromEntries(given), context.now());
  const digest = new DigestBuilder();
  const groups = new NearGroups();
  let failed = 0;
  let taken = 0;
  for await (const { number, text } of linesOf(context.stdin, mostBytes)) {
    if (context.stop.aborted || taken >= selection.limit) break;
    if (text?.trim() === '') continue;
    try {
      const record = recordOf(text);
      // Without --match only date and language are looked at.
      if (!selection.keeps(record as unknown as Article)) continue;
      taken++;
      const { date, headline, url, source } = record;
      digest.add(record);
      groups.add(record.text, { date, headline, url, source });
    } catch (error) {
      failed++;
      const why = error instanceof SyntaxError ? 'no JSON' : (error as Error).message;
      if (failed <= mostNamed)
        context.stderr.write(`wirecopy: standard input, line ${number}: ${printableLine(why)}\n`);
    }
  }
  if (failed > mostNamed) context.stderr.write(`wirecopy: ${failed - mostNamed} more broken lines\n`);
  return { counted: { digest: digest.digest(groups.counts()), largestEdits: null, health: null }, failed };
}

function refuseArchiveFlags(flags: ReportFlags): void {
  const { source, author, tag, match, edited, editedAfterPublication, minQuality } = flags;
  const rest = { 'edited-after-publication': editedAfterPublication, 'min-quality': minQuality };
  const only = { source, author, tag, match, edited, ...rest };
  const wrong = Object.entries(only).find(([, value]) => value !== undefined)?.[0];
  if (wrong !== undefined) {
    throw new UsageError(
      `--${wrong} asks the archive: records on standard input take --since, --until, --language, --limit`,
    );
  }
}

/** Of a record what counts; a field of another form than ours is a broken record, and no field. */
function recordOf(line: string | null): ReturnType<typeof read> {
  if (line === null) throw new Error(`longer than ${mostBytes} bytes`);
  const value: unknown = JSON.parse(line);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('not a record');
  return read(value as Record<string, unknown>);
}

function read(record: Record<string, unknown>) {
  const text = (name: string, from = record): string | null => {
    const value = from[name] ?? null;
    if (value !== null && typeof value !== 'string') throw new Error(`not a record: ${name} is not a text`);
    return value;
  };
  const list = (name: string): string[] => {
    const value = record[name] ?? [];
    if (!Array.isArray(value) || value.some((one) => typeof one !== 'string')) {
      throw new Error(`not a record: ${name} is not a list of texts`);
    }
    return value as string[];
  };
  const inner = (name: string): Record<string, unknown> => {
    const value = record[name];
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  };
  if (!['headline', 'date', 'url', 'body'].some((name) => name in record)) {
    throw new Error('not a record: it has neither headline nor date nor url');
  }
  const url = text('canonicalUrl') ?? text('url');
  const body = record.body as Article['body'];
  const isText =
    typeof body === 'string' || (Array.isArray(body) && body.every((one) => typeof one?.text === 'string'));
  return {
    url,
    headline: text('headline'),
    date: text('date'),
    language: text('language'),
    tags: list('tags'),
    authors: list('authors'),
    source: hostOf(url) || (text('name', inner('publisher')) ?? ''),
    seen: text('fetchedAt', inner('source')),
    text: isText ? textOfBody({ body } as Article) : '',
  };
}
