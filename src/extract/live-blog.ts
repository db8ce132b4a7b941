import type { Element } from 'domhandler';
import { saysLive } from '../shared/live-words.js';
import { weightOf } from '../shared/unspaced.js';
import type { Block, RawArticle } from '../types.js';
import { clockPosts } from './clock-posts.js';
import { isObject, type JsonLdGraph, type JsonObject, readJsonLd, resolveNode } from './metadata/json-ld-graph.js';
import { peopleOf } from './metadata/json-ld-person.js';
import { namesOf } from './metadata/marked.js';
import { firstText, plainText } from './metadata/text-values.js';
import { type Page, resolveUrl, textOf } from './page.js';
import { elementsIn, type TimedGroup, type TimedItem } from './timed-groups.js';
import { attributeOf } from './page-element.js';

// A live blog's posts: from JSON-LD where it lists them, else from the page itself.

type RawUpdate = RawArticle['updates'][number];

/** Enough for the live blog of a war's whole day. */
const maxUpdates = 2000;

/** The posts of a live blog, as the page orders them; empty for any other page. */
export function readUpdates(page: Page, groups: readonly TimedGroup[], blocks: readonly Block[]): RawUpdate[] {
  const declared = declaredUpdates(page);
  if (declared.length > 0) return declared;
  const shown = shownUpdates(page, groups);
  if (shown.length > 0) return shown;
  // Whether a page is live takes a look at all its elements; hardly any has clocks in its text.
  const posts = clockPosts(blocks);
  return posts.length > 0 && isLivePage(page) ? posts : [];
}

function declaredUpdates(page: Page): RawUpdate[] {
  const graph = readJsonLd(page);
  const updates: RawUpdate[] = [];
  const seen = new Set<string>();
  for (const { types, value } of graph.nodes) {
    if (!types.includes('LiveBlogPosting')) continue;
    for (const item of [value.liveBlogUpdate ?? []].flat()) {
      if (!isObject(item) || updates.length >= maxUpdates) continue;
      const update = updateFrom(page, resolveNode(graph, item), graph);
      const key = JSON.stringify([update.date?.text, update.headline, update.body?.slice(0, 200)]);
      if ((update.headline || update.body) && !seen.has(key)) updates.push(update);
      seen.add(key);
    }
  }
  return updates;
}

function updateFrom(page: Page, item: JsonObject, graph: JsonLdGraph): RawUpdate {
  const date = firstText(item.datePublished) ?? firstText(item.dateCreated) ?? firstText(item.dateModified);
  const headline = firstText(item.headline) ?? firstText(item.name);
  const bodies = [item.articleBody, item.text, item.description];
  const body = bodies.find((one): one is string => typeof one === 'string' && one.trim() !== '');
  return {
    date: date ? { text: date, iso: null } : null,
    headline: headline ? plainText(headline) : null,
    body: body ? paragraphsOf(body) : null,
    authors: peopleOf(graph, item.author).map(({ name }) => name),
    url: resolveUrl(page, firstText(item.url) ?? firstText(item['@id'])),
  };
}

/** Text of JSON-LD, sometimes with the page's mark-up in it; paragraphs stay apart. */
function paragraphsOf(text: string): string | null {
  const paragraphs = text
    .slice(0, 50_000)
    .split(/<\/(?:p|div|li|h\d|blockquote)>|<br\s*\/?>|\n{1,}/i)
    .map((part) => plainText(part))
    .filter((part) => part !== '');
  return paragraphs.length > 0 ? paragraphs.join('\n\n') : null;
}

const liveName =
  /live-?_?(blog|update|post|entry|item|event|feed|ticker|center|stream|story|block)|liveblog|newsticker|live-?ticker|minute-by-minute/;
/** Readers' posts have times, too, but are not posts of the live blog above them. */
const readersName =
  /(^|[\s_-])(comments?|commentlist|cbox|disqus|forum|replies|respond|kom{1,2}entar\w*|commentaires?|comentarios?|comentários?|reacties|yorum(lar)?)([\s_-]|$)/;

const minPosts = 3;
const minPostText = 60;

/** Posts that the page shows: times with texts, in a place or on a page that calls itself live. */
function shownUpdates(page: Page, groups: readonly TimedGroup[]): RawUpdate[] {
  const long = groups.filter((group) => group.items.length >= minPosts);
  if (long.length === 0) return [];
  const isLive = isLivePage(page);
  const [best] = long
    .filter((group) => isLive || liveName.test(group.names))
    .filter((group) => !isByReaders(group) && !isTeasers(group))
    .sort((a, b) => Number(liveName.test(b.names)) - Number(liveName.test(a.names)) || lengthOf(b) - lengthOf(a));
  return best ? best.items.slice(0, maxUpdates).map((item) => postFrom(page, item)) : [];
}

function isByReaders({ names, items }: TimedGroup): boolean {
  const [first] = items;
  return readersName.test(names) || /schema\.org\/(?:User)?Comment/.test(attributeOf(first!.element, 'itemtype') ?? '');
}

/** Whether a page says that it is a live blog. */
export function isLivePage(page: Page): boolean {
  const heading = page.byTag.get('h1')?.[0] ?? page.byTag.get('title')?.[0];
  if (saysLive(`${page.url ?? ''} ${heading ? textOf(heading) : ''}`)) return true;
  if (readJsonLd(page).nodes.some(({ types }) => types.includes('LiveBlogPosting'))) return true;
  return page.elements.some((element) => attributeOf(element, 'itemtype')?.includes('LiveBlogPosting'));
}

function lengthOf(group: TimedGroup): number {
  return group.items.reduce((sum, { element }) => sum + textOf(element).length, 0);
}

/** Links to other stories: short, and nearly all of their text is a link. */
function isTeasers(group: TimedGroup): boolean {
  let text = 0;
  let linked = 0;
  for (const { element } of group.items.slice(0, 30)) {
    text += weightOf(textOf(element));
    for (const child of elementsIn(element)) if (child.name === 'a') linked += weightOf(textOf(child));
  }
  return linked > text * 0.5 || text / Math.min(30, group.items.length) < minPostText;
}

function postFrom(page: Page, { element, stamp, date }: TimedItem): RawUpdate {
  const inside = elementsIn(element);
  const heading = inside.find((child) => /^h[1-6]$/.test(child.name) && textOf(child) !== '') ?? null;
  const author = inside.find((child) => /byline|author/.test(namesOf(child).toLowerCase())) ?? null;
  const skipped = [stamp, heading, author].filter((one) => one !== null);
  const texts = outerParagraphs(element, skipped)
    .map(textOf)
    .filter((text) => text !== '');
  const anchor = attributeOf(element, 'id') ?? inside.find((child) => attributeOf(child, 'id'))?.attribs.id ?? null;
  return {
    date,
    headline: heading ? textOf(heading) : null,
    body: texts.length > 0 ? texts.join('\n\n') : restOf(element, skipped),
    authors: author ? namesIn(textOf(author)) : [],
    url: anchor && page.url ? resolveUrl(page, `#${anchor}`) : null,
  };
}

/** The paragraphs of a post that stand in no other paragraph and in none of the parts that are skipped. */
function outerParagraphs(post: Element, skipped: readonly Element[]): Element[] {
  const isParagraph = (child: Element): boolean => /^(p|li|blockquote)$/.test(child.name);
  return elementsIn(post, (child) => !isParagraph(child) && !skipped.includes(child)).filter(
    (child) => isParagraph(child) && !skipped.includes(child),
  );
}

/** A post without paragraphs: all of its text but the parts that have fields of their own. */
function restOf(element: Element, skipped: readonly Element[]): string | null {
  let text = textOf(element);
  for (const part of skipped) text = text.replace(textOf(part), ' ');
  return text.replace(/\s+/g, ' ').trim() || null;
}

function namesIn(byline: string): string[] {
  return byline
    .replace(/^(?:by|von|par|por|di|da|af|av|door|автор)\s*:?\s+/i, '')
    .split(/,| and | und | et | y | e | & /)
    .map((name) => name.trim())
    .filter((name) => name.length > 2 && name.length < 60 && !/\d/.test(name));
}
