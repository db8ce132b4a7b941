import { parseDateText } from '../shared/date-parse.js';
import {
  absoluteUrl,
  cleanHtml,
  escapeText,
  foldSpace,
  hasElements,
  innerMarkup,
  looksLikeMarkup,
  plainText,
  textBelow,
} from './markup.js';
import type { Namespaces } from './namespaces.js';
import type { FeedNode } from './tree.js';

/** A feed element with its fixed key, its base address and readers for each kind of content. */
export class FeedElement {
  private grouped: Map<string, FeedElement[]> | null = null;

  constructor(
    readonly node: FeedNode,
    private readonly names: Namespaces,
    private readonly documentBase: string | null,
    private readonly parentBase: string | null = documentBase,
  ) {}

  get key(): string {
    return this.names.keyOf(this.node);
  }

  /** `xml:base` of this element, else of what is above it, else the document's. */
  get base(): string | null {
    const own = this.node.attributes['xml:base'];
    return own ? absoluteUrl(own, this.parentBase) : this.parentBase;
  }

  attribute(name: string): string | null {
    const direct = this.node.attributes[name];
    if (direct !== undefined) return direct.trim();
    const lower = name.toLowerCase();
    for (const [key, value] of Object.entries(this.node.attributes))
      if (key.toLowerCase() === lower) return value.trim();
    return null;
  }

  all(...keys: string[]): FeedElement[] {
    const groups = this.groups();
    return keys.flatMap((key) => groups.get(key) ?? []);
  }

  first(...keys: string[]): FeedElement | null {
    const groups = this.groups();
    for (const key of keys) {
      const found = groups.get(key)?.[0];
      if (found) return found;
    }
    return null;
  }

  children(): FeedElement[] {
    return [...this.groups().values()].flat();
  }

  private groups(): Map<string, FeedElement[]> {
    if (this.grouped) return this.grouped;
    this.grouped = new Map();
    const base = this.base;
    for (const child of this.node.children) {
      if (typeof child === 'string') continue;
      const element = new FeedElement(child, this.names, this.documentBase, base);
      const list = this.grouped.get(element.key);
      if (list) list.push(element);
      else this.grouped.set(element.key, [element]);
    }
    return this.grouped;
  }

  /** Text, white space folded; null where there is none. */
  text(): string | null {
    return foldSpace(textBelow(this.node)) || null;
  }

  url(): string | null {
    const text = this.text();
    return text === null ? null : absoluteUrl(text, this.base);
  }

  /** ISO 8601, as precise as written; null where the text is no date. */
  date(): string | null {
    const text = this.text();
    return text === null ? null : isoOf(text);
  }

  /** A title: plain text, whatever kind of text construct it is. */
  title(): string | null {
    const { content, isHtml } = this.construct();
    if (!isHtml) return foldSpace(content) || null;
    // A title that is a picture and nothing else is better than none.
    return plainText(content) || cleanHtml(content, this.base).trim() || null;
  }

  /** Sanitised HTML. */
  html(): string | null {
    const { content, isHtml } = this.construct();
    if (content.trim() === '') return null;
    return isHtml ? cleanHtml(content.trim(), this.base) : escapeText(content.trim());
  }

  /** Atom's text constructs (RFC 4287 section 3.1), Atom 0.3's `mode`, and RSS, where HTML is escaped without a word. */
  private construct(): { content: string; isHtml: boolean } {
    const type = (this.attribute('type') ?? '').toLowerCase();
    const mode = (this.attribute('mode') ?? '').toLowerCase();
    const text = textBelow(this.node);
    if (mode === 'base64' || isBase64Type(type, text)) {
      const decoded = decodeBase64(text);
      if (decoded !== null)
        return { content: decoded, isHtml: !/^text\/plain$|^text$/.test(type) || mode === 'base64' };
    }
    if (hasElements(this.node)) return { content: innerMarkup(this.node), isHtml: true };
    if (type === 'xhtml' || type === 'application/xhtml+xml' || (mode === 'xml' && type !== 'text/html')) {
      return { content: text, isHtml: false };
    }
    if (type === 'html' || type === 'text/html') return { content: text, isHtml: true };
    if (type === 'text' || type === 'text/plain')
      return { content: text, isHtml: mode === 'escaped' && looksLikeMarkup(text) };
    return { content: text, isHtml: looksLikeMarkup(text) };
  }
}

/** A date of a feed: nothing else may stand in the text. */
export function isoOf(text: string): string | null {
  return parseDateText(text, { isExact: true })?.iso ?? null;
}

function isBase64Type(type: string, text: string): boolean {
  if (!type.includes('/') || /^text\/|[+/]xml$/.test(type)) return false;
  const plain = text.replace(/\s+/g, '');
  return plain.length >= 8 && plain.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(plain);
}

function decodeBase64(text: string): string | null {
  const plain = text.replace(/\s+/g, '');
  if (plain === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(plain)) return null;
  return Buffer.from(plain, 'base64').toString('utf8');
}
