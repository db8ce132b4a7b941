import { Command } from 'commander';
import type { Context } from '../../context.js';
import { addArchiveFlag } from '../../archive/open-archive.js';
import { addFormFlags } from '../../flags/form-flags.js';
import { addSourceFlags, addUnsetFlags, delayFromFlag, headersFromFlag } from '../../flags/source-flags.js';
import { listFormatNames } from '../../../options.js';
import type { SourcesFlags } from './run.js';

/** `wirecopy sources`: what is followed and how it fares. */
export function sourcesCommand(
  context: Context,
  end: (status: number) => void,
  run: ((words: string[], flags: SourcesFlags, context: Context) => Promise<number>) | null = null,
): Command {
  const command = new Command('sources')
    .description(
      'Show what is followed: a table on a terminal, one JSON object a line otherwise; edit what is said of it',
    )
    .argument('[action]', 'list (default), edit: change what is said of sources, and print what is now')
    .argument('[source...]', 'what to edit, by address or title')
    .option('--tag <names>', 'only sources with this tag; with edit, their tags, with commas between them')
    .option('-n, --limit <n>', 'show this many')
    .option('--opml', 'short for --format opml, which feed readers and `follow` take')
    .option('--color', 'use colour even when the output is not a terminal')
    .option('--no-color', 'no colour');
  addFormFlags(command, listFormatNames, 'output format (default: table on a terminal, else json)');
  command
    .optionsGroup('With edit:')
    .option('--title <title>', 'what to call it (one source); without one, what it calls itself');
  addSourceFlags(command)
    .option('--delay <duration>', 'at least this long between two requests to its host', delayFromFlag)
    .option('--header <name:value>', 'send a header to its own origin and to nobody else (repeatable)', headersFromFlag)
    .option('--add', 'add tags, rules and headers to those that are there instead of replacing them');
  addUnsetFlags(command);
  addArchiveFlag(command);
  return command.action(async (action: string | undefined, names: string[], flags: SourcesFlags) => {
    const runSources = run ?? (await import('./run.js')).runSources;
    end(await runSources([action ?? 'list', ...names], flags, context));
  });
}
