import { Command } from 'commander';
import { listFormatNames } from '../../../options.js';
import type { Context } from '../../context.js';
import { addFetchFlags } from '../../flags/fetch-flags.js';
import { addFormFlags } from '../../flags/form-flags.js';
import { addReportFlags } from '../../flags/report-flags.js';
import type { DiscoverFlags } from './run.js';

/** `wirecopy discover <site>`: the feeds and sitemaps of a site, each looked at, best first. */
export function discoverCommand(
  context: Context,
  end: (status: number) => void,
  run: ((site: string, flags: DiscoverFlags, context: Context) => Promise<number>) | null = null,
): Command {
  const command = new Command('discover')
    .description('List the feeds and sitemaps of a site, best first')
    .argument('<site>', 'address of the site or of a page of it')
    .option('-n, --limit <n>', 'print this many, the best')
    .option('--color', 'use colour even when the output is not a terminal')
    .option('--no-color', 'no colour');
  addFormFlags(command, listFormatNames, 'output format (default: table on a terminal, else json)');
  addReportFlags(command);
  addFetchFlags(command);
  return command.action(async (site: string, flags: DiscoverFlags) => {
    const runDiscover = run ?? (await import('./run.js')).runDiscover;
    end(await runDiscover(site, flags, context));
  });
}
