import { alikeHeadline, likeness, wordsOf } from '../shared/likeness.js';
import type { Article } from '../types.js';
import { textOfBody } from './content-hash.js';
import type { Said } from './source-types.js';

// Whether two records tell the same story, by what a reader sees: headline and text.

export type Likeness =
  /** Headline or text are alike: one story, and what differs is an edit. */
  | 'alike'
  /** Neither is alike: two stories, or a wall in a story's place. */
  | 'unlike'
  /** One of them says too little to tell. */
  | 'unknown';

/** Shares of three words in a row: unrelated texts have next to none, and an edit rarely leaves less. */
const alikeTriples = 0.25;
/** Words in common of a text too short for triples (a teaser, a notice). */
const alikeWords = 0.5;
/** Fewer words are not enough to compare. */
const fewWords = 6;
const shortWords = 40;
/** A long text is known by its beginning. */
const comparedLength = 20_000;

export function likenessOf(a: Article, b: Article, least = alikeHeadline): Likeness {
  const headline = isHeadlineAlike(a.headline, b.headline, least);
  if (headline === true) return 'alike';
  const text = isTextAlike(storyText(a), storyText(b));
  if (text === true) return 'alike';
  return text === null ? 'unknown' : 'unlike';
}

/** Null where one of them has none. */
export function isHeadlineAlike(a: string | null, b: string | null, least = alikeHeadline): boolean | null {
  if (!a || !b) return null;
  return a === b || likeness(a, b) >= least;
}

/** Null where one of them has too few words to tell. */
export function isTextAlike(a: string, b: string): boolean | null {
  if (a === b && a !== '') return true;
  const [short, long] = [a, b]
    .map((text) => wordsOf(text.slice(0, comparedLength)))
    .sort((one, other) => one.length - other.length) as [string[], string[]];
  if (short.length < fewWords) return null;
  if (short.length < shortWords) return shareIn(new Set(short), new Set(long)) >= alikeWords;
  return shareIn(triples(short), triples(long)) >= alikeTriples;
}

/** How much of a text another one still says, by three words in a row; null where it has too few words to tell. */
export function keptShare(text: string, other: string): number | null {
  const [before, after] = [text, other].map((one) => wordsOf(one.slice(0, comparedLength))) as [string[], string[]];
  return before.length < shortWords ? null : shareIn(triples(before), triples(after));
}

function shareIn(few: ReadonlySet<string>, many: ReadonlySet<string>): number {
  let common = 0;
  for (const one of few) if (many.has(one)) common++;
  return common / few.size;
}

function triples(words: readonly string[]): Set<string> {
  return new Set(words.slice(2).map((word, at) => `${words[at]} ${words[at + 1]} ${word}`));
}

/** What there is to read: the body and a live blog's posts, else the summary. */
export function storyText(article: Article): string {
  const updates = article.updates.flatMap((one) => [one.headline, one.body]);
  const text = [textOfBody(article), ...updates].filter(Boolean).join('\n\n');
  return text === '' ? (article.summary ?? '') : text;
}

/**
 * What names a page by another headline and another text tells of another story, an older or newer one of the same address. At another
 * address, to which a guid alone leads, a text that tells nothing is another one, too: some feeds number their entries from the top.
 */
export function isOtherStory({ headline, text }: Said, article: Article, isElsewhere: boolean): boolean {
  if (isHeadlineAlike(headline, article.headline) !== false) return false;
  const told = storyText(article);
  const isAlike = isTextAlike(text, told);
  return (isElsewhere ? isAlike !== true : isAlike === false) && isTextAlike(headline ?? '', told) !== true;
}
