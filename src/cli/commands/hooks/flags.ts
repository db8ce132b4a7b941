import type { Command } from 'commander';
import { parseTimeLimit } from '../../flags/fetch-flags.js';
import type { QueryFlags } from '../../flags/query-flags.js';
import { parseSpan } from '../../flags/spans.js';

/** Who is called after a sync, and for which articles; `--tag` and `--limit` of a sync choose sources. */
export interface HookFlags extends Omit<QueryFlags, 'tag' | 'limit'> {
  exec?: string[];
  post?: string[];
  hook?: string;
  hookTimeout?: number;
  hookRetries?: string;
}

const collect = (value: string, before: string[] = []): string[] => [...before, value];

/** Adds the hooks of a sync, and the filters of `list` that choose their articles. */
export function addHookFlags(command: Command): Command {
  return command
    .optionsGroup('Hooks:')
    .option(
      '--exec <command>',
      'run this for each article that is new, revised or gone, its record on standard input; {} is its id (repeatable)',
      collect,
    )
    .option('--post <url>', 'send the record of each such article to this address (repeatable)', collect)
    .option('--hook <name>', 'what the hook is called in the archive (default: made of the command and its filters)')
    .option('--hook-timeout <duration>', 'longest time of one call (default: 30s)', parseTimeLimit)
    .option('--hook-retries <n>', 'tries again before an article is set aside (default: 2)')
    .optionsGroup('Articles that hooks get:')
    .option('--since <date>', 'only articles of that day or later: 2026-05-31, 2026-05, 2026, or 7d')
    .option('--until <date>', 'only articles of that day (month, year) or earlier')
    .option('--source <name>', 'only articles of a host and those below it, a publisher, or a feed (its address)')
    .option('--language <tag>', 'only articles in this language (en matches en-GB)')
    .option('--author <name>', 'only articles by this author (repeatable)', collect)
    .option(
      '--match <words>',
      "only articles with these words, as in 'search'; tag:name is a tag (repeatable)",
      collect,
    )
    .option('--edited', 'only articles edited after the first look')
    .option(
      '--edited-after-publication [span]',
      'only articles edited at least this long after publication, such as 6h (default: any time)',
      parseSpan,
    );
}
