import { Chalk, type ChalkInstance } from 'chalk';
import { UsageError } from '../../../errors.js';
import type { RecordFormat, ReadOptions } from '../../../options.js';
import { markEnd, markStart, type Query, type Sort, type Store, type StoredArticle } from '../../../store/index.js';
import { inBodyForm } from '../../../shared/body-form.js';
import { colourLevel } from '../../screen/colour.js';
import { type Context, write } from '../../context.js';
import { exitCodes, unlessNothingNew } from '../../exit-codes.js';
import { type ArchiveFlags, openExistingArchive } from '../../archive/open-archive.js';
import { writeStored } from '../../archive/write-stored.js';
import { type QueryFlags, queryFromFlags } from '../../flags/query-flags.js';
import { openArchiveWriter, recordFlags } from '../../writing/writer.js';
import { editsFormat, writeEdits } from './edits.js';
import { type Printer, resultPrinter, sourceOf, tablePrinter } from './printers.js';

export interface ListFlags extends QueryFlags, ArchiveFlags {
  format?: RecordFormat | 'table';
  color?: boolean;
  exitCode?: boolean;
  body?: ReadOptions['bodyForm'];
  group?: boolean;
  sort?: Sort['by'];
  reverse?: boolean;
  output?: string;
  /** Of a page or feed of edits. */
  title?: string;
  link?: string;
}

/** A screen or two; a pipe gets all. */
const shownOnTerminal = 50;

export async function runList(_words: string[], flags: ListFlags, context: Context): Promise<number> {
  return print(null, flags, context, tablePrinter);
}

export async function runSearch(words: string[], flags: ListFlags, context: Context): Promise<number> {
  return print(searchText(words), flags, context, resultPrinter);
}

/** The shell has taken quotes away: a word with a blank in it was a phrase, unless the whole search came as one word. */
function searchText(words: string[]): string {
  if (words.length === 1) return words[0]!;
  return words.map((word) => (/\s/.test(word) && !word.includes('"') ? quoted(word) : word)).join(' ');
}

const quoted = (word: string): string => word.replace(/^(-?(?:[a-z]+:)?)(.*)$/is, '$1"$2"');

async function print(
  words: string | null,
  flags: ListFlags,
  context: Context,
  printerOf: (context: Context, paint: ChalkInstance) => Printer,
): Promise<number> {
  const asked = await queryFromFlags(words, flags, context.now());
  const edits = words === null ? editsFormat(flags, asked, context) : null;
  if (edits !== null && flags.group) throw new UsageError('--group does not go with a page or feed of edits');
  if (edits !== null && (flags.sort ?? flags.reverse)) {
    throw new UsageError('--sort does not go with a page or feed of edits: the last seen is the first');
  }
  if (edits !== null) return writeEdits(edits, asked, flags, context);
  const sort = sortFrom(flags, words !== null);
  const query = { ...asked, isGrouped: flags.group ?? false, sort };
  if (flags.format === 'table' && flags.output !== undefined)
    throw new UsageError(
      '--format table is for the terminal: name a format of records, or the ending of --output does',
    );
  const isPlain = flags.format === undefined && flags.body === undefined && flags.output === undefined;
  const isTable = flags.format === 'table' || (isPlain && context.isStdoutTerminal);
  const isCut = isTable && context.isStdoutTerminal && query.limit === null;
  const store = await openExistingArchive(flags, context);
  let printer: Printer | null = null;
  try {
    const paint = new Chalk({ level: colourLevel(flags.color, context.env, context.isStdoutTerminal) });
    if (isTable) context.page?.();
    printer = isTable ? printerOf(context, paint) : recordPrinter(flags, store, context);
    let count = 0;
    const limit = isCut ? shownOnTerminal + 1 : query.limit;
    for await (const stored of store.list({ ...query, limit })) {
      if (isCut && count === shownOnTerminal) {
        context.stderr.write(
          `there is more: --limit ${shownOnTerminal * 10} shows more, --since and other flags less\n`,
        );
        break;
      }
      await printer.article(stored);
      count++;
      if (printer.isClosed() || context.stop.aborted) break;
    }
    // Half a list is none where it is a file.
    if (context.stop.aborted && printer.discard) return exitCodes.interrupted;
    await printer.end();
    if (count === 0 && context.isStderrTerminal) context.stderr.write(await hintForNothing(query, store));
    return unlessNothingNew(flags, context.stop.aborted ? exitCodes.interrupted : exitCodes.done, count === 0);
  } finally {
    printer?.discard?.();
    await store.close();
  }
}

/** A search goes by relevance, which has no other way round. */
function sortFrom({ sort, reverse = false }: ListFlags, isSearch: boolean): Sort | null {
  if (sort === undefined && isSearch) {
    if (reverse) throw new UsageError('--reverse needs --sort: a search goes by relevance');
    return null;
  }
  return { by: sort ?? 'date', isReversed: reverse };
}

async function hintForNothing(query: Query, store: { counts(): Promise<{ articles: number }> }): Promise<string> {
  const { articles } = await store.counts();
  if (articles === 0) return 'the archive is empty: wirecopy follow <feed>, then wirecopy sync\n';
  return query.wanted === null
    ? `none of ${articles} articles is so\n`
    : `none of ${articles} articles has all of that: fewer words, or a beginning such as word*, find more\n`;
}

/** Without `--format` what a list says, one object a line; with it, or into a file, whole records. */
function recordPrinter(flags: ListFlags, store: Store, context: Context): Printer {
  if (flags.format === 'table' || (flags.format === undefined && flags.output === undefined)) {
    return {
      article: (stored) =>
        write(context.stdout, `${JSON.stringify({ ...listed(stored), ...bodyOf(stored, flags) })}\n`),
      end: async () => undefined,
      isClosed: () => context.stdout.destroyed,
    };
  }
  const { format, body, color, output } = flags;
  const writer = openArchiveWriter(recordFlags({ format, body, color, output }), null, context);
  return {
    article: (stored) => writeStored(writer, stored, store),
    end: () => writer.end(),
    ...(flags.output === undefined ? {} : { discard: () => writer.discard() }),
    isClosed: writer.isClosed,
  };
}

/** A list has no bodies but where `--body` asks for them. */
function bodyOf({ article }: StoredArticle, { body }: ListFlags): { body?: StoredArticle['article']['body'] } {
  return body === undefined ? {} : { body: inBodyForm(article, body).body };
}

/** One line of the NDJSON, documented in docs/archive.md. */
function listed(stored: StoredArticle): Record<string, unknown> {
  const { article } = stored;
  return {
    id: article.id,
    date: article.date,
    headline: article.headline,
    source: sourceOf(stored),
    authors: article.authors,
    language: article.language,
    kind: article.kind,
    url: article.canonicalUrl ?? article.url,
    revisions: stored.revision,
    edits: stored.edits,
    editedAt: stored.editedAt,
    firstSeen: stored.firstSeen,
    changedAt: stored.changedAt,
    group: stored.group,
    ...(stored.told === undefined ? {} : { told: stored.told }),
    feeds: stored.feeds,
    ...(stored.snippet === undefined
      ? {}
      : { snippet: stored.snippet.replaceAll(markStart, '').replaceAll(markEnd, '') }),
  };
}
