import { LatinTwin } from './latin-twin.js';

/**
 * A pattern of many phrases in many languages that costs nothing where none of their words stands: it is compiled when a text first
 * holds one. Patterns with letters of all scripts take V8 milliseconds each to compile, and most texts have none of the words.
 */
export class GatedPattern {
  /** Pieces of which one stands wherever it matches; null where its form does not tell. */
  readonly words: readonly string[] | null;
  private readonly pattern: LatinTwin;

  /** `phrases` are the alternatives in `source`, which match only where one of their own words stands. */
  constructor(source: string, phrases: readonly string[]) {
    this.pattern = new LatinTwin(source, 'gu');
    const words = phrases.map(wordsOf);
    this.words = words.includes(null) ? null : words.flatMap((some) => some ?? []);
  }

  /** Whether it is somewhere in a text in lower case. */
  isIn(text: string): boolean {
    return this.mayBeIn(text) && this.isFoundIn(text);
  }

  /** The same where one of its words is known to be there. */
  isFoundIn(text: string): boolean {
    return text.search(this.pattern.of(text)) >= 0;
  }

  /** All that it finds in such a text. */
  allIn(text: string): string[] {
    return this.mayBeIn(text) ? (text.match(this.pattern.of(text)) ?? []) : [];
  }

  /** Such a text without all that it finds. */
  cutFrom(text: string): string {
    return this.mayBeIn(text) ? text.replace(this.pattern.of(text), ' ') : text;
  }

  private mayBeIn(text: string): boolean {
    return this.words === null || this.words.some((word) => text.includes(word));
  }
}

/** Shorter pieces stand in nearly every text. */
const shortest = 3;

/** Pieces of text of which one must stand where a phrase does; null where its form does not tell. */
function wordsOf(phrase: string): string[] | null {
  const { rest, groups } = takenApart(phrase);
  const plain = longestPiece(rest);
  if (plain.length > shortest || isWide(plain)) return [plain];
  // A group that must be there: each of its alternatives gives a piece.
  for (const group of groups) {
    const words = phrasesOf(group).map(wordsOf);
    if (!words.includes(null)) return words.flatMap((some) => some ?? []);
  }
  return plain.length >= shortest ? [plain] : null;
}

/** What stands outside of brackets, and what stands in those that may not be left out. */
function takenApart(phrase: string): { rest: string; groups: string[] } {
  const groups: string[] = [];
  if (!phrase.includes('(')) return { rest: phrase, groups };
  let rest = '';
  let depth = 0;
  let start = 0;
  for (let at = 0; at < phrase.length; at++) {
    const sign = phrase[at];
    if (sign === '(' && depth++ === 0) {
      rest += phrase.slice(start, at);
      start = at + (phrase.startsWith('?:', at + 1) ? 3 : 1);
    } else if (sign === ')' && --depth === 0) {
      if (phrase[at + 1] === '?') at++;
      else groups.push(phrase.slice(start, at));
      rest += '\u0000';
      start = at + 1;
    }
  }
  return { rest: rest + phrase.slice(start), groups };
}

const isWide = (piece: string): boolean => piece.length >= 2 && /[\u0900-\u0e7f\u3040-\u9fff\uac00-\ud7af]/.test(piece);

const signs = '(){}[]|^$.+*?=\u0000';

/** The longest run of characters that stand for themselves. By hand, as a thousand are looked at before the first page is read. */
function longestPiece(text: string): string {
  let best = '';
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const sign = text[at] ?? '|';
    let end = at;
    if (sign === '\\') end = text.startsWith('p{', at + 1) ? text.indexOf('}', at) : at + 1;
    else if (sign === '[') end = text.indexOf(']', at);
    // How often, as in `.{0,40}`, is not a text.
    else if (sign === '{') end = text.indexOf('}', at);
    else if (!isOptional(text, at + 1) && !signs.includes(sign)) continue;
    if (at - start > best.length) best = text.slice(start, at);
    // A class that a bar cut off has no end.
    end = Math.max(at, end);
    at = isOptional(text, end + 1) ? end + 1 : end;
    start = at + 1;
  }
  return best;
}

const isOptional = (text: string, at: number): boolean => text[at] === '?' || text[at] === '*';

/** The alternatives of a list; bars inside brackets divide none. */
export function phrasesOf(list: string): string[] {
  const phrases: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < list.length; at++) {
    const sign = list[at];
    if (sign === '(') depth++;
    else if (sign === ')') depth--;
    else if (sign === '|' && depth === 0) {
      phrases.push(list.slice(start, at));
      start = at + 1;
    }
  }
  phrases.push(list.slice(start));
  return phrases.filter((phrase) => phrase !== '');
}
