import { decodeHTML } from 'entities';
import { Parser } from 'htmlparser2';

// Feed text → a tree, however ill-formed the text is: a warning before the prolog, bare ampersands, undefined entities, tags
// never closed, a file cut in the middle. No recursion on input, nesting capped.

export interface FeedNode {
  /** As written, prefix included. */
  name: string;
  attributes: Record<string, string>;
  children: (FeedNode | string)[];
  parent: FeedNode | null;
  /** Its end tag was there (or it needed none). */
  isClosed: boolean;
}

export interface FeedTree {
  root: FeedNode | null;
  /** The text ended before the root element did. */
  isCut: boolean;
}

/** Deeper elements are dropped and their text kept: nobody writes them, and XML parsers overflow their stack on them. */
const maxDepth = 500;

export function parseTree(text: string): FeedTree {
  const builder = new TreeBuilder(entitiesOf(text));
  const parser = new Parser(builder, { xmlMode: true, decodeEntities: false });
  parser.write(withoutJunk(text));
  parser.end();
  return builder.result();
}

/** Warnings, BOMs and blank lines before the first element, and the DTD, which would only confuse the tokeniser. */
function withoutJunk(text: string): string {
  const prolog = text.slice(0, 65_536).search(/<\?xml\s|<(?:\w+:)?(?:rss|feed|rdf|channel)[\s>]/i);
  const start = prolog === -1 ? text.search(/<(?=[?!a-z_])/i) : prolog;
  const body = start > 0 ? text.slice(start) : text;
  return body.replace(/<!DOCTYPE[^>[]*(?:\[[^\]]*(?:\][^>\]]*)?)?>/i, '');
}

/** Entities that the document defines itself; one level, so that nothing grows out of its own expansion. */
function entitiesOf(text: string): Map<string, string> {
  const entities = new Map<string, string>();
  const dtd = /<!DOCTYPE[^>[]*\[([\s\S]{0,20000}?)\]/i.exec(text)?.[1] ?? '';
  for (const match of dtd.matchAll(/<!ENTITY\s+([\w.-]{1,40})\s+(?:"([^"]{0,500})"|'([^']{0,500})')\s*>/g)) {
    const value = match[2] ?? match[3] ?? '';
    // A value that is itself made of entities is a bomb, or a matter for validating parsers.
    if (/&[a-z]/i.test(value) && !/^&(?:#|amp|lt|gt|quot|apos)/.test(value)) continue;
    entities.set(match[1]!, decodeHTML(value));
  }
  return entities;
}

const containers = new Set(['item', 'entry']);
/** Elements of RSS that hold text only: an end tag was forgotten where another element of a feed begins inside. */
const leaves = new Set([
  'title',
  'link',
  'guid',
  'pubdate',
  'language',
  'author',
  'category',
  'comments',
  'lastbuilddate',
]);
const afterLeaf = new Set([...leaves, 'description', 'content:encoded', 'dc:creator', 'dc:date', 'enclosure', 'item']);

class TreeBuilder {
  private readonly document: FeedNode = makeNode('', {}, null);
  private current = this.document;
  private depth = 0;
  private dropped = 0;
  private isRaw = false;

  constructor(private readonly entities: ReadonlyMap<string, string>) {}

  onopentag(name: string, attributes: Record<string, string>): void {
    const lower = name.toLowerCase();
    this.closeForgotten(lower);
    if (this.depth >= maxDepth) {
      this.dropped++;
      return;
    }
    for (const key of Object.keys(attributes)) attributes[key] = this.decode(attributes[key] ?? '');
    const node = makeNode(name, attributes, this.current);
    this.current.children.push(node);
    this.current = node;
    this.depth++;
  }

  onclosetag(_name: string, isImplied: boolean): void {
    if (this.dropped > 0) {
      this.dropped--;
      return;
    }
    this.current.isClosed = !isImplied;
    this.up();
  }

  ontext(text: string): void {
    const decoded = withoutC1(this.isRaw ? text : this.decode(text));
    const { children } = this.current;
    const last = children.length - 1;
    if (typeof children[last] === 'string') children[last] += decoded;
    else children.push(decoded);
  }

  oncdatastart(): void {
    this.isRaw = true;
  }

  oncdataend(): void {
    this.isRaw = false;
  }

  result(): FeedTree {
    const root = this.document.children.find((child): child is FeedNode => typeof child !== 'string') ?? null;
    return { root, isCut: root !== null && !root.isClosed };
  }

  private up(): void {
    if (this.current.parent) {
      this.current = this.current.parent;
      this.depth--;
    }
  }

  /** `<item>` inside `<item>`, `<link>` inside `<title>`: the outer one should have ended. */
  private closeForgotten(name: string): void {
    if (this.current.parent?.parent && leaves.has(this.current.name.toLowerCase()) && afterLeaf.has(name)) {
      if (containers.has(this.current.parent.name.toLowerCase()) || this.current.parent.name === 'channel') this.up();
    }
  }

  private decode(text: string): string {
    if (!text.includes('&')) return text;
    return joinSurrogates(text).replace(
      /&(#[xX]?[0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9.-]{1,40});?/g,
      (whole, name: string) => {
        const own = this.entities.get(name);
        if (own !== undefined) return own;
        // `&copy=2` in an address is no entity: named ones count with their semicolon only.
        if (!name.startsWith('#') && !whole.endsWith(';')) return whole;
        return decodeHTML(whole.endsWith(';') ? whole : `${whole};`);
      },
    );
  }
}

/** `&#55357;&#56832;`: a character beyond the first plane, written as its two halves. */
function joinSurrogates(text: string): string {
  return text.replace(
    /&#(x?)([0-9a-f]{4,5});&#x?([0-9a-f]{4,5});/gi,
    (whole, hex: string, first: string, second: string) => {
      const base = hex ? 16 : 10;
      const high = Number.parseInt(first, base);
      const low = Number.parseInt(second, base);
      const isPair = high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
      return isPair ? String.fromCharCode(high, low) : whole;
    },
  );
}

/** C1 controls are windows-1252 that somebody labelled as something else: quotes, dashes and the euro. */
function withoutC1(text: string): string {
  if (!/[\u0080-\u009f]/.test(text)) return text;
  return text.replace(/[\u0080-\u009f]/g, (character) => decodeHTML(`&#${character.charCodeAt(0)};`));
}

function makeNode(name: string, attributes: Record<string, string>, parent: FeedNode | null): FeedNode {
  return { name, attributes, children: [], parent, isClosed: false };
}
