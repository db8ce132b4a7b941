import { Chalk } from 'chalk';
import { UsageError } from '../../../errors.js';
import type { ListFormatName } from '../../../options.js';
import { clipToWidth, printableLine, wrap } from '../../../output/index.js';
import { nearest } from '../../../shared/nearest.js';
import { colourLevel } from '../../screen/colour.js';
import { countFromFlag } from '../../flags/count.js';
import { addressTable, tableWidth } from '../../screen/columns.js';
import { type Context, write } from '../../context.js';
import { exitCodes } from '../../exit-codes.js';
import { type ArchiveFlags, openExistingArchive } from '../../archive/open-archive.js';
import { sourcesTagged } from '../../archive/find-source.js';
import { nothingFollowed } from '../sync/report.js';
import { followedTitle, opmlOf } from '../../writing/opml.js';
import { minuteOf, span } from '../../screen/times.js';
import { inColour } from '../../screen/terminal-guard.js';
import { type SourceFlags, sourceFlagKeys } from '../../flags/source-flags.js';
import { recordOf, type Seen, seenOf, type Source, stateOf } from './record.js';

export interface SourcesFlags extends ArchiveFlags, SourceFlags {
  add?: boolean;
  format?: ListFormatName;
  opml?: boolean;
  limit?: string;
  color?: boolean;
}

const actions = ['list', 'edit'];

/** Prints what is followed, or edits it. */
export async function runSources(
  [action = 'list', ...names]: string[],
  flags: SourcesFlags,
  context: Context,
): Promise<number> {
  if (!actions.includes(action)) {
    const best = nearest(action, actions);
    throw new UsageError(`sources ${action} is not known: ${best ? `did you mean ${best}?` : 'list or edit'}`);
  }
  if (action === 'edit') return (await import('./edit.js')).editSources(names, flags, context);
  if (names.length > 0) throw new UsageError('sources list takes no names: --tag chooses, edit changes');
  const wrong = sourceFlagKeys.find((key) => key !== 'tag' && context.typed?.has(key));
  if (wrong) throw new UsageError(`--${wrong.replace('sO', 's-o')} goes with wirecopy sources edit`);
  return listSources(flags, context);
}

/** Prints what is followed, by title. */
async function listSources(flags: SourcesFlags, context: Context): Promise<number> {
  const store = await openExistingArchive(flags, context);
  let all: Source[];
  let everything: Seen[];
  let lastSync: number | null;
  const now = context.now();
  try {
    all = await store.sources.all();
    everything = await seenOf(all, store, now);
    ({ lastSync } = await store.sources.marks());
  } finally {
    await store.close();
  }
  const tagged = flags.tag === undefined || flags.tag === false ? all : sourcesTagged(flags.tag, all);
  const sources = (typeof tagged === 'string' ? [] : [...tagged])
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b)))
    .slice(0, flags.limit === undefined ? undefined : countFromFlag('--limit', flags.limit));
  const format = formatFrom(flags, context);
  const byUrl = new Map(everything.map((one) => [one.source.url, one]));
  const seen = sources.map((source) => byUrl.get(source.url)!);
  if (format === 'opml') await write(context.stdout, opmlOf(followedTitle, sources, now));
  else if (format === 'json' || format === 'ndjson') {
    for (const one of seen) await write(context.stdout, `${JSON.stringify(recordOf(one, now))}\n`);
  } else if (sources.length === 0) {
    context.stderr.write(`${all.length === 0 || typeof tagged !== 'string' ? nothingFollowed : tagged}\n`);
  } else {
    const colours = new Chalk({ level: colourLevel(flags.color, context.env, context.isStdoutTerminal) });
    context.page?.();
    await write(inColour(context).stdout, table(seen, context, colours));
  }
  if (context.isStdoutTerminal && format !== 'opml' && sources.length > 0) {
    context.stderr.write(
      lastSync === null ? 'no sync has run yet\n' : `the last sync was ${span(now - lastSync)} ago\n`,
    );
  }
  // A list for other programs is what it is.
  const isTrouble = format !== 'opml' && seen.some(({ troubles }) => troubles.length > 0);
  return isTrouble ? exitCodes.someFailed : exitCodes.done;
}

function formatFrom({ format, opml }: SourcesFlags, context: Context): ListFormatName {
  if (opml && format !== undefined && format !== 'opml') {
    throw new UsageError(`--opml and --format ${format} do not go together`);
  }
  return opml ? 'opml' : (format ?? (context.isStdoutTerminal ? 'table' : 'json'));
}

const nameOf = (source: Source): string => source.title ?? source.url;

const heads = ['STATE', 'LAST GOOD', 'DUE', 'ARTICLES', 'TITLE', 'ADDRESS'];

/** What went wrong, behind the address to which it went. */
function withoutName(message: string, url: string): string {
  return message.startsWith(url) ? message.slice(url.length).replace(/^:?\s+/, '') : message;
}

function table(seen: Seen[], context: Context, colours: InstanceType<typeof Chalk>): string {
  const now = context.now();
  const rows = seen.map(({ source }) => [
    stateOf(source) + (source.errorStreak > 1 ? ` ×${source.errorStreak}` : ''),
    source.answeredAt === null ? 'never' : `${span(now - source.answeredAt)} ago`,
    source.status === 'gone' ? '' : source.nextDue <= now ? 'now' : `in ${span(source.nextDue - now)}`,
    String(source.articles),
    clipToWidth(printableLine(source.title ?? ''), 36),
    printableLine(source.url),
  ]);
  const [[head] = [], ...told] = addressTable([heads, ...rows], 3, tableWidth(context));
  const lines = told.flatMap((own, at) => {
    const { source, troubles } = seen[at]!;
    const paint = { gone: colours.dim, failing: colours.red, moving: colours.yellow, new: colours.cyan, ok: String };
    const about = troubles.map(({ message, since }) => message + (since === null ? '' : `, since ${minuteOf(since)}`));
    if (about.length === 0 && source.lastError !== null) about.push(withoutName(source.lastError, source.url));
    if (source.movedTo !== null) about.push(`redirects to ${source.movedTo}`);
    const more = about.flatMap((text) => wrap(printableLine(text), context.columns, { first: '    ' }).split('\n'));
    const painted = troubles.length > 0 ? colours.yellow : colours.dim;
    return [...own.map((line) => paint[stateOf(source)](line)), ...more.map((line) => painted(line))];
  });
  return `${[colours.bold(head), ...lines].join('\n')}\n`;
}
