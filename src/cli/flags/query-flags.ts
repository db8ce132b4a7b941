import type { Command } from 'commander';
import { UsageError } from '../../errors.js';
import { nearest } from '../../shared/nearest.js';
import { articleKinds } from '../../options.js';
import type { Article } from '../../types.js';
import type { Phrase, Query } from '../../store/index.js';
import { dateOrSpan, parseSpan } from './spans.js';
import { countFromFlag } from './count.js';
import { qualityFromFlag } from './quality-flag.js';

export interface QueryFlags {
  since?: string;
  until?: string;
  seenSince?: string;
  seenUntil?: string;
  kind?: Article['kind'][];
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
    .option('--seen-since <date>', 'only articles that were first seen on that day (UTC) or later, or in the last 7d')
    .option('--seen-until <date>', 'only articles that were first seen on that day (UTC) or earlier')
    .option(
      '--source <name>',
      'only articles of a host with its subdomains, of a publisher, or of a feed (by its address)',
    )
    .option('--language <tag>', 'only articles in this language (en matches en-GB)')
    .option('--min-quality <score>', 'only of this quality or better (0 to 1)', qualityFromFlag)
    .option('--author <name>', 'only articles by this author (repeatable)', collect)
    .option('--tag <name>', 'only articles with this tag, or of sources with it (repeatable)', collect)
    .option('--kind <kinds>', 'only articles of these kinds, such as live,gallery', parseKinds)
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
  const named = (field: 'authors' | 'tags', list: string[] = []): Phrase[] =>
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
    seenSince: seenLimit('--seen-since ', flags.seenSince, now),
    seenUntil: seenLimit('--seen-until ', flags.seenUntil, now),
    kinds: flags.kind ?? [],
    tags: tagsOf(named('tags', flags.tag)),
    isEdited: flags.edited ?? false,
    editedAfterMs: flags.editedAfterPublication === undefined ? null : Number(flags.editedAfterPublication) || 0,
    limit: parseLimit(flags.limit),
  };
  let query = narrowQuery(base, named('authors', flags.author));
  for (const text of [...(words === null ? [] : [words]), ...(flags.match ?? [])]) query = parseQuery(text, query);
  return { ...query, since: dateLimit('since:', query.since, now), until: dateLimit('until:', query.until, now) };
}

function parseLimit(text: string | undefined): number | null {
  return text === undefined ? null : countFromFlag('--limit', text);
}

const dateLimit = (name: string, text: string | null, now: number): string | null =>
  text === null ? null : dateOrSpan(name, text, now);

/** More than anybody types; each costs a look into the index. */
const mostTags = 50;

function tagsOf(tags: Phrase[]): Phrase[] {
  if (tags.length > mostTags) throw new UsageError(`--tag: ${mostTags} tags at most`);
  return tags;
}

/** In the form of first sightings: instants of UTC, to the millisecond. */
function seenLimit(name: string, text: string | undefined, now: number): string | null {
  const limit = dateLimit(name, text ?? null, now)?.replace(' ', 'T') ?? null;
  if (limit === null || !/T.*(?:Z|[+-]\d\d:?\d\d)$/.test(limit)) return limit;
  return new Date(limit.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')).toISOString();
}

function parseKinds(text: string, before: Article['kind'][] = []): Article['kind'][] {
  const kinds = text.split(',').map((one) => one.trim());
  for (const one of kinds) {
    if ((articleKinds as readonly string[]).includes(one)) continue;
    const best = nearest(one, articleKinds);
    throw new UsageError(`--kind ${one} is not a kind: ${best ? `did you mean ${best}?` : articleKinds.join(', ')}`);
  }
  return [...before, ...(kinds as Article['kind'][])];
}
