import { Command } from 'commander';
import { addArchiveFlag, type ArchiveFlags } from '../../archive/open-archive.js';
import type { Context } from '../../context.js';

/** `wirecopy backup <file>`: a copy while others read and write. */
export function backupCommand(context: Context, end: (status: number) => void): Command {
  const command = new Command('backup')
    .description(
      'Copy the archive to a new file, whole and consistent, while others read and write; copy it back to restore',
    )
    .argument('<file>', 'name of the copy; the file must not exist yet');
  addArchiveFlag(command);
  return command.action(async (file: string, flags: ArchiveFlags) =>
    end(await (await import('./run.js')).runBackup(file, flags, context)),
  );
}
