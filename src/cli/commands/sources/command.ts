import { Command } from 'commander';
import type { Context } from '../../context.js';
import { addArchiveFlag } from '../../archive/open-archive.js';
import { addFormFlags } from '../../flags/form-flags.js';
import { listFormatNames } from '../../../options.js';
import type { SourcesFlags } from './run.js';

/** `wirecopy sources`: what is followed and how it fares. */
export function sourcesCommand(
  context: Context,
  end: (status: number) => void,
  run: ((flags: SourcesFlags, context: Context) => Promise<number>) | null = null,
): Command {
  const command = new Command('sources')
    .description('Show what is followed: a table on a terminal, one JSON object a line otherwise')
    .option('--tag <name>', 'only sources with this tag')
    .option('-n, --limit <n>', 'show this many')
    .option('--opml', 'short for --format opml, which feed readers and `follow` take')
    .option('--color', 'use colour even when the output is not a terminal')
    .option('--no-color', 'no colour');
  addFormFlags(command, listFormatNames, 'output format (default: table on a terminal, else json)');
  addArchiveFlag(command);
  return command.action(async (flags: SourcesFlags) => {
    const runSources = run ?? (await import('./run.js')).runSources;
    end(await runSources(flags, context));
  });
}
