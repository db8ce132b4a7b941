import { escapeHtml } from '../shared/escape-html.js';
import { decodeXmlEntities } from '../shared/xml-entities.js';
import { scanXml, type XmlAttribute } from '../shared/xml-scan.js';
import {
  allowedAttributes,
  allowedElements,
  allowedSchemes,
  drawingAttributes,
  drawingElements,
  droppedWithContent,
  isHtmlTag,
  linkAttributes,
  voidElements,
} from './html-names.js';
import { resolveLink } from './tree.js';

// HTML of an entry → the same without scripts, handlers, styles and unsafe links, its links absolute. It is written anew from
// what was understood, so that nothing passes that a browser might read otherwise.

const rawText = new Set(['script', 'style', 'xmp']);

/** Whether a text whose form nobody declared is HTML: it has one of HTML's tags or a character reference. */
export function looksLikeHtml(text: string): boolean {
  if (/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]\w{1,31});/i.test(text)) return true;
  for (const match of text.matchAll(/<\/?([a-z][a-z0-9]{0,10})(?=[\s/>])[^<>]*>/gi))
    if (isHtmlTag(match[1]!)) return true;
  return false;
}

/** False where tags of HTML are named and none of them is closed, has an attribute or needs no end: prose about tags. */
export function hasWholeTags(text: string): boolean {
  let isNamed = false;
  for (const [, slash, name = '', rest] of text.matchAll(/<(\/?)([a-z][a-z0-9]{0,10})(?=[\s/>])([^<>]*)>/gi)) {
    if (!isHtmlTag(name)) continue;
    if (slash !== '' || rest !== '' || voidElements.has(name.toLowerCase())) return true;
    isNamed = true;
  }
  return !isNamed;
}

/** Safe HTML with absolute links. Never throws; what it drops is lost. */
export function safeHtml(html: string, base: string | null): string {
  if (!html.includes('<')) return html;
  const writer = new SafeWriter(base, boxNames.test(html) || /\shidden\b/i.test(html) || hiding.test(html));
  scanXml(html, writer, { isRaw: true, isHtml: true, rawTextElements: rawText });
  return writer.end();
}

/** What blog systems and their plug-ins put about a text: rows of links to share it, likes, forms to subscribe, buttons, its tags and parts, cards. */
const boxNames =
  /(?:^|["'\s])(?:sharedaddy|jp-relatedposts|subscription-widget|addtoany_|a2a_|feedflare|kg-signup-card|kg-button-card|wp-block-button|button primary|kg-bookmark-card|ez-toc-|toc_container|wp-block-jetpack-subscriptions|mc4wp-form|field--?name-field-tags)/;
/** Elements that always have an end. */
const boxElements = new Set(['div', 'section', 'aside', 'ul', 'a', 'form', 'span', 'figure']);

const isBox = (attributes: readonly XmlAttribute[]): boolean =>
  attributes.some(
    ([key, value]) =>
      (/^(?:class|id)$/i.test(key) && boxNames.test(value)) ||
      /^hidden$/i.test(key) ||
      (/^style$/i.test(key) && hiding.test(value)),
  );
const hiding = /\bdisplay\s*:\s*none\b/i;

class SafeWriter {
  private out = '';
  /** The element whose content is being dropped, and how often it is open. */
  private dropped: string | null = null;
  private droppedDepth = 0;
  private drawingDepth = 0;
  private readonly openNames: string[] = [];

  /** Scheme and host of `base`, once asked for. */
  private origin: string | null = null;

  constructor(
    private readonly base: string | null,
    /** Few texts do, and every element would be asked. */
    private readonly mayHoldBoxes: boolean,
  ) {}

  open(written: string, attributes: XmlAttribute[], isEmpty: boolean): void {
    const name = plainName(written);
    if (this.dropped !== null) {
      if (name === this.dropped && !isEmpty) this.droppedDepth++;
      return;
    }
    const isDrawing = this.drawingDepth > 0 || name === 'svg' || name === 'math';
    if (droppedWithContent.has(name) && !(isDrawing && name === 'title')) {
      if (!isEmpty) {
        this.dropped = name;
        this.droppedDepth = 1;
      }
      return;
    }
    if (this.mayHoldBoxes && boxElements.has(name) && !isEmpty && isBox(attributes)) {
      this.dropped = name;
      this.droppedDepth = 1;
      return;
    }
    if (!allowedElements.has(name) && !(isDrawing && drawingElements.has(name))) return;
    this.writeOpen(isDrawing ? written : name, attributes, isDrawing, isEmpty);
    if (isEmpty) {
      if (!voidElements.has(name)) this.out += `</${isDrawing ? written : name}>`;
    } else if (!voidElements.has(name)) {
      if (isDrawing) this.drawingDepth++;
      if (this.openNames.length < maxOpen) this.openNames.push(isDrawing ? written : name);
    }
  }

  close(written: string): void {
    const name = plainName(written);
    if (this.dropped !== null) {
      if (name === this.dropped && --this.droppedDepth === 0) this.dropped = null;
      return;
    }
    if (voidElements.has(name)) return;
    const spelled = this.drawingDepth > 0 ? written : name;
    const at = this.openNames.lastIndexOf(spelled);
    if (at === -1) return;
    // Elements that the inner ones left open end with it, as in a browser.
    this.openNames.length = at;
    if (this.drawingDepth > 0) this.drawingDepth = this.openNames.filter((one) => /^(svg|math)$/i.test(one)).length;
    this.out += `</${spelled}>`;
  }

  text(text: string): void {
    if (this.dropped !== null) return;
    this.out += text.includes('<') ? text.replaceAll('<', '&lt;') : text;
  }

  end(): string {
    return this.out;
  }

  private writeOpen(name: string, attributes: XmlAttribute[], isDrawing: boolean, isEmpty: boolean): void {
    let tag = `<${name}`;
    for (const [written, value] of name === 'img' ? withLazySource(attributes) : attributes) {
      const key = written.toLowerCase();
      if (!allowedAttributes.has(key) && !(isDrawing && drawingAttributes.has(key))) continue;
      const kept =
        key === 'srcset'
          ? this.sources(value)
          : linkAttributes.has(key) || key === 'xlink:href'
            ? this.link(value)
            : value;
      if (kept === null) continue;
      tag += ` ${isDrawing ? written : key}="${quoted(kept)}"`;
    }
    this.out += tag + (isEmpty && voidElements.has(name) ? ' />' : '>');
  }

  private link(raw: string): string | null {
    const address = decodeXmlEntities(raw);
    // Browsers drop tabs, line ends and controls inside a scheme: `java\nscript:`.
    const bare = address.replace(/[\u0000-\u0020\u007f-\u00a0\u200b\ufffd\ufeff]+/g, '');
    const scheme = /^([^/?#:]*):/.exec(bare)?.[1]?.toLowerCase();
    if (scheme !== undefined && !allowedSchemes.has(scheme)) return null;
    const resolved = this.resolve(address);
    return resolved === null ? null : resolved === address ? raw : escapeHtml(resolved);
  }

  /** Paths from the root are what feeds have most, and need no parser. */
  private resolve(address: string): string | null {
    if (this.base === null || !plainPath.test(address)) return resolveLink(address, this.base);
    this.origin ??= resolveLink('/', this.base)?.slice(0, -1) ?? '';
    return this.origin === '' ? null : this.origin + address;
  }

  /** `a.jpg 1x, b.jpg 2x` */
  private sources(raw: string): string | null {
    const kept = raw.split(',').flatMap((part) => {
      const [address = '', ...rest] = part.trim().split(/\s+/);
      const link = this.link(address);
      return link === null || link === '' ? [] : [[link, ...rest].join(' ')];
    });
    return kept.length > 0 ? kept.join(', ') : null;
  }
}

/** Where scripts of news sites keep a picture's address until it is scrolled to; feeds run no scripts. */
const lazySources = ['data-src', 'data-lazy-src', 'data-original', 'data-orig-file'];

/** The picture's own address in place of a placeholder. */
function withLazySource(attributes: XmlAttribute[]): XmlAttribute[] {
  const lazy = lazySources.map((name) => attributes.find(([key, value]) => key.toLowerCase() === name && value !== ''));
  const found = lazy.find((one) => one !== undefined);
  const src = attributes.find(([key]) => key.toLowerCase() === 'src')?.[1].trim() ?? '';
  if (!found || !(src === '' || src.startsWith('data:') || placeholder.test(src))) return attributes;
  return [['src', found[1]], ...attributes.filter(([key]) => key.toLowerCase() !== 'src')];
}

const placeholder = /(?:blank|spacer|placeholder|lazy|loading|pixel|1x1|transparent)[^/]*\.(?:gif|png|svg)/i;

/** Nothing that a parser of addresses would write otherwise: no dot segments, no characters to encode. */
const plainPath = /^\/(?:[\w-][\w.~-]*(?:\/|$|(?=\?)))*(?:\?[\w=&.~-]*)?$/;

/** More elements than this open at once are closed by nobody. */
const maxOpen = 500;

/** `xhtml:p`, `html:p` and `h:p` are `p`. */
function plainName(written: string): string {
  const name = written.toLowerCase();
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

function quoted(value: string): string {
  return /["<>]/.test(value)
    ? value.replace(/["<>]/g, (one) => (one === '"' ? '&quot;' : one === '<' ? '&lt;' : '&gt;'))
    : value;
}
