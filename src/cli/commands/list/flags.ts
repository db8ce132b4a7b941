import { type Command, Option } from 'commander';
import { recordFormats } from '../../../options.js';
import { addArchiveFlag } from '../../archive/open-archive.js';
import { addBodyFlag, addFileFlag } from '../../flags/output-flags.js';
import { addExitCodeFlag, addFormFlags } from '../../flags/form-flags.js';
import { addQueryFlags } from '../../flags/query-flags.js';

const sortKeys = ['date', 'seen', 'headline', 'source'];

/** What `list` and `search` have in common. */
export function addListFlags(command: Command, order: string): void {
  addQueryFlags(command).option('--group', 'one row for a story that several tell in nearly the same words');
  command
    .optionsGroup('Order:')
    .addOption(new Option('--sort <key>', `${order}, or by first sighting, headline or source`).choices(sortKeys))
    .option('--reverse', 'the other way round');
  addFormFlags(
    command.optionsGroup('Output:'),
    ['table', ...recordFormats],
    'whole records in a format, or the table in a pipe, too',
  );
  addFileFlag(command);
  addBodyFlag(command);
  addExitCodeFlag(command, 'nothing is found');
  command.option('--color', 'use colour even when the output is not a terminal').option('--no-color', 'no colour');
  addArchiveFlag(command);
}
