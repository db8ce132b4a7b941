import { Command } from 'commander';
import type { Context } from '../../context.js';
import { addFetchFlags } from '../../flags/fetch-flags.js';
import { addArchiveFlag } from '../../archive/open-archive.js';
import { addFormFlags } from '../../flags/form-flags.js';
import { addReportFlags } from '../../flags/report-flags.js';
import { addSourceFlags } from '../../flags/source-flags.js';
import type { FollowFlags } from './run.js';

/** `wirecopy follow <source…>`: feeds, sitemaps, sites and lists of feeds that `sync` asks from now on. */
export function followCommand(
  context: Context,
  end: (status: number) => void,
  run: ((sources: string[], flags: FollowFlags, context: Context) => Promise<number>) | null = null,
): Command {
  const command = new Command('follow')
    .description('Follow feeds, sitemaps, sites or the feeds of an OPML file')
    .argument('<source...>', 'addresses or OPML files')
    .option('--tag <names>', 'tags of the sources, with commas between them')
    .option('--title <title>', 'what to call it (one source); by default what it calls itself')
    .option('--page', 'follow the page itself, such as a live blog')
    .option('--no-check', 'do not fetch it now');
  addSourceFlags(command);
  addFormFlags(
    command,
    ['text', 'json'],
    'what is followed now: a line, or one JSON object a line (default: text on a terminal)',
  );
  addArchiveFlag(command);
  addReportFlags(command);
  addFetchFlags(command);
  return command.action(async (sources: string[], flags: FollowFlags) => {
    const runFollow = run ?? (await import('./run.js')).runFollow;
    end(await runFollow(sources, flags, context));
  });
}
