import { Command } from 'commander';
import type { Context } from '../../context.js';
import { addEditsFlags } from '../../flags/output-flags.js';
import { addListFlags } from './flags.js';
import type { ListFlags } from './run.js';

type Run = (words: string[], flags: ListFlags, context: Context) => Promise<number>;

/** `wirecopy list`: the articles of the archive, newest first. */
export function listCommand(context: Context, end: (status: number) => void, run: Run | null = null): Command {
  const command = new Command('list').description(
    'List the articles of the archive, newest first: a table on a terminal, one JSON object a line otherwise',
  );
  addListFlags(command, 'newest first (default: date)');
  addEditsFlags(command);
  return command.action(async (flags: ListFlags) => {
    const runList = run ?? (await import('./run.js')).runList;
    end(await runList([], flags, context));
  });
}
