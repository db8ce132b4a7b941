import { UsageError } from '../../../errors.js';
import type { RecordFormat } from '../../../options.js';
import type { ArchiveFlags } from '../../archive/open-archive.js';
import type { Context } from '../../context.js';
import type { QueryFlags } from '../../flags/query-flags.js';
import type { OutputFlags } from '../../writing/writer.js';

export interface ExportFlags extends QueryFlags, ArchiveFlags, Omit<OutputFlags, 'format'> {
  format?: RecordFormat | 'warc' | 'opml';
  field?: string;
  sinceLast?: string;
  exitCode?: boolean;
  enqueue?: boolean;
}

export const formatOf = (flags: ExportFlags): ExportFlags['format'] => flags.format ?? formatOfName(flags.output);

/** Of an export of records. */
export const recordsOf = (flags: ExportFlags): OutputFlags => flags as OutputFlags;

function formatOfName(file: string | undefined): 'warc' | 'opml' | undefined {
  if (file && /\.warc(\.gz)?$/i.test(file)) return 'warc';
  return file && /\.opml(\.gz|\.zst)?$/i.test(file) ? 'opml' : undefined;
}

/** What has no effect would be believed to have one. */
export function checkBytes(format: 'warc' | 'opml', flags: ExportFlags, context: Context): void {
  if (flags.sinceLast !== undefined)
    throw new UsageError(`--since-last goes with records, not with --format ${format}`);
  if (flags.outputDir !== undefined) throw new UsageError(`--format ${format} is one file: name it by --output`);
  const { bom, body, field, link, template, title } = flags;
  const idle = Object.entries({ bom, body, field, link, template, ...(format === 'opml' ? {} : { title }) });
  const wrong = idle.find(([key, value]) => value !== undefined && context.typed?.has(key) !== false)?.[0];
  if (wrong !== undefined) throw new UsageError(`--${wrong} does not go with --format ${format}`);
}
