import { isObject, type JsonObject, readJsonLd } from '../metadata/json-ld-graph.js';
import { metaContent, type Page, textOf } from '../page.js';
import { bare, WordShare, wordsOf } from './bare-text.js';

/** What the page's metadata says about its text: used to find the body, never as a value of the record. */
export interface Hints {
  titles: string[];
  descriptions: string[];
  authors: string[];
  articleBody: string | null;
  /** schema.org types of the page's JSON-LD objects, in order. */
  types: string[];
  isArticle: boolean;
  /** A JSON-LD object of the page has `datePublished`. */
  isDated: boolean;
}

export function readHints(page: Page): Hints {
  const hints: Hints = {
    titles: [],
    descriptions: [],
    authors: [],
    articleBody: null,
    types: [],
    isArticle: false,
    isDated: false,
  };
  for (const node of readJsonLd(page).nodes) {
    if (node.under !== null && !followed.has(node.under)) continue;
    hints.types.push(...node.types);
    readNode(node.value, hints);
  }
  for (const key of ['og:title', 'twitter:title']) pushText(hints.titles, metaContent(page, key));
  const title = page.byTag.get('title')?.[0];
  if (title) pushText(hints.titles, textOf(title));
  for (const key of ['og:description', 'description', 'twitter:description']) {
    pushText(hints.descriptions, metaContent(page, key));
  }
  for (const key of ['author', 'parsely-author', 'article:author']) pushText(hints.authors, metaContent(page, key));
  const type = metaContent(page, 'og:type');
  hints.isArticle = type === 'article' || hints.types.some((name) => /Article|Posting|^Report|^Review$/.test(name));
  return hints;
}

/** Properties whose objects speak of the page itself; an author's or publisher's description does not. */
const followed = new Set(['mainEntity', 'mainEntityOfPage', 'liveBlogUpdate']);

function readNode(node: JsonObject, hints: Hints): void {
  pushText(hints.titles, node.headline);
  pushText(hints.descriptions, node.description);
  const authors: unknown[] = [node.author].flat();
  for (const author of authors) pushText(hints.authors, isObject(author) ? author.name : author);
  if (typeof node.datePublished === 'string') hints.isDated = true;
  const body = node.articleBody;
  if (typeof body === 'string' && body.length > (hints.articleBody?.length ?? 0)) hints.articleBody = body;
}

function pushText(list: string[], value: unknown): void {
  if (typeof value === 'string' && value.trim() !== '' && list.length < 12) list.push(value);
}

/** What the comparisons of one page need, made once. */
export interface Compared {
  titles: string[];
  titleWords: Set<string>;
  titleShare: WordShare;
  descriptions: string[];
  authors: string[];
  articleBody: string;
  /** Later runs are not looked up in the long texts: thousands of runs times a book would take minutes. */
  maxProbed: number;
}

const maxCompared = 300_000;
/** Characters searched for the runs of one page; the longest live blogs of news need a tenth. */
const maxSearched = 600_000_000;

export function compareTexts(hints: Hints): Compared {
  const titles = hints.titles.map((title) => bare(title.slice(0, 1000)));
  const titleWords = new Set(hints.titles.flatMap((title) => wordsOf(title.slice(0, 1000))));
  const descriptions = hints.descriptions.map((text) => bare(text.slice(0, 5000)));
  const articleBody = bare(
    (hints.articleBody ?? '').slice(0, maxCompared).replace(/<[^<>]{0,500}>|&[a-z]+;|&#\d+;/gi, ' '),
  );
  return {
    titles,
    titleWords,
    titleShare: new WordShare(titleWords),
    descriptions,
    authors: hints.authors.map((name) => bare(name.slice(0, 100))).filter((name) => name.length >= 5),
    articleBody,
    maxProbed: maxSearched / (1 + 3 * articleBody.length + descriptions.join('').length),
  };
}
