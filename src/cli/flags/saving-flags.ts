import type { Command } from 'commander';
import { qualityFromFlag } from './quality-flag.js';
import { recheckFromFlag } from './recheck-flag.js';

/** How commands that follow sources save what they read. */
export function addSavingFlags(command: Command): void {
  command
    .option(
      '--recheck <times>',
      'how long after its first sighting a page is looked at again, or none (default: 1h,6h,1d,7d)',
      recheckFromFlag,
    )
    .option('--min-quality <score>', 'do not save pages of less quality than this, 0 to 1', qualityFromFlag)
    .option('--raw', 'keep pages as received in the archive (default)')
    .option('--no-raw', 'keep the records only')
    .option('--timezone <zone>', 'IANA zone for dates that state none, such as Europe/Kyiv');
}
