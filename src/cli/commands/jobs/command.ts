import { Command } from 'commander';
import { addArchiveFlag } from '../../archive/open-archive.js';
import type { Context } from '../../context.js';
import { addFormFlags } from '../../flags/form-flags.js';
import type { JobsFlags } from './run.js';

/** `wirecopy jobs`: how much work there is, and what was set aside. */
export function jobsCommand(
  context: Context,
  end: (status: number) => void,
  run: ((words: string[], flags: JobsFlags, context: Context) => Promise<number>) | null = null,
): Command {
  const command = new Command('jobs')
    .description('Show the work of a PostgreSQL archive and its dead letters; try those again, or clear them')
    .argument(
      '[action]',
      'list (default), retry: try dead letters again, clear: throw them away (a source is asked again in a day)',
    )
    .argument('[name...]', 'addresses or ids of dead letters; by default all');
  addFormFlags(command, ['text', 'json'], 'print lines, or one JSON object (default: lines)');
  addArchiveFlag(command);
  return command.action(async (action: string | undefined, names: string[], flags: JobsFlags) => {
    const runJobs = run ?? (await import('./run.js')).runJobs;
    end(await runJobs([action ?? 'list', ...names], flags, context));
  });
}
