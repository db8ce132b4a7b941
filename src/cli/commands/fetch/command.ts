import { existsSync } from 'node:fs';
import { Command, Option } from 'commander';
import { UsageError } from '../../../errors.js';
import { bodyForms, recordFormats } from '../../../options.js';
import { nearest } from '../../../shared/nearest.js';
import type { Context } from '../../context.js';
import { addFetchFlags } from '../../flags/fetch-flags.js';
import { addArchiveFlag, addKeepRawFlag } from '../../archive/open-archive.js';
import { addExitCodeFlag, addFormFlags } from '../../flags/form-flags.js';
import { addOutputFlags } from '../../flags/output-flags.js';
import { addReportFlags } from '../../flags/report-flags.js';
import type { FetchFlags } from './run.js';
import { qualityFromFlag } from '../../flags/quality-flag.js';
import { addReaderFlags } from '../../flags/reader-flags.js';

/** `wirecopy fetch <source…>`: anything that wirecopy reads → records. `run` is a parameter, so that a test of flags runs nothing. */
export function fetchCommand(
  context: Context,
  end: (status: number) => void,
  run: ((sources: string[], flags: FetchFlags, context: Context) => Promise<number>) | null = null,
): Command {
  const command = new Command('fetch')
    .description('Print the records of pages, feeds and saved texts')
    .argument('[source...]', "addresses, files, or '-' for a list (or a document) on standard input");
  addReadingFlags(command);
  addFormatFlags(command);
  addOutputFlags(command);
  addReportFlags(command);
  command
    .optionsGroup('Archive:')
    .option('--save', 'also save what is printed in the archive')
    .option('--raw', 'with --save: keep pages as received (default)')
    .option('--no-raw', 'with --save: keep the records only');
  addArchiveFlag(command);
  addKeepRawFlag(command);
  addReaderFlags(command);
  addFetchFlags(command);
  return command.action(async (sources: string[], flags: FetchFlags) => {
    refuseMisspelt(sources, command);
    const runFetch = run ?? (await import('./run.js')).runFetch;
    end(await runFetch(sources, flags, context));
  });
}

/** `fetch` is what wirecopy does when no command is named, so `wirecopy serch word` comes here: no file is meant by that. */
function refuseMisspelt([first]: string[], command: Command): void {
  const program = command.parent;
  if (first && program && program.args[0] !== first && !existsSync(first)) {
    const isCommand = program.commands.some((one) => one.name() === first);
    if (isCommand) throw new UsageError(`flags go after the command: wirecopy ${first} …`);
  }
  if (!first || !program || program.args[0] !== first || !/^[a-z]+$/.test(first) || existsSync(first)) return;
  const known = nearest(
    first,
    program.commands.map((one) => one.name()),
  );
  if (known) throw new UsageError(`'${first}' is neither a command nor a file: did you mean 'wirecopy ${known}'?`);
}

function addFormatFlags(command: Command): void {
  addFormFlags(
    command.optionsGroup('Output:'),
    recordFormats,
    'output format (default: to read on a terminal, else json, or what the ending of --output means)',
  );
  addExitCodeFlag(command, 'nothing came, or with --save nothing new, and nothing failed');
  command.option(
    '--journal <file>',
    'keep what is done in a file: after a kill, the same command goes on where it was, and tries again what failed',
  );
  command.option('--replace-empty', 'replace the file of --output even when every source failed');
}

function addReadingFlags(command: Command): void {
  command
    .optionsGroup('Reading:')
    .option('--url <url>', 'the address that a saved page came from')
    .option('--unordered', 'print records as they come, not in the order of the sources')
    .option('--full', 'fetch the page of each feed entry and merge the two')
    .option('--pages <n>', 'read this many pages of a feed that has more than one (default: 1)')
    .option('--timezone <zone>', 'IANA zone for dates that state none, such as Europe/Kyiv')
    .addOption(
      new Option('--body <form>', 'form of the body (default: text, or what the format wants)').choices(bodyForms),
    )
    .option('--explain', 'add to each record why its fields are what they are')
    .optionsGroup('Selection:')
    .option('--since <date>', 'only records of that day or later')
    .option('--until <date>', 'only records of that day or earlier')
    .option('--match <text>', 'only records with this text in headline, summary, tags or body')
    .option('--language <tag>', 'only records in this language (en matches en-GB)')
    .option(
      '--min-quality <score>',
      'only records of this quality or better (0 to 1), and those without',
      qualityFromFlag,
    )
    .option('-n, --limit <n>', 'stop after this many records');
}
