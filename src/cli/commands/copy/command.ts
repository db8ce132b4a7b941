import { Command } from 'commander';
import type { Context } from '../../context.js';
import { addFormFlags } from '../../flags/form-flags.js';
import type { CopyFlags } from './run.js';

/** `wirecopy copy <from> <to>`: an archive from SQLite to PostgreSQL and back. */
export function copyCommand(context: Context, end: (status: number) => void): Command {
  const command = new Command('copy')
    .description(
      'Copy a whole archive into another one, between SQLite and PostgreSQL or of one kind; cut off, the same command goes on',
    )
    .argument('<from>', 'the archive to copy: a file, or postgres://…')
    .argument('<to>', 'a new file, an empty database, or what an earlier run of the same copy left');
  addFormFlags(
    command,
    ['text', 'json'],
    'the closing line, or counts and hashes of each table as JSON (default: text)',
  );
  return command.action(async (from: string, to: string, flags: CopyFlags) =>
    end(await (await import('./run.js')).runCopy(from, to, flags, context)),
  );
}
