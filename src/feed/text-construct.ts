import { escapeHtml } from '../shared/escape-html.js';
import { isUnfilledText } from '../shared/untrue-address.js';

import { voidElements } from './html-names.js';
import { hasWholeTags, looksLikeHtml, safeHtml } from './safe-html.js';
import { attributeOf, type FeedElement, plainTextOf } from './tree.js';

// One element of a feed that holds text → that text, in one form: HTML that is safe and absolute, or plain.

/** `plain` is declared to be without mark-up; `bare` says nothing, so its writer may have meant mark-up all the same. */
export type TextForm = 'html' | 'plain' | 'bare';

export interface TextConstruct {
  value: string;
  form: TextForm;
}

/** What the feed's kind says about undeclared forms: Atom's is plain text, RSS's must be guessed. */
export type FeedFamily = 'atom' | 'rss';

/** The text of a title, summary, content … in the form that it declares, or that its text shows. */
export function readText(element: FeedElement, family: FeedFamily): TextConstruct {
  const form = formOf(element);
  if (form === 'base64') return finish(decodeBase64(plainTextOf(element)), element, family, declaredHtml(element));
  // A picture or a sound in base64 is not text.
  if (/^(?:image\/(?!svg)|audio\/|video\/)/i.test(attributeOf(element, 'type') ?? ''))
    return { value: '', form: 'bare' };
  if (!element.children.some((child) => typeof child !== 'string')) {
    return finish(plainTextOf(element), element, family, declaredHtml(element));
  }
  return { value: safeHtml(unwrap(writeMarkup(element, form)), element.base), form: 'html' };
}

function finish(text: string, element: FeedElement, family: FeedFamily, isDeclared: boolean | null): TextConstruct {
  const plain = withoutCdata(text);
  const value = isUnfilledText(plain) ? '' : plain;
  const isHtml = isDeclared === true || ((isDeclared === null || family === 'rss') && guesses(element, family, value));
  if (isHtml) return { value: safeHtml(inParagraphs(withoutRests(escapedOnce(value))), element.base), form: 'html' };
  return { value, form: isDeclared === false ? 'plain' : 'bare' };
}

/** A program that escapes what a template has put into CDATA writes the section's own signs as text. */
function withoutCdata(text: string): string {
  const isSection = text.startsWith('<![CDATA[') && text.endsWith(']]>');
  return isSection ? text.slice('<![CDATA['.length, -']]>'.length).trim() : text;
}

const escapedStart = /^&lt;(?:p|div|ul|ol|table|figure|blockquote|h[1-6]|img|a|br)(?:\s[^<]*?)?\s?\/?(?:&gt;|>)/i;
const escapedEnd =
  /&lt;(?:\/(?:p|div|ul|ol|table|figure|blockquote|h[1-6]|a)|(?:img|br)(?:\s[^<>]{0,300})?)\s?\/?(?:&gt;|>)$/i;
/** A longer tag is none; the end of a text is looked at from here on. */
const maxTag = 400;

/** HTML that has no tag of its own, and that an escaped one begins and another one ends, was escaped twice. */
function escapedOnce(html: string): string {
  if (html.includes('<') || !escapedStart.test(html.slice(0, maxTag)) || !escapedEnd.test(html.slice(-maxTag)))
    return html;
  return html.replace(/&(lt|gt|quot|#39|amp);/g, (_all, name: string) => marks[name] ?? '');
}

const marks: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };

const quotedRest = /&amp;(?=(?:#(?:39|160|82[123]\d)|nbsp|[lr][sd]quo|hellip|[mn]dash);)/g;
const captionRest = /\[caption\b[^\]]{0,300}\]([\s\S]{0,600}?)\[\/caption\]/g;
const shortCode = /\[\/?(?:vc|et_pb|fusion|av|su|gallery|caption|embed)(?:_\w+)?(?:\s[^[\]]{0,500})?\]/g;

/** Signs that were escaped twice, and what a plug-in that is gone would have filled: `[vc_row]`, `[caption]<img> At sea[/caption]`. */
function withoutRests(html: string): string {
  const signs = html.includes('&amp;') && !/<(?:code|pre)\b/i.test(html) ? html.replace(quotedRest, '&') : html;
  if (!signs.includes('[/') && !signs.includes('[gallery')) return signs;
  return signs
    .replace(captionRest, (_all, inner: string) => /<img\b[^<>]*>/i.exec(inner)?.[0] ?? '')
    .replace(shortCode, '');
}

/** Text that its writer took for HTML, and parted by blank lines alone. */
function inParagraphs(html: string): string {
  if (html.includes('<') || !/\n\s*\n/.test(html)) return html;
  return html
    .split(/\n\s*\n/)
    .map((part) => `<p>${part.trim()}</p>`)
    .join('');
}

function guesses(element: FeedElement, family: FeedFamily, value: string): boolean {
  const isAtomText = family === 'atom' && attributeOf(element, 'type') === null && !alwaysHtml.has(element.name);
  const isHtml = alwaysHtml.has(element.name) || (!isAtomText && looksLikeHtml(value));
  return isHtml && (!element.name.endsWith('title') || hasWholeTags(value));
}

/** Modules that hold HTML by definition. */
const alwaysHtml = new Set(['content:encoded', 'xhtml:body', 'body', 'fullitem', 'description']);

type Form = 'markup' | 'escaped' | 'base64';

/** What the text nodes below are: text of markup, escaped HTML, or base64. */
function formOf(element: FeedElement): Form {
  const mode = attributeOf(element, 'mode')?.toLowerCase();
  if (mode === 'base64') return 'base64';
  const type = attributeOf(element, 'type')?.toLowerCase() ?? '';
  if (mode === 'escaped') return 'escaped';
  if (type === 'html' || (type === 'text/html' && mode !== 'xml')) return 'escaped';
  // Atom 1.0: any other media type that is neither text nor XML is base64 (RFC 4287 section 4.1.3.3).
  if (type.includes('/') && !/^text\/|[+/]xml|html/.test(type) && isBase64(plainTextOf(element))) return 'base64';
  return element.name === 'description' || element.name === 'content:encoded' ? 'escaped' : 'markup';
}

/** True for HTML, false for plain text, null where nothing is said. */
function declaredHtml(element: FeedElement): boolean | null {
  const type = attributeOf(element, 'type')?.toLowerCase();
  if (!type) return null;
  if (/^(html|xhtml|text\/html|text\/x-html|application\/xhtml\+xml)$/.test(type)) return true;
  return /^(text|text\/plain|plain)$/.test(type) ? false : null;
}

/** JSON and the like are written as they are, whatever the standard asks. */
function isBase64(text: string): boolean {
  const bare = text.replace(/\s+/g, '');
  if (bare.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(bare)) return false;
  return !/[\u0000-\u0008\ufffd]/.test(decodeBase64(bare)); // a word of four letters is base64 too, of nothing
}

function decodeBase64(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8').trim();
}

/** Children as HTML. An explicit stack, though the tree is capped: the cap may grow. */
function writeMarkup(element: FeedElement, form: Form): string {
  const out: string[] = [];
  const stack: (FeedElement | string | { end: string })[] = [...element.children].reverse();
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (typeof node === 'string') out.push(form === 'escaped' ? node : escapeText(node));
    else if ('end' in node) out.push(node.end);
    else {
      out.push(openTag(node, element));
      if (!voidElements.has(node.local.toLowerCase())) stack.push({ end: `</${node.local}>` });
      for (let at = node.children.length - 1; at >= 0; at--) stack.push(node.children[at]!);
    }
  }
  return out.join('').trim();
}

function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (one) => (one === '&' ? '&amp;' : one === '<' ? '&lt;' : '&gt;'));
}

const drawingNamespace: Readonly<Record<string, string>> = {
  svg: 'http://www.w3.org/2000/svg',
  mathml: 'http://www.w3.org/1998/Math/MathML',
};

function openTag(node: FeedElement, top: FeedElement): string {
  const attributes = node.attributes
    .filter(([name]) => name !== 'xmlns' && !name.startsWith('xmlns:'))
    .map(([name, value]) => ` ${name}="${escapeHtml(resolveOwn(name, value, node, top))}"`);
  const namespace = drawingNamespace[node.prefix];
  if (namespace && node.parent?.prefix !== node.prefix) attributes.push(` xmlns="${namespace}"`);
  return `<${node.local}${attributes.join('')}>`;
}

/** An `xml:base` inside the markup counts for what is below it only. */
function resolveOwn(name: string, value: string, node: FeedElement, top: FeedElement): string {
  if (node.base === top.base || !/^(href|src|cite|action|longdesc)$/i.test(name)) return value;
  return URL.canParse(value, node.base ?? undefined) ? new URL(value, node.base ?? undefined).href : value;
}

/** The `<div>` that Atom puts around XHTML is not part of it (RFC 4287 section 3.1.1.3). */
function unwrap(html: string): string {
  const match = /^<div>([\s\S]*)<\/div>$/.exec(html);
  if (!match) return html;
  let depth = 0;
  for (const tag of match[1]!.matchAll(/<(\/?)div\b/g)) {
    depth += tag[1] ? -1 : 1;
    if (depth < 0) return html;
  }
  return match[1]!.trim();
}

/** The first child of one of these names, in the order of the names. */
export function firstOf(element: FeedElement, names: readonly string[]): FeedElement | null {
  const children = element.elements;
  for (const name of names) {
    const found = children.find((child) => child.name === name && child.children.length > 0);
    if (found) return found;
  }
  return null;
}
