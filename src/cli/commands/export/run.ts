import type { Query, Store } from '../../../store/index.js';
import { openByteOutput } from '../../writing/byte-output.js';
import type { Context } from '../../context.js';
import { openDelivery } from './delivery.js';
import { exitCodes, unlessNothingNew } from '../../exit-codes.js';
import { exportOpml, exportWarc } from './bytes.js';
import { checkBytes, type ExportFlags, formatOf, recordsOf } from './flags.js';
import { openExistingArchive } from '../../archive/open-archive.js';
import { writeStored } from '../../archive/write-stored.js';
import { queryFromFlags } from '../../flags/query-flags.js';
import { fieldsFromFlag } from '../../flags/select.js';
import { type OutputFlags, openArchiveWriter } from '../../writing/writer.js';

/** Writes the archive, or what the flags choose of it; one record in memory at a time. */
export async function runExport(flags: ExportFlags, context: Context): Promise<number> {
  if (flags.enqueue) return (await import('./enqueue.js')).enqueueExport(flags, context);
  const format = formatOf(flags);
  const query = await queryFromFlags(null, flags, context.now());
  const store = await openExistingArchive(flags, context);
  try {
    if (format === 'warc' || format === 'opml') return await exportBytes(format, query, store, flags, context);
    const records = recordsOf(flags);
    if (flags.sinceLast !== undefined)
      return await exportChanges(flags.sinceLast, query, store, records, flags, context);
    const writer = openArchiveWriter(records, fieldsFromFlag(flags.field), context);
    try {
      let count = 0;
      for await (const stored of store.list(query)) {
        await writeStored(writer, stored, store);
        count++;
        if (writer.isClosed() || context.stop.aborted) break;
      }
      if (context.stop.aborted) throw new StopError();
      await writer.end();
      return unlessNothingNew(flags, exitCodes.done, count === 0);
    } catch (error) {
      writer.discard();
      if (error instanceof StopError) return exitCodes.interrupted;
      throw error;
    }
  } finally {
    await store.close();
  }
}

/** Ctrl-C: half an export is none. */
class StopError extends Error {}

async function exportBytes(
  format: 'warc' | 'opml',
  query: Query,
  store: Store,
  flags: ExportFlags,
  context: Context,
): Promise<number> {
  checkBytes(format, flags, context);
  const output = openByteOutput(flags.output, context);
  try {
    if (format === 'opml') await exportOpml(flags.title, store, output, context);
    else await exportWarc(query, store, output, { isPacked: !/\.warc$/i.test(flags.output ?? ''), context });
    if (context.stop.aborted) throw new StopError();
    await output.end();
    return exitCodes.done;
  } catch (error) {
    output.discard();
    if (error instanceof StopError) return exitCodes.interrupted;
    throw error;
  }
}

/** What changed since this consumer was served; its place moves when the output is safe, and not before. */
async function exportChanges(
  name: string,
  query: Query,
  store: Store,
  records: OutputFlags,
  flags: ExportFlags,
  context: Context,
): Promise<number> {
  const delivery = await openDelivery(name, flags.output, store, (line) => context.stderr.write(`wirecopy: ${line}\n`));
  const end = await store.lastSequence();
  const writer = openArchiveWriter(records, fieldsFromFlag(flags.field), context);
  try {
    let reached = end;
    let count = 0;
    for await (const change of store.changesSince(delivery.from, end, query)) {
      if (query.limit !== null && count >= query.limit) break;
      await writeStored(writer, change.stored, store);
      count++;
      if (query.limit === count) reached = change.sequence;
      if (writer.isClosed() || context.stop.aborted) break;
    }
    if (context.stop.aborted) throw new StopError();
    await delivery.hand(writer, reached);
    return unlessNothingNew(flags, exitCodes.done, count === 0);
  } catch (error) {
    writer.discard();
    if (error instanceof StopError) return exitCodes.interrupted;
    throw error;
  }
}
