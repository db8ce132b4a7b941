import { Command } from 'commander';
import type { Context } from '../../context.js';
import { addFetchFlags } from '../../flags/fetch-flags.js';
import { addArchiveFlag, addKeepRawFlag } from '../../archive/open-archive.js';
import { addReportFlags } from '../../flags/report-flags.js';
import type { SyncFlags } from './run.js';
import { addExitCodeFlag, addFormFlags } from '../../flags/form-flags.js';
import { recheckFromFlag } from '../../flags/recheck-flag.js';
import { addReaderFlags } from '../../flags/reader-flags.js';

/** `wirecopy sync`: fetches what is due of what is followed. `run` is a parameter, so that a test of flags runs nothing. */
export function syncCommand(
  context: Context,
  end: (status: number) => void,
  run: ((flags: SyncFlags, context: Context) => Promise<number>) | null = null,
): Command {
  const command = new Command('sync')
    .description('Fetch what is due of what is followed, and archive what is new')
    .option('--all', 'take everything as due, now')
    .option('--watch', 'stay, and sleep until the next source is due')
    .option('-n, --limit <n>', 'ask at most so many sources')
    .option(
      '--recheck <times>',
      'look again at a page so long after its first sighting, or none (default: 1h,6h,1d,7d)',
      recheckFromFlag,
    )
    .option('--raw', 'keep pages as received in the archive (default)')
    .option('--no-raw', 'keep the records only')
    .option('--timezone <zone>', 'IANA zone for dates that state none, such as Europe/Kyiv');
  addFormFlags(
    command,
    ['text', 'json'],
    'print what was done, as a line or as JSON (default: a line, on a terminal only)',
  );
  addExitCodeFlag(command, 'nothing was new and nothing failed');
  addArchiveFlag(command);
  addKeepRawFlag(command);
  addReportFlags(command);
  addReaderFlags(command);
  addFetchFlags(command);
  return command.action(async (flags: SyncFlags) => {
    const runSync = run ?? (await import('./run.js')).runSyncCommand;
    end(await runSync(flags, context));
  });
}
