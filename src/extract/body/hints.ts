import { isText } from 'domhandler';
import { metaContent, type Page, textOf } from '../page.js';

/** What the page's metadata says about its text: used to find the body, never as a value of the record. */
export interface Hints {
  titles: string[];
  descriptions: string[];
  articleBody: string | null;
  /** schema.org types of the page's JSON-LD objects, in order. */
  types: string[];
  isArticle: boolean;
}

/** Longer JSON-LD is cut off from reading here: a page of 16 MiB must not be parsed twice. */
const maxJsonLength = 2_000_000;
const maxJsonNodes = 5_000;

export function readHints(page: Page): Hints {
  const hints: Hints = { titles: [], descriptions: [], articleBody: null, types: [], isArticle: false };
  for (const script of page.byTag.get('script') ?? []) {
    if (!/ld\+json/i.test(script.attribs.type ?? '')) continue;
    const text = script.children
      .map((node) => (isText(node) ? node.data : ''))
      .join('')
      .trim();
    if (text.length < maxJsonLength) readJson(parseJson(text), hints);
  }
  for (const key of ['og:title', 'twitter:title']) pushText(hints.titles, metaContent(page, key));
  const title = page.byTag.get('title')?.[0];
  if (title) pushText(hints.titles, textOf(title));
  for (const key of ['og:description', 'description', 'twitter:description']) {
    pushText(hints.descriptions, metaContent(page, key));
  }
  const type = metaContent(page, 'og:type');
  hints.isArticle = type === 'article' || hints.types.some((name) => /Article|Posting|^Report|^Review$/.test(name));
  return hints;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Line breaks inside strings are the commonest fault; what stays broken is no hint.
    try {
      return JSON.parse(text.replace(/[\u0000-\u001f]+/g, ' ').replace(/^\s*<!--|-->\s*$/g, ''));
    } catch {
      return null;
    }
  }
}

function readJson(root: unknown, hints: Hints): void {
  const stack: unknown[] = [root];
  for (let steps = 0; stack.length > 0 && steps < maxJsonNodes; steps++) {
    const value = stack.pop();
    if (Array.isArray(value)) {
      for (let i = Math.min(value.length, 200) - 1; i >= 0; i--) stack.push(value[i]);
      continue;
    }
    if (value === null || typeof value !== 'object') continue;
    const node = value as Record<string, unknown>;
    readNode(node, hints);
    for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'liveBlogUpdate']) {
      if (typeof node[key] === 'object') stack.push(node[key]);
    }
  }
}

function readNode(node: Record<string, unknown>, hints: Hints): void {
  const type = node['@type'];
  for (const name of Array.isArray(type) ? type : [type]) if (typeof name === 'string') hints.types.push(name);
  pushText(hints.titles, node.headline);
  pushText(hints.descriptions, node.description);
  const body = node.articleBody;
  if (typeof body === 'string' && body.length > (hints.articleBody?.length ?? 0)) hints.articleBody = body;
}

function pushText(list: string[], value: unknown): void {
  if (typeof value === 'string' && value.trim() !== '' && list.length < 12) list.push(value);
}

/** Letters and digits only, lower case: how texts are compared across entities, quotes and spaces. */
export function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** What the comparisons of one page need, made once. */
export interface Compared {
  titles: string[];
  titleWords: Set<string>;
  descriptions: string[];
  articleBody: string;
  alts: Set<string>;
}

const maxCompared = 300_000;

export function compareTexts(hints: Hints, page: Page): Compared {
  const alts = new Set<string>();
  for (const image of (page.byTag.get('img') ?? []).slice(0, 2000)) {
    const alt = image.attribs.alt ?? image.attribs.title;
    if (alt && alt.length > 15) alts.add(bare(alt.slice(0, 1000)).slice(0, 60));
  }
  const titles = hints.titles.map((title) => bare(title.slice(0, 1000)));
  return {
    titles,
    titleWords: new Set(hints.titles.flatMap((title) => wordsOf(title.slice(0, 1000)))),
    descriptions: hints.descriptions.map((text) => bare(text.slice(0, 5000))),
    articleBody: bare((hints.articleBody ?? '').slice(0, maxCompared).replace(/<[^<>]{0,500}>|&[a-z]+;|&#\d+;/gi, ' ')),
    alts,
  };
}

export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [];
}
