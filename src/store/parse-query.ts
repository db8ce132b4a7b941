import { UsageError } from '../errors.js';
import { nearest } from '../shared/nearest.js';
import { emptyQuery, type Field, narrowQuery, type Phrase, type Query, type Wanted } from './query.js';
import { hasWords, isShortBeginning } from './words.js';

// A search as people type it → a tree. What cannot be read is explained, never guessed at.

const filters = ['since', 'until', 'language', 'source'] as const;
type Filter = (typeof filters)[number];

/** Names before a colon that look in one part of the text. */
const fields = new Map<string, Field>([
  ['headline', 'headline'],
  ['summary', 'summary'],
  ['body', 'body'],
  ['author', 'authors'],
  ['authors', 'authors'],
  ['tag', 'tags'],
  ['tags', 'tags'],
]);

const names: string[] = [...filters, ...fields.keys()];

/** `-name:"a phrase"*`, each part but the text optional; quotes as phones and word processors write them count, too. */
const piece = /(-?)(?:([a-z]+):)?(?:["“”„‟«»]([^"“”„‟«»]*)["“”„‟«»](\*?)|([^\s()]+))/iy;
const blanks = /\s*/y;
/** Written so they are not words; in quotes or in small letters they are. */
const operators = new Set(['OR', 'AND', 'NOT']);
const longestText = 5_000;
const deepest = 10;

/**
 * `kharkiv "air defence" -russia author:amran tag:war since:2024-04`: words are all wanted (`AND` may stand between them), quotes
 * make a phrase, `-` or `NOT` excludes, `word*` is a beginning, `headline:word` looks in one field, `OR` stands between
 * alternatives, brackets group. Throws a UsageError that says what cannot be understood.
 */
export function parseQuery(text: string, base: Query = emptyQuery): Query {
  if (text.length > longestText) throw new UsageError(`a search takes ${longestText} characters at most`);
  const parser = new Parser(text, { ...base });
  const parts = parser.group(0);
  if (parts.length === 0 && !parser.hasFilter) throw nothingWanted(text);
  return narrowQuery(parser.query, parts);
}

function nothingWanted(text: string): UsageError {
  const shown = text.trim();
  if (/^\*+$/.test(shown)) {
    return new UsageError(
      `${shown} alone looks for nothing: "wirecopy list" lists everything, khark* finds what begins so`,
    );
  }
  return new UsageError(
    shown === ''
      ? 'say what to look for: "wirecopy list" lists everything'
      : `${shown} has no letter or digit that could be looked for`,
  );
}

/** One author, tag or word of a flag; null where it has no letter or digit. */
export function phraseOf(text: string, field: Field | null): Phrase | null {
  if (!hasWords(text)) return null;
  const isBeginning = text.endsWith('*');
  // Thousands of words begin so: each of their lists would be read.
  if (isBeginning && isShortBeginning(text)) {
    throw new UsageError(`${text} is too short for the beginning of a word: write two letters or more`);
  }
  return { kind: 'phrase', text, isBeginning, field };
}

class Parser {
  hasFilter = false;
  private at = 0;

  constructor(
    private readonly text: string,
    readonly query: Query,
  ) {}

  /** Parts that are all wanted, up to the end or to the bracket that closes them. */
  group(depth: number): Wanted[] {
    if (depth > deepest) throw new UsageError(`the search has more than ${deepest} brackets in each other`);
    const parts: (Wanted | null)[] = [];
    let joins: 'OR' | 'AND' | null = null;
    let isExcluded = false;
    for (;;) {
      this.skip(blanks);
      const next = this.text[this.at];
      if (next === undefined || (next === ')' && depth > 0)) break;
      const word = this.operator();
      if (word === 'NOT') {
        isExcluded = true;
        continue;
      }
      if (word !== null) {
        if (parts.length === 0 || joins !== null || isExcluded)
          throw new UsageError(`${word} goes between two words or phrases`);
        joins = word;
        continue;
      }
      const one = this.item(depth, joins === 'OR');
      if (one === 'filter') {
        if (isExcluded) throw onlyWordsExcluded(this.text);
        continue;
      }
      const part: Wanted | null = one !== null && isExcluded ? excluded(one) : one;
      parts.push(joins === 'OR' ? either(parts.pop() ?? null, part) : part);
      joins = null;
      isExcluded = false;
    }
    if (joins !== null) throw new UsageError(`${joins} goes between two words or phrases`);
    if (isExcluded) throw new UsageError('NOT goes before a word to exclude');
    return parts.filter((one) => one !== null);
  }

  private skip(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at = pattern.lastIndex;
    return found;
  }

  private operator(): 'OR' | 'AND' | 'NOT' | null {
    const word = /^(?:OR|AND|NOT)(?=[\s()"]|$)/.exec(this.text.slice(this.at, this.at + 4))?.[0];
    if (word === undefined || !operators.has(word)) return null;
    this.at += word.length;
    return word as 'OR' | 'AND' | 'NOT';
  }

  /** A piece or a bracket; null where it holds no letter or digit. */
  private item(depth: number, isAlternative: boolean): Wanted | 'filter' | null {
    const minus = this.text.startsWith('-(', this.at);
    if (minus) this.at++;
    if (this.text[this.at] === '(') {
      this.at++;
      const parts = this.group(depth + 1);
      if (this.text[this.at] !== ')')
        throw new UsageError(`the search ${this.text} opens a bracket and does not close it`);
      this.at++;
      if (parts.length === 0) return null;
      if (parts.every((one) => one.kind === 'none')) {
        throw new UsageError('brackets need a wanted word: these hold only excluded ones');
      }
      const all: Wanted = parts.length === 1 ? parts[0]! : { kind: 'all', parts };
      return minus ? excluded(all) : all;
    }
    const found = this.skip(piece);
    if (!found) {
      // A bracket that closes nothing.
      this.at++;
      return null;
    }
    return this.phrase(found, isAlternative);
  }

  private phrase(found: RegExpExecArray, isAlternative: boolean): Wanted | 'filter' | null {
    const [whole, minus, name, quoted, star = '', word = ''] = found;
    // Inside a word it is one of its signs: צה"ל.
    if (quoted === undefined && /^["“”„‟«»]|["“”„‟«»]\*?$/.test(word)) {
      const what = /^["“”„‟«»]/.test(word)
        ? 'opens a quote and does not close it'
        : 'closes a quote that was not opened';
      throw new UsageError(`the search ${this.text} ${what}`);
    }
    const value = quoted === undefined ? word : `${quoted}${star}`;
    if (quoted === undefined) refuseStars(word);
    const field = name?.toLowerCase();
    if (field !== undefined && filters.includes(field as Filter)) {
      if (minus) throw onlyWordsExcluded(whole);
      if (isAlternative) throw new UsageError(`${whole}: OR stands between words, and a filter holds for all of them`);
      this.query[field as Filter] = value;
      this.hasFilter = true;
      return 'filter';
    }
    const one = named(value, field);
    return one !== null && minus ? excluded(one) : one;
  }
}

const onlyWordsExcluded = (text: string): UsageError =>
  new UsageError(`${text}: only words, author: and tag: can be excluded`);

/** Of one piece; null where it holds no letter or digit. A name that is none is text: `https://…`, `re:start`. */
function named(value: string, name: string | undefined): Phrase | null {
  const bare = /^([a-z]+):$/i.exec(value)?.[1]?.toLowerCase();
  if (name === undefined && bare !== undefined && names.includes(bare)) {
    throw new UsageError(`${value} needs a word right behind the colon`);
  }
  const field = name === undefined ? null : fields.get(name);
  if (field === undefined) {
    const meant = name!.length > 2 && !value.startsWith('//') ? nearest(name!, names) : null;
    if (meant) throw new UsageError(`${name}: is not part of a search: did you mean ${meant}:${value}?`);
    return phraseOf(`${name} ${value}`, null);
  }
  const phrase = phraseOf(value, field);
  if (phrase === null && field !== null) throw new UsageError(`${name}: needs a word behind the colon`);
  return phrase;
}

function refuseStars(word: string): void {
  if (/\*[\p{L}\p{N}]/u.test(word)) {
    throw new UsageError(
      `${word}: * stands only at the end, for words that begin so; in quotes it is a sign like others`,
    );
  }
}

function excluded(part: Wanted): Wanted {
  if (part.kind === 'none') return part.part;
  return { kind: 'none', part };
}

function either(left: Wanted | null, right: Wanted | null): Wanted | null {
  if (left === null || right === null) return left ?? right;
  if (left.kind === 'none' || right.kind === 'none') {
    throw new UsageError('OR goes between two wanted words, not next to an excluded one');
  }
  return { kind: 'any', parts: [...(left.kind === 'any' ? left.parts : [left]), right] };
}
