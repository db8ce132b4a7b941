import { Command } from 'commander';
import type { Context } from '../../context.js';
import { addArchiveFlag, type ArchiveFlags } from '../../archive/open-archive.js';
import type { PruneFlags } from './run.js';
import { parseSpan } from '../../flags/spans.js';

type End = (status: number) => void;

/** `wirecopy prune`: takes away what is old. */
export function pruneCommand(context: Context, end: End): Command {
  const command = new Command('prune')
    .description('Take old articles, or all but the newest revisions, out of the archive')
    .option('--older-than <span>', 'articles first seen so long ago, with all that is theirs: 90d, 2y', parseSpan)
    .option('--keep-revisions <n>', 'so many revisions of each article stay; the first and the newest always do')
    .option('--dry-run', 'only count')
    .option('--json', 'the counts as JSON');
  addArchiveFlag(command);
  return command.action(async (flags: PruneFlags) =>
    end(await (await import('./run.js')).runPrune(flags, context)),
  );
}

/** `wirecopy vacuum`: gives room that is free back to the disk. */
export function vacuumCommand(context: Context, end: End): Command {
  const command = new Command('vacuum').description(
    'Pack the archive: room that is free goes back to the disk, searches get faster',
  );
  addArchiveFlag(command);
  return command.action(async (flags: ArchiveFlags) =>
    end(await (await import('./run.js')).runVacuum(flags, context)),
  );
}

/** `wirecopy backup <file>`: a copy while others read and write. */
export function backupCommand(context: Context, end: End): Command {
  const command = new Command('backup')
    .description(
      'Copy the archive to a new file, whole and consistent, while others read and write; copy it back to restore',
    )
    .argument('<file>', 'name of the copy; nothing may be there');
  addArchiveFlag(command);
  return command.action(async (file: string, flags: ArchiveFlags) =>
    end(await (await import('./run.js')).runBackup(file, flags, context)),
  );
}
