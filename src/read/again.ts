import { NoArticleError } from '../errors.js';
import type { ReadOptions } from '../options.js';
import { makeTarget } from '../source/index.js';
import type { Capture } from '../store/index.js';
import type { Article, ArticleSource, Fetched, RawArticle } from '../types.js';
import { readDocument } from './items.js';
import { withZoneOf } from './kept-zone.js';

// A page of the archive → today's record of it, offline. What the publisher said then is what is read: the bytes, the headers, and
// what the feed said of the page.

/** Reads a stored page anew. The record stays the same story: id, addresses and how it was got are those of `previous`. */
export async function rereadPage(capture: Capture, previous: Article, options: ReadOptions): Promise<Article> {
  const found = await readCapture(capture, previous.source, options);
  const article = found && likePrevious(found, capture, previous);
  if (article && !isWorse(article, previous)) return article;
  throw new NoArticleError(
    `no article is found in the stored page ${capture.url} any more: the record stays as it was`,
  );
}

/** What a stored page says by itself; null where it is not an article. Throws what its reader throws. */
export async function readCapture(
  capture: Capture,
  source: ArticleSource,
  options: ReadOptions,
): Promise<Article | null> {
  for await (const item of await readDocument(fetchedFrom(capture, source), options)) {
    if (item.kind === 'failure') throw item.error;
    return item.kind === 'article' ? item.article : null;
  }
  return null;
}

function fetchedFrom(capture: Capture, source: ArticleSource): Fetched {
  const entry = capture.entry === null ? null : (JSON.parse(capture.entry) as RawArticle);
  const { status, headers, bytes, sha256, fetchedAt } = capture;
  // What came from a file is kept under the file's name; its address, if it states one, is in it.
  const url = /^https?:/i.test(capture.url) ? capture.url : null;
  const contentType = headers['content-type'] ?? source.contentType;
  return {
    target: { ...makeTarget(source.ref, { url, contentType, feedUrl: source.feedUrl }), entry },
    url,
    redirects: [],
    status,
    headers,
    contentType,
    bytes,
    sha256,
    fetchedAt,
    retries: source.retries,
    isNotModified: false,
    validators: { etag: null, lastModified: null },
  };
}

function likePrevious(article: Article, capture: Capture, previous: Article): Article {
  const { charset, rule, extractor } = article.source;
  const same = { id: previous.id, aliases: previous.aliases, source: { ...previous.source, charset, rule, extractor } };
  // Archives of older versions did not keep what the feed said: what is missing now may have come from there.
  const isFeedLost = capture.entry === null && previous.source.feedUrl !== null;
  return { ...withZoneOf(previous, isFeedLost ? filledFrom(article, previous) : article), ...same };
}

/** An extractor that finds nothing where another found a story is wrong, whichever of the two is newer. */
function isWorse(article: Article, previous: Article): boolean {
  const lost = isEmpty(article.body) && !isEmpty(previous.body);
  return lost || (article.kind === 'page' && previous.kind !== 'page' && article.headline === null);
}

function filledFrom(article: Article, previous: Article): Article {
  const kept = Object.entries(previous).filter(([key, value]) => {
    const now = article[key as keyof Article];
    return isEmpty(now) && !isEmpty(value);
  });
  return { ...article, ...Object.fromEntries(kept) };
}

export const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);
