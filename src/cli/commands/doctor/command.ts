import { Command } from 'commander';
import type { Context } from '../../context.js';
import { addFormFlags } from '../../flags/form-flags.js';
import { addFetchFlags } from '../../flags/fetch-flags.js';
import { addArchiveFlag } from '../../archive/open-archive.js';
import type { DoctorFlags } from './run.js';

/** `wirecopy doctor`: whether all is well, and what to do where it is not. */
export function doctorCommand(
  context: Context,
  end: (status: number) => void,
  run: ((flags: DoctorFlags, context: Context) => Promise<number>) | null = null,
): Command {
  const command = new Command('doctor')
    .description('Check configuration, folders and archive, and say what to do about what is wrong')
    .option('--network <url>', 'also fetch this address, as wirecopy fetches')
    .option('--merged', 'find stories that earlier versions merged into one article, and split them again')
    .option(
      '--sources',
      'look at each source: last good, kept out, silent, pages without text, fields that were there before',
    )
    .option('--rules', 'look at your own site rules: keys, selectors, hosts named twice, and their fixtures')
    .option('--dry-run', 'with --merged: only print what would be split');
  addFormFlags(command, ['text', 'json'], 'a screen, or one JSON object a check (default: text)');
  addArchiveFlag(command);
  addFetchFlags(command);
  return command.action(async (flags: DoctorFlags) => {
    const runDoctor = run ?? (await import('./run.js')).runDoctor;
    end(await runDoctor(flags, context));
  });
}
