import { Command } from 'commander';
import type { Context } from '../../context.js';
import { addArchiveFlag } from '../../archive/open-archive.js';
import { addFormFlags } from '../../flags/form-flags.js';
import type { UnfollowFlags } from './run.js';

/** `wirecopy unfollow <source…>`: what was archived stays. */
export function unfollowCommand(
  context: Context,
  end: (status: number) => void,
  run: ((sources: string[], flags: UnfollowFlags, context: Context) => Promise<number>) | null = null,
): Command {
  const command = new Command('unfollow')
    .description('Stop following sources; their articles stay in the archive')
    .argument('<source...>', 'addresses, or titles as `sources` shows them');
  addFormFlags(command, ['text', 'json'], 'a line, or one JSON object, for each (default: text)');
  addArchiveFlag(command);
  return command.action(async (sources: string[], flags: UnfollowFlags) => {
    const runUnfollow = run ?? (await import('./run.js')).runUnfollow;
    end(await runUnfollow(sources, flags, context));
  });
}
