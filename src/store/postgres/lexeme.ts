import { sha256 } from '../../shared/sha256.js';
import type { Field } from '../query.js';

// Words of the full text as PostgreSQL's lexemes. They come folded and parted by `words.ts`, as in SQLite's index, so that none of
// PostgreSQL's own parsers and dictionaries has a say.

/** PostgreSQL takes 2,046 bytes; a letter has three at most, and one of two units four. */
const longest = 500;

/** Before the words of a short field, which stand in the index a second time; no word begins so. */
const prefixes: Record<Field | 'source-tag', string> = {
  headline: ':h',
  summary: ':s',
  authors: ':a',
  tags: ':t',
  'source-tag': ':g',
  /** Of the body `D`, the weight of its positions, tells enough: a copy of every word would double the index. */
  body: '',
};

/** A word of any length, of a field or (null) of any. */
export function lexemeOf(word: string, field: Field | 'source-tag' | null = null): string {
  const prefix = field === null ? '' : prefixes[field];
  return `${prefix}${word.length > longest ? `${beginningOf(word)}:${sha256(word).slice(0, 16)}` : word}`;
}

/** What each word that begins so begins with. */
export const beginningOf = (word: string): string =>
  word.length > longest ? word.slice(0, longest).replace(/[\ud800-\udbff]$/, '') : word;

/** As tsvector and tsquery take it (https://www.postgresql.org/docs/current/datatype-textsearch.html). */
export const quoted = (lexeme: string): string => `'${lexeme.replace(/['\\]/g, '$&$&')}'`;
