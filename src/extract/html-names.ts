import type { Element } from 'domhandler';
import { codeAt, lengthOf } from '../shared/characters.js';

// What HTML's names of elements mean to the parser (https://html.spec.whatwg.org/multipage/syntax.html), as htmlparser2 has it.

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const paragraph = words('p');
const formParts = words('input option optgroup select button datalist textarea');
const tableSections = words('thead tbody');
const terms = words('dd dt');
const ruby = words('rt rp');

/** Opening one of these closes the open elements at the top that its set names. */
const closedBy = new Map<string, ReadonlySet<string>>([
  ['tr', words('tr th td')],
  ['th', words('th')],
  ['td', words('thead th td')],
  ['body', words('head link script')],
  ['li', words('li')],
  ['option', words('option')],
  ['optgroup', words('optgroup option')],
  ['dd', terms],
  ['dt', terms],
  ['rt', ruby],
  ['rp', ruby],
  ['tbody', tableSections],
  ['tfoot', tableSections],
]);
for (const name of words('select input output button datalist textarea')) closedBy.set(name, formParts);
for (const name of words(
  'p h1 h2 h3 h4 h5 h6 address article aside blockquote details div dl fieldset figcaption figure footer form header hr main nav ol pre section table ul',
)) {
  closedBy.set(name, paragraph);
}

const voids = words(
  'area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr',
);
const foreign = words('math svg');
const integration = words('mi mo mn ms mtext annotation-xml foreignobject desc title');
/** Their content is text up to their end tag. */
const rawText = words('script style title textarea xmp');
/** Nothing below these is a reader's. */
const unlisted = words('template noscript svg math');

/** Whether what lies in elements of a name (lower case) is not shown to readers. */
export const isUnlistedName = (name: string): boolean => unlisted.has(name);

/** One name of the page being parsed. */
export interface TagName {
  name: string;
  closes: ReadonlySet<string> | undefined;
  isVoid: boolean;
  isForeign: boolean;
  isIntegration: boolean;
  isRawText: boolean;
  isUnlisted: boolean;
  /** Open elements of this name: an end tag of a name that is not open costs no search. */
  open: number;
  /** All elements of it that readers are shown. */
  elements: Element[];
}

/** What the parser has to know of a name (lower case). */
export function tagName(name: string): TagName {
  return {
    name,
    closes: closedBy.get(name),
    isVoid: voids.has(name),
    isForeign: foreign.has(name),
    isIntegration: integration.has(name),
    isRawText: rawText.has(name),
    isUnlisted: unlisted.has(name),
    open: 0,
    elements: [],
  };
}

const slots = 256;

/** What names mean, found by their spelling in the page: no string is made for a name that came before. */
export class Spellings<T> {
  /** By lower-case name and by each spelling. */
  private readonly known = new Map<string, T>();
  private readonly last: string[] = new Array<string>(slots).fill('');
  private readonly meant: (T | null)[] = new Array<T | null>(slots).fill(null);

  constructor(private readonly make: (name: string) => T) {}

  /** What stands from `start` to `end` means; `hash` is of the same characters. */
  of(html: string, start: number, end: number, hash: number): T {
    const slot = (hash ^ (hash >>> 8)) & (slots - 1);
    const last = this.last[slot]!;
    if (isAt(html, start, end, last)) return this.meant[slot]!;
    const spelling = html.slice(start, end);
    const meant = this.known.get(spelling) ?? this.read(spelling);
    this.last[slot] = spelling;
    this.meant[slot] = meant;
    return meant;
  }

  private read(spelling: string): T {
    const name = theOne(spelling.toLowerCase());
    const meant = this.known.get(name) ?? this.make(name);
    this.known.set(name, meant);
    this.known.set(spelling, meant);
    return meant;
  }
}

/** Of all pages; hostile names fill no memory. */
const ones = new Map<string, string>();
const maxOnes = 10_000;

/** V8 has one copy of each name of a property: to compare those, it looks at their places in memory alone. */
function theOne(name: string): string {
  const known = ones.get(name);
  if (known !== undefined) return known;
  // Without a prototype V8 makes no class of objects with this key.
  const one = Object.keys({ __proto__: null, [name]: true })[0]!;
  if (ones.size < maxOnes) ones.set(one, one);
  return one;
}

function isAt(html: string, start: number, end: number, name: string): boolean {
  const length = lengthOf(name);
  if (length !== end - start) return false;
  for (let at = 0; at < length; at++) if (codeAt(html, start + at) !== codeAt(name, at)) return false;
  return true;
}
