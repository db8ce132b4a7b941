import { Command } from 'commander';
import type { Context } from '../../context.js';
import { addFormFlags } from '../../flags/form-flags.js';
import { addArchiveFlag } from '../../archive/open-archive.js';
import type { DiffFlags } from './run.js';

/** `wirecopy diff <id|url>`: what the publisher changed. */
export function diffCommand(
  context: Context,
  end: (status: number) => void,
  run: ((idOrUrl: string, flags: DiffFlags, context: Context) => Promise<number>) | null = null,
): Command {
  const command = new Command('diff')
    .description('Show what changed in an article from revision to revision, word by word, headline and dates first')
    .argument('<id|url>', 'id of the article, the beginning of one, or its address or guid')
    .option('--from <n>', 'compare this revision (default: the one before --to)')
    .option('--to <n>', 'with this revision (default: the newest)')
    .option('--substance-words <n>', 'an edit of at least this many words is one of substance (default: 12)')
    .option('--substance-share <percent>', 'the same as a share of the text (default: 10%)')
    .option('--color', 'use colour even when the output is not a terminal')
    .option('--no-color', 'no colour');
  addFormFlags(command, ['text', 'patch', 'json'], 'default: text on a terminal, else json (one step a line)');
  addArchiveFlag(command);
  return command.action(async (idOrUrl: string, flags: DiffFlags) => {
    const runDiff = run ?? (await import('./run.js')).runDiff;
    end(await runDiff(idOrUrl, flags, context));
  });
}
