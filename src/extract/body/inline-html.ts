import { escapeHtml } from '../../shared/escape-html.js';
import { type Element, isTag, type Text } from 'domhandler';
import { type Page, resolveUrl } from '../page.js';
import { attributeOf } from '../page-element.js';

/** What survives of a page's mark-up inside a paragraph; every attribute but a link's address goes. */
const kept = new Map([
  ['a', 'a'],
  ['b', 'strong'],
  ['strong', 'strong'],
  ['i', 'em'],
  ['em', 'em'],
  ['cite', 'cite'],
  ['code', 'code'],
  ['kbd', 'kbd'],
  ['samp', 'samp'],
  ['var', 'var'],
  ['sub', 'sub'],
  ['sup', 'sup'],
  ['mark', 'mark'],
  ['s', 's'],
  ['del', 'del'],
  ['ins', 'ins'],
  ['u', 'u'],
  ['q', 'q'],
  ['small', 'small'],
  ['abbr', 'abbr'],
]);

/** Deeper mark-up inside one paragraph is nobody's writing. */
const maxInlineDepth = 12;

/** Sanitised inline HTML of text nodes below one block: built from a list of allowed names, never copied. */
export function inlineHtml(nodes: readonly Text[], block: Element, page: Pick<Page, 'baseUrl'>): string {
  let html = '';
  let open: Element[] = [];
  // Whether a blank more would be one too many: `html` itself is not looked at, as it grows.
  let needsNone = true;
  const add = (part: string, isBefore: boolean): void => {
    html += part;
    if (part !== '') needsNone = isBefore;
  };
  for (const node of nodes) {
    const chain = inlineChain(node, block, page);
    let same = 0;
    while (same < open.length && open[same] === chain[same]) same++;
    for (let i = open.length - 1; i >= same; i--) add(`</${kept.get(open[i]!.name)}>`, false);
    const text = escapeHtml(node.data.replace(/\s+/g, ' '));
    if (!needsNone && !text.startsWith(' ') && followsGap(node)) add(' ', true);
    for (const element of chain.slice(same)) add(openTag(element, page), true);
    add(text, text.endsWith(' '));
    open = chain;
  }
  for (let i = open.length - 1; i >= 0; i--) html += `</${kept.get(open[i]!.name)}>`;
  return html.replace(/ {2,}/g, ' ').trim();
}

function openTag(element: Element, page: Pick<Page, 'baseUrl'>): string {
  const name = kept.get(element.name)!;
  if (name !== 'a') return `<${name}>`;
  return `<a href="${escapeHtml(resolveUrl(page, attributeOf(element, 'href')) ?? '')}">`;
}

function inlineChain(node: Text, block: Element, page: Pick<Page, 'baseUrl'>): Element[] {
  const chain: Element[] = [];
  for (let parent = node.parent; parent && parent !== block && isTag(parent); parent = parent.parent) {
    if (!kept.has(parent.name)) continue;
    // A link to nowhere (javascript:, data:, no address) is text.
    if (parent.name === 'a' && !resolveUrl(page, attributeOf(parent, 'href'))) continue;
    chain.push(parent);
  }
  return chain.reverse().slice(0, maxInlineDepth);
}

const unseen = new Set(['script', 'style', 'noscript', 'template']);

/** A `<br>` or blank text node stands before this one. */
function followsGap(node: Text): boolean {
  let before = node.prev ?? node.parent?.prev;
  while (before && isTag(before) && unseen.has(before.name)) before = before.prev;
  if (!before) return false;
  return isTag(before) ? before.name === 'br' : 'data' in before && /^\s+$/.test(String(before.data));
}
