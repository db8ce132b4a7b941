import { Likeness } from '../../shared/likeness.js';
import { metaContent, type Page, resolveUrl, textOf, titlesOf } from '../page.js';
import { attributeOf } from '../page-element.js';
import { isObject, type JsonLdGraph, type JsonLdNode } from './json-ld-graph.js';
import { firstText } from './text-values.js';

// Which of a page's schema.org articles is its own story: lists of related stories are declared as articles, too.

const articleType = /(Article|Posting|Report|Review|Recipe|Story|NewsItem|CreativeWork)$/i;
const newsType = /(NewsArticle|LiveBlogPosting|ReportageNewsArticle)$/i;
const storyType = /(Article|Posting|NewsItem)$/i;
const mediaType = /^(VideoObject|AudioObject|MediaObject|PodcastEpisode|Movie|ImageGallery|MediaGallery)$/i;
/** Properties whose articles are other stories, or parts of this one; `item` is that of a `ListItem`. */
const otherStories =
  /^(liveBlogUpdate|itemListElement|item|comment|hasPart|isPartOf|relatedLink|mentions|citation|about|isBasedOn|blogPosts?|review|subjectOf|significantLink|associatedMedia|translationOfWork|exampleOfWork)$/;

/** A headline that shares more of its words with the page's titles may be the story's own in other words. */
const unlike = 0.3;

interface Titled {
  titles: readonly string[];
  addresses: ReadonlySet<string>;
  alike: Likeness;
  page: Page;
}

/** The article objects of the page's own story, the likeliest first; those that are plainly of another story are left out. */
export function articleNodes(page: Page, graph: JsonLdGraph, addresses = ownAddresses(page)): JsonLdNode[] {
  const context: Titled = { titles: pageTitles(page), addresses, alike: new Likeness(), page };
  const found = graph.nodes.filter(({ types }) => types.some((type) => articleType.test(type)));
  const titled = found.filter(({ value }) => value.headline ?? value.name ?? value.articleBody);
  // Some leave the headline to the page.
  const bare = found.filter(({ value, under }) => under === null && (value.author ?? value.datePublished));
  const media = graph.nodes.filter(isMedia);
  const nodes = [titled, bare, media].find(({ length }) => length > 0) ?? [];
  const own = nodes.slice(0, 300).filter((node) => !isOfOther(node, context));
  // Of several stories that none of the page's titles speaks of none is its own.
  const isList = own.length > 1 && context.titles.length > 0 && own.every((node) => isUntitled(node, context));
  return (isList ? [] : own)
    .map((node) => ({ node, score: ownScore(node, context) }))
    .sort((a, b) => b.score - a.score)
    .map(({ node }) => node);
}

const pageTitles = (page: Page): string[] =>
  [...titlesOf(page), ...(page.byTag.get('h1') ?? []).slice(0, 3).map(textOf)].filter(Boolean);

/** What the page is called: where it was fetched, and the addresses that it gives itself. */
export function ownAddresses(page: Page): ReadonlySet<string> {
  const canonical = (page.byTag.get('link') ?? []).find((link) =>
    /\bcanonical\b/i.test(attributeOf(link, 'rel') ?? ''),
  );
  const links = [metaContent(page, 'og:url'), canonical && attributeOf(canonical, 'href')];
  return new Set(
    [page.url, ...links.map((link) => (link ? resolveUrl(page, link) : null))].flatMap((url) => (url ? bare(url) : [])),
  );
}

/** Another headline in a list of stories, or at another story's address. */
function isOfOther(node: JsonLdNode, context: Titled): boolean {
  if (headlineOf(node) === '') return isElsewhere(node, context);
  if (context.titles.length === 0 || titleLikeness(node, context) >= unlike) return false;
  const address = addressOf(node, context.page);
  if (address !== null && context.addresses.has(address)) return false;
  // A film, a dish or a book in the page has a name, a day and an author of its own.
  if (isMedia(node) || !node.types.some((type) => storyType.test(type))) return true;
  return (node.under !== null && otherStories.test(node.under)) || (address?.includes('/') ?? false);
}

const isUntitled = (node: JsonLdNode, context: Titled): boolean => {
  const address = addressOf(node, context.page);
  const isHere = address !== null && context.addresses.has(address);
  return !isHere && headlineOf(node) !== '' && titleLikeness(node, context) < unlike;
};

/** Whether an object without a headline says that it is another page, and not this one at another host. */
export function isElsewhere(node: JsonLdNode, { addresses, page }: Pick<Titled, 'addresses' | 'page'>): boolean {
  const address = addressOf(node, page);
  const slugOf = (one: string): string => one.split('/').slice(1).at(-1) ?? '';
  if (address === null || addresses.size === 0 || addresses.has(address)) return false;
  return ![...addresses].some((one) => slugOf(one) === slugOf(address));
}

const isMedia = ({ types }: JsonLdNode): boolean => types.some((type) => mediaType.test(type));

const headlineOf = ({ value }: JsonLdNode): string => firstText(value.headline ?? value.name) ?? '';

const titleLikeness = (node: JsonLdNode, { titles, alike }: Titled): number =>
  Math.max(0, ...titles.map((title) => alike.of(title, headlineOf(node))));

function ownScore(node: JsonLdNode, context: Titled): number {
  const { types, value, under, depth } = node;
  let score = 2 * titleLikeness(node, context);
  if (types.some((type) => newsType.test(type))) score += 0.4;
  if (under && otherStories.test(under)) score -= 1.2;
  if (value.datePublished) score += 0.2;
  if (value.author) score += 0.1;
  const address = addressOf(node, context.page);
  if (address !== null && context.addresses.has(address)) score += 0.5;
  return score - 0.05 * depth;
}

function addressOf({ value }: JsonLdNode, page: Page): string | null {
  const address = resolveUrl(page, firstText(value.url) ?? addressIn(value.mainEntityOfPage));
  return address === null ? null : bare(address);
}

/** The address of an object, or in its place. */
export function addressIn(value: unknown): string | null {
  return isObject(value) ? firstText(value['@id']) : firstText(value);
}

function bare(url: string): string {
  return url
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/[?#].*$/, '')
    .replace(/\/$/, '');
}
