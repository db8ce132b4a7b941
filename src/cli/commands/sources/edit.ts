import { UsageError } from '../../../errors.js';
import { printableLine } from '../../../output/index.js';
import type { SourceEdit } from '../../../store/index.js';
import { openFollowedArchive } from '../../archive/open-archive.js';
import { sourceNamed } from '../../archive/find-source.js';
import { type Context, write } from '../../context.js';
import { exitCodes } from '../../exit-codes.js';
import { sourceEditFromFlags, sourceFlagKeys } from '../../flags/source-flags.js';
import { durationOf, maskedHeaders, recordOf, type Seen, seenOf, type Source } from './record.js';
import type { SourcesFlags } from './run.js';

/** Changes what is said of sources, all of them or none, and prints what is now. */
export async function editSources(names: string[], flags: SourcesFlags, context: Context): Promise<number> {
  if (names.length === 0) throw new UsageError('sources edit needs a source, by its address or title');
  if (flags.opml || flags.format === 'opml') throw new UsageError('sources edit prints text or JSON, not OPML');
  const changes = await sourceEditFromFlags(typedOnly(flags, context));
  if (names.length > 1 && changes.title) throw new UsageError('--title goes with one source');
  const store = await openFollowedArchive(flags, context);
  try {
    const all = await store.sources.all();
    const chosen = [...new Set(names.map((name) => sourceNamed(name, all)))];
    for (const source of chosen) refuseRulesOfPage(source, changes);
    for (const source of chosen) {
      await store.sources.edit(source.url, flags.add ? added(source, changes) : changes, context.now());
    }
    const now = context.now();
    const edited = (await store.sources.all()).filter(({ url }) => chosen.some((one) => one.url === url));
    for (const seen of await seenOf(edited, store, now)) {
      const isJson = flags.format === undefined ? !context.isStdoutTerminal : /json$/.test(flags.format);
      await write(context.stdout, isJson ? `${JSON.stringify(recordOf(seen, now))}\n` : settingsText(seen));
    }
    return exitCodes.done;
  } finally {
    await store.close();
  }
}

/** A delay for all of a configuration file is none of this source alone. */
function typedOnly(flags: SourcesFlags, { typed }: Context): SourcesFlags {
  const keys = sourceFlagKeys.filter((key) => flags[key] !== undefined && typed?.has(key) !== false);
  return Object.fromEntries(keys.map((key) => [key, flags[key]])) as SourcesFlags;
}

function refuseRulesOfPage({ url, kind }: Source, { only, skip }: SourceEdit): void {
  if (kind !== 'page' || (only ?? []).length + (skip ?? []).length === 0) return;
  throw new UsageError(
    `${url} is a page that is followed itself: --only and --skip choose among stories of a feed or sitemap`,
  );
}

/** Lists grow; of a header the newer value counts. */
function added(source: Source, changes: SourceEdit): SourceEdit {
  const { tags, only, skip, headers } = changes;
  const both = (before: string[], more: string[]): string[] => [...new Set([...before, ...more])];
  const isOld = ([name]: [string, string]): boolean =>
    !headers?.some(([other]) => other.toLowerCase() === name.toLowerCase());
  return {
    ...changes,
    ...(tags ? { tags: both(source.tags, tags) } : {}),
    ...(only ? { only: both(source.only, only) } : {}),
    ...(skip ? { skip: both(source.skip, skip) } : {}),
    ...(headers ? { headers: [...source.headers.filter(isOld), ...headers] } : {}),
  };
}

function settingsText({ source, leftOut }: Seen): string {
  const parts: [string, readonly string[]][] = [
    ['title', source.title === null ? [] : [source.title]],
    ['folder', source.folder === null ? [] : [source.folder]],
    ['tags', source.tags.length === 0 ? [] : [source.tags.join(', ')]],
    ['note', source.note === null ? [] : [source.note]],
    ['only', source.only],
    ['skip', source.skip],
    ['left out', leftOut === 0 ? [] : [`${leftOut} ${leftOut === 1 ? 'story' : 'stories'} so far`]],
    ['delay', source.delayMs === null ? [] : [durationOf(source.delayMs)]],
    ['header', maskedHeaders(source)],
    ['pages', source.entriesOnly ? ['not fetched'] : []],
  ];
  const lines = parts.flatMap(([name, values]) =>
    values.map((value, at) => `  ${(at === 0 ? name : '').padEnd(8)}  ${printableLine(value)}`),
  );
  return `${[printableLine(source.url), ...lines].join('\n')}\n`;
}
