import { Command } from 'commander';
import type { Context } from '../../context.js';
import { addFetchFlags, parseTimeLimit } from '../../flags/fetch-flags.js';
import { addArchiveFlag, addKeepRawFlag } from '../../archive/open-archive.js';
import { addReportFlags } from '../../flags/report-flags.js';
import type { SyncFlags } from './run.js';
import { addExitCodeFlag, addFormFlags } from '../../flags/form-flags.js';
import { parseSpan } from '../../flags/spans.js';
import { addHookFlags } from '../hooks/flags.js';
import { addSavingFlags } from '../../flags/saving-flags.js';
import { addReaderFlags } from '../../flags/reader-flags.js';

const parseAlarm = (text: string): number => (text.trim() === '0' ? 0 : parseSpan(text));

/** `wirecopy sync`: asks the sources that are due. `run` is a parameter, so that a test of flags runs nothing. */
export function syncCommand(
  context: Context,
  end: (status: number) => void,
  run: ((sources: string[], flags: SyncFlags, context: Context) => Promise<number>) | null = null,
): Command {
  const command = new Command('sync')
    .description('Ask the sources that are due, and archive what is new')
    .argument('[source...]', 'ask these now, by address or title; by default all that is due')
    .option('--tag <name>', 'only what is due of the sources with this tag')
    .option('--all', 'treat every source as due now')
    .option('--dry-run', 'only print what would be asked, and why')
    .option('--enqueue', 'leave the work to the workers of a PostgreSQL archive: wake them for what is due')
    .option('--watch', 'keep running, and sleep until the next source is due')
    .option('-n, --limit <n>', 'ask at most this many sources')
    .option('--max-time <duration>', 'stop after this long: finish what was begun, the rest stays due', parseTimeLimit)
    .option(
      '--alarm-after <span>',
      'report a source after it has failed for this long, then once a day; 0 reports each failure (default: 1d)',
      parseAlarm,
    );
  addSavingFlags(command);
  addFormFlags(
    command,
    ['text', 'json'],
    'print what was done, as a line or as JSON (default: a line, on a terminal only)',
  );
  addExitCodeFlag(command, 'nothing was new and nothing failed');
  addHookFlags(command);
  addArchiveFlag(command);
  addKeepRawFlag(command);
  addReportFlags(command);
  addReaderFlags(command);
  addFetchFlags(command);
  return command.action(async (sources: string[], flags: SyncFlags) => {
    const runSync = run ?? (await import('./run.js')).runSyncCommand;
    end(await runSync(sources, flags, context));
  });
}
