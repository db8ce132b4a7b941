import { alikeHeadline, likeness, wordsOf } from '../shared/likeness.js';
import type { RawArticle } from '../types.js';

/** Of what the feed says of a story, so much stands on its page, in headline or text. */
const leastShare = 0.5;
/** Fewer words tell nothing. */
const fewWords = 3;
/** Characters of a text that no wall has: a feed may link what it tells of in other words, or in another language. */
const storyLength = 2_500;
/** Characters of an entry that are looked through. */
const lookedThrough = 100_000;

/**
 * Whether a page can be the page of its feed's entry: not where neither headline nor text share anything with what the feed says,
 * as with a wall, an error page or a page for all that has been taken down. No list of words, so that it holds in every language.
 */
export function isPageOf(page: RawArticle, entry: RawArticle): boolean {
  const [title] = valuesOf(entry, ['headline']);
  const headlines = valuesOf(page, ['headline', 'alternativeHeadline']);
  if (title !== undefined && headlines.some((one) => likeness(one, title) >= alikeHeadline)) return true;
  const text = textOf(page);
  if (text.length > storyLength) return true;
  const seen = new Set(wordsOf([...headlines, ...valuesOf(page, ['summary']), text].join('\n')));
  const said = [title ?? '', textOf(entry) || (valuesOf(entry, ['summary'])[0] ?? '')].map(tellingWords);
  const told = said.filter((words) => words.length >= fewWords);
  return told.length === 0 || told.some((words) => shareOf(words, seen) >= leastShare);
}

const shareOf = (words: readonly string[], seen: ReadonlySet<string>): number =>
  words.filter((word) => seen.has(word)).length / words.length;

/** Words that do not stand in every text: short ones do, but for scripts whose words are one sign each. */
const tellingWords = (text: string): string[] =>
  [...new Set(wordsOf(text.slice(0, lookedThrough)))].filter((word) => word.length > 3 || /[^\x00-\x7f]|\d/.test(word));

type Worded = 'headline' | 'alternativeHeadline' | 'summary';

function valuesOf({ candidates }: RawArticle, fields: readonly Worded[]): string[] {
  return candidates.flatMap((one) => ((fields as readonly string[]).includes(one.field) ? [String(one.value)] : []));
}

const textOf = ({ blocks, updates }: RawArticle): string =>
  [...blocks.map(({ text }) => text), ...updates.flatMap(({ headline, body }) => [headline, body])].join('\n');
