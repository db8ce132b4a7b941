import type { Command } from 'commander';
import { recordFormats } from '../../../options.js';
import { addArchiveFlag } from '../../archive/open-archive.js';
import { addBodyFlag, addFileFlag } from '../../flags/output-flags.js';
import { addExitCodeFlag, addFormFlags } from '../../flags/form-flags.js';
import { addQueryFlags } from '../../flags/query-flags.js';

/** What `list` and `search` have in common. */
export function addListFlags(command: Command): void {
  addQueryFlags(command).option('--group', 'one row for a story that several tell in nearly the same words');
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
