import { Element } from 'domhandler';

// Attributes of pages come in so many combinations that V8 looks each one up anew. Most elements lack nearly all that is asked of
// every element: the parser, which knows each name already, notes which of them an element has.

export const hasClass = 1;
export const hasId = 2;
export const hasRole = 4;
export const hasItemprop = 8;
export const hasProperty = 16;
/** `data-testid` and its like. */
export const hasDataName = 32;
/** What else names an element at times. */
export const hasOtherName = 64;
/** `hidden` or `aria-hidden`. */
export const hasHidden = 128;
export const hasStyle = 256;

const bits = new Map<string, number>([
  ['class', hasClass],
  ['id', hasId],
  ['role', hasRole],
  ['itemprop', hasItemprop],
  ['property', hasProperty],
  ['data-testid', hasDataName],
  ['data-component', hasDataName],
  ['data-module', hasDataName],
  ['data-type', hasDataName],
  ['rel', hasOtherName],
  ['data-qa', hasOtherName],
  ['data-gtm', hasOtherName],
  ['aria-label', hasOtherName],
  ['hidden', hasHidden],
  ['aria-hidden', hasHidden],
  ['style', hasStyle],
]);

/** The bit of an attribute (lower case), or 0 where nobody asks for it of every element. */
export const attributeBit = (name: string): number => bits.get(name) ?? 0;

/** An element of a page: every one is made by the tree builder. */
export class PageElement extends Element {
  constructor(
    name: string,
    attribs: Record<string, string>,
    start: number,
    /** Which of the attributes above it has, be they empty. */
    readonly has: number,
    /** Its `class`, or ''. */
    readonly className: string,
  ) {
    super(name, attribs);
    this.startIndex = start;
  }
}

/** What the parser noted of an element. */
export const notesOf = (element: Element): PageElement => element as PageElement;
