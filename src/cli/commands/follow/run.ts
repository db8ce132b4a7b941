import { statSync } from 'node:fs';
import { FeedError, UsageError, WirecopyError } from '../../../errors.js';
import { parseOpml } from '../../../opml/index.js';
import { printableLine } from '../../../output/index.js';
import { decodeDocument } from '../../../read/document.js';
import { isListLine, targetFromName } from '../../../source/index.js';
import type { FollowedSource, SourceKind, Store } from '../../../store/index.js';
import { noteMove, readSource } from '../../../sync/index.js';
import type { Fetched, Target } from '../../../types.js';
import { type Context, write } from '../../context.js';
import { exitCodes } from '../../exit-codes.js';
import type { FetchFlagValues } from '../../flags/fetch-flags.js';
import { type ArchiveFlags, openArchive } from '../../archive/open-archive.js';
import { fetcherFromFlags } from '../../open-fetcher.js';
import { openReporter, type Reporter, type ReportFlags } from '../../screen/report.js';

export interface FollowFlags extends ArchiveFlags, ReportFlags, FetchFlagValues {
  tag?: string;
  title?: string;
  entriesOnly?: boolean;
  page?: boolean;
  check?: boolean;
}

/** A source as it will be followed. */
interface Wanted {
  url: string;
  kind: SourceKind | null;
  title: string | null;
  siteUrl: string | null;
  tags: string[];
  entries: number | null;
}

/** Looks at each source, follows it, and says what is followed now; gives the exit status. */
export async function runFollow(sources: string[], flags: FollowFlags, context: Context): Promise<number> {
  if (flags.title !== undefined && sources.length > 1) throw new UsageError('--title goes with one source');
  const targets = sources.map(targetOf);
  const reporter = openReporter(flags, context);
  const { fetcher } = fetcherFromFlags(flags, context, reporter.note, reporter.warn);
  const looking: Looking = {
    flags,
    reporter,
    now: context.now,
    fetch: (target) => fetcher.fetch(target),
    sitemapsOf: async (address) => (await fetcher.robots(address)).sitemaps,
  };
  let failures = 0;
  let store: Store | null = null;
  try {
    // Opened first: what cannot be kept need not be asked for.
    store = await openArchive(flags, context);
    const into = { store, known: knownOf(store) };
    for (const target of targets) {
      try {
        for (const wanted of await wantedFrom(target, looking)) await followOne(wanted, into, flags, context);
      } catch (error) {
        if (!(error instanceof WirecopyError) || error.code === 'STORE') throw error;
        failures++;
        reporter.failed(error, target.ref, target.url);
      }
    }
  } finally {
    reporter.close();
    await fetcher.close();
    await store?.close();
  }
  if (context.stop.aborted) return exitCodes.interrupted;
  return failures > 0 ? exitCodes.someFailed : exitCodes.done;
}

function targetOf(name: string): Target {
  const target = targetFromName(name, (path) => statSync(path, { throwIfNoEntry: false }) !== undefined);
  const { username, password } = new URL(target.url ?? 'file:///');
  // It would stand in every record as the feed's address.
  if (username || password) {
    throw new UsageError(`${target.ref}: put the password into the configuration: hosts: {host: {headers: …}}`);
  }
  return target;
}

const tagsOf = (flags: FollowFlags): string[] =>
  (flags.tag ?? '')
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean);

interface Looking {
  flags: FollowFlags;
  fetch: (target: Target) => Promise<Fetched>;
  sitemapsOf: (address: string) => Promise<string[]>;
  reporter: Reporter;
  now: () => number;
}

async function wantedFrom(target: Target, looking: Looking): Promise<Wanted[]> {
  const { flags, fetch } = looking;
  const tags = tagsOf(flags);
  const bare = { kind: null, title: null, siteUrl: null, tags, entries: null };
  if (flags.check === false && target.url) {
    return [{ ...bare, url: target.url, kind: flags.page ? 'page' : null, title: flags.title ?? null }];
  }
  const fetched = await fetch(target);
  const { decoded, kind } = decodeDocument(fetched);
  if (kind === 'opml') {
    const { feeds } = parseOpml(decoded.text);
    if (feeds.length === 0) throw new FeedError(`${target.ref} is an OPML file without any feed in it`);
    return feeds.map(({ url, title, htmlUrl, tags: folders }) => {
      return { ...bare, url, title, siteUrl: htmlUrl, tags: [...new Set([...folders, ...tags])] };
    });
  }
  if (kind === 'list' && !target.url) {
    return decoded.text
      .split(/\r\n|\n|\r/)
      .filter(isListLine)
      .map((line) => ({ ...bare, url: new URL(line.trim()).href }));
  }
  if (!target.url) throw new FeedError(`${target.ref} is a file: an address or an OPML file can be followed`);
  const url = movedTo(target.url, fetched);
  if (flags.page) return [{ ...bare, url, kind: 'page', title: flags.title ?? null }];
  if (kind === 'page') return fromSite(target, fetched, looking);
  const source = await readSource(fetched);
  const { title, siteUrl, entries, children } = source;
  const count = children.length > 0 ? null : entries.length;
  return [{ url, kind: source.kind, title: flags.title ?? title, siteUrl, tags, entries: count }];
}

/** A permanent redirect is as good as the new address when nobody knows the old one yet. */
function movedTo(url: string, fetched: Fetched): string {
  return noteMove({ url, movedTo: null, movedCount: 0 }, fetched).movedTo ?? url;
}

/** A site's best feed of stories, as discovery ranks them; the page itself was fetched already. */
async function fromSite(
  target: Target,
  page: Fetched,
  { flags, fetch, sitemapsOf, reporter, now }: Looking,
): Promise<Wanted[]> {
  const { discoverSources } = await import('../../../run/discover-site.js');
  const found = await discoverSources(target, {
    fetch: async (one) => (one === target ? page : fetch(one)),
    sitemapsOf,
    now,
    note: reporter.note,
  });
  const [best, ...others] = found.filter((source) => !source.isComments);
  if (!best) throw new FeedError(`${target.ref} names no feed of stories: --page follows the page itself`);
  if (others.length > 0) {
    const count = `${others.length} more ${others.length === 1 ? 'feed or sitemap' : 'feeds and sitemaps'}`;
    reporter.note(`${target.ref} has ${count}: wirecopy discover ${target.ref} lists them`);
  }
  const kind = best.kind === 'sitemap' || best.kind === 'news-sitemap' ? 'sitemap' : 'feed';
  const { url, title, siteUrl, entries, isIndex } = best;
  return [{ url, kind, title: flags.title ?? title, siteUrl, tags: tagsOf(flags), entries: isIndex ? null : entries }];
}

type Known = () => Promise<ReadonlyMap<string, FollowedSource>>;

/** What is followed, looked up once: a list may name hundreds. */
function knownOf(store: Store): Known {
  let found: ReturnType<Known> | null = null;
  return () => {
    found ??= store.sources.all().then((all) => new Map(all.map((one) => [one.url, one])));
    return found;
  };
}

async function followOne(
  wanted: Wanted,
  { store, known }: { store: Store; known: Known },
  flags: FollowFlags,
  context: Context,
): Promise<void> {
  const { url, kind, title, siteUrl, tags, entries } = wanted;
  const options = { now: context.now(), kind, title, siteUrl, tags, entriesOnly: flags.entriesOnly ?? false };
  const isNew = await store.sources.add(url, options);
  if (flags.quiet) return;
  // What is followed already keeps its own title and tags.
  const kept = isNew ? undefined : (await known()).get(url);
  const name = kept ? kept.title : title;
  if (!context.isStdoutTerminal) {
    const about = { kind: kind ?? kept?.kind ?? null, title: name, tags: kept?.tags ?? tags, entries };
    await write(context.stdout, `${JSON.stringify({ url, state: isNew ? 'followed' : 'known', ...about })}\n`);
    return;
  }
  const what = [kind, entries === null ? null : `${entries} ${entries === 1 ? 'entry' : 'entries'}`];
  const about = what.filter((part) => part !== null).join(', ');
  const shown = name ? `${printableLine(name)}  ${url}` : url;
  await write(
    context.stdout,
    isNew ? `following ${shown}${about ? ` (${about})` : ''}\n` : `already followed: ${shown}\n`,
  );
}
