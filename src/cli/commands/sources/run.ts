import { Chalk } from 'chalk';
import { UsageError } from '../../../errors.js';
import type { ListFormatName } from '../../../options.js';
import { clipToWidth, printableLine } from '../../../output/index.js';
import type { FollowedSource } from '../../../store/index.js';
import { colourLevel } from '../../screen/colour.js';
import { columnLines } from '../../screen/columns.js';
import { type Context, write } from '../../context.js';
import { exitCodes } from '../../exit-codes.js';
import { type ArchiveFlags, openExistingArchive } from '../../archive/open-archive.js';
import { sourcesTagged } from '../../archive/find-source.js';
import { nothingFollowed } from '../sync/report.js';
import { followedTitle, opmlOf } from '../../writing/opml.js';
import { span } from '../../screen/times.js';
import { inColour } from '../../screen/terminal-guard.js';

export interface SourcesFlags extends ArchiveFlags {
  tag?: string;
  format?: ListFormatName;
  opml?: boolean;
  color?: boolean;
}

type Source = FollowedSource & { articles: number };

/** Prints what is followed, by title. */
export async function runSources(flags: SourcesFlags, context: Context): Promise<number> {
  const store = await openExistingArchive(flags, context);
  let all: Source[];
  try {
    all = await store.sources.all();
  } finally {
    await store.close();
  }
  const tagged = flags.tag === undefined ? all : sourcesTagged(flags.tag, all);
  const sources = (typeof tagged === 'string' ? [] : [...tagged]).sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  const format = formatFrom(flags, context);
  if (format === 'opml') await write(context.stdout, opmlOf(followedTitle, sources, context.now()));
  else if (format === 'json' || format === 'ndjson') {
    for (const source of sources) await write(context.stdout, `${JSON.stringify(recordOf(source))}\n`);
  } else if (sources.length === 0) {
    context.stderr.write(`${all.length === 0 || typeof tagged !== 'string' ? nothingFollowed : tagged}\n`);
  } else {
    const colours = new Chalk({ level: colourLevel(flags.color, context.env, context.isStdoutTerminal) });
    context.page?.();
    await write(inColour(context).stdout, table(sources, context, colours));
  }
  return exitCodes.done;
}

function formatFrom({ format, opml }: SourcesFlags, context: Context): ListFormatName {
  if (opml && format !== undefined && format !== 'opml') {
    throw new UsageError(`--opml and --format ${format} do not go together`);
  }
  return opml ? 'opml' : (format ?? (context.isStdoutTerminal ? 'table' : 'json'));
}

const nameOf = (source: Source): string => source.title ?? source.url;
const instant = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

/** One line of the NDJSON, documented in README. */
function recordOf(source: Source): Record<string, unknown> {
  return {
    url: source.url,
    title: source.title,
    kind: source.kind,
    siteUrl: source.siteUrl,
    tags: source.tags,
    state: stateOf(source),
    entriesOnly: source.entriesOnly,
    articles: source.articles,
    added: instant(source.addedAt),
    lastPolled: instant(source.lastPolled),
    lastNew: instant(source.lastNew),
    nextDue: source.status === 'gone' ? null : instant(source.nextDue),
    errorStreak: source.errorStreak,
    lastError: source.lastError,
    movedTo: source.movedTo,
    hub: source.hub,
  };
}

function stateOf(source: Source): 'new' | 'ok' | 'failing' | 'moving' | 'gone' {
  if (source.status === 'gone') return 'gone';
  if (source.errorStreak > 0) return 'failing';
  if (source.movedTo !== null) return 'moving';
  return source.lastPolled === null ? 'new' : 'ok';
}

const heads = ['STATE', 'TITLE', 'POLLED', 'DUE', 'ARTICLES', 'ADDRESS'];

function table(sources: Source[], context: Context, colours: InstanceType<typeof Chalk>): string {
  const now = context.now();
  const rows = sources.map((source) => [
    stateOf(source) + (source.errorStreak > 1 ? ` ×${source.errorStreak}` : ''),
    clipToWidth(printableLine(source.title ?? ''), 36),
    source.lastPolled === null ? 'never' : `${span(now - source.lastPolled)} ago`,
    source.status === 'gone' ? '' : source.nextDue <= now ? 'now' : `in ${span(source.nextDue - now)}`,
    String(source.articles),
    printableLine(source.url),
  ]);
  const [head, ...told] = columnLines([heads, ...rows], 4);
  const lines = told.flatMap((line, at) => {
    const source = sources[at]!;
    const paint = { gone: colours.dim, failing: colours.red, moving: colours.yellow, new: colours.cyan, ok: String };
    const more = source.lastError ?? (source.movedTo ? `redirects to ${source.movedTo}` : null);
    return [paint[stateOf(source)](line), ...(more ? [colours.dim(`    ${printableLine(more)}`)] : [])];
  });
  return `${[colours.bold(head), ...lines].join('\n')}\n`;
}
