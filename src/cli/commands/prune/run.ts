import { UsageError } from '../../../errors.js';
import { type Context, write } from '../../context.js';
import { exitCodes } from '../../exit-codes.js';
import { type ArchiveFlags, openExistingArchive } from '../../archive/open-archive.js';
import { countFromFlag } from '../../flags/count.js';

export interface PruneFlags extends ArchiveFlags {
  olderThan?: number;
  keepRevisions?: string;
  dryRun?: boolean;
  json?: boolean;
}

/** Takes away what is old and says how much it was. */
export async function runPrune(flags: PruneFlags, context: Context): Promise<number> {
  const { olderThan, keepRevisions } = flags;
  if (olderThan === undefined && keepRevisions === undefined) {
    throw new UsageError('say what is to go: --older-than 2y, --keep-revisions 10, or both');
  }
  const store = await openExistingArchive(flags, context);
  try {
    const pruned = await store.prune({
      olderThan: olderThan === undefined ? null : new Date(context.now() - olderThan).toISOString(),
      keepRevisions:
        keepRevisions === undefined ? null : countFromFlag('--keep-revisions', keepRevisions, { least: 1 }),
      isDryRun: flags.dryRun ?? false,
    });
    const verb = flags.dryRun ? 'would go' : 'gone';
    const text = `${verb}: ${pruned.articles} articles, ${pruned.revisions} further revisions, ${pruned.rawPages} raw pages`;
    await write(context.stdout, flags.json ? `${JSON.stringify(pruned)}\n` : `${text}\n`);
    if (!flags.dryRun && pruned.articles + pruned.revisions > 0 && context.isStderrTerminal) {
      context.stderr.write('the room is free for new articles; wirecopy vacuum gives it back to the disk\n');
    }
    return exitCodes.done;
  } finally {
    await store.close();
  }
}
