import { FeedError } from '../errors.js';
import { blocksFromHtml } from '../extract/index.js';
import { readDefaults } from '../options.js';
import { hasRelation, parseLinkHeader } from '../shared/link-header.js';
import { rawArticleFromSitemap, type SitemapChild, type SitemapPage } from '../sitemap/index.js';
import type { SourceKind } from '../store/index.js';
import type { Fetched } from '../types.js';
import { bounded } from './bounded.js';
import { type OpenedDocument, openDocument, type SitemapItems } from './open.js';
import { entryWithOwnNames } from './record.js';
import { nameEntries, type SeenEntry, signatureOf, type UnnamedEntry } from './seen-entry.js';

/** What a source says of polling; kept from poll to poll, as a 304 says nothing. */
export interface SourceHints {
  ttlMinutes: number | null;
  updateSeconds: number | null;
  skipHours: number[];
  skipDays: string[];
  /** How far back its entries reach. */
  reachMs: number | null;
}

export const noSourceHints: SourceHints = {
  ttlMinutes: null,
  updateSeconds: null,
  skipHours: [],
  skipDays: [],
  reachMs: null,
};

/** A source's document as polling sees it. */
export interface SourceReading {
  kind: SourceKind;
  title: string | null;
  siteUrl: string | null;
  hub: string | null;
  hints: SourceHints;
  entries: SeenEntry[];
  /** Sitemaps that an index names. */
  children: SitemapChild[];
  /** The next older page of a feed that goes on. */
  next: string | null;
  /** False where the document is cut off: what is missing must come with the next poll. */
  isWhole: boolean;
}

/** Reads a feed or sitemap. A page in its place (maintenance, a consent wall) is an error, as it says nothing of entries. */
export async function readSource(fetched: Fetched, timeoutMs?: number): Promise<SourceReading> {
  return sourceFrom(await openDocument(fetched, timeoutMs), timeoutMs);
}

/** The same of a document that is open already. */
export async function sourceFrom(
  opened: OpenedDocument,
  timeoutMs = readDefaults.documentTimeoutMs,
): Promise<SourceReading> {
  const { ref } = opened.fetched.target;
  if (opened.kind === 'feed') {
    const step = await import('../feed/index.js');
    return bounded(ref, timeoutMs, () => readFeed(opened, step));
  }
  if (opened.kind === 'sitemap') return bounded(ref, timeoutMs, () => readSitemap(opened.items(null)));
  if (opened.kind === 'list') return readAddressList(opened.names, !opened.fetched.isCut);
  const what = opened.kind === 'opml' ? 'a list of feeds' : opened.kind === 'warc' ? 'a WARC file' : 'a page';
  throw new FeedError(`${opened.fetched.url ?? opened.fetched.target.ref} is ${what} and not a feed or sitemap`);
}

function readFeed(
  { fetched, feed }: OpenedDocument & { kind: 'feed' },
  { nextFeedPage, ownNames, rawArticleFromEntry }: typeof import('../feed/index.js'),
): SourceReading {
  const names = ownNames(feed);
  const entries = feed.entries.map((entry, at): UnnamedEntry => {
    const raw = entryWithOwnNames(rawArticleFromEntry(entry, feed, { blocksFromHtml }), names[at]);
    const signature = signatureOf(raw);
    const { url, guid } = names[at]!;
    return { raw, url, guid, signature, publishedAt: timeOf(entry.published ?? entry.updated) };
  });
  const { hints } = feed;
  return {
    kind: 'feed',
    title: feed.feed.title,
    siteUrl: feed.feed.link,
    hub: feed.hub ?? linkHeader(fetched.headers.link, 'hub'),
    hints: { ...noSourceHints, ...hints },
    entries: nameEntries(entries),
    children: [],
    next: nextFeedPage(feed, { url: fetched.url, page: fetched.target.feedPage ?? 1, pages: 10_000 })?.url ?? null,
    isWhole: feed.notices.length === 0,
  };
}

function readSitemap(items: ReturnType<SitemapItems>): SourceReading {
  const entries: UnnamedEntry[] = [];
  const children: SitemapChild[] = [];
  let next = items.next();
  for (; !next.done; next = items.next()) {
    if (next.value.kind === 'sitemap') children.push(next.value);
    else entries.push(entryOfPage(next.value));
  }
  return { ...listing, hints: noSourceHints, entries: nameEntries(entries), children, isWhole: next.value.isWhole };
}

const listing = {
  kind: 'sitemap' as const,
  title: null,
  siteUrl: null,
  hub: null,
  next: null,
  isWhole: true,
};

/** A news sitemap dates the story; a plain one only says when something about the page changed. */
function entryOfPage(item: SitemapPage): UnnamedEntry {
  const raw = rawArticleFromSitemap(item);
  const signature = item.news?.title ?? item.lastModified ?? '';
  return { raw, url: item.url, guid: null, signature, publishedAt: timeOf(item.news?.date ?? item.lastModified) };
}

/** A text sitemap. */
function readAddressList(names: readonly string[], isWhole: boolean): SourceReading {
  const entries = (isWhole ? names : names.slice(0, -1))
    .filter((name) => /^https?:/i.test(name))
    .map((url) => ({ raw: null, url, guid: null, signature: '', publishedAt: null }));
  return { ...listing, hints: noSourceHints, entries: nameEntries(entries), children: [], isWhole };
}

function timeOf(date: string | null): number | null {
  const time = Date.parse(date ?? '');
  return Number.isNaN(time) ? null : time;
}

/** The target of one relation of a `Link` header. */
function linkHeader(header: string | undefined, relation: string): string | null {
  const found = parseLinkHeader(header).find((link) => hasRelation(link, relation) && /^https?:/i.test(link.target));
  return found?.target ?? null;
}
