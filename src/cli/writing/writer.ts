import path from 'node:path';
import { UsageError } from '../../errors.js';
import type { ReadOptions, RecordFormat } from '../../options.js';
import {
  bodyFormOf,
  type Formatter,
  formOfFile,
  goalOf,
  formatters,
  knownEndings,
  readingView,
  selectFields,
  template,
} from '../../output/index.js';
import { inBodyForm } from '../../shared/body-form.js';
import type { Article } from '../../types.js';
import { colourLevel } from '../screen/colour.js';
import { type ByteOutput, type Finished, openByteOutput } from './byte-output.js';
import { checkFormatFlags, keyed, tables } from './format-flags.js';
import { sqliteWriter } from './sqlite-writer.js';
import { tableWriter } from './table-writer.js';
import { checkNameSigns, folderWriter, isFileName } from './folder-writer.js';
import type { Context } from '../context.js';

type BodyForm = ReadOptions['bodyForm'];

export interface OutputFlags {
  format?: RecordFormat;
  /** `'{date} {headline}'`. */
  template?: string;
  /** Form of the bodies; by default what the format wants. */
  body?: BodyForm;
  output?: string;
  outputDir?: string;
  name?: string;
  formulaGuard?: boolean;
  bom?: boolean;
  title?: string;
  link?: string;
  color?: boolean;
  explain?: boolean;
  field?: string;
  replaceEmpty?: boolean;
  /** A person looks at a few sources: without a format a terminal shows how each reads. */
  isToRead?: boolean;
  /** What half files are called (`Journal.part`); without it each has a name of its own. */
  part?: string;
}

export type Shown = RecordFormat | 'view';

/** Where records go. */
export interface Writer {
  article(article: Article): Promise<void>;
  /** All is on the disk; only the name of the file is missing. Null where there is no such step. */
  finish(): Promise<Finished | null>;
  end(): Promise<void>;
  /** After a failure of the run itself: a file half written is taken away. */
  discard(): void;
  /** The reader of standard output has gone. */
  isClosed(): boolean;
  /** A file that is there already and has something in it would be replaced. */
  replaces: boolean;
  /** States that the archive has of a story are written, too, in their order before the record itself. */
  keepsHistory?: boolean;
  /** Text for a person at a terminal. */
  isReading: boolean;
}

/** Standard output, one file, or one file a record, in the format that flags and file name say. */
export function openWriter(flags: OutputFlags, fields: string[] | null, context: Context): Writer {
  if (flags.output && flags.outputDir) throw new UsageError('--output and --output-dir do not go together');
  if (flags.outputDir) {
    // One record a file: valid JSON, and no array of one.
    const format = flags.format ?? (/\.json$/i.test(flags.name ?? '.json') ? 'ndjson' : undefined);
    const formatter = chooseFormatter({ ...flags, ...(format ? { format } : {}) }, fields, context);
    return folderWriter(flags.outputDir, namesOf(flags, formatter), formatter, flags.part);
  }
  const { part = null } = flags;
  const file = fileFormatFrom(flags, context);
  if (file !== null) checkFormatFlags(flags, fields, file, context);
  if (file === 'sqlite') return sqliteWriter(flags.output, context, part);
  if (file === 'parquet') {
    if (isToTerminal(flags, context))
      throw new UsageError('--format parquet is bytes, not text for a terminal: send it to a file');
    if (flags.output && formOfFile(flags.output).packing !== null)
      throw new UsageError(`--output ${flags.output}: Parquet is packed inside, name it .parquet`);
    return tableWriter(openByteOutput(flags.output, context, { part }));
  }
  const formatter = chooseFormatter(flags, fields, context);
  const isReading = isToTerminal(flags, context) && formatter.isPainted === true;
  const output = openByteOutput(flags.output, context, { isPainted: formatter.isPainted ?? false, part });
  return { ...outputWriter(output, formatter), isReading };
}

/** Throws where flags of an export into a file do not go together; writes nothing. */
export function checkArchiveOutput(flags: OutputFlags, fields: string[] | null, context: Context): void {
  const file = fileFormatFrom(flags, context);
  if (file === null) chooseFormatter(flags, fields, context);
  else checkFormatFlags(flags, fields, file, context);
}

/** The flags of a command that has few of them. */
export function recordFlags(given: { [Key in keyof OutputFlags]?: OutputFlags[Key] | undefined }): OutputFlags {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as OutputFlags;
}

/** The same for records of the archive, which keeps bodies as text: each gets the form that is asked for. */
export function openArchiveWriter(flags: OutputFlags, fields: string[] | null, context: Context): Writer {
  if (fileFormatFrom(flags, context) === 'sqlite') return openWriter(flags, fields, context);
  const body = flags.body ?? 'text';
  const writer = openWriter({ ...flags, body }, fields, context);
  return body === 'text' ? writer : { ...writer, article: (article) => writer.article(inBodyForm(article, body)) };
}

function chooseFormatter(flags: OutputFlags, fields: string[] | null, context: Context): Formatter {
  const toTerminal = isToTerminal(flags, context);
  if (flags.template !== undefined) {
    if (flags.format || fields) throw new UsageError('--template goes with neither --format nor --field');
    return template(flags.template, toTerminal);
  }
  const format = formatFrom(flags, context);
  checkFormatFlags(flags, fields, format, context);
  if (format === 'parquet' || format === 'sqlite')
    throw new UsageError(`--format ${format} is one file of all records: name it by --output`);
  const { bom, title, link } = flags;
  const formatter = (format === 'view' ? readingView : formatters[format])({
    colourLevel: flags.output || flags.outputDir ? 0 : colourLevel(flags.color, context.env, context.isStdoutTerminal),
    width: context.columns,
    ...(context.rows === undefined ? {} : { rows: context.rows }),
    isPretty: toTerminal,
    guardFormulas: flags.formulaGuard !== false,
    bodyForm: bodyFormFrom(flags, context),
    hasBom: bom ?? false,
    ...(title === undefined ? {} : { title }),
    ...(link === undefined ? {} : { link }),
    ...(fields && tables.includes(format) ? { fields } : {}),
  });
  if (!fields || !keyed.includes(format)) return formatter;
  return {
    ...formatter,
    article: (article, index) => formatter.article(selectFields(article, fields) as Article, index),
  };
}

/** What files are called: with the ending of their format, unless the template says one. */
function namesOf({ name, format }: OutputFlags, formatter: Formatter): string {
  const extension = format === undefined || format === 'json' ? 'json' : formatter.extension;
  const template = name ?? '{date}-{slug}';
  checkNameSigns(template);
  if (!isFileName(template)) throw new UsageError(`--name '${template}' does not name a file in the folder`);
  if (formOfFile(template).packing !== null) throw new UsageError(`--name ${name}: --output-dir packs no files`);
  return name === undefined || !path.basename(template).includes('.') ? `${template}.${extension}` : template;
}

function isToTerminal(flags: OutputFlags, context: Context): boolean {
  return context.isStdoutTerminal && !flags.output && !flags.outputDir;
}

function formatFrom(flags: OutputFlags, context: Context): Shown {
  const fileName = flags.output ?? (flags.outputDir ? flags.name : undefined);
  const format = flags.format ?? (fileName ? formatOfName(fileName, flags.output ? '--output' : '--name') : null);
  if (format) return format;
  if (!isToTerminal(flags, context) || flags.field !== undefined) return 'json';
  if (flags.explain) return 'text';
  return flags.isToRead ? 'view' : 'json';
}

/** The format where it is bytes and no text. */
function fileFormatFrom(flags: OutputFlags, context: Context): 'parquet' | 'sqlite' | null {
  const format = flags.template === undefined && !flags.outputDir ? formatFrom(flags, context) : null;
  return format === 'parquet' || format === 'sqlite' ? format : null;
}

/** Refuses an ending that means no format: the file would hold something else than its name says. */
function formatOfName(file: string, flag: string): RecordFormat | null {
  const { ending, format } = formOfFile(file.replace(/\{[^{}]*\}/g, 'x'));
  if (ending === null || format !== null || file.startsWith('/dev/')) return format;
  // What stands there may be a better reason: an archive is called so.
  if (flag === '--output') goalOf(file);
  throw new UsageError(
    `${flag} ${file}: wirecopy does not write .${ending}; it knows ${knownEndings.map((one) => `.${one}`).join(' ')}, each also with .gz, or name the form by --format`,
  );
}

/** The form asked for, else the one that the format wants; what goes into the archive, too, stays text. */
export function bodyFormFrom(flags: OutputFlags & { save?: boolean }, context: Context): BodyForm {
  if (fileFormatFrom(flags, context) === 'sqlite') return 'text';
  if (flags.body) return flags.body;
  const format = formatFrom(flags, context);
  if (flags.save || flags.template !== undefined) return 'text';
  return format === 'view' ? 'blocks' : bodyFormOf(format);
}

function outputWriter(output: ByteOutput, formatter: Formatter): Writer {
  let count = 0;
  let isHeaded = false;
  let isTailed = false;
  const head = (): string => {
    const text = isHeaded ? '' : (formatter.head?.() ?? '');
    isHeaded = true;
    return text;
  };
  const tail = async (): Promise<void> => {
    if (!isTailed) await output.write(head() + (formatter.tail?.(count) ?? ''));
    isTailed = true;
  };
  return {
    article: (article) => output.write(head() + formatter.article(article, count++)),
    finish: async () => {
      await tail();
      return output.finish();
    },
    end: async () => {
      await tail();
      await output.end();
    },
    discard: () => output.discard(),
    isClosed: () => output.isClosed(),
    replaces: output.replaces,
    isReading: false,
  };
}
