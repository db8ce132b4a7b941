import { Command } from 'commander';
import type { Context } from '../../context.js';
import { addArchiveFlag } from '../../archive/open-archive.js';
import type { ArchiveFlags } from '../../archive/open-archive.js';

/** `wirecopy unfollow <source…>`: what was archived stays. */
export function unfollowCommand(
  context: Context,
  end: (status: number) => void,
  run: ((sources: string[], flags: ArchiveFlags, context: Context) => Promise<number>) | null = null,
): Command {
  const command = new Command('unfollow')
    .description('Stop following sources; their articles stay in the archive')
    .argument('<source...>', 'addresses, or titles as `sources` shows them');
  addArchiveFlag(command);
  return command.action(async (sources: string[], flags: ArchiveFlags) => {
    const runUnfollow = run ?? (await import('./run.js')).runUnfollow;
    end(await runUnfollow(sources, flags, context));
  });
}
