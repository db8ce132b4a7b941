import { DecodingMode } from 'entities/decode';
import { sourceOfText, type TextSource } from '../shared/text-source.js';
import { Entities } from './html-entities.js';
import { Spellings, type TagName, tagName } from './html-names.js';
import { type HtmlTree, TreeBuilder } from './html-tree.js';
import { attributeBit, hasClass, PageElement } from './page-element.js';

// HTML → tags and texts. It reads what htmlparser2 reads, by leaps from sign to sign, which takes a third of the time; comments,
// declarations and a tag that the end of the text cuts are left out. The page comes in pieces: what a piece cuts is read again
// with the next one.
// Every leap goes forwards, and a piece is twice as long as what is read again: the time is linear in the length.

/** Parses HTML of any quality; never throws. */
export function parseHtml(html: string | TextSource): HtmlTree {
  const scanner = new Scanner(typeof html === 'string' ? sourceOfText(html) : html);
  scanner.scan();
  return scanner.tree;
}

/** Bytes: long enough for nearly every script, and strings of two bytes a character stay below 128 KiB. */
const pieceLength = 32_768;

const greaterThan = 0x3e;
const slash = 0x2f;
const equals = 0x3d;
const exclamation = 0x21;
const question = 0x3f;
const doubleQuote = 0x22;
const singleQuote = 0x27;

/** Answers of what reads a sign: it goes on behind the piece, or it is text. */
const cut = -1;
const isText = -2;

const isSpace = (code: number): boolean =>
  code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0c || code === 0x0d;
const isLetter = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);

/** A name of an attribute, and the last tag that had it: the first of two equal names counts. */
interface AttributeName {
  name: string;
  bit: number;
  tag: number;
}

class Scanner {
  readonly tree = new TreeBuilder();
  /** The page from `base` on, as far as it was asked for. */
  private html: string;
  private length: number;
  private base = 0;
  private isLast = false;
  /** Where the text begins that was not given out yet. */
  private from = 0;
  /** The element whose text is not read for tags. */
  private raw: TagName | null = null;
  private tags = 0;
  /** Of the tag being read: see `PageElement`; `own` is used again for each. */
  private readonly own: string[] = [];
  private read = 0;
  private has = 0;
  private className = '';
  private readonly attributes = new Spellings((name): AttributeName => ({ name, bit: attributeBit(name), tag: 0 }));
  private readonly tagNames = new Spellings(tagName);
  private readonly entities = new Entities();

  constructor(private readonly source: TextSource) {
    this.html = source.next('', pieceLength);
    this.length = this.html.length;
  }

  scan(): void {
    let at = 0;
    for (;;) {
      const mark = this.raw ? this.from : this.html.indexOf('<', at);
      const end = this.raw ? this.readRawText(this.raw) : this.readSign(mark);
      if (end === isText) at = mark + 1;
      else if (end !== cut) at = this.from = end;
      else {
        const read = mark === -1 ? this.length : mark;
        const moved = this.from;
        if (!this.readOn()) break;
        at = read - moved + this.from;
      }
    }
    this.giveText(this.from, this.length);
  }

  /** Goes on to a piece that holds more of what is not read yet. False where the end was known. */
  private readOn(): boolean {
    if (this.isLast) return false;
    this.entities.reset();
    const left = this.html.slice(this.from);
    const wanted = this.raw ? this.source.lengthToEndTag(this.raw.name) : pieceLength;
    const piece = this.source.next(left, wanted);
    this.isLast = piece.length === left.length;
    if (this.isLast) return true;
    this.html = piece;
    this.base += this.from;
    this.length = piece.length;
    this.from = 0;
    return true;
  }

  /** The answer where the piece ends too early. */
  private early(): number {
    return this.isLast ? this.length : cut;
  }

  /** The position behind what begins with the `<` at `mark`. */
  private readSign(mark: number): number {
    const { html, length } = this;
    if (mark === -1 || mark + 1 >= length) return cut;
    const code = html.charCodeAt(mark + 1);
    if (isLetter(code)) {
      this.giveText(this.from, mark);
      return this.readTag(mark + 1);
    }
    if (code === slash) {
      const name = this.skipSpace(mark + 2);
      if (name === length && !this.isLast) return cut;
      // `</>` is text, as htmlparser2 has it.
      if (name === length || html.charCodeAt(name) === greaterThan) return isText;
      this.giveText(this.from, mark);
      return this.readEndTag(name);
    }
    if (code !== exclamation && code !== question) return isText;
    this.giveText(this.from, mark);
    return this.readDeclaration(mark + 1, code);
  }

  private giveText(from: number, to: number): void {
    if (to > from) this.tree.addText(this.entities.decode(this.html, from, to, DecodingMode.Legacy));
    this.from = to;
  }

  private readTag(start: number): number {
    const { html, length, tree } = this;
    let hash = html.charCodeAt(start);
    let at = start + 1;
    for (; at < length; at++) {
      const code = html.charCodeAt(at);
      if (code === greaterThan || code === slash || isSpace(code)) break;
      hash = (hash * 31 + code) | 0;
    }
    if (at === length) return this.early();
    let name = this.tagNames.of(html, start, at, hash);
    this.tags++;
    this.read = 0;
    this.has = 0;
    this.className = '';
    for (;;) {
      at = this.skipSpace(at);
      if (at >= length) return this.early();
      let code = html.charCodeAt(at);
      if (code === slash) {
        at = this.skipSpace(at + 1);
        if (at >= length) return this.early();
        code = html.charCodeAt(at);
        if (code === greaterThan) {
          tree.beginElement(name);
          tree.addElement(name, this.element(name, start), true);
          return at + 1;
        }
        if (code === slash) continue;
      }
      if (code === greaterThan) {
        // What a custom element shows (Declarative Shadow DOM) is no template to a reader.
        if (name.name === 'template' && this.own.slice(0, this.read).includes('shadowrootmode'))
          name = this.tagNames.of('div', 0, 3, 0);
        tree.beginElement(name);
        tree.addElement(name, this.element(name, start), false);
        if (name.isRawText) this.raw = name;
        return at + 1;
      }
      at = this.readAttribute(at);
    }
  }

  private element(name: TagName, start: number): PageElement {
    if (this.read === 0) return new PageElement(name.name, this.base + start);
    return new PageElement(name.name, this.base + start, this.own.slice(0, this.read), this.has, this.className);
  }

  private readAttribute(start: number): number {
    const { html, length } = this;
    let hash = html.charCodeAt(start);
    let at = start + 1;
    for (; at < length; at++) {
      const code = html.charCodeAt(at);
      if (code === equals || code === greaterThan || code === slash || isSpace(code)) break;
      hash = (hash * 31 + code) | 0;
    }
    const name = this.attributes.of(html, start, at, hash);
    at = this.skipSpace(at);
    let value = '';
    if (at < length && html.charCodeAt(at) === equals) {
      const from = this.skipSpace(at + 1);
      const quote = from < length ? html.charCodeAt(from) : 0;
      if (quote === doubleQuote || quote === singleQuote) {
        const end = html.indexOf(quote === doubleQuote ? '"' : "'", from + 1);
        if (end === -1) return length;
        value = this.entities.decode(html, from + 1, end, DecodingMode.Attribute);
        at = end + 1;
      } else {
        at = from;
        for (; at < length; at++) {
          const code = html.charCodeAt(at);
          if (code === greaterThan || isSpace(code)) break;
        }
        if (at < length) value = this.entities.decode(html, from, at, DecodingMode.Attribute);
      }
    }
    if (name.tag === this.tags) return at;
    name.tag = this.tags;
    this.own[this.read++] = name.name;
    this.own[this.read++] = value;
    this.has |= name.bit;
    if (name.bit === hasClass) this.className = value;
    return at;
  }

  /** Text up to the end tag of the same name; entities count only in titles. */
  private readRawText(name: TagName): number {
    const { html, length, from } = this;
    const isWanted = (at: number): boolean => {
      const end = at + 2 + name.name.length;
      if (end >= length) return false;
      const code = html.charCodeAt(end);
      return (code === greaterThan || isSpace(code)) && html.slice(at + 2, end).toLowerCase() === name.name;
    };
    let at = html.indexOf('</', from);
    while (at !== -1 && !isWanted(at)) at = html.indexOf('</', at + 2);
    if (at === -1 && !this.isLast) return cut;
    const end = at === -1 ? length : at;
    if (end > from) {
      this.tree.addText(
        name.name === 'title' ? this.entities.decode(html, from, end, DecodingMode.Legacy) : html.slice(from, end),
      );
    }
    this.raw = null;
    // The end tag is read by itself.
    return end;
  }

  private readEndTag(start: number): number {
    const { html, length, tree } = this;
    if (!isLetter(html.charCodeAt(start))) return this.passOver('>', start + 1);
    let hash = 0;
    let at = start;
    for (; at < length; at++) {
      const code = html.charCodeAt(at);
      if (code === greaterThan || isSpace(code)) break;
      hash = (hash * 31 + code) | 0;
    }
    if (at === length) return this.early();
    const end = html.indexOf('>', at);
    if (end === -1 && !this.isLast) return cut;
    tree.endElement(this.tagNames.of(html, start, at, hash), this.base + start);
    return end === -1 ? length : end + 1;
  }

  /** Behind `<!` or `<?`: a comment, a doctype, or what browsers take for a comment. */
  private readDeclaration(mark: number, code: number): number {
    const { html } = this;
    const start = mark + 1;
    // `<!-->` and `<!--->` are whole.
    if (code === exclamation && html.startsWith('--', start)) return this.passComment(start);
    if (code === exclamation && html.startsWith('[CDATA[', start)) return this.passOver(']]>', start + 7);
    return this.passOver('>', code === exclamation ? start + 1 : start);
  }

  /** `--!>` ends a comment too, as browsers have it; not at its beginning, where `!` is text. */
  private passComment(from: number): number {
    const { html } = this;
    let at = html.indexOf('--', from);
    while (at !== -1 && html[at + 2] !== '>' && !(at >= from + 2 && html.startsWith('!>', at + 2))) {
      at = html.indexOf('--', at + 1);
    }
    if (at === -1 && !this.isLast) return cut;
    this.tree.passComment(html, from + 2);
    return at === -1 ? this.length : html.indexOf('>', at) + 1;
  }

  /** Behind what ends with `sign`, which is not a reader's. */
  private passOver(sign: string, from: number): number {
    const end = this.html.indexOf(sign, from);
    if (end === -1 && !this.isLast) return cut;
    this.tree.passOver();
    return end === -1 ? this.length : end + sign.length;
  }

  private skipSpace(start: number): number {
    const { html, length } = this;
    let at = start;
    while (at < length && isSpace(html.charCodeAt(at))) at++;
    return at;
  }
}
