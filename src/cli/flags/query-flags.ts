import type { Command } from 'commander';
import { UsageError } from '../../errors.js';
import type { Query, Wanted } from '../../store/index.js';
import { isCalendarDate, parseSpan, spanMs } from './spans.js';
import { countFromFlag } from './count.js';
import { qualityFromFlag } from './quality-flag.js';

export interface QueryFlags {
  since?: string;
  until?: string;
  source?: string;
  language?: string;
  minQuality?: number;
  author?: string[];
  tag?: string[];
  match?: string[];
  edited?: boolean;
  editedAfterPublication?: true | number;
  limit?: string;
}

const collect = (value: string, before: string[] = []): string[] => [...before, value];

/** Adds the flags that choose articles of the archive: the same for every command that reads it. */
export function addQueryFlags(command: Command): Command {
  return command
    .optionsGroup('Which articles:')
    .option(
      '--since <date>',
      'only articles of that day or later: 2026-05-31, 2026-05, 2026, or 7d for the last 7 days',
    )
    .option('--until <date>', 'only articles of that day (month, year) or earlier')
    .option(
      '--source <name>',
      'only articles of a host with its subdomains, of a publisher, or of a feed (by its address)',
    )
    .option('--language <tag>', 'only articles in this language (en matches en-GB)')
    .option('--min-quality <score>', 'only of this quality or better (0 to 1)', qualityFromFlag)
    .option('--author <name>', 'only articles by this author (repeatable)', collect)
    .option('--tag <name>', 'only articles with this tag (repeatable)', collect)
    .option('--match <words>', "only articles with these words, as in 'search' (repeatable)", collect)
    .option('--edited', 'only articles edited after the first look')
    .option(
      '--edited-after-publication [span]',
      'only articles edited at least this long after publication, such as 6h (default: any time)',
      parseSpan,
    )
    .option('-n, --limit <n>', 'stop after this many');
}

/** Words of a search, null where a command has none, and flags → what is looked for. Throws a UsageError that says what cannot be understood. */
export async function queryFromFlags(words: string | null, flags: QueryFlags, now: number): Promise<Query> {
  const { emptyQuery, narrowQuery, parseQuery, phraseOf } = await import('../../store/index.js');
  const named = (field: 'authors' | 'tags', list: string[] = []): Wanted[] =>
    list.map((text) => {
      const phrase = phraseOf(text, field);
      if (phrase === null) throw new UsageError(`--${field.slice(0, -1)} ${text} needs a letter or a digit`);
      return phrase;
    });
  const base: Query = {
    ...emptyQuery,
    since: dateLimit('--since ', flags.since ?? null, now),
    until: dateLimit('--until ', flags.until ?? null, now),
    source: flags.source ?? null,
    language: flags.language ?? null,
    minQuality: flags.minQuality ?? null,
    isEdited: flags.edited ?? false,
    editedAfterMs: flags.editedAfterPublication === undefined ? null : Number(flags.editedAfterPublication) || 0,
    limit: parseLimit(flags.limit),
  };
  let query = narrowQuery(base, [...named('authors', flags.author), ...named('tags', flags.tag)]);
  for (const text of [...(words === null ? [] : [words]), ...(flags.match ?? [])]) query = parseQuery(text, query);
  return { ...query, since: dateLimit('since:', query.since, now), until: dateLimit('until:', query.until, now) };
}

function parseLimit(text: string | undefined): number | null {
  return text === undefined ? null : countFromFlag('--limit', text);
}

/** A date or the beginning of one stays as it is; a span counts back from now. */
function dateLimit(name: string, text: string | null, now: number): string | null {
  if (text === null || isCalendarDate(text)) return text;
  const span = spanMs(text);
  if (span === null) throw new UsageError(`${name}${text} is not a date: write 2026-05-31, 2026-05, 2026 or 7d`);
  return new Date(now - span).toISOString();
}
