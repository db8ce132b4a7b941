import { UsageError } from '../../../errors.js';
import { type Context, write } from '../../context.js';
import { exitCodes } from '../../exit-codes.js';
import { type ArchiveFlags, openExistingArchive } from '../../archive/open-archive.js';
import { countFromFlag } from '../../flags/count.js';

export interface PruneFlags extends ArchiveFlags {
  olderThan?: number;
  keepRevisions?: string;
  dryRun?: boolean;
  format?: 'text' | 'json';
}

/** Takes away what is old or more than is kept, and says how much it was. Cut off, the next one goes on. */
export async function runPrune(flags: PruneFlags, context: Context): Promise<number> {
  const { olderThan, keepRevisions, keepRaw } = flags;
  if (olderThan === undefined && keepRevisions === undefined && keepRaw === undefined) {
    throw new UsageError(
      'say what to remove: --older-than 2y, --keep-revisions 10, --keep-raw latest, or several of them',
    );
  }
  if (keepRaw !== undefined) (await import('../../../store/index.js')).parseKeepRaw(keepRaw);
  const store = await openExistingArchive(flags, context);
  try {
    const pruned = await store.prune({
      olderThan: olderThan === undefined ? null : new Date(context.now() - olderThan).toISOString(),
      keepRevisions:
        keepRevisions === undefined ? null : countFromFlag('--keep-revisions', keepRevisions, { least: 1 }),
      keepRaw: keepRaw ?? null,
      now: new Date(context.now()).toISOString(),
      isDryRun: flags.dryRun ?? false,
      stop: context.stop,
    });
    const verb = flags.dryRun ? 'would go' : 'gone';
    const text = `${verb}: ${pruned.articles} articles, ${pruned.revisions} further revisions, ${pruned.rawPages} raw pages`;
    await write(context.stdout, flags.format === 'json' ? `${JSON.stringify(pruned)}\n` : `${text}\n`);
    const isMuch = pruned.articles + pruned.revisions + pruned.rawPages > 0;
    if (!flags.dryRun && isMuch && context.isStderrTerminal) {
      context.stderr.write('the room is free for new articles; wirecopy vacuum gives it back to the disk\n');
    }
    return context.stop.aborted ? exitCodes.interrupted : exitCodes.done;
  } finally {
    await store.close();
  }
}
