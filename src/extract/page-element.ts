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

const noAttributes: readonly string[] = [];
const notMade: Record<string, string> = {};

/** An element of a page: every one is made by the tree builder. `attribs` is made when first asked for, which few elements are. */
export class PageElement extends Element {
  /** Set through `attribs`. */
  declare private made: Record<string, string>;

  constructor(
    name: string,
    start: number,
    /** Names (lower case) and values in turn. */
    readonly own: readonly string[] = noAttributes,
    /** Which of the attributes above it has, be they empty. */
    readonly has = 0,
    /** Its `class`, or ''. */
    readonly className = '',
  ) {
    super(name, notMade);
    this.startIndex = start;
  }

  static {
    Object.defineProperty(PageElement.prototype, 'attribs', {
      get(this: PageElement) {
        if (this.made === notMade) this.made = attribsOf(this.own);
        return this.made;
      },
      set(this: PageElement, attribs: Record<string, string>) {
        this.made = attribs;
      },
    });
  }
}

function attribsOf(own: readonly string[]): Record<string, string> {
  const attribs: Record<string, string> = {};
  for (let at = 0; at < own.length; at += 2) attribs[own[at]!] = own[at + 1]!;
  return attribs;
}

/** What the parser noted of an element. */
export const notesOf = (element: Element): PageElement => element as PageElement;

/** The value of one attribute (lower case), as `attribs` has it. */
export function attributeOf(element: Element, name: string): string | undefined {
  const { own } = element as PageElement;
  for (let at = 0; at < own.length; at += 2) if (own[at] === name) return own[at + 1];
  return undefined;
}

/** Whether an element has one of these attributes, be it empty. */
export function hasAnyOf(element: Element, names: ReadonlySet<string>): boolean {
  const { own } = element as PageElement;
  for (let at = 0; at < own.length; at += 2) if (names.has(own[at]!)) return true;
  return false;
}
