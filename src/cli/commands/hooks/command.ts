import { Command } from 'commander';
import { addArchiveFlag } from '../../archive/open-archive.js';
import type { Context } from '../../context.js';
import { addFormFlags } from '../../flags/form-flags.js';
import type { HooksFlags } from './run.js';

/** `wirecopy hooks`: who is called after a sync, and what could not be delivered. */
export function hooksCommand(
  context: Context,
  end: (status: number) => void,
  run: ((words: string[], flags: HooksFlags, context: Context) => Promise<number>) | null = null,
): Command {
  const command = new Command('hooks')
    .description('Show the hooks of the archive and what could not be delivered; send that again, or clear it')
    .argument('[action]', 'list (default), retry: send again with the next sync, clear: throw away, remove: end a hook')
    .argument('[name...]', 'hooks or ids of articles; by default all');
  addFormFlags(command, ['text', 'json'], 'print lines, or one JSON object a line (default: lines)');
  addArchiveFlag(command);
  return command.action(async (action: string | undefined, names: string[], flags: HooksFlags) => {
    const runHooks = run ?? (await import('./run.js')).runHooks;
    end(await runHooks([action ?? 'list', ...names], flags, context));
  });
}
