import { Command } from 'commander';
import { addArchiveFlag, addKeepRawFlag } from '../../archive/open-archive.js';
import type { Context } from '../../context.js';
import { addFetchFlags, parseDuration, parseTimeLimit } from '../../flags/fetch-flags.js';
import { addReaderFlags } from '../../flags/reader-flags.js';
import { addSavingFlags } from '../../flags/saving-flags.js';
import { addReportFlags } from '../../flags/report-flags.js';
import type { WorkFlags } from './run.js';

/** `wirecopy work`: one of any number of workers on a PostgreSQL archive. */
export function workCommand(
  context: Context,
  end: (status: number) => void,
  run: ((flags: WorkFlags, context: Context) => Promise<number>) | null = null,
): Command {
  const command = new Command('work')
    .description('Work on the shared queue of a PostgreSQL archive, until it is stopped')
    .option('--once', 'end when nothing is due')
    .option('--max-time <duration>', 'stop after this long: finish what was begun', parseTimeLimit)
    .option(
      '--drain <duration>',
      'after SIGTERM or Ctrl-C, let requests under way end for this long (default: 8s)',
      parseDuration,
    )
    .option('--exports <folder>', 'take what export --enqueue leaves, and write it below this folder')
    .option('--metrics <port>', 'serve counts for Prometheus on this port of 127.0.0.1, or on <address>:<port>');
  addSavingFlags(command);
  addArchiveFlag(command);
  addKeepRawFlag(command);
  addReportFlags(command);
  addReaderFlags(command);
  addFetchFlags(command);
  return command.action(async (flags: WorkFlags) => {
    const runWork = run ?? (await import('./run.js')).runWork;
    end(await runWork(flags, context));
  });
}
