import { type WallKind, wallPhrases } from './wall-phrases.js';

// Tells a wall (a challenge, a consent or log-in page, an error page …) from a story by weighing what the one says of itself with
// what the other has. Pages and plain texts are judged alike.

export type { WallKind };

/** What is seen of a short page or text. */
export interface WallEvidence {
  /** Its titles and main headings. */
  heads: readonly string[];
  /** All that a reader sees. */
  texts: readonly string[];
  /** Paragraphs that might be a story's. */
  paragraphs: readonly string[];
  /** For a story: points for a date, an author, a type. */
  story: number;
  /** For a wall: points for marks in the mark-up. */
  marks: Partial<Record<WallKind, number>>;
}

/** Points without which nothing is a wall. */
const enough = 2;
const firstHead = 2;
const laterHead = 1;
const said = [0, 1.5, 2.5, 3.5] as const;
const perParagraph = 1.5;
const maxParagraphs = 3;
const maxHead = 120;

/** The kind of wall that a page is, null for a story and for what nothing is known of. */
export function judgeWall(seen: WallEvidence): WallKind | null {
  const heads = [...new Set(seen.heads.map(plain))].filter((head) => head !== '' && head.length <= maxHead);
  const texts = [...new Set(seen.texts.map(plain))].filter((text) => !heads.includes(text));
  const paragraphs = seen.paragraphs.map(plain).filter((text) => !speaksOfWalls(text)).length;
  const needed = enough + seen.story + perParagraph * Math.min(maxParagraphs, paragraphs);
  let best: { kind: WallKind; points: number } | null = null;
  for (const kind of wallKinds) {
    const points = pointsOf(kind, heads, texts) + (seen.marks[kind] ?? 0);
    if (points >= needed && points > (best?.points ?? 0)) best = { kind, points };
  }
  return best?.kind ?? null;
}

const wallKinds = Object.keys(wallPhrases) as WallKind[];

function pointsOf(kind: WallKind, heads: readonly string[], texts: readonly string[]): number {
  const { inHead, anywhere } = patternsOf(kind);
  const named = heads.filter((head) => saysInHead(inHead, head) || matches(anywhere, head)).length;
  const phrases = new Set(texts.flatMap((text) => anywhere.flatMap((pattern) => text.match(pattern) ?? [])));
  const headPoints = named === 0 ? 0 : firstHead + laterHead * Math.min(1, named - 1);
  return headPoints + said[Math.min(said.length - 1, phrases.size) as 0 | 1 | 2 | 3];
}

/** Whether a paragraph speaks as walls do, be it of another kind. */
function speaksOfWalls(text: string): boolean {
  return wallKinds.some((kind) => matches(patternsOf(kind).anywhere, text));
}

/** Whether a title or first line names a wall or error page of this kind. */
export function namesWall(kind: WallKind, text: string): boolean {
  const { inHead, anywhere } = patternsOf(kind);
  const head = plain(text);
  return saysInHead(inHead, head) || matches(anywhere, head);
}

/** A title names the site before or behind: each part of it may be the one that tells. */
function saysInHead(patterns: readonly RegExp[], head: string): boolean {
  return head.split(/\s[|–—·:-]\s|[|｜]/).some((part) => matches(patterns, part.trim()));
}

function matches(patterns: readonly RegExp[], text: string): boolean {
  return patterns.some((pattern) => text.search(pattern) >= 0);
}

function plain(text: string): string {
  return text.replace(/[’ʼ‘`´]/g, "'").toLowerCase();
}

const printedDay =
  /(?<![\p{L}\p{N}])(?:\d{1,2}(?:st|nd|rd|th)?[.,]? ?(?:de |of )?\p{L}{3,12}\.?,? (?:de )?(?:19|20)\d\d|\p{L}{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d|\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}|(?:19|20)\d\d ?[年년])(?!\p{N})/u;
const maxDayLine = 120;

/** A short line with a day and its year, as stories print them. */
export function printsDay(text: string): boolean {
  return text.length <= maxDayLine && printedDay.test(text);
}

interface Patterns {
  inHead: RegExp[];
  anywhere: RegExp[];
}

const made = new Map<WallKind, Patterns>();

/** Made when first asked for: most pages are long and ask for none. */
function patternsOf(kind: WallKind): Patterns {
  let patterns = made.get(kind);
  if (!patterns) {
    patterns = { inHead: [], anywhere: [] };
    for (const list of wallPhrases[kind]) addPatterns(list, patterns);
    made.set(kind, patterns);
  }
  return patterns;
}

/** Scripts that put no blank between words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

function addPatterns(list: string, { inHead, anywhere }: Patterns): void {
  const phrases = list.toLowerCase().replace(/\\p\{l\}/g, '\\p{L}').replace(/(?<=\p{L})(?<!\\p\{L)\*/gu, '\\p{L}*');
  const [before, behind] = unspaced.test(list) ? ['', ''] : ['(?<![\\p{L}\\p{M}\\p{N}])', '(?![\\p{L}\\p{M}\\p{N}])'];
  const parts = phrasesOf(phrases);
  const add = (to: RegExp[], chosen: readonly string[], start: string): void => {
    if (chosen.length > 0) to.push(new RegExp(`${start}(?:${chosen.join('|')})${behind}`, 'gu'));
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

/** The alternatives of a list; bars inside brackets divide none. */
function phrasesOf(list: string): string[] {
  const phrases = [''];
  let depth = 0;
  for (const sign of list) {
    if (sign === '(') depth++;
    if (sign === ')') depth--;
    if (sign === '|' && depth === 0) phrases.push('');
    else phrases[phrases.length - 1] += sign;
  }
  return phrases.filter((phrase) => phrase !== '');
}
