import { Command } from 'commander';
import { addRawFolderFlag } from '../../archive/open-archive.js';
import type { Context } from '../../context.js';
import { addFormFlags } from '../../flags/form-flags.js';
import type { CopyFlags } from './run.js';

/** `wirecopy copy <from> <to>`: an archive from SQLite to PostgreSQL and back. */
export function copyCommand(context: Context, end: (status: number) => void): Command {
  const command = new Command('copy')
    .description('Copy the whole archive into another, SQLite or PostgreSQL; cut off, the same command goes on')
    .argument('<from>', 'the archive to copy: a file, or postgres://…')
    .argument('<to>', 'a new file, an empty database, or the same copy, begun');
  addRawFolderFlag(command);
  addFormFlags(command, ['text', 'json'], 'a line, or counts and hashes as JSON (default: text)');
  return command.action(async (from: string, to: string, flags: CopyFlags) =>
    end(await (await import('./run.js')).runCopy(from, to, flags, context)),
  );
}
