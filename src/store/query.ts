/** What is looked for: words for the full text, and filters. */
export interface Query {
  /** Full-text expression in FTS5's syntax, null where there are only filters. */
  match: string | null;
  /** The words, for highlighting. */
  words: string[];
  since: string | null;
  until: string | null;
  language: string | null;
  /** Host or feed address. */
  source: string | null;
  author: string | null;
  tag: string | null;
  /** Only articles with more than one revision. */
  isEdited: boolean;
  /** Only edits made at least this many ms after the first sighting. */
  editedAfterMs: number | null;
  limit: number | null;
}

export const emptyQuery: Query = {
  match: null,
  words: [],
  since: null,
  until: null,
  language: null,
  source: null,
  author: null,
  tag: null,
  isEdited: false,
  editedAfterMs: null,
  limit: null,
};

const filterNames = ['since', 'until', 'language', 'source', 'author', 'tag'] as const;

/**
 * `kharkiv "air defence" -russia author:amran tag:war since:2024-04`: words are all wanted, quotes make a phrase, `-` excludes,
 * `word*` is a beginning, `headline:word` looks in one field, `OR` stands between two alternatives.
 */
export function parseQuery(text: string, base: Query = emptyQuery): Query {
  const query: Query = { ...base, words: [...base.words] };
  const wanted: string[] = [];
  const excluded: string[] = [];
  let isAlternative = false;
  for (const match of text.matchAll(/(-?)(?:([a-z]+):)?(?:"([^"]*)"|(\S+))/gi)) {
    const [, minus, name, phrase, word] = match;
    const value = phrase ?? word ?? '';
    const field = name?.toLowerCase();
    if (!field && value === 'OR' && wanted.length > 0) {
      isAlternative = true;
      continue;
    }
    const filter = filterNames.find((one) => one === field);
    if (filter) {
      query[filter] = value;
      continue;
    }
    const isColumn = field !== undefined && columns.has(field);
    const expression = matchExpression(isColumn || !field ? value : `${field} ${value}`, isColumn ? field : null);
    if (!expression) continue;
    if (minus) excluded.push(expression);
    else if (isAlternative) wanted.push(`(${wanted.pop()} OR ${expression})`);
    else wanted.push(expression);
    if (!minus) query.words.push(...wordsOf(value.replace(/\*$/, '')));
    isAlternative = false;
  }
  const all = wanted.join(' AND ');
  if (all) query.match = excluded.length > 0 ? `(${all}) NOT (${excluded.join(' OR ')})` : all;
  return query;
}

const columns = new Set(['headline', 'summary', 'body', 'authors', 'tags']);

/** A phrase of FTS5, its text quoted; nothing of the user's is syntax. */
export function matchExpression(text: string, column: string | null): string | null {
  const isPrefix = text.endsWith('*');
  const words = wordsOf(text);
  if (words.length === 0) return null;
  const phrase = `"${words.join(' ')}"${isPrefix ? '*' : ''}`;
  return column ? `${column} : ${phrase}` : phrase;
}

/** As the index has them: Chinese, Japanese and Korean text has no blanks, so each sign is a word and a word is a phrase. */
export function wordsOf(text: string): string[] {
  return (
    text
      .match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|[\p{L}\p{N}\p{M}_]+/gu)
      ?.flatMap(splitMixed) ?? []
  );
}

const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

function splitMixed(word: string): string[] {
  if (!cjk.test(word)) return [word];
  return (
    word.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+/gu,
    ) ?? []
  );
}

/** Text as it is indexed: a blank around each sign of the scripts that write none. */
export function indexable(text: string): string {
  if (!cjk.test(text)) return text;
  return text.replace(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu, ' $& ');
}
