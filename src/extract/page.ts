import { withPlainAmpersands } from '../shared/twice-escaped.js';
import { type ChildNode, type Document, type Element, isTag, isText, type ParentNode } from 'domhandler';
import { maxDomDepth } from '../options.js';
import { foldInside, foldSpaces } from '../shared/fold-spaces.js';
import type { TextSource } from '../shared/text-source.js';
import { isInnerHost, isUnfilled } from '../shared/untrue-address.js';
import { flattenCodeTables } from './code-tables.js';
import { unescapeTexts } from './escaped-texts.js';
import { parseHtml } from './html-scan.js';
import type { JsonLdGraph } from './metadata/json-ld-graph.js';
import type { Marked } from './metadata/marked.js';
import { attributeOf } from './page-element.js';
import type { Runs } from './runs.js';
import { placeStreamed } from './streamed.js';

/** One parsed page, made once; every reader takes it and parses nothing again. */
export interface Page {
  document: Document;
  /** As reached; null for a file whose address nobody told. */
  url: string | null;
  /** `<base>` applied; what links resolve against. */
  baseUrl: string | null;
  /** Lower-case names. */
  headers: Record<string, string>;
  /** Every element in document order, `<template>` and nesting beyond the cap left out. */
  elements: Element[];
  /** Elements by lower-case tag name, in document order. */
  byTag: Map<string, Element[]>;
  meta: MetaTag[];
  /** Filled by `runsOf` when first asked for. */
  runs: Runs | null;
  /** Filled by `readJsonLd` when first asked for. */
  jsonLd: JsonLdGraph | null;
  /** Filled by `markedOf` when first asked for. */
  marked: Marked | null;
}

export interface MetaTag {
  /** `name`, `property`, `itemprop` or `http-equiv`, lower case. */
  key: string;
  attribute: 'name' | 'property' | 'itemprop' | 'http-equiv';
  content: string;
}

/** Parses HTML of any quality; never throws. `<noscript>` and `<template>` stay in the tree but out of `elements`. */
export function parsePage(
  html: string | TextSource,
  options: { url: string | null; headers?: Record<string, string> },
): Page {
  const { document, elements, byTag } = flattenCodeTables(unescapeTexts(placeStreamed(parseHtml(html))));
  const page: Page = {
    document,
    url: options.url,
    baseUrl: options.url,
    headers: options.headers ?? {},
    elements,
    byTag,
    meta: [],
    runs: null,
    jsonLd: null,
    marked: null,
  };
  page.baseUrl = resolveBase(page);
  page.meta = metaTagsOf(page.byTag.get('meta') ?? []);
  return page;
}

function resolveBase(page: Page): string | null {
  const href = page.byTag.get('base')?.[0]?.attribs.href;
  if (!href) return page.url;
  try {
    return new URL(href, page.url ?? undefined).href;
  } catch {
    return page.url;
  }
}

const metaKeys = ['name', 'property', 'itemprop', 'http-equiv'] as const;

function metaTagsOf(elements: readonly Element[]): MetaTag[] {
  const tags: MetaTag[] = [];
  for (const element of elements) {
    const content = attributeOf(element, 'content')?.trim();
    if (!content) continue;
    for (const attribute of metaKeys) {
      const key = attributeOf(element, attribute)?.trim().toLowerCase();
      if (key) tags.push({ key, attribute, content });
    }
  }
  return tags;
}

/** The first non-empty content of a meta tag by name or property. */
export function metaContent(page: Page, key: string): string | null {
  return page.meta.find((tag) => tag.key === key)?.content ?? null;
}

/** What a page calls itself: `og:title`, and `<title>`. */
export function titlesOf(page: Page): string[] {
  const title = page.byTag.get('title')?.[0];
  return [metaContent(page, 'og:title'), title ? textOf(title) : null].filter((text) => text !== null);
}

// Readings of ruby (`rt`, `rp`) say the same word again.
const noText = new Set(['script', 'style', 'template', 'noscript', 'svg', 'select', 'textarea', 'rt', 'rp']);

const blanksAtEnds = 2;

/** All text below an element, white space folded, scripts and styles left out. */
export function textOf(root: ParentNode): string {
  return textUpTo(root, Number.POSITIVE_INFINITY);
}

/** The same, but no more than needed to see that it is longer than `enough`. */
export function textUpTo(root: ParentNode, enough: number): string {
  let text = '';
  let depth = 1;
  let node: ChildNode | null = root.children[0] ?? null;
  while (node) {
    if (isText(node)) {
      text += node.data;
      // Blanks between elements may be most of it.
      if (text.length > enough) text = foldInside(text);
      if (text.length > enough + blanksAtEnds) break;
    } else if (isTag(node)) {
      if (node.name === 'br') text += ' ';
      if (node.children.length > 0 && depth < maxDomDepth && !noText.has(node.name)) {
        node = node.children[0]!;
        depth++;
        continue;
      }
    }
    while (node && !node.next) {
      node = node.parent === root ? null : (node.parent as ChildNode | null);
      depth--;
    }
    if (node) node = node.next;
  }
  return foldSpaces(text);
}

/** An address that the URL standard leaves as it is: no port, no escapes, no dot segments, no numbers for hosts. */
const plainAddress =
  /^https?:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\/(?!\.)[\w/~.,;:@=!*()+&$-]*(?:\?[\w/~.,;:@=!*()+&$%-]*)?$/;

/** Absolute http(s) URL, or null: `javascript:`, `data:` and broken addresses never leave the page. */
export function resolveUrl(page: { baseUrl: string | null }, href: string | null | undefined): string | null {
  if (!href) return null;
  if (plainAddress.test(href) && !href.includes('/.') && !href.includes('xn--')) return href;
  try {
    // Without a base, `//host/…` of a saved page is still whole.
    const url = new URL(href.trim(), page.baseUrl ?? (/^\s*\/\//.test(href) ? 'https://h' : undefined));
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}

const bareHost = /^www\.[a-z0-9-]+(?:\.[a-z0-9-]+)+(?=[/?#:]|$)/i;

/**
 * An address that a page declares for itself, its site or its pictures; null also for one with holes, or of the machine that made the
 * page. Templates escape some twice.
 */
export function resolveDeclared(page: Page, href: string | null | undefined): string | null {
  const text = withPlainAmpersands(href?.trim() ?? '');
  const url = resolveUrl(page, bareHost.test(text) ? `https://${text}` : text);
  if (url === null) return null;
  const address = new URL(url);
  if (isUnfilled(address)) return null;
  const isInner = isInnerHost(address.hostname);
  return !isInner || (page.url !== null && address.host === new URL(page.url).host) ? url : null;
}
