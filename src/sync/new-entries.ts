import { articleFromEntry } from '../read/index.js';
import {
  contentHash,
  dateName,
  type FollowedSource,
  type NewPage,
  type PageOrigin,
  recheckAfter,
  saidName,
  urlKey,
} from '../store/index.js';
import type { ArticleSource, Fetched, RawArticle } from '../types.js';
import { version } from '../version.js';
import { saveArticles, type Saving } from './save.js';
import type { SeenEntry } from '../read/index.js';
import type { SyncRun } from './sync-types.js';

/** At its first poll a sitemap may hold the whole back-catalogue: what it dates to be older is noted and not fetched. */
const firstPollMs = 7 * 86_400_000;

interface Saved {
  source: FollowedSource;
  entries: SeenEntry[];
  /** All that the poll showed. */
  listed: readonly SeenEntry[];
  /** Null where the source was read in an earlier poll. */
  fetched: Fetched | null;
}

/** Saves entries that have no page to fetch, or whose source is followed for its entries only; gives their keys. */
export async function saveEntries({ source, entries, listed, fetched }: Saved, run: SyncRun): Promise<Set<string>> {
  const now = new Date(run.now()).toISOString();
  const siblings = new Set(fetched === null ? [] : listed.map(({ key }) => key));
  if (fetched !== null && entries.some(({ url }) => url === null)) {
    for (const name of namesWithoutAddress(listed, { source, fetched, now }, run)) siblings.add(name);
  }
  // The oldest first, as they were written; what changed last is last in the archive, too.
  const savings = [...entries].reverse().flatMap((entry): (Saving & { key: string })[] => {
    if (entry.raw === null || !(source.entriesOnly || pageKey(entry) === null)) return [];
    const article = articleFromEntry(entry.raw, entrySource(source.url, entry.guid, fetched, now), run.read);
    return [
      {
        key: entry.key,
        article,
        sourceTags: source.tags,
        origin: originOf(source, entry, listed),
        raw: null,
        siblings,
      },
    ];
  });
  await saveArticles(savings, run);
  return new Set(savings.map(({ key }) => key));
}

/** By what entries without an address are told from each other: what each says, and dates that several of them have. */
function namesWithoutAddress(
  listed: readonly SeenEntry[],
  { source, fetched, now }: { source: FollowedSource; fetched: Fetched; now: string },
  run: SyncRun,
): string[] {
  const dates = new Set<string | null>();
  return listed.flatMap(({ url, guid, raw }) => {
    if (url !== null || raw === null) return [];
    const article = articleFromEntry(raw, entrySource(source.url, guid, fetched, now), run.read);
    const isShared = dates.has(article.date);
    dates.add(article.date);
    return [saidName(contentHash(article)), ...(isShared ? [dateName(article.date)] : [])];
  });
}

/** A guid beside others of its feed names its story; one that is alone may be the feed's for all, one after the other. */
export const originOf = ({ url }: FollowedSource, { guid }: SeenEntry, listed: readonly SeenEntry[]): PageOrigin => ({
  feedUrl: url,
  guid,
  isGuidOwn: listed.length > 1,
});

/** Null where the entry has no page of its own: no link, one that other entries have, too, or to a place of their page. */
function pageKey({ url, raw }: SeenEntry): string | null {
  return raw?.ownUrl === undefined ? urlKey(url) : null;
}

interface News {
  /** As it was before this poll. */
  source: FollowedSource;
  kind: FollowedSource['kind'];
  entries: SeenEntry[];
  edited: SeenEntry[];
  /** Entries that had left the source. */
  returned?: readonly SeenEntry[];
  listed: readonly SeenEntry[];
  isFirst: boolean;
  /** Keys of entries that stand in sitemaps of an index that were never read before. */
  firstRead?: ReadonlySet<string>;
  saved: ReadonlySet<string>;
}

/** Which entries are not of the back-catalogue that the first poll of a sitemap shows. */
export const isNotOld =
  ({ kind, isFirst, firstRead }: Pick<News, 'kind' | 'isFirst' | 'firstRead'>, now: number) =>
  ({ key, publishedAt }: SeenEntry): boolean =>
    !(isFirst || firstRead?.has(key)) || kind !== 'sitemap' || publishedAt === null || publishedAt >= now - firstPollMs;

/** Pages to fetch: of each new entry, and of each that was edited; of one that is back where its page had been taken away. */
export function newPages(news: News, now: number, recheckMs: readonly number[]): NewPage[] {
  const { source, entries, edited, returned = [], listed, saved } = news;
  const recheckAt = recheckAfter(now, now, recheckMs);
  const pageOf = (entry: SeenEntry, reason: NewPage['reason']): NewPage[] => {
    const key = pageKey(entry);
    if (key === null || entry.url === null || saved.has(entry.key)) return [];
    const origin = originOf(source, entry, listed);
    const entrySince = reason === 'edited' ? source.answeredAt : null;
    const said = saidBy(entry.raw);
    return [{ key, url: entry.url, entry: textOf(entry.raw), said, entrySince, dueAt: now, reason, origin, recheckAt }];
  };
  return [
    ...entries.filter(isNotOld(news, now)).flatMap((entry) => pageOf(entry, 'new')),
    ...edited.flatMap((entry) => pageOf(entry, 'edited')),
    ...(source.entriesOnly ? [] : returned.flatMap((entry) => pageOf(entry, 'back'))),
  ];
}

const textOf = (raw: RawArticle | null): string | null => (raw === null ? null : JSON.stringify(raw));

/** Headline and text of an entry, as its feed has them. */
export function saidBy(raw: RawArticle | null): { headline: string | null; text: string } | null {
  if (raw === null) return null;
  const first = (field: 'headline' | 'summary'): string | null =>
    raw.candidates.flatMap((one) => (one.field === field ? [one.value as string] : []))[0] ?? null;
  const text = raw.blocks.map((block) => block.text).join('\n\n');
  return { headline: first('headline'), text: text || (first('summary') ?? '') };
}

/** Where an entry's own record comes from; `fetched` is null where its feed was read in an earlier poll. */
export function entrySource(feedUrl: string, guid: string | null, fetched: Fetched | null, now = ''): ArticleSource {
  return {
    kind: 'feed',
    ref: feedUrl,
    file: null,
    feedUrl,
    guid,
    fetchedAt: fetched?.fetchedAt ?? now,
    status: fetched?.status ?? null,
    contentType: fetched?.contentType ?? null,
    charset: null,
    sha256: fetched?.sha256 ?? null,
    rule: null,
    extractor: version,
    retries: fetched?.retries ?? 0,
    tags: [],
  };
}
