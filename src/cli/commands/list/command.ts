import { Command, Option } from 'commander';
import { formatNames } from '../../../options.js';
import type { Context } from '../../context.js';
import { addArchiveFlag } from '../../archive/open-archive.js';
import { addQueryFlags } from '../../flags/query-flags.js';
import type { ListFlags } from './run.js';

type Run = (words: string[], flags: ListFlags, context: Context) => Promise<number>;

/** `wirecopy list`: the articles of the archive, newest first. */
export function listCommand(context: Context, end: (status: number) => void, run: Run | null = null): Command {
  const command = new Command('list').description(
    'List the articles of the archive, newest first: a table on a terminal, one JSON object a line otherwise',
  );
  addListFlags(command);
  return command.action(async (flags: ListFlags) => {
    const runList = run ?? (await import('./run.js')).runList;
    end(await runList([], flags, context));
  });
}

/** `wirecopy search <words…>`: full-text search, best first. */
export function searchCommand(context: Context, end: (status: number) => void, run: Run | null = null): Command {
  const command = new Command('search')
    .description('Search the archive: best first, with the text around what was found')
    .argument('<words...>', 'what to look for')
    .addHelpText('after', syntax);
  addListFlags(command);
  return command.action(async (words: string[], flags: ListFlags) => {
    const runSearch = run ?? (await import('./run.js')).runSearch;
    end(await runSearch(words, flags, context));
  });
}

function addListFlags(command: Command): void {
  addQueryFlags(command);
  command
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

const syntax = `
Words are all wanted, in any place; case and diacritics do not count.
  "air defence"       a phrase
  -russia             not with this word (behind --, where it comes first)
  kyiv OR kiev        one of the two
  khark*              words that begin so
  headline:strike     in one part: headline, summary, body, author, tag
  since:2024-04       also until:, source:, language:

Example:
  $ wirecopy search 'kharkiv "air defence" -russia author:amran tag:war since:2024-04'
`;
