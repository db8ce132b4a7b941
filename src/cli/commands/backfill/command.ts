import { Command, Option } from 'commander';
import { addArchiveFlag, addKeepRawFlag } from '../../archive/open-archive.js';
import type { Context } from '../../context.js';
import { addFetchFlags, parseTimeLimit } from '../../flags/fetch-flags.js';
import { addFormFlags } from '../../flags/form-flags.js';
import { qualityFromFlag } from '../../flags/quality-flag.js';
import { addressOutcomes } from '../../../shared/address-outcomes.js';
import { addReaderFlags } from '../../flags/reader-flags.js';
import { addReportFlags } from '../../flags/report-flags.js';
import type { BackfillFlags } from './run.js';

/** `wirecopy backfill`: a site's past into the archive. `run` is a parameter, so that a test of flags runs nothing. */
export function backfillCommand(
  context: Context,
  end: (status: number) => void,
  run: ((site: string | undefined, flags: BackfillFlags, context: Context) => Promise<number>) | null = null,
): Command {
  const command = new Command('backfill')
    .description("Archive a site's past, by its sitemaps and feeds; goes on where the last run ended")
    .argument('[site]', 'address of the site, or of one sitemap or feed of it')
    .option('--since <date>', 'only stories of that day or later: 2026-05-31, 2026-05, 2026, or 30d')
    .option('--until <date>', 'only stories of that day (month, year) or earlier')
    .option('--wayback', 'ask the index of the Wayback Machine, too, and read from it what the site has no more')
    .option(
      '--wayback-address <url>',
      'another archive that answers as the Wayback Machine does (default: https://web.archive.org)',
    )
    .option('--paged', 'try ?paged=2, 3 … of feeds that do not say how they go on')
    .option('--dry-run', 'find the addresses, and print how many there are and how long they take; read none')
    .option('-y, --yes', 'do not ask before many pages are read')
    .option('-n, --limit <n>', 'read at most this many pages')
    .option('--max-time <duration>', 'stop after this long: finish what was begun, the rest waits', parseTimeLimit)
    .option('--min-quality <score>', 'do not save pages of less quality than this, 0 to 1', qualityFromFlag)
    .option('--status', 'print how far each backfill is, or that of the site')
    .option('--list', "print the site's addresses with what came of each")
    .addOption(new Option('--outcome <name>', 'with --list: only those that came to this').choices(addressOutcomes))
    .option('--forget', 'throw the list of addresses away; the articles stay')
    .option('--raw', 'keep pages as received in the archive (default)')
    .option('--no-raw', 'keep the records only')
    .option('--timezone <zone>', 'IANA zone for dates that state none, such as Europe/Kyiv');
  addFormFlags(command, ['text', 'json'], 'print lines, or JSON (default: lines, on a terminal only)');
  addArchiveFlag(command);
  addKeepRawFlag(command);
  addReportFlags(command);
  addReaderFlags(command);
  addFetchFlags(command);
  return command.action(async (site: string | undefined, flags: BackfillFlags) => {
    const runBackfill = run ?? (await import('./run.js')).runBackfillCommand;
    end(await runBackfill(site, flags, context));
  });
}
