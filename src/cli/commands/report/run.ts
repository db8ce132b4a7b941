import { InterruptedError, UsageError } from '../../../errors.js';
import { formOfFile } from '../../../output/index.js';
import { type ReportData, renderReport } from '../../../report/index.js';
import { type ArchiveFlags, openExistingArchive } from '../../archive/open-archive.js';
import type { Context } from '../../context.js';
import { exitCodes } from '../../exit-codes.js';
import { type QueryFlags, queryFromFlags } from '../../flags/query-flags.js';
import { openByteOutput } from '../../writing/byte-output.js';
import { healthOf } from './health.js';
import { largestEdits } from './largest-edits.js';
import { digestOfRecords } from './records.js';

export interface ReportFlags extends QueryFlags, ArchiveFlags {
  format?: 'html' | 'json';
  output?: string;
  title?: string;
}

type Counted = Omit<ReportData, 'title' | 'madeAt' | 'filters'>;

/** Writes the report; a broken line of the input is named, the others count. */
export async function runReport(input: string | undefined, flags: ReportFlags, context: Context): Promise<number> {
  if (input !== undefined && input !== '-') {
    throw new UsageError(`report reads the archive, or with - records on standard input: wirecopy report - < ${input}`);
  }
  const format = flags.format ?? (formOfFile(flags.output ?? '').ending === 'json' ? 'json' : 'html');
  if (flags.output === undefined && format === 'html' && context.isStdoutTerminal) {
    throw new UsageError('a report is an HTML page: name a file by --output report.html, or pipe it on');
  }
  // A wrong goal is told before the work.
  const output = openByteOutput(flags.output, context);
  try {
    refuseOtherEnding(flags.output, format);
    const { counted, failed } =
      input === '-'
        ? await digestOfRecords(flags, context)
        : { counted: await countArchive(flags, context), failed: 0 };
    if (context.stop.aborted) throw new InterruptedError('interrupted');
    if (failed > 0 && counted.digest.articles === 0) {
      output.discard();
      return exitCodes.someFailed;
    }
    const title = flags.title ?? 'News report';
    const data = { title, madeAt: context.now(), filters: filtersInWords(flags), ...counted };
    await output.write(format === 'json' ? `${JSON.stringify(data)}\n` : renderReport(data));
    await output.end();
    return failed > 0 ? exitCodes.someFailed : exitCodes.done;
  } catch (error) {
    output.discard();
    if (error instanceof InterruptedError) return exitCodes.interrupted;
    throw error;
  }
}

/** A file would hold something else than its name says. */
function refuseOtherEnding(file: string | undefined, form: 'html' | 'json'): void {
  if (file === undefined || file === '-' || file.startsWith('/dev/')) return;
  const { ending, format } = formOfFile(file);
  if (ending === null || ending === form || format === form) return;
  throw new UsageError(`--output ${file}: a report is HTML or JSON, not .${ending}: name it .${form}`);
}

async function countArchive(flags: ReportFlags, context: Context): Promise<Counted> {
  const query = await queryFromFlags(null, flags, context.now());
  const store = await openExistingArchive(flags, context);
  try {
    return {
      digest: await store.digest(query, context.stop),
      largestEdits: await largestEdits(store, query, context.stop),
      health: await healthOf(store, flags.source ?? null, context.now()),
    };
  } finally {
    await store.close();
  }
}

/** What the articles were chosen by, as the page says it. */
function filtersInWords(flags: ReportFlags): string[] {
  const { since, until, source, language, author = [], tag = [], match = [], edited, limit } = flags;
  const after = flags.editedAfterPublication;
  const words = (name: string, value: string | undefined): string[] =>
    value === undefined ? [] : [`${name} ${value}`];
  return [
    ...words('since', since),
    ...words('until', until),
    ...words('source', source),
    ...words('language', language),
    ...author.map((one) => `by ${one}`),
    ...tag.map((one) => `tag ${one}`),
    ...match.map((one) => `with ${one}`),
    ...(edited || after !== undefined ? ['edited only'] : []),
    ...words('newest', limit),
  ];
}
