import { Command } from 'commander';
import { addArchiveFlag, type ArchiveFlags } from '../../archive/open-archive.js';
import type { Context } from '../../context.js';

/** `wirecopy vacuum`: gives room that is free back to the disk. */
export function vacuumCommand(context: Context, end: (status: number) => void): Command {
  const command = new Command('vacuum').description(
    'Pack the archive: give free room back to the disk, and make searches faster',
  );
  addArchiveFlag(command);
  return command.action(async (flags: ArchiveFlags) => end(await (await import('./run.js')).runVacuum(flags, context)));
}
