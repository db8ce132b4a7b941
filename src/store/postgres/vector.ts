import type { Article } from '../../types.js';
import { textOfBody } from '../content-hash.js';
import type { Field } from '../query.js';
import { indexText } from '../words.js';
import { lexemeOf, quoted } from './lexeme.js';
import { pairFilter } from './pairs.js';

// An article's words as tsvectors. A tsvector knows 255 places of a word, 16,383 places in all and a megabyte
// (https://www.postgresql.org/docs/current/textsearch-limitations.html): a text beyond that is several, which overlap, so that
// every phrase stands whole in one of them.

const mostOfWord = 250;
const mostPlaces = 16_000;
const mostBytes = 500_000;
/** The longest phrase that a search takes has 200 words, or 2,000 signs. */
const overlap = 2_000;

/** Weights of places, by which results are ranked. */
const weights: Record<Field, string> = { headline: 'A', summary: 'B', authors: 'C', tags: 'C', body: '' };

interface Token {
  word: string;
  field: Field;
}

export interface Vectors {
  /** One tsvector, or several of a long text. */
  parts: string[];
  /** Of one alone. */
  pairs: string | null;
}

export function vectorsOf(article: Article): Vectors {
  const tokens: Token[] = [
    ...tokensOf('headline', article.headline ?? ''),
    ...tokensOf('summary', article.summary ?? ''),
    ...tokensOf('authors', article.authors.join(' ; ')),
    ...tokensOf('tags', article.tags.join(' ; ')),
    ...tokensOf('body', textOfBody(article)),
  ];
  const tags = new Set(article.source.tags.map((tag) => quoted(lexemeOf(tag.toLowerCase(), 'source-tag'))));
  const vectors: string[] = [];
  for (let from = 0; ; ) {
    const { words, to } = partFrom(tokens, from);
    const lexemes = [...words.values()].map(({ lexeme, places }) => `${lexeme}:${places}`);
    vectors.push([...(vectors.length === 0 ? tags : []), ...lexemes].join(' '));
    if (to === tokens.length) return { parts: vectors, pairs: vectors.length > 1 ? null : pairFilter(runsOf(tokens)) };
    from = to - Math.min(overlap, Math.floor((to - from) / 2));
  }
}

/** Words that stand side by side, as `<->` knows them. */
function runsOf(tokens: readonly Token[]): Iterable<string[]> {
  const runs = new Map<Field, string[]>();
  for (const { word, field } of tokens) {
    const run = runs.get(field);
    if (run) run.push(lexemeOf(word));
    else runs.set(field, [lexemeOf(word)]);
  }
  return runs.values();
}

/** What is ASCII is parted and lowered as FTS5's `ascii` tokenizer does it. */
function tokensOf(field: Field, text: string): Token[] {
  const words = indexText(text).match(/[0-9A-Za-z\u0080-\uffff]+/g) ?? [];
  return words.map((word) => ({ word: word.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()), field }));
}

interface Places {
  lexeme: string;
  places: string;
  count: number;
}

/** As many tokens as one tsvector takes, by their words, and by their words in a field; `to` is the first that it does not. */
function partFrom(tokens: readonly Token[], from: number): { words: Map<string, Places>; to: number } {
  const words = new Map<string, Places>();
  let bytes = 0;
  let place = 0;
  let at = from;
  for (; at < tokens.length; at++) {
    const { word, field } = tokens[at]!;
    const count = (words.get(word)?.count ?? 0) + 1;
    bytes += 4 + (count === 1 ? Buffer.byteLength(word) + 4 : 0);
    if (at > from && (count > mostOfWord || place > mostPlaces || bytes > mostBytes)) break;
    // No phrase goes on from one field into another.
    place += at > from && tokens[at - 1]!.field === field ? 1 : 2;
    add(words, word, null, `${place}${weights[field]}`);
    if (field !== 'body') add(words, word, field, String(place));
  }
  return { words, to: at };
}

function add(words: Map<string, Places>, word: string, field: Field | null, place: string): void {
  const name = field === null ? word : `${field}:${word}`;
  const known = words.get(name);
  if (known === undefined) {
    words.set(name, { lexeme: quoted(lexemeOf(word, field)), places: place, count: 1 });
    return;
  }
  known.places += `,${place}`;
  known.count++;
}
