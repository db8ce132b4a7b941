import { UsageError } from '../errors.js';
import { nearest } from '../shared/nearest.js';
import { isSign, wordsOf } from './words.js';

/** What is looked for: words for the full text, and filters. */
export interface Query {
  /** Full-text expression in FTS5's syntax, null where there are only filters. */
  match: string | null;
  /** Full-text expression of what must not be there. */
  exclude: string | null;
  /** The words, for highlighting. */
  words: string[];
  /** The beginning of an ISO date (`2024-04`), compared with dates as printed, or an instant that ends with `Z`. */
  since: string | null;
  until: string | null;
  language: string | null;
  /** Address of a feed, host, or name of a publisher. */
  source: string | null;
  /** Only articles that the publisher edited after the first sighting. */
  isEdited: boolean;
  /** Only those whose last edit was seen at least this many ms after publication. */
  editedAfterMs: number | null;
  limit: number | null;
}

export const emptyQuery: Query = {
  match: null,
  exclude: null,
  words: [],
  since: null,
  until: null,
  language: null,
  source: null,
  isEdited: false,
  editedAfterMs: null,
  limit: null,
};

const filters = new Set(['since', 'until', 'language', 'source'] as const);
type Filter = typeof filters extends Set<infer Name> ? Name : never;

/** Names before a colon that look in one part of the text. */
const columns = new Map([
  ['headline', 'headline'],
  ['summary', 'summary'],
  ['body', 'body'],
  ['author', 'authors'],
  ['authors', 'authors'],
  ['tag', 'tags'],
  ['tags', 'tags'],
]);

const names = [...filters, ...columns.keys()];

/** `-name:"a phrase"`, each part but the text optional. */
const piece = /(-?)(?:([a-z]+):)?(?:"([^"]*)"(\*?)|([^\s"]+))/gi;

/**
 * `kharkiv "air defence" -russia author:amran tag:war since:2024-04`: words are all wanted, quotes make a phrase, `-` excludes,
 * `word*` is a beginning, `headline:word` looks in one field, `OR` stands between two alternatives. Throws a UsageError that says
 * what cannot be understood.
 */
export function parseQuery(text: string, base: Query = emptyQuery): Query {
  if ((text.match(/"/g)?.length ?? 0) % 2 === 1)
    throw new UsageError(`the search ${text} opens a quote and does not close it`);
  const query: Query = { ...base, words: [...base.words] };
  const wanted: string[] = [];
  const excluded: string[] = [];
  let isAlternative = false;
  for (const match of text.matchAll(piece)) {
    const [whole, minus, name, phrase, star, word] = match;
    const field = name?.toLowerCase();
    if (word === 'OR' && !field && !minus) {
      if (wanted.length === 0 || isAlternative) throw new UsageError('OR stands between two words or phrases');
      isAlternative = true;
      continue;
    }
    const value = phrase === undefined ? word! : `${phrase}${star}`;
    if (field !== undefined && filters.has(field as Filter)) {
      if (minus) throw new UsageError(`${whole}: only words, author: and tag: can be excluded`);
      query[field as Filter] = value;
      continue;
    }
    const expression = expressionOf(value, field);
    if (expression === null) continue;
    if (minus) excluded.push(expression);
    else if (isAlternative) wanted.push(`(${wanted.pop()} OR ${expression})`);
    else wanted.push(expression);
    if (!minus) query.words.push(...wordsOf(value));
    isAlternative = false;
  }
  if (isAlternative) throw new UsageError('OR stands between two words or phrases');
  return narrowQuery(query, wanted, excluded);
}

/** Of one piece; null where it holds no letter or digit. A name that is none is text: `https://…`, `re:start`. */
function expressionOf(value: string, field: string | undefined): string | null {
  const column = field === undefined ? null : columns.get(field);
  if (field !== undefined && column === undefined) {
    const meant = field.length > 2 && !value.startsWith('//') ? nearest(field, names) : null;
    if (meant) throw new UsageError(`${field}: is no part of a search: did you mean ${meant}:${value}?`);
    return matchExpression(`${field} ${value}`, null);
  }
  const expression = matchExpression(value, column ?? null);
  if (expression === null && field !== undefined) throw new UsageError(`${field}: needs a word behind the colon`);
  return expression;
}

/** The query with further expressions, all of them wanted, and others excluded. */
export function narrowQuery(query: Query, wanted: readonly (string | null)[], excluded: readonly string[] = []): Query {
  const all = [query.match, ...wanted].filter((one) => one !== null);
  const none = [query.exclude, ...excluded].filter((one) => one !== null);
  return {
    ...query,
    match: all.length > 1 ? all.map((one) => `(${one})`).join(' AND ') : (all[0] ?? null),
    exclude: none.length > 1 ? none.map((one) => `(${one})`).join(' OR ') : (none[0] ?? null),
  };
}

/** A phrase of FTS5, its text quoted; nothing of the user's is syntax. Null for text without a letter or digit. */
export function matchExpression(text: string, column: string | null): string | null {
  const words = wordsOf(text);
  if (words.length === 0) return null;
  // Thousands of words begin so: each of their lists would be read.
  if (/^[\p{L}\p{N}]\*$/u.test(text) && !isSign(text[0]!)) {
    throw new UsageError(`${text} is too short for the beginning of a word: write two letters or more`);
  }
  const phrase = `"${words.join(' ')}"${text.endsWith('*') ? '*' : ''}`;
  return column ? `${column} : ${phrase}` : phrase;
}
