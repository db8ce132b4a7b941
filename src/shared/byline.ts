import { LatinTwin } from './latin-twin.js';
import { codeAt, lengthOf } from './characters.js';
import {
  authorLinks,
  type BylinePart,
  byWords,
  innerJoiners,
  ands,
  people,
  saidOf,
  signs,
  titleBehind,
  verbs,
  works,
} from './byline-words.js';

// The labels of a by-line: where they stand, and what part they give to whoever follows. Words end where Unicode says so.

export type { BylinePart } from './byline-words.js';

/** What a label is made of: "by", a work, a person, a verb, a verb's own form, a link's words. */
type Kind = 'by' | 'work' | 'person' | 'verb' | 'said' | 'link';

type Entry = { kind: Kind; part: BylinePart };

const entries = new Map<string, Entry>();
for (const [kind, table] of [
  ['work', works],
  ['verb', verbs],
  ['said', saidOf],
  ['person', people],
] as const) {
  for (const [part, words] of Object.entries(table) as [BylinePart, string][]) {
    for (const word of words.split('|')) if (!entries.has(word)) entries.set(word, { kind, part });
  }
}
for (const word of authorLinks.split('|')) entries.set(word, { kind: 'link', part: 'author' });
for (const word of byWords.split('|')) entries.set(word, { kind: 'by', part: 'author' });
/** Most words begin no label: by its first two letters where they are of ASCII, without a pattern, then by the whole word. */
const firstWords = new Set([...entries.keys()].map((one) => one.split(' ', 1)[0]!));
const firstLetters = new Uint8Array(0x80 * 0x80);
for (const one of firstWords) if (one.charCodeAt(0) < 0x80) markLetters(one);

function markLetters(word: string): void {
  const second = word.charCodeAt(1);
  // A word of one letter may have anything behind it; so may one whose second letter is of no ASCII.
  if (second < 0x80) firstLetters[word.charCodeAt(0) * 0x80 + second] = 1;
  else firstLetters.fill(1, word.charCodeAt(0) * 0x80, (word.charCodeAt(0) + 1) * 0x80);
}

/** Whether a label may begin at a place; told without a pattern where the word there is of ASCII. */
function mayBegin(text: string, at: number): boolean {
  const length = lengthOf(text);
  if (at + 1 >= length) return true;
  const [first, second] = [lowerAt(text, at), lowerAt(text, at + 1)];
  if (first >= 0x80 || second >= 0x80) return true;
  if (firstLetters[first * 0x80 + second] === 0) return false;
  let end = at + 1;
  while (end < length && isWordCode(codeAt(text, end))) end++;
  return (end < length && codeAt(text, end) >= 0x80) || firstWords.has(text.slice(at, end).toLowerCase());
}

const isWordCode = (code: number): boolean =>
  isLatin(code) || (code >= 0x30 && code <= 0x39) || code === 0x27 || code === 0x2d;

function lowerAt(text: string, at: number): number {
  const code = codeAt(text, at);
  return code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
}
const longestEntry = Math.max(...[...entries.keys()].map((one) => one.split(' ').length));

const signParts = new Map(
  (Object.entries(signs) as [BylinePart, string][]).flatMap(([part, words]) =>
    words.split('|').map((word) => [word, part] as const),
  ),
);
const signList = [...signParts.keys()].sort((one, two) => two.length - one.length).join('|');
/** Thai's block; no label of signs begins before it. */
const firstSign = 0xe00;
/** A label of one sign may be any word's: it needs a mark or a blank behind. */
const sign = new RegExp(`(?:${signList})`, 'y');

/** Signs that part a label from a name; a dash only where the label opens the line. */
const mark = /\s*[:：՝／/＝=|｜]\s*|\s+—\s+/y;
const openingMark = /\s*[:：՝／/＝=|｜]\s*|\s+[–—-]\s+/y;
const signMark = /\s*[:：／/＝=|｜丨・]\s*/y;
/** Between two labels of signs: "文、图", "글·사진", "採訪撰文"; behind a comma another person's begins. */
const signJoint = /\s*[&+/／・·、]\s*|/y;
const joint = new RegExp(`\\s*(?:[&,+/／・·、]|(?:${ands}|${innerJoiners})(?=\\s))\\s*`, 'iy');
const blank = /\s+/y;
const word = new LatinTwin(String.raw`[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*`, 'uy');

export interface Label {
  start: number;
  /** Behind its mark or blank. */
  end: number;
  part: BylinePart;
  /** Told by a colon or the like, by more than one word, or by a form that is not a noun: it needs no look at what follows. */
  isSure: boolean;
  kind: Kind | 'sign';
  hasMark: boolean;
  /** "Edited by": a work or verb with "by" behind. */
  isPhrase: boolean;
}

function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** The longest entry at a place, and where it ends. */
function entryAt(text: string, at: number): (Entry & { end: number }) | null {
  if (!mayBegin(text, at)) return null;
  let found: (Entry & { end: number }) | null = null;
  let phrase = '';
  let from = at;
  for (let count = 0; count < longestEntry; count++) {
    const end = matchAt(word.of(text), text, from);
    if (end === -1) break;
    phrase += text.slice(from, end).toLowerCase();
    if (count === 0 && !firstWords.has(phrase)) break;
    const entry = entries.get(phrase);
    if (entry) found = { kind: entry.kind, part: entry.part, end };
    const next = matchAt(blank, text, end);
    if (next === -1) break;
    phrase += ' ';
    from = next;
  }
  return found;
}

/** One label of words with blanks at a place, with the "by" behind it. */
function spacedAt(text: string, at: number): (Omit<Label, 'start' | 'end' | 'hasMark'> & { end: number }) | null {
  const entry = entryAt(text, at);
  if (!entry) return null;
  const { kind, part, end } = entry;
  const next = kind === 'work' || kind === 'verb' ? matchAt(blank, text, end) : -1;
  const by = next === -1 ? null : entryAt(text, next);
  if (by?.kind === 'by') return { kind, part, end: by.end, isSure: true, isPhrase: true };
  return { kind, part, end, isSure: kind === 'by' || kind === 'said', isPhrase: false };
}

/** A label at a place, several of one person joined: "Text und Fotos:", "글·사진". Null where a name may as well begin. */
function labelAt(text: string, at: number): Label | null {
  const first = spacedAt(text, at);
  if (!first) return signAt(text, at);
  let { end, part, isSure, isPhrase } = first;
  for (let count = 0; count < 3; count++) {
    const next = matchAt(joint, text, end);
    const other = next === -1 ? null : spacedAt(text, next);
    if (!other || other.kind === 'by' || other.kind === 'link') break;
    end = other.end;
    if (other.part === 'author') part = 'author';
    isSure ||= other.isSure;
    isPhrase ||= other.isPhrase;
  }
  // "Oprac.:"
  const dotted = text[end] === '.' && first.kind === 'work' ? end + 1 : end;
  const marked = matchAt(at === 0 ? openingMark : mark, text, dotted);
  // "edited" alone, before a mark or a name, is not a label: "Edited: 4 May".
  if (first.kind === 'verb' && !isSure) return null;
  if (marked !== -1) return { start: at, end: marked, part, isSure: true, kind: first.kind, hasMark: true, isPhrase };
  const blanked = matchAt(blank, text, dotted);
  return blanked === -1 ? null : { start: at, end: blanked, part, isSure, kind: first.kind, hasMark: false, isPhrase };
}

const unparted = /(?:记者|記者|通讯员|通訊員|摄影|攝影|撮影|责任编辑|責任編輯|责编|責編)$/u;

function signAt(text: string, at: number): Label | null {
  let end = text.charCodeAt(at) < firstSign ? -1 : matchAt(sign, text, at);
  if (end === -1) return null;
  let part = signParts.get(text.slice(at, end))!;
  let length = end - at;
  for (let count = 0; count < 3; count++) {
    const next = matchAt(signJoint, text, end);
    const other = next === -1 ? -1 : matchAt(sign, text, next);
    if (other === -1) break;
    if (signParts.get(text.slice(next, other)) === 'author') part = 'author';
    end = other;
    length = 2;
  }
  const marked = matchAt(signMark, text, end);
  if (marked !== -1)
    return { start: at, end: marked, part, isSure: true, kind: 'sign', hasMark: true, isPhrase: false };
  const blanked = matchAt(blank, text, end);
  if (blanked !== -1)
    return { start: at, end: blanked, part, isSure: length > 1, kind: 'sign', hasMark: false, isPhrase: false };
  // "记者王小明": nothing between; but "作者须知" are notes for authors.
  const isHan = unparted.test(text.slice(at, end)) && /^\p{Script=Han}{2}/u.test(text.slice(end));
  return isHan ? { start: at, end, part, isSure: false, kind: 'sign', hasMark: false, isPhrase: false } : null;
}

/** The label that a text opens with. */
export function openingLabel(text: string): Label | null {
  return labelAt(text, 0);
}

/** How long the label is by which a line says at once that its author follows ("By", "Text:", "記者"), or 0. */
export function openerLength(text: string): number {
  const label = openingLabel(text);
  if (label?.part !== 'author' || label.kind === 'link' || label.end >= text.length) return 0;
  const isNoun = label.kind === 'work' || label.kind === 'person';
  return label.hasMark || !isNoun || label.isSure || nameBehind.test(text.slice(label.end)) ? label.end : 0;
}

/** "Text Ada Lind", "Text" alone before a name in another element; not "Report a problem". */
const nameBehind = new LatinTwin(String.raw`^(?:\p{Lu}[\p{L}.'’-]*(?:\s\p{Ll}{1,3})?\s\p{Lu}|\p{Lo}|x$)`);

/** "記者　早川千尋", "Autor Ada Lind": no more than a name or two. */
const onlyNames = new LatinTwin(/^(?:[\p{Script=Han}\s、]{2,16}|\p{Lu}[\p{L}.'’-]*(?:\s\p{L}[\p{L}.'’-]*){1,3})$/u);

/** Whether a line opens with what stands nowhere but before names: "Reporting by", "Author:", "责任编辑：". */
export function isSignature(text: string): boolean {
  const label = openingLabel(text);
  if (!label || label.end >= text.length || label.kind === 'link' || label.kind === 'by') return false;
  if (label.part === 'photographer' || label.part === 'illustrator' || label.part === 'agency') return false;
  // A question in an interview: "记者：…？"
  if (/[。？！?!]/.test(text)) return false;
  if (label.kind === 'sign' || label.kind === 'person') return label.hasMark || onlyNames.test(text.slice(label.end));
  // "Posted by: John at 5:48 PM" is how comments are signed.
  const isPosted = label.hasMark && /^(?:posted|published|submitted)/i.test(text);
  return label.kind === 'said' || (label.isPhrase && !isPosted);
}

/** The part that a text gives which is a label and nothing else ("Editor", "Fotos:", "责任编辑："), or null. */
export function partOfLabel(text: string): BylinePart | null {
  const bare = text.replace(/[\s:：／/＝=|｜]+$/u, '');
  if (bare === '') return null;
  const label = labelAt(`${bare}: x`, 0);
  return label?.end === bare.length + 2 ? label.part : null;
}

/** Whether a text is nothing but the word before a name: "By", "מאת", "كتبت". */
export function isByWord(text: string): boolean {
  const entry = entryAt(text, 0);
  return entry?.kind === 'by' && entry.end === text.length;
}

export interface Segment {
  text: string;
  /** Null where no label stands before it. */
  part: BylinePart | null;
}

/** Signs behind which a label no longer counts. */
const strong = /[;|•\n；｜丨]|\s[–—-]\s/y;
/** Where a label may begin, or lose its force: at a word's start, at a strong sign; the East's follow a date without a blank. */
const places = new LatinTwin(
  String.raw`(?<![\p{L}\p{M}\p{N}])[\p{L}\p{N}]|(?<=\p{N})[\p{Script=Han}\p{Script=Hangul}\p{Script=Thai}]|[;|•\n；｜]|\s[–—-]\s`,
  'gu',
);
/** Texts without these hold no label but at their start. */
const suspect = new LatinTwin(
  /[:：／/＝=;|•\n；｜丨]|\s[–—-]\s|\s(?:by|von|par|por|di|de|da|door|av|af|od|от|від|oleh)\s|[\u0590-\u109f\u1780-\u17ff\u2e80-\uffff]/iu,
);
const isLatin = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
const maxSegments = 40;

/** A by-line cut at its labels, each segment with the part that its label gives. Labels themselves are left out. */
export function segmentsOf(text: string): Segment[] {
  if (!suspect.test(text)) return [{ text, part: null }];
  const segments: Segment[] = [];
  let part: BylinePart | null = null;
  let from = 0;
  const end = (at: number): void => {
    const segment = text.slice(from, at).trim();
    if (segment !== '') segments.push({ text: segment, part });
  };
  let last = 0;
  for (const { index: at } of text.matchAll(places.of(text))) {
    if (at < last || segments.length >= maxSegments) continue;
    const separated = !isLatin(codeAt(text, at)) ? matchAt(strong, text, at) : -1;
    const label = separated === -1 && matchAt(titleBehind, text, at) === -1 ? labelAt(text, at) : null;
    // At the start, and behind a comma, a label is looked for again when names are told apart.
    if (separated === -1 && !(label && isLabelInside(label, text))) continue;
    end(at);
    // Who opens a by-line with it wrote the review; beside a writer it is somebody who checked.
    const isCheck = label !== null && at > 0 && /^review/i.test(text.slice(at, at + 6));
    part = isCheck ? 'reviewer' : (label?.part ?? null);
    from = label?.end ?? separated;
    last = from;
  }
  end(text.length);
  return segments;
}

/** A small word before a small one: "people in this story:". */
const amidWords = new LatinTwin(new RegExp(`(?<!\\p{L})(?!(?:${ands}|${innerJoiners})\\s)\\p{Ll}{2,}\\s$`, 'u'));
const smallWords = new LatinTwin(/^\p{Ll}{5}|^\p{Ll}+\s\p{Ll}/u);

function isLabelInside({ kind, isSure, hasMark, start, end }: Label, text: string): boolean {
  if (kind === 'link') return false;
  const isSmall = text.charAt(start) !== text.charAt(start).toUpperCase();
  if (hasMark && kind !== 'sign' && isSmall && amidWords.test(text.slice(Math.max(0, start - 20), start))) return false;
  // "Text analysis: data breaches" names nobody; wires write themselves small ("Foto: dpa").
  if (hasMark && kind === 'work') return !smallWords.test(text.slice(end));
  if (hasMark || kind === 'sign') return true;
  return isSure && kind !== 'by' && kind !== 'said';
}
