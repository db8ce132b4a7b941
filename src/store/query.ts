import type { Article } from '../types.js';
import { UsageError } from '../errors.js';
import { wordsOf } from './words.js';

/** What is looked for: words, as a tree that each kind of archive puts in its own terms, and filters. */
export interface Query {
  /** Null where there are only filters. */
  wanted: Wanted | null;
  /** The beginning of an ISO date (`2024-04`), compared with dates as printed, or an instant that ends with `Z`. */
  since: string | null;
  until: string | null;
  language: string | null;
  /** Address of a feed, host, or name of a publisher. */
  source: string | null;
  /** Only articles with this score of quality or a better one, and those without. */
  minQuality: number | null;
  /** Of the first sighting, in the same forms; a day is one of UTC. */
  seenSince: string | null;
  seenUntil: string | null;
  /** Empty is all. */
  kinds: readonly Article['kind'][];
  /** Each a tag of the article, or of a source that named it. */
  tags: readonly Phrase[];
  /** Only articles that the publisher edited after the first sighting. */
  isEdited: boolean;
  /** Only those whose last edit was seen at least this many ms after publication. */
  editedAfterMs: number | null;
  /** One article for a story that several tell in nearly the same words: the first that the list comes to. */
  isGrouped: boolean;
  /** Null: newest first, or by relevance where words are looked for. */
  sort: Sort | null;
  limit: number | null;
}

/** `date` and `seen` newest first, `headline` and `source` by letters, the newest of a source first. */
export interface Sort {
  by: 'date' | 'seen' | 'headline' | 'source';
  isReversed: boolean;
}

/** A part of an article that can be looked through alone. */
export type Field = 'headline' | 'summary' | 'body' | 'authors' | 'tags';

/** A word or a phrase as the user wrote it; several words stand next to each other. Not yet folded. */
export interface Phrase {
  kind: 'phrase';
  text: string;
  /** The last word may go on: `khark*`. */
  isBeginning: boolean;
  field: Field | null;
}

/** `none` stands only among the parts of an `all`: "not this" alone says nothing to look for, but for a whole query. */
export type Wanted =
  | Phrase
  | { kind: 'all'; parts: Wanted[] }
  | { kind: 'any'; parts: Wanted[] }
  | { kind: 'none'; part: Wanted };

export const emptyQuery: Query = {
  wanted: null,
  since: null,
  until: null,
  language: null,
  source: null,
  minQuality: null,
  seenSince: null,
  seenUntil: null,
  kinds: [],
  tags: [],
  isEdited: false,
  editedAfterMs: null,
  isGrouped: false,
  sort: null,
  limit: null,
};

/** More than anybody types; each costs a look into the index. */
const mostPhrases = 100;
/** Of all phrases together: a common word that comes again and again costs a look each time. */
const mostWords = 200;
/** Signs of scripts without blanks are rarer than words, and a sentence has many. */
const signsAWord = 10;

/** The query with further parts, all of them wanted. */
export function narrowQuery(query: Query, further: readonly Wanted[]): Query {
  const before = query.wanted === null ? [] : query.wanted.kind === 'all' ? query.wanted.parts : [query.wanted];
  const parts = [...before, ...further];
  const phrases = parts.flatMap((one) => phrasesIn(one));
  const words = Math.ceil(phrases.reduce((sum, one) => sum + wordsIn(one), 0));
  if (phrases.length > mostPhrases || words > mostWords) {
    const [most, has] = phrases.length > mostPhrases ? [mostPhrases, phrases.length] : [mostWords, words];
    const what = phrases.length > mostPhrases ? 'words and phrases' : 'words in its phrases';
    throw new UsageError(`a search takes ${most} ${what} at most, and this one has ${has}: divide it, or use word*`);
  }
  return { ...query, wanted: parts.length > 1 ? { kind: 'all', parts } : (parts[0] ?? null) };
}

/** Every word and phrase of a tree; `wantedOnly` leaves out what must not be there. */
export function phrasesIn(tree: Wanted | null, wantedOnly = false): Phrase[] {
  if (tree === null) return [];
  if (tree.kind === 'phrase') return [tree];
  if (tree.kind === 'none') return wantedOnly ? [] : phrasesIn(tree.part);
  return tree.parts.flatMap((one) => phrasesIn(one, wantedOnly));
}

function wordsIn({ text }: Phrase): number {
  return wordsOf(text).words.reduce((sum, one) => sum + (one.signEnds ? 1 / signsAWord : 1), 0);
}
