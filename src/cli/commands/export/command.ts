import { Command, Option } from 'commander';
import { formatNames } from '../../../options.js';
import type { Context } from '../../context.js';
import { addArchiveFlag } from '../../archive/open-archive.js';
import { addQueryFlags } from '../../flags/query-flags.js';
import type { ExportFlags } from './run.js';

/** `wirecopy export`: the archive, or what flags choose of it, in any format. */
export function exportCommand(
  context: Context,
  end: (status: number) => void,
  run: ((flags: ExportFlags, context: Context) => Promise<number>) | null = null,
): Command {
  const command = new Command('export').description('Write the archive, or a part of it, in any format');
  addQueryFlags(command);
  command
    .addOption(
      new Option(
        '-f, --format <name>',
        'any format of records, warc (the pages as received), opml (what is followed); else as the extension of --output says',
      ).choices([...formatNames, 'warc', 'opml']),
    )
    .option('--template <text>', "a line a record, such as '{date} {headline}'")
    .option('-o, --output <file>', 'write to a file, which appears whole or not at all')
    .option('--output-dir <dir>', 'write one file a record into a folder')
    .option('--name <template>', 'names of the files in --output-dir', '{date}-{slug}.json')
    .option('--field <names>', 'only these keys of the records, with commas between them')
    .option('--no-formula-guard', 'CSV and TSV: leave cells that begin with = + - @ as they are')
    .option('--since-last <name>', 'only what is new or changed since this consumer was last served')
    .option('--color', 'colour also where no terminal is')
    .option('--no-color', 'no colour');
  addArchiveFlag(command);
  return command.action(async (flags: ExportFlags) => {
    const runExport = run ?? (await import('./run.js')).runExport;
    end(await runExport(flags, context));
  });
}
