import { Command } from 'commander';
import { recordFormats } from '../../../options.js';
import type { Context } from '../../context.js';
import { addArchiveFlag } from '../../archive/open-archive.js';
import { addExitCodeFlag, addFormFlags } from '../../flags/form-flags.js';
import { addBodyFlag, addOutputFlags } from '../../flags/output-flags.js';
import { addQueryFlags } from '../../flags/query-flags.js';
import type { ExportFlags } from './flags.js';

/** `wirecopy export`: the archive, or what flags choose of it, in any format. */
export function exportCommand(
  context: Context,
  end: (status: number) => void,
  run: ((flags: ExportFlags, context: Context) => Promise<number>) | null = null,
): Command {
  const command = new Command('export').description('Write the archive, or a part of it, in any format');
  addQueryFlags(command);
  addFormFlags(
    command.optionsGroup('Output:'),
    [...recordFormats, 'warc', 'opml'],
    'any format of records, warc (the pages as received), opml (what is followed); else as the ending of --output says',
  );
  addExitCodeFlag(command, 'there was nothing to write');
  command.option('--since-last <name>', 'only what is new or changed since this consumer was last served');
  command.option('--enqueue', 'leave the work to the workers of a PostgreSQL archive, who write --output');
  addBodyFlag(command);
  addOutputFlags(command);
  addArchiveFlag(command);
  return command.action(async (flags: ExportFlags) => {
    const runExport = run ?? (await import('./run.js')).runExport;
    end(await runExport(flags, context));
  });
}
