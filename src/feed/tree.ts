import { withPlainAmpersands } from '../shared/twice-escaped.js';
import { maxDomDepth } from '../options.js';
import { isRest } from '../shared/untrue-address.js';
import { scanXml, type XmlAttribute } from '../shared/xml-scan.js';
import { NameScope } from './namespaces.js';

// Feed XML of any quality → a tree, entry by entry, so that no more than one entry's tree is in memory.

export interface FeedElement {
  /** Fixed prefix and lower-case local name: `title`, `dc:creator`; Atom, RSS and CDF share the bare names. */
  name: string;
  /** The local name as written, for markup. */
  local: string;
  prefix: string;
  attributes: XmlAttribute[];
  children: (FeedElement | string)[];
  /** The children that are elements. */
  elements: FeedElement[];
  /** What its relative links resolve against. */
  base: string | null;
  language: string | null;
  parent: FeedElement | null;
  /** Namespaces in force. */
  scope: NameScope;
}

export interface FeedTree {
  root: FeedElement;
  /** The text ended inside an entry, which is lost. */
  isCut: boolean;
}

const entryNames = new Set(['item', 'entry']);
/** White space between their children says nothing. */
const containers = new Set(['rss', 'channel', 'feed', 'rdf:rdf', 'item', 'entry', '']);
/** Elements of a feed that hold no other element of a feed: one that starts inside was left unclosed before. */
const flat = new Set(['title', 'link', 'guid', 'pubdate', 'id', 'published', 'updated', 'category', 'comments']);
const starters = new Set([
  ...['item', 'entry', 'title', 'link', 'guid', 'pubdate', 'description', 'id', 'published', 'updated', 'summary'],
  ...['content', 'category', 'comments', 'author', 'enclosure', 'source'],
]);

/** Reads the text; `onEntry` gets each entry whole, which then leaves the tree. Never throws. */
export function readFeedTree(text: string, base: string | null, onEntry: (entry: FeedElement) => void): FeedTree {
  const builder = new TreeBuilder(base, onEntry);
  const end = scanXml(text, builder);
  return { root: builder.root, isCut: builder.finish(end === 'cut') };
}

class TreeBuilder {
  readonly root: FeedElement;
  private current: FeedElement;
  private depth = 0;
  /** Elements open beyond the depth that is built. */
  private overflow = 0;
  /** How many elements of a written name are open, so that a stray end tag costs nothing. */
  private readonly openNames = new Map<string, number>();
  private readonly writtenNames: string[] = [];
  private openEntry: FeedElement | null = null;
  /** What the last entry stood in. */
  private holder: FeedElement | null = null;

  constructor(
    base: string | null,
    private readonly onEntry: (entry: FeedElement) => void,
  ) {
    this.root = {
      name: '',
      local: '',
      prefix: '',
      attributes: [],
      children: [],
      elements: [],
      base,
      language: null,
      parent: null,
      scope: new NameScope(new Map()),
    };
    this.current = this.root;
  }

  open(name: string, attributes: XmlAttribute[], isEmpty: boolean): void {
    if (this.depth >= maxDomDepth) {
      if (!isEmpty) this.overflow++;
      return;
    }
    let element = this.makeElement(name, attributes, this.current);
    if (this.closeUnclosed(element)) element = this.makeElement(name, attributes, this.current);
    this.current.children.push(element);
    this.current.elements.push(element);
    this.current = element;
    this.depth++;
    const written = name.toLowerCase();
    this.writtenNames.push(written);
    this.openNames.set(written, (this.openNames.get(written) ?? 0) + 1);
    if (!this.openEntry && isEntry(element)) this.openEntry = element;
    if (isEmpty) this.pop();
  }

  close(name: string): void {
    const written = name.toLowerCase();
    const isOpen = (this.openNames.get(written) ?? 0) > 0;
    if (this.overflow > 0) {
      if (!isOpen || !(entryNames.has(written) || containers.has(written))) {
        this.overflow--;
        return;
      }
      this.overflow = 0;
    }
    if (isOpen) this.popTo(written);
    else if (flat.has(this.current.name) && !hasMarkup(this.current)) this.pop(); // `<language>en</langauge>`
  }

  text(text: string): void {
    const { current } = this;
    if (containers.has(current.name) && text.trim() === '') return;
    const { children } = current;
    const last = children.length - 1;
    if (typeof children[last] === 'string') children[last] += text;
    else if (text !== '') children.push(text);
  }

  /** Closes what is open at the end. A missing end tag is made up for by the end of what is around; here nothing is around. */
  finish(isCut: boolean): boolean {
    const isLost = this.openEntry !== null;
    if (this.openEntry) {
      remove(this.openEntry);
      this.openEntry = null;
    }
    // `</rss` without its last character is an end all the same.
    if (this.depth === 0 && this.root.elements.length > 0) return false;
    const isUnended = this.holder !== null && this.isOpen(this.holder);
    while (this.depth > 0) this.pop();
    return isLost || isCut || isUnended;
  }

  private isOpen(element: FeedElement): boolean {
    for (let at: FeedElement | null = this.current; at; at = at.parent) if (at === element) return at !== this.root;
    return false;
  }

  private makeElement(written: string, attributes: XmlAttribute[], parent: FeedElement): FeedElement {
    const scope = attributes.length === 0 ? parent.scope : parent.scope.with(attributes);
    const { name, local, prefix } = scope.nameOf(written);
    return {
      name,
      local,
      prefix,
      attributes,
      children: [],
      elements: [],
      base: attributes.length === 0 ? parent.base : baseOf(attributes, parent.base),
      language: attributeValue(attributes, 'xml:lang') ?? parent.language,
      parent,
      scope,
    };
  }

  /** `<title>One<link>…` and `<item>…<item>`: the earlier one had no end tag. */
  private closeUnclosed(next: FeedElement): boolean {
    const { current, openEntry } = this;
    const isField = current === openEntry || flat.has(current.name) || current.name === 'enclosure';
    if (openEntry && isEntry(next) && isField) {
      while (this.openEntry) this.pop();
      return true;
    }
    const isLate = flat.has(current.name) && next.prefix === '' && starters.has(next.name);
    const isOwn = current.parent !== null && containers.has(current.parent.name);
    if (!isLate || !isOwn || hasMarkup(current)) return false;
    this.pop();
    return true;
  }

  private popTo(written: string): void {
    while (this.depth > 0) {
      const name = this.writtenNames[this.writtenNames.length - 1];
      this.pop();
      if (name === written) return;
    }
  }

  private pop(): void {
    const { current } = this;
    const written = this.writtenNames.pop()!;
    this.openNames.set(written, (this.openNames.get(written) ?? 1) - 1);
    this.depth--;
    this.current = current.parent!;
    if (current !== this.openEntry) return;
    this.openEntry = null;
    this.holder = current.parent;
    remove(current);
    this.onEntry(current);
  }
}

function isEntry(element: FeedElement): boolean {
  return element.prefix === '' && entryNames.has(element.name);
}

function hasMarkup(element: FeedElement): boolean {
  return element.elements.length > 0;
}

function remove(element: FeedElement): void {
  const { children = [], elements = [] } = element.parent ?? {};
  if (children[children.length - 1] === element) children.pop();
  if (elements[elements.length - 1] === element) elements.pop();
}

function baseOf(attributes: XmlAttribute[], outer: string | null): string | null {
  const own = attributeValue(attributes, 'xml:base');
  return own === null ? outer : (resolveLink(own, outer) ?? outer);
}

function attributeValue(attributes: XmlAttribute[], name: string): string | null {
  for (const [key, value] of attributes) if (key === name) return value.trim();
  return null;
}

/** An attribute by lower-case name, without regard to case or prefix of its own; trimmed, null where absent or empty. */
export function attributeOf(element: FeedElement, name: string): string | null {
  for (const [key, value] of element.attributes) {
    const before = key.length - name.length - 1;
    const isSame = key === name || (before === -1 && key.toLowerCase() === name);
    if (isSame || (before >= 0 && key.charCodeAt(before) === 58 && key.slice(before + 1).toLowerCase() === name)) {
      return value.trim() || null;
    }
  }
  return null;
}

const absolute = /^[a-z][a-z0-9+.-]*:/i;

const withoutWww = (text: string): string => text.replace(/^www\./i, '');

/**
 * The address against its base; one that is absolute stays as written, and one that lacks its scheme alone (`www.herald.example/a`, or
 * the base's own host) is given it. Null where it cannot be resolved.
 */
export function resolveLink(address: string, base: string | null): string | null {
  const plain = address.trim();
  if (absolute.test(plain) && !/^https?:(?!\/\/)/i.test(plain)) return plain;
  if (base === null) return plain;
  try {
    const { protocol, host } = new URL(base);
    const isBare = /^www\.[^/\s]+\.[^/\s]/i.test(plain) || withoutWww(plain).startsWith(`${withoutWww(host)}/`);
    return new URL(isBare ? `${protocol}//${plain}` : plain, base).href;
  } catch {
    return null; // a base that is not an address says nothing
  }
}

/** In text an address may stand in brackets (https://www.rfc-editor.org/rfc/rfc3986#appendix-C). */
const inBrackets = /^\s*<(?:url:)?([^\s<>]+)>\s*$/i;

/** An address that a feed gives as a link, null for a template's rest; one whose `&` was escaped twice is read as it was meant. */
export function linkIn(address: string, base: string | null): string | null {
  const plain = withPlainAmpersands(inBrackets.exec(address)?.[1] ?? address);
  return isRest(plain) ? null : resolveLink(plain, base);
}

/** All text below, markup left out, trimmed. */
export function plainTextOf(element: FeedElement): string {
  const only = element.children[0];
  if (element.children.length === 1 && typeof only === 'string') return only.trim();
  const parts: string[] = [];
  const stack: (FeedElement | string)[] = [...element.children].reverse();
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (typeof node === 'string') parts.push(node);
    else for (let at = node.children.length - 1; at >= 0; at--) stack.push(node.children[at]!);
  }
  return parts.join('').trim();
}
