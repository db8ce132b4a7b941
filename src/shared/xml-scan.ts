import { decodeXmlEntities } from './xml-entities.js';

// One pass over XML (or HTML) of any quality. It builds nothing and remembers no nesting, so no input makes it deep or slow.

export type XmlAttribute = [name: string, value: string];

export interface XmlSink {
  /** Names as written. `isEmpty` is `<a/>`: no close follows. */
  open(name: string, attributes: XmlAttribute[], isEmpty: boolean): void;
  close(name: string): void;
  /** A piece of text; `isCdata` where it came from a CDATA section, as is. */
  text(text: string, isCdata: boolean): void;
  /** Set to true, it ends the scan. */
  readonly isDone?: boolean;
}

export interface XmlScanOptions {
  /** Leave references in text and attributes as written. */
  isRaw?: boolean;
  /** Elements (lower case) whose content is not markup: HTML's script and style. */
  rawTextElements?: ReadonlySet<string>;
  /** In HTML a CDATA section is a comment. */
  isHtml?: boolean;
}

/** `cut`: the text ended within a tag, a comment or a CDATA section. `stopped`: the sink had enough. */
export type XmlScanEnd = 'whole' | 'cut' | 'stopped';

/** Tells the sink each tag and text in order. Never throws: what is not a tag is text. */
export function scanXml(text: string, sink: XmlSink, options: XmlScanOptions = {}): XmlScanEnd {
  return new Scanner(text, sink, options).run();
}

const gt = 62;
const slash = 47;
const exclamation = 33;
const question = 63;

function isNameStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code >= 0xc0;
}

/** Some writers spell it in lower case. */
function isCdata(source: string, open: number): boolean {
  return source.startsWith('<![CDATA[', open) || source.slice(open, open + 9).toUpperCase() === '<![CDATA[';
}

/** Where the name that starts here ends. */
function endOfName(source: string, start: number): number {
  let at = start;
  while (at < source.length) {
    const code = source.charCodeAt(at);
    if (code < 128 ? isNameEnd(code) : /\s/.test(source[at]!)) break;
    at++;
  }
  return at;
}

/** White space and controls, and `/ > < = " '`. */
function isNameEnd(code: number): boolean {
  return code <= 32 || code === slash || (code >= 60 && code <= gt) || code === 34 || code === 39;
}
const attributeName = /[\s/]*([^\s/>"'=<]+)\s*/y;
const bareValue = /[^\s>"'<]+/y;
/** A name or an attribute list longer than this is not a tag but noise. */
const maxAttributes = 1000;

/** Characters that a document's own entities may become, in all: one long value named a million times is a bomb, too. */
const maxExpansion = 1_000_000;
const maxEntities = 500;

/** A DTD's own entities, until they have become too much; then references stay as written. */
class DeclaredEntities {
  private readonly values = new Map<string, string>();
  private left = maxExpansion;

  add(name: string, value: string): void {
    if (this.values.size < maxEntities) this.values.set(name, value);
  }

  get(name: string): string | undefined {
    const value = this.values.get(name);
    if (value === undefined || value.length > this.left) return undefined;
    this.left -= value.length;
    return value;
  }
}

class Scanner {
  private at = 0;
  private declared: DeclaredEntities | null = null;
  private isCut = false;
  /** Marks that do not come any more: looked for once, so that a million openings cost one search. */
  private readonly missing = new Set<string>();
  private hasDoctype = false;

  constructor(
    private readonly source: string,
    private readonly sink: XmlSink,
    private readonly options: XmlScanOptions,
  ) {}

  run(): XmlScanEnd {
    const { source } = this;
    let textStart = 0;
    while (this.at < source.length) {
      const open = source.indexOf('<', this.at);
      if (open === -1) break;
      const end = this.endOfMarkup(open);
      if (end === -1) {
        this.at = open + 1;
        continue;
      }
      if (open > textStart) this.emitText(source.slice(textStart, open));
      this.at = end;
      this.emitMarkup(open, end);
      textStart = this.at;
      if (this.sink.isDone) return 'stopped';
    }
    if (textStart < source.length && !this.isCut) this.emitText(source.slice(textStart));
    return this.isCut ? 'cut' : 'whole';
  }

  private emitText(text: string): void {
    this.sink.text(this.decode(text), false);
  }

  private decode(text: string): string {
    return this.options.isRaw ? text : decodeXmlEntities(text, this.declared);
  }

  /** Where the markup that starts here ends (behind its last character); -1 where it is text after all. */
  private endOfMarkup(open: number): number {
    const { source } = this;
    const next = source.charCodeAt(open + 1);
    if (next === exclamation) {
      if (source.startsWith('<!--', open)) return this.endAfter('-->', open + 4, open);
      if (isCdata(source, open)) return this.endAfter(']]>', open + 9, open);
      return this.endOfDeclaration(open);
    }
    if (next === slash || next === question) return this.endAfter('>', open + 2, open);
    return isNameStart(next) ? open + 1 : -1;
  }

  /** An end that never comes: the rest of the text is in it, but a comment's `>` may still end it. */
  private endAfter(mark: string, from: number, open: number): number {
    const found = this.find(mark, from);
    if (found !== -1) return found + mark.length;
    if (this.source.startsWith('<!--', open)) {
      const near = this.source.indexOf('>', from);
      if (near !== -1) return near + 1;
    }
    this.isCut = true;
    return this.source.length;
  }

  private find(mark: string, from: number): number {
    if (this.missing.has(mark)) return -1;
    const found = this.source.indexOf(mark, from);
    if (found === -1) this.missing.add(mark);
    return found;
  }

  private endOfDeclaration(open: number): number {
    const { source } = this;
    const close = source.indexOf('>', open);
    if (close === -1) return this.endAfter('>', open, open);
    if (this.hasDoctype || !/^<!doctype/i.test(source.slice(open, open + 9))) return close + 1;
    this.hasDoctype = true;
    const bracket = open + source.slice(open, close).indexOf('[');
    if (bracket < open) return close + 1;
    const end = /\]\s*>/g;
    end.lastIndex = bracket;
    const found = end.exec(source);
    if (!found) return close + 1;
    this.readEntities(source.slice(bracket + 1, Math.min(found.index, bracket + 65_536)));
    return found.index + found[0].length;
  }

  /** Only values that are text: one that names another entity is how a bomb is made. */
  private readEntities(subset: string): void {
    const declaration = /<!ENTITY\s+([A-Za-z][\w.-]{0,63})\s+(?:"([^"]{0,500})"|'([^']{0,500})')\s*>/g;
    for (const match of subset.matchAll(declaration)) {
      const value = match[2] ?? match[3] ?? '';
      if (/&(?!#)/.test(value)) continue;
      this.declared ??= new DeclaredEntities();
      this.declared.add(match[1]!, decodeXmlEntities(value));
    }
  }

  private emitMarkup(open: number, end: number): void {
    const { source } = this;
    const next = source.charCodeAt(open + 1);
    if (next === exclamation) {
      if (isCdata(source, open) && !this.options.isHtml) this.emitCdata(open, end);
    } else if (next === slash) {
      const name = source.slice(open + 2, endOfName(source, open + 2));
      // `</rss` at the end of a file is meant as an end.
      if (name) this.sink.close(name);
    } else if (next !== question) this.emitOpenTag(open);
  }

  private emitCdata(open: number, end: number): void {
    this.sink.text(this.source.slice(open + 9, this.isCut && end === this.source.length ? end : end - 3), true);
  }

  private emitOpenTag(open: number): void {
    const { source } = this;
    this.at = endOfName(source, open + 1);
    const name = source.slice(open + 1, this.at);
    const attributes: XmlAttribute[] = [];
    if (source.charCodeAt(this.at) === gt) this.at++;
    else {
      while (attributes.length < maxAttributes && this.readAttribute(attributes));
      this.skipToTagEnd();
    }
    const isEmpty = source.charCodeAt(this.at - 2) === slash && source.charCodeAt(this.at - 1) === gt;
    this.sink.open(name, attributes, isEmpty);
    if (!isEmpty && this.options.rawTextElements?.has(name.toLowerCase())) this.skipRawText(name);
  }

  private readAttribute(into: XmlAttribute[]): boolean {
    const { source } = this;
    attributeName.lastIndex = this.at;
    const match = attributeName.exec(source);
    if (!match) return this.skipStrayQuote();
    this.at = attributeName.lastIndex;
    if (source[this.at] !== '=') {
      into.push([match[1]!, '']);
      return true;
    }
    this.at++;
    while (/\s/.test(source[this.at] ?? '')) this.at++;
    into.push([match[1]!, this.decode(this.readValue())]);
    return true;
  }

  private readValue(): string {
    const { source } = this;
    const quote = source[this.at];
    if (quote === '"' || quote === "'") {
      const close = this.find(quote, this.at + 1);
      if (close !== -1) {
        const value = source.slice(this.at + 1, close);
        this.at = close + 1;
        return value;
      }
      this.at++;
    }
    bareValue.lastIndex = this.at;
    let value = bareValue.exec(source)?.[0] ?? '';
    // `term=News/>` ends an element of XML; in HTML the slash is the value's.
    if (!this.options.isHtml && value.endsWith('/') && source[this.at + value.length] === '>')
      value = value.slice(0, -1);
    this.at += value.length;
    return value;
  }

  /** A quote or equals sign where a name should stand. */
  private skipStrayQuote(): boolean {
    const { source } = this;
    while (/[\s/]/.test(source[this.at] ?? '')) this.at++;
    if (!/["'=]/.test(source[this.at] ?? '')) return false;
    this.at++;
    return true;
  }

  private skipToTagEnd(): void {
    const { source } = this;
    while (/[\s/]/.test(source[this.at] ?? '')) this.at++;
    if (source[this.at] === '>') this.at++;
    else if (this.at >= source.length) this.isCut = true;
    // `<a <b>`: the next tag starts here, and this one had no end.
    else if (source[this.at] !== '<') {
      const close = source.indexOf('>', this.at);
      this.at = close === -1 ? source.length : close + 1;
    }
  }

  private skipRawText(name: string): void {
    const end = new RegExp(`</${name.replace(/[^\w-]/g, '.')}[\\s/>]`, 'gi');
    end.lastIndex = this.at;
    const found = end.exec(this.source);
    this.sink.text(this.source.slice(this.at, found?.index ?? this.source.length), true);
    this.at = found?.index ?? this.source.length;
  }
}
