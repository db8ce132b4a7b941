import { DecodingMode, EntityDecoder, fromCodePoint, htmlDecodeTree } from 'entities/decode';
import type { TagName } from './html-names.js';
import { type HtmlTree, TreeBuilder } from './html-tree.js';

// HTML → tags, texts and comments. It reads what htmlparser2 reads, in one piece and by leaps from sign to sign, which takes half
// the time; a tag that the end of the text cuts is left out. Every leap goes forwards: the time is linear in the length.

/** Parses HTML of any quality; never throws. */
export function parseHtml(html: string): HtmlTree {
  const scanner = new Scanner(html);
  scanner.scan();
  return scanner.tree;
}

const greaterThan = 0x3e;
const slash = 0x2f;
const equals = 0x3d;
const exclamation = 0x21;
const question = 0x3f;

const isSpace = (code: number): boolean =>
  code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0c || code === 0x0d;
const isLetter = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);

class Scanner {
  readonly tree = new TreeBuilder();
  private readonly length: number;
  private readonly attributeNames = new Map<string, string>();
  private readonly decoder: EntityDecoder;
  private decoded = '';

  constructor(private readonly html: string) {
    this.length = html.length;
    this.decoder = new EntityDecoder(htmlDecodeTree, (code) => {
      this.decoded += fromCodePoint(code);
    });
  }

  scan(): void {
    const { html, length } = this;
    /** Where the text begins that was not given out yet. */
    let from = 0;
    let at = html.indexOf('<');
    while (at !== -1 && at + 1 < length) {
      const code = html.charCodeAt(at + 1);
      let end = -1;
      if (isLetter(code)) {
        this.giveText(from, at);
        end = this.readTag(at + 1);
      } else if (code === slash) {
        const name = this.skipSpace(at + 2);
        // `</>` is text, as htmlparser2 has it.
        if (name < length && html.charCodeAt(name) !== greaterThan) {
          this.giveText(from, at);
          end = this.readEndTag(name);
        }
      } else if (code === exclamation || code === question) {
        this.giveText(from, at);
        end = this.readDeclaration(at + 1, code);
      }
      if (end !== -1) from = end;
      at = html.indexOf('<', end === -1 ? at + 1 : end);
    }
    this.giveText(from, length);
  }

  private giveText(from: number, to: number): void {
    if (to > from) this.tree.addText(this.decode(from, to, DecodingMode.Legacy));
  }

  /** The position behind the tag; the end of the text where it is cut. */
  private readTag(start: number): number {
    const { html, length, tree } = this;
    let at = this.nameEnd(start);
    if (at === length) return length;
    const name = tree.nameOf(html.slice(start, at));
    tree.beginElement(name);
    const attribs: Record<string, string> = {};
    for (;;) {
      at = this.skipSpace(at);
      if (at >= length) return length;
      let code = html.charCodeAt(at);
      if (code === slash) {
        at = this.skipSpace(at + 1);
        if (at >= length) return length;
        code = html.charCodeAt(at);
        if (code === greaterThan) {
          tree.addElement(name, attribs, true, start);
          return at + 1;
        }
        if (code === slash) continue;
      }
      if (code === greaterThan) {
        tree.addElement(name, attribs, false, start);
        return name.isRawText ? this.readRawText(name, at + 1) : at + 1;
      }
      at = this.readAttribute(at, attribs);
    }
  }

  private readAttribute(start: number, attribs: Record<string, string>): number {
    const { html, length } = this;
    let at = start + 1;
    for (; at < length; at++) {
      const code = html.charCodeAt(at);
      if (code === equals || code === greaterThan || code === slash || isSpace(code)) break;
    }
    const name = this.attributeName(html.slice(start, at));
    at = this.skipSpace(at);
    let value = '';
    if (html.charCodeAt(at) === equals) {
      const from = this.skipSpace(at + 1);
      const quote = html[from];
      if (quote === '"' || quote === "'") {
        const end = html.indexOf(quote, from + 1);
        if (end === -1) return length;
        value = this.decode(from + 1, end, DecodingMode.Attribute);
        at = end + 1;
      } else {
        at = from;
        for (; at < length; at++) {
          const code = html.charCodeAt(at);
          if (code === greaterThan || isSpace(code)) break;
        }
        value = this.decode(from, at, DecodingMode.Attribute);
      }
    }
    // The first of two equal names counts.
    if (attribs[name] === undefined || !Object.hasOwn(attribs, name)) attribs[name] = value;
    return at;
  }

  /** One string for each name of the page: as keys, equal strings in one piece are found at once. */
  private attributeName(raw: string): string {
    let name = this.attributeNames.get(raw);
    if (name === undefined) {
      name = raw.toLowerCase();
      this.attributeNames.set(raw, name);
    }
    return name;
  }

  /** Text up to the end tag of the same name; entities count only in titles. */
  private readRawText(name: TagName, start: number): number {
    const { html, length } = this;
    const isWanted = (at: number): boolean => {
      const end = at + 2 + name.name.length;
      const code = html.charCodeAt(end);
      return (code === greaterThan || isSpace(code)) && html.slice(at + 2, end).toLowerCase() === name.name;
    };
    let at = html.indexOf('</', start);
    while (at !== -1 && !isWanted(at)) at = html.indexOf('</', at + 2);
    const end = at === -1 ? length : at;
    if (end > start) {
      this.tree.addText(name.name === 'title' ? this.decode(start, end, DecodingMode.Legacy) : html.slice(start, end));
    }
    return at === -1 ? length : this.readEndTag(at + 2);
  }

  private readEndTag(start: number): number {
    const { html, length, tree } = this;
    if (!isLetter(html.charCodeAt(start))) return this.closeComment(start, start + 1);
    let at = start;
    for (; at < length; at++) {
      const code = html.charCodeAt(at);
      if (code === greaterThan || isSpace(code)) break;
    }
    if (at === length) return length;
    tree.endElement(tree.nameOf(html.slice(start, at)), start);
    const end = html.indexOf('>', at);
    return end === -1 ? length : end + 1;
  }

  /** Behind `<!` or `<?`: a comment, a doctype, or what browsers take for a comment. */
  private readDeclaration(mark: number, code: number): number {
    const { html, length, tree } = this;
    const start = mark + 1;
    if (code === exclamation && html.startsWith('--', start)) return this.readComment(start + 2);
    if (code === exclamation && html.startsWith('[CDATA[', start)) {
      const end = html.indexOf(']]>', start + 7);
      tree.addComment(`[CDATA[${html.slice(start + 7, end === -1 ? length : end)}]]`);
      return end === -1 ? length : end + 3;
    }
    const end = html.indexOf('>', code === exclamation ? start + 1 : start);
    tree.addInstruction(code === exclamation ? '!' : '?', html.slice(start, end === -1 ? length : end));
    return end === -1 ? length : end + 1;
  }

  private readComment(start: number): number {
    const { html, length, tree } = this;
    // `<!-->` and `<!--->` are whole.
    const end = html.indexOf('-->', start - 2);
    tree.addComment(html.slice(start, end === -1 ? length : Math.max(start, end)));
    return end === -1 ? length : end + 3;
  }

  private closeComment(start: number, from: number): number {
    const end = this.html.indexOf('>', from);
    this.tree.addComment(this.html.slice(start, end === -1 ? this.length : end));
    return end === -1 ? this.length : end + 1;
  }

  private nameEnd(start: number): number {
    const { html, length } = this;
    let at = start + 1;
    for (; at < length; at++) {
      const code = html.charCodeAt(at);
      if (code === greaterThan || code === slash || isSpace(code)) break;
    }
    return at;
  }

  private skipSpace(start: number): number {
    let at = start;
    while (at < this.length && isSpace(this.html.charCodeAt(at))) at++;
    return at;
  }

  private decode(from: number, to: number, mode: DecodingMode): string {
    const { html, decoder } = this;
    const text = html.slice(from, to);
    let at = text.indexOf('&');
    if (at === -1) return text;
    let result = '';
    let last = 0;
    while (at !== -1) {
      this.decoded = '';
      decoder.startEntity(mode);
      // It reads on in the page: what follows decides whether an entity without a semicolon counts.
      const read = decoder.write(html, from + at + 1);
      const length = read < 0 ? decoder.end() : read;
      if (length > 0) {
        result += text.slice(last, at) + this.decoded;
        last = at + length;
      }
      at = text.indexOf('&', Math.max(at + 1, last));
    }
    return result + text.slice(last);
  }
}
