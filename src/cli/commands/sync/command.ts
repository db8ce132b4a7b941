import { Command } from 'commander';
import type { Context } from '../../context.js';
import { addFetchFlags } from '../../flags/fetch-flags.js';
import { addArchiveFlag, addKeepRawFlag } from '../../archive/open-archive.js';
import { addReportFlags } from '../../flags/report-flags.js';
import type { SyncFlags } from './run.js';
import { addReaderFlags } from '../../flags/reader-flags.js';

/** `wirecopy sync`: asks the sources that are due. `run` is a parameter, so that a test of flags runs nothing. */
export function syncCommand(
  context: Context,
  end: (status: number) => void,
  run: ((flags: SyncFlags, context: Context) => Promise<number>) | null = null,
): Command {
  const command = new Command('sync')
    .description('Ask the sources that are due, and archive what is new')
    .option('--all', 'take everything as due, now')
    .option('--watch', 'stay, and sleep until the next source is due')
    .option('--json', 'print what was done as JSON')
    .option('-n, --limit <n>', 'ask at most this many sources')
    .option(
      '--recheck <times>',
      'how long after its first sighting a page is looked at again, or none (default: 1h,6h,1d,7d)',
    )
    .option('--raw', 'keep pages as received in the archive (default)')
    .option('--no-raw', 'keep the records only')
    .option('--timezone <zone>', 'IANA zone for dates that state none, such as Europe/Kyiv');
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
