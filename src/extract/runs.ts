import { type ChildNode, type Element, isTag, isText, type Text } from 'domhandler';
import { maxDomDepth } from '../options.js';
import { withoutBreakMarks } from '../shared/break-marks.js';
import { foldSpaces } from '../shared/fold-spaces.js';
import type { Page } from './page.js';
import { PageElement } from './page-element.js';
import { LineText } from './line-text.js';
import { isCommentCount, isDropCapital, isNoteMark, isWindowNote, onlyPicture } from './run-pieces.js';
import { UnseenPieces } from './unseen-pieces.js';
import { codeAt, lengthOf } from '../shared/characters.js';

/** A piece of text that a reader sees as one line or paragraph: it ends at every block boundary and at a double `<br>`. */
export interface Run {
  /** Position among the page's runs. */
  index: number;
  /** White space folded, never empty. */
  text: string;
  /** The same without the pieces of it that the page hides; '' where it hides all of it. */
  shown: string;
  /** The nearest block element around the text. */
  block: Element;
  /** The innermost element of the first piece of text. */
  inner: Element;
  /** The run's text nodes are `nodes[from]` up to, not including, `nodes[to]`. */
  from: number;
  to: number;
  /** 1 to 6 inside a heading, else 0. */
  level: number;
  /** Elements above the first piece of text. */
  depth: number;
  links: number;
  /** Characters inside links, bold and italic elements. */
  linkLength: number;
  boldLength: number;
  italicLength: number;
  /** `<img>`, `<video>` and `<iframe>` elements of the page before this run. */
  mediaBefore: number;
}

export interface Runs {
  list: Run[];
  nodes: Text[];
  /** Those of them that `shown` leaves out. */
  unseen: Set<Text>;
  /** Pictures and players in document order. */
  media: Element[];
  /** Pictures that figures show only to who runs no scripts. */
  unscripted: { picture: Element; mediaBefore: number }[];
}

/** What a name means to the text around it, as bits: one look-up for an element. */
const inline = 1;
/** Neither text nor a break: an icon, a script or a reading above a character in the middle of a sentence does not cut it. */
const unseen = 2;
const media = 4;
const skipped = 8;
const link = 16;
const bold = 32;
const italic = 64;
const lineBreak = 128;

const traits = new Map<string, number>();
for (const [bit, names] of [
  // Whatever is not here is a block, `x-custom` elements included.
  [
    inline,
    'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd mark nobr q rb rp rt rtc ruby s samp small span ' +
      'strike strong sub sup time tt u var wbr amp-img picture source',
  ],
  [unseen, 'script style noscript template svg math rt rp rtc'],
  [media, 'img video iframe amp-img amp-video amp-iframe object'],
  [skipped, 'select textarea object embed audio canvas title iframe video'],
  [link, 'a'],
  [bold, 'b strong h1 h2 h3 h4 h5 h6 th dt'],
  [italic, 'i em cite'],
  [lineBreak, 'br'],
] as const) {
  for (const name of names.split(' ')) traits.set(name, (traits.get(name) ?? 0) | bit);
}
const traitsOf = (name: string): number => traits.get(name) ?? 0;

/** Zero-width characters are not text. */
const invisible = /^[\s\u200b-\u200f\u2060\ufeff\u00ad]*$/;

/** Behind a single break: how Japanese and Chinese pages begin a paragraph. */
const indented = /^[\n\r\t ]*(?:\u3000|\u2003{2}|\u00a0{4})/;

/** The page's runs, cut once and kept on the page. */
export function runsOf(page: Page): Runs {
  page.runs ??= new RunCutter().cut(page.document.children[0] ?? null, page.document);
  return page.runs;
}

/** One pass over the tree along its own pointers: no recursion, no stack to fill from outside. */
class RunCutter {
  private readonly runs: Runs = { list: [], nodes: [], unseen: new Set(), media: [], unscripted: [] };
  private readonly outermost = new PageElement('html', 0);
  private readonly text = new LineText();
  private readonly pieces = new UnseenPieces();
  private first: Text | null = null;
  private firstDepth = 0;
  private from = 0;
  private links = 0;
  private linkLength = 0;
  private boldLength = 0;
  private italicLength = 0;
  private inLink = 0;
  private inBold = 0;
  private inItalic = 0;
  private lineBreaks = 0;
  /** The piece before is a large first letter: its word goes on. */
  private isAfterCapital = false;
  private depth = 0;

  cut(start: ChildNode | null, root: unknown): Runs {
    let node: ChildNode | null = start;
    while (node) {
      if (this.enter(node)) {
        this.depth++;
        node = (node as Element).children[0]!;
        continue;
      }
      while (node && !node.next) {
        const parent: ChildNode | null = node.parent === root ? null : (node.parent as ChildNode | null);
        if (parent) {
          this.depth--;
          this.leave(parent as Element);
        }
        node = parent;
      }
      if (node) node = node.next;
    }
    this.end();
    return this.runs;
  }

  /** True where the children are to be read. */
  private enter(node: ChildNode): boolean {
    if (isText(node)) {
      this.addText(node);
      return false;
    }
    if (!isTag(node)) return false;
    const its = traitsOf(node.name);
    if (its & (unseen | media | lineBreak)) {
      if (its & unseen) {
        const picture = node.name === 'noscript' ? onlyPicture(node, this.runs.media.at(-1)) : null;
        if (picture) this.runs.unscripted.push({ picture, mediaBefore: this.runs.media.length });
        return false;
      }
      if (its & media) this.runs.media.push(node);
      else {
        if (++this.lineBreaks >= 2) this.end();
        else this.text.add(' ');
        return false;
      }
    }
    if ((its & inline) === 0) this.end();
    if (its & skipped || node.children.length === 0 || this.depth >= maxDomDepth) return false;
    if (its & inline) this.pieces.enter(node);
    if (its & link) {
      this.inLink++;
      this.links++;
    } else if (its & bold) this.inBold++;
    else if (its & italic) this.inItalic++;
    return true;
  }

  private leave(element: Element): void {
    const its = traitsOf(element.name);
    if ((its & inline) === 0) this.end();
    else this.pieces.leave(element);
    if (its & link) this.inLink--;
    else if (its & bold) this.inBold--;
    else if (its & italic) this.inItalic--;
  }

  private addText(node: Text): void {
    let data = node.data;
    const length = trimmedLength(data);
    if (length === 0 || (length < 4 && invisible.test(data))) {
      if (this.isAfterCapital) node.data = '';
      else if (this.first) this.text.add(' ');
      return;
    }
    if (this.inLink > 0 && (isWindowNote(data) || isCommentCount(node))) {
      node.data = '';
      return;
    }
    // Where there is mark-up, the mark stays.
    if (this.inLink > 0 && this.first && isNoteMark(node)) {
      this.runs.nodes.push(node);
      return;
    }
    data = node.data = withoutBreakMarks(data);
    if (this.lineBreaks === 1 && this.first && (indented.test(data) || this.isHeading())) this.end();
    this.lineBreaks = 0;
    if (this.isAfterCapital) data = node.data = data.trimStart();
    if (!this.first) {
      this.first = node;
      this.firstDepth = this.depth;
      this.text.clear();
      this.links = this.inLink > 0 ? 1 : 0;
    }
    this.runs.nodes.push(node);
    this.isAfterCapital = length <= 2 && isDropCapital(node);
    if (this.isAfterCapital) data = node.data = data.trimEnd();
    this.pieces.note(node, this.text.whole.length);
    this.text.add(data);
    if (this.inLink > 0) this.linkLength += length;
    if (this.inBold > 0) this.boldLength += length;
    if (this.inItalic > 0) this.italicLength += length;
  }

  /** A line in bold and then others: a title, a question, a name. */
  private isHeading(): boolean {
    return this.inBold === 0 && this.boldLength >= this.text.trimmedLength;
  }

  private end(): void {
    this.lineBreaks = 0;
    this.isAfterCapital = false;
    const first = this.first;
    if (!first) return;
    // Text outside every element (a fragment, a broken page) gets one of its own.
    const inner = first.parent && isTag(first.parent) ? first.parent : this.outermost;
    const block = blockOf(inner);
    const text = foldSpaces(this.text.whole);
    this.runs.list.push({
      index: this.runs.list.length,
      text,
      shown: this.pieces.shownOf(this.text.whole, text, this.runs.unseen),
      block,
      inner,
      level: levelOf(block),
      from: this.from,
      to: this.runs.nodes.length,
      depth: this.firstDepth,
      links: this.links,
      linkLength: this.linkLength,
      boldLength: this.boldLength,
      italicLength: this.italicLength,
      mediaBefore: this.runs.media.length,
    });
    this.first = null;
    this.from = this.runs.nodes.length;
    this.links = this.linkLength = this.boldLength = this.italicLength = 0;
  }
}

function blockOf(element: Element): Element {
  let node = element;
  while (traitsOf(node.name) & inline && node.parent && isTag(node.parent)) node = node.parent;
  return node;
}

/** 1 to 6 for a block inside a heading, else 0. */
function levelOf(block: Element): number {
  let node = block;
  for (let level = 0; level < 4; level++) {
    const { name } = node;
    if (name.length === 2 && name[0] === 'h' && name >= 'h1' && name <= 'h6') return Number(name[1]);
    if (node.parent?.type !== 'tag') break;
    node = node.parent;
  }
  return 0;
}

/** `text.trim().length`; most texts of a page are indentation, and no string is made for them. */
function trimmedLength(text: string): number {
  let from = 0;
  let to = lengthOf(text);
  while (from < to) {
    const code = codeAt(text, from);
    if (code > 127) return text.trim().length;
    if (code > 32 || (code < 32 && (code < 9 || code > 13))) break;
    from++;
  }
  while (to > from) {
    const code = codeAt(text, to - 1);
    if (code > 127) return text.trim().length;
    if (code > 32 || (code < 32 && (code < 9 || code > 13))) break;
    to--;
  }
  return to - from;
}
