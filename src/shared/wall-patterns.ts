import { GatedPattern, phrasesOf } from './gated-pattern.js';
import { LatinTwin } from './latin-twin.js';
import { walledPatterns } from './paywall-words.js';
import { type WallKind, wallPhrases } from './wall-phrases.js';
import { addressWords, wallTerms } from './wall-terms.js';
import { WordGate } from './word-gate.js';

// The phrases of walls as patterns, each made when first asked for.

/** The kinds of walls. */
export const wallKinds = Object.keys(wallPhrases) as WallKind[];

/** A title names the site before or behind: each part of it may be the one that tells. */
export function saysInHead(patterns: readonly GatedPattern[], head: string): boolean {
  return partsOf(head).some((part) => matches(patterns, part));
}

/** The parts of a title: what it names, and the site. */
export const partsOf = (head: string): string[] => head.split(/\s[|–—·:-]\s|[|｜]/).map((part) => part.trim());

/** Whether one of some patterns stands in a text in small letters. */
export function matches(patterns: readonly GatedPattern[], text: string): boolean {
  return patterns.some((pattern) => pattern.isIn(text));
}

/** A text as patterns of walls are looked for in it. */
export function plain(text: string): string {
  return text.replace(/[’ʼ‘`´]/g, "'").toLowerCase();
}

interface Patterns {
  inHead: GatedPattern[];
  anywhere: GatedPattern[];
}

const made = new Map<WallKind, Patterns>();

/** Made when first asked for: most pages are long and ask for none. */
export function patternsOf(kind: WallKind): Patterns {
  let patterns = made.get(kind);
  if (!patterns) {
    patterns = { inHead: [], anywhere: [] };
    for (const list of wallPhrases[kind]) addPatterns(list, patterns);
    // What stops a reader within a story stops her before one, too.
    if (kind === 'subscription') patterns.anywhere.push(...walledPatterns());
    made.set(kind, patterns);
  }
  return patterns;
}

interface HeadPattern {
  pattern: GatedPattern;
  isInHead: boolean;
}

let anyWall: WordGate<HeadPattern> | null = null;

/** The phrases of all kinds by their words: most headings have none, which one pass over them tells. */
function anyWallGate(): WordGate<HeadPattern> {
  const entries = ({ inHead, anywhere }: Patterns): (readonly [string, HeadPattern])[] =>
    [...inHead, ...anywhere].flatMap((pattern, at) =>
      wordsOf(pattern).map((word) => [word, { pattern, isInHead: at < inHead.length }] as const),
    );
  anyWall ??= new WordGate(wallKinds.map(patternsOf).flatMap(entries));
  return anyWall;
}

/** Whether a heading names a wall of any kind. */
export function namesAnyWall(text: string): boolean {
  const head = plain(text);
  return anyWallGate().some(head, ({ pattern, isInHead }) =>
    isInHead ? partsOf(head).some((part) => pattern.isIn(part)) : pattern.isFoundIn(head),
  );
}

function wordsOf({ words }: GatedPattern): readonly string[] {
  if (words === null) throw new RangeError('a phrase of walls has no word by which it is found');
  return words;
}

const terms = new Map<WallKind, GatedPattern[]>();

/** What walls of a kind speak of. */
export function termsOf(kind: WallKind): GatedPattern[] {
  let patterns = terms.get(kind);
  if (!patterns) {
    patterns = wordPatterns(wallTerms[kind] ?? [], '[\\p{L}\\p{M}\\p{N}]*');
    terms.set(kind, patterns);
  }
  return patterns;
}

let addressPatterns: GatedPattern[] | null = null;

/** Words by which a page turns to its reader. */
export function addresses(): GatedPattern[] {
  addressPatterns ??= wordPatterns(addressWords, '');
  return addressPatterns;
}

function wordPatterns(lists: readonly string[], ending: string): GatedPattern[] {
  return lists.map((list) => {
    const pattern = unspaced.test(list)
      ? list
      : `(?<![\\p{L}\\p{M}\\p{N}])(?:${list})${ending}(?![\\p{L}\\p{M}\\p{N}])`;
    return new GatedPattern(pattern, phrasesOf(list));
  });
}

/** Scripts that put no blank between words. */
export const unspaced = new LatinTwin(
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u,
);

function addPatterns(list: string, { inHead, anywhere }: Patterns): void {
  const phrases = list
    .toLowerCase()
    .replace(/\\p\{[lmn]\}/g, (name) => `\\p{${name[3]!.toUpperCase()}}`)
    .replace(/(?<=\p{L})(?<!\\p\{L)\*/gu, '\\p{L}*');
  const [before, behind] = unspaced.test(list) ? ['', ''] : ['(?<![\\p{L}\\p{M}\\p{N}])', '(?![\\p{L}\\p{M}\\p{N}])'];
  const parts = phrasesOf(phrases);
  const add = (to: GatedPattern[], chosen: readonly string[], start: string): void => {
    if (chosen.length > 0) to.push(new GatedPattern(`${start}(?:${chosen.join('|')})${behind}`, chosen));
  };
  const marked = (mark: string): string[] => parts.filter((one) => one.startsWith(mark)).map((one) => one.slice(1));
  add(inHead, marked('='), '^');
  add(inHead, marked('^'), before);
  add(
    anywhere,
    parts.filter((one) => !/^[=^]/.test(one)),
    before,
  );
}
