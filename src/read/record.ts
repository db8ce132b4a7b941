import { beyondLimit } from '../shared/raw-article.js';
import { extractArticle } from '../extract/index.js';
import { BlockedPageError, NoArticleError } from '../errors.js';
import type { OwnNames } from '../feed/index.js';
import { isPageOf, mergeRawArticles, normaliseArticle } from '../normalise/index.js';
import type { ReadOptions } from '../options.js';
import { shownName } from '../shared/disk-names.js';
import { weightOf } from '../shared/unspaced.js';
import { findSiteRule } from '../sites/index.js';
import type { Article, ArticleSource, Decoded, Fetched, RawArticle, SiteRule, Target } from '../types.js';
import { version } from '../version.js';
import type { OpenedDocument } from './open.js';

// What was seen → one record. The site's rule is looked up here and handed to extractor and normaliser alike.

/** The record of a page. What the feed said of it is merged in. Throws BlockedPageError and NoArticleError. */
export function articleFromPage({ fetched, decoded, copy }: OneStory, options: ReadOptions): Article {
  const rule = findSiteRule(fetched.url, { extra: options.siteRules });
  const page = extractArticle(decoded.source(), {
    url: fetched.url,
    rule,
    fetchedAt: seenAtOf({ fetched, copy }),
    headers: fetched.headers,
    isPlain: options.bodyForm === 'text' || options.bodyForm === 'none',
  });
  return articleOfOne(page, 'page', { fetched, decoded, copy, rule, options });
}

/** The record of a plain-text page, merged with what the feed said of it. Throws NoArticleError. */
export function articleFromText(
  { fetched, decoded, copy }: OneStory,
  options: ReadOptions,
  { parseTextPage }: typeof import('../text-page/index.js'),
): Article {
  const rule = findSiteRule(fetched.url, { extra: options.siteRules });
  const fetchedAt = seenAtOf({ fetched, copy });
  const text = parseTextPage(decoded.text, { url: fetched.url, rule, fetchedAt });
  if (fetched.target.entry === null && isNote(text)) {
    throw new NoArticleError(
      `${fetched.url ?? fetched.target.ref} is a few words without a day or a name: not an article`,
    );
  }
  return articleOfOne(text, 'text', { fetched, decoded, copy, rule, options });
}

/** Characters; a script without blanks says the same in a third of them. */
const noteLength = 150;

/** A few words without a day or a name (a letter, a note, a verse): nothing shows that they are a story. */
function isNote({ blocks, candidates }: RawArticle): boolean {
  const text = blocks.map((block) => block.text).join('');
  return weightOf(text) < noteLength && !candidates.some(({ field }) => field === 'date' || field === 'authors');
}

type OneStory = OpenedDocument & { kind: 'page' | 'text' };

interface Reading extends Pick<OneStory, 'fetched' | 'decoded' | 'copy'> {
  rule: SiteRule | null;
  options: ReadOptions;
}

function articleOfOne(seen: RawArticle, kind: 'page' | 'text', reading: Reading): Article {
  const { fetched, decoded, copy, rule, options } = reading;
  const { entry, feedUrl } = fetched.target;
  if (entry?.kind === 'entry' && !isPageOf(seen, entry)) throw otherPage(fetched);
  const raw = entry ? mergeRawArticles(seen, entry) : seen;
  const source = sourceOf(fetched, decoded, copy?.isArchived ? 'archive' : kind);
  source.rule = rule?.id ?? null;
  source.feedUrl = feedUrl;
  source.guid = entry ? guidOf(entry) : null;
  const times = { now: copy?.at ?? answeredAt(fetched), seenAt: seenAtOf(reading) };
  const article = normalise(raw, source, rule, options, times);
  // A body that a crawler cut off is not the whole one, whatever the page counts.
  return fetched.target.capture?.isTruncated ? { ...article, bodyComplete: false } : article;
}

function otherPage({ url, target }: Fetched): BlockedPageError {
  const message = `${url ?? target.ref} shows nothing of what its feed says of it: another page stands in its place`;
  return new BlockedPageError(message, 'replaced');
}

/** What its feed says of a page that could not be had; null where no feed names it. */
export function articleInPlaceOf({ entry, feedUrl, ref }: Target, options: ReadOptions): Article | null {
  if (entry?.kind !== 'entry') return null;
  const place = { kind: 'feed' as const, ref: feedUrl ?? ref, file: null, feedUrl, guid: guidOf(entry) };
  const answer = {
    fetchedAt: null,
    status: null,
    contentType: null,
    charset: null,
    sha256: null,
    retries: 0,
    tags: [],
  };
  return articleFromEntry(entry, { ...place, ...answer, rule: null, extractor: version }, options);
}

/** What other entries of the feed have, too, names none of them. */
export function entryWithOwnNames(raw: RawArticle, own: OwnNames | undefined): RawArticle {
  if (own === undefined) return raw;
  const candidates = own.guid === null ? raw.candidates.filter(({ field }) => field !== 'guid') : raw.candidates;
  return { ...raw, candidates, ...(own.url === raw.url ? {} : { ownUrl: own.url }) };
}

/**
 * When the page stood on the web as it is, null where nothing says so: what a copy calls "yesterday" counts from the day on which it
 * was made, and a file's from none that is known.
 */
function seenAtOf({ fetched, copy }: Pick<Reading, 'fetched' | 'copy'>): string | null {
  if (copy?.at || copy?.isArchived) return copy.at;
  const { capture } = fetched.target;
  if (capture) return capture.fetchedAt;
  return fetched.status === null ? null : fetched.fetchedAt;
}

/** The later of our clock and the server's: a clock that is behind would take what a page dates for days to come. */
function answeredAt({ fetchedAt, headers }: Fetched): string {
  const sent = Date.parse(headers.date ?? '');
  return sent > Date.parse(fetchedAt) ? new Date(sent).toISOString() : fetchedAt;
}

/** An entry's own record, where its page is not fetched or gave none. */
export function articleFromEntry(raw: RawArticle, source: ArticleSource, options: ReadOptions): Article {
  const rule = findSiteRule(raw.url, { extra: options.siteRules });
  const now = source.fetchedAt ?? '';
  const seenAt = source.status === null ? null : source.fetchedAt;
  const article = normalise(raw, { ...source, rule: rule?.id ?? null }, rule, options, { now, seenAt });
  return raw.removals.some(({ reason }) => reason === beyondLimit) ? { ...article, bodyComplete: false } : article;
}

/** The guid that a feed gives an entry. */
export function guidOf(entry: RawArticle): string | null {
  for (const candidate of entry.candidates) if (candidate.field === 'guid') return candidate.value;
  return null;
}

function normalise(
  raw: RawArticle,
  source: ArticleSource,
  rule: SiteRule | null,
  options: ReadOptions,
  times: { now: string; seenAt: string | null },
): Article {
  return normaliseArticle(raw, {
    source,
    rule,
    timeZone: options.timeZone,
    now: times.now,
    seenAt: times.seenAt,
    explain: options.explain,
    bodyForm: options.bodyForm,
  });
}

/** How a document was got. */
export function sourceOf(fetched: Fetched, decoded: Decoded, kind: ArticleSource['kind']): ArticleSource {
  return {
    kind: fetched.target.capture && kind !== 'feed' ? 'warc' : kind,
    ref: fetched.target.ref,
    file: fetched.target.file && shownName(fetched.target.file),
    feedUrl: null,
    guid: null,
    fetchedAt: fetched.fetchedAt,
    status: fetched.status,
    contentType: fetched.contentType,
    charset: decoded.charset,
    sha256: fetched.sha256,
    rule: null,
    extractor: version,
    retries: fetched.retries,
    tags: [],
  };
}
