import { Command } from 'commander';
import type { Context } from '../../context.js';
import { addListFlags } from '../list/flags.js';
import type { ListFlags } from '../list/run.js';

type Run = (words: string[], flags: ListFlags, context: Context) => Promise<number>;

/** `wirecopy search <words…>`: full-text search, best first. */
export function searchCommand(context: Context, end: (status: number) => void, run: Run | null = null): Command {
  const command = new Command('search')
    .description('Search the archive: best first, with the text around what was found')
    .argument('<words...>', 'what to look for')
    .addHelpText('after', syntax);
  addListFlags(command);
  return command.action(async (words: string[], flags: ListFlags) => {
    const runSearch = run ?? (await import('../list/run.js')).runSearch;
    end(await runSearch(words, flags, context));
  });
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
