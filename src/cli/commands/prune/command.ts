import { Command } from 'commander';
import type { Context } from '../../context.js';
import { addArchiveFlag, addKeepRawFlag } from '../../archive/open-archive.js';
import type { PruneFlags } from './run.js';
import { addFormFlags } from '../../flags/form-flags.js';
import { parseSpan } from '../../flags/spans.js';

/** `wirecopy prune`: takes away what is old or more than is kept. */
export function pruneCommand(context: Context, end: (status: number) => void): Command {
  const command = new Command('prune')
    .description('Remove old articles, old revisions, or pages as received from the archive')
    .option(
      '--older-than <span>',
      'remove articles first seen longer ago than this (90d, 2y), with everything that belongs to them',
      parseSpan,
    )
    .option('--keep-revisions <n>', 'keep this many revisions of each article; the first and the newest always stay')
    .option('--dry-run', 'only count');
  addFormFlags(command, ['text', 'json'], 'the counts as a line or as JSON (default: text)');
  addKeepRawFlag(command);
  addArchiveFlag(command);
  return command.action(async (flags: PruneFlags) => end(await (await import('./run.js')).runPrune(flags, context)));
}
