import path from 'node:path';
import { UsageError } from '../../../errors.js';
import { sharedAddress } from '../../archive/shared-database.js';
import { withQueue } from '../../archive/with-queue.js';
import { type Context, write } from '../../context.js';
import { exitCodes } from '../../exit-codes.js';
import { queryFromFlags } from '../../flags/query-flags.js';
import { fieldsFromFlag } from '../../flags/select.js';
import { checkArchiveOutput } from '../../writing/writer.js';
import { checkBytes, type ExportFlags, formatOf, recordsOf } from './flags.js';

/** What a worker is told: the flags of an export, and which of them were typed. */
export interface ExportOrder {
  output: string;
  flags: ExportFlags;
  typed: string[];
}

/** Leaves an export to a worker; what a worker could not do is refused now. */
export async function enqueueExport(flags: ExportFlags, context: Context): Promise<number> {
  const address = sharedAddress(flags, context, '--enqueue');
  const { output, outputDir, sinceLast, exitCode } = flags;
  if (outputDir !== undefined) throw new UsageError('--enqueue writes one file: name it by --output');
  if (output === undefined || !path.isAbsolute(output))
    throw new UsageError(
      '--enqueue: a worker writes the file, so name it by --output with its whole path, as it is on the workers’ machines',
    );
  if (/[\\/]$/.test(output) || /^\/(?:dev|proc)\//.test(output))
    throw new UsageError(`--enqueue: ${output} is not a file`);
  if (sinceLast !== undefined)
    throw new UsageError('--since-last does not go with --enqueue: run it where its consumer takes the file away');
  if (exitCode) throw new UsageError('--exit-code does not go with --enqueue: nobody knows yet what there will be');
  await queryFromFlags(null, flags, context.now());
  const format = formatOf(flags);
  if (format === 'warc' || format === 'opml') checkBytes(format, flags, context);
  else checkArchiveOutput(recordsOf(flags), fieldsFromFlag(flags.field), context);
  // An archive's address may hold a password, and a worker has its own.
  const { archive: _archive, rawFolder: _rawFolder, enqueue: _enqueue, ...own } = flags;
  const order: ExportOrder = { output, flags: own, typed: [...(context.typed ?? [])] };
  return withQueue(address, async (queue) => {
    if (await queue.send('export', { ...order }, { key: output }))
      await write(
        context.stdout,
        `a worker with --exports is to write ${output}: wirecopy jobs shows when it is done\n`,
      );
    else await write(context.stdout, `an export to ${output} waits already: that one is left as it is\n`);
    return exitCodes.done;
  });
}
