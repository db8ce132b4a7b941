import type { Block, Candidate, CandidateOf, Field, Image, Link, RawArticle } from '../types.js';
import type { FeedEntry, ParsedFeed } from './feed-types.js';
import { plainText } from './markup.js';

type BlocksFromHtml = (
  html: string,
  options: { baseUrl: string | null },
) => { blocks: Block[]; links: Link[]; images: Image[] };

/** Everything that one entry says, as a RawArticle of kind `entry`. */
export function rawArticleFromEntry(
  entry: FeedEntry,
  feed: ParsedFeed,
  deps: { blocksFromHtml: BlocksFromHtml },
): RawArticle {
  const url = storyUrl(entry);
  // A feed that has one text only puts it into the description, whole or as a teaser; a summary beside content is a summary.
  const content = entry.content ?? (isLong(entry.summary) ? entry.summary : null);
  const { blocks, links, images } = deps.blocksFromHtml(content ?? '', { baseUrl: url ?? feed.feed.link });
  return {
    kind: 'entry',
    url,
    candidates: candidatesOf(entry, feed, content),
    blocks,
    images: withEntryImage(entry, images),
    links,
    updates: [],
    briefs: [],
    notices: [],
    removals: [],
  };
}

/** Characters of a description that is a story and no teaser. */
const storyLength = 600;

function isLong(html: string | null): boolean {
  return html !== null && plainText(html).length >= storyLength;
}

/** The story's own address: FeedBurner's original, or what a Google redirector carries in its query. */
function storyUrl(entry: FeedEntry): string | null {
  const link = entry.originalLink ?? entry.link;
  if (!link || !URL.canParse(link)) return null;
  const url = new URL(link);
  if (!/^https?:$/.test(url.protocol)) return null;
  const isRedirector = /(^|\.)google\.[a-z.]+$/.test(url.hostname) && /^\/(url|alerts)/.test(url.pathname);
  const target = isRedirector ? (url.searchParams.get('url') ?? url.searchParams.get('q')) : null;
  return target && /^https?:/i.test(target) && URL.canParse(target) ? new URL(target).href : url.href;
}

function candidatesOf(entry: FeedEntry, feed: ParsedFeed, content: string | null): Candidate[] {
  const candidates: Candidate[] = [];
  const add = <F extends Field>(field: F, value: CandidateOf<F>['value'], place: string): void => {
    candidates.push({ field, value, source: 'feed', place: `entry ${place}` } as Candidate);
  };
  if (entry.title) add('headline', entry.title, 'title');
  const published = entry.published ?? entry.updated;
  if (published) add('date', { text: published, iso: published }, entry.published ? 'published' : 'updated');
  if (entry.updated) add('modified', { text: entry.updated, iso: entry.updated }, 'updated');
  if (entry.authors.length > 0) {
    const people = entry.authors.map((name) => ({ name, role: null, kind: null, url: null, email: null }));
    add('authors', people, 'author');
  }
  if (entry.tags.length > 0) add('tags', entry.tags, 'category');
  if (entry.id) add('guid', entry.id, 'guid');
  const summary = entry.summary && entry.summary !== content ? plainText(entry.summary) : '';
  if (summary) add('summary', summary, 'summary');
  if (entry.language) add('language', entry.language, 'language');
  const publisher = entry.source ?? feed.feed.title;
  if (publisher) add('publisher', { name: plainText(publisher), url: entry.source ? null : feed.feed.link }, 'source');
  return candidates;
}

function withEntryImage(entry: FeedEntry, images: Image[]): Image[] {
  const urls = [
    entry.image,
    ...entry.enclosures.filter(({ type }) => /^image\//.test(type ?? '')).map(({ url }) => url),
  ];
  const own = [...new Set(urls)].filter((url): url is string => url !== null && /^https?:/i.test(url));
  const seen = new Set(images.map(({ url }) => url));
  const added = own.filter((url) => !seen.has(url));
  return [
    ...added.map((url): Image => ({ url, caption: null, credit: null, alt: null, width: null, height: null })),
    ...images,
  ];
}
