import type { Article } from '../types.js';
import { textOfBody } from './content-hash.js';

/** Marks around what was found; no text holds these, and no terminal or page gets them unseen. */
export const markStart = '\u0002';
export const markEnd = '\u0003';

const around = 90;

/** Letters without their diacritics, in lower case, place for place, as the full-text index folds them. */
function fold(text: string): string {
  const known = new Map<string, string>();
  const folded = text.replace(/[\u0080-\uffff]/g, (sign) => {
    let plain = known.get(sign);
    if (plain === undefined) {
      plain = sign.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
      // One unit for one, so that places stay the same.
      if (plain.length !== 1) plain = sign;
      known.set(sign, plain);
    }
    return plain;
  });
  const lower = folded.toLowerCase();
  return lower.length === text.length ? lower : folded;
}

/** The piece of the story around the first word that was looked for, with every such word marked. */
export function snippetOf(article: Article, words: string[]): string {
  const text = textOfBody(article) || article.summary || '';
  const folded = fold(text);
  const places: [from: number, to: number][] = [];
  for (const word of new Set(words.map(fold))) {
    if (word.trim() === '') continue;
    for (let at = folded.indexOf(word); at !== -1 && places.length < 50; at = folded.indexOf(word, at + word.length)) {
      if (isWordStart(folded, at)) places.push([at, at + word.length]);
    }
  }
  places.sort((a, b) => a[0] - b[0]);
  const first = places[0];
  const from = first ? wordBorder(text, Math.max(0, first[0] - around)) : 0;
  const to = Math.min(text.length, (first?.[1] ?? 0) + 2 * around);
  let out = from > 0 ? '…' : '';
  let at = from;
  for (const [start, end] of places) {
    if (start < at || end > to) continue;
    out += `${text.slice(at, start)}${markStart}${text.slice(start, end)}${markEnd}`;
    at = end;
  }
  out += text.slice(at, to) + (to < text.length ? '…' : '');
  return out.replace(/\s+/g, ' ');
}

function isWordStart(text: string, at: number): boolean {
  return (
    at === 0 ||
    !/[\p{L}\p{N}]/u.test(text[at - 1]!) ||
    /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u.test(text[at]!)
  );
}

function wordBorder(text: string, at: number): number {
  const space = text.indexOf(' ', at);
  return at === 0 || space === -1 || space - at > 20 ? at : space + 1;
}
