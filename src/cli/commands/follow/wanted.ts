import { FeedError, UsageError } from '../../../errors.js';
import { openDocument, sourceFrom } from '../../../read/index.js';
import { discoverSources } from '../../../run/index.js';
import { targetFromAddress } from '../../../source/index.js';
import type { SourceKind } from '../../../store/index.js';
import { noteMove } from '../../../sync/index.js';
import type { Fetched, Target } from '../../../types.js';
import type { Reporter } from '../../screen/report.js';

/** A source as it will be followed. */
export interface Wanted {
  url: string;
  kind: SourceKind | null;
  title: string | null;
  siteUrl: string | null;
  tags: string[];
  /** As a list says. */
  folder?: string | null;
  note?: string | null;
  entries: number | null;
}

/** What a name on the command line, or a line of a list, came to. */
export type Found = { wanted: Wanted } | { error: unknown; name: string };

export interface Looking {
  flags: { title?: string; page?: boolean; check?: boolean };
  tags: string[];
  fetch: (target: Target) => Promise<Fetched>;
  sitemapsOf: (address: string) => Promise<string[]>;
  reporter: Reporter;
  now: () => number;
}

/** What is to be followed where one name was given: itself, the feeds of a list, or a site's best feed. Throws where it cannot be read. */
export async function wantedFrom(target: Target, looking: Looking): Promise<Found[]> {
  const { flags, fetch, tags } = looking;
  const bare = { kind: null, title: null, siteUrl: null, tags, entries: null };
  if (flags.check === false && target.url) {
    return [{ wanted: { ...bare, url: target.url, kind: flags.page ? 'page' : null, title: flags.title ?? null } }];
  }
  const fetched = await fetch(target);
  if (target.url && flags.page) {
    const url = movedTo(target.url, fetched);
    return [{ wanted: { ...bare, url, kind: 'page', title: flags.title ?? null } }];
  }
  const opened = await openDocument(fetched);
  if (opened.kind === 'opml') {
    const { feeds, unreadable } = opened.list;
    if (feeds.length + unreadable.length === 0) {
      throw new FeedError(`${target.ref} is an OPML file without any feed in it`);
    }
    const named = feeds.map(({ url, title, htmlUrl, tags: own, folder, note }) =>
      fromList(url, { ...bare, title, siteUrl: htmlUrl, tags: [...new Set([...own, ...tags])], folder, note }),
    );
    return [...named, ...unreadable.map((name) => fromList(name, bare))];
  }
  if (opened.kind === 'list' && !target.url) return opened.names.map((name) => fromList(name, bare));
  if (!target.url) throw new FeedError(`${target.ref} is a file: an address or an OPML file can be followed`);
  if (opened.kind === 'page') return [await fromSite(target, fetched, looking)];
  const source = await sourceFrom(opened);
  const { title, siteUrl, entries, children } = source;
  const count = children.length > 0 ? null : entries.length;
  const url = movedTo(target.url, fetched);
  return [{ wanted: { url, kind: source.kind, title: flags.title ?? title, siteUrl, tags, entries: count } }];
}

function fromList(name: string, parts: Omit<Wanted, 'url'>): Found {
  try {
    const { url } = followable(targetFromAddress(name, {}));
    return { wanted: { ...parts, url: url! } };
  } catch (error) {
    return { error, name };
  }
}

/** A source by the address that its server sees, without a place in it (`feed.xml#top`). A password would stand in every record: throws UsageError. */
export function followable(target: Target): Target {
  const { username, password } = new URL(target.url ?? 'file:///');
  if (username || password) {
    throw new UsageError(`${target.ref}: put the password into the configuration: hosts: {host: {headers: …}}`);
  }
  return { ...target, url: target.url?.replace(/#.*$/s, '') ?? null };
}

/** A permanent redirect is as good as the new address when nobody knows the old one yet. */
function movedTo(url: string, fetched: Fetched): string {
  return noteMove({ url, movedTo: null, movedCount: 0 }, fetched).movedTo ?? url;
}

/** A site's best feed of stories, as discovery ranks them; the page itself was fetched already. */
async function fromSite(
  target: Target,
  page: Fetched,
  { flags, tags, fetch, sitemapsOf, reporter, now }: Looking,
): Promise<Found> {
  const found = await discoverSources(target, {
    fetch: async (one) => (one === target ? page : fetch(one)),
    sitemapsOf,
    now,
    note: reporter.note,
  });
  const [best, ...others] = found.filter((source) => !source.isComments);
  if (!best) throw new FeedError(`${target.ref} does not name a feed of stories: --page follows the page itself`);
  if (others.length > 0) {
    const count = `${others.length} more ${others.length === 1 ? 'feed or sitemap' : 'feeds and sitemaps'}`;
    reporter.note(`${target.ref} has ${count}: wirecopy discover ${target.ref} lists them`);
  }
  const kind = best.kind === 'sitemap' || best.kind === 'news-sitemap' ? 'sitemap' : 'feed';
  const { url, title, siteUrl, entries, isIndex } = best;
  return { wanted: { url, kind, title: flags.title ?? title, siteUrl, tags, entries: isIndex ? null : entries } };
}
