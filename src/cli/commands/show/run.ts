import { StoreError, UsageError } from '../../../errors.js';
import type { RecordFormat, ReadOptions } from '../../../options.js';
import { formatOfFile, printableLine } from '../../../output/index.js';
import type { Capture, Revision, Store, StoredArticle } from '../../../store/index.js';
import type { Article } from '../../../types.js';
import { type Context, isBrokenPipe, write } from '../../context.js';
import { exitCodes } from '../../exit-codes.js';
import { findArticle, findArticles } from '../../archive/find-article.js';
import { type ArchiveFlags, openExistingArchive } from '../../archive/open-archive.js';
import { writeStored } from '../../archive/write-stored.js';
import { openArchiveWriter, recordFlags, type Writer } from '../../writing/writer.js';

export interface ShowFlags extends ArchiveFlags {
  format?: RecordFormat;
  revision?: string;
  revisions?: boolean;
  sightings?: boolean;
  raw?: boolean;
  color?: boolean;
  body?: ReadOptions['bodyForm'];
  output?: string;
}

/** The formats in which a list, a heading or a link looks like one. */
const laidOut: ReadonlySet<RecordFormat> = new Set(['text', 'markdown', 'html']);

/** Prints each article that was named, or what is known about it; one that is not there is a failure and ends nothing. */
export async function runShow(ids: string[], flags: ShowFlags, context: Context): Promise<number> {
  const asked = [flags.revisions, flags.sightings, flags.raw].filter((one) => one === true);
  if (asked.length > 1) throw new UsageError('--revisions, --sightings and --raw do not go together');
  const { body, color, output } = flags;
  const usual = context.isStdoutTerminal && output === undefined ? 'text' : 'json';
  const format = flags.format ?? (output === undefined ? null : formatOfFile(output)) ?? usual;
  if (output !== undefined && asked.length > 0)
    throw new UsageError('--output goes with records, not with --revisions, --sightings and --raw');
  if (format === 'text' && output === undefined) context.page?.();
  const store = await openExistingArchive(flags, context);
  const written = recordFlags({ format: output === undefined ? format : flags.format, body, color, output });
  let writer: Writer | null = null;
  let failures = 0;
  let shown = 0;
  try {
    writer = openArchiveWriter(written, null, context);
    for (const id of ids) {
      try {
        const isOfOne = flags.revisions ?? flags.raw ?? flags.revision !== undefined;
        const found = isOfOne ? [await findArticle(store, id)] : await findArticles(store, id);
        for (const stored of found) await showOne(stored, store, { ...flags, format }, { writer, context });
        shown += found.length;
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        failures++;
        context.stderr.write(`wirecopy: ${error.message} [${error.code}]\n`);
      }
    }
    // A file is not replaced by nothing.
    if (asked.length === 0 && (shown > 0 || output === undefined)) await writer.end();
    return failures > 0 ? exitCodes.someFailed : exitCodes.done;
  } finally {
    writer?.discard();
    await store.close();
  }
}

async function showOne(
  stored: StoredArticle,
  store: Store,
  flags: ShowFlags,
  { writer, context }: { writer: Writer; context: Context },
): Promise<void> {
  const { id } = stored.article;
  if (flags.sightings) {
    for (const one of await store.sightings(id)) await write(context.stdout, `${JSON.stringify({ id, ...one })}\n`);
    return;
  }
  const revisions = flags.revisions || flags.revision !== undefined ? await store.revisions(id) : [];
  if (flags.revisions) return printRevisions(revisions, context);
  const chosen = flags.revision === undefined ? stored.article : revisionOf(revisions, flags.revision, id);
  if (!flags.raw) {
    const isLaidOut = flags.body === undefined && laidOut.has(flags.format ?? 'json');
    if (isLaidOut) {
      // The reader of pages is most of what such a run loads.
      const { asPageHasIt } = await import('../../archive/as-page-has-it.js');
      return writer.article(await asPageHasIt(chosen, store, context));
    }
    return flags.revision === undefined ? writeStored(writer, stored, store) : writer.article(chosen);
  }
  await writeBytes((await rawOf(store, chosen, flags.revision)).bytes, context);
}

function revisionOf(revisions: Revision[], text: string, id: string): Article {
  const found = revisions.find((one) => String(one.number) === text);
  if (found) return found.article;
  if (!/^\d+$/.test(text)) throw new UsageError(`--revision ${text} is not a number`);
  throw new StoreError(`${id} has no revision ${text} (there are ${revisions.map((one) => one.number).join(', ')})`);
}

async function printRevisions(revisions: Revision[], context: Context): Promise<void> {
  for (const { number, savedAt, cause, article } of revisions) {
    const { headline, date, modified, source } = article;
    const line = context.isStdoutTerminal
      ? `${String(number).padStart(3)}  ${savedAt.slice(0, 16).replace('T', ' ')}Z  ${cause.padEnd(5)}  ${printableLine(headline ?? '(no headline)')}`
      : JSON.stringify({
          id: article.id,
          number,
          savedAt,
          cause,
          headline,
          date,
          modified,
          extractor: source.extractor,
        });
    await write(context.stdout, `${line}\n`);
  }
}

/** The page that this state was read from; else the newest, but where one revision was asked for. */
async function rawOf(store: Store, { id, source }: Article, revision: string | undefined): Promise<Capture> {
  let newest: Capture | null = null;
  for await (const capture of store.rawPages(id)) {
    if (capture.sha256 === source.sha256) return capture;
    newest = capture;
  }
  if (newest === null)
    throw new StoreError(`no page of ${id} was kept: sync keeps them, fetch --save does where a page was fetched`);
  if (revision === undefined) return newest;
  throw new StoreError(`the page of revision ${revision} of ${id} was not kept: --keep-raw says which are`);
}

function writeBytes(bytes: Uint8Array, context: Context): Promise<void> {
  return new Promise((resolve, reject) => {
    context.stdout.write(bytes, (error) => (error && !isBrokenPipe(error) ? reject(error) : resolve()));
  });
}
