import type { Article } from '../types.js';
import { textOfBody } from './content-hash.js';
import { type Field, phrasesIn, type Wanted } from './query.js';
import { type Lookup, lookupsOf, signsIn, type Word, wordsOf } from './words.js';

/** Marks around what was found; no text holds these, and no terminal or page gets them unseen. */
export const markStart = '\u0002';
export const markEnd = '\u0003';

const around = 90;
/** Of a text; a find further down is shown without its place. */
const longestText = 200_000;
const mostPlaces = 50;

/** The piece of the story around the first word that was looked for, with every such word marked; null where none was. */
export function snippetOf(article: Article, wanted: Wanted | null): string | null {
  const phrases = phrasesIn(wanted, true);
  if (phrases.length === 0) return null;
  const lookupsIn = (field: Field): Lookup[] =>
    phrases
      .filter((one) => one.field === null || one.field === field)
      .flatMap((one) => lookupsOf(one.text, one.isBeginning));
  const texts: [text: string, field: Field][] = [
    [textOfBody(article), 'body'],
    [article.summary ?? '', 'summary'],
  ];
  for (const [text, field] of texts) {
    const places = placesOf(text.slice(0, longestText), lookupsIn(field));
    if (places.length > 0) return marked(text, places);
  }
  return marked(texts[0]![0] || texts[1]![0], []);
}

type Place = [from: number, to: number];

/** Where words were found: signs of one run together, other words one by one. */
function placesOf(text: string, lookups: Lookup[]): Place[] {
  const { words, joined } = wordsOf(text);
  const found: Place[] = [];
  for (const lookup of lookups) {
    for (let at = 0; at < words.length; at++) if (isAt(words, at, lookup)) found.push(...placesAt(words, at, lookup));
    if (lookup.words.length === 1) {
      for (let at = 0; at < joined.length; at++)
        if (isAt(joined, at, lookup)) found.push(...placesAt(joined, at, lookup));
    }
  }
  const places: Place[] = [];
  for (const [from, to] of found.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const last = places.at(-1);
    if (last && from < last[1]) last[1] = Math.max(last[1], to);
    else if (places.length < mostPlaces) places.push([from, to]);
  }
  return places;
}

function isAt(words: Word[], at: number, { words: wanted, isBeginning }: Lookup): boolean {
  return wanted.every((word, n) => {
    const text = words[at + n]?.text;
    return text === word || (isBeginning && n === wanted.length - 1 && (text?.startsWith(word) ?? false));
  });
}

function placesAt(words: Word[], at: number, { words: wanted, isBeginning }: Lookup): Place[] {
  return wanted.map((word, n) => {
    const { from, to, signEnds } = words[at + n]!;
    if (!isBeginning || n < wanted.length - 1 || !signEnds) return [from, to];
    return [from, signEnds[signsIn(word) - 1] ?? to];
  });
}

function marked(text: string, places: Place[]): string {
  const [first] = places;
  const from = first ? wordBorder(text, wholeSign(text, Math.max(0, first[0] - around))) : 0;
  const to = wholeSign(text, Math.min(text.length, (first?.[1] ?? 0) + 2 * around));
  let out = from > 0 ? '…' : '';
  let at = from;
  for (const [start, end] of places) {
    if (start < at || end > to) continue;
    out += `${text.slice(at, start)}${markStart}${text.slice(start, end)}${markEnd}`;
    at = end;
  }
  out += text.slice(at, to) + (to < text.length ? '…' : '');
  // In one line a hyphen before an item would be read as a dash of the sentence before it.
  return out.replace(/\n *- /g, ' • ').replace(/\s+/g, ' ');
}

/** Not between the halves of a surrogate pair. */
const wholeSign = (text: string, at: number): number => (/[\udc00-\udfff]/.test(text[at] ?? '') ? at + 1 : at);

function wordBorder(text: string, at: number): number {
  const space = text.indexOf(' ', at);
  return at === 0 || space === -1 || space - at > 20 ? at : space + 1;
}
