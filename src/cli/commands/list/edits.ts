import { UsageError } from '../../../errors.js';
import { type EditsFormat, editsFormatters, formatOfFile } from '../../../output/index.js';
import type { Query } from '../../../store/index.js';
import { openExistingArchive } from '../../archive/open-archive.js';
import { shownEdit } from '../../archive/shown-edit.js';
import type { Context } from '../../context.js';
import { exitCodes, unlessNothingNew } from '../../exit-codes.js';
import { openByteOutput } from '../../writing/byte-output.js';
import type { ListFlags } from './run.js';

/** The format in which edits are shown word by word; null where the list is one of articles. */
export function editsFormat(flags: ListFlags, query: Query, context: Context): EditsFormat | null {
  const format = flags.format ?? (flags.output === undefined ? undefined : formatOfFile(flags.output));
  const isOfEdits = query.isEdited || query.editedAfterMs !== null;
  if (isOfEdits && format && Object.hasOwn(editsFormatters, format)) return format as EditsFormat;
  // What has no effect would be believed to have one.
  const wrong = (['title', 'link'] as const).find(
    (key) => flags[key] !== undefined && context.typed?.has(key) !== false,
  );
  if (wrong === undefined) return null;
  throw new UsageError(`--${wrong} goes with --edited and --format html, rss or atom`);
}

/** Edits as a page or feed, the newest first. The limit counts edits. */
export async function writeEdits(
  format: EditsFormat,
  query: Query,
  flags: ListFlags,
  context: Context,
): Promise<number> {
  if (flags.body !== undefined) throw new UsageError('--body does not go with a page or feed of edits');
  const { title, link, output: file } = flags;
  const formatter = editsFormatters[format]({
    ...(title === undefined ? {} : { title }),
    ...(link === undefined ? {} : { link }),
  });
  const store = await openExistingArchive(flags, context);
  try {
    const output = openByteOutput(file, context);
    try {
      await output.write(formatter.head());
      let count = 0;
      for await (const edit of store.edits(query)) {
        await output.write(formatter.edit(shownEdit(edit)));
        count++;
        if (output.isClosed() || context.stop.aborted) break;
      }
      if (context.stop.aborted) {
        output.discard();
        return exitCodes.interrupted;
      }
      await output.write(formatter.tail(count));
      await output.end();
      return unlessNothingNew(flags, exitCodes.done, count === 0);
    } catch (error) {
      output.discard();
      throw error;
    }
  } finally {
    await store.close();
  }
}
