import { type Command, Option } from 'commander';
import { formatNames } from '../../../options.js';
import { addArchiveFlag } from '../../archive/open-archive.js';
import { addQueryFlags } from '../../flags/query-flags.js';

/** What `list` and `search` have in common. */
export function addListFlags(command: Command): void {
  addQueryFlags(command);
  command
    .optionsGroup('Output:')
    .addOption(
      new Option('-f, --format <name>', 'whole records in a format, or the table also where no terminal is').choices([
        'table',
        ...formatNames,
      ]),
    )
    .option('--color', 'colour also where no terminal is')
    .option('--no-color', 'no colour');
  addArchiveFlag(command);
}
