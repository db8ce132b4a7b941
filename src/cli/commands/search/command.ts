import { Command } from 'commander';
import { UsageError } from '../../../errors.js';
import { recordFormats } from '../../../options.js';
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
  addListFlags(command, 'best first (default), by date');
  const parseOptions = command.parseOptions.bind(command);
  command.parseOptions = (argv) => {
    refuseDashes(command, argv);
    return parseOptions(argv);
  };
  return command.action(async (words: string[], flags: ListFlags) => {
    const runSearch = run ?? (await import('../list/run.js')).runSearch;
    end(await runSearch(words, flags, context));
  });
}

/** A word that reads like a flag is explained: `-nato` would be `-n ato`, and `-russia` an unknown flag. */
function refuseDashes(command: Command, argv: string[]): void {
  const end = argv.indexOf('--');
  const flags = end === -1 ? argv : argv.slice(0, end);
  const word = flags.find(
    (one, at) => /^-[^-\s]/.test(one) && !shortFlag.test(one) && !takesValue(command, flags[at - 1]),
  );
  if (word === undefined) return;
  throw new UsageError(
    `${word} reads like a flag: put what is wanted before it, all in one pair of quotes ('harbour -football'), or write wirecopy search -- '${word}'`,
  );
}

const shortFlag = new RegExp(`^-(?:[nfho]|n\\d+|f(?:table|${recordFormats.join('|')}))$`);

const takesValue = (command: Command, flag = ''): boolean =>
  command.options.some((one) => one.required && (one.long === flag || one.short === flag));

const syntax = `
All words must be there, in any place. Case, accents and forms of letters do not
count, in any script.
  "air defence"       a phrase
  -russia             not with this word (behind --, where it comes first)
  kyiv OR kiev        one of the two; brackets group, AND and NOT may be written
  khark*              words that begin so
  headline:strike     in one part: headline, summary, body, author, tag
  since:2024-04       also until:, source:, language:
`;
