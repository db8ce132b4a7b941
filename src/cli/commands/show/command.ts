import { Command } from 'commander';
import { recordFormats } from '../../../options.js';
import type { Context } from '../../context.js';
import { addBodyFlag, addFileFlag } from '../../flags/output-flags.js';
import { addFormFlags } from '../../flags/form-flags.js';
import { addArchiveFlag } from '../../archive/open-archive.js';
import type { ShowFlags } from './run.js';

/** `wirecopy show <id|url…>`: articles of the archive, whole. */
export function showCommand(
  context: Context,
  end: (status: number) => void,
  run: ((ids: string[], flags: ShowFlags, context: Context) => Promise<number>) | null = null,
): Command {
  const command = new Command('show')
    .description('Print articles of the archive: to read on a terminal, as JSON otherwise')
    .argument(
      '<id|url...>',
      'id of an article, the beginning of one, or an address or guid: of all stories that have it',
    )
    .option('--revision <n>', 'print the article as it was in this revision')
    .option('--revisions', 'list its revisions, with their times')
    .option('--sightings', 'list where it was seen: feeds, guids, addresses')
    .option('--raw', 'print the page as it was received, byte for byte')
    .option('--color', 'use colour even when the output is not a terminal')
    .option('--no-color', 'no colour');
  addBodyFlag(command);
  addFormFlags(command, recordFormats, 'output format (default: text on a terminal, else json)');
  addFileFlag(command);
  addArchiveFlag(command);
  return command.action(async (ids: string[], flags: ShowFlags) => {
    const runShow = run ?? (await import('./run.js')).runShow;
    end(await runShow(ids, flags, context));
  });
}
