import { Command } from 'commander';
import type { Context } from '../../context.js';
import { addArchiveFlag } from '../../archive/open-archive.js';
import { addFormFlags } from '../../flags/form-flags.js';
import { addQueryFlags } from '../../flags/query-flags.js';
import type { ReportFlags } from './run.js';

type Run = (input: string | undefined, flags: ReportFlags, context: Context) => Promise<number>;

/** `wirecopy report`: the archive, or records on standard input → one HTML page with charts. */
export function reportCommand(context: Context, end: (status: number) => void, run: Run | null = null): Command {
  const command = new Command('report')
    .description('Draw what the archive holds as one HTML page: volume, sources, hours, tags, authors, edits, copies')
    .argument('[input]', "'-' reads records (NDJSON) from standard input in place of the archive");
  addQueryFlags(command);
  addFormFlags(
    command.optionsGroup('Output:'),
    ['html', 'json'],
    'html: the page (default); json: what it shows, as counts in one object',
  );
  command
    .option(
      '-o, --output <file>',
      'write to a file, which appears whole or not at all; .gz packs it, .zst where Node can',
    )
    .option('--title <text>', 'what the report is called (default: News report)');
  addArchiveFlag(command);
  return command.action(async (input: string | undefined, flags: ReportFlags) => {
    const runReport = run ?? (await import('./run.js')).runReport;
    end(await runReport(input, flags, context));
  });
}
